"""What is said in each language: measures, stages, kinds; labels and sentences are in `phrase_rows`.

A row is (English, 中文, Русский); a missing translation falls back to English.
"""

from collections.abc import Mapping
from string import Formatter
from types import MappingProxyType

from bot.domain.words import EasedKind, Measure, Stage, TargetKind
from bot.render.phrase_rows import PHRASES, Row

__all__ = ["EASED", "KINDS", "LANGUAGES", "MEASURES", "NO_SANCTION", "STAGES", "Row", "pick", "say"]

LANGUAGES = ("en", "zh", "ru")

MEASURES: Mapping[Measure, Row] = MappingProxyType(
    {
        Measure.VISA_RESTRICTION: ("visa restrictions", "签证限制", "визовые ограничения"),
        Measure.ENTRY_BAN: ("entry ban", "禁止入境", "запрет на въезд"),
        Measure.ASSET_FREEZE: ("asset freeze", "冻结资产", "блокировка активов"),
        Measure.SANCTIONS_UNSPECIFIED: (
            "sanctions, kind not stated",
            "制裁（未说明具体措施）",
            "санкции (вид не указан)",
        ),
        Measure.TRADE_RESTRICTION: (
            "business or export ban on named firms",
            "对特定企业的贸易或出口限制",
            "торговые ограничения против компаний",
        ),
        Measure.EXPULSION: (
            "expulsion (persona non grata)",
            "驱逐／不受欢迎的人",
            "высылка (персона нон грата)",
        ),
        Measure.MISSION_RESTRICTION: (
            "limits on embassies and consulates",
            "对使领馆的限制",
            "ограничения для посольств и консульств",
        ),
        Measure.VISA_POLICY: (
            "visa rules for a whole nationality",
            "针对一国公民的签证措施",
            "визовый режим для граждан страны",
        ),
        Measure.OTHER: ("other measure", "其他措施", "другая мера"),
    }
)

NO_SANCTION: Row = ("no sanction", "非制裁举动", "не санкция")
"""Of an act without a measure: the archive has some, a visit say, because sanctions answered them."""

STAGES: Mapping[Stage, Row] = MappingProxyType(
    {
        Stage.THREATENED: ("warned", "警告将采取措施", "предупреждение"),
        Stage.ANNOUNCED: ("announced", "已宣布", "объявлено"),
        Stage.IMPOSED: ("imposed", "已实施", "введено"),
        Stage.EXPANDED: ("widened", "扩大范围", "расширено"),
        Stage.EXTENDED: ("renewed", "延期", "продлено"),
        Stage.EASED: ("eased", "放宽", "смягчено"),
    }
)

EASED: Mapping[EasedKind, Row] = MappingProxyType(
    {
        EasedKind.LIFTED: ("lifted", "解除", "отменено"),
        EasedKind.SUSPENDED: ("suspended", "暂停", "приостановлено"),
        EasedKind.NAMES_REMOVED: ("names removed", "移出名单", "исключены из списка"),
        EasedKind.NARROWED: ("narrowed", "放宽", "смягчено"),
    }
)

KINDS: Mapping[TargetKind, Row] = MappingProxyType(
    {
        TargetKind.OFFICIALS: ("officials", "官员", "должностные лица"),
        TargetKind.LAWMAKERS: ("lawmakers", "议员", "депутаты"),
        TargetKind.MILITARY: ("military personnel", "军方人员", "военные"),
        TargetKind.DIPLOMATS: ("diplomats", "外交人员", "дипломаты"),
        TargetKind.COMPANY: ("companies", "企业", "компании"),
        TargetKind.ORGANISATION: ("organisations", "组织", "организации"),
        TargetKind.MEDIA: ("journalists and media", "媒体和记者", "СМИ и журналисты"),
        TargetKind.NATIONALS: ("nationals", "公民", "граждане"),
        TargetKind.VESSELS: ("vessels", "船舶", "суда"),
        TargetKind.FAMILY: ("family members", "家属", "члены семей"),
    }
)


def pick(row: Row, language: str) -> str:
    """The cell of a language; English for one that is not kept."""
    return row[LANGUAGES.index(language)] if language in LANGUAGES else row[0]


def say(key: str, language: str, **values: object) -> str:
    """A phrase of a card with its values filled in."""
    return filled(PHRASES, key, language, values)


def filled(rows: Mapping[str, Row], key: str, language: str, values: Mapping[str, object]) -> str:
    """A row of a table in a language, with its values, which must be safe for a message already.

    `{count:chat|chats}` is a number with its noun, in Russian of three forms: `{count:чат|чата|чатов}`.
    """
    text = pick(rows[key], language)
    return _NOUNS.vformat(text, (), values) if "|" in text else text.format(**values)


class _Nouns(Formatter):
    """Fills in values; a number with nouns behind it takes the one that goes with it."""

    def format_field(self, value: object, format_spec: str) -> str:
        forms = format_spec.split("|")
        if len(forms) == 1 or not isinstance(value, int):
            return str(super().format_field(value, format_spec))
        return f"{value} {forms[_form(value, len(forms))]}"


_NOUNS = _Nouns()
_TEENS = range(11, 15)


def _form(count: int, forms: int) -> int:
    """Which form goes with a number: of two the English rule, of three the Russian one (CLDR, cardinals)."""
    if forms == 2:  # noqa: PLR2004 - one and many
        return int(count != 1)
    if count % 100 in _TEENS:
        return 2
    return {1: 0, 2: 1, 3: 1, 4: 1}.get(count % 10, 2)

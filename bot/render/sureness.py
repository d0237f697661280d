"""How sure each field of an action is, in words: sure, less sure, unsure."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.domain.action import Evidence
from bot.render.markup import bold, esc
from bot.render.words import Row, pick, say

SURE = 0.9
"""From here on a field needs no mark: its words stand in the announcing sentence or close to it."""

UNSURE = 0.7
"""A reading or a field less sure than this is said to be uncertain."""

_FIELDS: Mapping[str, Row] = MappingProxyType(
    {
        "issuer": ("issuer", "发布方", "кто"),
        "body": ("office that acts", "行动部门", "ведомство"),
        "targets": ("states hit", "对象国家/地区", "против каких стран"),
        "target_kinds": ("kinds of those hit", "对象类别", "против кого"),
        "target_class": ("those hit, in words", "对象的原文表述", "против кого, словами документа"),
        "measures": ("measures", "措施", "меры"),
        "answers_on": ("day of what it answers", "所回应事项的日期", "дата того, на что ответ"),
        "stage": ("stage", "阶段", "стадия"),
        "eased_kind": ("how it was eased", "放宽方式", "как смягчено"),
        "themes": ("subject", "主题", "тема"),
        "persons_named": ("persons named", "点名人员", "названные лица"),
        "family_named": ("family named", "点名家属", "названные родственники"),
        "entities_named": ("bodies named", "点名机构", "названные организации"),
        "roles": ("who they are", "身份", "кто они"),
        "count": ("number", "数量", "число"),
        "legal_basis": ("basis", "法律依据", "основание"),
        "reason": ("reason given", "所称理由", "названная причина"),
        "answers": ("what it answers", "所回应的事项", "на что ответ"),
        "carries_out": ("warning it carries out", "所落实的警告", "какое предупреждение исполняет"),
        "quote": ("sentence quoted", "引文", "цитата"),
        "speaker": ("speaker", "发言人", "кто сказал"),
        "speaker_role": ("speaker's office", "发言人职务", "должность"),
        "effective_on": ("start", "生效日期", "начало"),
        "expires_on": ("last day", "截止日期", "последний день"),
        "leave_by": ("deadline to leave", "离境期限", "срок выезда"),
    }
)


def field_name(field: str, language: str) -> str:
    """A field of the reading in a chat's language. Plain text."""
    row = _FIELDS.get(field)
    return pick(row, language) if row else field.replace("_", " ")


def how_sure(confidence: float, language: str) -> str:
    """The mark of a field that is less than sure; "" for one that is sure. Plain text."""
    if confidence >= SURE:
        return ""
    return say("less_sure" if confidence >= UNSURE else "not_sure", language)


def sureness_row(evidence: Sequence[Evidence], language: str) -> list[str]:
    """One row that names the fields that are less than sure, or says that there is none; [] without words."""
    surest: dict[str, float] = {}
    for each in evidence:
        surest[each.field] = max(surest.get(each.field, 0.0), each.confidence)
    if not surest:
        return []
    listed = [
        say(key, language, fields=esc(say("comma", language).join(fields)))
        for key, low, high in (("not_sure_of", 0.0, UNSURE), ("less_sure_of", UNSURE, SURE))
        if (fields := [field_name(name, language) for name, how in surest.items() if low <= how < high])
    ]
    if not listed:
        said = say("sure_of_all", language)
    else:
        said = say("semicolon", language).join((*listed, say("sure_of_rest", language)))
    colon = "：" if language == "zh" else ": "
    return [f"{bold(say('how_sure', language))}{colon}{said}"]

"""The news in one line in Russian: a sentence in the present, since the past has a gender."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.action import Action
from bot.domain.words import EasedKind, Measure, Stage, TargetKind
from bot.lexicon import country_name
from bot.lexicon.russian_cases import genitive, is_plural
from bot.render.phrases import only_person, own_noun

_TEENS = range(11, 20)
_MANY = 2  # kinds, measures or states that are listed; more are summed up


@dataclass(frozen=True, slots=True)
class _What:
    """A measure as an object, behind "о", and before those hit."""

    object: str
    about: str
    before: str = "против "


_WHATS: Mapping[Measure, _What] = MappingProxyType(
    {
        Measure.VISA_RESTRICTION: _What("визовые ограничения", "о визовых ограничениях"),
        Measure.ENTRY_BAN: _What("запрет на въезд", "о запрете на въезд", "для "),
        Measure.ASSET_FREEZE: _What("блокировку активов", "о блокировке активов", ""),
        Measure.SANCTIONS_UNSPECIFIED: _What("санкции", "о санкциях"),
        Measure.TRADE_RESTRICTION: _What("торговые ограничения", "о торговых ограничениях"),
        Measure.EXPULSION: _What("высылку", "о высылке", ""),
        Measure.MISSION_RESTRICTION: _What(
            "ограничения для посольств и консульств", "об ограничениях для посольств и консульств", ""
        ),
        Measure.VISA_POLICY: _What("визовые меры", "о визовых мерах", "для "),
        Measure.OTHER: _What("меры", "о мерах"),
    }
)
_STEP = _What("шаг", "о шаге", "в отношении ")
_COUNTER = _What("ответные меры", "об ответных мерах")

# For one and for several issuers or an issuer in the plural.
_VERBS: Mapping[Stage | EasedKind, tuple[str, str]] = MappingProxyType(
    {
        Stage.THREATENED: ("предупреждает", "предупреждают"),
        Stage.ANNOUNCED: ("объявляет", "объявляют"),
        Stage.IMPOSED: ("вводит", "вводят"),
        Stage.EXPANDED: ("расширяет", "расширяют"),
        Stage.EXTENDED: ("продлевает", "продлевают"),
        Stage.EASED: ("смягчает", "смягчают"),
        EasedKind.LIFTED: ("отменяет", "отменяют"),
        EasedKind.SUSPENDED: ("приостанавливает", "приостанавливают"),
        EasedKind.NARROWED: ("смягчает", "смягчают"),
    }
)
_TAKES = ("принимает", "принимают")
_EXPELS = ("высылает", "высылают")
_OWN_VERBS: Mapping[Measure, tuple[str, str]] = MappingProxyType(
    {
        Measure.ASSET_FREEZE: ("блокирует активы", "блокируют активы"),
        Measure.MISSION_RESTRICTION: (
            "ограничивает работу посольств и консульств",
            "ограничивают работу посольств и консульств",
        ),
    }
)
_REMOVES = ("сокращает санкционный список", "сокращают санкционный список")
_ADMITS = ("сокращает список лиц, которым закрыт въезд", "сокращают список лиц, которым закрыт въезд")
_ENTRY = frozenset({Measure.ENTRY_BAN, Measure.VISA_RESTRICTION})

# In the genitive: of one, of many.
_KINDS: Mapping[TargetKind, tuple[str, str]] = MappingProxyType(
    {
        TargetKind.OFFICIALS: ("должностного лица", "должностных лиц"),
        TargetKind.LAWMAKERS: ("депутата", "депутатов"),
        TargetKind.MILITARY: ("военного", "военных"),
        TargetKind.DIPLOMATS: ("дипломата", "дипломатов"),
        TargetKind.COMPANY: ("компании", "компаний"),
        TargetKind.ORGANISATION: ("организации", "организаций"),
        TargetKind.MEDIA: ("журналиста или СМИ", "журналистов и СМИ"),
        TargetKind.NATIONALS: ("гражданина", "граждан"),
        TargetKind.VESSELS: ("судна", "судов"),
        TargetKind.FAMILY: ("члена семьи", "членов семей"),
    }
)


def russian(action: Action, *, counter: bool) -> str:
    """One line; `counter`: the text itself says that it answers something. Plain text, not HTML."""
    issuer = country_name(action.issuer, "ru")
    return f"{issuer} {_predicate(action, counter=counter)}"


def _predicate(action: Action, *, counter: bool) -> str:
    if not action.measures:
        return _joined(f"— шаг{_against(_STEP, _states(action))}", "(не санкция)")
    hit = _hit(action)
    what = _what(action, counter=counter)
    match action.stage:
        case Stage.THREATENED | Stage.ANNOUNCED:
            return f"{_verb(action, action.stage)} {what.about}{_against(what, hit)}"
        case Stage.IMPOSED | Stage.EXPANDED if special := _special(action):
            more = " ещё" if action.stage is Stage.EXPANDED else ""
            return _joined(f"{special}{more}", hit)
        case Stage.IMPOSED if what is _WHATS[Measure.OTHER]:
            return f"{_pick(action, _TAKES)} {what.object}{_against(what, hit)}"
        case Stage.EASED if action.eased_kind is EasedKind.NAMES_REMOVED:
            shortened = _ADMITS if action.measures and not set(action.measures) - _ENTRY else _REMOVES
            return f"{_pick(action, shortened)}{': исключение ' + hit if hit else ''}"
        case Stage.EASED:
            verb = _verb(action, action.eased_kind or action.stage)
            return f"{verb} {what.object}{_against(what, hit)}"
        case _:
            return f"{_verb(action, action.stage)} {what.object}{_against(what, hit)}"


def _special(action: Action) -> str | None:
    """A verb of its own, where one measure has one."""
    if Measure.EXPULSION in action.measures:
        return _pick(action, _EXPELS)
    if action.stage is Stage.IMPOSED and len(action.measures) == 1:
        verbs = _OWN_VERBS.get(action.measures[0])
        return _pick(action, verbs) if verbs else None
    return None


def _what(action: Action, *, counter: bool) -> _What:
    vague = not set(action.measures) - {Measure.SANCTIONS_UNSPECIFIED, Measure.OTHER}
    if action.stage is Stage.THREATENED and counter and vague:
        return _COUNTER
    whats = [_WHATS[measure] for measure in action.measures[:_MANY]] or [_WHATS[Measure.OTHER]]
    if len(whats) == 1:
        return whats[0]
    first, second = whats
    return _What(f"{first.object} и {second.object}", f"{first.about} и {second.about}")


def _against(what: _What, hit: str) -> str:
    return f" {what.before}{hit}" if hit else ""


def _hit(action: Action) -> str:
    """Those hit in the genitive; "" when nothing is known of them."""
    if name := only_person(action):
        return name + (f" и членов семьи ({len(action.family)})" if action.family else "")
    states = _states(action)
    if action.measures == (Measure.MISSION_RESTRICTION,):
        return states  # whose embassies; the card says who of them
    expelled = Measure.EXPULSION in action.measures
    people = _people(action, accusative=expelled and action.stage in (Stage.IMPOSED, Stage.EXPANDED))
    if expelled and not people:
        people = "представителей"
    if action.count in (None, 1):
        return _joined(people, states)
    return _joined(f"{action.count} {people}", states) if people else _joined(states, f"({action.count})")


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _people(action: Action, *, accusative: bool = False) -> str:
    number = int(not _has_singular(action.count, accusative=accusative))
    if noun := own_noun(action):
        return noun.ru_of[number]
    kinds = [_KINDS[kind][number] for kind in action.target_kinds[:_MANY]]
    return ", ".join(kinds) + " и др." if len(action.target_kinds) > _MANY else " и ".join(kinds)


def _has_singular(count: int | None, *, accusative: bool) -> bool:
    """Whether a number has its noun in the genitive singular: 1, 21, 31; as an object 22 to 24 as well."""
    if count is None or count % 100 in _TEENS:
        return False
    return count % 10 == 1 or (accusative and count > max(_TEENS) and count % 10 in (2, 3, 4))


def _states(action: Action) -> str:
    listed = action.targets[:_MANY]
    if not listed:
        return ""
    names = [genitive(code) for code in listed]
    more = " и др." if len(action.targets) > _MANY else ""
    if all(names):
        join = ", " if more else " и "
        return join.join(name for name in names if name) + more
    return "(" + ", ".join(country_name(code, "ru") for code in listed) + f"{more})"


def _verb(action: Action, stage: Stage | EasedKind) -> str:
    return _pick(action, _VERBS[stage])


def _pick(action: Action, verbs: tuple[str, str]) -> str:
    return verbs[is_plural(action.issuer)]

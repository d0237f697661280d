"""The news in one line: who, verb, what, against whom.

Acts of all governments go through the same sentences, so that mirrored acts get mirrored wording.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.action import Action
from bot.domain.words import EasedKind, Measure, Stage, TargetKind
from bot.lexicon import adjective, country_name
from bot.render import words as w
from bot.render.headline_ru import russian
from bot.render.headline_zh import chinese
from bot.render.phrases import only_person, own_noun

LENGTH = 80
"""Characters that a lock screen shows of a message."""


@dataclass(frozen=True, slots=True)
class _Noun:
    """A measure as a noun, and the preposition before those hit."""

    words: str
    preposition: str


_NOUNS: Mapping[Measure, _Noun] = MappingProxyType(
    {
        Measure.EXPULSION: _Noun("the expulsion", "of"),
        Measure.VISA_RESTRICTION: _Noun("visa restrictions", "on"),
        Measure.ENTRY_BAN: _Noun("entry bans", "on"),
        Measure.ASSET_FREEZE: _Noun("asset freezes", "on"),
        Measure.TRADE_RESTRICTION: _Noun("trade restrictions", "on"),
        Measure.SANCTIONS_UNSPECIFIED: _Noun("sanctions", "on"),
        Measure.MISSION_RESTRICTION: _Noun("mission restrictions", "on"),
        Measure.VISA_POLICY: _Noun("visa measures", "for"),
        Measure.OTHER: _Noun("measures", "against"),
    }
)

_SINGULAR: Mapping[TargetKind, tuple[str, str]] = MappingProxyType(
    {
        TargetKind.OFFICIALS: ("official", "officials"),
        TargetKind.LAWMAKERS: ("lawmaker", "lawmakers"),
        TargetKind.MILITARY: ("officer", "military personnel"),
        TargetKind.DIPLOMATS: ("diplomat", "diplomats"),
        TargetKind.COMPANY: ("company", "companies"),
        TargetKind.ORGANISATION: ("organisation", "organisations"),
        TargetKind.MEDIA: ("journalist or medium", "journalists and media"),
        TargetKind.NATIONALS: ("national", "nationals"),
        TargetKind.VESSELS: ("vessel", "vessels"),
        TargetKind.FAMILY: ("family member", "family members"),
    }
)

_SAID_AS_CONSONANT = ("US", "UK", "UN", "Ukrain", "Ugand", "Urugua", "Euro")
_LISTED = 5  # states named in the line that says whom an action hits
_MANY = 2  # kinds or states that are listed; more are summed up
# 7031(c) makes the listed ineligible for entry at once, so "bars" is exact (Section 7031(c)(1)(A)).
_BARS_BY_LAW = "7031(c)"


def headline(action: Action, language: str = "en") -> str:
    """One line that stands alone, about 80 characters, without flags and marks. Plain text, not HTML."""
    if language == "zh":
        return chinese(action, counter=is_counter(action))
    if language == "ru":
        return russian(action, counter=is_counter(action))
    issuer = country_name(action.issuer)
    if not action.measures:
        return action.headline or f"{issuer}: {w.pick(w.NO_SANCTION, language)}"
    wordings = [f"{issuer} {_predicate(action, whom)}" for whom in _whom_options(action)]
    return next((line for line in wordings if len(line) <= LENGTH), wordings[-1])


def is_counter(action: Action) -> bool:
    """Whether the text itself says that it answers something."""
    return bool(action.answers_text or action.answers_on)


def whom(action: Action, language: str = "en") -> str:
    """Those hit as a class, without number and names; "" when neither state nor kind is known. Plain text."""
    if not (action.targets or action.target_kinds):
        return ""
    kinds = action.target_kinds[:_MANY]
    if language in ("zh", "ru"):
        noun = own_noun(action)
        names = [noun.pick(language)] if noun else [w.pick(w.KINDS[kind], language) for kind in kinds]
        states = "、".join(country_name(code, "zh") for code in action.targets[:_LISTED])
        if language == "zh":
            return states + "、".join(names)
        listed = ", ".join(country_name(code, "ru") for code in action.targets[:_LISTED])
        what = ", ".join(names)
        return f"{what} ({listed})" if what and listed else what or listed
    if not action.target_kinds and not own_noun(action):
        return ", ".join(country_name(code) for code in action.targets[:_LISTED])
    return _people(action, kinds, more=len(action.target_kinds) > _MANY, counted=False)


def _predicate(action: Action, whom: str) -> str:
    noun = _noun(action)
    phrase = f"{noun.words} {noun.preposition} {whom}"
    match action.stage:
        case Stage.THREATENED:
            return _warns(action, phrase, whom)
        case Stage.ANNOUNCED:
            return f"announces {phrase}"
        case Stage.IMPOSED:
            return _imposes(action, phrase, whom)
        case Stage.EXPANDED:
            more = f"expels further {whom}" if not action.count else f"expels {_further(action, whom)}"
            return more if Measure.EXPULSION in action.measures else f"widens {phrase}"
        case Stage.EXTENDED:
            return f"renews {phrase}"
        case Stage.EASED:
            return _eases(action, phrase, whom)


def _warns(action: Action, phrase: str, whom: str) -> str:
    vague = not set(action.measures) - {Measure.SANCTIONS_UNSPECIFIED, Measure.OTHER}
    if not vague:
        return f"warns of {phrase}"
    if is_counter(action):
        hit = "" if not (action.targets or action.target_kinds) else f" against {whom}"
        return f"warns of countermeasures{_whole_states(action) or hit}"
    return f"warns of {phrase}"


def _whole_states(action: Action) -> str:
    """Where nobody is singled out, "against the US" reads better than "against US targets"."""
    if action.target_kinds or not action.targets or len(action.targets) > _MANY:
        return ""
    return " against " + " and ".join(with_article(code) for code in action.targets)


def with_article(code: str) -> str:
    """The English name inside a sentence: "the US", "China"."""
    name = country_name(code)
    return f"the {name}" if code in ("US", "GB", "EU", "UN", "NL", "PH", "AE", "CZ") else name


def _further(action: Action, whom: str) -> str:
    if action.count == 1 or not whom[0].isdigit():
        return f"further {whom}" if action.count != 1 else f"another {whom.split(' ', 1)[-1]}"
    number, _, rest = whom.partition(" ")
    return f"{number} more {rest}"


def _imposes(action: Action, phrase: str, whom: str) -> str:
    measures = set(action.measures)
    if Measure.EXPULSION in measures:
        return f"expels {whom}"
    if measures == {Measure.OTHER}:
        hit = "" if action.persons or action.entities or action.count else _whole_states(action)
        return f"takes measures{hit}" if hit else f"designates {whom}"
    by_law = _BARS_BY_LAW in (action.legal_basis or "")
    if measures == {Measure.ENTRY_BAN} or (
        by_law and measures <= {Measure.VISA_RESTRICTION, Measure.ENTRY_BAN}
    ):
        return f"bars {whom}"
    if measures == {Measure.ASSET_FREEZE}:
        return f"freezes assets of {whom}"
    return f"imposes {phrase}"


def _eases(action: Action, phrase: str, whom: str) -> str:
    if Measure.EXPULSION in action.measures:
        verb = "suspends" if action.eased_kind is EasedKind.SUSPENDED else "withdraws"
        return f"{verb} {phrase}"
    match action.eased_kind:
        case EasedKind.LIFTED:
            return f"lifts {phrase}"
        case EasedKind.SUSPENDED:
            return f"suspends {phrase}"
        case EasedKind.NAMES_REMOVED:
            return f"removes {whom} from {_noun(action).words}"
        case EasedKind.NARROWED:
            return f"narrows {phrase}"
        case None:
            return f"eases {phrase}"


def _noun(action: Action) -> _Noun:
    """One noun for all measures: expulsion first, then up to two that share their preposition."""
    if Measure.EXPULSION in action.measures:
        return _NOUNS[Measure.EXPULSION]
    nouns = [_NOUNS[m] for m in action.measures if m is not Measure.OTHER] or [_NOUNS[Measure.OTHER]]
    alike = [noun for noun in nouns if noun.preposition == nouns[0].preposition]
    joined = " and ".join(noun.words for noun in alike[:_MANY])
    return _Noun(joined, nouns[0].preposition)


def _whom_options(action: Action) -> list[str]:
    """From the fullest wording to the shortest."""
    options: list[str] = []
    if name := only_person(action):
        others = len(action.family)
        options.append(name + (f" and {others} family member{'s' if others > 1 else ''}" if others else ""))
    kinds = action.target_kinds or ()
    options.extend(
        _people(action, kinds[:shown], more=len(kinds) > shown)
        for shown in sorted({min(len(kinds), _MANY), min(len(kinds), 1)}, reverse=True)
    )
    options.append(_people(action, kinds[:1], more=len(kinds) > 1, adjectives=False))
    return options


def _people(
    action: Action,
    kinds: tuple[TargetKind, ...],
    *,
    more: bool,
    adjectives: bool = True,
    counted: bool = True,
) -> str:
    count = action.count if counted else None
    one = count == 1 and len(kinds) <= 1 and not more
    nouns = _nouns(action, kinds, one=one)
    nouns.sort(key=lambda noun: " and " in noun)  # "nationals, journalists and media"
    joint = ", " if " and " in nouns[-1] else " and "
    what = ", ".join(nouns) + " and others" if more else joint.join(nouns)
    of = ""
    if action.targets and adjectives and len(action.targets) <= _MANY:
        what = " and ".join(adjective(code) for code in action.targets) + " " + what
    elif action.targets:
        states = len(action.targets)
        of = f" of {states} states" if states > 1 else f" ({country_name(action.targets[0])})"
    if one:
        return f"{_article(what)} {what}{of}"
    return f"{count} {what}{of}" if count and count > 1 else what + of


def _nouns(action: Action, kinds: tuple[TargetKind, ...], *, one: bool) -> list[str]:
    """The text's own noun where it is more exact, else one for each kind."""
    if noun := own_noun(action):
        return [noun.one if one else noun.many]
    return [_SINGULAR[kind][0 if one else 1] for kind in kinds] or ["target" if one else "targets"]


def _article(what: str) -> str:
    vowel = what[0].upper() in "AEIO" or what.startswith("U")
    consonant = what.startswith(_SAID_AS_CONSONANT) and not what.startswith("EU ")
    return "an" if vowel and not consonant else "a"

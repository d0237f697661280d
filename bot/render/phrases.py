"""The text's own words for those hit and for their deeds, cut so that they still read as a phrase."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.action import Action
from bot.domain.words import TargetKind
from bot.lexicon import find_countries
from bot.render.markup import QUOTE_CHARACTERS, clean, clip

_CLAUSE = re.compile(
    r",? \b(?:who|whom|whose|that|which|(?:are |is |were )?(?:believed|alleged|responsible|complicit|"
    r"involved|accused|suspected))\b"
)
# What was done to them, and when, belongs to the sentence and not to the words for those hit.
_BEYOND = re.compile(
    r" (?:personae? non gratae?|and (?:called|ordered|asked|told|gave|demanded)|"
    r"(?:on|last|this|next|since|effective) (?:[A-Z]\w+day|week|month|year|\d)|today|yesterday|tomorrow|"
    r"(?:will|shall|must|would|has|have|had) (?:be|been|leave|not)\b|(?:are|were|is|was) (?:to|being|not)\b|"
    r"from (?:entering|travel\w*)|in (?:response|reply|return|retaliation)|as of|under section)\b.*",
    re.IGNORECASE,
)
# A phrase does not end with these: what they lead to is missing.
_DANGLING = re.compile(
    r"[ ,]+(?:(?:a|an|the|of|for|to|in|on|at|by|with|from|and|or|but|as|into|over|against|about|than|"
    r"who|whom|whose|that|which|be|is|are|was|were|has|have|had|their|his|her|its|under|between|including|"
    r"believed|[A-Z]|[,;:–—-]+))$"
)
_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’»)\]]*$")
_NAME = 60  # characters of a person's name in a headline
_LONG = 150  # characters; the reader cuts quotations between 150 and 200, shorter ones are whole
_EMPTY_WORDS = frozenset(
    "a an the of s and or other some certain several number people republic federal member members".split()  # noqa: SIM905 - reads as a list
)


@dataclass(frozen=True, slots=True)
class Noun:
    """Those hit, where the text's word for them is more exact than their kind."""

    one: str
    many: str
    zh: str
    ru: str
    ru_of: tuple[str, str]  # in the genitive: of one, of many

    def pick(self, language: str) -> str:
        """The plural in a language."""
        return {"zh": self.zh, "ru": self.ru}.get(language, self.many)


_STAFF = Noun(
    "embassy staff member",
    "embassy staff",
    "使馆人员",
    "сотрудники посольства",
    ("сотрудника посольства", "сотрудников посольства"),
)
_CONSULAR = Noun(
    "consular staff member",
    "consular staff",
    "领馆人员",
    "сотрудники консульства",
    ("сотрудника консульства", "сотрудников консульства"),
)
_PERSONNEL = Noun("person", "personnel", "相关人员", "представители", ("представителя", "представителей"))
_PERSONS = Noun("person", "individuals", "个人", "отдельные лица", ("лица", "лиц"))
_BOTH = Noun(
    "person or body",
    "persons and bodies",
    "个人和实体",
    "лица и организации",
    ("лица или организации", "лиц и организаций"),
)
_BODIES = frozenset({TargetKind.COMPANY, TargetKind.ORGANISATION, TargetKind.VESSELS})
_PEOPLE = frozenset(
    {
        TargetKind.OFFICIALS, TargetKind.LAWMAKERS, TargetKind.MILITARY, TargetKind.DIPLOMATS,
        TargetKind.NATIONALS, TargetKind.FAMILY,
    }
)  # fmt: skip
_NOUNS: Mapping[TargetKind | None, tuple[tuple[re.Pattern[str], Noun], ...]] = MappingProxyType(
    {
        TargetKind.DIPLOMATS: (
            (re.compile(r"(?i)(?=.*\bembass)(?=.*\b(?:staff|employees|personnel)\b)(?!.*diplomat)"), _STAFF),
            (
                re.compile(r"(?i)(?=.*\bconsul)(?=.*\b(?:staff|employees|personnel)\b)(?!.*diplomat)"),
                _CONSULAR,
            ),
        ),
        TargetKind.OFFICIALS: (
            (re.compile(r"(?i)(?=.*\bpersonnel\b)(?!.*\b(?:official|minister|judge)s?\b)"), _PERSONNEL),
        ),
        None: (
            (re.compile(r"(?i).*\bpersonnel\b"), _PERSONNEL),
            (re.compile(r"(?i).*\b(?:individuals?|persons?|people)\b"), _PERSONS),
        ),
    }
)


def own_noun(action: Action) -> Noun | None:
    """The text's noun for those hit, where it says more than their kind or they are of no kind we name."""
    if mixed := _beside_bodies(action):
        return mixed
    if not action.target_class or len(action.target_kinds) > 1:
        return None
    head = _CLAUSE.split(clean(action.target_class), maxsplit=1)[0]
    kind = action.target_kinds[0] if action.target_kinds else None
    return next((noun for pattern, noun in _NOUNS.get(kind, ()) if pattern.match(head)), None)


def _beside_bodies(action: Action) -> Noun | None:
    """What to say where persons and bodies are hit and the kinds tell of one of them alone."""
    kinds = set(action.target_kinds)
    if kinds and not kinds - _PEOPLE and action.persons and action.entities:
        return _BOTH
    if kinds - _BODIES:
        return None
    if not kinds:
        both = (action.persons and action.entities) or _PERSONS_AND_BODIES.search(action.target_class or "")
        return _BOTH if both else None
    people = len(action.persons) + len(action.family)
    if people and not action.entities and (action.count or people) <= people:
        return _PERSONS
    return _BOTH if people or _PERSONS_AND_BODIES.search(action.target_class or "") else None


_PERSONS_AND_BODIES = re.compile(
    r"(?i)\b(?:individuals|persons|people)\b(?:,| and| or)[^.;]{0,30}\b(?:entit|compan|firm|bod)"
)


def are_people(action: Action) -> bool:
    """Whether all those hit are natural persons, as far as the text tells."""
    if action.entities:
        return False
    if own_noun(action) is _PERSONS:
        return True
    if not action.target_kinds:
        return own_noun(action) not in (None, _BOTH)
    return not set(action.target_kinds) - _PEOPLE


def only_person(action: Action) -> str | None:
    """The name of the one person hit, where nobody is hit besides but relatives listed as such."""
    if len(action.persons) != 1 or action.entities or action.count not in (None, 1 + len(action.family)):
        return None
    return clip(clean(action.persons[0]), _NAME)


def class_words(action: Action, said: str) -> str:
    """Those hit in the text's words: a whole noun phrase; "" when it adds nothing to `said` and the reason.

    A clause that the reason repeats is left to the reason.
    """
    words = _BEYOND.sub("", clean(action.target_class or ""))
    reason = clean(action.reason or "")
    if (at := _overlap(words, reason)) is not None:
        words = _CLAUSE.split(words[:at], maxsplit=1)[0]
    phrase = whole(words, QUOTE_CHARACTERS)
    if phrase.endswith("…"):  # half a clause says nothing: back to the noun before it
        phrase = whole(_CLAUSE.split(phrase.removesuffix("…"), maxsplit=1)[0]).removesuffix("…") + "…"
    return "" if _adds_nothing(phrase, said) else phrase


def whole(words: str, limit: int = QUOTE_CHARACTERS) -> str:
    """At most `limit` characters, cut at a word, not ending in a word that leads on; "…" where it is cut."""
    text = clean(words)
    cut = clip(text, limit)
    bare = cut.removesuffix("…").rstrip(" ,;:")
    while (match := _DANGLING.search(bare)) and match.start():
        bare = bare[: match.start()]
    if bare == text.rstrip(" ,;:"):
        return bare
    return clip(bare, limit - 1).removesuffix("…") + "…"


def quotation_words(quote: str) -> str:
    """A quoted sentence of at most 200 characters; "…" where the reader or this function cut it."""
    text = clean(quote)
    if len(text) < _LONG or (_SENTENCE_END.search(text) and len(text) <= QUOTE_CHARACTERS):
        return text
    return whole(text + " …", QUOTE_CHARACTERS)


def _overlap(words: str, reason: str) -> int | None:
    """Where the words go over into the reason."""
    start = " ".join(reason.split()[:3])
    at = words.find(start) if start else -1
    return at if at >= 0 and reason.startswith(words[at:].rstrip(" ,…")) else None


def _adds_nothing(words: str, said: str) -> bool:
    """Whether each of the words is a state, or said already."""
    rest = words
    for mention in reversed(find_countries(words)):
        rest = rest[: mention.start] + rest[mention.end :]
    told = set(re.findall(r"\w+", said.casefold()))
    return not set(re.findall(r"\w+", rest.casefold())) - told - _EMPTY_WORDS

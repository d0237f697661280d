"""Texts that nearly match a pattern, made from the pattern itself: there backtracking engines lose time."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from bot.lexicon.patterns import Pattern
from bot.reading.phrasebook.anchors import Anchored
from bot.reading.phrasebook.states import States
from bot.reading.rows import FLAGS
from bot.reading.search.index import PatternTable

_SAMPLES = " x1,.-'aAéж制한ع\n\t\x01"
_MOST = 8  # alternatives followed at each fork


def near_matches(pattern: str, flags: int = 0) -> list[str]:
    """Beginnings of texts that match, up to the whole of one."""
    found = dict.fromkeys(_beginnings(list(parser.parse(pattern, flags)), ""))
    return [text for text in found if text]


def filled(piece: str, size: int) -> str:
    """The piece again and again, so many characters."""
    return (piece * (size // len(piece) + 1))[:size]


def patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    """All patterns inside of tuples, mappings, frozen dataclasses and tables of the rules."""
    if isinstance(value, Pattern):
        yield re.compile(value.pattern, value.flags)
    elif isinstance(value, PatternTable | Anchored):
        yield from patterns_in(value._made_of)
    elif isinstance(value, States):
        yield from (re.compile(pattern, FLAGS) for pattern in value.patterns)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from patterns_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from patterns_in(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from patterns_in(each)


def _beginnings(items: list[tuple[Any, Any]], before: str, *, forking: bool = True) -> Iterator[str]:
    """Of each alternative where the pattern forks first, of the first one at later forks."""
    for place, (kind, value) in enumerate(items):
        forks = _forks(kind, value) if forking else []
        if forks:
            for fork in forks[:_MOST]:
                yield from _beginnings([*fork, *items[place + 1 :]], before, forking=False)
            return
        before += _example([(kind, value)])
        yield before


def _forks(kind: Any, value: Any) -> list[list[tuple[Any, Any]]]:
    if kind is code.BRANCH:
        return [list(each) for each in value[1]]
    if kind is code.SUBPATTERN and len(value[-1]) == 1:
        return _forks(*value[-1][0])
    return []


def _example(items: Iterable[tuple[Any, Any]]) -> str:
    """One text that matches; looks around are taken for fulfilled."""
    return "".join(_one(kind, value) for kind, value in items)


def _one(kind: Any, value: Any) -> str:
    if kind is code.LITERAL:
        return chr(int(value))
    if kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        return _example(value[2]) * max(1, int(value[0]))
    if kind is code.SUBPATTERN:
        return _example(value[-1])
    if kind is code.BRANCH:
        return _example(value[1][0])
    if kind in (code.IN, code.NOT_LITERAL, code.ANY):
        single = _single(kind, value)
        return next((c for c in _candidates(kind, value) if single.fullmatch(c)), "")
    return ""


def _candidates(kind: Any, value: Any) -> Iterator[str]:
    """A letter of the set where it names some, else any that fits."""
    if kind is code.IN:
        for each, what in value:
            if each is code.LITERAL:
                yield chr(what)
            elif each is code.RANGE:
                yield chr(what[0])
    yield from _SAMPLES


def _single(kind: Any, value: Any) -> re.Pattern[str]:
    """A pattern of this one item."""
    if kind is code.ANY:
        return re.compile(".")
    if kind is code.NOT_LITERAL:
        return re.compile(f"[^{re.escape(chr(value))}]")
    return re.compile(f"[{''.join(_in_set(each, what) for each, what in value)}]")


def _in_set(kind: Any, value: Any) -> str:
    if kind is code.NEGATE:
        return "^"
    if kind is code.LITERAL:
        return re.escape(chr(value))
    if kind is code.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    categories: dict[Any, str] = {
        code.CATEGORY_DIGIT: r"\d",
        code.CATEGORY_NOT_DIGIT: r"\D",
        code.CATEGORY_SPACE: r"\s",
        code.CATEGORY_NOT_SPACE: r"\S",
        code.CATEGORY_WORD: r"\w",
        code.CATEGORY_NOT_WORD: r"\W",
    }
    return categories[value]

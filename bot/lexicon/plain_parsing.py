"""Plain regular expressions parsed quickly, to exactly what Python's own parser makes of them.

Python's parser asks for one character after the other, and the tables of rules hold a third of a million:
that took half the time of their loading. Here the engine itself cuts a pattern into its parts. What is not
plain, and what is wrong, is left to Python's parser: so there is one judge of what a pattern is, and one
wording of faults.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from re import _constants as code  # type: ignore[attr-defined]  # no public name since Python 3.11
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final, NamedTuple, cast

Item = tuple[Any, Any]

_FLAGS: Final = re.IGNORECASE | re.MULTILINE  # others change how a pattern is parsed
_LETTER: Final = r"[^\\\[\](){}|?*+.^$]"
_TOKEN: Final = re.compile(
    rf"({_LETTER}+(?![?*+{{]))"
    rf"|(?:({_LETTER}|\.|\\(?:[^a-zA-Z0-9]|[dDsSwWnt])|\[\^?(?:[^\\\[\]]|\\.)+\])|(\)))"
    r"([?*+]\??|\{[0-9]{1,4}(?:,[0-9]{0,4})?\}\??)?"
    r"|(\|)"
    r"|(\((?:\?(?::|-i:|<?[=!]|P<[a-zA-Z_][a-zA-Z_0-9]*>))?)(?!\?)"
    r"|(\^|\$|\\[bB])(?![?*+{])"
    r"|.",
    re.DOTALL,
)
_LOOKS: Final = {
    "(?=": (code.ASSERT, 1),
    "(?!": (code.ASSERT_NOT, 1),
    "(?<=": (code.ASSERT, -1),
    "(?<!": (code.ASSERT_NOT, -1),
}
_ATOMS: Final = 2048  # sets, escapes and places that are kept, each parsed once


class _NotPlainError(Exception):
    """Python's parser knows what to make of it."""


def plain_tree(pattern: str, flags: int = 0) -> Any:
    """What Python's parser makes of a pattern; None where that has to be asked itself."""
    if flags & ~_FLAGS:
        return None
    try:
        return _Parsing(pattern, flags).whole()
    except (_NotPlainError, re.error):
        return None


class _Group(NamedTuple):
    """A group that is open."""

    before: list[list[Item]]  # the alternatives in the last of which it stands
    opening: str
    number: int | None


class _Parsing:
    """One pattern on its way."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern = pattern
        self._state = parser.State()
        self._state.flags, self._state.str = flags | re.UNICODE.value, pattern
        self._around: list[_Group] = []  # the groups that are open

    def whole(self) -> Any:
        here: list[Item] = []
        alternatives = [here]
        for letters, one, closed, times, bar, opened, place in _TOKEN.findall(self._pattern):
            if letters:
                here += map(_letter, letters)
            elif one:
                here.append(self._repeated(times, _atom(one)) if times else _atom(one))
            elif closed:
                inner, group = self._joined(alternatives), self._left()
                alternatives = group.before
                here = alternatives[-1]
                here += self._closed(group, inner, times)
            elif place:
                here.append(_atom(place))
            elif bar or opened:
                here = []
                alternatives = self._entered(alternatives, opened) if opened else alternatives
                alternatives.append(here)
            else:
                raise _NotPlainError
        if self._around:
            raise _NotPlainError
        return self._joined(alternatives)

    def _entered(self, alternatives: list[list[Item]], opened: str) -> list[list[Item]]:
        """The alternatives of a group that begins here."""
        self._around.append(_Group(alternatives, opened, self._numbered(opened)))
        return []

    def _left(self) -> _Group:
        if not self._around:
            raise _NotPlainError
        return self._around.pop()

    def _numbered(self, opened: str) -> int | None:
        if opened == "(":
            return int(self._state.opengroup())
        return int(self._state.opengroup(opened[4:-1])) if opened[2] == "P" else None

    def _closed(self, group: _Group, inner: Any, times: str) -> Sequence[Item]:
        """The parts that a group is: what it holds, where it is a group for nothing else."""
        if group.opening == "(?:":
            return [_repeat(times, inner)] if times else cast("list[Item]", inner.data)
        if group.opening in _LOOKS:
            kind, direction = _LOOKS[group.opening]
            least, most = inner.getwidth() if direction < 0 else (0, 0)
            if least != most:
                raise _NotPlainError
            item: Item = (kind, (direction, inner))
        else:
            if group.number is not None:
                self._state.closegroup(group.number, inner)
            without = re.IGNORECASE.value if group.opening == "(?-i:" else 0
            item = (code.SUBPATTERN, (group.number, 0, without, inner))
        return [self._repeated(times, item) if times else item]

    def _repeated(self, times: str, item: Item) -> Item:
        return _repeat(times, parser.SubPattern(self._state, [item]))

    def _joined(self, alternatives: list[list[Item]]) -> Any:
        """Alternatives as one sequence: before them what all begin with; single characters are a set."""
        if len(alternatives) == 1:
            return parser.SubPattern(self._state, alternatives[0])
        found: list[Item] = []
        while all(alternatives) and all(each[0] == alternatives[0][0] for each in alternatives):
            found.append(alternatives[0][0])
            for each in alternatives:
                del each[0]
        if all(map(_is_character, alternatives)):
            members = [one for ((kind, value),) in alternatives for one in _members(kind, value)]
            found.append((code.IN, list(dict.fromkeys(members))))
        else:
            found.append(
                (code.BRANCH, (None, [parser.SubPattern(self._state, each) for each in alternatives]))
            )
        return parser.SubPattern(self._state, found)


def _is_character(alternative: list[Item]) -> bool:
    if len(alternative) != 1:
        return False
    kind, value = alternative[0]
    return kind is code.LITERAL or (kind is code.IN and value[0][0] is not code.NEGATE)


def _members(kind: Any, value: Any) -> list[Item]:
    return [(kind, value)] if kind is code.LITERAL else value


def _repeat(times: str, part: Any) -> Item:
    kind, least, most = _bounds(times)
    return kind, (least, most, part)


@lru_cache(maxsize=_ATOMS)
def _bounds(times: str) -> tuple[Any, int, int]:
    lazy = len(times) > 1 and times.endswith("?")
    kind = code.MIN_REPEAT if lazy else code.MAX_REPEAT
    if times[0] != "{":
        return kind, int(times[0] == "+"), 1 if times[0] == "?" else code.MAXREPEAT
    least, comma, most = times.rstrip("?")[1:-1].partition(",")
    upper = int(most) if most else code.MAXREPEAT if comma else int(least)
    if upper < int(least):
        raise _NotPlainError
    return kind, int(least), upper


@lru_cache(maxsize=_ATOMS)
def _letter(letter: str) -> Item:
    return code.LITERAL, ord(letter)


@lru_cache(maxsize=_ATOMS)
def _atom(text: str) -> Item:
    """A set, an escape, a place or a letter, as Python's parser sees it. Raises re.error for a wrong one."""
    item: Item = parser.parse(text).data[0]
    return item

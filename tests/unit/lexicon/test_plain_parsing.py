"""Plain patterns are parsed quickly, and to nothing else than what Python's own parser makes of them."""

import re
import warnings
from collections.abc import Iterator
from re import _parser as parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lexicon.parsing import parsed
from bot.lexicon.plain_parsing import plain_tree
from shipped import shipped_tables

_PIECES = (
    *("a", "b", "é", " ", "制", "-", ",", "=", ":", "\n", "}", "]", "{", "\\", "."),
    *(r"\b", r"\w", r"\.", r"\n", r"\1", r"\x41", r"\A", r"\{", "^", "$"),
    *("[ab]", "[^a]", "[a]", "[^a-c]", r"[\w’'-]", "[]a]", "[b-a]", "[ab"),
    *("(", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?-i:", "(?i:", "(?>", "(?P<n>", "(?P<m>", "(?P=n)", "(?"),
    *(")", ")", ")", "|", "|", "?", "*", "+", "??", "*?", "{2}", "{,2}", "{0,3}", "{0,3}?", "{3,2}", "{1,}"),
)


def _spelled(part: object) -> object:
    """A tree in a form that can be compared; Python's own has no equality."""
    if isinstance(part, parser.SubPattern):
        return ["sequence", *map(_spelled, part.data)]
    if isinstance(part, list | tuple):
        return [type(part).__name__, *map(_spelled, part)]
    return part


def _told(tree: parser.SubPattern) -> tuple[object, ...]:
    state = tree.state
    return _spelled(tree), state.flags, state.groupdict, state.groupwidths


def _patterns() -> Iterator[str]:
    """Those of the tables; what stands for others is taken for an alternative."""
    for rows in shipped_tables().values():
        for row in rows if isinstance(rows, list) else []:
            for text in row.values() if isinstance(row, dict) else []:
                if isinstance(text, str):
                    yield re.sub(r"(?<!\\)\{[^\W\d][\w-]*\}", "(?:x|y z)", text)


def test_the_patterns_of_the_tables_are_plain_and_parsed_as_python_does() -> None:
    patterns = list(_patterns())
    plain = {pattern: plain_tree(pattern, re.IGNORECASE) for pattern in patterns}
    assert [
        p for p, tree in plain.items() if tree and _told(tree) != _told(parser.parse(p, re.IGNORECASE))
    ] == []
    assert sum(tree is None for tree in plain.values()) < len(plain) / 100  # others take three times as long


@given(
    st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
    st.sampled_from([0, re.IGNORECASE, re.IGNORECASE | re.MULTILINE]),
)
def test_whatever_is_written_is_parsed_or_refused_as_python_does(pattern: str, flags: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of sets that may mean something else one day
        try:
            re.compile(pattern, flags)
        except re.error:
            with pytest.raises(re.error):
                parsed(pattern, flags)
        else:
            assert _told(parsed(pattern, flags)) == _told(parser.parse(pattern, flags))


@pytest.mark.parametrize(
    "pattern", ["a(?:b|c)?d", r"(?<=ab)\w+?|(?P<n>x){2,}", "ab|ac", "a|b|[cd]", "(?:a? x|a? y)", ""]
)
def test_a_plain_pattern_is_known(pattern: str) -> None:
    assert plain_tree(pattern) is not None
    assert _told(plain_tree(pattern)) == _told(parser.parse(pattern))


@pytest.mark.parametrize(
    "pattern",
    [
        "(?i)a",
        "(?>a)",
        r"(a)\1",
        "a**",
        "(a",
        "a)",
        "^*",
        "a{2,1}",
        "(?<=ab*)c",
        "(?P<n>a)(?P<n>b)",
        "[a",
        "{",
        "a{٣}",
    ],
)
def test_what_is_not_plain_or_wrong_is_left_to_python(pattern: str) -> None:
    assert plain_tree(pattern) is None


def test_a_flag_that_changes_how_patterns_are_written_is_left_to_python() -> None:
    assert plain_tree("a b", re.VERBOSE) is None

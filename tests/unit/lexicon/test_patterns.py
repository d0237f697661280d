"""A pattern is looked through at once and compiled when a text comes."""

import pickle
import re

import pytest

from bot.lexicon import patterns
from bot.lexicon.compiling import compiled
from bot.lexicon.parsing import parsed
from bot.lexicon.patterns import Pattern

BROKEN = ["(open", "[z-a]", "a{2,1}", "*", r"(?<=ab*)c", r"(?:x(?<!a|bc)y)+", r"(?P<n>a)(?P<n>b)", r"\2(a)"]
SOUND = ["", "(?<=a|b)c", r"(?<!ab)(?:c|d)*", "(?i)x", r"(a)\1", "(a)?(?(1)b|c)", "(?>a+)b++"]


@pytest.mark.parametrize("pattern", BROKEN)
def test_what_cannot_be_compiled_is_refused_when_it_is_parsed(pattern: str) -> None:
    with pytest.raises(re.error):
        re.compile(pattern)
    with pytest.raises(re.error):
        parsed(pattern)


@pytest.mark.parametrize("pattern", SOUND)
def test_what_can_be_compiled_is_not_refused(pattern: str) -> None:
    assert re.compile(pattern).groups == parsed(pattern).state.groups - 1


@pytest.mark.parametrize("method", ["search", "match", "fullmatch"])
@pytest.mark.parametrize("text", ["Visa ban", "a visa ban", "visa", ""])
def test_it_finds_what_the_compiled_pattern_finds(method: str, text: str) -> None:
    lazy, compiled = Pattern("visa", re.IGNORECASE), re.compile("visa", re.IGNORECASE)
    for start in (0, 2):
        found, wanted = getattr(lazy, method)(text, start), getattr(compiled, method)(text, start)
        assert (found and found.span()) == (wanted and wanted.span())
    assert [m.span() for m in lazy.finditer(text)] == [m.span() for m in compiled.finditer(text)]


def test_it_is_compiled_with_the_first_search_and_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def spied(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made.append(pattern)
        return compiled(pattern, flags)

    monkeypatch.setattr(patterns, "compiled", spied)
    pattern = Pattern("entry ban")
    assert made == []
    assert [bool(pattern.search(text)) for text in ("an entry ban", "no", "entry ban")] == [True, False, True]
    assert pattern.match("entry ban")
    assert made == ["entry ban"]


def test_it_can_be_sent_to_another_process_before_and_after_its_first_search() -> None:
    pattern = Pattern("Visa", re.IGNORECASE)
    for _ in range(2):
        sent = pickle.loads(pickle.dumps(pattern))  # noqa: S301 -- our own bytes
        assert sent == pattern
        assert sent.search("a visa")
    assert pattern != Pattern("Visa")


def test_a_method_that_no_pattern_has_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        Pattern("a").nothing()

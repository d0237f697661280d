"""Patterns that may take for ever are told from those that never do; the engine itself says who is right."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import bot
from bot.lexicon.backtracking import FEW, doubling_part, fits_nothing
from bot.lexicon.patterns import Pattern

SLOW = {
    r"(?:a+)+$": "a",
    r"(?:a*)*$": "a",
    r"(?:a|aa)*$": "a",
    r"(?:a?a?)*$": "a",
    r"(?:\w+ly |jointly )*$": "jointly ",
    r"(?:\w+\s?)*$": "a",
    r"(?:\w{1,5})*$": "a",
    r"(?:x(?:a|b|ab)*)*$": "xab",
    r"(?:[a-f]+,?)+$": "a",
    r"(?:[a-d]+|[b-e]+)*$": "b",
    rf"(?:a+){{{FEW + 1},}}$": "a",
    r"(?=(?:a+)+$)a": "a",
    r"(?>(?:a+)+$)": "a",
    r"(?:A+|a,)*$": "A",
    r"(y)?(?:(?(1)b|a)|a)*$": "a",
    "(?x) (?:a+  # letters\n ) +$": "a",
    rf"(?:a+){{{FEW + 1},40}}$": "a",
    r"(?:a|a)*$": "a",
    r"(?:ab?|a)*x": "a",
    r"(?:new (?:and )?|new )*x": "new ",
    r"(?:x(?:a?)?)*y": "x",
    r"(?:x(?:(?=x)|))*y": "x",
    r"(?:x(?:(?:a?)|b)?)*y": "x",
    r"(?:(?:(?: ?a){1,8}){1,8}){1,8}x": "a",
    r"(?:(?: ?a){1,8}){1,8}x": "a",
    r"(?:[^.]{0,400}a){6}x": "aaa",
    rf"(?:\w+ ?){{0,{FEW}}}$": "a",
}
QUICK = {
    r"(?:a+,)+$": "a,",
    r"(?:\w+ )*$": "a ",
    r"(?:also |new |\d+ )*$": "new ",
    r"(?:ab|cd)*$": "ab",
    rf"(?:a ?){{0,{FEW}}}$": "a",
    r"(?:\w+ ?){0,3}$": "a",
    rf"(?:\w+ ){{0,{FEW}}}$": "a ",
    r"(?:(?:a ){1,8}b ?){1,8}$": "a a b",
    r"(?:[^a]{0,400}a){6}x": "ba",
    r"(?>a+)+$": "a",
    r"(?:a++)+$": "a",
    r"a*b*$": "a",
    r"[a-z0-9]+(?:-[a-z0-9]+)*$": "a-",
    r"(?:a(?=b)b|c)*$": "ab",
    r"(?:A,|a,)*$": "a,",
    r"(?:a(?:b|))*$": "a",
    r"(?:ab?)*$": "a",
    r"(?:a(?:(?<=ba)|(?<=ca)))*$": "a",
    r"(?:a(b)?(?(1)c?|d?))*$": "a",
    r"plain words": "plain words",
    r"(a)\1*$": "a",
}
NEVER = "\x00"


@pytest.mark.parametrize(("pattern", "word"), SLOW.items())
def test_a_loop_that_can_be_walked_in_two_ways_is_found(pattern: str, word: str) -> None:
    found = doubling_part(pattern)
    assert found
    # Four words more: sixteen times the work, if it really doubles. A busy machine can only make the few
    # steps of the short text seem long, so that one is measured until it is quick enough or never will be.
    long = _steps(pattern, word, 14)
    assert any(long > 4 * _steps(pattern, word, 10) for _ in range(20))


@pytest.mark.parametrize(("pattern", "word"), QUICK.items())
def test_a_loop_with_one_way_is_let_through(pattern: str, word: str) -> None:
    assert doubling_part(pattern) is None
    assert _steps(pattern, word, 24) < 0.1  # what doubles takes more than half a second


def _steps(pattern: str, word: str, count: int) -> float:
    """Seconds of processor time for a text that nearly matches."""
    compiled, text = re.compile(pattern), word * count + NEVER

    def once() -> float:
        began = time.process_time()
        compiled.match(text)
        return time.process_time() - began

    return min(once() for _ in range(3))


def test_case_counts_only_where_it_is_ignored() -> None:
    assert doubling_part(r"(?:[A-Z]+x|a+x)*$") is None
    assert doubling_part(r"(?:[A-Z]+x|a+x)*$", re.IGNORECASE)
    assert doubling_part(r"(?i)(?:[A-Z]+x|a+x)*$")


@pytest.mark.parametrize(
    "pattern", ["", "a*", "a|b?", "(?=word)", r"\b", "(?:a?){3}", r"(a)?(?(1)|b?)", "(?>a*)"]
)
def test_a_pattern_that_fits_nothing_is_known(pattern: str) -> None:
    assert fits_nothing(pattern)
    assert re.search(pattern, "word") is not None


@pytest.mark.parametrize(
    "pattern", ["a", "a|b", "a?b", "(?:a){2}", "(a|b)", "(?>ab)", "(?:a?b){2}", "(?!b)[ab]"]
)
def test_a_pattern_that_needs_a_character_is_known(pattern: str) -> None:
    assert not fits_nothing(pattern)
    assert re.search(pattern, "") is None


def test_a_broken_pattern_is_the_callers_error() -> None:
    with pytest.raises(re.error):
        doubling_part("(")


def _patterns(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, Pattern):
        yield re.compile(value.pattern, value.flags)
    elif isinstance(value, tuple | list | dict | set | frozenset) and depth < 4:
        for each in [*value, *(value.values() if isinstance(value, dict) else ())]:
            yield from _patterns(each, depth + 1)


def _all_patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if module.name == "bot.__main__":
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            found |= {f"{module.name}.{name}.{n}": p for n, p in enumerate(_patterns(value))}
    return found


def test_no_pattern_of_the_program_doubles() -> None:
    patterns = _all_patterns()
    assert len(patterns) > 300
    slow = {name: twice for name, p in patterns.items() if (twice := doubling_part(p.pattern, p.flags))}
    assert slow == {}

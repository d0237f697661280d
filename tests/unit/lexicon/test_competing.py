"""Repeats that share one run of characters are told from those that cannot; the engine says who is right."""

import re
import time

import pytest

from bot.lexicon.competing import competing_part

SLOW = {
    r"\w+\w+x": "a",
    r"\w+,?\w+x": "a",
    r"\w+a\w+x": "a",
    r"[^.]*and[^.]*but": "and ",
    r"\s*\s*x": " ",
    r"(\w+) ?(?:\w+)x": "a",
    r"\w{1,900}\w{2,}x": "a",
    r"(?:y|a+a+x)": "a",
    r"\d+(?=\w)\d+x": "1",
    r"[a-k]+[h-z]+x": "h",
    r"(?:\w+ )*(?:\w+ )*x": "a ",
    r"(?:\w+ )+,?(?:\w+ )+x": "a ",
}
QUICK = [
    r"\w+ \w+x",
    r"\w+\W+\w+x",
    r"a*b*x",
    r"\w{1,40}\w{1,40}x",
    r"\w++\w+x",
    r"\w+(?:, |; )\w+x",
    r"[a-f]+[g-z]+x",
    r"one \w+ or two",
    r"(?:\w+ )*, (?:\w+ )*x",
    r"(?:\w+ )*(?:\d+; )*x",
    r"(?:\w+ ){0,9}(?:\w+ ){0,9}x",
    r"\w+",
]


@pytest.mark.parametrize(("pattern", "word"), SLOW.items())
def test_two_repeats_of_one_run_are_found(pattern: str, word: str) -> None:
    shared = competing_part(pattern)
    assert shared
    short, long = (_steps(pattern, word, count) for count in (400, 1600))
    assert long > 6 * short  # four times the text: sixteen times the work, if it really is squared


@pytest.mark.parametrize("pattern", QUICK)
def test_repeats_that_something_keeps_apart_are_let_through(pattern: str) -> None:
    assert competing_part(pattern) is None


def _steps(pattern: str, word: str, count: int) -> float:
    """Seconds of processor time at the beginning of a text that nearly matches."""
    compiled, text = re.compile(pattern), word * count

    def once() -> float:
        began = time.process_time()
        compiled.match(text)
        return time.process_time() - began

    return min(once() for _ in range(5))


def test_case_counts_only_where_it_is_ignored() -> None:
    assert competing_part(r"[A-Z]+[a-z]+x") is None
    assert competing_part(r"[A-Z]+[a-z]+x", re.IGNORECASE)


def test_a_broken_pattern_is_the_callers_error() -> None:
    with pytest.raises(re.error):
        competing_part("(")

"""Which characters fit a position of a pattern: those that the position alone matches."""

import re
from re import _constants as code  # type: ignore[attr-defined]

import pytest

from bot.lexicon.characters import SAMPLE, Alphabet
from bot.lexicon.parsing import parsed

_PATTERN = "Жÿкаж’制裁ab"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("position", ["a", "Ж", "к", "制", "[ab]", r"\w", r"[\s\W]", ".", "[А-Я]"])
def test_those_fit_that_the_position_matches(position: str, flags: int) -> None:
    assert _fitting(position, flags) == _matched(position, flags)


@pytest.mark.parametrize("position", ["[^a-z制]", "[^ж]"])
def test_of_what_a_position_leaves_out_at_least_what_it_matches_fits(position: str) -> None:
    assert _fitting(position, 0) == _matched(position, 0)
    assert _fitting(position, re.IGNORECASE) >= _matched(position, re.IGNORECASE)


def _fitting(position: str, flags: int) -> set[str]:
    alphabet = Alphabet(_PATTERN, any_case=bool(flags))
    fitting = alphabet.fitting(*parsed(position).data[0])
    return {c for c in {*_PATTERN, *SAMPLE} if alphabet.fitting(code.LITERAL, ord(c)) & fitting}


def _matched(position: str, flags: int) -> set[str]:
    return {c for c in {*_PATTERN, *SAMPLE} if re.fullmatch(position, c, flags)}


def test_the_first_of_those_that_fit_are_shown_as_the_pattern_has_them() -> None:
    alphabet = Alphabet("裁b制a", any_case=False)
    assert alphabet.shown(alphabet.fitting(*parsed("[ab制裁]").data[0])) == "裁b制a"
    assert alphabet.shown(0) == ""

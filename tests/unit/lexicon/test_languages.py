"""The codes of languages are those of the standard."""

import pycountry
import pytest

from bot.lexicon.languages import is_language


def test_every_language_of_two_letters_in_the_standard_is_known_and_no_other() -> None:
    standard = {language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2")}
    letters = "abcdefghijklmnopqrstuvwxyz"
    assert {one + two for one in letters for two in letters if is_language(one + two)} == standard


@pytest.mark.parametrize("code", ["", "e", "EN", "eng", "en ", "xx"])
def test_what_is_no_code_is_no_language(code: str) -> None:
    assert not is_language(code)

"""What the words before a verb make of it."""

import pytest

from bot.reading.tense import Tense, read_tense


@pytest.mark.parametrize(
    ("before", "form", "tense", "passive"),
    [
        ("The Council is today ", "ing", Tense.PRESENT, False),
        ("It has decided to ", "base", Tense.DECIDED, False),
        ("We are taking steps to ", "base", Tense.DECIDED, False),
        ("We will ", "base", Tense.FUTURE, False),
        ("They might ", "base", Tense.NONE, False),
        ("We will not ", "base", Tense.NONE, False),
        ("They continue to ", "base", Tense.NONE, False),
        ("The officials are being ", "participle", Tense.PRESENT, True),
        ("The officials were ", "participle", Tense.PAST, True),
        ("The Council has ", "participle", Tense.PERFECT, False),
        ("It never previews measures before they are ", "participle", Tense.NONE, False),
        ("while ", "ing", Tense.NONE, False),
    ],
)
def test_tense(before: str, form: str, tense: Tense, passive: bool) -> None:
    assert read_tense(before, frozenset({form}), before + "x") == (tense, passive)

"""What the words before a verb make of it."""

import time

import pytest

from bot.reading.english.tense import Tense, read_tense


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
        ("The President today signed an order ", "ing", Tense.PERFECT, False),
        ("The Minister has adopted a new decision ", "ing", Tense.PERFECT, False),
        ("The President could have signed an order ", "ing", Tense.NONE, False),
        ("The President has never signed an order ", "ing", Tense.NONE, False),
        ("The President had signed an order ", "ing", Tense.NONE, False),
        ("Ruritania said today that it was ", "ing", Tense.PERFECT, False),
        ("Last spring it was ", "ing", Tense.PAST, False),
        ("The ministry said it had ", "participle", Tense.PERFECT, False),
        ("The ministry knew that it had ", "participle", Tense.NONE, False),
        ("The Prime Minister has directed the Ministry to ", "base", Tense.DECIDED, False),
        ("The court has directed the Ministry to ", "base", Tense.NONE, False),
        ("The Cabinet today opted to ", "base", Tense.DECIDED, False),
        ("The Cabinet has just ", "participle", Tense.PERFECT, False),
        ("The court reviewed an order ", "ing", Tense.NONE, False),
        ("Ministry of Foreign Affairs of Ruritania to ", "base", Tense.FUTURE, False),
        ("Calls of the Parliament of Ruritania to ", "base", Tense.NONE, False),
    ],
)
def test_tense(before: str, form: str, tense: Tense, passive: bool) -> None:
    assert read_tense(before, frozenset({form}), before + "x") == (tense, passive)


@pytest.mark.parametrize("before", ["The Council is", "It has", "They will", "It might", "Both were"])
def test_a_heap_of_adverbs_is_read_in_no_time(before: str) -> None:
    """Twenty words that could be read in two ways each took seconds, a longer sentence for ever."""
    heaped = f"{before} {'jointly ' * 18}x "
    began = time.process_time()
    assert read_tense(heaped, frozenset({"ing", "past", "participle"}), heaped)[0] is not Tense.PRESENT
    assert time.process_time() - began < 0.5  # it takes less than a millisecond

"""Promises for any text: no exception, exact spans, the same answer twice, bounded time."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.action import Document, Reading
from bot.reading import read, screen
from bot.reading.text.passages import whole_text
from shipped import shipped_vocabulary

VOCABULARY = shipped_vocabulary()
PIECES = st.sampled_from(
    [
        "China",
        "the U.S.",
        "Russian officials",
        "has decided to impose",
        "visa restrictions",
        "sanctions on",
        "today",
        "is designating",
        "Arben Molla",
        "on March 22",
        "QUESTION:",
        "Reuters:",
        "\n",
        "\n\n",
        ". ",
        "?",
        "will take",
        "countermeasures",
        "12",
        "entities",
        "(",
        "Executive Order 13818",
        "lifted",
        "persona non grata",
        "by",
        "\u202e",
        "\x00",
        "Section 7031(c)",
        "🇬🇧",
        "in response to",
        "December 31, 9999",
        "February 30",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=40).map(" ".join))


def document(title: str, text: str, country: str | None) -> Document:
    return Document("t", "test", title, text, date(2024, 2, 29), language="en", country=country)


def check(doc: Document, reading: Reading) -> None:
    whole = whole_text(doc)
    for action in reading.actions:
        assert 0 <= action.confidence <= 1
        assert action.quote is not None
        assert len(action.quote) <= 200
        assert action.where is not None
        assert action.where in whole
        for evidence in action.evidence:
            assert whole[evidence.span.start : evidence.span.end] == evidence.span.text


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from([None, "US", "CN", "DE"]))
def test_any_text_is_read_with_exact_spans_and_passes_the_screen(
    title: str, text: str, country: str | None
) -> None:
    doc = document(title, text, country)
    reading = read(VOCABULARY, doc)
    check(doc, reading)
    assert read(VOCABULARY, doc) == reading
    if reading.verdict.acts:
        assert screen(VOCABULARY, title, text)
    assert (reading.none_kind is None) == (reading.verdict != "none")


ADVERSARIES = {
    "one word": "sanction" * 7_000,
    "spaces": "is imposing" + " " * 50_000 + "sanctions",
    "capitals": "Aa Bb " * 10_000,
    "verbs": "imposing sanctions today by " * 2_000,
    "numbers": "twenty-" * 8_000,
    "labels": "Q: \n" * 10_000,
    "dots": "U.S. " * 12_000,
    "brackets": "([{“" * 12_000,
    "lists": "China, " * 8_000,
    "newlines": "visa\n" * 12_000,
}


@pytest.mark.parametrize("text", ADVERSARIES.values(), ids=ADVERSARIES.keys())
def test_no_text_of_sixty_thousand_characters_takes_long(text: str) -> None:
    started = time.process_time()
    read(VOCABULARY, document("Statement", text, "US"))
    # A catastrophic pattern takes minutes, an honest reading about a second at worst on a busy machine.
    assert time.process_time() - started < 5

"""What a bill would do, told in a sentence of its own or under the condition that it passes."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.domain.words import Verdict
from bot.reading import Vocabulary, read
from bot.reading.weighing import told_weighed, weigh


def about(text: str) -> Document:
    return Document("x", "x", "Statement", text, date(2025, 9, 16), language="en", country="CA")


@pytest.mark.parametrize(
    "text",
    [
        "If the law passes, Russian tourists will no longer be issued visas.",
        "Once Parliament has voted, Russian tourists will no longer be issued visas.",
        "Russian tourists will no longer be issued visas if the bill is passed.",
        "If adopted, the bill will freeze the assets of six Iranian officers.",
    ],
)
def test_what_hangs_on_a_law_of_ones_own_is_no_warning(vocabulary: Vocabulary, text: str) -> None:
    assert read(vocabulary, about(text)).verdict is Verdict.NONE


@pytest.mark.parametrize(
    "text",
    [
        "If Georgia's parliament passes the law, nine Georgian deputies will be barred from entering Canada.",
        "If Georgia passes the law on agents, Canada will bar nine Georgian deputies from entering.",
        "Should Georgia adopt the law, nine Georgian deputies will be barred from entering Canada.",
    ],
)
def test_what_hangs_on_another_states_law_is_a_warning_to_its_makers(
    vocabulary: Vocabulary, text: str
) -> None:
    assert read(vocabulary, about(text)).verdict is Verdict.THREATENS


def test_what_it_is_goes_on_over_sentences_that_begin_with_it(vocabulary: Vocabulary) -> None:
    told = (
        "Two senators tabled a bill. It has nine sponsors. It bars two Iranian judges from entering Canada."
    )
    assert read(vocabulary, about(told)).new_actions == ()
    signed = told.replace("tabled a bill", "welcomed the bill that was signed today")
    assert read(vocabulary, about(signed)).verdict is Verdict.ANNOUNCES


def test_another_subject_after_a_bill_acts(vocabulary: Vocabulary) -> None:
    text = "Two senators tabled a bill. Canada is today barring six Iranian judges from entering."
    assert read(vocabulary, about(text)).verdict is Verdict.ANNOUNCES


def test_it_is_told_that_a_bill_would_do_it(vocabulary: Vocabulary) -> None:
    document = about("Two senators tabled a bill. It bars six Iranian judges from entering Canada.")
    lines = told_weighed(weigh(vocabulary, document, "en"), f"{document.title}\n{document.text}")
    assert any("a bill, a draft or a motion would do it" in line for line in lines)

"""Who speaks in a transcript: officials are no reporters, answers no questions, guests no hosts."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, read

ACT = "Today we are imposing visa restrictions on ten Cuban officials."
ASKED = "QUESTION: What do you do about it?\n"


def verdict(vocabulary: Vocabulary, text: str, title: str = "Press Briefing", country: str = "US") -> str:
    document = Document("t", "x", title, text, date(2023, 5, 10), language="en", country=country)
    return read(vocabulary, document).verdict.value


@pytest.mark.parametrize(
    "label", ["PRESS SECRETARY DOE", "MR. POST", "NEWS OFFICER ROE", "MS WIRE", "MR PRICE"]
)
def test_an_official_whose_label_holds_a_word_of_the_press_answers(
    vocabulary: Vocabulary, label: str
) -> None:
    assert verdict(vocabulary, f"{ASKED}{label}: {ACT}\n{ASKED}{label}: No comment.") == "announces"


@pytest.mark.parametrize("label", ["Ruritania Post", "GLOBE AND MAIL", "Associated Press", "Evening News"])
def test_an_outlet_asks(vocabulary: Vocabulary, label: str) -> None:
    asked = f"{label}: {ACT} Is that so?\nMS DOE: I have nothing on that.\n{ASKED}MS DOE: Nothing."
    assert verdict(vocabulary, asked) == "none"


def test_an_answer_that_ends_in_a_question_is_an_answer(vocabulary: Vocabulary) -> None:
    text = f"{ASKED}Mr Doe: {ACT} What else could we do?\n{ASKED}Mr Doe: I cannot say.\n{ASKED}Mr Doe: No."
    assert verdict(vocabulary, text) == "announces"


def test_whoever_only_asks_asks(vocabulary: Vocabulary) -> None:
    text = (
        f"Jan Roe: {ACT} Is that true?\nMS DOE: We have seen reports.\n"
        f"Jan Roe: And when?\nMS DOE: I have nothing to add.\n{ASKED}MS DOE: No."
    )
    assert verdict(vocabulary, text) == "none"


@pytest.mark.parametrize(
    ("country", "title", "label"),
    [
        ("RU", "Foreign Minister Smirnov's remarks and answers to questions", "FOREIGN MINISTER SMIRNOV"),
        ("GB", "Prime Minister Doe's press conference", "PRIME MINISTER DOE"),
        ("US", "Remarks by President Doe at Press Conference", "PRESIDENT DOE"),
        ("US", "Remarks by President Doe and President Roe of Ukraine in Press Conference", "PRESIDENT DOE"),
    ],
)
def test_ones_own_heads_announce(vocabulary: Vocabulary, country: str, title: str, label: str) -> None:
    text = f"{label}: {ACT}\n{ASKED}{label}: No comment."
    assert verdict(vocabulary, text, title, country) == "announces"


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Remarks by President Doe and President Roe of Ukraine in Press Conference", "PRESIDENT ROE"),
        ("Secretary Doe and Polish Foreign Minister Roe at a Press Conference", "FOREIGN MINISTER ROE"),
        ("Secretary Doe and Chancellor Roe at a Press Conference", "CHANCELLOR ROE"),
    ],
)
def test_a_guest_announces_nothing_of_the_hosts(vocabulary: Vocabulary, title: str, label: str) -> None:
    text = f"SECRETARY DOE: We thank our friends.\n{label}: {ACT}\n{ASKED}{label}: No comment."
    assert verdict(vocabulary, text, title) == "none"

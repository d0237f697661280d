"""Rows that count only where another state is named near what they tell."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.domain.words import Verdict
from bot.reading import Vocabulary, read
from bot.reading.weighing import told_weighed, weigh

TOLD = "Four officers have to leave the country within ten days."
DAY = date(2025, 9, 16)


def about(text: str, *, title: str = "Statement", country: str = "FI") -> Document:
    return Document("x", "x", title, text, DAY, language="en", country=country)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Statement", "Four officers of the Russian embassy have to leave the country within ten days."),
        ("Statement", f"We spoke to the embassy of Russia today. {TOLD}"),
        ("Statement", f"The embassy of Russia was told. Some of its work was no diplomacy.\n\n{TOLD}"),
        ("Statement", f"{TOLD} All are citizens of Belarus."),
        ("Russian embassy: decision of the Ministry", TOLD),
    ],
)
def test_a_state_in_the_sentence_close_around_it_or_in_the_title_is_near(
    vocabulary: Vocabulary, title: str, text: str
) -> None:
    assert read(vocabulary, about(text, title=title)).verdict is Verdict.ANNOUNCES


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        f"Finland has a new coast guard. {TOLD}",
        f"The flood came at night, the Government of Finland said. {TOLD}",
        f"The United Nations will be told. {TOLD}",
        f"Russia sent a note. It was read. It was long. It was answered. {TOLD}",
    ],
    ids=["nobody", "the own state", "the own state and others' words", "no state", "far off"],
)
def test_nobody_the_own_state_or_a_state_far_off_is_not(vocabulary: Vocabulary, text: str) -> None:
    assert read(vocabulary, about(text)).new_actions == ()


def test_a_member_of_the_union_is_no_other_state_than_the_union_on_its_own_page(
    vocabulary: Vocabulary,
) -> None:
    text = "Members may not enter the chamber of the EU while a vote is taken."
    assert read(vocabulary, about(text, country="LV")).new_actions == ()
    text = "Members of the Russian Duma may not enter the EU as of today."
    assert read(vocabulary, about(text, country="LV")).verdict is Verdict.ANNOUNCES


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Four wardens may not enter Finland as of today.", True),
        ("Four wardens may not enter the park as of today.", False),
        ("Seven officials of three UN agencies must leave the country within ten days.", True),
        ("Seven officials of three town halls must leave the country within ten days.", False),
    ],
)
def test_the_own_border_and_people_of_the_united_nations_are_abroad(
    vocabulary: Vocabulary, text: str, *, acts: bool
) -> None:
    assert read(vocabulary, about(text)).verdict.acts is acts


def test_a_verb_of_the_measure_itself_needs_no_state_near(vocabulary: Vocabulary) -> None:
    text = "Two diplomats are today being expelled for espionage."
    assert read(vocabulary, about(text)).verdict is Verdict.ANNOUNCES


def test_it_is_told_why_nothing_came_of_it(vocabulary: Vocabulary) -> None:
    document = about(TOLD)
    (line, *_) = told_weighed(weigh(vocabulary, document, "en"), f"{document.title}\n{document.text}")
    assert "no other state is named near" in line

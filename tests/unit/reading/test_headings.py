"""Titles that act alone: which of their large words are names. All persons and bodies are invented."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)


def names(vocabulary: Vocabulary, title: str) -> tuple[str, ...]:
    document = Document("t", "test", title, "No summary provided.", ON, language="en", country="US")
    act = read(vocabulary, document).new_actions[0]
    return (*act.persons_named, *act.entities_named)


@pytest.mark.parametrize(
    "title",
    [
        "Imposing Additional Sanctions With Respect to the Situation in Syria",
        "Announcement of Visa Restrictions Against Chinese Communist Party Officials",
        "Treasury Sanctions Cambodian Tycoon and Businesses Linked to Human Trafficking",
        "Sanctioning Russia's War Machine and Third-Country Enablers",
        "Suspending the Entry of Foreign Nationals From High Risk Countries",
        "Terrorist Designation of Al-Shabaab Financier",
    ],
)
def test_words_of_what_is_done_are_no_names(vocabulary: Vocabulary, title: str) -> None:
    assert names(vocabulary, title) == ()


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Foreign Terrorist Organization Designation of Harakat al-Example", ("Harakat al-Example",)),
        ("Designating Haitian Gangs Viv Exemplo and Gran Fiktif", ("Viv Exemplo", "Gran Fiktif")),
        ("Designation of Jan Roe as a Specially Designated Global Terrorist", ("Jan Roe",)),
        (
            "Designation of Foreign Trade Bank Example Pursuant to Executive Order 13382",
            ("Foreign Trade Bank Example",),
        ),
    ],
)
def test_those_a_title_names_are_named(vocabulary: Vocabulary, title: str, named: tuple[str, ...]) -> None:
    assert names(vocabulary, title) == named

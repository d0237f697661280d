"""Everyday sentences with the words of an act, each beside the act that still rings. All are invented."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.domain.words import Standing
from bot.reading import Vocabulary, read

ON = date(2024, 5, 1)

PAIRS = {  # what is meant: (the everyday sentence, the act)
    "borders are closed to goods and animals": (
        "The United States is closing its borders to cattle from Mexico.",
        "The United States is closing its borders to citizens of Belarus.",
    ),
    "doors are closed to fruit": (
        "The United States is closing its doors to Mexican avocados.",
        "The United States is closing its doors to Iranian officials.",
    ),
    "cattle is what is kept out": (
        "The United States closes its borders on Friday to cattle from Mexico.",
        "The United States closes its borders to Belarusian citizens over the attack on cattle trucks.",
    ),
    "one's own consulate stands abroad": (
        "The Department is shutting its consulate in Adana.",
        "The United States shuts the consulate of Russia in Houston.",
    ),
    "a visa section opens at nine": (
        "No citizens may enter the visa section in the United States before nine.",
        "No Russian citizens may enter the United States from Friday, even with visas.",
    ),
    "one's own consulate is shut to save money": (
        "The Department is shutting the consulate in Adana to save money.",
        "The United States is shutting the Russian consulate in Houston.",
    ),
    "a lease is no permission for a mission": (
        "The Department is withdrawing agreement on the embassy lease.",
        "The Department is withdrawing consent to the operation of the Russian consulate in Houston.",
    ),
    "visas rest over a holiday": (
        "The Embassy has halted issuing visas because of the holiday.",
        "The United States has halted issuing visas to citizens of Belarus.",
    ),
    "visas end with the programme": (
        "The Department terminates the visas of employees who leave the program.",
        "The Department terminates the visas of two Iranian officials.",
    ),
    "lorries get no visas": (
        "The Department withholds visas from Mexican trucks.",
        "The Department withholds visas from Iranian officials.",
    ),
    "appointments are needed": (
        "The consulate in Lagos will no longer admit applicants without an appointment.",
        "The United States will no longer admit citizens of Belarus who hold visas.",
    ),
    "a building opens at nine": (
        "No citizens may enter the building in the United States before nine, even for visas.",
        "No citizens of Belarus may enter the United States even with visas from Friday.",
    ),
    "books have black lists": (
        "The Department takes Roe off the black list of books.",
        "The Department takes two Iranian banks off the black list.",
    ),
    "books are struck from black lists": (
        "The Department strikes two novels off the black list of books.",
        "The Department strikes two Iranian banks off the black list.",
    ),
}


def acts(vocabulary: Vocabulary, text: str) -> bool:
    document = Document(
        "t", "test", "Statement", text, ON, language="en", country="US", standing=Standing.OFFICIAL
    )
    return read(vocabulary, document).verdict.acts


@pytest.mark.parametrize("meant", PAIRS)
def test_an_everyday_matter_is_silent(vocabulary: Vocabulary, meant: str) -> None:
    assert not acts(vocabulary, PAIRS[meant][0])


@pytest.mark.parametrize("meant", PAIRS)
def test_the_act_beside_it_rings(vocabulary: Vocabulary, meant: str) -> None:
    assert acts(vocabulary, PAIRS[meant][1])

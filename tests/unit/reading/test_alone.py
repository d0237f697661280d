"""One person expelled without a number is one; in doubt the number stays unknown. All cases are invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read


def expulsion(vocabulary: Vocabulary, text: str) -> ActionDraft:
    document = Document("t", "test", "Statement", text, date(2026, 3, 3), language="en", country="PL")
    (draft,) = read(vocabulary, document).new_actions
    return draft


@pytest.mark.parametrize(
    "text",
    [
        "Poland has today declared the Belarusian military attaché persona non grata.",
        "Poland expels Belarusian consul.",
        "Poland has decided to expel an employee of the Embassy of Belarus.",
        "Poland has decided to expel a member of staff of the Embassy of Belarus.",
        "The Belarusian military attaché was today declared persona non grata by Poland.",
        "A Belarusian diplomat has 48 hours to leave Poland, the ministry said today.",
    ],
)
def test_one_person_expelled_is_counted_without_a_number(vocabulary: Vocabulary, text: str) -> None:
    assert expulsion(vocabulary, text).count == 1


@pytest.mark.parametrize(
    "text",
    [
        "Poland has today declared Belarusian diplomats persona non grata.",
        "Poland has today declared the Belarusian military attaché and the consul persona non grata.",
        "Poland has decided to expel the Belarusian consul and his colleagues.",
        "Poland has declared the Belarusian military attaché and his deputy persona non grata.",
        "Poland has decided to expel Belarusian diplomats, including the military attaché.",
        "The Belarusian ambassador was told that employees of the embassy were declared persona non grata.",
    ],
)
def test_several_without_a_number_are_not_one(vocabulary: Vocabulary, text: str) -> None:
    assert expulsion(vocabulary, text).count is None


def test_a_number_beside_the_one_stands(vocabulary: Vocabulary) -> None:
    text = "Poland has decided to expel four Belarusian diplomats; the consul has to leave today."
    assert expulsion(vocabulary, text).count == 4


def test_who_is_sanctioned_and_not_expelled_is_not_counted_by_office(vocabulary: Vocabulary) -> None:
    text = "Poland has today imposed sanctions on officials of Belarus for expelling a Polish diplomat."
    assert expulsion(vocabulary, text).count is None

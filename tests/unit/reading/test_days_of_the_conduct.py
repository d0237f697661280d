"""The day of what somebody did is not the day of what is done about it."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, read


def verdict(vocabulary: Vocabulary, text: str, country: str = "US") -> str:
    document = Document("t", "x", "", text, date(2024, 5, 10), language="en", country=country)
    return read(vocabulary, document).verdict.value


@pytest.mark.parametrize(
    "text",
    [
        "Today, the Department is imposing a visa ban on three Cuban judges for the raid of July 11, 2021.",
        "Today, the Department is imposing visa restrictions on three Cuban judges for abuses in 2021.",
        "The Department is imposing a visa ban on three Cuban judges for the July 2021 trials.",
        "The Department today designated three Cuban judges who in 2019 ordered the killing of a bishop.",
        "Today we listed ten Cuban officials responsible for the events of 9 August 2020.",
        "We are designating Jan Roe of Cuba, who on March 3, 2023 fired on a crowd.",
        "The United States is today sanctioning two Cuban judges. The trial ended on April 2, 2024.",
    ],
)
def test_the_day_of_a_deed_does_not_make_its_answer_old(vocabulary: Vocabulary, text: str) -> None:
    assert verdict(vocabulary, text) == "announces"


@pytest.mark.parametrize(
    "text",
    [
        "On July 11, 2021, the Department imposed visa restrictions on three Cuban judges.",
        "The Department imposed visa restrictions on three Cuban judges in 2021.",
        "The Department imposed visa restrictions on three Cuban judges for torture on July 11, 2021.",
        "Three Cuban judges were designated on March 3, 2023.",
        "Today we recall that in 2021 the United States imposed visa restrictions on three Cuban judges.",
        "Today marks three years since the United States designated Jan Roe of Cuba in May 2021.",
        "As we did in 2021, when we imposed a visa ban on Cuban judges, we stand with the victims today.",
    ],
)
def test_the_day_of_an_act_makes_it_old(vocabulary: Vocabulary, text: str) -> None:
    assert verdict(vocabulary, text) == "none"

"""Several states that act in one sentence: an act each, with its own number. All invented."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.domain.words import Standing
from bot.reading import Vocabulary, read

DAY = date(2025, 9, 16)  # a Tuesday

Told = tuple[str, tuple[str, ...], int | None]

IN_NEWS: dict[str, list[Told]] = {
    "Poland today expelled ten Russian diplomats and Russia expelled eleven Polish diplomats in reply.": [
        ("PL", ("RU",), 10),
        ("RU", ("PL",), 11),
    ],
    "Poland expelled ten diplomats on Tuesday and Russia expelled eleven in reply.": [
        ("PL", ("RU",), 10),
        ("RU", ("PL",), 11),
    ],
    "Berlin expelled one Russian attaché and Moscow expelled two German envoys on Tuesday.": [
        ("DE", ("RU",), 1),
        ("RU", ("DE",), 2),
    ],
    "Latvia is expelling two Russian diplomats and Estonia is expelling three Russian diplomats.": [
        ("LV", ("RU",), 2),
        ("EE", ("RU",), 3),
    ],
    "Latvia expelled two Russian diplomats on Tuesday, Estonia expelled three and Lithuania four.": [
        ("LV", ("RU",), 2),
        ("EE", ("RU",), 3),
        ("LT", ("RU",), 4),
    ],
    "Germany expels 40 Russian diplomats, France 35 and Italy 30.": [
        ("DE", ("RU",), 40),
        ("FR", ("RU",), 35),
        ("IT", ("RU",), 30),
    ],
    "Canada sanctioned six Iranian officials and Australia sanctioned four Iranian companies on Tuesday.": [
        ("CA", ("IR",), 6),
        ("AU", ("IR",), 4),
    ],
    "Canada today sanctioned six Iranian officials, while Australia sanctioned four.": [
        ("CA", ("IR",), 6),
        ("AU", ("IR",), 4),
    ],
    "The United States today imposed visa restrictions on 20 Cuban officials and Canada imposed sanctions on "
    "seven Cuban judges.": [("US", ("CU",), 20), ("CA", ("CU",), 7)],
    # jointly, or one after the other's act
    "Canada and Australia today sanctioned six Iranian officials.": [("CA", ("IR",), 6), ("AU", ("IR",), 6)],
    "Russia expelled eleven Polish diplomats on Tuesday after Poland had expelled ten.": [
        ("RU", ("PL",), 11)
    ],
    "Russia expelled eleven Polish diplomats on Tuesday; Poland expelled ten last week.": [
        ("RU", ("PL",), 11)
    ],
}

ON_A_PAGE: dict[tuple[str, str], list[Told]] = {
    ("PL", "Poland today expelled ten Russian diplomats, and Russia expelled eleven in reply."): [
        ("PL", ("RU",), 10)
    ],
    (
        "RU",
        "Poland expelled ten Russian diplomats and Russia today expelled eleven Polish diplomats in reply.",
    ): [("RU", ("PL",), 11)],
    ("RU", "Poland expelled ten Russian diplomats and today we are expelling eleven Polish diplomats."): [
        ("RU", ("PL",), 11)
    ],
    ("CA", "Canada today sanctioned six Iranian officials and Australia sanctioned four."): [
        ("CA", ("IR",), 6)
    ],
    ("CA", "Today Canada is sanctioning six Iranian officials and the United States is designating nine."): [
        ("CA", ("IR",), 6)
    ],
    ("LV", "Latvia today expelled two Russian diplomats, Estonia three and Lithuania four."): [
        ("LV", ("RU",), 2)
    ],
    # one state: all are its own
    ("CA", "Canada today sanctioned six Iranian officials and four Iranian companies."): [
        ("CA", ("IR",), 10)
    ],
    (
        "CA",
        "Canada today sanctioned six Iranian officials, and also barred four Iranian judges from entering.",
    ): [("CA", ("IR",), 6), ("CA", ("IR",), 4)],
    ("CA", "Canada today sanctioned six officials of Iran, two of Iraq and four of Syria."): [
        ("CA", ("IR", "IQ", "SY"), 6)
    ],
}


def told(vocabulary: Vocabulary, country: str | None, text: str) -> list[Told]:
    standing = Standing.OFFICIAL if country else Standing.AGENCY
    title = "Statement" if country else ""
    document = Document("x", "x", title, text, DAY, language="en", country=country, standing=standing)
    return [(a.issuer, a.targets, a.count) for a in read(vocabulary, document).new_actions]


@pytest.mark.parametrize("text", IN_NEWS)
def test_news_tell_an_act_of_each_state_with_its_own_number(vocabulary: Vocabulary, text: str) -> None:
    assert told(vocabulary, None, text) == IN_NEWS[text]


@pytest.mark.parametrize(("country", "text"), ON_A_PAGE)
def test_a_states_own_page_announces_its_own_act_alone(
    vocabulary: Vocabulary, country: str, text: str
) -> None:
    assert told(vocabulary, country, text) == ON_A_PAGE[country, text]


@pytest.mark.parametrize(
    "text",
    [
        "The University of Finland expelled eleven students and Aalto expelled ten.",
        "Finland said that the club expelled three.",
        "Germany has 40 consulates, France 35 and Italy 30.",
    ],
)
def test_numbers_behind_a_state_or_a_verb_of_others_are_no_acts(vocabulary: Vocabulary, text: str) -> None:
    assert told(vocabulary, "FI", text) == []

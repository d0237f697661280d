"""Entries of printed sanctions lists: who stands in them, and of which state. All are invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)
ADDED = "Today, OFAC is sanctioning persons. The following individuals have been added to the SDN List:\n\n"
ROE = (
    'ROE, Jan Marek (a.k.a. "POE, Jan"), Minsk, Belarus; DOB 04 Mar 1984; POB Riga, Latvia; '
    "nationality Belarus (individual) [BELARUS-EO14038].\n\n"
)
FIRM = "OTHERONE EXCHANGE, Hamra Street, Beirut, Lebanon; Organization Type: Other services [SDGT].\n\n"


def acts(vocabulary: Vocabulary, text: str, country: str = "US") -> tuple[ActionDraft, ...]:
    document = Document("t", "test", "Notice", text, ON, language="en", country=country)
    return read(vocabulary, document).new_actions


def test_a_list_with_days_of_birth_names_those_hit(vocabulary: Vocabulary) -> None:
    act = acts(vocabulary, ADDED + ROE + FIRM)[0]
    assert (act.persons_named, act.entities_named) == (("ROE, Jan Marek",), ("OTHERONE EXCHANGE",))
    assert act.count == 2


def test_the_nationality_tells_the_state_and_the_place_of_birth_does_not(vocabulary: Vocabulary) -> None:
    assert acts(vocabulary, ADDED + ROE)[0].targets == ("BY",)
    assert acts(vocabulary, ADDED + FIRM)[0].targets == ("LB",)


def test_a_heading_in_capitals_is_no_entry(vocabulary: Vocabulary) -> None:
    act = acts(
        vocabulary, ADDED + "EXAMPLE REFINERY FUELS THE WAR\nIts owner has an Address in Minsk, Belarus."
    )[0]
    assert not act.named


def test_what_the_same_notice_takes_off_is_not_hit(vocabulary: Vocabulary) -> None:
    off = "The following deletions have been made to the SDN List:\n\n"
    gone = "DOE, Ana, Havana, Cuba; DOB 1970; nationality Cuba (individual) [CUBA].\n"
    act = acts(vocabulary, ADDED + ROE + off + gone)[0]
    assert act.persons_named == ("ROE, Jan Marek",)
    assert act.targets == ("BY",)


@pytest.mark.parametrize("number", ["1. ", "1) ", "(a) ", "• ", ""])
def test_entries_may_be_numbered_and_their_particulars_told_in_sentences(
    vocabulary: Vocabulary, number: str
) -> None:
    act = acts(
        vocabulary,
        "The following entries have been added to the consolidated list and are now subject to an asset "
        "freeze.\n"
        f"Individuals\n{number}ROE, Jan. Position: Judge. Nationality: Belarus.\n",
        country="GB",
    )[0]
    assert act.persons_named == ("ROE, Jan",)
    assert act.targets == ("BY",)

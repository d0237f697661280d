"""Entries of printed sanctions lists: who stands in them, and of which state. All are invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read
from bot.reading.names.entries import Lists, find_entries

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


COUNCIL = "Today, the Committee has added the following entries to its sanctions list:\n\n"


def of_council(first: str, second: str, told: str) -> str:
    return f"Name: 1: {first} 2: {second} 3: na 4: na Title: na {told}\n"


def test_an_entry_of_the_council_ends_where_the_next_begins() -> None:
    text = of_council("JAN", "ROE", "Address: Minsk, Belarus") + of_council(
        "ANA", "DOE", "Nationality: Latvia"
    )
    entries = find_entries(text, 0, freed=False)
    assert not any("Name:" in text[e.start : e.end] for e in entries)
    assert [m.code for m in Lists(text).states(entries[:1])] == ["BY"]
    assert [m.code for m in Lists(text).states(entries)] == ["BY", "LV"]


def test_an_entry_of_the_council_ends_where_those_taken_off_begin() -> None:
    off = "The following entries were removed from the list:\n"
    gone = of_council("ANA", "DOE", "Nationality: Cuba")
    text = COUNCIL + of_council("JAN", "ROE", "Nationality: Belarus") + off + gone
    entries = find_entries(text, 0, freed=False)
    assert [e.name.text for e in entries] == ["JAN ROE"]
    assert [m.code for m in Lists(text).states(entries)] == ["BY"]
    assert [e.name.text for e in find_entries(text, text.index(off), freed=True)] == ["ANA DOE"]


@pytest.mark.parametrize(("written", "read_of_them"), [(150, 150), (250, 200)])
def test_of_a_long_list_of_the_council_the_first_entries_are_read(written: int, read_of_them: int) -> None:
    text = "".join(of_council(f"J{n}", "ROE", "DOB: 1970") for n in range(written))
    assert len(find_entries(text, 0, freed=False)) == read_of_them


def test_a_list_is_looked_through_once_for_all_that_is_found_in_a_text() -> None:
    text = of_council("JAN", "ROE", "Nationality: Belarus")
    lists = Lists(COUNCIL + text)
    entries = lists.entries(0, freed=False)
    assert lists.entries(0, freed=False) is entries
    assert [m.code for m in lists.states(entries)] == ["BY"]
    assert lists.entries(0, freed=True) == find_entries(lists.whole, 0, freed=True)

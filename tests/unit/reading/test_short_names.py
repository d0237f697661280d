"""Short names that a text gives: which stand for whom, and where they are members of a list."""

import pytest

from bot.reading.names.names import find_names
from bot.reading.names.shortnames import ShortNames, full_names

GIVEN = "Amber Reed Trading Ltd (Amber Reed) sells tin. Harbin Example Bank (HEB) pays. "


def named(part: str) -> list[str]:
    whole = GIVEN + part
    found = list(find_names(part))
    return [name.text for name in full_names(ShortNames(whole), whole, part, len(GIVEN), found)]


@pytest.mark.parametrize(
    "part",
    [
        "HEB",
        "the HEB, which pays",
        "three firms: HEB and another",
        "a mill, HEB; and a mine",
        "a mill and HEB are hit",
        "a mill as well as the HEB",
    ],
)
def test_a_short_name_listed_is_spelled_out(part: str) -> None:
    assert named(part) == ["Harbin Example Bank"]


@pytest.mark.parametrize(
    "part",
    [
        "HEBRON",  # another word
        "HEB pays the mill",  # no list
        "owners of HEB",  # owners are hit
        "sand HEB, tin",  # no joint: "sand" only ends like one
        "(HEB), the bank",  # given again
    ],
)
def test_a_short_name_in_other_words_names_nobody(part: str) -> None:
    assert named(part) == []


def test_who_is_listed_in_full_is_not_listed_again_by_a_short_name() -> None:
    assert named("Harbin Example Bank, HEB and a mill") == ["Harbin Example Bank"]


def test_a_name_is_given_only_right_before_its_bracket_and_by_its_own_letters() -> None:
    names = ShortNames("Harbin Example Bank sells tin (HEB). Harbin Example Bank (Tin).")
    assert names.within("HEB and Tin") == ["HEB", "Tin"]
    assert names.full("HEB") is None
    assert names.full("Tin") is None
    assert names.full("unknown") is None


def test_a_surname_alone_stands_for_the_one_person_named_before() -> None:
    told = "Jan Maria Roe led the unit. Doerr left. "
    part = "a mill, Roe and Doerr"
    found = full_names(ShortNames(told + part), told + part, part, len(told), [])
    assert [(n.text, n.start) for n in found] == [("Jan Maria Roe", len(told) + part.index("Roe"))]

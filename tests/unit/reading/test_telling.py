"""Sentences behind an act that go on telling whom it hits, and those that do not. All are invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)
LEAD = "The United States today imposed sanctions on a network of smugglers. "


def first(vocabulary: Vocabulary, text: str, title: str = "Statement") -> ActionDraft:
    told = read(vocabulary, Document("t", "test", title, text, ON, language="en", country="US"))
    return told.new_actions[0]


@pytest.mark.parametrize(
    ("goes_on", "named"),
    [
        ("The sanctions target Jan Roe and Example Trading LLC.", {"Jan Roe", "Example Trading LLC"}),
        ("They will affect the companies Example Trading LLC and Sample Shipping Co.", 2),
        ("Today’s measures also cover Ana Doe.", {"Ana Doe"}),
        ("The latest round extends to Example Bank.", {"Example Bank"}),
        ("Among them is Max Poe, a broker.", {"Max Poe"}),
        ("The ministry said that the sanctions target Jan Roe and Ana Doe, freezing what they own.", 2),
        ("The list comprises six persons including Jan Roe, Ana Doe and Max Poe.", 3),
        ("Jan Roe and his banker Max Poe are among those sanctioned.", {"Jan Roe", "Max Poe"}),
        ("The newest additions to the list include Example Air.", {"Example Air"}),
    ],
)
def test_a_sentence_that_says_whom_the_act_reaches_names_those_hit(
    vocabulary: Vocabulary, goes_on: str, named: set[str] | int
) -> None:
    act = first(vocabulary, LEAD + goes_on)
    told = {*act.persons_named, *act.entities_named}
    assert (told if isinstance(named, set) else len(told)) == named


@pytest.mark.parametrize(
    "goes_on",
    [
        "The Treasury said the sanctions were timed to mark the day on which Jan Roe was jailed.",
        "The action follows a plea by Jan Roe.",
        "The ministry said that the sanctions were welcomed by Jan Roe.",
        "Jan Roe and Ana Doe are among those who cheered.",
        "In May the sanctions also hit Jan Roe.",
        "They are accused of robbing Ana Doe and Example Trading LLC.",
        "The sanctions target people accused of helping Jan Roe.",
    ],
)
def test_a_sentence_about_something_else_names_nobody(vocabulary: Vocabulary, goes_on: str) -> None:
    assert not first(vocabulary, LEAD + goes_on).named


@pytest.mark.parametrize(
    ("goes_on", "targets"),
    [
        ("The measures target Sudanese banks and two Kenyan firms.", ("SD", "KE")),
        ("The list includes persons from Serbia, Montenegro and Albania.", ("RS", "ME", "AL")),
        ("Those listed are nationals of Peru.", ("PE",)),
        ("These officials were responsible for aid to the Cuban regime.", ()),
        ("They are accused of shipping Sudanese gold to Kenya.", ()),
        ("Last year sanctions targeted Sudanese banks.", ()),
        ("The list includes heads of firms that sent arms to Peru.", ()),
        ("The list includes heads of arms firms in Peru.", ("PE",)),
    ],
)
def test_a_sentence_that_says_whom_the_act_reaches_tells_their_states(
    vocabulary: Vocabulary, goes_on: str, targets: tuple[str, ...]
) -> None:
    act = first(vocabulary, "The United States today imposed sanctions on smugglers in Mali. " + goes_on)
    assert act.targets == ("ML", *targets)


@pytest.mark.parametrize(
    ("goes_on", "count"),
    [
        ("The action targets three persons and two companies.", 5),
        ("The new package relates to seven individuals.", 7),
        ("The list includes four generals.", None),  # some of those hit, and not all
        ("Since 2018 the sanctions have hit 300 persons.", None),
        ("The smugglers moved 40 people.", None),
        ("The action targets a leader in the war, which has killed 500 people.", None),
    ],
)
def test_a_number_may_stand_in_the_sentence_that_says_whom_the_act_reaches(
    vocabulary: Vocabulary, goes_on: str, count: int | None
) -> None:
    assert first(vocabulary, LEAD + goes_on).count == count


def test_the_number_of_the_announcing_sentence_goes_before_a_later_one(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary, "The United States is sanctioning nine Iranian firms. The action targets two networks."
    )
    assert act.count == 9


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("The United States is sanctioning nine firms in Chad, accusing them of smuggling to Peru.", ("TD",)),
        ("The United States is sanctioning three Chadian officials suspected of ties to Kenya.", ("TD",)),
        ("The United States is sanctioning firms accused of arming the Sudanese army.", ("SD",)),  # no other
    ],
)
def test_what_those_hit_are_accused_of_names_other_states(
    vocabulary: Vocabulary, text: str, targets: tuple[str, ...]
) -> None:
    assert first(vocabulary, text).targets == targets

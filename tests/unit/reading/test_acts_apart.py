"""Several acts in one notice: law, names and office of one are not those of another."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read


def acts(vocabulary: Vocabulary, text: str) -> dict[tuple[str, ...], ActionDraft]:
    document = Document("t", "us", "", text, date(2023, 5, 10), language="en", country="US")
    return {action.targets: action for action in read(vocabulary, document).new_actions}


FOUR = (
    "Today, the Department of State is imposing visa restrictions on 12 Georgian officials. "
    "In addition, the Department of the Treasury is designating two Russian entities, Alfa Sample LLC "
    "and Beta Sample JSC, pursuant to E.O. 14024. "
    "The United States is also expelling two diplomats of Belarus. "
    "We are also removing sanctions on the Cuban firm Gamma Ltd today."
)


def test_each_of_four_acts_keeps_its_own_names_law_and_office(vocabulary: Vocabulary) -> None:
    found = acts(vocabulary, FOUR)
    told = {
        targets: (a.legal_basis, a.entities_named, a.body, a.count_stated) for targets, a in found.items()
    }
    assert told == {
        ("GE",): (None, (), "Department of State", 12),
        ("RU",): (
            "Executive Order 14024",
            ("Alfa Sample LLC", "Beta Sample JSC"),
            "Department of the Treasury",
            2,
        ),
        ("BY",): (None, (), None, 2),
        ("CU",): (None, ("Gamma Ltd",), None, None),
    }


@pytest.mark.parametrize(
    "said", ["These actions are taken", "Both designations are made", "Today’s steps are taken"]
)
def test_a_law_said_of_all_at_the_end_is_the_law_of_all(vocabulary: Vocabulary, said: str) -> None:
    text = (
        "Today we are imposing visa restrictions on two Cuban judges. "
        "We are also imposing visa restrictions on a judge of Belarus. "
        f"{said} pursuant to Section 7031(c)."
    )
    assert {a.legal_basis for a in acts(vocabulary, text).values()} == {"Section 7031(c)"}


def test_a_law_said_of_the_last_act_is_not_the_law_of_the_first(vocabulary: Vocabulary) -> None:
    text = (
        "Today we are imposing visa restrictions on two Cuban judges. "
        "We are also designating a bank of Belarus. It is listed pursuant to Executive Order 14038."
    )
    found = acts(vocabulary, text)
    assert (found["CU",].legal_basis, found["BY",].legal_basis) == (None, "Executive Order 14038")


def test_a_law_whose_short_name_holds_full_stops_is_the_law_of_all_too(vocabulary: Vocabulary) -> None:
    text = (
        "Today we are designating two banks of Cuba. We are also designating a bank of Belarus. "
        "These actions are taken pursuant to E.O. 13818."
    )
    assert {a.legal_basis for a in acts(vocabulary, text).values()} == {"Executive Order 13818"}


def test_an_order_of_another_act_does_not_spill_behind_its_full_stop(vocabulary: Vocabulary) -> None:
    text = (
        "We are designating a bank of Belarus under Executive Order No. 14038. "
        "Today we are imposing visa restrictions on two Cuban judges."
    )
    found = acts(vocabulary, text)
    assert (found["BY",].legal_basis, found["CU",].legal_basis) == ("Executive Order 14038", None)

"""Whom, what, how many, each with its opposite: numbered seats, orders that hit nobody, one beside three."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.domain.words import Measure, Stage
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)


def first(vocabulary: Vocabulary, text: str, title: str = "Statement", country: str = "US") -> ActionDraft:
    document = Document("t", "test", title, text, ON, language="en", country=country)
    return read(vocabulary, document).new_actions[0]


def test_destinations_with_short_name_and_number_are_all_read(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "BIS amends the Export Administration Regulations by adding nine entities to the Entity List, under "
        "the destinations of the People's Republic of China (China) (6), Estonia (1), and the United Kingdom "
        "(2). "
        "They sell to Russia (and Belarus).",
    )
    assert act.targets == ("CN", "EE", "GB")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("five Georgian officials, including two ministers", 5),
        ("five Georgian officials, among them two ministers", 5),
        ("five Georgian officials and two ministers", 7),
    ],
)
def test_those_told_apart_are_counted_once(vocabulary: Vocabulary, text: str, count: int) -> None:
    act = first(vocabulary, f"Today, the United States is imposing visa restrictions on {text}.")
    assert act.count == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("the military attaché and three diplomats of Poland", 4),
        ("the military attaché of the Embassy of Poland, as well as three diplomats,", 4),
        ("three diplomats and the military attaché of Poland", 4),
        ("three diplomats of Poland", 3),
        ("three military attachés of Poland", 3),
    ],
)
def test_one_person_beside_a_number_is_counted_too(vocabulary: Vocabulary, text: str, count: int) -> None:
    act = first(vocabulary, f"Russia is expelling {text} from Moscow.", country="RU")
    assert act.count == count


def test_an_order_that_sets_criteria_hits_nobody_yet(vocabulary: Vocabulary) -> None:
    said = "I hereby report that I have issued an Executive Order blocking the property of "
    some = "persons in Chad whom the Secretary may determine to threaten peace."
    assert first(vocabulary, said + some).stage is Stage.ANNOUNCED
    assert first(vocabulary, said + "Jan Roe and Ana Doe of Chad.").stage is Stage.IMPOSED


@pytest.mark.parametrize(
    ("what", "measure"),
    [
        ("sanctions against two Iranian firms", Measure.SANCTIONS_UNSPECIFIED),
        (
            "measures against two Iranian firms, including a ban on U.S. Government procurement",
            Measure.TRADE_RESTRICTION,
        ),
    ],
)
def test_the_imposition_of_sanctions_alone_restricts_no_trade(
    vocabulary: Vocabulary, what: str, measure: Measure
) -> None:
    act = first(vocabulary, f"Today the Secretary announced the imposition of {what}.")
    assert act.measures == (measure,)


def test_the_committee_that_approves_an_entry_adds_it(vocabulary: Vocabulary) -> None:
    text = (
        "On 9 May, the Security Council Committee approved the addition of the entry below to its list of "
        "individuals subject to the assets freeze and travel ban: Name: 1: ROE 2: Jan 3: na 4: na. "
        "Nationality: Chad."
    )
    act = first(vocabulary, text, country="UN")
    assert act.persons_named == ("ROE Jan",)
    assert act.targets == ("TD",)
    assert set(act.measures) == {Measure.ASSET_FREEZE, Measure.ENTRY_BAN}


def test_a_committee_that_approves_a_report_adds_nobody(vocabulary: Vocabulary) -> None:
    text = "On 9 May, the Security Council Committee approved the report on its list of individuals."
    document = Document("t", "test", "Statement", text, ON, language="en", country="UN")
    assert not read(vocabulary, document).new_actions


def test_the_designation_that_is_revoked_names_the_group_alone(vocabulary: Vocabulary) -> None:
    title = "Revocation of the Designation of Example Front as a Foreign Terrorist Organization"
    act = first(vocabulary, "No summary provided.", f"In the Matter of the {title}")
    assert (act.persons_named, act.entities_named) == ((), ("Example Front",))


def test_names_after_announced_that_are_hit(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "The Government of Canada announced today that the Example Front and the Other Front have been added "
        "to the list of terrorist entities.",
        country="CA",
    )
    assert act.entities_named == ("Example Front", "Other Front")


def test_a_list_of_seats_is_read_to_its_end(vocabulary: Vocabulary) -> None:
    title = "Department of Commerce Announces Additions to Entity List"
    act = first(
        vocabulary,
        "Today, BIS published a final rule that expands the Entity List by adding six entities in "
        "the People’s Republic of China (PRC), South Africa, the United Arab Emirates (UAE), and the "
        "United Kingdom. They sell to Iran.",
        title,
    )
    assert act.targets == ("CN", "ZA", "AE", "GB")


def test_so_many_from_each_state_are_all_seats(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "BIS has today added nine entities to the Entity List. The list includes six entities from China, "
        "two from Pakistan, and one from the UAE. Exports to Chad are not concerned.",
    )
    assert act.targets == ("CN", "PK", "AE")


def test_a_recap_after_an_act_tells_no_seats(vocabulary: Vocabulary) -> None:
    said = "Today, Canada is imposing sanctions on the Russian defence sector. "
    told = "Since then Canada has listed individuals and entities from Belarus and Moldova."
    assert first(vocabulary, said + told, country="CA").targets == ("RU",)
    seats = "They are companies in Belarus and Moldova."
    assert first(vocabulary, said + seats, country="CA").targets == ("RU", "BY", "MD")


def test_whom_a_group_is_backed_by_is_not_hit_beside_where_its_helpers_sit(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "Treasury is today announcing sanctions on 32 individuals, in its largest action to date against the "
        "Iran-backed Example Front. The targets include operatives of the Front in Yemen, China, and Oman.",
    )
    assert act.targets == ("YE", "CN", "OM")


def test_who_sends_aid_is_not_hit_beside_those_who_pass_it_on(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "Treasury is today designating three entities for moving funds from Iran to the Example Front. They "
        "are exchange houses in Yemen and Turkey.",
    )
    assert act.targets == ("YE", "TR")


def test_the_largest_action_to_date_is_no_running_total(vocabulary: Vocabulary) -> None:
    said = "The Treasury has announced sanctions on nine Iranian individuals today"
    assert first(vocabulary, said + ", in its largest action to date.").count == 9
    document = Document("t", "test", "Statement", said + " and 90 to date.", ON, language="en", country="US")
    assert not read(vocabulary, document).new_actions


def test_settlers_are_of_their_own_state_and_not_of_where_they_settle(vocabulary: Vocabulary) -> None:
    said = (
        "The United States is imposing sanctions on four settlers in the West Bank who attacked Palestinians."
    )
    assert first(vocabulary, said).targets == ("IL",)
    others = "The United States is imposing sanctions on four members of the Example Front in Gaza."
    assert first(vocabulary, others).targets != ("IL",)

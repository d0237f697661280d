"""What stands beside an act in one text: another house's act, goods of a state, a listing still to come."""

from datetime import date

import pytest

from bot.domain.action import Document, Reading
from bot.domain.words import Measure, Stage, Standing
from bot.reading import Vocabulary, read


def told(vocabulary: Vocabulary, text: str, title: str = "") -> Reading:
    return read(
        vocabulary,
        Document(
            id="x",
            source="x",
            title=title,
            text=text,
            date=date(2025, 9, 16),
            language="en",
            country="US",
            standing=Standing.OFFICIAL,
        ),
    )


TREASURY = (
    "The Treasury today sanctioned two companies, Amber Reed Trading Ltd and Oryx Fuels LLC, of Sudan. "
)


def test_visa_restrictions_on_unnamed_persons_beside_a_listing_of_firms_are_an_act_of_their_own(
    vocabulary: Vocabulary,
) -> None:
    state = "In addition, the Department of State is imposing visa restrictions on individuals in Sudan."
    acts = told(vocabulary, TREASURY + state).new_actions
    assert {(a.measures, a.named) for a in acts} == {
        ((Measure.SANCTIONS_UNSPECIFIED,), True),
        ((Measure.VISA_RESTRICTION,), False),
    }


def test_the_same_act_told_twice_stays_one(vocabulary: Vocabulary) -> None:
    again = "We are imposing these sanctions on Amber Reed Trading Ltd because it armed a militia."
    assert len(told(vocabulary, TREASURY + again).new_actions) == 1


@pytest.mark.parametrize(
    ("goods", "targets"),
    [
        ("Marlin Ltd, a Panama-based company, transported cargoes of Iranian naphtha.", {"PA"}),
        ("Marlin Ltd, a Panama-based company, is part of an Iranian oil network.", {"PA", "IR"}),
    ],
)
def test_goods_of_a_state_make_it_no_target_but_a_network_of_it_does(
    vocabulary: Vocabulary, goods: str, targets: set[str]
) -> None:
    (act,) = told(vocabulary, "Today OFAC is designating Marlin Ltd. " + goods).new_actions
    assert set(act.targets) == targets


@pytest.mark.parametrize(
    ("words", "stage"),
    [("is announcing its intent to designate", Stage.ANNOUNCED), ("is designating", Stage.IMPOSED)],
)
def test_an_intent_to_designate_announces_and_a_designation_imposes(
    vocabulary: Vocabulary, words: str, stage: Stage
) -> None:
    text = f"The Department of State {words} Salim Harran as a Specially Designated Global Terrorist."
    assert told(vocabulary, text).new_actions[0].stage is stage


@pytest.mark.parametrize(
    ("whom", "measure"),
    [
        ("Certain Persons Contributing to the Situation", Measure.ENTRY_BAN),
        ("Nationals", Measure.VISA_POLICY),
    ],
)
def test_entry_suspended_for_certain_persons_is_a_ban_and_for_a_nation_a_policy(
    vocabulary: Vocabulary, whom: str, measure: Measure
) -> None:
    reading = told(
        vocabulary,
        f"I hereby suspend the entry of {whom.casefold()} of Syria.",
        f"Suspending Entry of {whom} in Syria",
    )
    found = {m for act in reading.new_actions for m in act.measures}
    assert measure in found
    assert not found & ({Measure.ENTRY_BAN, Measure.VISA_POLICY} - {measure})
    assert not any(act.persons_named for act in reading.new_actions)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Ruritania: the Department has sanctioned three companies of Belarus.", True),
        ("The Department has sanctioned more than 300 companies of Belarus.", False),
        ("The package would have sanctioned three companies of Belarus.", False),
        ("The Minister met his colleague. The Department has sanctioned three companies of Belarus.", False),
    ],
)
def test_the_perfect_is_news_in_a_first_sentence_alone(
    vocabulary: Vocabulary, text: str, *, acts: bool
) -> None:
    assert told(vocabulary, text).verdict.acts is acts


@pytest.mark.parametrize(
    ("title", "acts"),
    [
        ("Canada to Expel Four Belarusian Diplomats", True),
        ("Calls to Expel Four Belarusian Diplomats", False),
    ],
)
def test_a_headline_with_a_state_before_its_infinitive_tells_of_what_is_decided(
    vocabulary: Vocabulary, title: str, *, acts: bool
) -> None:
    document = Document(id="x", source="x", title=title, text="", language="en", country="CA")
    assert read(vocabulary, document).verdict.acts is acts


@pytest.mark.parametrize(
    ("title", "acts"),
    [
        ("Foreign Terrorist Organization Designations of Harakat al-Wadi and Jaysh al-Sahil", True),
        ("In the Matter of the Designation of Harakat al-Wadi as a Foreign Terrorist Organization", True),
        ("Review and Amendment of the Foreign Terrorist Organization Designation of Harakat al-Wadi", False),
        ("Foreign Terrorist Organizations Sanctions Regulations", False),
    ],
)
def test_a_gazette_title_alone_tells_of_a_designation_and_whom_it_hits(
    vocabulary: Vocabulary, title: str, *, acts: bool
) -> None:
    reading = told(vocabulary, "No summary provided.", title)
    assert reading.verdict.acts is acts
    assert not acts or "Harakat al-Wadi" in reading.new_actions[0].entities_named


@pytest.mark.parametrize(
    ("done", "acts"),
    [
        ("issued an Executive Order declaring a national emergency with respect to Ruritania", True),
        ("issued an Executive Order declaring a national emergency with respect to supply chains", False),
        ("signed an Executive Order on early education", False),
    ],
)
def test_an_order_reported_to_a_parliament_is_an_act_when_it_blocks(
    vocabulary: Vocabulary, done: str, *, acts: bool
) -> None:
    text = f"I hereby report that I have {done}. The order blocks property of officials of Belarus."
    assert told(vocabulary, text, "Letter to the Speaker").verdict.acts is acts


def test_states_after_an_opening_statement_come_before_those_of_the_topic_before(
    vocabulary: Vocabulary,
) -> None:
    text = (
        "MR DOE: We sent vaccines to Canada and Mexico.\n\n"
        "Today the Secretary announced the transmittal of the Section 353 list. "
        "It lists individuals from Honduras.\n\nQUESTION: Thank you."
    )
    (act,) = told(vocabulary, text, "Department Press Briefing").new_actions
    assert act.targets == ("HN",)


def test_an_act_told_twice_rests_only_on_words_whose_values_it_keeps(vocabulary: Vocabulary) -> None:
    first = (
        "Today we are imposing visa restrictions on Sudanese officials responsible for the siege of Omar. "
    )
    again = "We are imposing visa restrictions on these Sudanese judges for their role in false arrests."
    (act,) = told(vocabulary, first + again).new_actions
    assert act.reason == "responsible for the siege of Omar"
    assert [e.span.text for e in act.evidence if e.field == "reason"] == [act.reason]
    assert [e.span.text for e in act.evidence if e.field == "quote"] == [act.quote]


def test_what_the_first_sentence_of_an_act_leaves_open_comes_from_the_next(vocabulary: Vocabulary) -> None:
    first = "Today we are imposing visa restrictions on Sudanese officials. "
    again = "We are imposing visa restrictions on these Sudanese judges for their role in false arrests."
    (act,) = told(vocabulary, first + again).new_actions
    assert act.quote == first.strip()
    assert act.reason == "for their role in false arrests"
    assert [e.span.text for e in act.evidence if e.field == "reason"] == [act.reason]

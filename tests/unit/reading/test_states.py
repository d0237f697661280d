"""Whose persons and bodies are hit: seats, nationality, office, programme. All names are invented."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)
NOW = "Today, the United States is "
ROWS = [
    ("nationality of a person", NOW + "sanctioning the Turkish national Jan Roe.", {"TR"}),
    ("office of a person", NOW + "sanctioning Jan Roe, chief of the Border Guard of Belarus.", {"BY"}),
    ("seat of a firm", NOW + "sanctioning Example Trading LLC, a Dubai-based firm.", {"AE"}),
    (
        "seat in a sentence",
        NOW + "sanctioning Example Trading LLC. Example Trading LLC is based in Turkey.",
        {"TR"},
    ),
    ("place in the name of a firm", NOW + "sanctioning Example Beijing Steel Co. Ltd.", {"CN"}),
    (
        "seats told where names are first written",
        (
            "Panama-based Example Shipping Ltd (Example) and Belarus-based Otherone LLC (Otherone) "
            "moved arms. Example and Otherone are being designated pursuant to Executive Order "
            "13382."
        ),
        {"BY", "PA"},
    ),
    (
        "two seats, the second after a reason",
        (
            NOW + "designating one Turkey-based broker for materially assisting an armed group and one "
            "Syria-based fundraiser for providing support to it."
        ),
        {"SY", "TR"},
    ),
    (
        "the parties, not the war they are accused of",
        NOW + "sanctioning five Iranian companies for supporting the war of Russia in Ukraine.",
        {"IR"},
    ),
    (
        "those accused, where nothing else tells",
        (
            NOW + "imposing visa restrictions on individuals responsible for the fraud at the elections "
            "in Nicaragua."
        ),
        {"NI"},
    ),
    (
        "the flag of a ship is no seat",
        NOW + "sanctioning the Panama-flagged tanker LYNX of Example Ltd, based in Oman.",
        {"OM"},
    ),
    ("trade in a good", NOW + "sanctioning China-based refineries that buy Iranian crude oil.", {"CN"}),
    ("a network in a good", NOW + "sanctioning an Iranian oil network.", {"IR"}),
    (
        "a person called like a capital",
        NOW + "imposing sanctions over the arrest of Sofia Roe by Belarus.",
        {"BY"},
    ),
    (
        "a law of many states",
        NOW + "imposing sanctions on persons under the Iran, North Korea, and Syria Nonproliferation Act.",
        set(),
    ),
    (
        "the order of one programme",
        NOW + "imposing sanctions on nine individuals pursuant to Executive Order 14038.",
        {"BY"},
    ),
    (
        "an order about no state",
        NOW + "imposing sanctions on nine individuals pursuant to Executive Order 13818.",
        set(),
    ),
    (
        "a state in the name of an armed group",
        NOW + "designating Jan Roe, a Nigerien leader of the Islamic State of Iraq and Syria in the Sahara.",
        {"NE"},
    ),
    (
        "islands with a state in their name",
        NOW + "sanctioning British Virgin Islands-based Example Ltd.",
        {"VG"},
    ),
]


@pytest.mark.parametrize(("text", "states"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_states_are_those_of_the_persons_and_bodies_hit(
    vocabulary: Vocabulary, text: str, states: set[str]
) -> None:
    told = read(vocabulary, Document("t", "test", "Statement", text, ON, language="en", country="US"))
    assert {code for action in told.new_actions for code in action.targets} == states


def test_one_act_in_two_sentences_has_the_states_of_all_it_names(vocabulary: Vocabulary) -> None:
    text = (
        "Today, the United States is sanctioning China-based refinery Example Steel Co., Ltd. "
        "We are also sanctioning Otherone Shipping Ltd, based in Hong Kong and China."
    )
    told = read(vocabulary, Document("t", "test", "Statement", text, ON, language="en", country="US"))
    assert told.new_actions[0].targets == ("CN", "HK")


def test_two_states_named_as_often_tell_nothing(vocabulary: Vocabulary) -> None:
    other = "Nobody said anything about it, and in the morning they all went home again by the long road. "
    text = (
        f"Iran and Syria met. Iran and Syria spoke. Iran and Syria parted. {other * 8}\n"
        f"Today, the United States is imposing sanctions on nine individuals.\n{other * 6}"
    )
    told = read(vocabulary, Document("t", "test", "Statement", text, ON, language="en", country="US"))
    assert told.new_actions[0].targets == ()

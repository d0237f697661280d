"""Pairs that a filter of words confuses: what announces beside what only sounds alike. Texts are invented."""

from datetime import date
from pathlib import Path

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, read
from shipped import cases

ON = date(2023, 5, 10)  # a Wednesday
ROWS = [
    (row["name"], row["verdict"], row["by"], row.get("title", ""), row["text"])
    for row in cases(Path(__file__).parents[2] / "fixtures" / "distinctions" / "en.yml")
]


@pytest.mark.parametrize(
    ("verdict", "country", "title", "text"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_what_announces_is_told_from_what_sounds_alike(
    vocabulary: Vocabulary, verdict: str, country: str | None, title: str, text: str
) -> None:
    told = read(vocabulary, Document("t", "test", title, text, ON, language="en", country=country))
    assert told.verdict.value == verdict


def test_a_joint_act_is_an_act_of_each_state_and_first_of_the_publisher(vocabulary: Vocabulary) -> None:
    text = "Today, Canada, the United States, and the United Kingdom are imposing sanctions on Syrian judges."
    told = read(vocabulary, Document("t", "test", "Statement", text, ON, language="en", country="US"))
    assert [a.issuer for a in told.new_actions] == ["US", "CA", "GB"]
    assert {a.targets for a in told.new_actions} == {("SY",)}


def test_a_state_beside_which_another_acts_is_no_issuer(vocabulary: Vocabulary) -> None:
    text = "Today, after talks with Canada, the United States is imposing sanctions on Belarusian judges."
    told = read(vocabulary, Document("t", "test", "Statement", text, ON, language="en", country="US"))
    assert [a.issuer for a in told.new_actions] == ["US"]


def test_the_day_of_a_measure_is_not_the_day_of_its_end(vocabulary: Vocabulary) -> None:
    text = "China will suspend for one year the measures announced on March 4 against 15 US entities listed."
    told = read(vocabulary, Document("t", "test", "Statement", text, ON, language="en", country="CN"))
    assert [(a.stage.value, a.count) for a in told.new_actions] == [("eased", 15)]


REMARKS = "Remarks by the President at a Meeting with Exiles"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("And, today, we are adding sanctions against the national police of Cuba.", "announces"),
        ("And we are proud of the sanctions that we imposed on the national police of Cuba.", "none"),
        ("Today, we are adding provisions on imposing import bans and sanctions on farms of Cuba.", "none"),
        ("As I said, we have imposed sanctions against the national police of Cuba today.", "none"),
    ],
)
def test_remarks_announce_only_what_they_say_is_done_today(
    vocabulary: Vocabulary, text: str, verdict: str
) -> None:
    told = read(vocabulary, Document("t", "test", REMARKS, text, ON, language="en", country="US"))
    assert told.verdict.value == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (
            (
                "OFAC is publishing the names of persons whose property and interests in property have been "
                "unblocked pursuant to Executive Order 13288 of March 10, 2003."
            ),
            "eases",
        ),
        ("OFAC is publishing updates to the names of persons whose property is blocked.", "none"),
    ],
)
def test_property_unblocked_is_names_removed(vocabulary: Vocabulary, text: str, verdict: str) -> None:
    title = "Notice of OFAC Sanctions Actions"
    told = read(vocabulary, Document("t", "test", title, text, ON, language="en", country="US"))
    assert told.verdict.value == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Today the Department took steps to revoke visas and impose visa restrictions on 12 Cuban officials.",
        "Today the Department revoked the visas of and imposed sanctions on 12 Cuban officials.",
    ],
)
def test_what_another_verb_imposes_is_not_revoked(vocabulary: Vocabulary, text: str) -> None:
    told = read(vocabulary, Document("t", "test", "Statement", text, ON, language="en", country="US"))
    assert {a.stage.value for a in told.new_actions} == {"imposed"}


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The UK has today refused entry to six Georgian judges.", "entry_ban"),
        ("Six Georgian judges have acted against us; the UK is today refusing them entry.", "entry_ban"),
        ("The UK is denying six Georgian judges entry into the country.", "entry_ban"),
        ("The UK is refusing visas to six Georgian judges.", "visa_restriction"),
        (
            "Six Georgian judges have acted against us; the UK is today refusing them visas.",
            "visa_restriction",
        ),
    ],
)
def test_entry_refused_is_told_from_visas_refused(vocabulary: Vocabulary, text: str, measure: str) -> None:
    told = read(vocabulary, Document("t", "test", "Statement", text, ON, language="en", country="GB"))
    assert {m.value for action in told.new_actions for m in action.measures} == {measure}

"""Rows for spreadsheets and programs."""

import csv
import io
from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.action import Action, Role
from bot.domain.views import ActionView, LinkView
from bot.domain.words import EasedKind, LinkKind, Measure, Precision, Stage, Standing
from bot.render.export import FIELDS, csv_header, csv_line, export_row

ACT = Action(
    147,
    "CN",
    ("US",),
    (Measure.VISA_RESTRICTION, Measure.ENTRY_BAN),
    Stage.ANNOUNCED,
    date(2022, 3, 31),
    Precision.DAY,
    datetime(2022, 3, 31, 14, 57, tzinfo=UTC),
    Standing.OFFICIAL,
    headline="China announces visa restrictions",
    persons=("Ada North", "Bo West"),
    family=("Cy North",),
)
EARLIER = replace(ACT, number=87, issuer="US", targets=("CN",))


def read_back(view: ActionView) -> dict[str, str]:
    """The row as a spreadsheet reads it."""
    (row,) = csv.DictReader(io.StringIO(csv_header() + csv_line(export_row(view))))
    return row


def test_a_row_has_every_column_and_lists_joined() -> None:
    links = (
        LinkView(LinkKind.ANSWERS, EARLIER, (), stated=True, confidence=1.0),
        LinkView(LinkKind.EXTENDS, replace(EARLIER, number=5), (), stated=False, confidence=0.7),
    )
    row = read_back(ActionView(ACT, None, ("https://a.example/1", "https://b.example/2"), links))
    assert tuple(row) == FIELDS
    assert row["number"] == "147"
    assert row["on"] == "2022-03-31"
    assert row["measures"] == "visa_restriction; entry_ban"
    assert row["persons"] == "Ada North; Bo West"
    assert row["answers"] == "87"
    assert row["other_links"] == "extends 5"
    assert row["urls"] == "https://a.example/1; https://b.example/2"
    assert (row["checked"], row["named"], row["count"]) == ("no", "", "")
    assert "No legal advice" in row["caution"]


def test_columns_that_came_later_stand_behind_those_that_programs_count_on() -> None:
    assert FIELDS[FIELDS.index("caution") + 1 :] == ("expires_on", "count_stated", "roles")
    roles = (Role("Ada North", "judge"), Role("Cy North", "son of the judge"), Role("Nobody", "minister"))
    view = ActionView(replace(ACT, expires_on=date(2023, 3, 30), count_stated=2, roles=roles), None)
    assert read_back(view)["roles"] == "Ada North: judge"
    assert (read_back(view)["expires_on"], read_back(view)["count_stated"]) == ("2023-03-30", "2")
    assert export_row(view)["roles"] == {"Ada North": "judge"}
    assert read_back(ActionView(ACT, None))["roles"] == ""


def test_relatives_are_in_no_row() -> None:
    row = export_row(ActionView(ACT, None))
    assert "Cy North" not in str(row)
    assert {field.name for field in fields(Action)} - set(FIELDS) == {
        *("family", "answers_text", "answers_on", "carries_out_text"),
        *("withdrawn", "withdrawn_at", "withdrawn_why"),  # those are found by no question
    }


@pytest.mark.parametrize("text", ["=1+1", "+49", "-2", "@x", "\tx", "\r=1"])
def test_no_cell_can_act_on_a_spreadsheet(text: str) -> None:
    act = replace(ACT, headline=text, persons=(text, "Bo West"), reason=text, target_class=text)
    row = read_back(ActionView(act, None, (text,)))
    for name in ("headline", "persons", "reason", "target_class", "urls"):
        assert row[name].startswith("'"), name


@pytest.mark.parametrize("text", ["a=1", "Ministry - Office", 'He said "no", twice\nand left', "制裁"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert read_back(ActionView(replace(ACT, headline=text), None))["headline"] == text


def test_an_eased_act_says_how() -> None:
    act = replace(ACT, stage=Stage.EASED, eased_kind=EasedKind.LIFTED, effective_on=date(2023, 1, 2))
    row = export_row(ActionView(act, None))
    assert tuple(row) == FIELDS
    assert (row["stage"], row["eased_kind"], row["effective_on"]) == ("eased", "lifted", "2023-01-02")

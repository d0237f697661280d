"""What is kept of an action when its text is read: whose day, whose word, what survives another reading."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.action import ActionDraft, Role
from bot.domain.notice import Notice
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.linking.record import (
    FAR_AHEAD,
    acting_office,
    believed_date,
    date_action,
    fill_in,
    read_again,
    record_action,
)

EVENING = datetime(2022, 3, 31, 20, 0, tzinfo=UTC)  # already 1 April in Shanghai
NOTICE = Notice(
    id=1,
    source_id="cn",
    url="https://example.org/1",
    title="Press conference",
    published_at=EVENING,
    precision=Precision.TIME,
    first_seen_at=EVENING + timedelta(minutes=5),
    standing=Standing.OFFICIAL,
    body="Foreign Ministry",
    country="CN",
    zone="Asia/Shanghai",
)
DRAFT = ActionDraft(
    "CN", ("US",), (Measure.VISA_RESTRICTION,), Stage.ANNOUNCED, persons_named=("Ann Example",)
)


@pytest.mark.parametrize(
    ("notice", "on", "flagged"),
    [
        (NOTICE, date(2022, 4, 1), False),
        (replace(NOTICE, zone=None), date(2022, 3, 31), False),
        (replace(NOTICE, precision=Precision.DAY), date(2022, 3, 31), False),
        (replace(NOTICE, published_at=None), date(2022, 4, 1), True),
        (replace(NOTICE, published_at=EVENING + timedelta(days=90)), date(2022, 4, 1), True),
    ],
)
def test_an_action_counts_under_the_publishers_own_day(notice: Notice, on: date, flagged: bool) -> None:
    dated = date_action(notice)
    assert dated.on == on
    assert (dated.flag is not None) is flagged


def test_a_day_without_a_time_that_has_begun_nowhere_west_is_still_that_day() -> None:
    day, seen = datetime(2022, 3, 31, tzinfo=UTC), datetime(2022, 3, 31, 1, 0, tzinfo=UTC)
    west = replace(NOTICE, zone="America/New_York", published_at=day, first_seen_at=seen)

    assert date_action(replace(west, precision=Precision.DAY)).on == date(2022, 3, 31)
    assert date_action(replace(west, precision=Precision.TIME)).on == date(2022, 3, 30)


def test_a_date_that_cannot_be_is_not_believed() -> None:
    seen = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
    for told in (
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(1999, 12, 31, 23, 59, tzinfo=UTC),
        seen + FAR_AHEAD + timedelta(seconds=1),
        datetime(2099, 1, 1, tzinfo=UTC),
    ):
        assert believed_date(told, seen) is None
    for told in (datetime(2000, 1, 1, tzinfo=UTC), seen - timedelta(days=4000), seen, seen + FAR_AHEAD):
        assert believed_date(told, seen) == told
    assert believed_date(None, seen) is None


@pytest.mark.parametrize(
    ("notice", "standing"),
    [
        (NOTICE, Standing.OFFICIAL),
        (replace(NOTICE, country="RU"), Standing.AGENCY),  # a page about somebody else's act is a report
        (replace(NOTICE, standing=Standing.AGENCY), Standing.AGENCY),
    ],
)
def test_only_the_issuers_own_page_is_official(notice: Notice, standing: Standing) -> None:
    assert record_action(DRAFT, notice).standing is standing


def test_another_reading_keeps_what_is_not_its_business() -> None:
    stored = replace(record_action(DRAFT, NOTICE), number=147, archive_id="a9", checked=True)
    later = replace(
        NOTICE, published_at=EVENING + timedelta(days=2), first_seen_at=EVENING + timedelta(days=2)
    )
    again = read_again(stored, record_action(replace(DRAFT, legal_basis="AFSL"), later))
    assert again == replace(stored, legal_basis="AFSL")


SPRING, LAST_DAY = date(2022, 4, 10), date(2023, 4, 9)
JUDGE = Role("Ann Example", "judge of the city court")


@pytest.mark.parametrize(
    ("draft", "kept"),
    [
        (replace(DRAFT, expires_on=LAST_DAY), LAST_DAY),
        (replace(DRAFT, effective_on=SPRING, expires_on=SPRING), SPRING),  # for one day
        (replace(DRAFT, effective_on=SPRING, expires_on=SPRING - timedelta(days=1)), None),
        (replace(DRAFT, expires_on=date(2022, 3, 31)), None),  # it was announced on 1 April
        (DRAFT, None),
    ],
)
def test_a_last_day_is_kept_unless_it_lies_before_the_beginning(
    draft: ActionDraft, kept: date | None
) -> None:
    assert record_action(draft, NOTICE).expires_on == kept


def test_roles_are_kept_of_those_named_once_each_and_of_no_relative() -> None:
    draft = replace(
        DRAFT,
        entities_named=("Example Works",),
        family_named=("Cy Example",),
        roles=(
            JUDGE,
            Role("Ann Example", "former member of the bar"),
            Role("Cy Example", "son of the judge"),
            Role("Example Works", "state shipyard"),
            Role("Bo Elsewhere", "minister"),  # who is not hit
        ),
    )
    kept = record_action(draft, NOTICE)
    assert kept.roles == (JUDGE, Role("Example Works", "state shipyard"))
    assert kept.role_of == {"Ann Example": "judge of the city court", "Example Works": "state shipyard"}


def test_a_role_goes_with_its_name_when_a_person_corrects_the_names() -> None:
    kept = record_action(replace(DRAFT, roles=(JUDGE,)), NOTICE)
    assert replace(kept, persons=("Anna Example",)).role_of == {}
    assert replace(kept, family=("Ann Example",)).role_of == {}


@pytest.mark.parametrize(
    ("named", "notice", "body"),
    [
        (None, NOTICE, "Foreign Ministry"),
        ("Commerce Ministry", NOTICE, "Commerce Ministry"),
        (None, replace(NOTICE, country="RU"), ""),  # whose page it is tells nothing about who acts
        ("Commerce Ministry", replace(NOTICE, standing=Standing.AGENCY), "Commerce Ministry"),
    ],
)
def test_the_office_that_acts_is_the_one_the_text_names_else_the_issuers_own_page(
    named: str | None, notice: Notice, body: str
) -> None:
    assert record_action(replace(DRAFT, body=named), notice).body == body


def test_a_report_does_not_overrule_the_office_that_the_issuers_own_page_told() -> None:
    official = replace(record_action(DRAFT, NOTICE), body="Commerce Ministry")
    report = replace(official, standing=Standing.AGENCY, body="")
    assert acting_office(official, report, "Foreign Ministry") == "Commerce Ministry"
    assert acting_office(replace(official, body=""), report, "Foreign Ministry") == "Foreign Ministry"
    assert acting_office(report, official, "Foreign Ministry") == "Foreign Ministry"
    assert acting_office(official, official, None) == "Commerce Ministry"


def test_a_merged_record_learns_last_day_and_roles_and_keeps_its_own() -> None:
    bare = record_action(replace(DRAFT, entities_named=("Example Works",)), NOTICE)
    other = replace(
        bare,
        expires_on=LAST_DAY,
        persons=("Ann Example", "Bo Elsewhere"),
        roles=(JUDGE, Role("Bo Elsewhere", "minister"), Role("Example Works", "shipyard")),
        legal_basis="AFSL",
    )
    whole = fill_in(bare, other)
    assert whole == replace(bare, expires_on=LAST_DAY, roles=(JUDGE, Role("Example Works", "shipyard")))
    known = replace(bare, expires_on=SPRING, roles=(Role("Ann Example", "judge"),))
    assert fill_in(known, other).expires_on == SPRING
    assert fill_in(known, other).role_of["Ann Example"] == "judge"
    assert fill_in(replace(bare, effective_on=date(2024, 1, 1)), other).expires_on is None

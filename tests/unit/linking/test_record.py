"""What is kept of an action when its text is read: whose day, whose word, what survives another reading."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.action import ActionDraft
from bot.domain.notice import Notice
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.linking.record import date_action, read_again, record_action

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

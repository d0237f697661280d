"""What headers of an answer say, in the forms servers really write."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multidict import CIMultiDict

from bot.fetch.headers import fresh_seconds, http_date, retry_after_seconds, validators

NOW = datetime(2022, 3, 31, 9, 0, tzinfo=UTC)
LATER = "Thu, 31 Mar 2022 10:00:00 GMT"
YEAR = timedelta(days=365).total_seconds()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"Cache-Control": "max-age=300"}, 300),
        ({"Cache-Control": "public, MAX-AGE = 300"}, 300),
        ({"Cache-Control": 'max-age="300"'}, 300),
        ({"Cache-Control": "max-age=300", "Age": "100"}, 200),
        ({"Cache-Control": "max-age=300", "Age": "1000"}, 0),
        ({"Cache-Control": "max-age=300", "Age": "old"}, 300),
        ({"Cache-Control": "max-age=300", "Expires": LATER}, 300),
        ({"Cache-Control": "s-maxage=300"}, 0),
        ({"Cache-Control": "max-age=300, no-cache"}, 0),
        ({"Cache-Control": "no-store,max-age=300"}, 0),
        ({"Cache-Control": "max-age=-1"}, 0),
        ({"Cache-Control": "max-age=999999999999"}, YEAR),
        ({"Expires": LATER}, 3_600),
        ({"Expires": LATER, "Date": "Thu, 31 Mar 2022 09:30:00 GMT"}, 1_800),
        ({"Expires": "0"}, 0),
        ({"Expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0),
    ],
)
def test_how_long_an_answer_holds(headers: dict[str, str], seconds: float) -> None:
    assert fresh_seconds(CIMultiDict(headers), NOW) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "0"}, 0),
        ({"Retry-After": " 30 "}, 30),
        ({"Retry-After": "-30"}, None),
        ({"Retry-After": "1.5"}, None),
        ({"Retry-After": "٣٠"}, 30.0),
        ({"Retry-After": LATER}, 3_600),
        ({"Retry-After": LATER, "Date": "Thu, 31 Mar 2022 09:59:00 GMT"}, 60),
        ({"Retry-After": "Thu, 31 Mar 2022 08:00:00 GMT"}, 0),
        ({"Retry-After": "Fri, 31 Mar 2023 08:00:00 GMT"}, timedelta(days=7).total_seconds()),
    ],
)
def test_how_long_to_stay_away(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_seconds(CIMultiDict(headers), NOW) == seconds


@given(st.text(max_size=60))
def test_no_header_text_breaks_the_reading(text: str) -> None:
    headers = CIMultiDict(dict.fromkeys(("Retry-After", "Expires", "Date", "Age", "ETag"), text))
    assert 0 <= (retry_after_seconds(headers, NOW) or 0) <= timedelta(days=7).total_seconds()
    assert 0 <= fresh_seconds(headers, NOW) <= YEAR
    moment = http_date(text)
    assert moment is None or moment.tzinfo is not None
    (validators(headers).etag or "").encode("utf-8")


def test_a_validator_too_long_to_send_on_every_poll_is_not_kept() -> None:
    assert validators(CIMultiDict({"ETag": "x" * 1_000})).etag == "x" * 1_000
    assert validators(CIMultiDict({"ETag": "x" * 1_001})).etag is None

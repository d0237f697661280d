"""Many sources in one trouble are one line, and do not hide those that can be read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.answers import Preview, StatusView
from bot.domain.chat import ActionFilter
from bot.domain.source import Source, SourceKind, SourceState, SourceStatus
from bot.domain.views import SourceView
from bot.domain.words import Standing
from bot.render import render_status, render_subscribe_preview

NOW = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
UNREACHED = "The server was not reached: Cannot connect to host inside.example:443"


def view(number: int, country: str, status: SourceStatus, error: str | None = None) -> SourceView:
    source_id = f"{country.lower()}-mfa-{number}"
    source = Source(
        id=source_id,
        country=country,
        body="Ministry of Foreign Affairs",
        standing=Standing.OFFICIAL,
        url=f"https://{source_id}.example/feed",
        kind=SourceKind.FEED,
        language="en",
        every=timedelta(minutes=15),
    )
    state = SourceState(source_id, source.url, status, last_ok_at=NOW, last_error=error, failing_since=NOW)
    return SourceView(source, state)


def failing(count: int, country: str = "CA", error: str = UNREACHED) -> list[SourceView]:
    return [view(number, country, SourceStatus.FAILING, error) for number in range(count)]


def shown(views: Sequence[SourceView], follows: tuple[ActionFilter, ...] = ()) -> list[str]:
    status = StatusView(len(views), 0, (), follows, tuple(views), (), None)
    return render_status(status, now=NOW).html.split("\n")


def test_equal_failures_are_one_line_that_counts_by_state() -> None:
    rows = shown([*failing(3), *failing(2, "AU")])
    assert "⚠️ 5 sources cannot be read (server not reached): AU 2, CA 3" in rows
    assert not any("mfa-" in row for row in rows)
    assert "inside.example" not in "".join(rows)


def test_few_failures_are_told_one_by_one() -> None:
    assert sum("🇨🇦 Ministry of Foreign Affairs (ca-mfa-" in row for row in shown(failing(3))) == 3


def test_other_failures_are_not_counted_with_them() -> None:
    rows = shown([*failing(4), view(9, "DE", SourceStatus.FAILING, "The document has no entries")])
    assert "⚠️ 4 sources cannot be read (server not reached): CA 4" in rows
    assert any(row.startswith("⚠️ 🇩🇪 Ministry of Foreign Affairs (de-mfa-9)") for row in rows)


@pytest.mark.parametrize("status", [SourceStatus.FAILING, SourceStatus.BLOCKED])
def test_the_good_ones_are_shown_however_many_fail(status: SourceStatus) -> None:
    bad = [view(number, "CA", status, f"Trouble {number}") for number in range(60)]
    rows = shown([*bad, view(1, "US", SourceStatus.OK)])
    assert any(row.startswith("✅ 🇺🇸 Ministry of Foreign Affairs (us-mfa-1)") for row in rows)
    assert any(row.endswith(": CA 60") for row in rows)


def test_a_preview_says_whose_ministry_can_be_seen() -> None:
    views = tuple(view(1, country, SourceStatus.OK) for country in ("CN", "RU"))
    preview = Preview((ActionFilter(),), 90, 3, 1, None, views, (), None, None)
    html = render_subscribe_preview(preview, now=NOW).html
    assert "🇨🇳 Ministry of Foreign Affairs ✅ · 🇷🇺 Ministry of Foreign Affairs ✅" in html
    assert "3 measures</b>, 1 of them a warning." in html


def test_a_source_with_another_route_and_one_that_is_gone_keep_their_own_words() -> None:
    blocked = [view(number, "CA", SourceStatus.BLOCKED) for number in range(5)]
    other = view(7, "CA", SourceStatus.OK)
    other = replace(other, source=replace(other.source, fallback_of="ca-mfa-0"))
    rows = shown([*blocked, view(8, "DE", SourceStatus.GONE), other])
    assert "⛔ 4 sources refuse machine readers: CA 4" in rows
    assert any("(ca-mfa-0)" in row and row.endswith("read instead") for row in rows)
    assert any("(de-mfa-8)" in row and "gone for good" in row for row in rows)

"""What is read and what is followed, as people see it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from render_cases import US_ACT, US_VIEW, WARNING_VIEW

from bot.domain.answers import Preview, StatusView
from bot.domain.chat import ActionFilter
from bot.domain.source import Expectation, Source, SourceKind, SourceState, SourceStatus
from bot.domain.views import SourceView
from bot.domain.words import Standing
from bot.query import VISAS_AND_ENTRY
from bot.render import (
    render_status,
    render_subscribe_preview,
)

NOW = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=400)


def source(name: str, *, fallback_of: str | None = None, enabled: bool = True) -> Source:
    return Source(
        id=name,
        country="US",
        body=f"{name} body",
        standing=Standing.OFFICIAL,
        url=f"https://{name}.example.org/feed",
        kind=SourceKind.FEED,
        language="en",
        every=timedelta(minutes=15),
        enabled=enabled,
        expect=Expectation(max_silence=timedelta(days=1)),
        fallback_of=fallback_of,
    )


def state(name: str, status: SourceStatus, newest: timedelta, **more: object) -> SourceState:
    base = SourceState(name, "", status, last_ok_at=NOW - timedelta(minutes=4), newest_entry_at=NOW - newest)
    return replace(base, **more)  # type: ignore[arg-type]


def test_status_hides_nothing() -> None:
    since = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    hours = timedelta(hours=1)
    views = (
        SourceView(source("state"), state("state", SourceStatus.OK, hours)),
        SourceView(source("quiet"), state("quiet", SourceStatus.OK, timedelta(days=4))),
        SourceView(source("closed"), state("closed", SourceStatus.BLOCKED, hours, failing_since=since)),
        SourceView(source("broken"), state("broken", SourceStatus.FAILING, hours, failing_since=since)),
        SourceView(source("second", fallback_of="closed"), state("second", SourceStatus.OK, hours)),
        SourceView(source("fresh"), None),
        SourceView(source("off", enabled=False), None),
    )
    status = StatusView(
        total=6,
        fresh=5,
        counts=(),
        follows=(ActionFilter(between=frozenset({"US", "CN"})),),
        relevant=views,
        uncovered=("CN",),
        last_alert_at=datetime(2026, 11, 21, 16, 2, tzinfo=UTC),
    )

    assert render_status(status, now=NOW).html == (
        "<b>What I can see right now</b> · 23 Nov, 09:12 UTC\n"
        "5 of 6 sources read in the last hour\n"
        "\n"
        "<b>For what you follow</b> (🇨🇳 China ⇄ 🇺🇸 US)\n"
        "⛔ 🇺🇸 closed body (closed) · refuses machine readers since 20 Nov, 14:00 UTC · second body read instead\n"  # noqa: E501 - one row as people see it
        "⚠️ 🇺🇸 broken body (broken) · cannot be read since 20 Nov, 14:00 UTC · read 09:08\n"
        "🕓 🇺🇸 quiet body (quiet) · read 09:08 · nothing for 4 days, usually daily\n"
        "✅ 🇺🇸 state body (state) · read 09:08 · newest 23 Nov\n"
        "✅ 🇺🇸 second body (second) · read 09:08 · newest 23 Nov\n"
        "❔ Not read yet: 🇺🇸 fresh body\n"
        "⏸ Switched off, so not read: 🇺🇸 off body\n"
        "\n"
        "<b>Not read at all</b>\n"
        "No source of these issuers is read: 🇨🇳 China\n"
        "\n"
        "Last alert to this chat: 21 Nov, 16:02 UTC\n"
        "<i>Silence means: nothing found in what was read. It does not mean nothing happened.</i>"
    )


def test_the_latest_act_of_a_preview_tells_what_has_become_of_it() -> None:
    ended = replace(US_VIEW, action=replace(US_ACT, expires_on=date(2023, 3, 20)))
    preview = Preview((ActionFilter(),), 90, 1, 0, ended, (), (), None, None, read_since=LONG_AGO)
    shown = render_subscribe_preview(preview, now=NOW).html
    assert "<blockquote>⌛ Expired: the last day was 20 Mar 2023" in shown
    assert "⌛" not in render_subscribe_preview(replace(preview, latest=US_VIEW), now=NOW).html


@pytest.mark.parametrize(
    ("total", "read_since", "told", "untold"),
    [
        (0, None, "Nothing of it has been read here yet: how much it brings is not known.", "In the last"),
        (0, NOW - timedelta(days=3), "Read here only since 20 Nov, and nothing so far", "no fault"),
        (0, NOW - timedelta(days=90), "In the last 90 days: nothing.", "only since"),
        (900, NOW - timedelta(days=90), "<b>900 measures</b> (about 10 a day). The latest:", "only since"),
        (900, NOW - timedelta(days=89), "<b>900 measures</b>. Read here only since", "a day"),
        (
            9,
            None,
            "<b>9 measures</b>. Nothing of it has been read here yet: this is from the archive.",
            "only",
        ),
    ],
)
def test_a_preview_speaks_of_the_days_on_which_this_installation_read(
    total: int, read_since: datetime | None, told: str, untold: str
) -> None:
    preview = Preview((ActionFilter(),), 90, total, 0, None, (), (), None, None, read_since)
    shown = render_subscribe_preview(preview, now=NOW).html
    assert told in shown
    assert untold not in shown


def test_preview_of_a_wish() -> None:
    wish = ActionFilter(between=frozenset({"US", "CN"}), measures=VISAS_AND_ENTRY)
    views = (
        SourceView(source("state"), state("state", SourceStatus.OK, timedelta(hours=1))),
        SourceView(source("never"), None),
    )
    preview = Preview((wish,), 90, 7, 3, WARNING_VIEW, views, ("CN",), None, None, read_since=LONG_AGO)

    assert render_subscribe_preview(preview, now=NOW).html == (
        "<b>Follow 🇨🇳 China ⇄ 🇺🇸 US, both directions?</b>\n"
        "Visas and entry, at once\n"
        "Includes warnings, easings, and every later step of an exchange even if its measure differs\n"
        "\n"
        "In the last 90 days: <b>7 measures</b>, 3 of them warnings. The latest:\n"
        "<blockquote>🇨🇳→🇺🇸 China warns of countermeasures against the US · 22 Mar 2022</blockquote>\n"
        "Sources read for it: 🇺🇸 never body ❔ not read yet · 🇺🇸 state body ✅\n"
        "Not read at all: 🇨🇳 China"
    )

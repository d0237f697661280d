"""`nongrata run` on a ministry that has no feed but a list of its briefings, in its language."""

from __future__ import annotations

import asyncio
import json
import re
import signal
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pexpect
from installation import START_SECONDS, Installation, expect

import ministry_pages as ministry
from bot.catalogue.rows import write_row
from bot.demo.server import FeedServer

ALERTS = "select count(*) from delivery where state = 'delivered'"
NEWS = "China announces visa restrictions on US officials"


def show(server: FeedServer, *rows: tuple[str, str]) -> None:
    server.set_feed("list.shtml", ministry.listing(*rows), content_type="text/html")


async def test_a_briefing_in_chinese_of_which_one_answer_announces_rings_once(
    server: FeedServer, installation: Installation
) -> None:
    now = datetime.now(UTC).astimezone(ZoneInfo("Asia/Shanghai"))
    old = [(ministry.file_name(now.date() - timedelta(days=n), n), ministry.CALM_TITLE) for n in range(1, 4)]
    show(server, *old)
    base = installation.feed_url.rpartition("/")[0]
    row = ministry.source("cn-mfa-fyrbt-zh", f"{base}/list.shtml", every=timedelta(seconds=1))
    (installation.folder / "config" / "sources" / "test.yml").write_text(json.dumps([write_row(row)]))
    child = installation.spawn("run")
    await installation.until_rows("select count(*) from notice", len(old))
    child.sendline("/subscribe 中国 美国")
    await expect(child, r"\[(\d+)\] \S*(?:Follow|关注|订阅)")
    assert isinstance(child.match, re.Match)
    child.sendline(child.match.group(1))
    name = ministry.file_name(now.date(), 10660000)
    page = ministry.article(ministry.BRIEFING, f"{now:%Y-%m-%d %H:%M}", *ministry.ANSWERS)
    calm = (ministry.file_name(now.date(), 10660001), ministry.CALM_TITLE)
    server.set_feed(name, page, content_type="text/html")
    server.set_feed(
        calm[0], ministry.article(calm[1], f"{now:%Y-%m-%d}", *ministry.CALM), content_type="text/html"
    )
    show(server, calm, (name, ministry.BRIEFING), *old)
    await expect(child, NEWS)
    await expect(child, "中方决定对在涉华问题上编造谎言")  # the words it rests on, as they were said
    await expect(child, f"/feeds/{name}")  # the briefing's own page
    async with asyncio.timeout(START_SECONDS):
        before = len(server.asked("list.shtml"))
        while len(server.asked("list.shtml")) < before + 3:  # polled again, and again
            await asyncio.sleep(0.05)
    assert installation.rows(ALERTS) == [(1,)]
    assert installation.rows("select stage, issuer from action where archive_id is null") == [
        ("announced", "CN")
    ]
    child.kill(signal.SIGTERM)
    await expect(child, pexpect.EOF)
    assert NEWS not in str(child.before), "told once"

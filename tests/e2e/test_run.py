"""`nongrata run` as its user meets it: alerts and answers in a terminal, stopped and killed at any moment."""

from __future__ import annotations

import re
import signal

import pexpect
import pytest
from installation import (
    READ,
    SOURCE,
    Installation,
    expect,
    publish_until_fetched,
    quiet_day,
    rss,
    visa_restrictions,
)

from bot.demo.server import FeedServer

NEWS = "US announces visa restrictions on Belarusian officials"
DELIVERED = "select count(*) from delivery where state = 'delivered'"


def with_news() -> bytes:
    return rss(visa_restrictions(), quiet_day(20), quiet_day(30))


async def test_a_notice_published_after_the_first_poll_rings_and_can_be_asked_about(
    server: FeedServer, new_installation: Installation
) -> None:
    installation = new_installation
    child = installation.spawn("run")
    await installation.until_rows(READ, 2)
    child.sendline("/subscribe us belarus")
    await expect(child, "Follow")
    child.sendline("1")
    await expect(child, "(?i)following|you follow|done")
    server.set_feed(SOURCE, with_news())
    await expect(child, NEWS)
    await expect(child, r"/a(\d+)")
    assert isinstance(child.match, re.Match)
    number = child.match.group(1)
    child.sendline(f"/a{number}")
    await expect(child, "212")
    child.sendline("/history us by")
    await expect(child, f"/a{number}")
    child.kill(signal.SIGTERM)
    await expect(child, pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


async def test_what_the_first_poll_found_does_not_ring(
    server: FeedServer, installation: Installation
) -> None:
    server.set_feed(SOURCE, with_news())
    child = installation.spawn("run")
    await expect(child, "An alert waits for you")  # the operator at the terminal is told
    child.sendline("/subscribe us belarus")
    await expect(child, r"\[(\d+)\] Follow")
    assert isinstance(child.match, re.Match)
    child.sendline(child.match.group(1))
    await expect(child, "You follow")
    child.sendline("/latest us by")
    await expect(child, r"/a\d+")  # it is known
    child.kill(signal.SIGTERM)
    await expect(child, pexpect.EOF)
    assert installation.rows("select count(*) from delivery") == [(0,)]
    assert installation.rows("select count(*) from alert where held") == [(1,)]


async def test_whoever_sits_at_the_terminal_sends_what_was_held(
    server: FeedServer, installation: Installation
) -> None:
    server.set_feed(SOURCE, with_news())
    child = installation.spawn("run")
    await expect(child, r"An alert waits for you.*\[(\d+)\] Send")
    assert isinstance(child.match, re.Match)
    send = child.match.group(1)
    child.sendline("/subscribe us belarus")
    await expect(child, r"\[(\d+)\] Follow")
    assert isinstance(child.match, re.Match)
    child.sendline(child.match.group(1))
    await expect(child, "You follow")
    child.sendline(send)
    await expect(child, "Sent")
    await expect(child, r"\) · checked by a person")
    child.sendline(send)
    await expect(child, "ruled before")
    child.kill(signal.SIGTERM)
    await expect(child, pexpect.EOF)
    assert installation.rows("select count(*) from delivery") == [(1,)]


@pytest.mark.parametrize("moment", [pytest.param("fetched", marks=pytest.mark.extensive), "stored", "told"])
async def test_killed_at_any_moment_after_publication_the_alert_still_comes(
    server: FeedServer, installation: Installation, moment: str
) -> None:
    child = installation.spawn("run")
    await installation.until_rows(READ, 2)
    child.sendline("/subscribe us belarus")
    await expect(child, "Follow")
    child.sendline("1")
    await expect(child, "(?i)following|you follow|done")
    await publish_until_fetched(server, with_news())
    if moment == "stored":
        await installation.until_rows("select count(*) from alert", 1)
    elif moment == "told":
        await expect(child, NEWS)
    child.kill(signal.SIGKILL)
    await expect(child, pexpect.EOF)
    seen = moment == "told" or NEWS in str(child.before)
    installation.claims_run_out()
    again = installation.spawn("run")
    if not seen:
        await expect(again, NEWS)
    await installation.until_rows(DELIVERED, 1)
    again.kill(signal.SIGTERM)
    await expect(again, pexpect.EOF)
    assert installation.rows("select count(*) from alert") == [(1,)]

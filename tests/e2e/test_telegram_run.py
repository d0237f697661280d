"""`nongrata run` with a token, as people in Telegram meet it: the real process, a Bot API on loopback."""

from __future__ import annotations

import asyncio
import io
import itertools
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections import deque
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import aiohttp
import pytest
from installation import ROOT, Installation, quiet_day, rss, visa_restrictions
from telegram_stub import BOT, TOKEN, BotApi, bot_api, refusal

from bot.demo.server import FeedServer

SOURCE = "us-state-press-rss"
NEWS = "US announces visa restrictions on Belarusian officials"
PRIVATE = {"id": 7, "type": "private", "first_name": "Vera"}
FORUM = {"id": -1001000000005, "type": "supergroup", "title": "Desk", "is_forum": True}
CHANNEL = {"id": -1001000000009, "type": "channel", "title": "Watch"}
RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_post_messages",
)
TOPIC = {"message_thread_id": 44, "is_topic_message": True}


_numbers = itertools.count(1)


class Process:
    """`nongrata run`, with its log kept."""

    def __init__(self, installation: Installation, api: BotApi, **settings: str) -> None:
        self.log = installation.folder / f"run-{next(_numbers)}.log"
        environment = installation.environment() | {
            "NONGRATA_TELEGRAM_TOKEN": TOKEN,
            "NONGRATA_TELEGRAM_API_URL": api.url,
            **{f"NONGRATA_{name}": value for name, value in settings.items()},
        }
        with self.log.open("ab") as log:
            self.child = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def until_started(self) -> None:
        """Wait until signals are obeyed."""
        async with asyncio.timeout(60):
            while "started" not in self.log.read_text():
                await asyncio.sleep(0.05)

    async def end(self, number: int = signal.SIGTERM) -> int:
        if self.child.poll() is None:
            self.child.send_signal(number)
        return await asyncio.to_thread(self.child.wait, 60)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with bot_api() as running:
        yield running


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[list[Process]]:
    """Processes to be ended; nothing they wrote may hold the token."""
    started: list[Process] = []
    yield started
    for process in started:
        if process.child.poll() is None:
            process.child.kill()
            process.child.wait()
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.suffix in {".log", ".db", ".db-wal"}:
            assert TOKEN.split(":")[1].encode() not in path.read_bytes(), path
            assert b"Traceback" not in path.read_bytes(), path.read_text(errors="replace")


async def until_read(installation: Installation, entries: int = 2) -> None:
    """Wait until the process has polled and read: what is published then rings."""

    def read() -> int:
        try:
            with sqlite3.connect(f"file:{installation.database}?mode=ro", uri=True) as database:
                return int(database.execute("select count(*) from notice").fetchone()[0])
        except sqlite3.OperationalError:
            return 0

    async with asyncio.timeout(60):
        while await asyncio.to_thread(read) < entries:
            await asyncio.sleep(0.05)


def publish(server: FeedServer) -> None:
    server.set_feed(SOURCE, rss(visa_restrictions(), quiet_day(20), quiet_day(30)))


async def test_a_newcomer_follows_is_told_asks_and_is_forgotten(
    server: FeedServer, installation: Installation, api: BotApi, processes: list[Process]
) -> None:
    processes.append(Process(installation, api))
    await api.say("/start", chat=PRIVATE)
    start = await api.shows("What do you want to follow")
    await api.press(start, "Officials and diplomats", chat=PRIVATE)
    preview = await api.shows("last 90 days")
    await api.press(preview, "Follow", chat=PRIVATE)
    await api.shows("You follow")
    await until_read(installation)
    publish(server)
    card = await api.shows(NEWS)
    assert not card.silent
    number = re.search(r"/a(\d+)", card.text)
    assert number
    for asked, shown in (
        ("/history us by", f"/a{number[1]}"),
        (f"/show {number[1]}", "212"),
        (f"/chain {number[1]}", f"/a{number[1]}"),
        ("/status", "What I can see"),
    ):
        before = len(api.sent)
        await api.say(asked, chat=PRIVATE)
        await api.shows(shown, after=before)
    await api.say("/forget", chat=PRIVATE)
    question = await api.shows("Delete my data?")
    await api.press(question, "Delete my data", chat=PRIVATE)
    await api.shows("Nothing is kept")
    assert await processes[0].end() == 0
    assert not api.updates  # confirmed
    with sqlite3.connect(installation.database) as database:
        assert database.execute("select count(*) from chat").fetchone() == (0,)
        assert database.execute("select count(*) from delivery").fetchone() == (0,)


async def test_in_a_group_administrators_decide_and_a_topic_is_bound(
    server: FeedServer, installation: Installation, api: BotApi, processes: list[Process]
) -> None:
    api.administrators.add((FORUM["id"], 8))  # type: ignore[arg-type]
    processes.append(Process(installation, api))
    await api.say("just talking", chat=FORUM, **TOPIC)
    await api.say("/subscribe us belarus", chat=FORUM, user=7, **TOPIC)
    refused = await api.shows("only its administrators")
    assert refused.topic == 44
    await api.say(f"/subscribe@{BOT['username']} us belarus", chat=FORUM, user=8, **TOPIC)
    preview = await api.shows("last 90 days")
    await api.press(preview, "Follow", chat=FORUM, user=7)
    await api.until(lambda: any("administrators" in a.get("text", "") for a in api.acknowledged))
    await api.press(preview, "Follow silently", chat=FORUM, user=8)
    assert (await api.shows("You follow")).topic == 44
    await until_read(installation)
    publish(server)
    card = await api.shows(NEWS)
    assert (card.chat_id, card.topic, card.silent) == (FORUM["id"], 44, True)
    assert await processes[0].end() == 0
    assert not any("talking" in sent.text for sent in api.sent)


async def test_a_channel_is_set_up_from_the_private_chat_of_its_administrator(
    server: FeedServer, installation: Installation, api: BotApi, processes: list[Process]
) -> None:
    processes.append(Process(installation, api))
    member = {"user": BOT, "status": "left"}
    rights = dict.fromkeys(RIGHTS, True)
    await api.put(
        my_chat_member={
            "chat": CHANNEL,
            "from": {"id": 7, "is_bot": False, "first_name": "Vera"},
            "date": 1_700_000_000,
            "old_chat_member": member,
            "new_chat_member": {"user": BOT, "status": "administrator", **rights},
        }
    )
    offer = await api.shows("Watch", chat=7)
    await api.press(offer, "Officials and diplomats", chat=PRIVATE, user=7)
    await api.until(
        lambda: any("administrators of that channel" in a.get("text", "") for a in api.acknowledged)
    )
    api.administrators.add((CHANNEL["id"], 7))  # type: ignore[arg-type]
    await api.press(offer, "Officials and diplomats", chat=PRIVATE, user=7)
    preview = await api.shows("last 90 days", chat=7)
    await api.press(preview, "Follow", chat=PRIVATE, user=7)
    await api.shows("You follow", chat=7)
    await until_read(installation)
    publish(server)
    assert (await api.shows(NEWS)).chat_id == CHANNEL["id"]
    assert await processes[0].end() == 0


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
async def test_commands_typed_around_the_end_of_a_process_are_answered_by_the_next(
    installation: Installation, api: BotApi, processes: list[Process], number: int
) -> None:
    processes.append(Process(installation, api))
    await api.say("/help", chat=PRIVATE)
    await api.shows("How to ask")
    for user in range(20, 26):
        chat = {"id": user, "type": "private", "first_name": "Vera"}
        await api.say("/subscribe us belarus", chat=chat, user=user)
        await api.say("/status", chat=chat, user=user)
    await processes[0].end(number)
    processes.append(Process(installation, api))
    for user in range(20, 26):
        await api.shows("last 90 days", chat=user)
        await api.shows("What I can see", chat=user)
    assert await processes[1].end() == 0
    assert not api.updates


async def test_a_webhook_is_called_with_the_secret_and_answered_after_the_work(
    installation: Installation, api: BotApi, processes: list[Process]
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    url = f"http://{address}/hook"
    processes.append(
        Process(
            installation,
            api,
            TELEGRAM_WEBHOOK_URL=url,
            TELEGRAM_WEBHOOK_SECRET="open-sesame",
            TELEGRAM_WEBHOOK_LISTEN=address,
        )
    )
    await api.until(lambda: bool(api.webhook))
    assert api.webhook["secret_token"] == "open-sesame"
    update = await api.say("/help", chat=PRIVATE)
    header = "X-Telegram-Bot-Api-Secret-Token"
    async with aiohttp.ClientSession() as session:
        for secret, status in (("open-barley", 403), ("open-sesame", 200), ("open-sesame", 200)):
            async with session.post(url, json=update, headers={header: secret}) as response:
                assert response.status == status
        async with session.post(url, data=b"{", headers={header: "open-sesame"}) as response:
            assert response.status == 400
        async with session.post(
            url, data=io.BytesIO(b"x" * 2_000_000), headers={header: "open-sesame"}
        ) as response:
            assert response.status == 413
    assert sum("How to ask" in sent.text for sent in api.sent) == 1
    assert await processes[0].end() == 0


async def test_a_refused_token_ends_with_a_sentence(
    installation: Installation, api: BotApi, processes: list[Process]
) -> None:
    wrong = TOKEN.replace("Stub", "Nope")
    process = Process(installation, api, TELEGRAM_TOKEN=wrong)
    processes.append(process)
    assert await asyncio.to_thread(process.child.wait, 60) == 1
    assert "does not know this bot token" in process.log.read_text()
    assert wrong.split(":")[1] not in process.log.read_text()


async def test_a_server_that_is_down_at_the_start_is_waited_for(
    installation: Installation, processes: list[Process]
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    absent = BotApi(url=f"http://127.0.0.1:{port}")
    process = Process(installation, absent)
    processes.append(process)
    async with asyncio.timeout(60):
        while "waiting_for_server" not in process.log.read_text():
            await asyncio.sleep(0.05)
    async with bot_api(port) as api:
        await api.say("/help", chat=PRIVATE)
        await api.shows("How to ask")
        assert await process.end() == 0


async def test_a_second_process_on_one_database_does_not_speak(
    installation: Installation, api: BotApi, processes: list[Process]
) -> None:
    processes.append(Process(installation, api))
    await api.say("/help", chat=PRIVATE)
    await api.shows("How to ask")
    asked = api.calls["deleteWebhook"]
    second = Process(installation, api)
    processes.append(second)
    async with asyncio.timeout(60):
        while "another copy" not in second.log.read_text():
            await asyncio.sleep(0.05)
    assert api.calls["deleteWebhook"] == asked
    assert await second.end() == 0


async def test_an_alert_whose_first_try_is_throttled_comes_once(
    server: FeedServer, installation: Installation, api: BotApi, processes: list[Process]
) -> None:
    processes.append(Process(installation, api))
    await api.say("/subscribe us belarus", chat=PRIVATE)
    await api.press(await api.shows("last 90 days"), "Follow", chat=PRIVATE)
    await api.shows("You follow")
    await until_read(installation)
    api.faults["sendMessage"] = deque([refusal(429, "Too Many Requests: retry after 1", retry_after=1)])
    publish(server)
    await api.shows(NEWS)
    assert await processes[0].end() == 0
    assert sum(NEWS in sent.text for sent in api.sent) == 1


@pytest.mark.parametrize("delay", [0.2, 0.8, 1.5])
async def test_killed_around_an_alert_it_still_comes(
    server: FeedServer, installation: Installation, api: BotApi, processes: list[Process], delay: float
) -> None:
    processes.append(Process(installation, api))
    await api.say("/subscribe us belarus", chat=PRIVATE)
    await api.press(await api.shows("last 90 days"), "Follow", chat=PRIVATE)
    await api.shows("You follow")
    await until_read(installation)
    publish(server)
    await asyncio.sleep(delay)  # the point of the test is where the kill falls, not what it waits for
    await processes[0].end(signal.SIGKILL)
    processes.append(Process(installation, api))
    await api.shows(NEWS)
    await processes[1].until_started()
    assert await processes[1].end() == 0
    with sqlite3.connect(installation.database) as database:
        assert database.execute("select count(*) from alert").fetchone() == (1,)

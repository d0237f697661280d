"""Poll, read, link, tell on both databases: real HTTP, the real reader; only the chat is a list."""

import asyncio
import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import structlog
from pipeline_bench import (
    CALM,
    START,
    US_ACT,
    Bench,
    calm,
    cn_item,
    item,
    quiet_start,
    rss,
    us_item,
)
from sqlalchemy.exc import OperationalError

from bot.demo.server import Fault
from bot.domain.action import Document
from bot.domain.chat import (
    ActionFilter,
    DeliveryKind,
    SendFailure,
    SendProblem,
)
from bot.domain.feed import FailureKind, FetchFailed
from bot.domain.source import SourceStatus
from bot.domain.words import LinkKind, Stage
from bot.linking.archive import parse_archive
from bot.services.archive import import_archive
from bot.services.filing import Filer
from bot.services.polling import Poller
from bot.services.ports import UnitOfWork


async def test_an_exchange_rings_twice_and_the_answer_is_linked(bench: Bench) -> None:
    await bench.subscribe(7)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=1, hours=1))
    bench.server.set_feed("cn", rss(cn_item(), calm(1), calm(2)))
    await bench.turn("cn", after=timedelta(days=10))
    assert [text for _, text in bench.inbox.got] == [
        "US announces visa restrictions on Chinese officials",
        "China announces visa restrictions on US officials",
    ]
    first, second = await bench.numbers()
    (view,) = await bench.database.read(lambda uow: uow.actions.views([second]))
    assert [(link.kind, link.action.number) for link in view.answers] == [(LinkKind.ANSWERS, first)]
    assert view.action.stage is Stage.ANNOUNCED
    assert str(view.action.on) == "2022-03-31"


async def test_what_met_a_full_disk_is_read_again_and_told_without_a_traceback(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bench.subscribe(7)
    await quiet_start(bench)
    file, full = Filer.file, [OperationalError("COMMIT", {}, sqlite3.OperationalError("disk is full"))]

    def failing(filer: Filer, *facts: Any) -> Any:
        if full:
            raise full.pop()
        return file(filer, *facts)

    monkeypatch.setattr(Filer, "file", failing)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    with structlog.testing.capture_logs() as said:
        await bench.turn("us", after=timedelta(days=1, hours=1))
    assert not full
    assert [each["event"] for each in said if each["log_level"] == "error"] == ["reading.failed"]
    assert not any("exc_info" in each for each in said)
    await bench.turn("us")
    assert [text for _, text in bench.inbox.got] == ["US announces visa restrictions on Chinese officials"]


async def test_a_first_poll_stores_and_does_not_ring(bench: Bench) -> None:
    await bench.subscribe(7)
    bench.server.set_feed("us", rss(us_item(), calm(1)))
    await bench.turn("us", after=timedelta(days=1, hours=1))
    assert bench.inbox.got == []
    (held,) = await bench.database.read(lambda uow: uow.reviews.open(10))
    assert "first poll" in held.reason


async def test_nobody_hears_of_what_nobody_asked_for(bench: Bench) -> None:
    await bench.subscribe(7, ActionFilter(issuers=frozenset({"RU"})))
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=1, hours=1))
    assert bench.inbox.got == []
    assert len(await bench.numbers()) == 1


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(us_item(guid="urn:other"), id="another GUID"),
        pytest.param(
            us_item(slug="accountability-2", guid="https://www.example.org/accountability/"),
            id="another link",
        ),
        pytest.param(us_item(US_ACT.replace("repression", "represion")), id="a typing error"),
    ],
)
async def test_a_revision_is_not_a_new_alert(bench: Bench, again: str) -> None:
    await bench.subscribe(7)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=1, hours=1))
    bench.server.set_feed("us", rss(again, calm(1), calm(2)))
    await bench.turn("us")
    assert len(bench.inbox.got) == 1
    assert len(await bench.numbers()) == 1


@pytest.mark.parametrize(("count", "shown"), [(4, 4), (6, 4)])
async def test_a_notice_of_many_actions_makes_one_card_of_four(bench: Bench, count: int, shown: int) -> None:
    await bench.subscribe(7)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=1, hours=1))
    (number,) = await bench.numbers()

    def grow(uow: UnitOfWork) -> None:
        first = uow.actions.get(number)
        assert first is not None
        more = [uow.actions.add(replace(first, number=0), None, []).number for _ in range(count - 1)]
        (alert_id,) = uow.alerts.for_action(number)
        uow.alerts.extend(alert_id, more)
        uow.alerts.add_correction(alert_id, DeliveryKind.EDIT, bench.now, ())

    await bench.database.write(grow)
    await bench.tell()
    ((_, edited),) = bench.inbox.edits
    assert edited.count("US announces visa restrictions") == shown


async def test_a_material_change_edits_the_card_and_tells_again(bench: Bench) -> None:
    await bench.subscribe(7)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=1, hours=1))
    russia = US_ACT.replace("the People's Republic of China", "the Russian Federation").replace(
        "in China", "in Russia"
    )
    bench.server.set_feed("us", rss(us_item(russia), calm(1), calm(2)))
    await bench.turn("us")
    assert [text for _, text in bench.inbox.edits] == ["US announces visa restrictions on Russian officials"]
    _, (_, reply) = bench.inbox.got  # the card, and the correction as loud as it
    assert "It said: 🇺🇸→🇨🇳 US announces visa restrictions on Chinese officials" in reply
    assert "<b>Target</b>: was China, is Russia" in reply
    assert "Alert sent" in reply


async def test_unchanged_bytes_are_not_parsed_again(bench: Bench) -> None:
    await quiet_start(bench)
    bench.worker.killing = lambda _: True  # whoever parses now fails
    await bench.turn("us")
    state = await bench.database.read(lambda uow: uow.sources.get("us"))
    assert state is not None
    assert state.status is SourceStatus.OK
    assert [asked.status for asked in bench.server.asked("us")] == [200, 304]


async def test_a_feed_without_entries_is_an_error_and_leaves_no_validators(bench: Bench) -> None:
    bench.server.set_feed("us", rss())
    await bench.turn("us")
    state = await bench.database.read(lambda uow: uow.sources.get("us"))
    assert state is not None
    assert state.status is SourceStatus.FAILING
    assert state.validators.etag is None
    assert state.first_polled_at is None


async def test_one_broken_source_stops_no_other(bench: Bench) -> None:
    bench.server.set_feed("us", rss(calm(1)))
    bench.server.set_feed("cn", rss(calm(1)))
    bench.server.set_fault("us", Fault(status=500))

    async def ignore(_: object) -> None:
        return None

    reports = await bench.poller.poll_due(tuple(bench.sources.values()), ignore)
    assert {report.source_id: report.ok for report in reports} == {"us": False, "cn": True}


class Slow:
    """A network in which one address does not answer until it is let go."""

    def __init__(self, url: str) -> None:
        self.url, self.asked, self.answer = url, asyncio.Event(), asyncio.Event()
        self.fetched: list[str] = []

    async def fetch(self, url: str, **_: object) -> FetchFailed:
        self.fetched.append(url)
        if url == self.url:
            self.asked.set()
            await self.answer.wait()
        return FetchFailed(FailureKind.PASSING, "no answer")


async def test_a_source_that_does_not_answer_keeps_no_other_waiting(bench: Bench) -> None:
    us, cn = bench.sources["us"], bench.sources["cn"]
    network = Slow(us.url)
    poller = Poller(bench.database, network, bench.worker, bench.clock, jitter=lambda: 0.0)

    async def ignore(_: object) -> None: ...

    slow = asyncio.create_task(poller.poll_due([us], ignore))
    await network.asked.wait()
    assert [report.source_id for report in await poller.poll_due([us, cn], ignore)] == ["cn"]
    network.answer.set()
    assert [report.source_id for report in await slow] == ["us"]
    assert network.fetched == [us.url, cn.url], "and it is not asked twice"


async def test_a_notice_that_hangs_the_reader_is_tried_three_times_and_stops_no_other(bench: Bench) -> None:
    await bench.subscribe(7)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), item("bomb", "Bomb", CALM, START), calm(1), calm(2)))
    bench.worker.killing = lambda args: isinstance(args[0], Document) and args[0].title == "Bomb"
    await bench.turn("us", after=timedelta(days=1, hours=1))
    assert len(bench.inbox.got) == 1
    assert await bench.database.read(lambda uow: len(uow.entries.unread(10))) == 1
    await bench.reader.drain()
    await bench.reader.drain()
    assert await bench.database.read(lambda uow: len(uow.entries.unread(10))) == 0


async def test_a_crash_between_poll_and_reading_loses_nothing(bench: Bench) -> None:
    await bench.subscribe(7)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    bench.now += timedelta(days=1, hours=1)
    await bench.poller.poll(bench.sources["us"])  # and here the process dies
    revived = Bench(bench.database, bench.server, bench.fetcher, now=bench.now, inbox=bench.inbox)
    await revived.tell()
    assert len(bench.inbox.got) == 1


async def test_a_refused_message_is_sent_again_and_a_gone_chat_is_left_alone(bench: Bench) -> None:
    await bench.subscribe(7)
    await quiet_start(bench)
    bench.inbox.refusal = SendFailure(SendProblem.PASSING, "502")
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=1, hours=1))
    bench.inbox.refusal = None
    await bench.deliverer.drain()
    assert bench.inbox.got == []  # not before its time
    bench.now += timedelta(minutes=1)
    await bench.deliverer.drain()
    assert len(bench.inbox.got) == 1
    bench.inbox.refusal = SendFailure(SendProblem.BLOCKED, "blocked by the user")
    bench.server.set_feed("cn", rss(cn_item(), calm(1), calm(2)))
    await bench.turn("cn", after=timedelta(days=10))
    bench.inbox.refusal = None
    await bench.turn("cn", after=timedelta(hours=2))
    assert len(bench.inbox.got) == 1


async def test_a_mirror_is_the_same_action_and_does_not_ring(bench: Bench) -> None:
    await bench.subscribe(7)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=1, hours=1))
    bench.sources["cn"] = replace(
        bench.sources["cn"], country="US", body="US Embassy", zone="America/New_York"
    )
    bench.server.set_feed("cn", rss(us_item(slug="embassy-copy"), calm(1), calm(2)))
    await bench.turn("cn")
    assert len(bench.inbox.got) == 1
    assert len(await bench.numbers()) == 1


async def test_the_archive_comes_in_once_and_answers_are_linked_to_it(bench: Bench) -> None:
    rows = (
        '{"id": "a1", "date": "2022-03-21", "date_precision": "day", "issuer": "US", '
        '"body": "Department of State", '
        '"headline": "US announces visa restrictions on Chinese officials", "targets": ["CN"], '
        '"measures": ["visa_restriction"], "stage": "announced", "confidence": "A", '
        '"urls": ["https://e.org/1"]}\n'
        '{"id": "a2", "date": "2022-03-22", "date_precision": "day", "issuer": "CN", '
        '"body": "Foreign Ministry", '
        '"headline": "China warns of reciprocal countermeasures", "targets": ["US"], '
        '"measures": ["sanctions_unspecified"], "stage": "threatened", "confidence": "A", "answers": "a1", '
        '"urls": ["https://e.org/2"]}\n'
    )
    archive = parse_archive(rows, "history.jsonl")
    assert await import_archive(bench.database, archive, bench.clock) == 2
    assert await import_archive(bench.database, archive, bench.clock) == 0
    await bench.subscribe(7)
    await quiet_start(bench)
    bench.server.set_feed("cn", rss(cn_item(), calm(1), calm(2)))
    await bench.turn("cn", after=timedelta(days=11))
    assert len(bench.inbox.got) == 1  # the archive never rings
    *_, newest = await bench.numbers()
    (view,) = await bench.database.read(lambda uow: uow.actions.views([newest]))
    assert {(link.kind, link.action.archive_id) for link in view.answers} == {
        (LinkKind.ANSWERS, "a1"),
        (LinkKind.CARRIES_OUT, "a2"),
    }


async def test_an_archive_row_that_we_read_ourselves_is_not_stored_twice(bench: Bench) -> None:
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=1, hours=1))
    rows = (
        '{"id": "a1", "date": "2022-03-21", "date_precision": "day", "issuer": "US", '
        '"body": "Department of State", '
        '"headline": "US announces visa restrictions on Chinese officials", "targets": ["CN"], '
        '"measures": ["visa_restriction"], "stage": "announced", "confidence": "A", '
        '"urls": ["https://e.org/1"]}\n'
    )
    assert await import_archive(bench.database, parse_archive(rows, "history.jsonl"), bench.clock) == 0
    assert len(await bench.numbers()) == 1

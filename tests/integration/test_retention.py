"""What has had its time is let go; acts, evidence and what still waits are not."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from outbox_rows import act
from sqlmodel import select

from bot.domain.chat import (
    ActionFilter,
    ChatAddress,
    ChatKind,
    DeliveryKind,
    NewDelivery,
    Reach,
    Receipt,
    SendFailure,
    SendProblem,
)
from bot.domain.feed import Change, EntryChange, FeedEntry
from bot.domain.notice import Notice, NoticeText
from bot.domain.words import Precision, Standing
from bot.services.retention import Retention, Swept
from bot.store.database import SqlDatabase
from bot.store.tables_chats import DeliveryRow
from bot.store.tables_sources import EntryRow, NoticeTextRow
from bot.store.unit_of_work import SqlUnitOfWork
from bot.upkeep.backups import backup_name, prune

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
NOTHING = Swept(entry_texts=0, empty_texts=0, deliveries=0, blocked_chats=0, polls=0)


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


async def sweep(database: SqlDatabase) -> Swept:
    return await Retention(database, lambda: NOW).sweep()


def entry(uow: SqlUnitOfWork, key: str, at: datetime, *, read: bool) -> None:
    item = FeedEntry(key, None, f"https://example.org/{key}", key, "A body", at, Precision.TIME, None, "hash")
    uow.entries.save("us", [EntryChange(item, Change.NEW)], at, rings=True, hold_reason=None)
    if read:
        (waiting,) = (each for each in uow.entries.unread(9) if each.entry.key == key)
        uow.entries.mark_read(waiting.id, waiting.revision, at)


async def test_bodies_of_items_go_30_days_after_they_were_read_and_never_before(
    database: SqlDatabase,
) -> None:
    def fill(uow: SqlUnitOfWork) -> None:
        entry(uow, "old", ago(31), read=True)
        entry(uow, "young", ago(29), read=True)
        entry(uow, "waits", ago(400), read=False)

    await database.write(fill)
    assert (await sweep(database)).entry_texts == 1
    kept = await database.read(lambda uow: uow.session.exec(select(EntryRow.key, EntryRow.text)).all())
    assert dict(kept) == {"old": "", "young": "A body", "waits": "A body"}
    assert await sweep(database) == NOTHING


def text(uow: SqlUnitOfWork, notice_id: int, at: datetime, verdict: str = "none") -> None:
    uow.notices.save_text(notice_id, NoticeText(1, "A title", "A text", f"h{at}", at, "en", verdict, "1"))


def empty_notice(uow: SqlUnitOfWork, url: str, at: datetime) -> int:
    notice = Notice(0, "us", url, "A title", at, Precision.TIME, at, Standing.OFFICIAL, "", "US")
    stored = uow.notices.add(notice, None)
    text(uow, stored.id, at)
    return stored.id


async def test_texts_that_announce_nothing_go_after_90_days_and_evidence_stays(database: SqlDatabase) -> None:
    def fill(uow: SqlUnitOfWork) -> dict[str, int]:
        found = {name: empty_notice(uow, f"https://e.org/{name}", ago(d)) for name, d in AGES.items()}
        notice_id, number = act(uow, "https://e.org/act")
        uow.notices.mention(notice_id, number, new=True, evidence=())
        text(uow, notice_id, ago(900))
        uow.notices.mention(found["retells"], number, new=False, evidence=())
        return found | {"act": notice_id}

    ids = await database.write(fill)
    assert (await sweep(database)).empty_texts == 2
    rows = await database.read(
        lambda uow: uow.session.exec(select(NoticeTextRow.notice_id, NoticeTextRow.text)).all()
    )
    kept = {name for name, notice_id in ids.items() if dict(rows)[notice_id]}
    assert kept == {"young", "act"}
    titles = await database.read(
        lambda uow: uow.session.exec(select(NoticeTextRow.title, NoticeTextRow.content_hash)).all()
    )
    assert all(title and digest for title, digest in titles), "title and hash stay, and so does the address"
    assert await database.read(lambda uow: uow.notices.by_url("https://e.org/old")) is not None


AGES = {"old": 91, "young": 89, "retells": 91}


def sent(uow: SqlUnitOfWork, url: str, at: datetime, *, wait: bool = False) -> int:
    """An alert that reached chat 1, was refused by chat 2 and, if so, still waits for chat 3."""
    notice_id, number = act(uow, url)
    alert_id = uow.alerts.add(notice_id, [number], at, held=None)
    chats = [
        uow.chats.ensure(ChatAddress(n), ChatKind.PRIVATE, at).id for n in ((1, 2, 3) if wait else (1, 2))
    ]
    for chat in chats:
        uow.chats.subscribe(chat, ActionFilter(), silent=False, at=at)
    rows = [NewDelivery(chat, DeliveryKind.CARD, silent=False) for chat in chats]
    uow.alerts.add_deliveries(alert_id, rows, cursor=max(chats), done=True, at=at)
    first, second = uow.alerts.claim(2, at, 60.0)
    uow.alerts.delivered(first.id, Receipt(7, at))
    refused = SendFailure(SendProblem.PERMANENT, "never")
    uow.alerts.failed(second.id, refused, at, retry_at=None)
    return alert_id


async def test_deliveries_become_counts_after_180_days(database: SqlDatabase) -> None:
    old = await database.write(lambda uow: sent(uow, "https://e.org/1", ago(181)))
    young = await database.write(lambda uow: sent(uow, "https://e.org/2", ago(179)))
    assert (await sweep(database)).deliveries == 2
    left = await database.read(lambda uow: uow.session.exec(select(DeliveryRow.alert_id)).all())
    assert set(left) == {young}
    for alert_id in (old, young):
        assert await database.read(lambda uow, a=alert_id: uow.alerts.reach(a)) == Reach(1, 0, 1)  # type: ignore[misc]
    assert await sweep(database) == NOTHING
    assert await database.read(lambda uow: uow.alerts.reach(old)) == Reach(1, 0, 1)


async def test_deliveries_of_an_alert_of_which_something_waits_stay(database: SqlDatabase) -> None:
    alert_id = await database.write(lambda uow: sent(uow, "https://e.org/1", ago(181), wait=True))
    assert (await sweep(database)).deliveries == 0
    assert await database.read(lambda uow: uow.alerts.reach(alert_id)) == Reach(1, 1, 1)


async def test_a_blocked_chat_is_forgotten_after_30_days_unless_it_comes_back(database: SqlDatabase) -> None:
    def pause(uow: SqlUnitOfWork) -> None:
        for number in (1, 2, 3):
            chat = uow.chats.ensure(ChatAddress(number), ChatKind.PRIVATE, ago(90))
            if number < 3:
                uow.chats.pause(chat.id, "blocked")

    async def sweep_at(days_ago: float) -> int:
        return (await Retention(database, lambda: ago(days_ago)).sweep()).blocked_chats

    await database.write(pause)
    assert await sweep_at(60) == 0  # first seen paused now
    assert await sweep_at(31) == 0
    await database.write(lambda uow: uow.chats.ensure(ChatAddress(2), ChatKind.PRIVATE, ago(31)))
    assert await sweep_at(29) == 1
    assert [await database.read(lambda uow, n=n: len(uow.chats.at(n))) for n in (1, 2, 3)] == [0, 1, 1]  # type: ignore[misc]


async def test_the_log_of_polls_goes_after_400_days(database: SqlDatabase) -> None:
    def poll(uow: SqlUnitOfWork) -> None:
        for days in (401, 399):
            uow.sources.log_poll("us", ago(days), outcome="changed", new=0, revised=0, issues=())

    await database.write(poll)
    assert (await sweep(database)).polls == 1
    since, until = ago(500).date(), NOW.date()
    assert await database.read(lambda uow: uow.sources.days_read(["us"], since, until)) == 1


async def test_it_is_done_once_a_day_whoever_asks(database: SqlDatabase) -> None:
    now = NOW
    one, other = (Retention(database, lambda: now) for _ in range(2))
    assert await one.sweep_if_due() == NOTHING
    now += timedelta(hours=23)
    assert await one.sweep_if_due() is None
    assert await other.sweep_if_due() is None
    now += timedelta(hours=1)
    assert await other.sweep_if_due() == NOTHING


@pytest.mark.parametrize("size", [1, 2])
async def test_more_than_one_batch_is_let_go_to_the_end(
    database: SqlDatabase, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr("bot.services.retention.BATCH", size)
    await database.write(lambda uow: [sent(uow, f"https://e.org/{n}", ago(200)) for n in range(3)])
    assert (await sweep(database)).deliveries == 6
    assert await database.read(lambda uow: uow.alerts.reach(1)) == Reach(1, 0, 1)


def _refuse(_: datetime) -> tuple[Path, ...]:
    raise PermissionError(13, "Permission denied", "nongrata-20260601T000000Z.backup")


async def test_the_daily_sweep_deletes_old_copies_of_ours_and_no_other_file(
    database: SqlDatabase, tmp_path: Path
) -> None:
    old, young = (tmp_path / backup_name(ago(days)) for days in (14.1, 13.9))
    mine = tmp_path / "nongrata-mine.backup"
    for path in (old, young, mine):
        path.write_text("a copy")
    retention = Retention(database, lambda: NOW, partial(prune, tmp_path))
    swept = await retention.sweep_if_due()
    assert swept is not None
    assert swept.backups == 1
    assert [path.exists() for path in (old, young, mine)] == [False, True, True]


async def test_a_copy_that_cannot_be_deleted_does_not_stop_the_sweep(database: SqlDatabase) -> None:
    def fill(uow: SqlUnitOfWork) -> None:
        entry(uow, "old", ago(31), read=True)

    await database.write(fill)
    swept = await Retention(database, lambda: NOW, _refuse).sweep()
    assert (swept.entry_texts, swept.backups) == (1, 0)

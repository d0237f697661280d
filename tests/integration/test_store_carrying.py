"""What a copy of the past must not take back: who was forgotten, which numbers were given, what was told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from outbox_rows import T0, act, alert, chats
from test_retention import entry
from test_store_backup import POSTGRES_TOOLS
from test_store_review import held

from bot.domain.chat import DeliveryKind, NewDelivery, Reach, Receipt
from bot.domain.feed import Change, EntryChange
from bot.domain.notice import Notice, NoticeText, UnreadEntry
from bot.domain.review import Ruling
from bot.domain.schedule import Schedule
from bot.domain.words import Precision, Standing
from bot.store.backup import backup, restore
from bot.store.carrying import HELD, Carried
from bot.store.database import open_database
from bot.store.migrations import check, downgrade
from bot.store.unit_of_work import SqlUnitOfWork

R = TypeVar("R")


@pytest.fixture(autouse=True)
def _tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client of the same version as the server of the tests."""
    monkeypatch.setenv("PATH", str(POSTGRES_TOOLS), prepend=":")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copies" / "copy"


async def on(url: str, work: Callable[[SqlUnitOfWork], R]) -> R:
    async with open_database(url) as database:
        return await database.write(work)


def unread(uow: SqlUnitOfWork) -> dict[str, UnreadEntry]:
    return {each.entry.key: each for each in uow.entries.unread(9)}


def deliver(uow: SqlUnitOfWork, alert_id: int, chat_ids: list[int]) -> None:
    rows = [NewDelivery(chat, DeliveryKind.CARD, silent=False) for chat in chat_ids]
    uow.alerts.add_deliveries(alert_id, rows, cursor=9, done=True, at=T0)


def receive(uow: SqlUnitOfWork, count: int) -> None:
    for claimed in uow.alerts.claim(count, T0, 60.0):
        uow.alerts.delivered(claimed.id, Receipt(claimed.id, T0))


async def test_who_was_forgotten_since_stays_forgotten_and_its_number_is_given_to_nobody(
    own_url: str, copy: Path
) -> None:
    stays, goes = await on(own_url, lambda uow: chats(uow, 2))
    backup(own_url, copy)
    await on(own_url, lambda uow: uow.chats.forget(goes))
    carried = restore(own_url, copy, overwrite=True)
    assert isinstance(carried, Carried)
    assert carried.forgotten == 1

    def look(uow: SqlUnitOfWork) -> tuple[int, bool, int]:
        kept = bool(uow.chats.subscriptions(stays))
        return uow.chats.count(), kept, chats(uow, 3)[-1]

    count, kept, newest = await on(own_url, look)
    assert (count, kept) == (1, True)
    assert newest > goes
    assert check(own_url) == []


async def test_numbers_given_since_are_given_to_no_other_action(own_url: str, copy: Path) -> None:
    await on(own_url, act)
    backup(own_url, copy)
    _, given = await on(own_url, lambda uow: act(uow, "https://example.org/2"))
    restore(own_url, copy, overwrite=True)
    _, number = await on(own_url, lambda uow: act(uow, "https://example.org/3"))
    assert number > given


async def test_what_was_told_since_is_told_to_nobody_again_and_what_waits_goes_on_waiting(
    own_url: str, copy: Path
) -> None:
    told, waits = await on(own_url, lambda uow: chats(uow, 2))
    alert_id, _ = await on(own_url, alert)
    backup(own_url, copy)
    await on(own_url, lambda uow: deliver(uow, alert_id, [told, waits]))
    await on(own_url, lambda uow: receive(uow, 1))
    carried = restore(own_url, copy, overwrite=True)
    assert isinstance(carried, Carried)
    assert carried.deliveries == 2

    def look(uow: SqlUnitOfWork) -> tuple[int, Reach, list[int]]:
        claimed = uow.alerts.claim(9, T0, 60.0)
        return len(uow.alerts.pending(9)), uow.alerts.reach(alert_id), [each.chat.id for each in claimed]

    assert await on(own_url, look) == (0, Reach(1, 1, 0), [waits])


async def test_a_delivery_that_waited_when_it_was_copied_and_has_arrived_since_has_arrived(
    own_url: str, copy: Path
) -> None:
    (chat,) = await on(own_url, lambda uow: chats(uow, 1))
    alert_id, _ = await on(own_url, alert)
    await on(own_url, lambda uow: deliver(uow, alert_id, [chat]))
    backup(own_url, copy)
    await on(own_url, lambda uow: receive(uow, 1))
    restore(own_url, copy, overwrite=True)
    assert await on(own_url, lambda uow: uow.alerts.claim(9, T0, 60.0)) == ()
    assert await on(own_url, lambda uow: uow.chats.sent(chat)[1]) == T0


async def test_what_an_operator_ruled_on_since_waits_no_more(own_url: str, copy: Path) -> None:
    await on(own_url, held)
    await on(own_url, lambda uow: held(uow, "https://example.org/2"))
    backup(own_url, copy)

    def rule(uow: SqlUnitOfWork) -> None:
        newest = uow.reviews.open(1)[0]
        uow.reviews.rule(newest.id, Ruling.DROPPED, by="operator 7", at=T0, why="old")
        uow.alerts.drop(newest.alert_id or 0)

    await on(own_url, rule)
    restore(own_url, copy, overwrite=True)
    (still,) = await on(own_url, lambda uow: uow.reviews.open(9))
    assert still.url == "https://example.org/1"
    assert await on(own_url, lambda uow: uow.alerts.pending(9)) == ()


async def test_items_seen_since_are_read_again_and_ring_for_nobody(own_url: str, copy: Path) -> None:
    await on(own_url, lambda uow: entry(uow, "waited", T0, read=False))
    await on(own_url, lambda uow: entry(uow, "waits", T0, read=False))
    await on(own_url, lambda uow: entry(uow, "read", T0, read=True))
    backup(own_url, copy)

    def go_on(uow: SqlUnitOfWork) -> None:
        waited = unread(uow)["waited"]
        uow.entries.mark_read(waited.id, waited.revision, T0)
        entry(uow, "new", T0, read=True)
        entry(uow, "newest", T0, read=False)

    await on(own_url, go_on)
    carried = restore(own_url, copy, overwrite=True)
    assert isinstance(carried, Carried)
    found = await on(own_url, unread)
    rings = {key: each.rings for key, each in found.items()}
    assert rings == {"waited": False, "waits": True, "new": False, "newest": True}
    assert (found["new"].hold_reason, found["waits"].hold_reason) == (HELD, None)


async def test_an_item_whose_body_was_let_go_is_read_again_with_what_its_notice_keeps(
    own_url: str, copy: Path
) -> None:
    await on(own_url, lambda uow: entry(uow, "waited", T0, read=False))
    backup(own_url, copy)

    def go_on(uow: SqlUnitOfWork) -> None:
        entry(uow, "titled", T0, read=True)
        entry(uow, "told", T0, read=False)
        for each in unread(uow).values():
            at = T0 + timedelta(days=1)
            text = NoticeText(1, "A title", f"Kept of {each.entry.key}", "h", at, "en", "none", "1")
            place = (each.entry.url or "", "A title", at, Precision.TIME, at, Standing.OFFICIAL, "", "US")
            notice = uow.notices.add(Notice(0, "us", *place), each.id)
            uow.notices.save_text(notice.id, text)
            uow.notices.save_text(notice.id, replace(text, revision=2, text="", content_hash="let go"))
            uow.entries.mark_read(each.id, each.revision, T0)
        uow.keeping.drop_entry_texts(T0 + timedelta(days=40), 9)

    await on(own_url, go_on)
    carried = restore(own_url, copy, overwrite=True)
    assert isinstance(carried, Carried)
    assert carried.entries == 3
    found = await on(own_url, unread)
    texts = {key: each.entry.text for key, each in found.items()}
    assert texts == {"waited": "Kept of waited", "told": "Kept of told", "titled": ""}
    assert {each.rings for each in found.values()} == {False}


async def test_an_item_that_was_revised_since_is_read_as_it_is_now(own_url: str, copy: Path) -> None:
    await on(own_url, lambda uow: entry(uow, "page", T0, read=False))
    backup(own_url, copy)

    def revise(uow: SqlUnitOfWork) -> None:
        page = unread(uow)["page"]
        again = page.entry.__class__(
            "page",
            None,
            page.entry.url,
            "Another title",
            "Another body",
            T0,
            page.entry.precision,
            None,
            "h2",
        )
        change = EntryChange(again, Change.REVISED, known_id=page.id)
        uow.entries.save("us", [change], T0, rings=True, hold_reason=None)

    await on(own_url, revise)
    restore(own_url, copy, overwrite=True)
    page = (await on(own_url, unread))["page"]
    assert (page.entry.text, page.revision, page.rings) == ("Another body", 2, False)


async def test_a_copy_as_it_was_brings_everything_back(own_url: str, copy: Path) -> None:
    (chat,) = await on(own_url, lambda uow: chats(uow, 1))
    backup(own_url, copy)
    await on(own_url, lambda uow: uow.chats.forget(chat))
    assert restore(own_url, copy, overwrite=True, as_it_was=True) == "it was not wanted"
    assert await on(own_url, lambda uow: uow.chats.count()) == 1


async def test_another_installation_hands_nothing_on(own_url: str, copy: Path) -> None:
    await on(own_url, lambda uow: chats(uow, 1))
    backup(own_url, copy)

    def become_another(uow: SqlUnitOfWork) -> None:
        uow.chats.forget(1)
        uow.session.connection().exec_driver_sql("DELETE FROM installation")
        uow.audit.mark_installed(T0 - timedelta(days=400))

    await on(own_url, become_another)
    assert restore(own_url, copy, overwrite=True) == "the copy is of another installation"
    assert await on(own_url, lambda uow: uow.chats.count()) == 1


async def test_a_copy_of_an_older_version_is_brought_up_before_anything_is_handed_on(
    own_url: str, copy: Path
) -> None:
    stays, goes = await on(own_url, lambda uow: chats(uow, 2))
    downgrade(own_url, "0005")
    backup(own_url, copy)
    await on(own_url, lambda uow: uow.chats.forget(goes))
    assert isinstance(restore(own_url, copy, overwrite=True), Carried)
    assert await on(own_url, lambda uow: uow.chats.subscriptions(stays)) != ()
    assert check(own_url) == []


async def test_a_file_that_is_no_database_any_more_gives_way_and_its_reason_is_told(
    tmp_path: Path, copy: Path
) -> None:
    url = f"sqlite:///{tmp_path}/n.db"
    await on(url, lambda uow: chats(uow, 1))
    backup(url, copy)
    (tmp_path / "n.db").write_bytes(b"spoilt by somebody" * 1000)
    said = restore(url, copy, overwrite=True)
    assert isinstance(said, str)
    assert "cannot be read" in said
    assert await on(url, lambda uow: uow.chats.count()) == 1


async def test_a_digest_that_has_come_since_comes_not_again_and_what_it_had_not_told_waits_for_the_next(
    own_url: str, copy: Path
) -> None:
    due, later = T0 + timedelta(hours=8), T0 + timedelta(hours=32)

    def gathers(uow: SqlUnitOfWork) -> tuple[int, int]:
        (chat,) = chats(uow, 1)
        wish = uow.chats.subscriptions(chat)[0].filter
        held = uow.chats.subscribe(chat, wish, silent=False, at=T0, digest=Schedule(), due_at=due)
        first, _ = alert(uow)
        second, _ = alert(uow, "https://example.org/2")
        uow.digests.gather(first, [held.id])
        return first, second

    first, second = await on(own_url, gathers)
    backup(own_url, copy)

    def tells(uow: SqlUnitOfWork) -> None:
        (planned,) = uow.digests.due(due, 9)
        uow.digests.open(planned, T0, due, later)
        (claimed,) = uow.digests.claim(9, due, 60.0)
        uow.digests.delivered(claimed.kept.id, Receipt(5, due), [first])
        uow.digests.gather(second, [planned.subscription_id])

    await on(own_url, tells)
    restore(own_url, copy, overwrite=True)

    def next_one(uow: SqlUnitOfWork) -> tuple[int, tuple[int, ...]]:
        early = len(uow.digests.due(due, 9))
        (planned,) = uow.digests.due(later, 9)
        uow.digests.open(planned, due, later, None)
        (claimed,) = uow.digests.claim(9, later, 60.0)
        return early, claimed.kept.alerts

    assert await on(own_url, next_one) == (0, (second,))

"""What waits for operators: once, with its notice, ruled once."""

from datetime import timedelta

from outbox_rows import T0, act

from bot.domain.chat import ActionFilter, ChatAddress, ChatKind, DeliveryKind, NewDelivery, Reach
from bot.domain.review import ReviewKind, Ruling
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork

LATER = T0 + timedelta(hours=1)


def held(uow: SqlUnitOfWork, url: str = "https://example.org/1") -> tuple[int, int]:
    """A held alert and its action."""
    notice_id, number = act(uow, url)
    return uow.alerts.add(notice_id, [number], T0, held="first poll"), number


async def test_a_held_alert_waits_with_its_notice_and_its_actions(database: SqlDatabase) -> None:
    alert_id, number = await database.write(held)
    assert await database.read(lambda uow: uow.alerts.pending(5)) == ()
    (item,) = await database.read(lambda uow: uow.reviews.open(5))
    assert (item.kind, item.alert_id, item.numbers) == (ReviewKind.HELD, alert_id, (number,))
    assert (item.reason, item.created_at, item.source_id) == ("first poll", T0, "cn")
    assert (item.title, item.url) == ("A briefing", "https://example.org/1")
    assert (item.ruling, item.ruled_at, item.told_at) == (None, None, None)


async def test_an_alert_that_rings_does_not_wait(database: SqlDatabase) -> None:
    def ring(uow: SqlUnitOfWork) -> None:
        notice_id, number = act(uow)
        uow.alerts.add(notice_id, [number], T0, held=None)

    await database.write(ring)
    assert await database.read(lambda uow: uow.reviews.open(5)) == ()
    (pending,) = await database.read(lambda uow: uow.alerts.pending(5))
    assert pending.sent_at is None


async def test_of_two_rulings_the_first_stays(database: SqlDatabase) -> None:
    alert_id, _ = await database.write(held)
    (item,) = await database.read(lambda uow: uow.reviews.open(5))

    def rule(uow: SqlUnitOfWork, ruling: Ruling, by: str) -> bool:
        return uow.reviews.rule(item.id, ruling, by=by, at=LATER, why="a reason")

    assert await database.write(lambda uow: rule(uow, Ruling.DROPPED, "operator 7"))
    assert not await database.write(lambda uow: rule(uow, Ruling.SENT, "operator 8"))
    ruled = await database.read(lambda uow: uow.reviews.get(item.id))
    assert ruled is not None
    assert (ruled.ruling, ruled.ruled_by, ruled.ruled_at) == (Ruling.DROPPED, "operator 7", LATER)
    assert ruled.why == "a reason"
    assert await database.read(lambda uow: uow.reviews.open(5)) == ()
    assert await database.read(lambda uow: uow.reviews.count_open()) == 0
    assert await database.read(lambda uow: uow.reviews.dropped(alert_id))


async def test_a_released_alert_remembers_the_moment_of_its_release(database: SqlDatabase) -> None:
    alert_id, _ = await database.write(held)

    def send(uow: SqlUnitOfWork) -> bool:
        (item,) = uow.reviews.open(5)
        uow.reviews.rule(item.id, Ruling.SENT, by="operator 7", at=LATER)
        return uow.alerts.release(alert_id)

    assert await database.write(send)
    assert not await database.write(lambda uow: uow.alerts.release(alert_id))
    (pending,) = await database.read(lambda uow: uow.alerts.pending(5))
    assert (pending.id, pending.sent_at) == (alert_id, LATER)
    assert not await database.read(lambda uow: uow.reviews.dropped(alert_id))


async def test_what_waits_already_is_not_put_there_twice(database: SqlDatabase) -> None:
    def doubt(uow: SqlUnitOfWork) -> None:
        for _ in range(2):
            uow.reviews.add(ReviewKind.DOUBTED, "a reader", T0, number=number)

    _, number = await database.write(act)
    await database.write(doubt)
    (item,) = await database.read(lambda uow: uow.reviews.open(5))
    assert (item.numbers, item.title) == ((number,), "A briefing")
    await database.write(lambda uow: uow.reviews.rule(item.id, Ruling.DROPPED, by="o", at=T0))
    await database.write(doubt)
    assert await database.read(lambda uow: uow.reviews.count_open()) == 1
    assert await database.read(lambda uow: uow.reviews.seen(ReviewKind.DOUBTED, number))
    assert not await database.read(lambda uow: uow.reviews.seen(ReviewKind.VANISHED, number))


async def test_pages_are_newest_first_and_what_was_told_is_told(database: SqlDatabase) -> None:
    await database.write(lambda uow: [held(uow, f"https://example.org/{n}") for n in range(3)])
    first = await database.read(lambda uow: uow.reviews.open(2))
    rest = await database.read(lambda uow: uow.reviews.open(2, 2))
    assert [item.id for item in (*first, *rest)] == [3, 2, 1]
    await database.write(lambda uow: uow.reviews.mark_told([1, 3], LATER))
    assert [i.id for i in await database.read(lambda uow: uow.reviews.untold(9))] == [2]
    assert await database.read(lambda uow: uow.reviews.told_since(T0)) == {"cn"}
    assert await database.read(lambda uow: uow.reviews.told_since(LATER)) == frozenset()


async def test_a_stopped_alert_gives_up_only_cards_that_nobody_has_touched(database: SqlDatabase) -> None:
    def prepare(uow: SqlUnitOfWork) -> int:
        notice_id, number = act(uow)
        alert_id = uow.alerts.add(notice_id, [number], T0, held=None)
        chats = [uow.chats.ensure(ChatAddress(n), ChatKind.PRIVATE, T0).id for n in (1, 2)]
        for chat in chats:
            uow.chats.subscribe(chat, ActionFilter(), silent=False, at=T0)
        rows = [NewDelivery(chat, DeliveryKind.CARD, silent=False) for chat in chats]
        uow.alerts.add_deliveries(alert_id, rows, cursor=0, done=False, at=T0)
        return alert_id

    alert_id = await database.write(prepare)
    await database.write(lambda uow: uow.alerts.claim(1, T0, 60.0))
    await database.write(lambda uow: uow.alerts.stop(alert_id))
    assert await database.read(lambda uow: uow.alerts.reach(alert_id)) == Reach(0, 1, 1)
    assert await database.read(lambda uow: uow.alerts.pending(5)) == ()


async def test_a_merge_takes_along_what_waits_and_what_was_ruled(database: SqlDatabase) -> None:
    def prepare(uow: SqlUnitOfWork) -> tuple[int, int]:
        (_, old), (_, new) = act(uow), act(uow, "https://example.org/2")
        for number in (old, new):
            uow.reviews.add(ReviewKind.DOUBTED, "a reader", T0, number=number)
        uow.reviews.add(ReviewKind.VANISHED, "no longer read", T0, number=old)
        (vanished, *_) = uow.reviews.open(1)
        uow.reviews.rule(vanished.id, Ruling.DROPPED, by="o", at=T0, why="it stands")
        uow.actions.merge(old, new, T0)
        return vanished.id, new

    ruled, new = await database.write(prepare)
    (waiting,) = await database.read(lambda uow: uow.reviews.open(5))
    assert waiting.numbers == (new,)
    kept = await database.read(lambda uow: uow.reviews.get(ruled))
    assert kept is not None
    assert (kept.numbers, kept.why) == ((new,), "it stands")

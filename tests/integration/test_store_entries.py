"""Sources and entries: what polling remembers and what waits for the reader."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.feed import Change, EntryChange, FeedEntry, ParseIssue
from bot.domain.words import Precision
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork

T0 = datetime(2022, 3, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def item(key: str = "https://example.org/1", **changes: object) -> FeedEntry:
    plain = FeedEntry(
        key=key,
        guid=f"guid:{key}",
        url=key,
        title=f"Title of {key}",
        text="Text",
        published_at=T0,
        precision=Precision.TIME,
        updated_at=None,
        content_hash="v1",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the test's own keywords


def save(
    uow: SqlUnitOfWork, *entries: FeedEntry, rings: bool = True, at: datetime = T0, reason: str | None = None
) -> None:
    """Store as the poll does: known by key or new."""
    known = {k.key: k for k in uow.entries.known("s", entries)}
    changes = []
    for entry in entries:
        old = known.get(entry.key)
        if old is None:
            changes.append(EntryChange(entry, Change.NEW))
        else:
            same = old.content_hash == entry.content_hash
            changes.append(EntryChange(entry, Change.SAME if same else Change.REVISED, old.id))
    uow.entries.save("s", changes, at, rings=rings, hold_reason=reason)


async def waiting(database: SqlDatabase) -> list[tuple[str, int, bool, str | None]]:
    unread = await database.read(lambda uow: uow.entries.unread(50))
    return [(u.entry.key, u.revision, u.rings, u.hold_reason) for u in unread]


async def test_an_entry_comes_back_as_it_was(database: SqlDatabase) -> None:
    entry = item(guid_shared=True, updated_at=T0 + HOUR, text="外交部\nвторой")
    await database.write(lambda uow: save(uow, entry))
    (unread,) = await database.read(lambda uow: uow.entries.unread(5))
    assert unread.entry == entry
    assert unread.first_seen_at == T0
    assert (unread.source_id, unread.revision, unread.rings, unread.attempts) == ("s", 1, True, 0)


async def test_known_finds_by_key_by_guid_and_by_title_with_day(database: SqlDatabase) -> None:
    stored = item()
    await database.write(lambda uow: save(uow, stored))

    async def known(entry: FeedEntry, source: str = "s") -> int:
        return len(await database.read(lambda uow: uow.entries.known(source, [entry])))

    foreign = item("https://example.org/other", guid="else", title="Else")
    assert await known(foreign) == 0
    assert await known(replace(foreign, key=stored.key)) == 1
    assert await known(replace(foreign, key=stored.key), source="another") == 0
    assert await known(replace(foreign, guid=stored.guid)) == 1
    assert await known(replace(foreign, url=stored.key)) == 1, "a link shared meanwhile is no key any more"
    assert await known(replace(foreign, title=stored.title, published_at=T0 + 2 * HOUR)) == 1
    assert await known(replace(foreign, title=stored.title, published_at=T0 + 24 * HOUR)) == 0
    assert await known(replace(foreign, title=stored.title, published_at=None)) == 0


async def test_keys_of_any_length_are_told_apart(database: SqlDatabase) -> None:
    long = "https://example.org/" + "签" * 20_000
    await database.write(lambda uow: save(uow, item(long + "a"), item(long + "b"), item(long + "a")))
    assert await database.read(lambda uow: uow.entries.count_unread()) == 2


async def test_order_is_by_publication_with_undated_last(database: SqlDatabase) -> None:
    await database.write(lambda uow: save(uow, item("undated-late", published_at=None), at=T0 + HOUR))
    await database.write(lambda uow: save(uow, item("undated", published_at=None)))
    await database.write(lambda uow: save(uow, item("b"), item("c"), item("a", published_at=T0 - HOUR)))
    assert [key for key, *_ in await waiting(database)] == ["a", "b", "c", "undated", "undated-late"]


async def test_a_revision_waits_again_and_an_old_reading_does_not_hide_it(database: SqlDatabase) -> None:
    await database.write(lambda uow: save(uow, item()))
    (first,) = await database.read(lambda uow: uow.entries.unread(5))
    await database.write(lambda uow: save(uow, item(content_hash="v2", title="New")))
    await database.write(lambda uow: uow.entries.mark_read(first.id, 1, T0))
    assert [row[:2] for row in await waiting(database)] == [(item().key, 2)]
    assert not await database.read(lambda uow: uow.entries.is_unread(first.id, 1))
    assert await database.write(lambda uow: uow.entries.is_unread(first.id, 2))
    await database.write(lambda uow: uow.entries.mark_read(first.id, 2, T0))
    assert await waiting(database) == []
    await database.write(lambda uow: save(uow, item(content_hash="v2")))
    assert await waiting(database) == []


async def test_a_moved_entry_keeps_its_row(database: SqlDatabase) -> None:
    await database.write(lambda uow: save(uow, item()))

    def move(uow: SqlUnitOfWork) -> None:
        moved = item("https://example.org/new", content_hash="v2")
        known = uow.entries.known("s", [item()])[0]
        change = EntryChange(moved, Change.REVISED, known.id)
        uow.entries.save("s", [change], T0, rings=True, hold_reason=None)

    await database.write(move)
    assert await waiting(database) == [("https://example.org/new", 2, True, None)]


async def test_what_a_first_poll_found_never_rings_later(database: SqlDatabase) -> None:
    key = item().key
    await database.write(lambda uow: save(uow, item(), rings=False, reason="first poll"))
    assert await waiting(database) == [(key, 1, False, "first poll")]
    await database.write(lambda uow: save(uow, item(content_hash="v2"), item("later")))
    assert await waiting(database) == [(key, 2, False, "first poll"), ("later", 1, True, None)]


async def test_a_held_poll_holds_its_revisions_only(database: SqlDatabase) -> None:
    key = item().key
    await database.write(lambda uow: save(uow, item()))
    (first,) = await database.read(lambda uow: uow.entries.unread(5))
    await database.write(lambda uow: save(uow, item(content_hash="v2"), rings=False, reason="all new"))
    assert await waiting(database) == [(key, 2, False, "all new")]
    await database.write(lambda uow: save(uow, item(content_hash="v3")))
    assert await waiting(database) == [(key, 3, False, "all new")], "what is held unread stays held"
    await database.write(lambda uow: uow.entries.mark_read(first.id, 3, T0))
    await database.write(lambda uow: save(uow, item(content_hash="v4")))
    assert await waiting(database) == [(key, 4, True, None)]


async def test_three_failures_take_an_entry_out_of_the_queue(database: SqlDatabase) -> None:
    await database.write(lambda uow: save(uow, item()))
    (first,) = await database.read(lambda uow: uow.entries.unread(5))
    counts = [
        await database.write(lambda uow: uow.entries.mark_failed(first.id, "hung", T0)) for _ in range(3)
    ]
    assert counts == [1, 2, 3]
    assert await waiting(database) == []
    assert await database.read(lambda uow: uow.entries.count_unread()) == 1
    await database.write(lambda uow: save(uow, item(content_hash="v2")))
    assert len(await waiting(database)) == 1


async def test_days_read_counts_days_of_success(database: SqlDatabase) -> None:
    def log(uow: SqlUnitOfWork) -> None:
        for source, hours, outcome in [
            ("a", 0, "new"),
            ("a", 1, "not-modified"),
            ("a", 24, "blocked"),
            ("b", 48, "unchanged"),
            ("c", 72, "new"),
        ]:
            issues = [ParseIssue("bozo", "not well-formed", 3)] if source == "b" else []
            uow.sources.log_poll(source, T0 + hours * HOUR, outcome=outcome, new=0, revised=0, issues=issues)

    await database.write(log)
    day = date(2022, 3, 21)

    async def days(sources: list[str], until: date) -> int:
        return await database.read(lambda uow: uow.sources.days_read(sources, day, until))

    assert await days(["a"], day + timedelta(days=9)) == 1
    assert await days(["a", "b"], day + timedelta(days=9)) == 2
    assert await days(["a", "b"], day) == 1
    issues = await database.read(lambda uow: uow.sources.recent_issues("b", 5))
    assert issues == ((T0 + 48 * HOUR, "bozo: not well-formed"),)


async def test_the_overlay_is_set_changed_and_taken_back(database: SqlDatabase) -> None:
    for value in ("5m", "10m"):
        await database.write(lambda uow, value=value: uow.sources.set_overlay("a", "every", value, T0))  # type: ignore[misc]  # bound now
    assert await database.read(lambda uow: uow.sources.overlay()) == {"a": {"every": "10m"}}
    await database.write(lambda uow: uow.sources.set_overlay("a", "every", None, T0))
    assert await database.read(lambda uow: uow.sources.overlay()) == {}


async def test_a_lease_has_one_holder(database: SqlDatabase) -> None:
    async def acquire(holder: str, at: datetime) -> bool:
        return await database.write(lambda uow: uow.leases.acquire("poll", holder, at, 60))

    assert await acquire("one", T0)
    assert not await acquire("two", T0 + timedelta(seconds=59))
    assert await acquire("one", T0 + timedelta(seconds=30))
    assert await acquire("two", T0 + timedelta(seconds=91))
    await database.write(lambda uow: uow.leases.release("poll", "one"))
    assert not await acquire("one", T0 + timedelta(seconds=92))


async def test_a_lease_from_a_clock_that_was_ahead_holds_nobody_up(database: SqlDatabase) -> None:
    async def acquire(holder: str, at: datetime) -> bool:
        return await database.write(lambda uow: uow.leases.acquire("poll", holder, at, 60))

    assert await acquire("one", T0 + timedelta(hours=2))
    assert await acquire("two", T0)
    assert not await acquire("three", T0 + timedelta(seconds=59))

"""New, revised or the same: situations from real feeds, each with its opposite."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.feed import Change, FeedEntry, KnownEntry
from bot.domain.words import Precision
from bot.parse.changes import MAX_REVISIONS, decide_changes, lookup_keys
from bot.parse.identity import content_hash

DAY = datetime(2021, 7, 26, 11, 30, tzinfo=UTC)


def entry(n: int = 1, *, text: str = "words", **fields: object) -> FeedEntry:
    made = FeedEntry(
        key=f"https://a.example/{n}",
        guid=f"https://a.example/?page_id={n}",
        url=f"https://a.example/{n}",
        title=f"Statement {n}",
        text=text,
        published_at=DAY,
        precision=Precision.TIME,
        updated_at=None,
        content_hash="",
    )
    made = replace(made, **fields)  # type: ignore[arg-type]  # fields by name, for short tables
    return replace(made, content_hash=content_hash(made.title, made.text))


def known(made: FeedEntry, number: int = 1, revisions: int = 1) -> KnownEntry:
    return KnownEntry(
        number, made.key, made.guid, made.url, made.title, made.published_at, made.content_hash, revisions
    )


def moved(made: FeedEntry, link: str) -> FeedEntry:
    return replace(made, key=link, url=link)


def only(now: FeedEntry, *stored: KnownEntry) -> tuple[Change, int | None]:
    (change,) = decide_changes([now], stored)
    return change.change, change.known_id


NEW_DAY = datetime(2021, 8, 9, 8, 0, tzinfo=UTC)
FIRST = entry(1)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (FIRST, Change.SAME),
        (entry(1, text="other words"), Change.REVISED),
        (entry(1, title="Statement 1 (corrected)"), Change.REVISED),
        (entry(1, published_at=NEW_DAY), Change.SAME),
        (entry(2), Change.NEW),
        # the link changes, the GUID stays
        (moved(FIRST, "https://a.example/fixed"), Change.SAME),
        (moved(entry(1, text="more"), "https://a.example/fixed"), Change.REVISED),
        # link and GUID change; title and day stay
        (moved(entry(1, guid=None, text="more"), "https://a.example/fixed"), Change.REVISED),
        (
            moved(entry(1, guid="https://a.example/fixed", text="more"), "https://a.example/fixed"),
            Change.REVISED,
        ),
        (moved(entry(1, guid=None, text="more", published_at=NEW_DAY), "https://a.example/x"), Change.NEW),
        # two publications with one title on one day, each with a GUID of its own
        (
            moved(entry(1, guid="https://a.example/?page_id=2", text="more"), "https://a.example/1-2"),
            Change.NEW,
        ),
        (moved(entry(1, guid="https://a.example/?page_id=2"), "https://a.example/1-2"), Change.SAME),
        # one GUID for all items, shown one at a time
        (moved(entry(1, title="Else", text="x", published_at=NEW_DAY), "https://a.example/x"), Change.NEW),
    ],
)
def test_one_entry_against_one_stored(now: FeedEntry, expected: Change) -> None:
    assert only(now, known(FIRST)) == (expected, None if expected is Change.NEW else 1)


def test_a_guid_made_from_the_link_and_the_time_of_edit_is_a_revision() -> None:
    before = entry(1, guid="https://a.example/1#2022-03-24T10:00")
    after = entry(1, guid="https://a.example/1#2022-03-25T10:00", title="Renamed", published_at=NEW_DAY)
    assert only(after, known(before)) == (Change.REVISED, 1)


def test_one_address_for_different_items_hides_none() -> None:
    home = "https://a.example/news"
    before = moved(entry(1), home)
    after = moved(entry(2, published_at=NEW_DAY), home)
    (change,) = decide_changes([after], [known(before)])
    assert (change.change, change.entry.key) == (Change.NEW, after.guid)
    stored = (known(before), replace(known(change.entry, 2)))
    assert only(after, *stored) == (Change.SAME, 2)


def test_a_shared_guid_matches_nothing() -> None:
    now = moved(entry(1, title="Else", guid_shared=True), "https://a.example/x")
    assert only(now, known(FIRST)) == (Change.NEW, None)


def test_a_title_that_occurs_twice_in_the_document_matches_nothing() -> None:
    first, second = (
        moved(entry(1, guid=None, text=f"more {n}"), f"https://a.example/moved-{n}") for n in range(2)
    )
    assert [c.change for c in decide_changes([first, second], [known(FIRST)])] == [Change.NEW, Change.NEW]


def test_a_stored_entry_that_stands_in_the_document_is_not_another_item() -> None:
    twin = moved(entry(1, guid=None, text="more"), "https://a.example/1-2")
    shown = entry(1, title="Statement 1, corrected")
    decided = decide_changes([twin, shown], [known(FIRST)])
    assert [(c.change, c.known_id) for c in decided] == [(Change.NEW, None), (Change.REVISED, 1)]


def test_a_link_shared_in_one_document_and_alone_in_the_next_is_one_item() -> None:
    stored = known(replace(FIRST, key="g1", guid="g1"))
    assert only(replace(FIRST, guid="g1"), stored) == (Change.SAME, 1)
    assert only(replace(FIRST, key="g1", guid="g1"), known(replace(FIRST, guid="g1"))) == (Change.SAME, 1)


def test_revisions_end_at_the_cap() -> None:
    changed = entry(1, text="counter: 51")
    assert only(changed, known(FIRST, revisions=MAX_REVISIONS - 1)) == (Change.REVISED, 1)
    assert only(changed, known(FIRST, revisions=MAX_REVISIONS)) == (Change.SAME, 1)


def test_lookup_names_every_way_an_entry_may_be_stored() -> None:
    wanted = lookup_keys([FIRST])
    assert wanted.keys >= {FIRST.key, FIRST.guid}
    assert wanted.guids == {FIRST.guid}
    assert wanted.titles == {("Statement 1", DAY.date())}


_SMALL = st.integers(0, 2)


@given(st.lists(st.tuples(_SMALL, _SMALL, _SMALL, _SMALL), max_size=6, unique_by=lambda t: t[0]), st.data())
def test_a_stored_entry_answers_to_one_and_a_second_look_finds_nothing_new(
    shapes: list[tuple[int, int, int, int]], data: st.DataObject
) -> None:
    entries = [
        moved(entry(0, guid=f"g{g}", title=f"T{t}", text=f"x{x}"), f"https://a.example/{k}")
        for k, g, t, x in shapes
    ]
    guids = [made.guid for made in entries]
    entries = [replace(made, guid_shared=guids.count(made.guid) > 1) for made in entries]
    stored = [known(made, n) for n, made in enumerate(data.draw(st.permutations(entries))[:2], start=1)]
    first = decide_changes(entries, stored)
    ids = [change.known_id for change in first if change.known_id]
    assert len(ids) == len(set(ids))
    everything = [known(change.entry, n) for n, change in enumerate(first, start=1)]
    assert len({fact.key for fact in everything}) == len(everything)
    assert all(change.change is Change.SAME for change in decide_changes(entries, everything))

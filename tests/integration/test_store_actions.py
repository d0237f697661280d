"""Notices, actions, links and exchanges."""

import asyncio
import hashlib
import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.action import Action, Evidence, LinkDecision, Role, Span
from bot.domain.chat import Query
from bot.domain.errors import UnknownActionError
from bot.domain.notice import Notice, NoticeText
from bot.domain.words import EasedKind, LinkKind, Measure, Precision, Stage, Standing, TargetKind
from bot.linking.chain import HUB
from bot.store.database import SqlDatabase
from bot.store.unit_of_work import SqlUnitOfWork

T0 = datetime(2022, 3, 21, 12, tzinfo=UTC)
FULL = Action(
    number=0,
    issuer="CN",
    targets=("US", "EU"),
    measures=(Measure.ENTRY_BAN, Measure.ASSET_FREEZE),
    stage=Stage.EASED,
    on=date(2022, 3, 31),
    precision=Precision.DAY,
    first_seen_at=T0,
    standing=Standing.AGENCY,
    body="Ministry",
    headline="Headline",
    eased_kind=EasedKind.SUSPENDED,
    target_kinds=(TargetKind.OFFICIALS,),
    target_class="officials",
    themes=("tibet",),
    persons=("Jane Roe",),
    family=("J. Roe",),
    entities=("Roe Ltd",),
    roles=(Role("Jane Roe", "judge, 2nd chamber"), Role("Roe Ltd", "shipyard")),
    count=3,
    count_stated=4,
    named=False,
    legal_basis="Law",
    reason="reason",
    answers_text="the act",
    answers_on=date(2022, 3, 21),
    carries_out_text="the warning",
    effective_on=date(2022, 4, 1),
    expires_on=date(2023, 3, 31),
    confidence=0.75,
    archive_id=None,
    checked=True,
)


def notice(url: str = "https://example.org/1", **changes: object) -> Notice:
    plain = Notice(0, "s", url, "Title", T0, Precision.TIME, T0, Standing.OFFICIAL, "Ministry", "CN")
    return replace(plain, **changes)  # type: ignore[arg-type]  # the test's own keywords


def text(content_hash: str, revision: int = 1, verdict: str = "none") -> NoticeText:
    return NoticeText(
        revision, "Title", f"Text {content_hash}", content_hash, T0, "en", verdict, "1", ("odd",)
    )


async def add(database: SqlDatabase, count: int) -> list[int]:
    def work(uow: SqlUnitOfWork) -> list[int]:
        days = [date(2022, 1, 1) + timedelta(days=n) for n in range(count)]
        return [uow.actions.add(replace(FULL, on=day), None, []).number for day in days]

    return await database.write(work)


def link(later: int, earlier: int, kind: LinkKind = LinkKind.ANSWERS) -> LinkDecision:
    return LinkDecision(later, earlier, kind, 0.9, ("a reason",), stated=True)


async def test_an_action_comes_back_as_it_was(database: SqlDatabase) -> None:
    stored = await database.write(lambda uow: uow.actions.add(FULL, None, ["https://a.example"]))
    assert stored == replace(FULL, number=stored.number)
    assert await database.read(lambda uow: uow.actions.get(stored.number)) == stored
    assert await database.read(lambda uow: uow.actions.get(stored.number + 1)) is None


async def test_one_notice_per_address_also_in_a_race(database: SqlDatabase) -> None:
    added = await asyncio.gather(
        *(database.write(lambda uow: uow.notices.add(notice(), None)) for _ in range(8))
    )
    assert len({each.id for each in added}) == 1
    other = await database.write(lambda uow: uow.notices.add(notice("https://example.org/2"), None))
    assert other.id != added[0].id
    assert await database.read(lambda uow: uow.notices.by_url("https://example.org/1")) == added[0]


async def test_mirrors_keep_all_evidence(database: SqlDatabase) -> None:
    def work(uow: SqlUnitOfWork) -> list[tuple[int, str, str]]:
        stored = uow.notices.add(notice(), None)
        for each in (text("a"), text("b"), text("a", verdict="announces"), text("c", revision=2)):
            uow.notices.save_text(stored.id, each)
        rows = uow.session.connection().exec_driver_sql(
            "SELECT revision, content_hash, verdict FROM notice_text ORDER BY revision"
        )
        return [(row[0], row[1], row[2]) for row in rows]

    assert await database.write(work) == [(1, "a", "announces"), (2, "b", "none"), (3, "c", "none")]


async def test_a_mention_is_one_and_announcing_outweighs_retelling(database: SqlDatabase) -> None:
    words = (Evidence("issuer", Span(0, 5, "China"), "r1"), Evidence("stage", Span(7, 9, "is"), "", 0.85))
    retold = (Evidence("issuer", Span(9, 14, "there"), "r2"),)
    first, second = await add(database, 2)

    def work(uow: SqlUnitOfWork) -> int:
        stored = uow.notices.add(notice(), None)
        uow.notices.mention(stored.id, second, new=False, evidence=retold)
        uow.notices.mention(stored.id, first, new=True, evidence=words)
        uow.notices.mention(stored.id, first, new=False, evidence=retold)
        return stored.id

    notice_id = await database.write(work)
    assert await database.read(lambda uow: uow.notices.announced(notice_id)) == (first,)
    one, two = await database.read(lambda uow: uow.actions.views([first, second]))
    assert one.evidence == words
    assert (one.urls, two.urls) == (("https://example.org/1",), ())
    assert await database.read(lambda uow: uow.notices.acts_since("s", T0)) == 1
    assert await database.read(lambda uow: uow.notices.acts_since("s", T0 + timedelta(seconds=1))) == 0
    assert await database.read(lambda uow: uow.notices.acts_since("other", T0)) == 0


async def test_the_official_page_comes_first(database: SqlDatabase) -> None:
    def work(uow: SqlUnitOfWork) -> int:
        report = uow.notices.add(notice("https://agency.example", standing=Standing.AGENCY), None)
        page = uow.notices.add(notice("https://ministry.example"), None)
        number = uow.actions.add(FULL, report.id, [report.url]).number
        for each in (report, page):
            uow.notices.mention(each.id, number, new=True, evidence=())
        return number

    number = await database.write(work)
    (view,) = await database.read(lambda uow: uow.actions.views([number, number, 999_999]))
    assert view.urls == ("https://ministry.example", "https://agency.example")
    assert view.notice is not None
    assert view.notice.url == "https://ministry.example", "a report gives way to the issuer's own text"


async def test_of_two_reports_the_first_is_shown_however_official_its_page(database: SqlDatabase) -> None:
    def work(uow: SqlUnitOfWork) -> int:
        report = uow.notices.add(notice("https://agency.example", standing=Standing.AGENCY), None)
        page = uow.notices.add(notice("https://ally.example", country="NZ"), None)
        number = uow.actions.add(FULL, report.id, [report.url]).number
        for each in (report, page):
            uow.notices.mention(each.id, number, new=True, evidence=())
        return number

    number = await database.write(work)
    (view,) = await database.read(lambda uow: uow.actions.views([number]))
    assert view.notice is not None
    assert view.notice.url == "https://agency.example"


async def test_an_exchange_with_a_cycle_ends_and_is_in_order(database: SqlDatabase) -> None:
    a, b, c, d, alone = await add(database, 5)
    links = [link(c, a), link(b, a, LinkKind.EXTENDS), link(d, c), link(a, d), link(c, b)]
    await database.write(lambda uow: uow.actions.add_links(links))
    for member in (a, b, c, d):
        assert await database.read(lambda uow, n=member: uow.actions.exchange(n)) == (a, b, c, d)  # type: ignore[misc]  # bound now
    assert await database.read(lambda uow: uow.actions.exchange(alone)) == (alone,)
    assert await database.read(lambda uow: uow.actions.exchange(999_999)) == ()


async def test_a_hub_is_part_of_an_exchange_and_not_walked_through(database: SqlDatabase) -> None:
    hub, *others = await add(database, HUB + 2)
    await database.write(lambda uow: uow.actions.add_links([link(n, hub) for n in others[:HUB]]))
    assert len(await database.read(lambda uow: uow.actions.exchange(others[0]))) == HUB + 1
    await database.write(lambda uow: uow.actions.add_links([link(others[HUB], hub)]))
    assert await database.read(lambda uow: uow.actions.exchange(others[0])) == (hub, others[0])
    assert len(await database.read(lambda uow: uow.actions.exchange(hub))) == HUB + 2


async def test_a_withdrawn_action_joins_nothing(database: SqlDatabase) -> None:
    a, b, c = await add(database, 3)
    await database.write(lambda uow: uow.actions.add_links([link(b, a), link(c, b)]))
    assert (await database.read(lambda uow: uow.actions.statistics(Query()))).answered == 2
    await database.write(lambda uow: uow.actions.update(replace(FULL, number=b, withdrawn=True)))
    assert await database.read(lambda uow: uow.actions.exchange(a)) == (a,)
    assert (await database.read(lambda uow: uow.actions.statistics(Query()))).answered == 0, (
        "b counts no more"
    )
    (view,) = await database.read(lambda uow: uow.actions.views([a]))
    assert view.answered_by == ()
    assert b not in {
        x.number for x in await database.read(lambda uow: uow.actions.involving(["CN"], date.min))
    }


async def test_a_link_is_one_per_kind_and_a_removed_one_stays_away(database: SqlDatabase) -> None:
    a, b = await add(database, 2)
    await database.write(
        lambda uow: uow.actions.add_links([link(b, a), link(b, a), link(b, a, LinkKind.EASES)])
    )
    (view,) = await database.read(lambda uow: uow.actions.views([b]))
    assert {k.kind for k in view.answers} == {LinkKind.ANSWERS, LinkKind.EASES}
    assert [k.action.number for k in view.answers] == [a, a]
    removed = await database.write(lambda uow: uow.actions.remove_links(b, a, LinkKind.ANSWERS))
    assert removed == (LinkKind.ANSWERS,)
    assert await database.write(lambda uow: uow.actions.remove_links(b, a, LinkKind.ANSWERS)) == ()
    await database.write(lambda uow: uow.actions.add_links([link(b, a)]))
    (view,) = await database.read(lambda uow: uow.actions.views([b]))
    assert [k.kind for k in view.answers] == [LinkKind.EASES]


async def test_involving_is_by_issuer_since_a_day_in_order(database: SqlDatabase) -> None:
    a, b, c = await add(database, 3)
    await database.write(lambda uow: uow.actions.add(replace(FULL, issuer="RU"), None, []))
    found = await database.read(lambda uow: uow.actions.involving(["CN", "US"], date(2022, 1, 2)))
    assert [x.number for x in found] == [b, c]
    assert a not in [x.number for x in found]
    until = await database.read(lambda uow: uow.actions.involving(["CN"], date(2022, 1, 1), date(2022, 1, 2)))
    assert [x.number for x in until] == [a, b], "both days are included, the third is not"


async def test_involving_tells_what_was_read_here_without_the_archive_where_asked(
    database: SqlDatabase,
) -> None:
    (own,) = await add(database, 1)
    archived = (replace(FULL, archive_id="7"), ())
    await database.write(lambda uow: uow.actions.import_archive([archived], [], T0))
    found = await database.read(lambda uow: uow.actions.involving(["CN"], date.min, archived=False))
    assert [action.number for action in found] == [own]
    both = await database.read(lambda uow: uow.actions.involving(["CN"], date.min))
    assert [action.archive_id for action in both] == [None, "7"]


async def test_several_actions_are_added_at_once_in_their_order(database: SqlDatabase) -> None:
    days = [date(2022, 3, day) for day in (9, 1, 5)]
    new = [(replace(FULL, on=day), (f"https://x.example/{day}",)) for day in days]
    stored = await database.write(lambda uow: uow.actions.add_all(new))
    first = stored[0].number
    assert [(action.number, action.on) for action in stored] == list(
        zip(range(first, first + 3), days, strict=True)
    )
    assert await database.read(lambda uow: [uow.actions.get(action.number) for action in stored]) == list(
        stored
    )
    assert await database.write(lambda uow: uow.actions.add_all([])) == ()


async def test_a_correction_by_hand_outlives_readings_and_imports(database: SqlDatabase) -> None:
    row = replace(FULL, archive_id="7")
    await database.write(lambda uow: uow.actions.import_archive([(row, ())], [], T0))
    (number,) = (await database.read(lambda uow: uow.actions.exchange(1))) or (1,)
    await database.write(lambda uow: uow.actions.correct(number, "targets", ("RU",), actor="op", at=T0))
    changed = replace(row, targets=("JP",), headline="Other")
    assert await database.write(lambda uow: uow.actions.import_archive([(changed, ())], [], T0)) == 1
    found = await database.read(lambda uow: uow.actions.get(number))
    assert found is not None
    assert (found.targets, found.headline) == (("RU",), "Other")
    with pytest.raises(TypeError):
        await database.write(lambda uow: uow.actions.correct(number, "nonsense", 1, actor="op", at=T0))
    with pytest.raises(UnknownActionError):
        await database.write(lambda uow: uow.actions.update(replace(FULL, number=999_999)))


async def test_what_the_reader_said_is_remembered_below_all_corrections_by_hand(
    database: SqlDatabase,
) -> None:
    (number,) = await add(database, 1)
    before = await database.read(lambda uow: uow.actions.get(number))
    assert before is not None

    def correct(uow: SqlUnitOfWork) -> None:
        for basis in ("One act", "Another act"):
            uow.actions.correct(number, "legal_basis", basis, actor="op", at=T0)
        uow.actions.correct(number, "measures", (Measure.OTHER,), actor="op", at=T0)
        uow.actions.correct(number, "on", None, actor="op", at=T0)

    await database.write(correct)
    after = await database.read(lambda uow: uow.actions.get(number))
    assert after is not None
    assert (after.legal_basis, after.measures, after.on) == ("Another act", (Measure.OTHER,), None)
    assert await database.read(lambda uow: uow.actions.as_read(after)) == before
    await database.write(lambda uow: uow.actions.update(replace(before, measures=(Measure.ENTRY_BAN,))))
    again = await database.read(lambda uow: uow.actions.get(number))
    assert again == after
    assert again is not None
    read = await database.read(lambda uow: uow.actions.as_read(again))
    assert read.measures == (Measure.ENTRY_BAN,), "and a new reading is remembered there"


async def test_the_archive_is_imported_once_and_refreshed_where_it_changed(database: SqlDatabase) -> None:
    rows = [
        (replace(FULL, archive_id=str(n), on=date(2020, 1, n)), (f"https://x.example/{n}",))
        for n in (1, 2, 3)
    ]
    links = [("2", "1", LinkKind.ANSWERS), ("3", "unknown", LinkKind.ANSWERS)]

    async def load() -> int:
        return await database.write(lambda uow: uow.actions.import_archive(rows, links, T0))

    assert await load() == 3
    assert await load() == 0
    rows[0] = (replace(rows[0][0], on=None, precision=Precision.UNKNOWN), rows[0][1])
    assert await load() == 1
    found = await database.read(lambda uow: uow.actions.involving(["CN"], date.min))
    assert [a.archive_id for a in found] == ["1", "2", "3"]
    assert len(await database.read(lambda uow: uow.actions.exchange(found[0].number))) == 2


async def test_rows_that_an_older_version_imported_are_not_imported_anew(database: SqlDatabase) -> None:
    plain = replace(FULL, archive_id="7", roles=(), count_stated=None, expires_on=None)
    facts = asdict(replace(plain, number=0)) | {"first_seen_at": None, "urls": []}
    older = {
        name: value for name, value in facts.items() if name not in {"roles", "count_stated", "expires_on"}
    }
    packed = json.dumps(older, default=str, sort_keys=True)

    async def load(row: Action) -> int:
        return await database.write(lambda uow: uow.actions.import_archive([(row, ())], [], T0))

    assert await load(plain) == 1
    kept = await database.read(
        lambda uow: uow.session.connection().exec_driver_sql("SELECT content_hash FROM archive").scalar_one()
    )
    assert kept == hashlib.sha256(packed.encode()).hexdigest()
    assert await load(replace(plain, expires_on=date(2023, 1, 1))) == 1, "a last day told since is taken over"
    assert await load(replace(plain, expires_on=date(2023, 1, 1))) == 0


async def test_merging_leaves_a_redirect_and_a_number_never_returns(database: SqlDatabase) -> None:
    a, b, c = await add(database, 3)

    def work(uow: SqlUnitOfWork) -> None:
        stored = uow.notices.add(notice(), None)
        uow.notices.mention(stored.id, c, new=True, evidence=())
        uow.notices.mention(stored.id, b, new=False, evidence=())
        uow.actions.add_links([link(c, a), link(c, b)])
        uow.actions.merge(c, b, T0)

    await database.write(work)
    merged = await database.read(lambda uow: uow.actions.get(c))
    assert merged is not None
    assert merged.number == b
    assert await database.read(lambda uow: uow.actions.exchange(c)) == (a, b)
    assert await database.read(lambda uow: uow.notices.announced(1)) == (b,)
    assert len(await database.read(lambda uow: uow.actions.views([b, c]))) == 1
    await database.write(lambda uow: uow.actions.merge(b, a, T0))
    assert await database.read(lambda uow: uow.actions.get(c)) == await database.read(
        lambda uow: uow.actions.get(a)
    )
    (new,) = await add(database, 1)
    assert new > c

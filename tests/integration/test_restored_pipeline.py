"""What was told after a copy was made, when that copy takes the place of the database: the whole pipeline."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from page_bench import NEW, OLD, begin, briefing, show
from page_bench import publish as publish_page
from pipeline_bench import Bench, calm, edge, quiet_start, rss, us_item
from test_review import DAY
from test_store_backup import POSTGRES_TOOLS

import ministry_pages as ministry
from bot.demo.server import Fault
from bot.services.review import Review
from bot.store.backup import backup, restore
from bot.store.carrying import Carried
from bot.store.database import open_database


@pytest.fixture(autouse=True)
def _tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client of the same version as the server of the tests."""
    monkeypatch.setenv("PATH", str(POSTGRES_TOOLS), prepend=os.pathsep)


async def publish(bench: Bench) -> None:
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us")


async def test_what_was_told_since_the_copy_waits_for_an_operator_under_a_new_number(
    own_url: str, tmp_path: Path
) -> None:
    copy = tmp_path / "copies" / "copy"
    async with edge() as bench_of:
        async with open_database(own_url) as database:
            bench = bench_of(database)
            await bench.subscribe(1)
            await quiet_start(bench)
            backup(own_url, copy)
            bench.now += DAY
            await publish(bench)
            assert len(bench.inbox.got) == 1
            (told,) = await bench.numbers()
        restore(own_url, copy, overwrite=True)
        async with open_database(own_url) as database:
            bench = bench_of(database)
            bench.now += DAY + timedelta(hours=2)
            await bench.tell()  # what was seen since is read again
            await publish(bench)  # and comes again, since the copy knows nothing of the last poll
            assert bench.inbox.got == []
            (waits,) = await bench.database.read(lambda uow: uow.reviews.open(9))
            assert "may have been told" in waits.reason
            assert waits.numbers[0] > told
            await Review(bench.database).send(waits.id, by="operator 7", now=bench.now)
            await bench.tell()
            assert len(bench.inbox.got) == 1


async def test_what_is_published_after_the_restore_rings(own_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "copy"
    async with edge() as bench_of:
        async with open_database(own_url) as database:
            bench = bench_of(database)
            await bench.subscribe(1)
            await quiet_start(bench)
            backup(own_url, copy)
        restore(own_url, copy, overwrite=True)
        async with open_database(own_url) as database:
            bench = bench_of(database)
            bench.now += DAY
            await publish(bench)
            assert len(bench.inbox.got) == 1


@pytest.mark.parametrize("page", ["there", "gone"])
async def test_an_act_that_only_its_article_told_waits_for_an_operator(
    own_url: str, tmp_path: Path, page: str
) -> None:
    copy = tmp_path / "copies" / "copy"
    async with edge() as bench_of:
        async with open_database(own_url) as database:
            bench = bench_of(database)
            await begin(bench)
            backup(own_url, copy)
            publish_page(bench, NEW, briefing())
            show(bench, (NEW, ministry.BRIEFING), *OLD)
            await bench.turn("cn", after=timedelta())
            assert len(bench.inbox.got) == 1
        carried = restore(own_url, copy, overwrite=True)
        assert isinstance(carried, Carried)
        assert carried.entries == 1
        async with open_database(own_url) as database:
            again = bench_of(database)
            again.now = bench.now + DAY
            again.sources.update(bench.sources)
            if page == "gone":
                again.server.set_fault(NEW, Fault(status=410))
            await again.turn("cn")
            (waits,) = await database.read(lambda uow: uow.reviews.open(9))
            assert "may have been told" in waits.reason
            assert again.inbox.got == []
            assert len(again.server.asked(NEW)) == 2

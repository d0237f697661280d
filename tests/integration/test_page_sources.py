"""Lists and their articles through the real poller and reader, over HTTP, on both databases."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from page_bench import CARD, DAY, NEW, OLD, begin, briefing, issues, publish, show
from pipeline_bench import START, Bench

import ministry_pages as ministry
from bot.demo.server import Fault
from bot.domain.source import ListingSelectors, SourceKind, SourceStatus
from bot.domain.words import Precision
from bot.services.ports import UnitOfWork


async def test_a_briefing_behind_a_list_rings_once_with_the_time_of_its_page(bench: Bench) -> None:
    await begin(bench)
    publish(bench, NEW, briefing())
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    await bench.turn("cn")
    assert bench.inbox.got == [(7, CARD)]
    (number,) = await bench.numbers()

    def look(uow: UnitOfWork) -> tuple[object, ...]:
        action = uow.actions.get(number)
        (notice_id,) = uow.notices.announcing(number)
        stored = uow.notices.get(notice_id)
        assert action is not None
        assert stored is not None
        return action.on, stored.published_at, stored.precision

    found = await bench.database.read(look)
    assert found == (DAY, datetime(2022, 3, 31, 11, 30, tzinfo=UTC), Precision.TIME)
    assert len(bench.server.asked(NEW)) == 1
    assert await issues(bench) == []


async def test_a_first_poll_rings_not_and_asks_for_no_page_of_a_title_that_tells_nothing(
    bench: Bench,
) -> None:
    await bench.subscribe(7)
    url = bench.server.url("cn").rpartition("/")[0] + "/list.shtml"
    bench.sources["cn"] = ministry.source("cn", url)
    publish(bench, NEW, briefing())
    told = ministry.file_name(DAY, 2)
    publish(
        bench, told, ministry.article("中方宣布对美国官员实施签证限制", "2022-03-31", *ministry.ANSWERS[2:4])
    )
    show(bench, (NEW, ministry.BRIEFING), (told, "中方宣布对美国官员实施签证限制"), *OLD)
    bench.now = datetime(2022, 3, 31, 12, 0, tzinfo=UTC)
    await bench.turn("cn")
    assert bench.inbox.got == []
    assert (len(bench.server.asked(NEW)), len(bench.server.asked(told))) == (0, 1)
    (held,) = await bench.database.read(lambda uow: uow.reviews.open(10))
    assert "first poll" in held.reason


async def test_a_list_that_lost_its_items_fails_and_withdraws_nothing(bench: Bench) -> None:
    await begin(bench)
    publish(bench, NEW, briefing())
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    bench.server.set_feed(
        "list.shtml", b"<html><body><ul><li>soon</li></ul></body></html>", content_type="text/html"
    )
    await bench.turn("cn")
    state = await bench.database.read(lambda uow: uow.sources.get("cn"))
    assert state is not None
    assert "its layout changed" in (state.last_error or "")
    show(bench, *OLD)
    await bench.turn("cn")  # and now the notice itself is gone from the list
    assert bench.inbox.got == [(7, CARD)]
    (number,) = await bench.numbers()
    action = await bench.database.read(lambda uow: uow.actions.get(number))
    assert action is not None
    assert not action.withdrawn


async def test_a_changed_title_is_a_revision_and_no_second_alert(bench: Bench) -> None:
    await begin(bench)
    publish(bench, NEW, briefing())
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    show(bench, (NEW, "2022年3月31日" + ministry.BRIEFING), *OLD)
    await bench.turn("cn")
    assert bench.inbox.got == [(7, CARD)]
    assert len(bench.server.asked(NEW)) == 2, "the page may say something else, too"


async def test_a_title_that_changed_while_the_page_is_gone_takes_nothing_back(bench: Bench) -> None:
    await begin(bench)
    publish(bench, NEW, briefing())
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    bench.server.set_fault(NEW, Fault(status=410))
    show(bench, (NEW, "2022年3月31日" + ministry.BRIEFING), *OLD)
    await bench.turn("cn")
    assert await bench.database.read(lambda uow: uow.reviews.open(10)) == ()
    assert "编造谎言" in await text_of_the_notice(bench)
    assert bench.inbox.got == [(7, CARD)]


async def test_two_lists_of_one_ministry_ring_once_and_keep_the_words_of_the_page(bench: Bench) -> None:
    await begin(bench)
    publish(bench, NEW, briefing())
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    bench.server.set_feed("wider.shtml", ministry.listing((NEW, ministry.BRIEFING)), content_type="text/html")
    wider = bench.sources["cn"].url.replace("list.shtml", "wider.shtml")
    bench.sources["wider"] = ministry.source("wider", wider)
    await bench.turn("wider")  # a first poll, of a title that tells nothing: its page is not asked for again
    assert len(bench.server.asked(NEW)) == 1
    assert await bench.database.read(lambda uow: uow.reviews.open(10)) == ()
    assert "编造谎言" in await text_of_the_notice(bench)
    assert bench.inbox.got == [(7, CARD)]


async def text_of_the_notice(bench: Bench) -> str:
    (number,) = await bench.numbers()

    def look(uow: UnitOfWork) -> str:
        (notice_id,) = uow.notices.announcing(number)
        text = uow.notices.last_text(notice_id)
        assert text is not None
        return text.text

    return await bench.database.read(look)


@pytest.mark.parametrize("elsewhere", [False, True])
async def test_a_rows_own_headers_go_to_its_own_host_only(bench: Bench, *, elsewhere: bool) -> None:
    await begin(bench)
    bench.sources["cn"] = replace(bench.sources["cn"], headers=(("X-Key", "invented"),))
    publish(bench, NEW, briefing())
    address = bench.server.url("us" if elsewhere else "cn").rpartition("/")[0] + f"/{NEW}"
    page = ministry.listing((NEW, ministry.BRIEFING), *OLD).replace(f"./{NEW}".encode(), address.encode())
    bench.server.set_feed("list.shtml", page, content_type="text/html")
    sent: list[tuple[str, object]] = []
    fetch = bench.fetcher.fetch

    async def noted(url: str, **given: Any) -> object:
        sent.append((url, given.get("headers")))
        return await fetch(url, **given)

    with patch.object(bench.fetcher, "fetch", noted):
        await bench.turn("cn", after=timedelta())
    assert sent == [
        (bench.sources["cn"].url, {"X-Key": "invented"}),
        (address, {} if elsewhere else {"X-Key": "invented"}),
    ]


async def test_a_summary_that_tells_nothing_asks_for_no_page(bench: Bench) -> None:
    await begin(bench)
    publish(bench, NEW, briefing())
    rows = ministry.listing((NEW, ministry.BRIEFING), *OLD).replace(
        b"</a>", "</a><p>双方就合作交换意见。</p>".encode()
    )
    bench.server.set_feed("list.shtml", rows, content_type="text/html")
    bench.sources["cn"] = replace(bench.sources["cn"], select=replace(ministry.SELECT, text="p"))
    await bench.turn("cn", after=timedelta())
    assert bench.server.asked(NEW) == ()


async def test_an_entry_without_a_date_takes_that_of_its_page(bench: Bench) -> None:
    await begin(bench)
    publish(bench, "notice-1.shtml", briefing("2022年3月30日"))
    show(bench, ("notice-1.shtml", ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    (number,) = await bench.numbers()
    action = await bench.database.read(lambda uow: uow.actions.get(number))
    assert action is not None
    assert action.on == date(2022, 3, 30)


@pytest.mark.parametrize(
    ("at", "on"),
    [
        ("2022-03-31 00:10", (datetime(2022, 3, 30, 16, 10, tzinfo=UTC), Precision.TIME)),  # in Shanghai
        ("2022-03-29 19:30", (datetime(2022, 3, 31, tzinfo=UTC), Precision.DAY)),
        ("2022-04-01 00:10", (datetime(2022, 3, 31, tzinfo=UTC), Precision.DAY)),
    ],
)
async def test_the_time_of_a_page_counts_only_on_the_day_its_list_gives(
    bench: Bench, at: str, on: tuple[datetime, Precision]
) -> None:
    await begin(bench)
    publish(bench, NEW, briefing(at))
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    (number,) = await bench.numbers()

    def published(uow: UnitOfWork) -> tuple[object, object]:
        (notice_id,) = uow.notices.announcing(number)
        stored = uow.notices.get(notice_id)
        assert stored is not None
        return stored.published_at, stored.precision

    assert await bench.database.read(published) == on


async def test_an_answer_in_json_with_its_page_rings_too(bench: Bench) -> None:
    url = bench.server.url("cn").rpartition("/")[0] + "/documents.json"
    select = ListingSelectors("results", link="html_url", title="title", date="day", text="abstract")
    bench.sources["cn"] = ministry.source("cn", url, kind=SourceKind.JSON, select=select)
    await bench.subscribe(7)

    def answer(*numbers: int) -> None:
        rows = [
            {
                "html_url": f"./{n}.shtml",
                "title": ministry.BRIEFING,
                "day": "2022-03-31",
                "abstract": f"第{n}次。签证限制。",
            }
            for n in numbers
        ]
        bench.server.set_feed(
            "documents.json", json.dumps({"results": rows}).encode(), content_type="application/json"
        )

    answer(1, 2, 3)
    bench.now = START + timedelta(days=11)
    await bench.turn("cn", after=timedelta())
    publish(bench, "4.shtml", briefing())
    answer(4, 1, 2, 3)
    await bench.turn("cn")
    assert bench.inbox.got == [(7, CARD)]


async def test_the_place_for_the_year_follows_the_calendar_of_the_ministry(bench: Bench) -> None:
    base = bench.server.url("cn").rpartition("/")[0]
    bench.sources["cn"] = ministry.source("cn", base + "/list-{year}")
    await bench.subscribe(7)
    bench.server.set_feed("list-2021", ministry.listing(*OLD), content_type="text/html")
    bench.server.set_feed("list-2022", ministry.listing((NEW, ministry.BRIEFING)), content_type="text/html")
    publish(bench, NEW, briefing("2022-01-01 00:10"))
    bench.now = datetime(2021, 12, 31, 15, 0, tzinfo=UTC)
    await bench.turn("cn", after=timedelta())
    await bench.turn("cn", after=timedelta(hours=2))  # 2022 in Shanghai
    assert (len(bench.server.asked("list-2021")), len(bench.server.asked("list-2022"))) == (1, 1)
    assert bench.inbox.got == [(7, CARD)], "a new year's page is no first poll"


async def test_a_years_page_that_moved_for_good_does_not_become_the_address_of_all_years(
    bench: Bench,
) -> None:
    base = bench.server.url("cn").rpartition("/")[0]
    bench.sources["cn"] = ministry.source("cn", base + "/list-{year}")
    bench.server.set_feed("moved", ministry.listing(*OLD), content_type="text/html")
    bench.server.set_feed("list-2022", b"", content_type="text/html")
    bench.server.set_fault("list-2022", Fault(status=301, headers={"Location": "/feeds/moved"}))
    for _ in range(3):
        await bench.turn("cn")
    state = await bench.database.read(lambda uow: uow.sources.get("cn"))
    assert state is not None
    assert (state.url, state.moved_to, state.status) == (base + "/list-{year}", None, SourceStatus.OK)
    assert await bench.database.read(lambda uow: uow.sources.overlay()) == {}

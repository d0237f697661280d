"""Lists and their articles through the real poller and reader, over HTTP, on both databases."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from pipeline_bench import START, US_ACT, Bench, calm, item, rss

import ministry_pages as ministry
from bot.demo.server import Fault
from bot.domain.source import ArticleSelectors, ListingSelectors, SourceKind, SourceStatus
from bot.domain.words import Precision
from bot.services import articles, reading
from bot.services.articles import PATIENT, SOON
from bot.services.ports import UnitOfWork

DAY = date(2022, 3, 31)
CARD = "China announces visa restrictions on US officials"
NEW = ministry.file_name(DAY, 10660000)
OLD = [(ministry.file_name(date(2022, 3, 18 - n), n), ministry.CALM_TITLE) for n in range(1, 4)]


async def begin(bench: Bench) -> None:
    """A first poll of a list of old greetings; then ten days pass."""
    url = bench.server.url("cn").rpartition("/")[0] + "/list.shtml"
    bench.sources["cn"] = ministry.source("cn", url)
    await bench.subscribe(7)
    show(bench, *OLD)
    await bench.turn("cn", after=timedelta())
    bench.now = datetime(2022, 3, 31, 12, 0, tzinfo=UTC)


def show(bench: Bench, *rows: tuple[str, str]) -> None:
    bench.server.set_feed("list.shtml", ministry.listing(*rows), content_type="text/html")


def publish(bench: Bench, name: str, body: bytes) -> None:
    bench.server.set_feed(name, body, content_type="text/html")


def briefing(at: str = "2022-03-31 19:30") -> bytes:
    return ministry.article(ministry.BRIEFING, at, *ministry.ANSWERS)


async def issues(bench: Bench) -> list[str]:
    found = await bench.database.read(lambda uow: uow.sources.recent_issues("cn", 20))
    return [issue for _, issue in found]


async def unread(bench: Bench) -> int:
    return await bench.database.read(lambda uow: uow.entries.count_unread())


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


async def test_a_page_that_is_not_there_yet_is_asked_for_again_and_rings_then(bench: Bench) -> None:
    await begin(bench)
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    assert (bench.inbox.got, await unread(bench)) == ([], 1)
    await bench.tell()
    publish(bench, NEW, briefing())
    await bench.tell()
    assert bench.server.asked(NEW) == (), "and not before its time"
    bench.now += SOON[0]
    await bench.tell()
    assert bench.inbox.got == [(7, CARD)]
    assert (await unread(bench), await issues(bench)) == (0, [])


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Fault(status=403), "answered 403"),
        (Fault(status=410), "answered 410"),
        (Fault(status=200, body=b"<div>" * 5_000), "too deep"),
        (Fault(status=301, headers={"Location": "http://10.0.0.1/"}), "not a public address"),
    ],
)
async def test_a_page_that_is_refused_leaves_the_entry_readable_and_an_issue(
    bench: Bench, fault: Fault, told: str
) -> None:
    await begin(bench)
    publish(bench, NEW, briefing())
    bench.server.set_fault(NEW, fault)
    title = "外交部：中方决定对美国官员实施对等签证限制"
    show(bench, (NEW, title), *OLD)
    await bench.turn("cn", after=timedelta())
    assert bench.inbox.got == [(7, CARD)], "from the line of the list alone"
    (issue,) = await issues(bench)
    assert issue.startswith("article-unavailable: http://")
    assert told in issue


async def test_a_page_that_stays_away_is_given_up_and_the_entry_is_read_from_its_line(bench: Bench) -> None:
    await begin(bench)
    title = "外交部：中方决定对美国官员实施对等签证限制"
    show(bench, (NEW, title), *OLD)
    await bench.turn("cn", after=timedelta())
    assert bench.inbox.got == []
    for pause in SOON:
        bench.now += pause
        await bench.tell()
    assert bench.inbox.got == [(7, CARD)]
    assert (await unread(bench), len(await issues(bench))) == (0, 1)


NO_ARTICLE = [
    (b"<html><head><title>Just a moment...</title></head></html>", "being human"),
    (b"<html><body><p>Sorry, the page you asked for does not exist.</p></body></html>", "its layout changed"),
    (b'<html><body><div id="News_Body_Txt_A"></div></body></html>', "is empty"),
    (b" ", "is empty"),
]


@pytest.mark.parametrize(("body", "told"), NO_ARTICLE)
async def test_a_page_of_status_200_without_the_article_is_asked_for_again_and_rings_then(
    bench: Bench, body: bytes, told: str
) -> None:
    await begin(bench)
    publish(bench, NEW, body)
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    assert (await unread(bench), await issues(bench)) == (1, []), told
    publish(bench, NEW, briefing())
    bench.now += SOON[0]
    await bench.tell()
    assert bench.inbox.got == [(7, CARD)]
    assert (await unread(bench), await issues(bench)) == (0, [])


@pytest.mark.parametrize(("body", "told"), NO_ARTICLE)
async def test_a_page_of_status_200_that_never_has_the_article_is_one_issue_in_the_end(
    bench: Bench, body: bytes, told: str
) -> None:
    await begin(bench)
    publish(bench, NEW, body)
    show(bench, (NEW, "外交部：中方决定对美国官员实施对等签证限制"), *OLD)
    await bench.turn("cn", after=timedelta())
    for pause in SOON:
        assert bench.inbox.got == []
        bench.now += pause
        await bench.tell()
    assert bench.inbox.got == [(7, CARD)], "from the line of the list alone"
    (issue,) = await issues(bench)
    assert told in issue


async def test_a_page_without_text_to_speak_of_is_asked_for_again_where_no_selector_says_more(
    bench: Bench,
) -> None:
    await begin(bench)
    bench.sources["cn"] = replace(bench.sources["cn"], article=ArticleSelectors())
    publish(bench, NEW, b"<html><body><p>Gone home.</p></body></html>")
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    assert (await unread(bench), await issues(bench)) == (1, [])


async def test_an_entry_with_a_summary_does_not_wait_for_a_page_without_the_article(bench: Bench) -> None:
    await begin(bench)
    publish(bench, NEW, NO_ARTICLE[1][0])
    rows = ministry.listing((NEW, ministry.BRIEFING), *OLD).replace(
        f"{ministry.BRIEFING}</a>".encode(),
        f"{ministry.BRIEFING}</a><p>中方决定对美国官员实施对等签证限制。</p>".encode(),
    )
    bench.server.set_feed("list.shtml", rows, content_type="text/html")
    bench.sources["cn"] = replace(bench.sources["cn"], select=replace(ministry.SELECT, text="p"))
    await bench.turn("cn", after=timedelta())
    assert (bench.inbox.got, len(await issues(bench))) == ([(7, CARD)], 1)


def redirect(bench: Bench, name: str, target: str) -> None:
    publish(bench, name, b"")
    bench.server.set_fault(name, Fault(status=302, headers={"Location": target}))


@pytest.mark.parametrize("target", ["home.shtml", "list.shtml", "other"])
async def test_what_an_article_redirects_to_in_its_stead_is_not_filed_as_the_article(
    bench: Bench, target: str
) -> None:
    await begin(bench)
    target = OLD[0][0] if target == "other" else target
    publish(bench, target, briefing())  # and the list says what it announces, too
    redirect(bench, NEW, target)
    rows = ministry.listing((NEW, ministry.BRIEFING), *OLD)
    if target == "list.shtml":
        rows += briefing()
    bench.server.set_feed("list.shtml", rows, content_type="text/html")
    await bench.turn("cn", after=timedelta())
    assert (bench.inbox.got, await unread(bench), await issues(bench)) == ([], 1, []), "it waits"
    for pause in PATIENT:
        bench.now += pause
        await bench.tell()
    assert (bench.inbox.got, await unread(bench)) == ([], 0)
    (issue,) = await issues(bench)
    assert "it redirects to" in issue


async def test_an_article_that_redirects_to_the_front_page_rings_once_it_is_there(bench: Bench) -> None:
    await begin(bench)
    publish(bench, "home.shtml", briefing())
    redirect(bench, NEW, "home.shtml")
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    assert bench.inbox.got == []
    bench.server.set_fault(NEW, None)
    publish(bench, NEW, briefing())
    bench.now += SOON[0]
    await bench.tell()
    assert (bench.inbox.got, await issues(bench)) == ([(7, CARD)], [])


async def test_an_article_that_moved_within_its_site_rings(bench: Bench) -> None:
    await begin(bench)
    publish(bench, "moved-1.shtml", briefing())
    redirect(bench, NEW, "moved-1.shtml")
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    assert (bench.inbox.got, await issues(bench)) == ([(7, CARD)], [])


async def test_a_restart_forgets_the_waiting_and_not_the_entry(bench: Bench) -> None:
    await begin(bench)
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    assert await unread(bench) == 1
    publish(bench, NEW, briefing())
    revived = Bench(bench.database, bench.server, bench.fetcher, now=bench.now, inbox=bench.inbox)
    revived.sources["cn"] = bench.sources["cn"]
    await revived.tell()
    assert bench.inbox.got == [(7, CARD)]


async def test_a_page_that_takes_long_keeps_no_alert_of_others_waiting(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "PAGES_SECONDS", 0.0)
    await begin(bench)
    bench.server.set_feed("us", rss(calm(1), calm(2)))
    await bench.turn("us", after=timedelta())
    publish(bench, NEW, briefing())
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    answer, fetch = asyncio.Event(), bench.fetcher.fetch

    async def slow(url: str, **given: Any) -> object:
        if url.endswith(NEW):
            await answer.wait()
        return await fetch(url, **given)

    monkeypatch.setattr(bench.fetcher, "fetch", slow)
    bench.now += timedelta(minutes=15)
    await bench.poller.poll(bench.sources["cn"])
    act = item("accountability", "Accountability for Repression", US_ACT, bench.now)
    bench.server.set_feed("us", rss(act, calm(1), calm(2)))
    await bench.turn("us", after=timedelta())
    assert bench.inbox.got == [(7, "US announces visa restrictions on Chinese officials")]
    assert (await unread(bench), len(bench.server.asked(NEW))) == (1, 0)
    answer.set()
    await bench.reader.await_pages()
    await bench.tell()
    assert bench.inbox.got[-1] == (7, CARD)
    assert (await unread(bench), len(bench.server.asked(NEW))) == (0, 1)


async def test_a_page_that_failed_after_its_pass_is_taken_note_of_by_the_next(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "PAGES_SECONDS", 0.0)
    await begin(bench)
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    began = bench.reader.fetches
    await bench.reader.await_pages()
    await bench.tell()
    assert (began, bench.reader.fetches, await unread(bench)) == (True, False, 1)


async def test_pages_under_way_are_given_up_when_the_reader_is_closed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "PAGES_SECONDS", 0.0)
    await begin(bench)
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    fetch = bench.fetcher.fetch

    async def hangs(url: str, **given: Any) -> object:
        if url.endswith(NEW):
            await asyncio.Event().wait()
        return await fetch(url, **given)

    monkeypatch.setattr(bench.fetcher, "fetch", hangs)
    await bench.turn("cn", after=timedelta())
    began = bench.reader.fetches
    assert began
    await bench.reader.close()
    assert (bench.reader.fetches, await unread(bench)) == (False, 1)


async def test_a_host_that_fails_is_asked_once_a_round_and_keeps_no_other_waiting(bench: Bench) -> None:
    await begin(bench)
    second = ministry.file_name(DAY, 10660001)
    for name in (NEW, second):
        publish(bench, name, briefing())
        bench.server.set_fault(name, Fault(status=500))
    show(bench, (NEW, ministry.BRIEFING), (second, ministry.BRIEFING + "（二）"), *OLD)
    await bench.turn("cn", after=timedelta())
    assert len(bench.server.asked(NEW)) + len(bench.server.asked(second)) == 1
    for name in (NEW, second):
        bench.server.set_fault(name, None)
    bench.now += SOON[0]
    await bench.tell()
    assert await unread(bench) == 0
    assert bench.inbox.got[0] == (7, CARD)


async def test_entries_that_wait_for_their_pages_take_no_place_of_fresh_ones(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "BATCH", 2)
    await begin(bench)
    bench.server.set_feed("us", rss(calm(1), calm(2)))
    await bench.turn("us", after=timedelta())
    waiting = [(ministry.file_name(DAY, number), f"{ministry.BRIEFING} {number}") for number in range(4)]
    show(bench, *waiting, *OLD)
    await bench.turn("cn", after=timedelta())
    assert await unread(bench) == len(waiting)
    act = item("accountability", "Accountability for Repression", US_ACT, bench.now)
    bench.server.set_feed("us", rss(act, calm(1), calm(2)))
    await bench.turn("us", after=timedelta(seconds=30))
    assert bench.inbox.got == [(7, "US announces visa restrictions on Chinese officials")]
    assert await unread(bench) == len(waiting)


async def test_a_page_whose_entry_was_revised_meanwhile_is_let_go(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "PAGES_SECONDS", 0.0)
    await begin(bench)
    publish(bench, NEW, briefing())
    show(bench, (NEW, ministry.BRIEFING), *OLD)
    await bench.turn("cn", after=timedelta())
    await bench.reader.await_pages()
    assert bench.reader.fetches, "the page came and was not taken yet"
    show(bench, (NEW, "2022年3月31日" + ministry.BRIEFING), *OLD)
    await bench.turn("cn")
    await bench.reader.await_pages()
    await bench.tell()
    assert bench.inbox.got == [(7, CARD)]
    assert not bench.reader.fetches


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

"""Articles that are late, refused, elsewhere or slow, through poller and reader, on both databases."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from page_bench import CARD, DAY, NEW, OLD, begin, briefing, issues, publish, show, unread
from pipeline_bench import US_ACT, Bench, calm, item, rss

import ministry_pages as ministry
from bot.demo.server import Fault
from bot.domain.source import ArticleSelectors
from bot.services import articles, reading
from bot.services.articles import PATIENT, SOON


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

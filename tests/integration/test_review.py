"""Held alerts and operators: told once, sent once, dropped for good, by service and by chat."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pipeline_bench import CHAT_OF_OPERATORS, START, US_ACT, Bench, calm, item, quiet_start, rss, us_item
from talk_cases import data_of, labels

from bot.chat import Conversation, Incoming, Reply
from bot.domain.chat import ActionFilter, ChatAddress, ChatKind, SendFailure, SendProblem
from bot.domain.errors import RefusedError, UnknownReviewError
from bot.domain.review import ReviewItem, ReviewKind, Ruling
from bot.domain.words import Standing
from bot.render.effects import make_effects
from bot.services.ports import UnitOfWork
from bot.services.review import Review
from bot.services.subscriptions import Subscriptions

DAY = timedelta(days=1, hours=1)


async def hold(bench: Bench) -> ReviewItem:
    """One alert held by the first poll of a source."""
    bench.server.set_feed("us", rss(us_item(), calm(1)))
    await bench.turn("us", after=DAY)
    (waiting,) = await bench.database.read(lambda uow: uow.reviews.open(10))
    return waiting


async def press(bench: Bench, data: str, *, operator: str = "operator 7") -> Reply:
    return await _said(bench, operator, button=data)


async def say(bench: Bench, words: str, *, operator: str = "operator 7") -> Reply:
    return await _said(bench, operator, text=words)


async def _said(bench: Bench, operator: str, *, text: str | None = None, button: str | None = None) -> Reply:
    # A new conversation each time: nothing may depend on what an earlier one remembered.
    conversation = Conversation(bench.database, lambda: tuple(bench.sources.values()), make_effects({}))
    incoming = Incoming(
        ChatAddress(7),
        ChatKind.PRIVATE,
        bench.now,
        text=text,
        button=button,
        is_operator=bool(operator),
        operator=operator,
    )
    (reply,) = await conversation.handle(incoming)
    return reply


async def test_what_is_sent_goes_once_to_those_who_follow_at_that_moment(bench: Bench) -> None:
    await bench.subscribe(1)
    await bench.subscribe(2, ActionFilter(issuers=frozenset({"RU"})))
    waiting = await hold(bench)
    await bench.subscribe(3)
    assert bench.inbox.got == []
    bench.now += timedelta(minutes=1)
    ruled = await Review(bench.database).send(waiting.id, by="operator 7", now=bench.now)
    assert ruled.fresh
    bench.now += timedelta(minutes=1)
    await bench.subscribe(4)  # after the operator's word, before the fan-out
    await bench.tell()
    assert sorted(chat for chat, _ in bench.inbox.got) == [1, 3]
    again = await Review(bench.database).send(waiting.id, by="operator 8", now=bench.now)
    assert not again.fresh
    assert (again.item.ruling, again.item.ruled_by) == (Ruling.SENT, "operator 7")
    await bench.tell()
    assert len(bench.inbox.got) == 2


async def test_what_is_sent_is_marked_as_checked_by_a_person_and_what_rang_is_not(bench: Bench) -> None:
    waiting = await hold(bench)
    (number,) = waiting.numbers
    before = await bench.database.read(lambda uow: uow.actions.get(number))
    assert before is not None
    assert not before.checked
    await Review(bench.database).send(waiting.id, by="operator 7", now=bench.now)
    after = await bench.database.read(lambda uow: uow.actions.get(number))
    assert after == replace(before, checked=True)


async def test_what_is_dropped_is_never_told_and_stays_on_record(bench: Bench) -> None:
    await bench.subscribe(1)
    waiting = await hold(bench)
    await Review(bench.database).drop(waiting.id, by="operator 7", why="old news", now=bench.now)
    sent = await Review(bench.database).send(waiting.id, by="operator 8", now=bench.now)
    assert not sent.fresh
    await bench.tell()
    assert bench.inbox.got == []
    kept = (await Review(bench.database).show(waiting.id)).item
    assert (kept.ruling, kept.ruled_by, kept.why) == (Ruling.DROPPED, "operator 7", "old news")
    assert await bench.numbers() == waiting.numbers  # the act itself stays
    (line, *_) = await bench.database.read(lambda uow: uow.audit.recent(1))
    assert line[1:] == ("operator 7", "dropped", f"review {waiting.id}: /a{waiting.numbers[0]}: old news")


async def test_a_dropped_alert_waits_again_when_its_notice_announces_more(bench: Bench) -> None:
    await bench.subscribe(1)
    waiting = await hold(bench)
    await Review(bench.database).drop(waiting.id, by="operator 7", why="old news", now=bench.now)
    bench.server.set_feed("us", rss(us_item(f"{US_ACT} It is a sad day."), calm(1)))
    await bench.turn("us")
    assert await bench.database.read(lambda uow: uow.reviews.open(10)) == ()  # nothing new to rule on
    bench.server.set_feed("us", rss(us_item(f"{US_ACT}\n{us_text('Cuba')}"), calm(1)))
    await bench.turn("us")
    (held,) = await bench.database.read(lambda uow: uow.reviews.open(10))
    assert held.alert_id == waiting.alert_id
    assert held.id != waiting.id
    assert len(held.numbers) == 2
    assert bench.inbox.got == []


async def test_an_action_that_its_notice_no_longer_announces_waits_for_a_word(bench: Bench) -> None:
    await bench.subscribe(1)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=DAY)
    (number,) = await bench.numbers()
    gone = us_item("The Department recalls its visa policy of last year and has nothing to announce.")
    bench.server.set_feed("us", rss(gone, calm(1), calm(2)))
    await bench.turn("us")
    (waiting,) = await bench.database.read(lambda uow: uow.reviews.open(10))
    assert (waiting.kind, waiting.numbers) == (ReviewKind.VANISHED, (number,))
    assert len(bench.inbox.got) == 1, "nobody is told by the machine alone"
    with pytest.raises(RefusedError, match=f"Withdraw a{number}"):
        await Review(bench.database).send(waiting.id, by="operator 7", now=bench.now)
    await Review(bench.database).drop(waiting.id, by="operator 7", why="it stands", now=bench.now)
    bench.server.set_feed("us", rss(gone.replace("nothing", "no thing"), calm(1), calm(2)))
    await bench.turn("us")
    assert await bench.database.read(lambda uow: uow.reviews.open(10)) == ()  # it was ruled on


REPORT = (
    "The US Department of State announced visa restrictions on Chinese officials on Monday, accusing them of "
    "the repression of members of religious minorities in China."
)


async def report_then_official(bench: Bench, *, official_rings: bool) -> ReviewItem:
    """An agency's line that is held, then the same act on its issuer's own page."""
    agency = bench.sources["cn"]
    bench.sources["cn"] = replace(agency, country="GB", standing=Standing.AGENCY, zone="Europe/London")
    await bench.subscribe(1)
    bench.server.set_feed("us", rss(calm(1), calm(2)))
    if official_rings:
        await bench.turn("us", after=timedelta())
    bench.server.set_feed("cn", rss(us_item(REPORT, slug="wire"), calm(3)))
    await bench.turn("cn", after=DAY)
    (waiting,) = await bench.database.read(lambda uow: uow.reviews.open(10))
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us")
    return waiting


async def test_a_report_that_waits_is_told_when_its_issuer_says_it(bench: Bench) -> None:
    waiting = await report_then_official(bench, official_rings=True)
    ((chat, text),) = bench.inbox.got
    assert (chat, text) == (1, "US announces visa restrictions on Chinese officials")
    ruled = (await Review(bench.database).show(waiting.id)).item
    assert (ruled.ruling, ruled.ruled_by) == (Ruling.DROPPED, "the program")
    assert len(await bench.numbers()) == 1
    sent = await Review(bench.database).send(waiting.id, by="operator 7", now=bench.now)
    assert not sent.fresh
    await bench.tell()
    assert len(bench.inbox.got) == 1


async def test_a_report_goes_on_waiting_when_its_issuers_page_would_not_ring_either(bench: Bench) -> None:
    waiting = await report_then_official(bench, official_rings=False)
    assert bench.inbox.got == []
    (still,) = await bench.database.read(lambda uow: uow.reviews.open(10))
    assert still.id == waiting.id
    await Review(bench.database).send(waiting.id, by="operator 7", now=bench.now)
    await bench.tell()
    assert len(bench.inbox.got) == 1


async def test_a_doubt_waits_for_an_operator_once(bench: Bench) -> None:
    await hold(bench)
    (number,) = await bench.numbers()
    subscriptions = Subscriptions(bench.database, lambda: ())
    for _ in range(2):
        await subscriptions.report_wrong(number, bench.now)
    waiting = await bench.database.read(lambda uow: uow.reviews.open(10))
    assert [each.kind for each in waiting] == [ReviewKind.DOUBTED, ReviewKind.HELD]


async def test_operators_are_told_once_and_of_a_flood_in_one_message(bench: Bench) -> None:
    flood = [
        item(f"act-{n}", f"Accountability, part {n}", us_text(country), START + DAY)
        for n, country in enumerate(("Belarus", "Nicaragua", "Serbia", "Georgia"))
    ]
    bench.server.set_feed("us", rss(*flood))
    await bench.turn("us", after=DAY)
    ((chat, text),) = bench.inbox.told_operators
    assert chat == CHAT_OF_OPERATORS
    assert "4 things wait for you" in text
    await bench.tell()
    assert len(bench.inbox.told_operators) == 1
    bench.server.set_feed("cn", rss(calm(1), item("cn-1", "Accountability", us_text("Cuba"), START + DAY)))
    await bench.turn("cn", after=timedelta(minutes=1))
    assert len(bench.inbox.told_operators) == 2  # another source keeps its own time


async def test_what_a_source_brings_within_the_hour_is_told_when_it_is_over(bench: Bench) -> None:
    await hold(bench)
    assert len(bench.inbox.told_operators) == 1
    late = item("late", "Accountability", us_text("Cuba"), START - timedelta(days=9))
    bench.server.set_feed("us", rss(late, us_item(), calm(1)))
    await bench.turn("us", after=timedelta(minutes=59))
    assert len(bench.inbox.told_operators) == 1
    bench.now += timedelta(minutes=2)
    await bench.tell()
    _, (_, text) = bench.inbox.told_operators
    assert "Cuba" in text


async def test_operators_who_cannot_be_reached_are_told_when_they_can(bench: Bench) -> None:
    bench.inbox.refusal = SendFailure(SendProblem.PASSING, "502")
    await hold(bench)
    bench.inbox.refusal = None
    await bench.tell()
    assert bench.inbox.told_operators == []  # not before its time
    bench.now += timedelta(seconds=10)
    await bench.tell()
    assert len(bench.inbox.told_operators) == 1


def us_text(country: str) -> str:
    return (
        f"Today I am announcing visa restrictions on officials of {country} who are believed to be "
        f"responsible for undermining democracy in {country}."
    )


async def test_the_buttons_of_the_message_send(bench: Bench) -> None:
    await bench.subscribe(1)
    await hold(bench)
    ((_, message),) = bench.inbox.operator_messages
    reply = await press(bench, data_of(Reply(message), "Send"))
    assert reply.edits
    assert "✅ Sent" in reply.message.html
    assert "operator 7" in reply.message.html
    assert "everybody who follows it" in reply.message.html
    await bench.tell()
    assert len(bench.inbox.got) == 1
    second = await press(bench, data_of(Reply(message), "Send"), operator="operator 8")
    assert "ruled before" in second.message.html
    assert "operator 7" in second.message.html
    assert labels(second) == []
    await bench.tell()
    assert len(bench.inbox.got) == 1


async def test_the_buttons_of_the_message_drop_for_a_reason(bench: Bench) -> None:
    waiting = await hold(bench)
    ((_, message),) = bench.inbox.operator_messages
    why = await press(bench, data_of(Reply(message), "Drop"))
    assert labels(why) == ["announces nothing", "old news", "told already", "of no interest", "Keep waiting"]
    assert (await Review(bench.database).show(waiting.id)).item.ruling is None
    kept = await press(bench, data_of(why, "Keep waiting"))
    assert "Send" in labels(kept)
    done = await press(bench, data_of(why, "old news"))
    assert "🗑 Dropped" in done.message.html
    assert "Because: old news" in done.message.html
    late = await press(bench, data_of(Reply(message), "Drop"), operator="operator 8")
    assert "ruled before" in late.message.html


@pytest.mark.parametrize("data", ["rv:1", "rs:1", "rd:1", "rx:1:o", "rp:0"])
async def test_nobody_but_an_operator_may_press(bench: Bench, data: str) -> None:
    waiting = await hold(bench)
    assert waiting.id == 1
    reply = await press(bench, data, operator="")
    assert "Only operators" in reply.message.html
    assert not reply.edits
    assert (await Review(bench.database).show(1)).item.ruling is None


async def test_nobody_but_an_operator_may_use_the_command(bench: Bench) -> None:
    await hold(bench)
    for words in ("/review", "/review 1", "/review send 1", "/review drop 1 old"):
        assert "Only operators" in (await say(bench, words, operator="")).message.html
    assert (await Review(bench.database).show(1)).item.ruling is None


async def test_the_command_lists_shows_sends_and_drops(bench: Bench) -> None:
    assert "Nothing waits" in (await say(bench, "/review")).message.html
    await hold(bench)
    assert "first poll" in (await say(bench, "/review")).message.html
    assert "first poll" in (await say(bench, "/review 1")).message.html
    assert "Why is 1 dropped?" in (await say(bench, "/review drop 1")).message.html
    assert "Because: told &lt;before&gt;" in (await say(bench, "/review drop 1 told <before>")).message.html
    assert "ruled before" in (await say(bench, "/review send #1")).message.html
    assert "Nothing waits or waited" in (await say(bench, "/review 99")).message.html
    assert "<code>/review</code> lists" in (await say(bench, "/review what is this")).message.html


async def test_a_long_list_has_pages(bench: Bench) -> None:
    states = ("Belarus", "Nicaragua", "Serbia", "Georgia", "Cuba", "Haiti", "Uganda", "Syria", "Iran", "Chad")
    acts = [
        item(f"act-{n}", f"Accountability, part {n}", us_text(name), START + DAY)
        for n, name in enumerate(states)
    ]
    bench.server.set_feed("us", rss(*acts))
    await bench.turn("us", after=DAY)
    first = await say(bench, "/review")
    assert labels(first)[:3] == ["10", "9", "8"]
    assert "… and 2 more" in first.message.html
    second = await press(bench, data_of(first, "Older"))
    assert labels(second) == ["2", "1", "← Newer"]
    assert labels(await press(bench, data_of(second, "← Newer"))) == labels(first)
    one = await press(bench, "rv:9")
    assert "Send" in labels(one)


async def test_what_does_not_exist_is_said(bench: Bench) -> None:
    with pytest.raises(UnknownReviewError, match="99"):
        await Review(bench.database).drop(99, by="operator 7", why="x", now=bench.now)
    assert "Nothing waits or waited" in (await press(bench, "rs:99")).message.html


async def test_a_discreet_chat_of_operators_is_told_that_something_came_and_nothing_of_what_it_is(
    bench: Bench,
) -> None:
    def choose(uow: UnitOfWork) -> None:
        chat = uow.chats.ensure(ChatAddress(CHAT_OF_OPERATORS), ChatKind.SUPERGROUP, bench.now)
        uow.chats.set_discreet(chat.id, discreet=True)
        uow.chats.set_language(chat.id, "zh")

    await bench.database.write(choose)
    waiting = await hold(bench)
    await bench.announcer.announce()
    ((_, cover),) = bench.inbox.operator_messages
    assert cover.html == "1条新消息"
    (((button,),),) = ([list(row) for row in cover.buttons],)
    assert button.data
    opened = await press(bench, button.data)
    assert opened.edits
    assert f"An alert waits for you · {waiting.id}" in opened.message.html
    assert "Only operators" in (await press(bench, button.data, operator="")).message.html


async def test_an_open_chat_of_operators_hears_what_waits_in_its_language(bench: Bench) -> None:
    def choose(uow: UnitOfWork) -> None:
        chat = uow.chats.ensure(ChatAddress(CHAT_OF_OPERATORS), ChatKind.SUPERGROUP, bench.now)
        uow.chats.set_language(chat.id, "ru")

    await bench.database.write(choose)
    await hold(bench)
    await bench.announcer.announce()
    ((_, told),) = bench.inbox.operator_messages
    assert "Сообщение ждёт вашего решения" in told.html
    assert "Почему: найдено при первом чтении источника" in told.html

"""Alerts of the real process on their way: refused, held up, moved, and with their answers lost."""

from __future__ import annotations

import pytest
from installation import START_SECONDS
from telegram_tools import House, News, cards

from telegram_server import Fault, Group

pytestmark = pytest.mark.asyncio(loop_scope="module")

TRIED = "select count(*) from attempt where problem = 'unknown'"
DELIVERED = "select count(*) from delivery where state = 'delivered'"


async def test_a_chat_told_to_wait_is_left_alone_so_long_and_holds_no_other_up(home: House) -> None:
    news = News("Cuba", "Cuban")
    telegram = home.telegram
    vera, omar = telegram.user("Vera").private(), telegram.user("Omar").private()
    for room in (vera, omar):
        await home.follow(room, news.wish)
    refused = len(telegram.refusals)
    telegram.clock.freeze()
    telegram.world.flood.shut(vera.id, telegram.clock.now(), 5)
    await home.publish(news)
    await home.shows(omar, news.headline)
    await telegram.world.until(lambda: telegram.refusals[refused:] or None, "refusal", START_SECONDS)
    assert cards(vera, news) == []
    telegram.clock.advance(5)
    telegram.clock.resume()
    await home.shows(vera, news.headline)
    # Asked once, and not again before the time was over.
    assert telegram.refusals[refused:] == ["sendMessage: 429 Too Many Requests: retry after 5"]
    assert (len(cards(vera, news)), len(cards(omar, news))) == (1, 1)


async def test_a_lost_answer_is_asked_again_once_and_a_lost_question_comes_once(home: House) -> None:
    news = News("Uganda", "Ugandan")
    rooms = [home.telegram.user(name).private() for name in ("Vera", "Omar", "Mila")]
    for room in rooms:
        await home.follow(room, news.wish)
    unanswered, delivered = (int(str(home.rows(query)[0][0])) for query in (TRIED, DELIVERED))
    for fault in (Fault.RESET_AFTER, Fault.RESET_BEFORE):
        home.telegram.fail(fault, "sendMessage")
    await home.publish(news)
    await home.installation.until_rows(DELIVERED, delivered + 3)
    # Who stands in which fault's way is chance: one heard it twice, since its first answer was lost.
    assert sorted(len(cards(room, news)) for room in rooms) == [1, 1, 2]
    assert home.rows(TRIED) == [(unanswered + 2,)]


async def test_a_group_that_became_a_supergroup_is_told_once_in_its_new_place(home: House) -> None:
    news = News("Haiti", "Haitian")
    telegram = home.telegram
    olga = telegram.user("Olga")
    groups: list[Group] = []
    for title in ("Told", "Untold"):
        group = telegram.group(title, owner=olga)
        await group.adds_bot(olga)
        preview = await home.hears(group, olga, f"/subscribe {news.wish}", "Sources read for it")
        await preview.press("Follow", by=olga)
        await home.shows(group, "You follow")
        groups.append(group)
    moved = [await group.upgrades(olga, told=group is groups[0]) for group in groups]
    await home.hears(moved[0], olga, "/subscriptions", "Stop one with")
    await home.publish(news)
    for group in moved:
        await home.shows(group, news.headline)
    await home.hears(moved[1], olga, "/subscriptions", "Stop one with")
    assert [len(cards(group, news)) for group in (*groups, *moved)] == [0, 0, 1, 1]
    kept = {row[0] for row in home.rows("select chat_id from chat where kind = 'supergroup'")}
    assert kept == {group.id for group in moved}
    assert home.rows("select count(*) from chat where kind = 'group'") == [(0,)]


async def test_a_blocked_chat_is_paused_until_it_is_back_and_others_are_still_told(home: House) -> None:
    news = News("Ghana", "Ghanaian")
    rooms = {name: home.telegram.user(name).private() for name in ("told", "untold", "stays")}
    for room in rooms.values():
        await home.follow(room, news.wish)
    bot = home.telegram.world.bot.id
    rooms["untold"].chat.members[bot].status = "kicked"  # and the bot does not hear of it
    await rooms["told"].blocks_bot()
    await home.all_taken()
    await home.publish(news)
    await home.shows(rooms["stays"], news.headline)
    await home.installation.until_rows("select count(*) from chat where paused", 2)
    for name in ("told", "untold"):
        rooms[name].chat.members[bot].status = "kicked"
        await rooms[name].unblocks_bot()
        await home.asks(rooms[name], "/subscriptions", "Stop one with")
    assert home.rows("select count(*) from chat where paused") == [(0,)]
    assert [len(cards(room, news)) for room in rooms.values()] == [0, 0, 1]

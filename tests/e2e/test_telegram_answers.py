"""What the real process answers to hostile text, to old and foreign buttons, and when an answer is lost."""

from __future__ import annotations

import pytest
from installation import START_SECONDS
from telegram_tools import House, newest

from telegram_server import Fault

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_hostile_text_is_shown_and_not_rendered(home: House) -> None:
    vera = home.telegram.user("Vera").private()
    for hostile in (
        "/search <b>bold</b> & <script>alert(1)</script>",
        "/search \u202eesrever\u202c \u200b\u2066 <a href='tg://user?id=1'>x</a>",
        "/history </blockquote> &lt; &#0; 👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "/subscribe <i>us</i> \x07 belarus",
        "/search " + "<b>😀" * 800,
    ):
        answer = await home.asks(vera, hostile, "")
        links = [e["url"] for e in answer.entities if e["type"] == "text_link"]
        assert all(url.startswith("https://") for url in links), links
        assert not set("\u202e\u202a\u2066\u200b") & set(answer.text)
    await home.asks(vera, "/help", "How to ask")


async def test_an_old_and_a_foreign_button_get_a_kind_answer(home: House) -> None:
    vera = home.telegram.user("Vera").private()
    shown = await home.asks(vera, "/start", "What do you want to follow")
    for data in ("nonsense", "ex:999999", "zz:1:2:3", "é" * 32):
        before = newest(vera)
        press = await shown.press_data(data)
        assert await press.answered(START_SECONDS)
        assert (await home.shows(vera, "", after=before)).text
    refused = await (await shown.press_data("@zzz:ex:1")).answered(START_SECONDS)  # of a channel nobody knows
    assert "administrators of that channel" in refused["text"]


async def test_a_press_heard_too_late_to_be_acknowledged_is_done_all_the_same(home: House) -> None:
    telegram = home.telegram
    vera = telegram.user("Vera").private()
    preview = await home.asks(vera, "/subscribe us belarus", "Sources read for it")
    await telegram.refuse()
    await preview.press("Follow")
    telegram.clock.advance(31)
    await telegram.listen()
    await home.shows(vera, "You follow")
    assert "query is too old" in telegram.refusals[-1]


@pytest.mark.parametrize("fault", [Fault.RESET_AFTER, Fault.BAD_GATEWAY, Fault.FLOOD])
async def test_an_answer_is_given_once_whatever_becomes_of_it_on_the_way(home: House, fault: Fault) -> None:
    vera = home.telegram.user("Vera").private()
    home.telegram.fail(fault, "sendMessage")
    await home.asks(vera, "/help", "How to ask")
    await home.asks(vera, "/privacy", "kept")
    assert sum("How to ask" in message.text for message in vera.bot_messages) == 1

"""Whatever is typed or pressed, the chat answers: no exception, no endless work, and it can be sent."""

import unicodedata
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from talk_cases import CHAT, NOW, Talk

from bot.chat import COMMANDS, Incoming, Reply
from bot.domain.chat import ChatKind
from bot.render.markup import MESSAGE_UNITS, units
from bot.terminal import to_plain

WORDS = (
    *(
        "cn us",
        "us-cn",
        "cn>us",
        "from cn",
        "against us",
        "US on China",
        "中国对美国",
        "Китай против США",
        "🇨🇳→🇺🇸",
    ),
    *(
        "2022",
        "2020-2022",
        "since 2020",
        "31.03.2022",
        "2022年3月31日",
        "last 30 days",
        "page 2",
        "page 9999",
    ),
    *(
        "visa",
        "warned",
        "eased",
        "officials",
        "over hong kong",
        "countermeasures",
        "official",
        "silent",
        "all",
    ),
    *(
        "at once",
        "digest daily 08:00",
        "1",
        "a1",
        "/a1",
        "by",
        ">",
        "<",
        ",",
        "and",
        "-",
        "(",
        "magnitsky",
        "7031(c)",
    ),
    *(
        "<b>",
        "&lt;",
        "\u202e",
        "\u200b",
        "\x00",
        "\x1b[2J",
        "\ud800",
        "😀",
        "'; DROP TABLE chat",
        "NEAR(",
        "*",
        '"',
    ),
)
COMMON = st.sampled_from(WORDS) | st.text(max_size=12)
PHRASES = st.lists(COMMON, max_size=10).map(" ".join)
LONG = st.tuples(COMMON, st.integers(1, 100_000)).map(lambda t: (t[0] * t[1])[:100_000])
NAMES = st.sampled_from(
    [command.name for command in COMMANDS] + ["a1", "a0", "a99", "stop", "nonsense", "", "@"]
)
TYPED = st.one_of(PHRASES, LONG, st.text(), st.tuples(NAMES, PHRASES | LONG).map(lambda t: f"/{t[0]} {t[1]}"))
KINDS = (
    "ex",
    "ev",
    "mu",
    "um",
    "wr",
    "h",
    "xp",
    "sb",
    "ss",
    "sp",
    "pf",
    "ps",
    "un",
    "fg",
    "no",
    "ch",
    "zz",
    "",
)
VALUES = st.sampled_from(
    [
        "",
        "0",
        "1",
        "8",
        "99",
        "9" * 40,
        "-1",
        "yes",
        ".",
        "uscn",
        "all",
        "bCNUS.mvep",
        "h",
        "f2022-13-01",
        "1:6",
        "8:.",
    ]
) | st.text(max_size=60)
PRESSED = st.one_of(
    st.text(max_size=70), LONG, st.tuples(st.sampled_from(KINDS), VALUES).map(lambda t: f"{t[0]}:{t[1]}")
)
FUZZ = settings(
    max_examples=150,
    deadline=timedelta(
        seconds=5
    ),  # far above what any of them takes: it catches work that grows with the input
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def assert_can_be_sent(reply: Reply) -> None:
    """Within the limits of a message, of buttons, and free of what could disguise or command."""
    html = reply.message.html
    assert html.strip()
    assert units(html) <= MESSAGE_UNITS
    shown = to_plain(html)
    assert not {c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") and c != "\n"}
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b")
    for button in (button for row in reply.message.buttons for button in row):
        assert 0 < len(button.label) <= 64
        assert button.data is None or 0 < len(button.data.encode()) <= 64


async def answers(talk: Talk, *, text: str | None = None, button: str | None = None) -> tuple[Reply, ...]:
    return await talk.conversation.handle(
        Incoming(CHAT, ChatKind.PRIVATE, NOW, text=text, button=button, is_operator=True)
    )


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestOnOneDatabase:
    """SQL is compared between databases elsewhere; here one is enough."""

    @FUZZ
    @given(typed=TYPED)
    async def test_whatever_is_typed_is_answered(self, talk: Talk, typed: str) -> None:
        for reply in await answers(talk, text=typed):
            assert_can_be_sent(reply)

    @FUZZ
    @given(pressed=PRESSED)
    async def test_whatever_is_pressed_is_answered_once(self, talk: Talk, pressed: str) -> None:
        (reply,) = await answers(talk, button=pressed)
        assert_can_be_sent(reply)

    @FUZZ
    @given(typed=TYPED)
    async def test_buttons_of_any_answer_work(self, talk: Talk, typed: str) -> None:
        for reply in await answers(talk, text=typed):
            for button in (button for row in reply.message.buttons for button in row if button.data):
                (after,) = await answers(talk, button=button.data)
                assert_can_be_sent(after)
                assert "That button is from an older message" not in after.message.html

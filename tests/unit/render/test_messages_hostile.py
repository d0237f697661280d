"""Whatever outside text holds, messages are valid markup, short enough, and without disguises."""

import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from html_oracle import parsed, utf16_units, visible
from hypothesis import given, settings
from hypothesis import strategies as st
from render_cases import ANSWER, ANSWER_VIEW, ANSWERS_US, CARD, EFFECTS, NOTICE, at

from bot.domain.action import Evidence, Span
from bot.domain.chat import Query
from bot.domain.views import ChainView, HistoryPage
from bot.domain.words import Measure, Stage, TargetKind
from bot.render import render_action, render_card, render_chain, render_evidence, render_history
from bot.render.markup import MESSAGE_UNITS, clean, clip, esc, fit, link, units

NOW = at(31, 15, 0)
LANGUAGES = ("en", "zh", "ru")

OPEN, CLOSE = "⟦", "⟧"  # around every hostile text, so that it is found again where it is shown
ADDRESS = 'https://example.org/?a=1&b="><script>'

hostile = st.one_of(
    st.text(max_size=400),
    st.sampled_from(
        [
            "<b>",
            "</b></i></a></blockquote>",
            "<b>bold</b> <a href='tg://user?id=1'>x</a>",
            "&lt;b&gt; &amp;amp; &#60; &#x3c;script&#62; &nbsp; &copy",
            "a\u202eb\u202c\u2066c\u2069\u200f",
            "zero\u200bwidth\u2060joined\ufeff\u00ad",
            "\x00\x1b[2J\x07\r\n\t\x85\u2028",
            "😀" * 300,
            "👩‍👩‍👧‍👦🏴\U000e0067\U000e0062\U000e007f🇨🇳👍🏽1️⃣",
            "*bold* _it_ [x](https://example.org) `c` @admin /forget #tag",
            "\ud800\udfff",
            "A\u030a e\u0301 x\u0333 y\u033f",
            "\u0301" * 300,
        ]
    ),
).map(lambda text: text.replace(OPEN, "").replace(CLOSE, ""))


def harmless(text: str) -> str:
    """As long as this text is when cleaned, word for word, but of letters that mean nothing."""
    return "".join(
        " " if c == " " else "😀" if c > "\uffff" else "x" for c in clean(OPEN + text + CLOSE)[1:-1]
    )


def messages(text: str, shape: dict[str, Any], copies: int, language: str) -> list[str]:
    """Every message that shows outside text, with this one in every place of it."""
    said = OPEN + text + CLOSE
    people = (said,) * int(shape.pop("people", 0))
    action = replace(
        ANSWER,
        persons=people,
        family=people,
        entities=people,
        target_class=said,
        reason=said,
        legal_basis=said,
        answers_text=said,
        carries_out_text=said,
        headline=said,
        **shape,
    )
    notice = replace(NOTICE, url=ADDRESS, title=said, body=said, quote=said, speaker=said, place=said)
    link_view = replace(ANSWERS_US, reasons=(said, said))
    evidence = (Evidence("quote", Span(0, 1, said), said),) * 30
    view = replace(
        ANSWER_VIEW, action=action, notice=notice, urls=(ADDRESS, ADDRESS), answers=(link_view,) * 9
    )
    view = replace(view, answered_by=(link_view,) * 9, evidence=evidence)
    card = replace(CARD, actions=(view,) * copies, notice=notice)
    page = HistoryPage(99, (view,) * 10, NOW, NOW)
    return [
        message.html
        for message in (
            render_card(card, language=language, now=NOW, effects=EFFECTS),
            render_action(view, language=language, now=NOW, effects=EFFECTS),
            render_evidence(view, language=language),
            render_history(page, query=Query(words=(said,)), now=NOW, language=language, note=said),
            render_chain(ChainView((view,) * 40), now=NOW, language=language),
        )
    ]


def kinds(markup: str) -> list[tuple[str, str]]:
    return [(entity["type"], entity.get("url", "")) for entity in parsed(markup).entities]


def assert_shown(markup: str, text: str) -> None:
    """Each place shows the text letter by letter up to its end, or to where the place cuts it."""
    wanted = clean(OPEN + text + CLOSE)[1:-1]
    for place in parsed(markup).text.split(OPEN)[1:]:
        whole, closed, _ = place.partition(CLOSE)
        if closed:
            assert whole == wanted
        else:
            row = place.split("\n")[0]
            cut = max(at for at in range(len(row) + 1) if at == 0 or wanted.startswith(row[:at].rstrip("…")))
            assert "…" in row[: cut + 2], row


@settings(max_examples=60, deadline=None)
@given(
    text=hostile,
    people=st.integers(0, 40),
    count=st.none() | st.integers(0, 10**9),
    stage=st.sampled_from(Stage),
    measures=st.lists(st.sampled_from(Measure), max_size=9).map(tuple),
    target_kinds=st.lists(st.sampled_from(TargetKind), max_size=9).map(tuple),
    copies=st.integers(1, 4),
    language=st.sampled_from(LANGUAGES),
)
def test_hostile_text_is_shown_and_not_rendered(
    text: str, copies: int, language: str, **shape: object
) -> None:
    """The entities of a message are those it has with a harmless text in every place of outside text."""
    expected = messages(harmless(text), dict(shape), copies, language)
    for markup, plain in zip(messages(text, dict(shape), copies, language), expected, strict=True):
        assert_sendable(markup)
        assert_shown(markup, text)
        assert kinds(markup) == kinds(plain)


def assert_sendable(markup: str) -> None:
    text = visible(markup)
    assert 0 < utf16_units(text) <= 4096
    assert not [c for c in text if unicodedata.category(c) in ("Cs", "Cc") and c != "\n"]
    assert not [c for c in text if unicodedata.category(c) == "Cf" and c not in "\u200c\u200d"]


@given(st.text())
def test_cleaned_text_is_one_line_of_whole_characters(text: str) -> None:
    assert "\n" not in clean(text)
    clean(text).encode("utf-8")
    assert clean(clean(text)) == clean(text)


def test_a_hundred_thousand_hostile_characters_are_shown_and_cut() -> None:
    text = ("😀</b> &lt;\u202eA\u030a" * 10_000)[:100_000]
    expected = messages(harmless(text[:2000]), {}, 1, "en")  # nothing shows more than that
    for markup, plain in zip(messages(text, {}, 1, "en"), expected, strict=True):
        assert_sendable(markup)
        assert_shown(markup, text)
        assert kinds(markup) == kinds(plain)


@given(hostile)
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert visible(esc(text, 1000)) == clean(text)


def test_accents_written_apart_are_not_lost() -> None:
    """Telegram takes away the ring above and two lines where they stand as characters of their own."""
    assert visible(esc("A\u030ase B\u030a\u0333")) == "Åse B"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "tg://user?id=1",
        "https://",
        "https://example.org/a b",
        "https://exa\u202emple.org",
        "//example.org",
        "https://[broken",
        None,
    ],
)
def test_other_addresses_are_no_links(url: str | None) -> None:
    assert link("words", url) == "words"


def test_web_addresses_are_links() -> None:
    assert link("words", 'https://example.org/?a=1&b="') == (
        '<a href="https://example.org/?a=1&amp;b=&quot;">words</a>'
    )


def test_cuts_fall_between_rows_and_keep_the_tail() -> None:
    rows = [f"<b>row {n}</b> " + "x" * 200 for n in range(40)]
    text = fit(rows, ["tail"], "… more")

    assert units(text) <= MESSAGE_UNITS
    assert text.endswith("… more\ntail")
    assert text.split("\n")[0] == rows[0]
    assert visible(text)


def test_what_fits_is_not_cut() -> None:
    assert fit(["row"], ["tail"], "… more") == "row\ntail"


def test_emoji_count_twice_as_telegram_counts_them() -> None:
    assert units("<b>😀</b>&amp;") == 3


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [("short", 10, "short"), ("one two three", 9, "one two…"), ("unbroken", 5, "unbr…")],
)
def test_quotations_are_cut_at_a_word(text: str, limit: int, expected: str) -> None:
    assert clip(text, limit) == expected

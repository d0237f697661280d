"""Whatever outside text holds, messages are valid markup, short enough, and without disguises."""

import unicodedata
from dataclasses import replace

import pytest
from html_oracle import utf16_units, visible
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

hostile = st.one_of(
    st.text(max_size=400),
    st.sampled_from(
        [
            "<b>",
            "</blockquote>",
            "&lt;",
            "a\u202eb",
            "\x00\x1b[2J",
            "😀" * 300,
            "<a href='x'>",
            "\ud800",
            "x" * 5000,
        ]
    ),
)
names = st.lists(hostile, max_size=40).map(tuple)


def assert_sendable(markup: str) -> None:
    text = visible(markup)
    assert utf16_units(text) <= 4096
    assert not [c for c in text if unicodedata.category(c) in ("Cs", "Cc") and c != "\n"]
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@settings(max_examples=120, deadline=None)
@given(
    text=hostile,
    people=names,
    bodies=names,
    count=st.none() | st.integers(0, 10**9),
    stage=st.sampled_from(Stage),
    measures=st.lists(st.sampled_from(Measure), max_size=9).map(tuple),
    kinds=st.lists(st.sampled_from(TargetKind), max_size=9).map(tuple),
    url=st.one_of(hostile, st.just('https://example.org/?a=1&b="><script>')),
    copies=st.integers(1, 4),
    language=st.sampled_from(LANGUAGES),
)
def test_every_message_is_valid_and_short(
    text: str,
    people: tuple[str, ...],
    bodies: tuple[str, ...],
    count: int | None,
    stage: Stage,
    measures: tuple[Measure, ...],
    kinds: tuple[TargetKind, ...],
    url: str,
    copies: int,
    language: str,
) -> None:
    action = replace(
        ANSWER,
        persons=people,
        family=people,
        entities=bodies,
        count=count,
        stage=stage,
        measures=measures,
        target_kinds=kinds,
        target_class=text,
        reason=text,
        legal_basis=text,
        answers_text=text,
        carries_out_text=text,
        headline=text,
    )
    notice = replace(NOTICE, url=url, title=text, body=text, quote=text, speaker=text, place=text, zone=text)
    link_view = replace(ANSWERS_US, reasons=(text, text))
    evidence = (Evidence("quote", Span(0, 1, text), text),) * 30
    view = replace(ANSWER_VIEW, action=action, notice=notice, urls=(url, url), answers=(link_view,) * 9)
    view = replace(view, answered_by=(link_view,) * 9, evidence=evidence)

    card = replace(CARD, actions=(view,) * copies, notice=notice)
    for message in (
        render_card(card, language=language, now=NOW, effects=EFFECTS),
        render_action(view, language=language, now=NOW, effects=EFFECTS),
        render_evidence(view, language=language),
        render_history(HistoryPage(99, (view,) * 10, NOW, NOW), query=Query(words=(text,)), note=text),
        render_chain(ChainView((view,) * 40)),
    ):
        assert_sendable(message.html)


@given(st.text())
def test_cleaned_text_is_one_line_of_whole_characters(text: str) -> None:
    assert "\n" not in clean(text)
    clean(text).encode("utf-8")
    assert clean(clean(text)) == clean(text)


@given(st.text(max_size=300))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert visible(esc(text, 10_000)) == clean(text)


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

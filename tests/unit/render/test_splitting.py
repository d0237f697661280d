"""Cutting messages."""

import html

from html_oracle import utf16_units, visible
from hypothesis import given
from hypothesis import strategies as st

from bot.render.splitting import split

TEXT = st.text(st.sampled_from("ab  \n\n&<>\"'é汉😀👨‍👩‍👧\u202e\u200b7"), max_size=60).map(
    lambda t: html.escape(t, quote=True)
)


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(
        [("<b>", "</b>"), ("<code>", "</code>"), ('<a href="https://example.org/?a=1&amp;b=2">', "</a>")]
    )
    return st.builds(lambda tag, text: f"{tag[0]}{text}{tag[1]}", tags, inner)


PIECE = st.one_of(
    TEXT,
    wrapped(TEXT),
    st.builds("<blockquote expandable>{}{}</blockquote>".format, TEXT, wrapped(TEXT)),
)
MARKUP = st.lists(PIECE, max_size=12).map("".join)


@given(MARKUP, st.integers(8, 60))
def test_every_part_is_valid_short_enough_and_nothing_is_lost(markup: str, limit: int) -> None:
    parts = split(markup, limit)
    for part in parts:
        assert 0 < utf16_units(visible(part)) <= limit
        assert visible(part).strip()
    seen = "".join(c for part in parts for c in visible(part) if not c.isspace())
    assert seen == "".join(c for c in visible(markup) if not c.isspace())


def test_what_fits_stays_whole() -> None:
    assert split("<b>a</b>\n\nb &amp; c", 20) == ("<b>a</b>\n\nb &amp; c",)


def test_a_cut_falls_between_paragraphs_before_rows() -> None:
    assert split("one\ntwo\n\nthree\nfour", 14) == ("one\ntwo", "three\nfour")
    assert split("one\ntwo\nthree", 8) == ("one\ntwo", "three")


def test_a_quotation_that_fits_is_not_cut() -> None:
    quoted = "<blockquote>a\nb\nc</blockquote>"
    assert split(f"12345\n{quoted}", 9) == ("12345", quoted)


def test_a_row_longer_than_a_message_is_cut_between_words_inside_its_tag() -> None:
    assert split("<b>one two three</b>", 8) == ("<b>one two</b>", "<b>three</b>")


def test_a_pair_of_surrogates_counts_two_and_is_never_halved() -> None:
    assert split("😀😀😀", 5) == ("😀😀", "😀")


def test_nothing_visible_makes_no_message() -> None:
    assert split(" \n<b></b>\n", 20) == ()

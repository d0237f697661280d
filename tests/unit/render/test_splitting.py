"""Cutting messages, judged by the strict Telegram's parser."""

import html
import re

import pytest
from html_oracle import parsed, styled, utf16_units, visible
from hypothesis import given
from hypothesis import strategies as st

from bot.render.markup import MESSAGE_UNITS, clean
from bot.render.splitting import split

ODD = "ab  \n\n&<>\"'é汉😀👨‍👩‍👧🏳️‍🌈🇨🇳👍🏽7"


def shown(characters: str, most: int) -> st.SearchStrategy[str]:
    """Text of these characters as this room writes it: line by line cleaned and escaped."""
    return st.text(st.sampled_from(characters), max_size=most).map(
        lambda text: "\n".join(html.escape(clean(line), quote=True) for line in text.split("\n"))
    )


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(
        [
            ("<b>", "</b>"),
            ("<i>", "</i>"),
            ("<code>", "</code>"),
            ('<a href="https://example.org/?a=1&amp;b=2">', "</a>"),
        ]
    )
    return st.builds(lambda tag, text: f"{tag[0]}{text}{tag[1]}", tags, inner)


TEXT = shown(ODD, 60)
PIECE = st.one_of(
    TEXT,
    wrapped(TEXT),
    st.builds("<blockquote expandable>{}{}</blockquote>".format, TEXT, wrapped(TEXT)),
)
MARKUP = st.lists(PIECE, max_size=12).map("".join)
# Rows that fit into a message each, as this program writes them.
ROW = st.one_of(shown(ODD.replace("\n", ""), 25), wrapped(shown(ODD.replace("\n", ""), 25)))
ROWS = st.lists(ROW, min_size=1, max_size=30).map("\n".join)


@given(MARKUP, st.integers(8, 60))
def test_every_part_is_accepted_whole_and_nothing_is_lost_doubled_or_dressed_otherwise(
    markup: str, limit: int
) -> None:
    parts = split(markup, limit)
    assert all(0 < utf16_units(parsed(part).text) <= limit for part in parts)
    assert [each for part in parts for each in styled(part)] == styled(markup)


@given(ROWS, st.integers(60, 120))
def test_cuts_fall_between_rows_when_each_row_fits(markup: str, limit: int) -> None:
    def lines(part: str) -> list[str]:
        return [line.strip() for line in visible(part).split("\n") if line.strip()]

    assert [line for part in split(markup, limit) for line in lines(part)] == lines(markup)


@given(MARKUP, st.integers(8, 60))
def test_no_cut_falls_inside_a_tag_or_an_entity(markup: str, limit: int) -> None:
    tags_and_entities = re.compile(r"<[^>]*>|&[#\w]+;")
    written = tags_and_entities.findall(markup)
    for part in split(markup, limit):
        bare = tags_and_entities.sub("", part)
        assert not set(bare) & set("<>&")
        assert set(tags_and_entities.findall(part)) <= {*written, *(f"</{t}>" for t in ("b", "i", "code"))}


@given(MARKUP)
def test_what_fits_into_a_message_stays_one(markup: str) -> None:
    parts = split(markup)
    assert len(parts) == (1 if visible(markup) else 0)


@pytest.mark.parametrize("limit", [MESSAGE_UNITS, 100])
@pytest.mark.parametrize(
    "text", ["x" * 100_000, "😀" * 50_000, "word " * 20_000, "<b>&" * 25_000, "a\n" * 50_000]
)
def test_a_hundred_thousand_characters_arrive_in_parts(text: str, limit: int) -> None:
    parts = split(f"<b>{html.escape(text)}</b>", limit)
    assert max(utf16_units(visible(part)) for part in parts) <= limit
    assert "".join("".join(visible(part).split()) for part in parts) == "".join(text.split())


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


@pytest.mark.parametrize("joined", ["👨‍👩‍👧", "👍🏽", "🇨🇳", "e\u0301", "🏳️‍🌈", "1️⃣"])
def test_characters_that_are_one_on_the_screen_stay_together(joined: str) -> None:
    size = utf16_units(joined)
    assert split(f"{joined}{joined}{joined}", 2 * size + 1) == (joined * 2, joined)


def test_a_row_of_nothing_but_joined_characters_is_cut_all_the_same() -> None:
    parts = split("a" + "\u0301" * 50, 20)
    assert [utf16_units(part) for part in parts] == [20, 20, 11]


def test_nothing_visible_makes_no_message() -> None:
    assert split(" \n<b></b>\n", 20) == ()

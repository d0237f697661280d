"""The parser of HTML: what it takes, what it refuses and in which words, how it counts."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telegram_server.entities import clean, utf16_length
from telegram_server.errors import ApiError
from telegram_server.html_text import parse_html, unescape

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
PREFIX = "Bad Request: can't parse entities: "


@given(TEXTS)
def test_escaped_text_comes_back_as_it_was_without_entities(text: str) -> None:
    parsed = parse_html(html.escape(text))
    assert (parsed.text, parsed.entities) == (clean(text).strip(), ())


@given(TEXTS, TEXTS, st.sampled_from(["b", "i", "u", "s", "code", "tg-spoiler", "blockquote"]))
def test_an_entity_covers_its_text_in_utf16_units(before: str, inside: str, tag: str) -> None:
    parsed = parse_html(f"|{html.escape(before)}<{tag}>({html.escape(inside)})</{tag}>|")
    (entity,) = parsed.entities
    units = parsed.text.encode("utf-16-le")
    start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
    assert units[start:end].decode("utf-16-le") == f"({clean(inside)})"
    assert utf16_length(parsed.text) == len(units) // 2


@given(TEXTS)
def test_unescaped_text_is_parsed_or_refused_and_nothing_else(text: str) -> None:
    length, refusal = 0, PREFIX
    try:
        length = utf16_length(parse_html(text).text)
    except ApiError as error:
        refusal = error.description
    assert length <= utf16_length(text)
    assert refusal.startswith(PREFIX)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("a <x>", 'Unsupported start tag "x" at byte offset 2'),
        ("中 <br>", 'Unsupported start tag "br" at byte offset 4'),
        ("<3 you", 'Unsupported start tag "3" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <", "Unclosed start tag at byte offset 2"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=ü>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("😀<b>x</i>", 'Unmatched end tag at byte offset 8, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_bad_markup_is_refused_with_its_byte_offset(source: str, error: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.description == PREFIX + error


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>x</b>", "x", [("bold", 0, 1)]),
        ("<STRONG>x</strong>", "x", [("bold", 0, 1)]),
        ("<b><i>x</i>y</b>", "xy", [("bold", 0, 2), ("italic", 0, 1)]),
        ("😀<em>x</em>", "😀x", [("italic", 2, 1)]),
        ("<b></b>x", "x", []),
        ("  <b> x </b> ", "x", [("bold", 0, 1)]),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<blockquote>x</blockquote>", "x", [("blockquote", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<a href='https://example.org/?a=1&amp;b=2'>x</a>", "x", [("text_link", 0, 1)]),
        ("&lt;b&gt; &amp;amp; &quot; &#65;&#x42;", '<b> &amp; " AB', []),
        ("AT&T &nbsp; &#0;", "AT&T &nbsp; &#0;", []),
        ("a\u202eb\r\nc\x00d", "ab\nc d", []),
    ],
)
def test_good_markup_becomes_text_and_entities(
    source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    parsed = parse_html(source)
    assert parsed.text == text
    assert [(e["type"], e["offset"], e["length"]) for e in parsed.entities] == entities


def test_an_end_tag_is_compared_as_written_a_start_tag_in_small_letters() -> None:
    with pytest.raises(ApiError, match='expected "</b>", found "</B>"'):
        parse_html("<B>x</B>")


def test_a_link_keeps_its_address_unescaped() -> None:
    (entity,) = parse_html('<a href="https://example.org/?a=1&amp;b=2">x</a>').entities
    assert entity["url"] == "https://example.org/?a=1&b=2"


def test_a_program_keeps_its_language() -> None:
    (entity,) = parse_html('<pre><code class="language-python">x</code></pre>').entities
    assert entity["language"] == "python"


@pytest.mark.parametrize(
    ("source", "lost"),
    [
        ("<code>a<b>b</b></code>", "bold inside code"),
        ("<b><code>a</code></b>", "bold inside code"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "blockquote inside a quotation or code"),
        ('<a href="nowhere">x</a>', "the link to 'nowhere' is no link"),
        ("a&nbsp;b", "the entity &nbsp; is shown as it stands"),
    ],
)
def test_what_telegram_drops_in_silence_is_reported(source: str, lost: str) -> None:
    assert parse_html(source).lost == (lost,)


@pytest.mark.parametrize(
    "source",
    [
        "<b>a<code>b</code></b>",
        '<a href="example.org">x</a>',
        "Q&A",
        "a&amp;b",
        "<blockquote><code>a</code></blockquote>",
    ],
)
def test_what_telegram_keeps_is_not_reported(source: str) -> None:
    assert parse_html(source).lost == ()


def test_numbers_beyond_unicode_stay_as_they_stand() -> None:
    assert unescape("&#1114111; &#x110000; &#55296;") == "&#1114111; &#x110000; &#55296;"
    assert unescape("&#128512;") == "😀"

"""MarkdownV2: every reserved character is markup or escaped."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telegram_server.entities import clean
from telegram_server.errors import ApiError
from telegram_server.markdown_text import parse_markdown

RESERVED = r"_*[]()~`>#+-=|{}.!"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    escaped = re.sub(r"([_*\[\]()~`>#+\-=|{}.!\\])", r"\\\1", text)
    parsed = parse_markdown(escaped)
    assert (parsed.text, parsed.entities) == (clean(text).strip(), ())


@pytest.mark.parametrize("char", "()#+-=|{}.!]>")
def test_a_reserved_character_must_be_escaped(char: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_markdown(f"a{char}b")
    assert refusal.value.description == (
        f"Bad Request: can't parse entities: Character '{char}' is reserved "
        "and must be escaped with the preceding '\\'"
    )
    assert parse_markdown(f"a\\{char}b").text == f"a{char}b"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_ ~c~", "a b c", [("bold", 0, 1), ("italic", 2, 1), ("strikethrough", 4, 1)]),
        ("__a__ ||b||", "a b", [("underline", 0, 1), ("spoiler", 2, 1)]),
        ("*a _b_*", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        ("[x](https://example.org/a\\)b)", "x", [("text_link", 0, 1)]),
        ("`a.b` ```py\nx.y```", "a.b x.y", [("code", 0, 3), ("pre", 4, 3)]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", 0, 4)]),
    ],
)
def test_markup_becomes_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    parsed = parse_markdown(source)
    assert parsed.text == text
    assert [(e["type"], e["offset"], e["length"]) for e in parsed.entities] == entities


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("🏟 _a", "Can't find end of Italic entity at byte offset 5"),
        ("*a", "Can't find end of Bold entity at byte offset 0"),
        ("a `b", "Can't find end of Code entity at byte offset 2"),
        ("```b", "Can't find end of Pre entity at byte offset 0"),
        ("[x", "Can't find end of TextUrl entity at byte offset 0"),
        ("*a _b*", "Can't find end of Italic entity at byte offset 3"),
    ],
)
def test_unclosed_markup_is_refused(source: str, error: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_markdown(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {error}"

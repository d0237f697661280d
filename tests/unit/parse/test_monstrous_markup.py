"""Markup that would take the tree builder minutes is read without a tree; real pages are not."""

import pytest

from bot.domain.feed import ParseFailed
from bot.domain.source import ArticleSelectors
from bot.parse.article import parse_article
from bot.parse.text import MAX_ATTRIBUTES, MAX_DEPTH, html_to_text, is_monstrous


def attributes(count: int, pattern: str, joint: str = " ") -> str:
    return joint.join(pattern.format(n) for n in range(count))


OPENINGS = {
    "plain": ("<p ", "a{}=1", " "),
    "without values": ("<p ", "a{}", " "),
    "slashes": ("<p/", "a{}", "/"),
    "brackets in quotes": ("<p ", 'a{}=">"', " "),
    "tags in quotes": ("<p x='<' ", "a{}='</b>'", " "),
    "no space": ("<p ", "a{}=''", ""),
    "lines": ("<p ", "a{} = 1", "\n"),
    "quotes that quote nothing": ("<p ", "a{}=1\"'", " "),
    "a closing tag": ("</p ", "a{}=1", " "),
    "a quote in a name before": ('<p a" b=">" ', "a{}=1", " "),
    "a quote in a comment before": ("<!-- <a title='--><p ", "a{}=1", " "),
    "a quote in a script before": ("<script><a title='</script><p ", "a{}=1", " "),
    "a quote in a declaration before": ("<!x <a title='><p ", "a{}=1", " "),
}


@pytest.mark.parametrize(("start", "pattern", "joint"), OPENINGS.values(), ids=OPENINGS.keys())
def test_an_element_with_too_many_attributes_is_found(start: str, pattern: str, joint: str) -> None:
    assert is_monstrous(start + attributes(MAX_ATTRIBUTES + 1, pattern, joint) + ">words</p>")
    assert not is_monstrous(start + attributes(MAX_ATTRIBUTES - 5, pattern, joint) + ">words</p>")


@pytest.mark.parametrize(
    "page",
    [
        "<a b c='d'>x</a>" * MAX_ATTRIBUTES,
        "<p>" + "many words " * MAX_ATTRIBUTES + "</p>",
        f"<script>{attributes(MAX_ATTRIBUTES * 2, 'a{} = 1;')}</script>",
        f"<!-- {attributes(MAX_ATTRIBUTES * 2, 'a{}=1')} --><p>x</p>",
        f'<p data-rows="{attributes(MAX_ATTRIBUTES * 2, "a{}=1")}">x</p>',
        "<div>" * (MAX_DEPTH - 1),
    ],
    ids=["many elements", "many words", "a script", "a comment", "a long value", "deep"],
)
def test_what_real_pages_have_is_let_through(page: str) -> None:
    assert not is_monstrous(page)


def test_its_text_is_kept_all_the_same() -> None:
    assert html_to_text(f"<p {attributes(20_000, 'a{}=1')}>words</p>") == "words"


def test_an_article_of_that_kind_is_refused_with_a_reason() -> None:
    page = f"<article {attributes(20_000, 'a{}=1')}>words</article>".encode()
    result = parse_article(
        page, content_type="text/html", url="https://a.example/", selectors=ArticleSelectors()
    )
    assert isinstance(result, ParseFailed)
    assert "too many attributes" in result.detail

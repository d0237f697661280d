"""Addresses and plain text: tables of spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parse.identity import canonical_link, content_hash
from bot.parse.text import clean_text, html_to_text


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("HTTPS://WWW.Gov.Example:443/A/b?x=1#frag", "https://www.gov.example/A/b?x=1"),
        ("http://gov.example:8080/a", "http://gov.example:8080/a"),
        ("https://gov.example", "https://gov.example/"),
        ("./202608/t1.html", "https://base.example/list/202608/t1.html"),
        ("/a?utm_source=x&b=2&UTM_medium=y", "https://base.example/a?b=2"),
        ("/a?7f1e-22", "https://base.example/a?7f1e-22"),
        ("/a?b=%20c&d", "https://base.example/a?b=%20c&d"),
        ("//gov.example/a\u202e", "https://gov.example/a"),
        ("https://user:secret@gov.example/a", "https://gov.example/a"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("javascript:alert(1)", None),
        ("https://[broken/a", None),
        ("https://gov.example:99999/", None),
        ("https://gov.example/" + "a" * 2000, None),
    ],
)
def test_canonical_link(link: str, expected: str | None) -> None:
    assert canonical_link(link, "https://base.example/list/index.html") == expected


@given(st.text(max_size=60))
def test_canonical_links_are_stable(link: str) -> None:
    once = canonical_link(link, "https://base.example/a/")
    assert once is None or canonical_link(once) == once


def test_content_hash_folds_white_space_only() -> None:
    assert content_hash("A  title", "some\ntext") == content_hash("A title", "some text ")
    assert content_hash("A title", "some text") != content_hash("A title", "some texts")
    assert content_hash("A", "b c") != content_hash("A b", "c")
    assert content_hash("", "").startswith("1:")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<div>one<p>two</p>three</div>four", "one\ntwo\nthree\nfour"),
        ("<p>a <b>bold</b>\nword</p>", "a bold word"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("x<script>evil()</script><style>p{}</style><!-- note -->y", "xy"),
        ("&lt;p&gt; is a tag &amp; more", "<p> is a tag & more"),
        ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
        ("plain\n\n\ntext  here", "plain\ntext here"),
    ],
)
def test_html_to_text(markup: str, text: str) -> None:
    assert html_to_text(markup) == text


@given(st.text(max_size=80))
def test_clean_text_is_idempotent_and_storable(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    once.encode("utf-8")
    assert not any(char in once for char in "\x00\u202e\u2066\r\t\ufeff")

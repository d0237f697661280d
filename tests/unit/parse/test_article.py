"""Article pages, written in the shape of real ones."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.feed import ParseFailed
from bot.domain.source import ArticleSelectors
from bot.domain.words import Precision
from bot.parse.article import ArticleText, parse_article

URL = "https://www.ministry.example/1"
WORDS = "The ministry has decided to restrict visas of officials of Ruritania. "
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Notice | Ministry</title>
<meta property="article:published_time" content="2022-03-31T16:18:00+08:00"></head><body>
<nav>{"<a href='/'>Home page of all pages</a>" * 30}</nav>
<div id="wrap"><div class="side">Most read</div>
<div class="text"><h1>Notice</h1><p>{WORDS}</p><p>{WORDS}<br>Second line.</p><aside>Advert</aside>
<p class="share">Share this</p><script>track()</script></div></div>
<footer>Imprint</footer></body></html>"""


def read(page: str, selectors: ArticleSelectors | None = None, **extra: str) -> ArticleText | ParseFailed:
    encoding = extra.get("encoding")
    return parse_article(
        page.encode(encoding or "utf-8"),
        content_type=extra.get("content_type", "text/html"),
        url=URL,
        selectors=selectors or ArticleSelectors(),
        encoding=encoding,
    )


def text_of(result: ArticleText | ParseFailed) -> str:
    assert isinstance(result, ArticleText), result
    return result.text


def test_selector_chooses_and_strips() -> None:
    result = read(PAGE, ArticleSelectors(".text", (".share", "h1")))
    line = WORDS.strip()
    assert result == ArticleText(
        "Notice", f"{line}\n{line}\nSecond line.", datetime(2022, 3, 31, 8, 18, tzinfo=UTC), Precision.TIME
    )


def test_without_selector_the_block_with_most_text_is_taken() -> None:
    text = text_of(read(PAGE))
    assert text.startswith("Notice\nThe ministry")
    assert "Home page" not in text
    assert "Most read" not in text
    assert "Imprint" not in text


@pytest.mark.parametrize("tag", ["article", "main"])
def test_article_and_main_are_preferred(tag: str) -> None:
    page = f"<html><body><div>{'Other words. ' * 60}</div><{tag}><p>{WORDS}</p></{tag}></body></html>"
    assert text_of(read(page)) == WORDS.strip()


def test_of_several_selectors_the_first_that_matches_counts() -> None:
    assert text_of(read(PAGE, ArticleSelectors("#none, .text, #wrap", (".share", "h1")))).startswith(
        "The ministry"
    )
    assert text_of(read(PAGE, ArticleSelectors("#wrap, .text"))).startswith("Most read")
    assert text_of(read(PAGE, ArticleSelectors("div:is(.none, .text)", ("h1",)))).startswith("The ministry")


def test_selector_that_matches_nothing_is_told() -> None:
    result = read(PAGE, ArticleSelectors("#News_Body"))
    assert isinstance(result, ParseFailed)
    assert "layout changed" in result.detail


def test_unusable_selector_is_told() -> None:
    assert isinstance(read(PAGE, ArticleSelectors("div[[")), ParseFailed)


def test_chinese_page_in_its_own_encoding() -> None:
    page = f"<html><body><article><p>{'中方决定实施对等签证限制。' * 5}</p></article></body></html>"
    assert "对等签证限制" in text_of(read(page, encoding="gb18030"))


BRIEFING = """<html><head><title>例行记者会_外交部</title>
<meta name="PubDate" content="2026-08-28 19:00"></head><body>
<div class="news-title"><h1>发言人主持<br>例行记者会</h1></div>
<div class="time"><span>来源：外交部</span><span>2026-08-28 22:54</span></div>
<div id="text"><p>　　<strong>海潮新闻记者：</strong>对此有何评论？</p>
<p>　　<strong>何文礼：</strong>我们坚决反对。</p><p>&nbsp;</p>
<p>　　山丹日报记者：还有补充吗？<br>何文礼：没有。</p></div><script>count()</script></body></html>"""


def test_questions_and_answers_of_a_briefing_stay_apart() -> None:
    text = text_of(read(BRIEFING, ArticleSelectors("#text")))
    assert text.split("\n") == [
        "海潮新闻记者：对此有何评论？",
        "何文礼：我们坚决反对。",
        "山丹日报记者：还有补充吗？",
        "何文礼：没有。",
    ]


@pytest.mark.parametrize(
    ("selector", "moment", "precision"),
    [
        (".time span", datetime(2026, 8, 28, 14, 54, tzinfo=UTC), Precision.TIME),
        ("meta[name=PubDate]", datetime(2026, 8, 28, 11, 0, tzinfo=UTC), Precision.TIME),
        (".gone", datetime(2026, 8, 28, 11, 0, tzinfo=UTC), Precision.TIME),
        ("h1", datetime(2026, 8, 28, 11, 0, tzinfo=UTC), Precision.TIME),
        (None, datetime(2026, 8, 28, 11, 0, tzinfo=UTC), Precision.TIME),
    ],
)
def test_title_and_date_by_selectors_in_the_time_of_the_place(
    selector: str | None, moment: datetime, precision: Precision
) -> None:
    result = parse_article(
        BRIEFING.encode(),
        content_type="text/html",
        url=URL,
        selectors=ArticleSelectors("#text", title=".news-title h1", date=selector),
        zone="Asia/Shanghai",
    )
    assert isinstance(result, ArticleText)
    assert result.title == "发言人主持 例行记者会"
    assert (result.published_at, result.precision) == (moment, precision)


def test_a_title_that_is_not_where_the_row_says_is_the_pages_own() -> None:
    result = read(PAGE, ArticleSelectors(".text", title="h6"))
    assert isinstance(result, ArticleText)
    assert result.title == "Notice"


def test_a_short_text_where_the_row_says_is_no_challenge() -> None:
    page = "<html><body><div id='t'>中方对此表示反对。</div><script>count()</script></body></html>"
    assert text_of(read(page, ArticleSelectors("#t"))) == "中方对此表示反对。"
    without = read(page)
    assert isinstance(without, ParseFailed)


def test_challenge_and_empty_pages_are_failures() -> None:
    page = "<html><head><title>Just a moment...</title></head><body></body></html>"
    challenge, empty = read(page), read("<html><body></body></html>")
    assert isinstance(challenge, ParseFailed)
    assert challenge.challenge
    assert isinstance(empty, ParseFailed)
    assert not empty.challenge


def test_endless_nesting_is_refused() -> None:
    assert isinstance(read("<div>" * 100_000), ParseFailed)


@given(st.binary(max_size=300))
@settings(max_examples=80, deadline=None)
def test_arbitrary_bytes_never_raise(body: bytes) -> None:
    result = parse_article(body, content_type="", url=URL, selectors=ArticleSelectors(), encoding=None)
    assert isinstance(result, ArticleText | ParseFailed)

"""Pages of an invented ministry, in the shape of a real one's: a list of briefings, and the briefings.

The ministry, its spokesman, the papers and the island are invented; the sentences are written for the tests.
"""

from datetime import date, timedelta
from html import escape

from bot.domain.source import ArticleSelectors, ListingSelectors, Source, SourceKind
from bot.domain.words import Standing

SELECT = ListingSelectors(item="div.newsBd ul.list1 li")
ARTICLE = ArticleSelectors(body="#News_Body_Txt_A", title="div.news-title h1", date=".time span")
BRIEFING = "发言人何文礼主持例行记者会"
CALM_TITLE = "发言人何文礼祝贺鹭岛国国庆日"
CALM = ("问：鹭岛国今天庆祝国庆日，中方有何评论？", "答：我们祝愿鹭岛国人民节日快乐，两国友谊长存。")
ANSWERS = (
    "海潮新闻记者：请介绍鹭岛国总统访华的成果。",
    "何文礼：双方就深化合作深入交换了意见，达成广泛共识，并签署了多项合作文件。",
    "山丹日报记者：3月21日，美国国务院宣布对中国官员实施签证限制。中方对此有何回应？",
    (
        "何文礼：美方编造谎言，抹黑中方，严重违反国际关系基本准则。根据《中华人民共和国反外国制裁法》，"
        "中方决定对在涉华问题上编造谎言、推动对华制裁的美方官员实施对等签证限制。"
    ),
    "松林电视台记者：据报道，两国外长将于下周通话，能否证实？",
    "何文礼：我没有可以提供的信息。",
)
"""One briefing: three questions, one answer that announces."""


def file_name(day: date, number: int) -> str:
    return f"t{day:%Y%m%d}_{number}.shtml"


def listing(*rows: tuple[str, str]) -> bytes:
    """A list of (file name, title), the links relative to the page as such systems write them."""
    items = "".join(
        f'<li><a href="./{name}" target="_blank">{escape(title)}</a></li>' for name, title in rows
    )
    return _page(
        "发言人表态",
        f'<div class="nav"><a href="/">首页</a></div><div class="newsBd"><ul class="list1">{items}</ul>'
        "</div>",
    )


def article(title: str, at: str, *paragraphs: str) -> bytes:
    """One text; `at` is its time as the page writes it, like "2022-03-31 19:30"."""
    body = "".join(
        f"<p>　　<strong>{escape(p.split('：')[0])}：</strong>{escape(p.partition('：')[2])}</p>"
        for p in paragraphs
    )
    return _page(
        title,
        f'<div class="nav"><a href="/">首页</a></div><div class="news-title"><h1>{escape(title)}</h1></div>'
        f'<div class="time"><span>{at}</span></div><div id="News_Body_Txt_A">{body}</div>'
        '<div class="rel"><a href="./t20200101_1.shtml">中方决定对他国官员实施签证限制</a></div>',
    )


def _page(title: str, body: str) -> bytes:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}_鹊桥国外交部</title></head>'
        f"<body>{body}<script>count()</script></body></html>"
    ).encode()


def source(source_id: str, url: str, **changes: object) -> Source:
    """The ministry's list as a row of a source file would say it."""
    row: dict[str, object] = {
        "id": source_id,
        "country": "CN",
        "body": "Foreign Ministry",
        "standing": Standing.OFFICIAL,
        "url": url,
        "kind": SourceKind.HTML,
        "language": "zh",
        "every": timedelta(minutes=15),
        "full_text": False,
        "zone": "Asia/Shanghai",
        "select": SELECT,
        "article": ARTICLE,
    }
    return Source(**(row | changes))  # type: ignore[arg-type]  # fields by name, as a row gives them

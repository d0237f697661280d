import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.catalogue.rows import write_row
from bot.catalogue.sources import SourceList, load_sources
from bot.domain.source import ArticleSelectors, ListingSelectors, SourceKind
from bot.domain.words import Standing

SHIPPED = Path(__file__).parents[3] / "config" / "sources"

ROW = {
    "id": "aa-ministry",
    "country": "NO",
    "body": "Ministry of Examples",
    "standing": "official",
    "url": "https://feeds.example.org/a?b-c-d",
    "kind": "feed",
    "language": "no",
    "every": "15m",
}


def row(**changes: str | None) -> str:
    fields = {**ROW, **changes}
    lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return "- " + "\n  ".join(lines) + "\n"


def load(tmp_path: Path, *texts: str) -> SourceList:
    for index, text in enumerate(texts):
        (tmp_path / f"f{index}.yml").write_text(text, encoding="utf-8")
    return load_sources(tmp_path)


def test_a_row_with_everything(tmp_path: Path) -> None:
    extra = """  enabled: false
  full_text: false
  zone: Europe/Oslo
  busy: Mon-Fri 15:00-19:30 Asia/Shanghai every 3m
  access: ua-sensitive
  encoding: gb18030
  fallback_of: bb-ministry
  notes: >-
    two
    lines
  article: {body: "div.text > p", strip: [nav, ".share"]}
  expect: {min_entries: 3, max_silence: 4d}
  headers: {Accept-Language: en}
"""
    listed = load(tmp_path, row() + extra + row(id="bb-ministry"))
    assert listed.problems == ()
    source = listed.sources[0]
    assert source.country == "NO"
    assert source.standing is Standing.OFFICIAL
    assert source.kind is SourceKind.FEED
    assert source.url == ROW["url"]
    assert source.every == timedelta(minutes=15)
    assert not source.enabled
    assert source.notes == "two lines"
    assert source.article.strip == ("nav", ".share")
    assert source.expect.max_silence == timedelta(days=4)
    assert source.headers == (("Accept-Language", "en"),)
    assert source.origin == f"{tmp_path / 'f0.yml'}:1"


def test_pages_and_answers_say_where_their_items_lie(tmp_path: Path) -> None:
    html = row(kind="html") + "  select: {item: 'ul.list li', link: a, date: span, date_format: '%d.%m.%Y'}\n"
    wrapped = row(id="w", kind="html") + "  select: {item: li, fragment: data.html}\n"
    answer = row(id="j", kind="json")
    answer += "  select: {item: $, link: 'https://a.example/en/{group.id}', title: head.line, text: lead}\n"
    listed = load(tmp_path, html + wrapped + answer)
    assert listed.problems == ()
    assert [source.select for source in listed.sources] == [
        ListingSelectors("ul.list li", link="a", date="span", date_format="%d.%m.%Y"),
        ListingSelectors("li", fragment="data.html"),
        ListingSelectors("$", link="https://a.example/en/{group.id}", title="head.line", text="lead"),
    ]


@pytest.mark.parametrize(
    ("kind", "group", "line", "problem", "remedy"),
    [
        ("html", None, 1, "select.item is missing for kind html", "ul.list li"),
        ("html", "{link: a}", 9, "select.item is missing for kind html", "ul.list li"),
        ("html", "{item: 'li[['}", 9, "select.item is no CSS selector", "div.article p"),
        ("html", "{item: li, titel: a}", 9, "no field 'select.titel'", "Did you mean title?"),
        ("html", "{item: li, date_format: '%q'}", 9, "no form of a date", "%d.%m.%Y"),
        ("html", "{item: li, date_format: '%H:%M'}", 9, "it has no year", "%d.%m.%Y"),
        ("html", "{item: li, fragment: 'a b'}", 9, "is no path", "data.items"),
        ("json", "{item: a}", 9, "select.link is missing for kind json", "link: url"),
        ("json", "{item: a, link: b}", 9, "select.title is missing for kind json", "headline"),
        ("json", "{item: 'a b', link: c, title: d}", 9, "is no path", "data.items"),
        ("json", "{item: a, link: 'x/{id}', title: d}", 9, "no web address", "https://"),
        ("json", "{item: a, link: 'https://a.example/{i/d}', title: d}", 9, "braces", "{id}"),
        ("json", "{item: a, link: b, title: c, fragment: d}", 9, "no field 'select.fragment'", "fields are"),
        ("feed", "{item: li}", 9, "no use for a feed", "Remove it"),
    ],
)
def test_wrong_selectors_are_told_with_line_and_remedy(
    tmp_path: Path, kind: str, group: str | None, line: int, problem: str, remedy: str
) -> None:
    written = row(kind=kind) + (f"  select: {group}\n" if group else "")
    told = str(load(tmp_path, written).problems[0])
    assert problem in told
    assert remedy in told
    assert f"f0.yml:{line if group else 1}:" in told


def test_article_selectors_are_checked_too(tmp_path: Path) -> None:
    good = row() + "  article: {body: '#text', title: h1, date: .time span, strip: [nav]}\n"
    assert load(tmp_path, good).sources[0].article == ArticleSelectors("#text", ("nav",), "h1", ".time span")
    (problem,) = load(tmp_path, row() + "  article: {body: '#text', author: b}\n").problems
    assert "no field 'article.author'" in str(problem)


def test_an_address_may_have_a_place_for_the_year_and_no_other(tmp_path: Path) -> None:
    kept = load(tmp_path, row(url="https://a.example/{year}/index.html"))
    assert kept.sources[0].url == "https://a.example/{year}/index.html"
    (problem,) = load(tmp_path, row(url="https://a.example/{month}/")).problems
    assert "no place {month}" in str(problem)


@pytest.mark.parametrize(
    ("field", "value", "problem", "remedy"),
    [
        ("id", "US State", "is no id", "a-z"),
        ("id", "x" * 41, "is no id", "40"),
        ("country", "UK", "is no country", "Did you mean GB?"),
        ("country", "us", "is no country", "Did you mean US?"),
        ("country", "XX", "is no country", "ISO 3166-1"),
        ("language", "eng", "is no language", "ISO 639-1"),
        ("language", "xx", "is no language", "ISO 639-1"),
        ("standing", "oficial", "is unknown", "Did you mean official?"),
        ("kind", "rss", "is unknown", "Write feed"),
        ("every", "15", "is no duration", "15m"),
        ("every", "0m", "is no duration", "15m"),
        ("every", "1h30m", "is no duration", "15m"),
        ("every", "30d", "longer than a week", "7d"),
        ("enabled", "maybe", "neither true nor false", "true or false"),
        ("zone", "Mars/Base", "is no time zone", "Use a name"),
        ("zone", "Asia/Shangai", "is no time zone", "Did you mean Asia/Shanghai?"),
        ("zone", "../../etc/passwd", "is no time zone", "Use a name"),
        ("url", "https://user:pw@example.org/", "user name or password", "before the @"),
        ("url", "ftp://example.org/", "no web address", "https://"),
        ("url", "https:///path", "no web address", "https://"),
        ("url", "https://exa mple.org/", "is no address", "https://"),
        ("url", "https://[::1/", "is no address", "https://"),
        ("access", "block", "is unknown", "Did you mean blocked?"),
        ("encoding", "klingon", "no character encoding", "gb18030"),
        ("encoding", "rot13", "no character encoding", "gb18030"),
        ("busy", "Mon-Fri 15-19 Asia/Shanghai every 3m", "not written like", "Mon-Fri 15:00"),
        ("busy", "Mon-Fry 15:00-19:30 Asia/Shanghai every 3m", "no day of the week", "Mon-Fri 15:00"),
        ("busy", "Mon 15:00-16:00 Asia/Nowhere every 3m", "is no time zone", "Mon-Fri 15:00"),
        ("busy", "Mon 15:00-16:00 UTC every 9999h", "less than once a week", "shorter"),
        ("body", '"Ministry \\u202e of"', "invisible or control", "anew"),
        ("article", "div", "is no group", "Indent"),
        ("article", "{body: 'div >'}", "is no CSS selector", "div"),
        ("article", "{bod: div}", "there is no field 'article.bod'", "Did you mean body?"),
        ("expect", "{max_silence: long}", "is no duration", "15m"),
        ("expect", "{min_entries: -1}", "is not a whole number", "number"),
        ("headers", "{User-Agent: Mozilla}", "may not be set", "Remove"),
        ("headers", "{cookie: a=b}", "may not be set", "Remove"),
        ("headers", '{X-A: "a\\r\\nb"}', "invisible or control", "anew"),
        ("headers", "{'X A': a}", "is no header name", "Accept"),
        ("langauge", "en", "there is no field 'langauge'", "Did you mean language?"),
        ("qqq", "1", "there is no field 'qqq'", "The fields are"),
    ],
)
def test_a_wrong_field_is_told_with_line_and_remedy_and_stops_no_other_row(
    tmp_path: Path, field: str, value: str, problem: str, remedy: str
) -> None:
    text = row(**{field: value})
    listed = load(tmp_path, text + row(id="good"))
    assert [source.id for source in listed.sources] == ["good"]
    (told,) = listed.problems
    assert told.file == str(tmp_path / "f0.yml")
    line = text.splitlines()[(told.line or 0) - 1]
    assert line.lstrip("- ").startswith(f"{field}:")
    assert problem in told.problem
    assert remedy in told.remedy


@pytest.mark.parametrize(
    "busy",
    [
        "Mon-Fri 15:00-19:30 Asia/Shanghai every 3m",
        "Mon,Wed-Fri 9:00-17:00 UTC every 90s",
        "Sun 22:00-02:00 Europe/Moscow every 1h; daily 9:00-10:00 UTC every 2m",
    ],
)
def test_good_busy_windows(tmp_path: Path, busy: str) -> None:
    listed = load(tmp_path, row(busy=busy))
    assert listed.problems == ()
    assert listed.sources[0].busy == busy


def test_missing_fields_are_all_told(tmp_path: Path) -> None:
    listed = load(tmp_path, row(url=None, every=None) + "- just words\n")
    assert listed.sources == ()
    told = [problem.problem for problem in listed.problems]
    assert told == ["the field url is missing", "the field every is missing", "this is not a source"]


def test_a_taken_id_is_told_with_both_places(tmp_path: Path) -> None:
    listed = load(tmp_path, row(), "\n" + row(body="Another") + row(id="other"))
    assert [source.body for source in listed.sources] == ["Ministry of Examples", "Ministry of Examples"]
    (told,) = listed.problems
    assert (told.file, told.line) == (str(tmp_path / "f1.yml"), 2)
    assert f"{tmp_path / 'f0.yml'}:1" in told.problem


def test_a_doubled_key_refuses_its_row_only(tmp_path: Path) -> None:
    listed = load(tmp_path, row() + "  url: https://elsewhere.example.org/\n" + row(id="good"))
    assert [source.id for source in listed.sources] == ["good"]
    assert "given twice" in listed.problems[0].problem


def test_a_broken_file_stops_no_other_file(tmp_path: Path) -> None:
    listed = load(tmp_path, "- id: [", row(), "id: not-a-list\n", "")
    assert [source.id for source in listed.sources] == ["aa-ministry"]
    assert len(listed.problems) == 2


def test_a_fallback_of_nobody_is_told_and_kept(tmp_path: Path) -> None:
    listed = load(tmp_path, row(fallback_of="nobody") + row(id="b", fallback_of="aa-ministry"))
    assert len(listed.sources) == 2
    (told,) = listed.problems
    assert "names nobody" in told.problem


def test_short_intervals_are_raised_and_told(tmp_path: Path) -> None:
    busy = "Mon-Fri 15:00-19:30 Asia/Shanghai every 10s; Sun 1:00-2:00 UTC every 90s"
    listed = load(tmp_path, row(every="59s", busy=busy) + row(id="b", every="60s"))
    assert [source.every for source in listed.sources] == [timedelta(seconds=60)] * 2
    assert listed.sources[0].busy == (
        "Mon-Fri 15:00-19:30 Asia/Shanghai every 1m; Sun 1:00-2:00 UTC every 90s"
    )
    assert [problem.line for problem in listed.problems] == [8, 9]
    fast = load_sources(tmp_path, min_interval=timedelta(seconds=5))
    assert fast.problems == ()
    assert fast.sources[0].every == timedelta(seconds=59)


def test_no_directory_is_a_problem(tmp_path: Path) -> None:
    listed = load_sources(tmp_path / "absent")
    assert listed.sources == ()
    assert "no such directory" in listed.problems[0].problem


def test_what_is_written_reads_the_same(tmp_path: Path) -> None:
    """JSON is YAML, so the mapping goes through a file without a YAML writer."""
    shipped = load_sources(SHIPPED)
    text = json.dumps([write_row(source) for source in shipped.sources], ensure_ascii=False, indent=1)
    again = load(tmp_path, text)
    assert again.problems == ()
    for before, after in zip(shipped.sources, again.sources, strict=True):
        assert write_row(before) == write_row(after)
        assert (before.id, before.every, before.expect, before.article) == (
            after.id,
            after.every,
            after.expect,
            after.article,
        )


def test_shipped_sources_are_valid() -> None:
    listed = load_sources(SHIPPED)
    assert [str(problem) for problem in listed.problems] == []
    enabled = [source for source in listed.sources if source.enabled]
    assert sum(source.kind is SourceKind.FEED for source in enabled) >= 15
    assert len({source.country for source in enabled}) >= 10
    founding = {"us-state-press-rss", "us-wh-presidential-actions", "gb-fcdo-atom", "gb-ofsi-atom"}
    starters = {"eu-council-rss", "ca-gac-atom", "au-fm-rss", "ru-kremlin-en"}
    assert founding | starters <= {source.id for source in enabled}


def test_shipped_blocked_and_unproven_sources_are_off_and_say_why() -> None:
    listed = load_sources(SHIPPED)
    off = [source for source in listed.sources if not source.enabled]
    assert off
    assert all(source.notes for source in off)
    assert not [s.id for s in listed.sources if s.enabled and s.access == "blocked"]
    assert not [s.id for s in listed.sources if s.enabled and s.standing is Standing.AGENCY]


def test_shipped_sources_know_their_calendar_and_their_silence() -> None:
    for source in load_sources(SHIPPED).sources:
        assert source.zone, source.id
        assert not source.enabled or source.expect.max_silence, source.id

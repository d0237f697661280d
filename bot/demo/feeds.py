"""Feeds of the story as bytes: RSS 2.0 as WordPress writes it, Atom as GOV.UK writes it.

The same moment gives the same bytes, so that unchanged feeds answer 304.
"""

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape

from bot.demo.story import Chapter, Item, StorySource, Version

RSS_TYPE = "application/rss+xml; charset=UTF-8"
ATOM_TYPE = "application/atom+xml; charset=utf-8"

_RSS_HEAD = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:atom="http://www.w3.org/2005/Atom"
\txmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
\t>

<channel>
\t<title>{title}</title>
\t<atom:link href="{site}/feed/" rel="self" type="application/rss+xml" />
\t<link>{site}</link>
\t<description></description>
\t<lastBuildDate>{built}</lastBuildDate>
\t<language>en-US</language>
\t<sy:updatePeriod>
\thourly\t</sy:updatePeriod>
\t<sy:updateFrequency>
\t1\t</sy:updateFrequency>
\t<generator>https://wordpress.org/?v=5.9.2</generator>
"""

_RSS_ITEM = """\t<item>
\t\t<title>{title}</title>
\t\t<link>{url}</link>
\t\t
\t\t<dc:creator><![CDATA[{author}]]></dc:creator>
\t\t<pubDate>{published}</pubDate>
\t\t\t\t<category><![CDATA[]]></category>
\t\t<guid isPermaLink="false">{guid}</guid>

\t\t\t\t\t<description><![CDATA[{html}]]></description>
\t\t\t\t\t\t\t\t\t\t<content:encoded><![CDATA[{html}]]></content:encoded>
\t\t\t</item>
"""

_ATOM_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<feed xml:lang="en-GB" xmlns="http://www.w3.org/2005/Atom">
  <id>{site}/organisations/{name}</id>
  <link rel="alternate" type="text/html" href="{site}"/>
  <link rel="self" type="application/atom+xml" href="{site}/organisations/{name}.atom"/>
  <title>{title}</title>
  <updated>{built}</updated>
  <author>
    <name>HM Government</name>
  </author>
"""

_ATOM_ENTRY = """  <entry>
    <id>{url}#{updated}</id>
    <updated>{updated}</updated>
    <link rel="alternate" type="text/html" href="{url}"/>
    <title>{title}</title>
    <summary type="html">{html}</summary>
  </entry>
"""


def content_type(source: StorySource) -> str:
    """What a server of this feed says in Content-Type."""
    return ATOM_TYPE if source.shape == "atom" else RSS_TYPE


def feed_at(chapter: Chapter, source: StorySource, moment: datetime) -> bytes:
    """The source's document at `moment`: the last items, newest first."""
    window = chapter.window(source.id, moment)
    return _atom(source, window) if source.shape == "atom" else _rss(source, window)


def _rss(source: StorySource, window: Sequence[tuple[Item, Version]]) -> bytes:
    head = _RSS_HEAD.format(
        title=escape(source.title), site=source.site, built=format_datetime(_built(window))
    )
    items = [
        _RSS_ITEM.format(
            title=escape(version.title, quote=False),
            url=item.url,
            author=item.author,
            published=format_datetime(item.published),
            guid=escape(version.guid or _page_id(source, item)),
            html=_html(version.text),
        )
        for item, version in window
    ]
    return (head + "".join(items) + "</channel>\n</rss>\n").encode()


def _atom(source: StorySource, window: Sequence[tuple[Item, Version]]) -> bytes:
    head = _ATOM_HEAD.format(
        site=source.site,
        name=source.id.removesuffix("-atom"),
        title=escape(source.title),
        built=_built(window).isoformat(),
    )
    entries = [
        _ATOM_ENTRY.format(
            url=item.url,
            updated=version.since.isoformat(),  # part of the id: every edit gives the entry a new one
            title=escape(version.title, quote=False),
            html=escape(_html(version.text), quote=False),
        )
        for item, version in window
    ]
    return (head + "".join(entries) + "</feed>\n").encode()


def _built(window: Sequence[tuple[Item, Version]]) -> datetime:
    """When something shown last changed; the moment of rendering would make every answer a new document."""
    return max(version.since for _, version in window)


def _page_id(source: StorySource, item: Item) -> str:
    """WordPress's opaque GUID: a number that says nothing about the address."""
    number = int.from_bytes(sha256(item.id.encode()).digest()[:3], "big")
    return f"{source.site}/?page_id={number}"


def _html(text: str) -> str:
    paragraphs = [f"<p>{escape(line, quote=False)}</p>" for line in text.split("\n")]
    return "\n".join([*paragraphs, "<p>&nbsp;</p>", ""])

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.opml import Subscribed, make_id, read_opml, write_opml
from bot.catalogue.sources import load_sources
from bot.catalogue.values import MAX_ID, read_id
from bot.domain.errors import ConfigError
from bot.domain.source import SourceKind

LIST = """<?xml version="1.0"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Ministries">
 <outline type="rss" text="Foreign  Ministry" xmlUrl="https://a.example/feed" language="fr"/>
 <outline type="rss" title="Again" text="x" xmlUrl="https://a.example/feed2"/>
</outline>
<outline text="No feed"/>
<outline xmlUrl=" https://b.example/feed "/>
<outline text="Twice" xmlUrl="https://b.example/feed"/>
</body></opml>
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "list.opml"
    path.write_text(text, encoding="utf-8")
    return path


def test_feeds_are_found_at_any_depth_and_each_address_once(tmp_path: Path) -> None:
    assert read_opml(write(tmp_path, LIST)) == (
        Subscribed("Foreign Ministry", "https://a.example/feed", "fr"),
        Subscribed("Again", "https://a.example/feed2"),
        Subscribed("Twice", "https://b.example/feed"),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", r"list\.opml:1: it is not XML"),
        ("<opml>\n<body>\n</opml>", r"list\.opml:3: it is not XML"),
        ("<rss/>", "no OPML"),
        ("<!DOCTYPE opml [<!ENTITY a 'aaaa'>]><opml>&a;</opml>", "DOCTYPE"),
        ("<opml>" + " " * 5_000_000 + "</opml>", "larger than"),
    ],
    ids=["empty", "broken", "other", "entities", "large"],
)
def test_what_is_no_opml_is_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        read_opml(write(tmp_path, text))


def test_what_is_written_can_be_read_again(tmp_path: Path) -> None:
    sources = load_sources(Path(__file__).parents[3] / "config" / "sources").sources
    text = write_opml(sources)
    assert {feed.url for feed in read_opml(write(tmp_path, text))} == {
        source.url for source in sources if source.kind is SourceKind.FEED
    }
    assert "www.mfa.gov.cn" not in text, "a page is nothing for a reader of feeds"
    assert ET.fromstring(text).tag == "opml"  # noqa: S314 - our own


@given(st.text(max_size=80), st.integers(0, 3))
def test_every_id_that_is_made_is_a_good_one_and_new(host: str, before: int) -> None:
    taken: frozenset[str] = frozenset()
    feed = Subscribed("x", "https://" + "".join(c for c in host if c.isalnum() or c in ".-"))
    for _ in range(before + 1):
        made = make_id(feed, "US", taken)
        assert read_id(made) == made
        assert len(made) <= MAX_ID
        assert made not in taken
        taken |= {made}

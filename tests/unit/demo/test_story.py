"""The story is well-formed, and its feeds are what feedparser reads as feeds."""

from calendar import timegm
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest

from bot.demo.feeds import content_type, feed_at
from bot.demo.sources import demo_sources
from bot.demo.story import WINDOW, Chapter, Item, StoryClock, StorySource, expected_alerts, load_story
from bot.domain.errors import ConfigError
from bot.domain.source import SourceKind
from bot.domain.words import Measure, Stage, Standing

STORY = load_story()
LONGEST_SENTENCE = 520  # characters: the answer of a spokesperson is long, a pasted text would be longer
STALE = timedelta(hours=72)  # an alert seen later than this after publication does not ring

chapters = pytest.mark.parametrize("chapter", STORY.chapters, ids=lambda chapter: chapter.archive_cut)
sources = pytest.mark.parametrize("source", STORY.sources, ids=lambda source: source.id)


def shown(chapter: Chapter, item: Item) -> list[datetime]:
    return [
        step.moment
        for step in chapter.steps
        if any(other.id == item.id for other, _ in chapter.window(item.source, step.moment))
    ]


def test_the_story_has_three_chapters_of_60_to_90_items_with_names_of_their_own() -> None:
    items = [item for chapter in STORY.chapters for item in chapter.items]
    assert len(STORY.chapters) == 3
    assert 60 <= len(items) <= 90
    assert len({item.id for item in items}) == len(items)
    assert len({item.url for item in items}) == len(items)


def test_time_only_goes_forward_through_all_chapters() -> None:
    moments = [step.moment for chapter in STORY.chapters for step in chapter.steps]
    assert moments == sorted(set(moments))
    assert all(moment.tzinfo is UTC for moment in moments)


@chapters
def test_the_archive_ends_before_the_chapter_begins(chapter: Chapter) -> None:
    first = min(alert.moment for alert in chapter.alerts)
    assert chapter.archive_cut < first.date()
    assert first > chapter.steps[0].moment, "the first poll never rings"


@chapters
def test_every_item_is_shown_within_three_days_of_its_publication(chapter: Chapter) -> None:
    start = chapter.steps[0].moment
    for item in chapter.items:
        seen = shown(chapter, item)
        assert seen, f"{item.id} is never shown"
        if item.published > start:
            assert seen[0] - item.published < STALE, item.id


@chapters
def test_every_revision_and_every_disappearance_is_witnessed(chapter: Chapter) -> None:
    for item in chapter.items:
        versions = [item.at(step.moment) for step in chapter.steps]
        assert {version for version in versions if version} == set(item.versions), item.id
        if item.gone_at:
            assert versions[-1] is None, item.id


@chapters
def test_no_step_replaces_all_that_a_feed_showed(chapter: Chapter) -> None:
    """A poll in which every entry is new is held, so the story must not contain one after the first."""
    for before, after in zip(chapter.steps, chapter.steps[1:], strict=False):
        for source in STORY.sources:
            old = {item.id for item, _ in chapter.window(source.id, before.moment)}
            new = {item.id for item, _ in chapter.window(source.id, after.moment)}
            assert old & new, f"{source.id} at {after.moment}"


@chapters
def test_updated_names_exactly_the_feeds_whose_bytes_changed(chapter: Chapter) -> None:
    for before, after in zip(chapter.steps, chapter.steps[1:], strict=False):
        changed = tuple(
            source.id
            for source in STORY.sources
            if feed_at(chapter, source, before.moment) != feed_at(chapter, source, after.moment)
        )
        assert after.updated == changed
    assert chapter.steps[0].updated == tuple(source.id for source in STORY.sources)


@chapters
def test_sentences_stay_short(chapter: Chapter) -> None:
    for item in chapter.items:
        for version in item.versions:
            for paragraph in version.text.split("\n"):
                for sentence in paragraph.split(". "):
                    assert len(sentence) <= LONGEST_SENTENCE, f"{item.id}: {sentence[:60]}"


@chapters
@sources
def test_feedparser_reads_what_was_written(chapter: Chapter, source: StorySource) -> None:
    for step in chapter.steps:
        body = feed_at(chapter, source, step.moment)
        ET.fromstring(body)  # noqa: S314 -- our own bytes; a strict parser must accept them too
        parsed = feedparser.parse(body, response_headers={"content-type": content_type(source)})
        window = chapter.window(source.id, step.moment)
        assert not parsed.bozo
        assert 0 < len(parsed.entries) <= WINDOW
        assert [entry.link for entry in parsed.entries] == [item.url for item, _ in window]
        assert [entry.title for entry in parsed.entries] == [version.title for _, version in window]
        for entry, (item, version) in zip(parsed.entries, window, strict=True):
            html = entry.content[0].value if "content" in entry else entry.summary
            assert all(line in unescape(html) for line in version.text.split("\n"))
            stamp = entry.updated_parsed if source.shape == "atom" else entry.published_parsed
            expected = version.since if source.shape == "atom" else item.published
            assert timegm(stamp) == expected.timestamp()


@chapters
@sources
def test_a_moment_always_gives_the_same_bytes(chapter: Chapter, source: StorySource) -> None:
    again = load_story()
    twin = again.chapters[STORY.chapters.index(chapter)]
    moment = chapter.steps[-1].moment
    assert feed_at(chapter, source, moment) == feed_at(twin, again.source_by_id[source.id], moment)
    assert feed_at(chapter, source, moment) == feed_at(chapter, source, moment + timedelta(days=1))


def test_a_window_is_outgrown_and_the_oldest_item_leaves_it() -> None:
    chapter = STORY.chapters[0]
    last = chapter.window("us-state-press-rss", chapter.steps[-1].moment)
    published = [item for item in chapter.items if item.source == "us-state-press-rss"]
    assert len(published) > WINDOW
    assert len(last) == WINDOW
    assert "us-water-day" not in {item.id for item, _ in last}


def test_the_story_contains_each_kind_of_false_alarm_a_feed_gives_by_itself() -> None:
    items = [item for chapter in STORY.chapters for item in chapter.items]
    pairs = [(item, a, b) for item in items for a, b in zip(item.versions, item.versions[1:], strict=False)]
    assert any(a.text != b.text for _, a, b in pairs), "a repaired text"
    assert any(a.title != b.title for _, a, b in pairs), "a repaired title"
    assert any(a.guid != b.guid and a.text == b.text for _, a, b in pairs), "another GUID, the same link"
    assert any(item.gone_at for item in items), "a vanished item"
    agency = {source.id for source in STORY.sources if source.standing is Standing.AGENCY}
    assert any(item.source in agency for item in items), "a retelling"


def test_a_gov_uk_entry_gets_another_id_with_every_edit_but_keeps_its_link() -> None:
    chapter = STORY.chapters[1]
    source = STORY.source_by_id["gb-fcdo-atom"]
    item = next(item for item in chapter.items if item.id == "gb-2023-summons")
    entries = [
        next(entry for entry in feedparser.parse(body).entries if entry.link == item.url)
        for body in (feed_at(chapter, source, version.since) for version in item.versions)
    ]
    assert entries[0].id != entries[1].id
    assert all(entry.id.startswith(f"{item.url}#") for entry in entries)


def test_the_founding_case_rings_three_times_and_its_answer_points_back_twice() -> None:
    first, second, third = STORY.chapters[0].alerts
    assert [(a.issuer, a.targets, a.stage) for a in (first, second, third)] == [
        ("US", ("CN",), Stage.ANNOUNCED),
        ("CN", ("US",), Stage.THREATENED),
        ("CN", ("US",), Stage.ANNOUNCED),
    ]
    assert third.answers == (first.item,)
    assert third.carries_out == (second.item,)
    assert third.legal_basis == "Anti-Foreign Sanctions Law"


@chapters
def test_alerts_refer_to_earlier_alerts_of_their_chapter(chapter: Chapter) -> None:
    known: dict[str, str] = {}
    for alert in chapter.alerts:
        assert all(known[item] in alert.targets for item in alert.answers), "an answer goes to another issuer"
        assert all(known[item] == alert.issuer for item in alert.carries_out), "a warning is one's own"
        assert any(item.id == alert.item for item, _ in chapter.window(alert.source, alert.moment))
        known[alert.item] = alert.issuer


def test_expected_alerts_are_those_of_all_chapters_in_order() -> None:
    alerts = expected_alerts()
    assert [alert.moment for alert in alerts] == sorted(alert.moment for alert in alerts)
    assert len(alerts) == sum(len(chapter.alerts) for chapter in STORY.chapters) == 8
    assert {measure for alert in alerts for measure in alert.measures} == {
        Measure.VISA_RESTRICTION,
        Measure.EXPULSION,
        Measure.SANCTIONS_UNSPECIFIED,  # "reciprocal countermeasures" say no kind
    }


def test_demo_sources_are_the_named_ones_at_the_given_addresses() -> None:
    addresses = {"meridian-world-en": "http://127.0.0.2:1/a", "us-state-press-rss": "http://127.0.0.1:1/b"}
    rows = demo_sources(addresses)
    assert {row.id: row.url for row in rows} == addresses
    assert [row.standing for row in rows] == [Standing.OFFICIAL, Standing.AGENCY]
    assert all(row.kind is SourceKind.FEED and row.zone for row in rows)


def test_demo_sources_refuse_a_source_that_the_story_does_not_have() -> None:
    with pytest.raises(KeyError):
        demo_sources({"fr-elysee": "http://127.0.0.1:1/"})


def test_a_chapter_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "sources.yml").write_text("[]", encoding="utf-8")
    (tmp_path / "1-broken.yml").write_text("title: x\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"1-broken\.yml"):
        load_story(tmp_path)


def test_the_clock_stands_at_the_story_and_goes_on_with_real_time() -> None:
    ticks = iter([100.0, 107.5, 108.0, 200.0, 201.0])
    start = datetime(2022, 3, 21, 12, tzinfo=UTC)
    clock = StoryClock(start, monotonic=lambda: next(ticks))
    assert clock.now() == start + timedelta(seconds=7.5)
    later = start + timedelta(hours=8)
    clock.set(later)
    assert clock.now() == later + timedelta(seconds=1)


def test_the_clock_refuses_to_go_back() -> None:
    start = datetime(2022, 3, 21, 12, tzinfo=UTC)
    clock = StoryClock(start, monotonic=lambda: 0.0)
    with pytest.raises(ValueError, match="not before"):
        clock.set(start - timedelta(seconds=1))

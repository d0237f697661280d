from dataclasses import replace
from datetime import timedelta

import pytest

from bot.catalogue.overlay import merge_overlay, merge_overlays
from bot.catalogue.sources import SourceList
from bot.domain.errors import ConfigError
from bot.domain.source import ArticleSelectors, Expectation, Source, SourceKind
from bot.domain.words import Standing

SOURCE = Source(
    id="aa-ministry",
    country="AU",
    body="Ministry",
    standing=Standing.OFFICIAL,
    url="https://feeds.example.org/a",
    kind=SourceKind.FEED,
    language="en",
    every=timedelta(minutes=15),
    zone="Australia/Sydney",
    article=ArticleSelectors(body="main", strip=("nav", "a, b")),
    expect=Expectation(min_entries=2),
    headers=(("Accept-Language", "en"),),
    notes="from the file",
    origin="au.yml:3",
)


def test_an_empty_overlay_changes_nothing() -> None:
    assert merge_overlay(SOURCE, {}) == SOURCE


@pytest.mark.parametrize(
    ("overlay", "expected"),
    [
        ({"enabled": "false"}, replace(SOURCE, enabled=False)),
        ({"every": "1h"}, replace(SOURCE, every=timedelta(hours=1))),
        ({"zone": ""}, replace(SOURCE, zone=None)),
        (
            {"expect.max_silence": "4d"},
            replace(SOURCE, expect=Expectation(min_entries=2, max_silence=timedelta(days=4))),
        ),
        ({"expect.min_entries": "0"}, replace(SOURCE, expect=Expectation(min_entries=0))),
        ({"article.strip": "nav\n.x"}, replace(SOURCE, article=ArticleSelectors("main", ("nav", ".x")))),
        ({"article": ""}, replace(SOURCE, article=ArticleSelectors())),
        ({"headers.X-A": "1"}, replace(SOURCE, headers=(("Accept-Language", "en"), ("X-A", "1")))),
        ({"headers.Accept-Language": ""}, replace(SOURCE, headers=())),
        ({"removed": "false", "notes": "by hand"}, replace(SOURCE, notes="by hand")),
    ],
)
def test_field_by_field(overlay: dict[str, str], expected: Source) -> None:
    assert merge_overlay(SOURCE, overlay) == expected


@pytest.mark.parametrize(
    "overlay",
    [
        {"evry": "1h"},
        {"every": "soon"},
        {"url": ""},
        {"id": "other"},
        {"nothing.inner": "1"},
        {"expect.x": "1"},
    ],
)
def test_a_wrong_overlay_is_refused_by_name(overlay: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match="overlay of aa-ministry"):
        merge_overlay(SOURCE, overlay)


def test_merging_does_not_change_what_it_was_given() -> None:
    overlay = {"headers.X-A": "1", "expect.min_entries": "9"}
    before = dict(overlay)
    merge_overlay(SOURCE, overlay)
    assert overlay == before
    assert SOURCE.headers == (("Accept-Language", "en"),)


def test_tombstone_takes_out_and_its_opposite_does_not() -> None:
    listed = SourceList((SOURCE,))
    assert merge_overlays(listed, {"aa-ministry": {"removed": "true"}}).sources == ()
    assert merge_overlays(listed, {"aa-ministry": {"removed": "false"}}).sources == (SOURCE,)
    assert merge_overlays(listed, {"zz-gone": {"removed": "true"}}) == listed


def test_a_source_known_only_from_an_overlay_is_added() -> None:
    added = {
        "country": "NZ",
        "body": "Ministry",
        "standing": "official",
        "url": "https://feeds.example.org/n",
        "kind": "feed",
        "language": "en",
        "every": "30m",
    }
    merged = merge_overlays(SourceList((SOURCE,)), {"nz-new": added})
    assert merged.problems == ()
    assert [source.id for source in merged.sources] == ["aa-ministry", "nz-new"]
    assert merged.sources[1].origin == "overlay of nz-new"
    incomplete = merge_overlays(SourceList((SOURCE,)), {"nz-new": {"enabled": "false"}})
    assert incomplete.sources == (SOURCE,)
    assert "missing" in incomplete.problems[0].problem


def test_one_wrong_field_does_not_switch_a_source_on_again() -> None:
    merged = merge_overlays(SourceList((SOURCE,)), {"aa-ministry": {"zone": "Moon/Sea", "enabled": "false"}})
    (source,) = merged.sources
    assert not source.enabled
    assert source.zone == "Australia/Sydney"
    (problem,) = merged.problems
    assert "zone" in problem.problem


def test_fields_that_need_each_other_are_merged_together() -> None:
    overlay = {"kind": "html", "select.item": "li"}
    (source,) = merge_overlays(SourceList((SOURCE,)), {"aa-ministry": overlay}).sources
    assert source.kind is SourceKind.HTML
    assert source.select is not None


def test_an_operators_short_interval_is_raised_and_told() -> None:
    merged = merge_overlays(SourceList((SOURCE,)), {"aa-ministry": {"every": "5s"}})
    assert merged.sources[0].every == timedelta(seconds=60)
    assert "raised" in merged.problems[0].problem

"""Source files are changed where it was meant, and nowhere else."""

import os
import shutil
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest

from bot.catalogue.editing import add_rows, remove_row, set_fields
from bot.catalogue.sources import load_sources
from bot.domain.errors import ConfigError, UnknownSourceError

ROOT = Path(__file__).parents[3]

TWO = """# Ministries of the north
- id: no-mfa
  country: NO   # not the word no
  body: 'Ministry of Foreign Affairs'
  standing: official
  url: https://no.example/feed
  kind: feed
  language: "no"
  every: 15m
  expect:
    max_silence: 4d
  # the feed is slow on Mondays
  notes: >-
    Ten items only.

# The second one stands in.
- id: no-mirror
  country: NO
  body: Mirror
  standing: agency
  url: https://mirror.example/feed
  kind: feed
  language: en
  every: 30m
  fallback_of: no-mfa
# the end
"""
ROW = {
    "id": "se-mfa",
    "country": "SE",
    "body": "Ministry",
    "standing": "official",
    "url": "https://se.example/feed",
    "kind": "feed",
    "language": "sv",
    "every": "15m",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "no.yml").write_text(TWO, encoding="utf-8")
    return tmp_path


def changed(before: str, after: str) -> list[str]:
    lines = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and not line.startswith(("+++", "---"))]


def test_one_field_is_changed_and_every_comment_stays(folder: Path) -> None:
    path = set_fields(folder, "no-mfa", {"every": "5m"})
    assert changed(TWO, path.read_text(encoding="utf-8")) == ["-  every: 15m", "+  every: 5m"]


def test_fields_of_groups_are_set_added_and_taken_away(folder: Path) -> None:
    set_fields(folder, "no-mfa", {"expect.min_entries": "3", "expect.max_silence": "2d"})
    set_fields(folder, "no-mirror", {"headers.Accept-Language": "nb", "enabled": "false"})
    first, second = load_sources(folder).sources
    assert (first.expect.min_entries, str(first.expect.max_silence)) == (3, "2 days, 0:00:00")
    assert second.headers == (("Accept-Language", "nb"),)
    assert not second.enabled
    set_fields(folder, "no-mfa", {"expect.max_silence": "", "notes": ""})
    assert load_sources(folder).sources[0].expect.max_silence is None
    assert "notes" not in (folder / "no.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"every": "soon"}, r"no\.yml:9: the field every"),
        ({"evry": "5m"}, r"Did you mean every\?"),
        ({"url": "ftp://x"}, r"no\.yml:6: the field url"),
        ({"url": ""}, "the field url is missing"),
        ({"id": "no-mirror"}, "taken"),
        ({"fallback_of": "nobody"}, "which is no other source"),
        ({"every": "1s"}, "shorter than the least interval"),
        ({"expect.min": "1"}, "there is no field 'expect.min'"),
    ],
)
def test_what_would_be_wrong_is_named_and_not_written(
    folder: Path, fields: dict[str, str], told: str
) -> None:
    with pytest.raises(ConfigError, match=told):
        set_fields(folder, "no-mfa", fields)
    assert (folder / "no.yml").read_text(encoding="utf-8") == TWO
    assert [path.name for path in folder.iterdir()] == ["no.yml"]


def test_a_mistake_that_was_there_before_is_in_nobodys_way(folder: Path) -> None:
    (folder / "bad.yml").write_text("- id: us-bad\n  country: US\n", encoding="utf-8")
    set_fields(folder, "no-mfa", {"every": "5m"})
    with pytest.raises(ConfigError, match="the field body is missing"):
        add_rows(folder, "bad.yml", [{name: value for name, value in ROW.items() if name != "body"}])


def test_an_unknown_id_is_named(folder: Path) -> None:
    actions: list[Callable[[], Path]] = [
        lambda: set_fields(folder, "nobody", {"every": "5m"}),
        lambda: remove_row(folder, "nobody"),
    ]
    for action in actions:
        with pytest.raises(UnknownSourceError, match="nobody"):
            action()


def test_a_removed_row_takes_no_comment_of_its_neighbours_along(folder: Path) -> None:
    remove_row(folder, "no-mirror")
    (left,) = load_sources(folder).sources
    assert left.id == "no-mfa"
    text = (folder / "no.yml").read_text(encoding="utf-8")
    assert text.startswith(TWO[: TWO.index("- id: no-mirror")])
    assert text.endswith("# the end\n")


def test_a_row_that_another_stands_in_for_is_not_removed(folder: Path) -> None:
    with pytest.raises(ConfigError, match="fallback_of of no-mirror names no-mfa"):
        remove_row(folder, "no-mfa")
    set_fields(folder, "no-mirror", {"fallback_of": ""})
    remove_row(folder, "no-mfa")
    text = (folder / "no.yml").read_text(encoding="utf-8")
    assert "# Ministries of the north\n" in text
    assert "# The second one stands in.\n- id: no-mirror\n" in text
    assert "Mondays" not in text
    remove_row(folder, "no-mirror")
    assert load_sources(folder).sources == ()
    assert load_sources(folder).problems == ()


def test_rows_are_appended_or_begin_a_file(folder: Path) -> None:
    add_rows(folder, "no.yml", [ROW])
    assert (folder / "no.yml").read_text(encoding="utf-8").startswith(f"{TWO}\n- id: se-mfa\n")
    path = add_rows(folder, "more.yml", [ROW | {"id": "se-one"}, ROW | {"id": "se-two"}])
    assert path.read_text(encoding="utf-8").startswith("- id: se-one\n")
    found = load_sources(folder)
    assert found.problems == ()
    assert {source.id for source in found.sources} == {"no-mfa", "no-mirror", "se-mfa", "se-one", "se-two"}


def test_of_several_rows_all_are_added_or_none(folder: Path) -> None:
    with pytest.raises(ConfigError, match="taken"):
        add_rows(folder, "more.yml", [ROW, ROW | {"id": "no-mfa"}])
    assert not (folder / "more.yml").exists()


@pytest.mark.parametrize("name", ["../no.yml", "no.txt", ".no.yml", "/etc/no.yml", "sub/no.yml"])
def test_only_source_files_are_written(folder: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="no name of a source file"):
        add_rows(folder, name, [ROW])


def test_the_files_rights_stay(folder: Path) -> None:
    (folder / "no.yml").chmod(0o640)
    set_fields(folder, "no-mfa", {"every": "5m"})
    assert (folder / "no.yml").stat().st_mode & 0o777 == 0o640


def test_a_write_that_fails_leaves_the_file_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigError, match=r"No space left on device.*disk has room"):
        set_fields(folder, "no-mfa", {"every": "5m"})
    assert (folder / "no.yml").read_text(encoding="utf-8") == TWO
    assert [path.name for path in folder.iterdir()] == ["no.yml"]


def test_in_our_own_list_a_switch_changes_one_line_of_each_file(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    shutil.copytree(ROOT / "config" / "sources", folder)
    before = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    last_of_country = {source.country: source for source in load_sources(folder).sources}
    for source in last_of_country.values():
        path = set_fields(folder, source.id, {"enabled": "false" if source.enabled else "true"})
        lines = changed(before[path.name], path.read_text(encoding="utf-8"))
        assert len(lines) in {1, 2}, source.id
        before[path.name] = path.read_text(encoding="utf-8")
    assert load_sources(folder).problems == ()

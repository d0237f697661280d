import os
from datetime import timedelta
from pathlib import Path

from bot.catalogue.reloading import ReloadingCatalogue

ROW = """- id: {id}
  country: NZ
  body: {body}
  standing: official
  url: https://feeds.example.org/{id}
  kind: feed
  language: en
  every: {every}
"""


def row(name: str, body: str = "Ministry", every: str = "15m") -> str:
    return ROW.format(id=name, body=body, every=every)


def write(path: Path, text: str) -> None:
    """Write with a modification time no earlier write had, whatever the clock's grain."""
    later = path.stat().st_mtime_ns + 1_000_000_000 if path.exists() else None
    path.write_text(text, encoding="utf-8")
    if later is not None:
        os.utime(path, ns=(later, later))


def bodies(catalogue: ReloadingCatalogue) -> dict[str, str]:
    return {source.id: source.body for source in catalogue.listed().sources}


def test_reads_only_what_changed(tmp_path: Path) -> None:
    write(tmp_path / "a.yml", row("a"))
    catalogue = ReloadingCatalogue(tmp_path)
    assert catalogue.refresh()
    assert not catalogue.refresh()
    before = catalogue.listed()
    assert catalogue.listed() is before
    write(tmp_path / "a.yml", row("a", "Department"))
    assert bodies(catalogue) == {"a": "Ministry"}
    assert catalogue.refresh()
    assert bodies(catalogue) == {"a": "Department"}


def test_same_size_and_content_of_another_time_is_read_again_without_harm(tmp_path: Path) -> None:
    write(tmp_path / "a.yml", row("a"))
    catalogue = ReloadingCatalogue(tmp_path)
    catalogue.refresh()
    write(tmp_path / "a.yml", row("a"))
    assert catalogue.refresh()
    assert bodies(catalogue) == {"a": "Ministry"}


def test_a_broken_row_keeps_its_last_good_self_and_lets_others_change(tmp_path: Path) -> None:
    write(tmp_path / "a.yml", row("a") + row("b"))
    catalogue = ReloadingCatalogue(tmp_path)
    catalogue.refresh()
    write(tmp_path / "a.yml", row("a", "New", every="soon") + row("b", "New"))
    catalogue.refresh()
    assert bodies(catalogue) == {"a": "Ministry", "b": "New"}
    assert [problem.line for problem in catalogue.listed().problems] == [8]
    write(tmp_path / "a.yml", row("a", "Newer") + row("b", "New"))
    catalogue.refresh()
    assert bodies(catalogue) == {"a": "Newer", "b": "New"}
    assert catalogue.listed().problems == ()


def test_a_broken_file_keeps_all_its_rows(tmp_path: Path) -> None:
    write(tmp_path / "a.yml", row("a") + row("b"))
    write(tmp_path / "c.yml", row("c"))
    catalogue = ReloadingCatalogue(tmp_path)
    catalogue.refresh()
    write(tmp_path / "a.yml", "- id: [")
    catalogue.refresh()
    assert bodies(catalogue).keys() == {"a", "b", "c"}
    assert len(catalogue.listed().problems) == 1


def test_a_spoilt_id_gives_up_nobody(tmp_path: Path) -> None:
    write(tmp_path / "a.yml", row("a") + row("b"))
    catalogue = ReloadingCatalogue(tmp_path)
    catalogue.refresh()
    write(tmp_path / "a.yml", row("A B") + row("b"))
    catalogue.refresh()
    assert bodies(catalogue).keys() == {"a", "b"}


def test_a_row_taken_out_on_purpose_is_gone(tmp_path: Path) -> None:
    write(tmp_path / "a.yml", row("a") + row("b"))
    write(tmp_path / "c.yml", row("c"))
    catalogue = ReloadingCatalogue(tmp_path)
    catalogue.refresh()
    write(tmp_path / "a.yml", row("b"))
    (tmp_path / "c.yml").unlink()
    assert catalogue.refresh()
    assert bodies(catalogue).keys() == {"b"}
    write(tmp_path / "d.yaml", row("d"))
    assert catalogue.refresh()
    assert bodies(catalogue).keys() == {"b", "d"}


def test_a_row_taken_out_beside_a_broken_one_is_gone_too(tmp_path: Path) -> None:
    write(tmp_path / "a.yml", row("a") + row("b"))
    catalogue = ReloadingCatalogue(tmp_path)
    catalogue.refresh()
    write(tmp_path / "a.yml", row("b", every="soon"))
    catalogue.refresh()
    assert bodies(catalogue).keys() == {"b"}


def test_a_directory_that_is_away_is_told_and_forgets_nothing(tmp_path: Path) -> None:
    directory = tmp_path / "sources"
    directory.mkdir()
    write(directory / "a.yml", row("a"))
    catalogue = ReloadingCatalogue(directory)
    catalogue.refresh()
    directory.rename(tmp_path / "away")
    assert catalogue.refresh()
    assert not catalogue.refresh()
    assert bodies(catalogue) == {"a": "Ministry"}
    assert "no such directory" in catalogue.listed().problems[0].problem
    (tmp_path / "away").rename(directory)
    assert catalogue.refresh()
    assert catalogue.listed().problems == ()


def test_operators_changes_lie_on_top_and_the_least_interval_holds(tmp_path: Path) -> None:
    write(tmp_path / "a.yml", row("a", every="1m") + row("b"))
    catalogue = ReloadingCatalogue(tmp_path, min_interval=timedelta(minutes=5))
    effective = catalogue.effective({"b": {"removed": "true"}, "a": {"body": "Office"}})
    assert [(s.id, s.body, s.every) for s in effective.sources] == [("a", "Office", timedelta(minutes=5))]

"""A wrong vocabulary is named by file and line."""

import shutil
from pathlib import Path

import pytest

from bot.catalogue.vocabulary import load_vocabulary
from bot.domain.errors import ConfigError

OWN = Path(__file__).parents[2] / "config" / "vocabulary"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OWN, tmp_path / "vocabulary"))


@pytest.mark.parametrize(
    ("file", "row", "problem"),
    [
        ("en-phrases.yml", '- {id: bad, kind: act, pattern: "(open"}', "no regular expression"),
        ("en-measures.yml", '- {id: bad, measure: fine, noun: "x"}', "unknown"),
        ("en-verbs.yml", '- {id: bad, kind: act, forms: [one], object: "x"}', "five words"),
        ("en-exclusions.yml", "- just a word", "no mapping"),
        ("themes.yml", "- {id: [", "broken YAML"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(copied: Path, file: str, row: str, problem: str) -> None:
    path = copied / file
    lines = len(path.read_text(encoding="utf-8").splitlines())
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=problem) as caught:
        load_vocabulary(copied)
    assert caught.value.file.endswith(file)
    assert caught.value.line in (lines + 1, lines + 2)  # YAML notices an open bracket on the next line
    assert caught.value.remedy


def test_a_missing_table_and_an_empty_directory_are_named(copied: Path, tmp_path: Path) -> None:
    (copied / "en-law.yml").unlink()
    with pytest.raises(ConfigError, match="en-law"):
        load_vocabulary(copied)
    with pytest.raises(ConfigError, match="no vocabulary"):
        load_vocabulary(tmp_path)


def test_the_version_follows_the_content(copied: Path) -> None:
    before = load_vocabulary(copied).version
    path = copied / "themes.yml"
    path.write_text(
        path.read_text(encoding="utf-8") + '- {id: chess, name: Chess, en: "chess"}\n', encoding="utf-8"
    )
    assert load_vocabulary(copied).version != before
    assert load_vocabulary(OWN).version == before

"""A wrong vocabulary is named by file and line."""

import gc
import shutil
from pathlib import Path

import pytest

from bot.catalogue.effects import load_effects
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
        (
            "en-verbs.yml",
            '- {id: bad, kind: act, forms: [[a, b, c, d, e], [one]], object: "x"}',
            "five words",
        ),
        ("en-verbs.yml", '- {id: bad, kind: act, forms: [], object: "x"}', "five words"),
        ("en-exclusions.yml", "- just a word", "no mapping"),
        ("themes.yml", "- {id: [", "broken YAML"),
        ("en-phrases.yml", '- {id: bad, kind: act, pattern: "word", strenght: 0.5}', "strenght.* no field"),
        ("en-macros.yml", '- {name: bad, pattern: "word", kind: act}', "kind.* no field"),
        ("themes.yml", '- {id: bad, name: Bad, en: "(?:chess)?"}', "without a single character"),
        ("en-law.yml", '- {id: bad, name: Bad, pattern: "\\\\b"}', "without a single character"),
        (
            "en-verbs.yml",
            '- {id: bad, kind: act, forms: [a, b, c, d, e], object: "x", unless: "y*"}',
            "unless",
        ),
        ("en-targets.yml", '- {kind: officials, pattern: "(?:\\\\w+ly |jointly )+x"}', "two ways.*minutes"),
        ("en-macros.yml", '- {name: bad, pattern: "(?:a+)+"}', "two ways"),
        (
            "en-exclusions.yml",
            "- {id: x, scope: title, kind: other, pattern: 'imposing (?:new (?:and )?|new )*firm sanctions'}",
            "two ways.*repeat it less",
        ),
        ("en-macros.yml", '- {name: bad, pattern: "[^.]*and[^.]*but"}', "every way to share"),
        (
            "en-exclusions.yml",
            "- {id: bad, id: worse, scope: title, kind: unreal, pattern: x}",
            "given twice",
        ),
        ("en-phrases.yml", "- &anchor {id: bad, kind: act, pattern: x}", "anchors and aliases"),
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


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("en-states.yml", "no rule reads this table.*en-verbs"),
        ("en-grammar.yml", "no rule reads this table.*en-verbs"),
        ("en-numbers.yml", "no rule reads this table.*en-verbs"),
        ("ru-verbs.yml", "no rule reads this table.*ru-states"),
        ("notes.yml", "no rule reads this table.*xx-notes"),
        ("ru-foo.yaml", "not read.*Rename"),
        ("en-law.yaml", "not read.*Rename"),
    ],
)
def test_a_table_that_nothing_reads_is_named(copied: Path, file: str, problem: str) -> None:
    (copied / file).write_text("- {id: x, pattern: x}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=problem) as caught:
        load_vocabulary(copied)
    assert caught.value.file.endswith(file)


@pytest.mark.parametrize("collects", [True, False])
def test_the_collector_of_cycles_is_left_as_it_was(tmp_path: Path, *, collects: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        load_vocabulary(OWN)
        assert gc.isenabled() is collects
        with pytest.raises(ConfigError, match="no vocabulary"):
            load_vocabulary(tmp_path)
        assert gc.isenabled() is collects
    finally:
        (gc.enable if before else gc.disable)()


def test_the_version_follows_the_content(copied: Path) -> None:
    before = load_vocabulary(copied).version
    path = copied / "themes.yml"
    path.write_text(
        path.read_text(encoding="utf-8") + '- {id: chess, name: Chess, en: "chess"}\n', encoding="utf-8"
    )
    assert load_vocabulary(copied).version != before
    assert load_vocabulary(OWN).version == before


def test_a_note_for_people_is_no_unknown_field(copied: Path) -> None:
    path = copied / "themes.yml"
    row = '- {id: chess, name: Chess, en: "chess", note: Only for the test}\n'
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert "chess" in list(load_vocabulary(copied).themes)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("match: 'a*'", "every text"),
        ("match: '(a+)+b'", "for ever"),
        ("effects: {en: x}", "effects.* is none of"),
        ("issuer: RU", "given twice"),
        ("entry: perhaps", "is none of does, may, not"),
        ("measures: [visa]", "'visa' is none of"),
        ("source: somewhere", "no public address"),
        ("id: us-7031c", "is given twice"),
    ],
)
def test_a_bad_row_of_authorities_is_named_by_file_and_line(copied: Path, row: str, problem: str) -> None:
    path = copied / "authorities.yml"
    fields = {"id": "x", "issuer": "US", "match": "act", "name": "{en: x}", "effect": "{en: x}"}
    fields |= {"source": "https://law.example/act"}
    fields |= {} if row.startswith("issuer") else {row.partition(": ")[0]: row.partition(": ")[2]}
    lines = [f"{key}: {value}" for key, value in fields.items()]
    lines += [row] if row.startswith("issuer") else []
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}- " + "\n  ".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=problem) as caught:
        load_effects(copied / "effects.yml")
    assert caught.value.line is not None
    assert caught.value.line > text.count("\n")


def test_a_missing_table_of_authorities_is_named(copied: Path) -> None:
    (copied / "authorities.yml").unlink()
    with pytest.raises(ConfigError, match="cannot be read"):
        load_effects(copied / "effects.yml")


def test_a_file_of_effects_that_is_no_text_is_named(copied: Path) -> None:
    path = copied / "effects.yml"
    path.write_bytes(b"bases:\n- \xff\n")
    with pytest.raises(ConfigError, match="UTF-8") as caught:
        load_effects(path)
    assert caught.value.line == 2

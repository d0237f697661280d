"""A row that would do nothing, or another thing than it says, is refused by file and line, with a remedy."""

import shutil
from pathlib import Path

import pytest

from bot.catalogue.vocabulary import load_vocabulary
from bot.domain.errors import ConfigError

OWN = Path(__file__).parents[2] / "config" / "vocabulary"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OWN, tmp_path / "vocabulary"))


def refusal(directory: Path, file: str, row: str) -> ConfigError:
    """What is said of a row that is written below all others of a table."""
    path = directory / file
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n{row}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_vocabulary(directory)
    assert caught.value.file.endswith(file)
    assert caught.value.line == text.count("\n") + 2
    return caught.value


@pytest.mark.parametrize(
    ("file", "row", "problem", "remedy"),
    [
        (
            "en-phrases.yml",
            "- {id: x, kind: act, pattern: '{punitivv} on'}",
            "no macro `punitivv`",
            "{punitive}",
        ),
        ("en-exclusions.yml", "- {id: x, scope: title, kind: other, pattern: 'a{gapp}b'}", "`gapp`", "{gap}"),
        ("en-macros.yml", "- {name: x, pattern: 'a{x}'}", "`x`", "above it"),
        ("ru-phrases.yml", "- {id: x, kind: act, pattern: 'слово {nosuch}'}", "`nosuch`", "macro"),
        ("ru-macros.yml", "- {name: x, pattern: 'а{x}'}", "`x`", "above it"),
        ("zh-states.yml", "- {code: CN, pattern: '中{nosuch}'}", "`nosuch`", "macro"),
        ("themes.yml", "- {id: x, name: X, en: x, sv: 'ord{nosuch}'}", "`nosuch`", "macro"),
        ("en-macros.yml", "- {name: two words, pattern: x}", "no name of a macro", "letter"),
    ],
)
def test_a_macro_that_is_not_known_is_refused(
    copied: Path, file: str, row: str, problem: str, remedy: str
) -> None:
    error = refusal(copied, file, row)
    assert problem in error.problem
    assert remedy in error.remedy


def test_numbers_of_repetitions_and_written_braces_are_no_macros(copied: Path) -> None:
    path = copied / "en-exclusions.yml"
    row = r"- {id: chess, scope: title, kind: other, pattern: 'a{3}b{0,5}c{2,}\{gapp\}\N{TILDE}{gap}x'}"
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    assert "chess" in [row.id for row in load_vocabulary(copied).off_topic]

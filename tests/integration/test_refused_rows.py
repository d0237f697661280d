"""A row that would do nothing, or another thing than it says, is refused by file and line, with a remedy."""

import re
import shutil
from pathlib import Path

import pytest

from bot.catalogue.vocabulary import load_vocabulary
from bot.domain.errors import ConfigError
from bot.reading.phrasebook.grammar_rows import OFFICES
from bot.reading.phrasebook.particulars import OFFICES as WORDS_OF_OFFICES

OWN = Path(__file__).parents[2] / "config" / "vocabulary"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OWN, tmp_path / "vocabulary"))


def changed(directory: Path, file: str, name: str, row: str) -> ConfigError:
    """What is said of a row that stands in the place of the one with this id."""
    path = directory / file
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith(f"- {{id: {name},"))
    lines[place] = row
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_vocabulary(directory)
    assert caught.value.file.endswith(file)
    assert caught.value.line == place + 1
    return caught.value


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
        (
            "en-verbs.yml",
            "- {id: x, kind: act, verbs: annul, object: visas, then: 'of judges'}",
            "there is none",
            "`thing`",
        ),
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


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("en-phrases.yml", "- {id: decided-to, kind: act, pattern: chess}"),
        ("en-verbs.yml", "- {id: hit-with, kind: act, forms: [a, b, c, d, e], object: chess}"),
        ("themes.yml", "- {id: migration, name: Chess, en: chess}"),
        ("en-macros.yml", "- {name: gap, pattern: chess}"),
        ("ru-grammar.yml", "- {id: stop, pattern: шах}"),
        ("fr-numbers.yml", "- {word: Deux, value: 3}"),
    ],
)
def test_a_name_is_given_once_in_a_table(copied: Path, file: str, row: str) -> None:
    error = refusal(copied, file, row)
    assert "is given twice, first in row" in error.problem


def test_tables_may_have_names_in_common_and_a_state_several_rows(copied: Path) -> None:
    states, laws = copied / "zh-states.yml", copied / "en-law.yml"
    row = "- {code: CN, pattern: 某某之国}\n- {code: CN, pattern: 某某之邦}\n"
    states.write_text(states.read_text(encoding="utf-8") + row, encoding="utf-8")
    row = "- {id: decided-to, name: Chess Act, pattern: chess act}\n"
    laws.write_text(laws.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert load_vocabulary(copied).has_rules_for("zh")


@pytest.mark.parametrize(
    ("file", "fields", "problem", "remedy"),
    [
        ("en-phrases.yml", "kind: act, pattern: x, strength: 9", "`strength`.* 0 to 1: 9", "0 to 1"),
        ("en-phrases.yml", "kind: act, pattern: x, strength: -0.1", "`strength`", "0 to 1"),
        ("ru-phrases.yml", "kind: act, pattern: x, strength: .nan", "`strength`.*nan", "0 to 1"),
        ("sv-phrases.yml", "kind: act, pattern: x, strength: '0.8'", "`strength`", "without quotes"),
        ("en-verbs.yml", "kind: act, forms: [a, b, c, d, e], object: x, weight: -2", "`weight`", "-1 to 1"),
        ("en-verbs.yml", "kind: act, forms: [a, no, c, d, e], object: x", "form is no text: False", "quotes"),
        ("en-verbs.yml", "kind: act, forms: [a, b, 1, d, e], object: x", "form is no text: 1", "quotes"),
        ("en-phrases.yml", "kind: act, pattern: x, passive: 'true'", "`passive`.*'true'", "without quotes"),
        ("en-exclusions.yml", "kind: other, scope: title, pattern: x, governs: 1", "`governs`", "true"),
    ],
)
def test_a_value_that_means_nothing_is_refused(
    copied: Path, file: str, fields: str, problem: str, remedy: str
) -> None:
    error = refusal(copied, file, f"- {{id: bad, {fields}}}")
    assert re.search(problem, error.problem)
    assert remedy in error.remedy


@pytest.mark.parametrize("value", ["", ", value: 12.7", ", value: '12'", ", value: true", ", value: -1"])
def test_a_number_row_needs_a_whole_number(copied: Path, value: str) -> None:
    error = refusal(copied, "es-numbers.yml", f"- {{word: ajedrez{value}}}")
    assert "no whole number" in error.problem


def test_values_at_both_ends_are_taken(copied: Path) -> None:
    path = copied / "en-phrases.yml"
    rows = "- {id: least, kind: act, pattern: chess, strength: 0, passive: false}\n"
    rows += "- {id: most, kind: act, pattern: chess, strength: 1, passive: true}\n"
    path.write_text(path.read_text(encoding="utf-8") + rows, encoding="utf-8")
    least, most = load_vocabulary(copied).phrases[-2:]
    assert (least.strength, least.passive) == (0.0, False)
    assert (most.strength, most.passive) == (1.0, True)


@pytest.mark.parametrize(
    ("file", "name", "pattern", "problem"),
    [
        ("ru-grammar.yml", "count", "[0-9]+ человек", "no group `n`"),
        ("fr-grammar.yml", "count", "(?P<n>[0-9]+)? personnes", "leave its group `n` out"),
        ("es-grammar.yml", "count", "(?P<n>[0-9]+) personas|varias personas", "leave its group `n` out"),
        ("ru-grammar.yml", "person", "судья Ив", "no group `name`"),
        ("ru-grammar.yml", "body", "фонд (?!(?P<name>Ив))а", "leave its group `name` out"),
        ("sv-grammar.yml", "speaker", "minister (?P<nam>a)", "no group `name`"),
        ("ko-grammar.yml", "speaks", "대변인:", "no group `speaker`"),
        ("es-grammar.yml", "day", "(?P<d>[0-9]+) de mayo", "no group `m`"),
        ("zh-grammar.yml", "month", "(?P<m>[0-9]+)月", "no group `y`"),
        ("zh-grammar.yml", "role_before", "法官", "no group `role`"),
        ("ru-grammar.yml", "office", "(?P<sport>спорт)", "no office: sport"),
        ("ru-grammar.yml", "stop", "(?i)[.]", "begins with flags"),
        ("ru-grammar.yml", "day", "(?im)(?P<d>1) (?P<m>мая)", "begins with flags"),
    ],
)
def test_a_row_of_the_grammar_without_what_is_read_of_it_is_refused(
    copied: Path, file: str, name: str, pattern: str, problem: str
) -> None:
    error = changed(copied, file, name, f"- {{id: {name}, pattern: '{pattern}'}}")
    assert problem in error.problem
    assert "(?" in error.remedy


@pytest.mark.parametrize("pattern", ["(?P<s0>中某国)", "(中某国)\\1", "(?i)中某国"])
def test_a_state_with_groups_or_flags_of_its_own_is_refused(copied: Path, pattern: str) -> None:
    error = refusal(copied, "zh-states.yml", f"- {{code: CN, pattern: '{pattern}'}}")
    assert "(?" in error.remedy


def test_each_office_that_a_row_may_name_has_its_words() -> None:
    assert set(OFFICES) == set(WORDS_OF_OFFICES)


def test_numbers_of_repetitions_and_written_braces_are_no_macros(copied: Path) -> None:
    path = copied / "en-exclusions.yml"
    row = r"- {id: chess, scope: title, kind: other, pattern: 'a{3}b{0,5}c{2,}\{gapp\}\N{TILDE}{gap}x'}"
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    assert "chess" in [row.id for row in load_vocabulary(copied).off_topic]

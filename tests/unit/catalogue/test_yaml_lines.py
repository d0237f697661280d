import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.yaml_lines import MAX_BYTES, load_yaml, parse_yaml
from bot.domain.errors import ConfigError

TWO_ROWS = """# a comment
- id: one
  expect:
    min_entries: 2

- id: two
  enabled: false
"""


def test_data_and_lines() -> None:
    file = parse_yaml(TWO_ROWS, "f.yml")
    assert file.data == [{"id": "one", "expect": {"min_entries": 2}}, {"id": "two", "enabled": False}]
    assert file.line((0,)) == 2
    assert file.line((0, "expect", "min_entries")) == 4
    assert file.line((1, "enabled")) == 7
    assert file.line((1, "absent")) == 6
    assert file.problems == ()


@pytest.mark.parametrize("word", ["NO", "no", "on", "Y", "1:30", "0x1F", "010", "1e3", "2026-11-24", "0.5"])
def test_plain_words_stay_words(word: str) -> None:
    assert parse_yaml(f"a: {word}", "f").data == {"a": word}


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("False", False), ("null", None), ("", None), ("12", 12), ("'12'", "12")],
)
def test_few_words_are_values(text: str, value: object) -> None:
    assert parse_yaml(f"a: {text}", "f").data == {"a": value}


def test_a_key_given_twice_is_told_with_both_lines_and_the_rest_is_read() -> None:
    file = parse_yaml("- id: a\n  url: x\n  url: y\n- id: b\n", "f.yml")
    ((path, problem),) = file.problems
    assert path == (0,)
    assert str(problem) == "f.yml:3: 'url' is given twice, first in line 2. Keep one of them"
    assert isinstance(file.data, list)
    assert file.data[1] == {"id": "b"}


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (BOMB, 1, "anchors and aliases"),
        ("a: 1\nb: *x\n", 2, "anchors and aliases"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "tag"),
        ("x: 1\na: !!str 1\n", 2, "tag"),
        ("[" * 5000, 1, "nested"),
        ("{a: " * 5000, 1, "nested"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("a: [1\nb: 2", 2, "not YAML"),
        ("a:\n\tb: 1", 2, "not YAML"),
        ("a: 1\nb: \x00", 2, "control character"),
        ("a: 1\nb: \x1b[31m", 2, "control character"),
        ("a: 签证\nb: 制裁\nc: \x07", 3, "U+0007"),
    ],
)
def test_hostile_or_broken_text_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_yaml(text, "f.yml")
    assert caught.value.line == line
    assert words in caught.value.problem


def test_size_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "big.yml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert load_yaml(path).data is None
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(ConfigError, match="larger than"):
        load_yaml(path)
    path.write_bytes(b"a: 1\nb: \xff\n")
    with pytest.raises(ConfigError, match=r"big\.yml:2: it is not UTF-8"):
        load_yaml(path)
    path.write_bytes("\ufeffa: 部\n".encode())
    assert load_yaml(path).data == {"a": "部"}
    with pytest.raises(ConfigError, match="cannot be read"):
        load_yaml(tmp_path / "absent.yml")


@given(st.text(alphabet=st.sampled_from(list("ab:-[]{}&*!|>'\"\\#%@,? \n\t0\x07é\u2028")), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ConfigError):
        assert parse_yaml(text, "f").name == "f"

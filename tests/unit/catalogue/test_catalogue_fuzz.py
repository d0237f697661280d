"""Whatever stands in a file of sources or of the vocabulary: it is read, or refused with file and remedy."""

import contextlib
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue.effects import load_effects
from bot.catalogue.sources import load_sources
from bot.catalogue.vocabulary import load_vocabulary
from bot.domain.errors import ConfigError

VOCABULARY = Path(__file__).parents[3] / "config" / "vocabulary"
ROW = {
    "id": "xx-press",
    "country": "US",
    "body": "Ministry",
    "standing": "official",
    "url": "https://www.example.org/feed",
    "kind": "feed",
    "language": "en",
    "every": "15m",
    "enabled": "true",
    "full_text": "true",
}
VALUES = st.one_of(
    st.sampled_from(
        [
            *(
                "",
                "~",
                "null",
                "true",
                "NO",
                "0",
                "-1",
                "1e999",
                ".nan",
                "15m",
                "0s",
                "9999999d",
                "US",
                "XX",
                "EU",
            ),
            *(
                "[]",
                "{}",
                "[a, [b]]",
                "{a: {b: c}}",
                "{min_entries: -1}",
                "{min_entries: x}",
                "!!python/name:os.x",
            ),
            *(
                "&a x",
                "*a",
                "'",
                '"',
                "|",
                "> x",
                "? x",
                "- x",
                "# x",
                "x: y",
                "%",
                "@x",
                "`x",
                "\\",
                "2024-13-45",
            ),
            *(
                "http://",
                "ftp://a.example/",
                "https://user:pw@a.example/",
                "https://[::1",
                "//a.example",
                "Europe/Nowhere",
            ),
            *(
                "Mon-Fri 25:00-26:00 UTC every 1s",
                "feed",
                "html",
                "official",
                "x" * 3_000,
                "制裁",
                "\x00",
                "\x1b",
                "\ud800",
            ),
        ]
    ),
    st.text(max_size=30),
)
KEYS = st.sampled_from(
    [
        *ROW,
        "zone",
        "busy",
        "access",
        "select",
        "article",
        "encoding",
        "expect",
        "headers",
        "notes",
        "fallback_of",
        "x",
        "",
    ]
)
CHANGES = st.dictionaries(KEYS, VALUES, max_size=4)
JUNK = st.text(alphabet=st.sampled_from(list("ab:-[]{}&*!|>'\"\\#%@,? \n\t0.\x07é")), max_size=80)


def written(changes: dict[str, str]) -> str:
    fields = [f"{key}: {value}" for key, value in (ROW | changes).items()]
    return "- " + "\n  ".join(fields) + "\n"


def put(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


@given(CHANGES, JUNK)
def test_any_file_of_sources_is_read_or_refused_row_by_row(changes: dict[str, str], junk: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder) / "good.yml", written({"id": "good"}))
        put(Path(folder) / "odd.yml", written(changes) + junk)
        found = load_sources(Path(folder))
    assert "good" in {source.id for source in found.sources}
    assert all(problem.file and problem.remedy for problem in found.problems)
    assert all(source.every >= timedelta() for source in found.sources)


TABLES = (
    "en-macros",
    "en-phrases",
    "en-verbs",
    "en-exclusions",
    "en-law",
    "en-hints",
    "themes",
    "zh-phrases",
    "ru-grammar",
)
FIELDS = st.sampled_from(
    [
        *("id", "kind", "pattern", "forms", "object", "unless", "measure", "eased", "stage", "weight", "x"),
        *("strength", "where", "scope", "name", "noun", "en", "passive", "note"),
    ]
)
RULES = VALUES | st.sampled_from(
    ["act", "'(a+)+'", "'('", "'a*'", "[a, b, c, d, e]", "visa_restriction", "'{gap}'", "0.5"]
)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(VOCABULARY, tmp_path_factory.mktemp("fuzz") / "vocabulary"))


@settings(max_examples=settings().max_examples // 12)  # each compiles the whole vocabulary
@given(st.sampled_from(TABLES), st.dictionaries(FIELDS, RULES, max_size=6), JUNK)
def test_any_row_of_the_vocabulary_is_read_or_refused(
    copied: Path, table: str, row: dict[str, str], junk: str
) -> None:
    path = copied / f"{table}.yml"
    fields = "\n  ".join(f"{key}: {value}" for key, value in row.items())
    put(path, (VOCABULARY / path.name).read_text(encoding="utf-8") + f"- {fields}\n{junk}")
    refusal: ConfigError | None = None
    try:
        load_vocabulary(copied)
    except ConfigError as error:
        refusal = error
    finally:
        shutil.copyfile(VOCABULARY / path.name, path)
    if refusal is not None:
        assert Path(refusal.file).name == path.name
        assert refusal.remedy


@given(JUNK | st.dictionaries(st.sampled_from(["bases", "measures", "stages", "no_freeze", "x"]), VALUES).map(
    lambda rows: "\n".join(f"{key}: {value}" for key, value in rows.items())
))  # fmt: skip
def test_any_table_of_effects_is_read_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "effects.yml"
        put(path, text)
        with contextlib.suppress(ConfigError):
            load_effects(path)

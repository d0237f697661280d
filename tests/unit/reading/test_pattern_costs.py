"""What one pattern of the vocabulary may cost on one sentence that nearly matches it."""

import re
from typing import Any

from bot.catalogue.tables import load_table
from bot.reading import make_vocabulary
from bot.reading.phrasebook.tables import SCOPES
from bot.reading.text.passages import LONGEST_SENTENCE
from growth import processor_seconds
from near_matches import filled, near_matches, patterns_in
from shipped import CONFIG, shipped_vocabulary

CAP = 1.0  # seconds; the worst takes 0.3, one gap without a bound more would take minutes
PATTERNS = {"pattern", "noun", "object", "unless"}
EACH = 6  # near matches tried of each pattern, from the shortest beginning to the whole


def worst(pattern: re.Pattern[str]) -> float:
    texts = near_matches(pattern.pattern, pattern.flags)
    chosen = [texts[round(n * (len(texts) - 1) / (EACH - 1))] for n in range(EACH)] if texts else []
    sentences = {filled(text, LONGEST_SENTENCE) for text in chosen}
    return max((processor_seconds(pattern.search, each) for each in sentences), default=0.0)


def test_no_pattern_takes_long_for_a_sentence() -> None:
    vocabulary = shipped_vocabulary()
    patterns = {found.pattern: found for found in patterns_in(vocabulary)}
    assert len(patterns) > 1000
    assert {p: cost for p, each in patterns.items() if (cost := worst(each)) > CAP} == {}


def marked(language: str, kind: str) -> list[dict[str, Any]]:
    """Rows that a table may end in, each with a word of its own in its pattern."""
    word = f"zqx{language}{kind}"
    act: dict[str, object] = {"id": word, "kind": "act"}
    scopes = ("sentence", "title", "document") if language == "en" else SCOPES
    rows: dict[str, list[dict[str, Any]]] = {
        "measures": [{"id": word, "measure": "expulsion", "noun": word}],
        "phrases": [act | {"pattern": word}],
        "verbs": [act | {"forms": ["a", "b", "c", "d", "e"], "object": word, "unless": f"{word}unless"}],
        "exclusions": [
            {"id": word + scope, "kind": "other", "scope": scope, "pattern": word + scope} for scope in scopes
        ],
        "law": [{"id": word, "name": "Law", "pattern": word}],
        "targets": [{"kind": "officials", "pattern": word}],
        "states": [{"code": "CN", "pattern": word}],
    }
    return rows.get(kind, [])


def test_the_patterns_of_each_table_are_reached() -> None:
    tables: dict[str, Any] = {p.stem: load_table(p)[1] for p in (CONFIG / "vocabulary").glob("*.yml")}
    languages = {name.partition("-")[0] for name in tables if "-" in name}
    added = {
        name: marked(*name.split("-")) for name in tables if "-" in name and not name.endswith("-grammar")
    }
    theme = {language: f"zqxtheme{language}" for language in sorted(languages)}
    added["themes"] = [{"id": "zqx", "name": "Theme", **theme}]
    words = {
        str(v)
        for rows in added.values()
        for row in rows
        for k, v in row.items()
        if k in PATTERNS | theme.keys()
    }
    for name, rows in added.items():
        tables[name] = [*tables[name], *rows]
    for name in [f"{language}-grammar" for language in languages - {"en"}]:
        rows = [row for row in tables[name] if row["id"] != "months"]
        words |= {f"{name}{row['id']}" for row in rows}
        tables[name] = [row | {"pattern": f"{row['pattern']}(?!{name}{row['id']})"} for row in rows]
    reached = " ".join(each.pattern for each in patterns_in(make_vocabulary(tables)))
    assert len(words) > 250
    assert {word for word in words if not re.search(rf"{word}\b", reached)} == set()


def test_near_matches_of_a_pattern_lead_up_to_a_match() -> None:
    pattern = r"(?:will|shall) (?:\w+ ){0,3}respond[^.;]{0,20}\bsanctions?"
    texts = near_matches(pattern)
    assert len(texts) > 5
    assert re.search(pattern, texts[-1])
    assert not re.search(pattern, texts[0])


def test_a_gap_without_bound_is_seen_as_slow() -> None:
    assert worst(re.compile(r"a\w*b\w*c")) > 10 * worst(re.compile(r"a\w{0,9}b\w{0,9}c"))

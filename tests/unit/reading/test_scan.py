"""Near which places of a text rules are possible: sentences are cut only there."""

from itertools import combinations

import pytest

from bot.lexicon.folding import lowered
from bot.reading.rule_index import PhraseNeeds, RuleIndex, VerbNeeds
from bot.reading.scan import Scan

INDEX = RuleIndex(
    (" ban", "freez", "wonder"),
    (PhraseNeeds("asset freeze"), PhraseNeeds("frozen accounts", title_only=True)),
    (VerbNeeds(frozenset({"freeze", "re-freeze"}), "assets|funds"), VerbNeeds(frozenset({"ban"}), r"\w")),
)
FAR = "nothing at all is said here; " * 120


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("T\nWe freeze all assets.", ["freeze"]),
        (f"T\nWe freeze it. {FAR}All assets.", []),
        (f"T\nAn asset freeze. {FAR}", ["asset freeze"]),
        (f"T\nWe re-freeze, {'in no time at all, ' * 10}as was said, funds", ["freeze", "re-freeze"]),
        ("Frozen accounts: no wonder\nText", ["frozen accounts"]),
        ("T\nFrozen accounts: no wonder", []),
    ],
)
def test_anchors_are_where_what_they_need_is_near(text: str, anchors: list[str]) -> None:
    found = Scan(INDEX, text, text.index("\n")).anchors()
    starts = sorted(lowered(text).index(anchor) for anchor in anchors)
    assert len(found) == len(anchors)
    assert all(0 <= place - start < len("re-freeze") for place, start in zip(found, starts, strict=True))


@pytest.mark.parametrize(
    "text", ["We freeze funds. Ban 7", "Q:ban 7", "A list of 7 items; we re-freeze assets"]
)
def test_a_part_of_a_scanned_text_holds_what_is_found_in_it_alone(text: str) -> None:
    scan = Scan(INDEX, text, 0)
    edges = [place for place in range(len(text) + 1) if not f" {text} "[place : place + 2].isalnum()]
    for start, end in combinations(edges, 2):
        part, lower = scan.of(start, end), lowered(text[start:end])
        alone = INDEX.find(text[start:end])
        assert INDEX.words(lower, part) == INDEX.words(lower, alone)
        assert INDEX.possible(part, title=True) == INDEX.possible(alone, title=True)

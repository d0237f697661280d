"""In which parts of a text rules are possible: sentences are cut only there."""

from itertools import combinations

import pytest

from bot.lexicon.folding import lowered
from bot.reading.search.rule_index import PhraseNeeds, RuleIndex, VerbNeeds
from bot.reading.search.scan import Scan

INDEX = RuleIndex(
    (PhraseNeeds("asset freeze"), PhraseNeeds("frozen accounts", title_only=True)),
    (VerbNeeds(frozenset({"freeze", "re-freeze"}), "assets|funds"), VerbNeeds(frozenset({"ban"}), r"\w")),
)


@pytest.mark.parametrize(
    ("text", "anything"),
    [
        ("T\nWe freeze all assets.", True),
        ("Freeze\nAll assets", True),  # one part may hold nothing, the whole does
        ("T\nWe freeze it.", False),
        ("T\nAll assets.", False),
        ("T\nFrozen accounts", False),  # that counts in titles only
        ("", False),
    ],
)
def test_a_text_is_read_further_if_it_holds_all_that_a_rule_needs(text: str, *, anything: bool) -> None:
    assert Scan(INDEX, text).anything() is anything


@pytest.mark.parametrize(
    ("part", "title", "possible"),
    [
        ("We freeze assets.", False, True),
        ("We freeze it.", False, False),
        ("All assets.", False, False),
        ("Frozen accounts", True, True),
        ("Frozen accounts", False, False),
    ],
)
def test_a_part_is_cut_if_it_holds_all_that_a_rule_needs(part: str, *, title: bool, possible: bool) -> None:
    before, after = "We freeze it.\n", "\nAll assets."
    scan = Scan(INDEX, before + part + after)
    assert scan.possible(len(before), len(before + part), title=title) is possible


@pytest.mark.parametrize(
    "text", ["We freeze funds. Ban 7", "Q:ban 7", "A list of 7 items; we re-freeze assets"]
)
def test_a_part_of_a_scanned_text_holds_what_is_found_in_it_alone(text: str) -> None:
    scan = Scan(INDEX, text)
    edges = [place for place in range(len(text) + 1) if not f" {text} "[place : place + 2].isalnum()]
    for start, end in combinations(edges, 2):
        part, lower = scan.of(start, end), lowered(text[start:end])
        alone = INDEX.find(text[start:end])
        assert INDEX.words(lower, part) == INDEX.words(lower, alone)
        assert INDEX.possible(part, title=True) == INDEX.possible(alone, title=True)

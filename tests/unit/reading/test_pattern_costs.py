"""What one pattern of the vocabulary may cost on one sentence that nearly matches it."""

import re

from bot.reading.passages import LONGEST_SENTENCE
from growth import processor_seconds
from near_matches import filled, near_matches, patterns_in
from shipped import shipped_vocabulary

CAP = 1.0  # seconds; the worst takes 0.3, one gap without a bound more would take minutes
EACH = 6  # near matches tried of each pattern, from the shortest beginning to the whole


def worst(pattern: re.Pattern[str]) -> float:
    texts = near_matches(pattern.pattern, pattern.flags)
    chosen = [texts[round(n * (len(texts) - 1) / (EACH - 1))] for n in range(EACH)] if texts else []
    sentences = {filled(text, LONGEST_SENTENCE) for text in chosen}
    return max((processor_seconds(pattern.search, each) for each in sentences), default=0.0)


def test_no_pattern_takes_long_for_a_sentence() -> None:
    vocabulary = shipped_vocabulary()
    patterns = {found.pattern: found for found in patterns_in(vocabulary)}
    assert len(patterns) > 400
    assert {p: cost for p, each in patterns.items() if (cost := worst(each)) > CAP} == {}


def test_near_matches_of_a_pattern_lead_up_to_a_match() -> None:
    pattern = r"(?:will|shall) (?:\w+ ){0,3}respond[^.;]{0,20}\bsanctions?"
    texts = near_matches(pattern)
    assert len(texts) > 5
    assert re.search(pattern, texts[-1])
    assert not re.search(pattern, texts[0])


def test_a_gap_without_bound_is_seen_as_slow() -> None:
    assert worst(re.compile(r"a\w*b\w*c")) > 10 * worst(re.compile(r"a\w{0,9}b\w{0,9}c"))

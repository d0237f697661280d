"""How much speaks for an act, in every language: what is sure, and what today, a title or the lead add."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.domain.words import Measure, Verdict

SURE: Final = 0.75  # a cue or phrase of this strength is plainly of today
TODAY_BONUS: Final = 0.3  # a day of the text beside it makes the news of what else may be a recap
TITLE_BONUS: Final = 0.15
LEAD_BONUS: Final = 0.1  # of the first sentences of the body, which tell the news
LEAD_SENTENCES: Final = 4
FRESH_DAYS: Final = 3  # a text published on Monday may say "on Friday"
RANK: Final[Mapping[Verdict, int]] = MappingProxyType(
    {Verdict.ANNOUNCES: 0, Verdict.EASES: 1, Verdict.THREATENS: 2, Verdict.EXTENDS: 3}
)
"""Which verdict is told of a text with several acts: the first of these."""
MOST_PEOPLE: Final = 100_000  # more than this is no number of persons
NO_START: Final = frozenset({Measure.VISA_RESTRICTION, Measure.ENTRY_BAN, Measure.VISA_POLICY})
"""Measures that are only announced as long as nobody is named or counted: they begin with each refusal."""
_UNSAID: Final = 0.1  # for what the text does not say itself
_LEAST: Final = 0.1


def confidence(strength: float, *, issuer_told: bool, targets_told: bool) -> float:
    """How sure an act is, from 0.1 to 1."""
    unsaid = _UNSAID * (not issuer_told) + _UNSAID * (not targets_told)
    return round(max(_LEAST, min(1.0, strength) - unsaid), 2)

"""How much of one text is kept: enough for every real notice; what is cut off beyond is told to operators."""

from collections.abc import Sequence
from typing import Final, TypeVar

MOST_ACTIONS: Final = 24  # of the day and as many older ones; more is a list, whose entries belong to one act
MOST_FINDINGS: Final = 200  # sentences that tell acts, the strongest first; more is a list or an attack

_T = TypeVar("_T")


def kept(found: Sequence[_T], most: int, what: str, issues: list[str]) -> Sequence[_T]:
    """The first `most` of what was found; an issue says how many were left out, if any."""
    if len(found) > most:
        issues.append(f"The text has {len(found)} {what}: the last {len(found) - most} were left out.")
    return found[:most]

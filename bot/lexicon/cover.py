"""Which states somebody means who names a state."""

from collections.abc import Mapping
from types import MappingProxyType

# Who follows China also means what is done to, or by, the two regions Beijing answers for: Washington lists
# "Hong Kong officials" with targets HK alone, and China replies. Taiwan is its own government: itself only.
# The other way round nothing widens: HK means Hong Kong.
MEANT_BY: Mapping[str, frozenset[str]] = MappingProxyType({"CN": frozenset({"CN", "HK", "MO"})})


def cover(states: frozenset[str]) -> frozenset[str]:
    """The states meant by these."""
    return frozenset(code for state in states for code in MEANT_BY.get(state, {state}))

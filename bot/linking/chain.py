"""Exchanges: actions joined by links."""

from collections import defaultdict
from collections.abc import Iterable

from bot.domain.action import LinkDecision

HUB = (
    12  # links; a proclamation against dozens of states is answered by many who answer nothing of each other
)


def chain_of(number: int, links: Iterable[LinkDecision]) -> tuple[int, ...]:
    """Numbers of the exchange around an action, itself included, ascending; alone where nothing links.

    Cycles end. An action with more than `HUB` links belongs to the exchange but is not walked through, unless
    it is the one asked for: else Mali's answer to a travel ban would show what a dozen other states did.
    """
    neighbours: dict[int, set[int]] = defaultdict(set)
    for link in links:
        neighbours[link.later].add(link.earlier)
        neighbours[link.earlier].add(link.later)
    reached = {number}
    waiting = [number]
    while waiting:
        here = waiting.pop()
        if here != number and len(neighbours[here]) > HUB:
            continue
        new = neighbours[here] - reached
        reached |= new
        waiting.extend(new)
    return tuple(sorted(reached))

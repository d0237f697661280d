"""Exchanges: actions joined by links, walked one generation at a time."""

from collections import defaultdict
from collections.abc import Collection, Iterable

HUB = (
    12  # links; a proclamation against dozens of states is answered by many who answer nothing of each other
)


def next_steps(asked: int, here: Collection[int], links: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Numbers one link away from `here`, on the way through the exchange around `asked`.

    `links` are all pairs (later, earlier) that touch `here`; pairs may come twice. An action with more than
    `HUB` neighbours belongs to the exchange but is not walked through, unless it is the one asked for: else
    Mali's answer to a travel ban would show what a dozen other states did.
    """
    neighbours: dict[int, set[int]] = defaultdict(set)
    for later, earlier in links:
        neighbours[later].add(earlier)
        neighbours[earlier].add(later)
    walked = (number for number in here if number == asked or len(neighbours[number]) <= HUB)
    return frozenset(other for number in walked for other in neighbours[number])

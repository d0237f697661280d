"""Walking through an exchange: everything that belongs to it, and nothing of a hub's other neighbours."""

from hypothesis import given
from hypothesis import strategies as st

from bot.linking.chain import HUB, next_steps

Pairs = list[tuple[int, int]]
FOUNDING: Pairs = [(146, 145), (147, 145), (147, 146)]


def chain_of(number: int, links: Pairs) -> tuple[int, ...]:
    """Walk as the store does, with all links at hand."""
    seen = {number}
    here = frozenset(seen)
    while here:
        touching = [pair for pair in links if not here.isdisjoint(pair)]
        here = next_steps(number, here, touching) - seen
        seen |= here
    return tuple(sorted(seen))


def test_every_step_shows_the_whole_exchange_and_nothing_else() -> None:
    links = [*FOUNDING, (9, 8)]
    assert {chain_of(n, links) for n in (145, 146, 147)} == {(145, 146, 147)}
    assert chain_of(9, links) == (8, 9)


def test_an_action_without_links_is_an_exchange_of_its_own() -> None:
    assert chain_of(5, FOUNDING) == (5,)


def test_cycles_end() -> None:
    assert chain_of(1, [(1, 2), (2, 3), (3, 1), (1, 1)]) == (1, 2, 3)


def test_a_hub_is_shown_but_not_walked_through() -> None:
    many = [(100 + n, 1) for n in range(HUB + 1)]
    assert chain_of(100, many) == (1, 100)
    assert len(chain_of(1, many)) == HUB + 2


def test_up_to_the_limit_it_is_walked_through() -> None:
    assert len(chain_of(100, [(100 + n, 1) for n in range(HUB)])) == HUB + 1


PAIRS = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=12)


@given(PAIRS, st.integers(1, 12))
def test_belonging_together_is_mutual(pairs: Pairs, number: int) -> None:
    found = chain_of(number, pairs)
    assert number in found
    assert all(chain_of(other, pairs) == found for other in found)


def test_a_link_told_twice_makes_no_hub() -> None:
    assert next_steps(9, {1}, [(100, 1)] * (HUB + 1)) == {100}

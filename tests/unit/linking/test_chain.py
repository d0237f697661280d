from hypothesis import given
from hypothesis import strategies as st

from bot.domain.action import LinkDecision
from bot.domain.words import LinkKind
from bot.linking.chain import HUB, chain_of


def link(later: int, earlier: int, kind: LinkKind = LinkKind.ANSWERS) -> LinkDecision:
    return LinkDecision(later, earlier, kind, 0.9)


FOUNDING = [link(146, 145), link(147, 145), link(147, 146, LinkKind.CARRIES_OUT)]


def test_every_step_shows_the_whole_exchange_and_nothing_else() -> None:
    links = [*FOUNDING, link(9, 8)]
    assert {chain_of(n, links) for n in (145, 146, 147)} == {(145, 146, 147)}
    assert chain_of(9, links) == (8, 9)


def test_an_action_without_links_is_an_exchange_of_its_own() -> None:
    assert chain_of(5, FOUNDING) == (5,)


def test_cycles_end() -> None:
    assert chain_of(1, [link(1, 2), link(2, 3), link(3, 1), link(1, 1)]) == (1, 2, 3)


def test_a_hub_is_shown_but_not_walked_through() -> None:
    many = [link(100 + n, 1) for n in range(HUB + 1)]
    assert chain_of(100, many) == (1, 100)
    assert len(chain_of(1, many)) == HUB + 2


def test_up_to_the_limit_it_is_walked_through() -> None:
    assert len(chain_of(100, [link(100 + n, 1) for n in range(HUB)])) == HUB + 1


PAIRS = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=12)


@given(PAIRS, st.integers(1, 12))
def test_belonging_together_is_mutual(pairs: list[tuple[int, int]], number: int) -> None:
    links = [link(*pair) for pair in pairs]
    found = chain_of(number, links)
    assert number in found
    assert all(chain_of(other, links) == found for other in found)

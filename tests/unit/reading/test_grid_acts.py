"""Classes of acts in every construction: how many are read, of verbs that rules were made with and others."""

from functools import cache

import pytest

from announcing import Case, grid
from bot.domain.words import Verdict
from bot.reading import read
from shipped import shipped_vocabulary

ONE_IN = 11  # of the texts, so that each construction has its turn
TELLS = {"act": Verdict.ANNOUNCES, "ease": Verdict.EASES, "extend": Verdict.EXTENDS}
# Least share read of the verbs and nouns that rules were written with, and of the unseen ones.
FLOORS = {
    "expulsion": (0.93, 0.64),
    "visa-restriction": (0.96, 0.82),
    "entry-ban": (0.96, 0.83),
    "asset-freeze": (0.83, 0.70),
    "listing": (0.95, 0.81),
    "trade": (0.96, 0.93),
    "closed-to": (0.95, 0.87),
    "mission-closed": (0.94, 0.74),
    "mission-staff": (0.94, 0.80),
    "mission-travel": (0.94, 0.90),
    "visa-policy": (0.92, 0.77),
    "easing": (0.90, 0.79),
    "extension": (0.65, 0.42),
}
MOST_FALSE = 0.006  # of the silent ones


@cache
def readings() -> tuple[tuple[Case, Verdict], ...]:
    vocabulary = shipped_vocabulary()
    return tuple((case, read(vocabulary, case.document).verdict) for case in list(grid())[::ONE_IN])


def share(group: str, *, unseen: bool) -> float:
    told = [
        verdict is TELLS[case.kind]
        for case, verdict in readings()
        if case.acts and case.group == group and case.unseen is unseen
    ]
    return sum(told) / len(told)


@pytest.mark.parametrize("group", FLOORS)
def test_most_ways_to_announce_an_act_are_read_also_with_verbs_no_rule_was_written_with(group: str) -> None:
    seen, unseen = FLOORS[group]
    assert share(group, unseen=False) >= seen
    assert share(group, unseen=True) >= unseen


def test_the_same_verbs_denied_weighed_urged_or_told_of_others_hardly_ever_ring() -> None:
    silent = [(case, verdict) for case, verdict in readings() if not case.acts]
    rang = [case for case, verdict in silent if verdict in {Verdict.ANNOUNCES, Verdict.EASES}]
    assert len(rang) <= MOST_FALSE * len(silent), [case.document.text for case in rang]

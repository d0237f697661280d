"""How sure an act is: less with each thing that its text does not say itself, and never outside 0.1 to 1."""

import pytest

from bot.domain.words import Verdict
from bot.reading.weights import RANK, confidence


@pytest.mark.parametrize("strength", [0.0, 0.3, 0.75, 1.0, 1.3])
def test_what_is_unsaid_makes_less_sure(strength: float) -> None:
    said = confidence(strength, issuer_told=True, targets_told=True)
    half = confidence(strength, issuer_told=False, targets_told=True)
    nothing = confidence(strength, issuer_told=False, targets_told=False)
    assert 0.1 <= nothing <= half <= said <= 1.0
    assert (said > nothing) is (strength > 0.1)
    assert half == confidence(strength, issuer_told=True, targets_told=False)


def test_each_verdict_that_tells_an_act_has_its_rank() -> None:
    assert set(RANK) == set(Verdict) - {Verdict.NONE}
    assert min(RANK, key=RANK.__getitem__) is Verdict.ANNOUNCES

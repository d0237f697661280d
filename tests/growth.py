"""How the time of some work grows with its input, measured so that a busy machine does not matter.

What counts is processor time of this process, the best of several runs; a work that seems slow is measured
again before it is blamed. Eight times the input costs eight times the time if the work is linear, 64 times
if it is quadratic; the bar lies between, with room for caches and allocation.
"""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

FACTOR = 8
WORST_RATIO = 24.0
NOISE_SECONDS = 0.08  # below it the ratio says nothing
_TRIES = 3


def processor_seconds(work: Callable[[T], object], given: T, *, runs: int = 1) -> float:
    """The best of several runs."""

    def once() -> float:
        began = time.process_time()
        work(given)
        return time.process_time() - began

    return min(once() for _ in range(runs))


def why_not_linear(
    work: Callable[[T], object], make: Callable[[int], T], *, size: int, most_seconds: float
) -> str | None:
    """Nothing if `work` on eight times `size` stays under both bars; else the figures."""
    said = ""
    for attempt in range(1, _TRIES + 1):
        long = processor_seconds(work, make(FACTOR * size), runs=attempt)
        if long < NOISE_SECONDS:
            return None
        short = processor_seconds(work, make(size), runs=attempt + 1)
        if long <= most_seconds and long <= WORST_RATIO * short:
            return None
        said = (
            f"{short:.3f} s for {size}, {long:.3f} s for {FACTOR} times as much (at most {most_seconds:g} s)"
        )
    return said

"""In which languages the rules are measured well enough for an alert to go out without an operator.

The figures are of labelled texts that surely act or surely do not, read by the rules of this version
(docs/reading.md tells how; `nongrata evaluate` repeats it). Whoever measures a language adds its row here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

FEWEST_ACTS = 30  # fewer texts that act say nothing: one miss more would move recall by several points
LEAST_PRECISION = 0.93
LEAST_RECALL = 0.9


@dataclass(frozen=True, slots=True)
class Figures:
    """What a language was measured on, and with what result; None where nothing could be counted."""

    name: str
    acts: int  # labelled texts that surely act
    others: int  # labelled texts that surely do not
    precision: float | None
    recall: float | None


MEASURED: Mapping[str, Figures] = MappingProxyType(
    {
        "en": Figures("English", 90, 378, 1.0, 0.98),
        "zh": Figures("Chinese", 35, 76, 1.0, 1.0),
        "ko": Figures("Korean", 7, 20, 1.0, 1.0),
        "sv": Figures("Swedish", 0, 24, None, None),
        "ru": Figures("Russian", 0, 2, None, None),
    }
)


def unmeasured(language: str, measured: Mapping[str, Figures] = MEASURED) -> str | None:
    """Why readings in this language wait for an operator, for operators; None when they may ring.

    `language` is an ISO 639-1 code.
    """
    figures = measured.get(language)
    if figures is None:
        return f"read in a language whose rules have no measured figures ({language})"
    if figures.acts < FEWEST_ACTS:
        return f"read in {figures.name}, measured on {figures.acts} texts that act and not on {FEWEST_ACTS}"
    if (figures.precision or 0.0) < LEAST_PRECISION or (figures.recall or 0.0) < LEAST_RECALL:
        got = f"precision {figures.precision}, recall {figures.recall}"
        return (
            f"read in {figures.name}, measured below the bar of {LEAST_PRECISION} and {LEAST_RECALL}: {got}"
        )
    return None

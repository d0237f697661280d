"""A language rings by itself once it was measured on enough texts, and well enough."""

import pytest

from bot.alerts.measured import FEWEST_ACTS, LEAST_PRECISION, LEAST_RECALL, MEASURED, Figures, unmeasured


@pytest.mark.parametrize("language", ["en", "zh"])
def test_measured_languages_ring(language: str) -> None:
    assert unmeasured(language) is None


@pytest.mark.parametrize("language", ["ru", "es", "fr", "ko", "sv", "xx", ""])
def test_languages_without_enough_figures_wait_and_say_why(language: str) -> None:
    reason = unmeasured(language) or ""
    assert "measured" in reason
    assert language in reason or MEASURED[language].name in reason


def test_the_bars_are_reached_by_reaching_them() -> None:
    good = Figures("Test", FEWEST_ACTS, 0, LEAST_PRECISION, LEAST_RECALL)
    assert unmeasured("xx", {"xx": good}) is None


@pytest.mark.parametrize(
    "figures",
    [
        Figures("Test", FEWEST_ACTS - 1, 500, 1.0, 1.0),
        Figures("Test", FEWEST_ACTS, 500, LEAST_PRECISION - 0.01, 1.0),
        Figures("Test", FEWEST_ACTS, 500, 1.0, LEAST_RECALL - 0.01),
        Figures("Test", FEWEST_ACTS, 500, None, None),
    ],
    ids=["too-few", "false-alarms", "misses", "not-counted"],
)
def test_one_figure_below_its_bar_makes_it_wait(figures: Figures) -> None:
    assert unmeasured("xx", {"xx": figures})

"""What a benchmark measured, against the bar we hold ourselves to, and the table that shows it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. Without a bar it is told and judges nothing."""

    name: str
    value: float
    unit: str
    bar: float | None = None
    least: bool = False  # the bar is a least value instead of a greatest one

    @property
    def ratio(self) -> float | None:
        """How many times better than the bar, below 1 when it is missed; None without a bar."""
        if self.bar is None:
            return None
        better, worse = (self.value, self.bar) if self.least else (self.bar, self.value)
        return better / worse if worse else float("inf")

    @property
    def good(self) -> bool:
        """Whether the bar is reached."""
        return self.ratio is None or self.ratio >= 1


def table(figures: Sequence[Figure]) -> str:
    """Figures in columns, one a line."""
    width = max((len(figure.name) for figure in figures), default=0)
    return "\n".join(_line(figure, width) for figure in figures)


def verdict(figures: Sequence[Figure]) -> int:
    """The exit code: 0 when no bar is missed, else 1."""
    return 0 if all(figure.good for figure in figures) else 1


def _line(figure: Figure, width: int) -> str:
    line = f"{figure.name:{width}} {figure.value:10,.2f} {figure.unit:8}"
    if figure.bar is None or figure.ratio is None:
        return line.rstrip()
    sign = ">=" if figure.least else "<="
    return f"{line} bar {sign} {figure.bar:<8g} {figure.ratio:6.2f} x  {'good' if figure.good else 'MISSED'}"

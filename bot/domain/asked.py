"""Which actions are asked for."""

from dataclasses import dataclass

from bot.domain.words import Precision, StageGroup


@dataclass(frozen=True, slots=True)
class Only:
    """What the database decides without reading an action; None: all."""

    against: frozenset[str] | None = None  # that hit one of these states
    group: StageGroup | None = None
    precision: Precision | None = None


ANY = Only()

"""What an operator may rule on something that waits, and when operators are told that it does."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from bot.domain.review import ReviewItem, ReviewKind, Ruling

QUIET = timedelta(hours=1)
"""Operators hear of one source at most so often: what a flood brings meanwhile comes in one message."""

_ALLOWED = {
    ReviewKind.HELD: frozenset({Ruling.SENT, Ruling.DROPPED, Ruling.WITHDRAWN}),
    ReviewKind.VANISHED: frozenset({Ruling.DROPPED, Ruling.WITHDRAWN}),
    ReviewKind.DOUBTED: frozenset({Ruling.DROPPED, Ruling.WITHDRAWN}),
}


def refuse_ruling(item: ReviewItem, ruling: Ruling) -> str | None:
    """Why this cannot be ruled on this item, as a sentence with the remedy; None when it can.

    That somebody has ruled before is no reason here: the first ruling simply stays.
    """
    if ruling in _ALLOWED[item.kind]:
        return None
    numbers = ", ".join(f"a{number}" for number in item.numbers)
    remedy = f"Withdraw {numbers}, or drop {item.id} if it stands."
    return f"{item.id} is no held alert, so it cannot be sent. {remedy}"


def decide_announcement(
    untold: Sequence[ReviewItem], recent: Collection[str | None]
) -> tuple[ReviewItem, ...]:
    """Which of what waits operators are told of now, in one message, in the order given.

    `recent` are the sources about which they were told something within QUIET: theirs waits until that is
    over. None is the source of the archive's acts.
    """
    return tuple(item for item in untold if item.source_id not in recent)

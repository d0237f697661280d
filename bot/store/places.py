"""Which actions an alert has, in which order: on its card, or waiting beside it for an operator."""

from collections.abc import Sequence

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.store.sql import insert_missing
from bot.store.tables_chats import AlertActionRow

WAITING = 1_000_000  # places from here on are not on the card: those acts wait for an operator


def on_card(session: Session, alert_id: int) -> tuple[int, ...]:
    """Numbers of the actions on the card, in order."""
    statement = select(AlertActionRow.number).where(
        col(AlertActionRow.alert_id) == alert_id, col(AlertActionRow.position) < WAITING
    )
    return tuple(session.exec(statement.order_by(col(AlertActionRow.position))))


def from_place(session: Session, alert_id: int, least: int) -> tuple[int, ...]:
    """Numbers of the actions at places from `least` on, in order."""
    statement = select(AlertActionRow.number).where(
        col(AlertActionRow.alert_id) == alert_id, col(AlertActionRow.position) >= least
    )
    return tuple(session.exec(statement.order_by(col(AlertActionRow.position))))


def place(session: Session, alert_id: int, numbers: Sequence[int], least: int = 0) -> None:
    """Put actions behind those at places from `least` on; one that the alert has stays where it is."""
    start = last(session, alert_id, least) + 1
    values = [
        {"alert_id": alert_id, "number": number, "position": position}
        for position, number in enumerate(dict.fromkeys(numbers), start)
    ]
    insert_missing(session, AlertActionRow, values)


def last(session: Session, alert_id: int, least: int = 0) -> int:
    """The last place taken: on the card, or from WAITING on."""
    position = col(AlertActionRow.position)
    highest = select(func.max(position)).where(
        col(AlertActionRow.alert_id) == alert_id, position.between(least, least + WAITING - 1)
    )
    return session.exec(highest).one() or least

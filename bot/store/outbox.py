"""Deliveries: written by the fan-out, ended by a receipt or given up. `claims` has what lies between.

A row's `due_at` is when it may be claimed next: at once, at the retry, or when its claim's lease runs out.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, update
from sqlmodel import Session, col, select

from bot.domain.action import Action
from bot.domain.chat import DeliveryKind, NewDelivery, Receipt, SendFailure, SendProblem
from bot.store.mapping import pack_actions
from bot.store.sql import chunks, insert_missing
from bot.store.tables_chats import AttemptRow, ChatRow, DeliveryRow

CARD = DeliveryKind.CARD.value
_EDITS = (DeliveryKind.EDIT.value,)
_CORRECTIONS = (*_EDITS, DeliveryKind.REPLY.value)
_UNKNOWN = SendProblem.UNKNOWN.value


def add_deliveries(session: Session, alert_id: int, rows: Sequence[NewDelivery], at: datetime) -> None:
    """Write deliveries that do not exist yet; a chat that was forgotten meanwhile gets none."""
    for part in chunks(rows):
        alive = set(session.exec(select(ChatRow.id).where(col(ChatRow.id).in_([r.chat_id for r in part]))))
        values = [
            new_row(alert_id, row.chat_id, row.kind, 1, at, silent=row.silent)
            for row in part
            if row.chat_id in alive
        ]
        insert_missing(session, DeliveryRow, values)


def new_row(
    alert_id: int, chat_id: int, kind: DeliveryKind, round_: int, at: datetime, *, silent: bool
) -> dict[str, object]:
    """The columns of a delivery that waits."""
    return {
        "alert_id": alert_id,
        "chat_id": chat_id,
        "kind": kind.value,
        "round": round_,
        "silent": silent,
        "state": "waiting",
        "created_at": at,
        "due_at": at,
        "claimed": False,
        "attempts": 0,
        "in_digest": False,
    }


def add_corrections(
    session: Session, alert_id: int, kind: DeliveryKind, at: datetime, told: Sequence[Action]
) -> int:
    """Ask for a correction of every card that arrived, may have or is on its way; returns how many.

    A line of a digest is never edited, nor what has no message known: a reply tells what matters of it.
    """
    gone = (col(DeliveryRow.state) != "waiting") & col(DeliveryRow.message_id).is_(None)
    cards = session.exec(
        select(DeliveryRow.chat_id, DeliveryRow.silent, col(DeliveryRow.in_digest) | gone).where(
            col(DeliveryRow.alert_id) == alert_id,
            col(DeliveryRow.kind) == CARD,
            (col(DeliveryRow.state) == "delivered") | _touched() | _in_doubt(),
        )
    ).all()
    rounds = dict(
        session.exec(
            select(DeliveryRow.chat_id, func.max(DeliveryRow.round))
            .where(col(DeliveryRow.alert_id) == alert_id, col(DeliveryRow.kind) == kind.value)
            .group_by(col(DeliveryRow.chat_id))
        ).all()
    )
    waiting = set(
        session.exec(
            select(DeliveryRow.chat_id).where(
                col(DeliveryRow.alert_id) == alert_id, col(DeliveryRow.kind) == kind.value, untouched()
            )
        )
    )
    facts = {"told": pack_actions(told) if kind is DeliveryKind.REPLY else None}
    values = [
        new_row(alert_id, chat_id, kind, rounds.get(chat_id, 0) + 1, at, silent=silent) | facts
        for chat_id, silent, fixed in cards
        if chat_id not in waiting and not (fixed and kind is DeliveryKind.EDIT)
    ]
    insert_missing(session, DeliveryRow, values)
    return len(cards)


def give_up_untouched(session: Session, alert_id: int) -> None:
    """Cards of the alert that no worker has claimed yet will not be sent."""
    session.exec(
        update(DeliveryRow)
        .where(
            col(DeliveryRow.alert_id) == alert_id,
            col(DeliveryRow.kind) == CARD,
            untouched(),
        )
        .values(state="given_up")
    )


def forget_untouched(session: Session, alert_id: int) -> None:
    """Cards that were given up before any worker claimed them: their chats count as never asked."""
    session.exec(
        delete(DeliveryRow).where(
            col(DeliveryRow.alert_id) == alert_id,
            col(DeliveryRow.kind) == CARD,
            col(DeliveryRow.state) == "given_up",
            col(DeliveryRow.attempts) == 0,
        )
    )


def _touched() -> ColumnElement[bool]:
    """A waiting row that some worker has claimed: what it showed or will show, nobody knows."""
    return (col(DeliveryRow.state) == "waiting") & (col(DeliveryRow.attempts) > 0)


def _in_doubt() -> ColumnElement[bool]:
    """A row that was given up although not all of its attempts are known to have failed."""
    failed = (col(AttemptRow.delivery_id) == col(DeliveryRow.id), col(AttemptRow.problem) != _UNKNOWN)
    known = select(func.count()).select_from(AttemptRow).where(*failed).correlate(DeliveryRow)
    return (col(DeliveryRow.state) == "given_up") & (col(DeliveryRow.attempts) > known.scalar_subquery())


def untouched() -> ColumnElement[bool]:
    """A row that nobody has claimed yet: it will show the facts of the moment it is sent."""
    return (col(DeliveryRow.state) == "waiting") & (col(DeliveryRow.attempts) == 0)


def record_receipt(session: Session, delivery_id: int, receipt: Receipt) -> None:
    """The message arrived; a second receipt of the same delivery changes nothing."""
    session.exec(
        update(DeliveryRow)
        .where(col(DeliveryRow.id) == delivery_id, col(DeliveryRow.state) != "delivered")
        .values(state="delivered", claimed=False, message_id=receipt.message_id, delivered_at=receipt.at)
    )


def record_failure(
    session: Session, delivery_id: int, failure: SendFailure, at: datetime, *, retry_at: datetime | None
) -> None:
    """Keep the attempt and set the retry, or give up, with a card its corrections too.

    Where the card may have arrived all the same, its replies are sent.
    """
    row = session.exec(
        select(DeliveryRow).where(col(DeliveryRow.id) == delivery_id).with_for_update()
    ).first()
    if row is None or row.state == "delivered":
        return  # the chat was forgotten, or another worker delivered after this one's lease ran out
    session.add(
        AttemptRow(
            delivery_id=delivery_id,
            at=at,
            problem=_UNKNOWN if failure.may_have_told else failure.problem.value,
            detail=failure.detail,
            retry_at=retry_at,
        )
    )
    values: dict[str, object] = {"claimed": False, "last_problem": failure.problem.value}
    values |= {"state": "given_up"} if retry_at is None else {"due_at": retry_at}
    session.exec(update(DeliveryRow).where(col(DeliveryRow.id) == delivery_id).values(**values))
    if retry_at is None and row.kind == CARD:
        _give_up_corrections(session, row)


def _give_up_corrections(session: Session, card: DeliveryRow) -> None:
    doubt = session.exec(select(DeliveryRow.id).where(col(DeliveryRow.id) == card.id, _in_doubt())).first()
    given_up = _EDITS if doubt is not None else _CORRECTIONS
    session.exec(
        update(DeliveryRow)
        .where(
            col(DeliveryRow.alert_id) == card.alert_id,
            col(DeliveryRow.chat_id) == card.chat_id,
            col(DeliveryRow.state) == "waiting",
            col(DeliveryRow.kind).in_(given_up),
        )
        .values(state="given_up", claimed=False)
    )


def postpone(session: Session, delivery_id: int, until: datetime) -> None:
    """Give a claim back as if it had not been taken, to be claimed again from `until` on."""
    session.exec(
        update(DeliveryRow)
        .where(
            col(DeliveryRow.id) == delivery_id, col(DeliveryRow.state) == "waiting", col(DeliveryRow.claimed)
        )
        .values(claimed=False, due_at=until, attempts=col(DeliveryRow.attempts) - 1)
    )


def resume(session: Session, now: datetime) -> int:
    """Make due what waits between two tries for want of an answer or a connection; returns how many."""
    resumed = session.exec(
        update(DeliveryRow)
        .where(
            col(DeliveryRow.state) == "waiting",
            ~col(DeliveryRow.claimed),
            col(DeliveryRow.due_at) > now,
            col(DeliveryRow.last_problem).in_([SendProblem.PASSING.value, SendProblem.UNKNOWN.value]),
        )
        .values(due_at=now)
        .returning(col(DeliveryRow.id))
    )
    return len(resumed.all())

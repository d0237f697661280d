"""What operators tell everybody: from the draft to the last receipt.

A delivery's `due_at` is when it may be claimed next: at once, at the retry, or when its
claim's lease runs out.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, literal, or_, select, update
from sqlmodel import Session, col

from bot.domain.broadcast import Broadcast, BroadcastState, ClaimedBroadcast
from bot.domain.chat import Reach, SendFailure, SendProblem
from bot.store.claims import LONGEST_WAIT
from bot.store.columns import UtcDateTime
from bot.store.mapping import to_chat
from bot.store.tables_broadcast import BroadcastDeliveryRow, BroadcastRow
from bot.store.tables_chats import ChatRow

_DRAFT, _SENDING = BroadcastState.DRAFT.value, BroadcastState.SENDING.value


class SqlBroadcasts:
    """Implements services.ports.Broadcasts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def draft(self, words: str, at: datetime) -> int:
        """Keep the words; they are sent to nobody yet."""
        row = BroadcastRow(words=words, state=_DRAFT, written_at=at)
        self._session.add(row)
        self._session.flush()
        return row.id or 0

    def audience(self) -> int:
        """How many chats can be reached now."""
        reachable = select(func.count()).select_from(ChatRow).where(~col(ChatRow.paused))
        count: int = self._session.execute(reachable).scalar_one()
        return count

    def get(self, broadcast_id: int) -> Broadcast | None:
        """As it stands; None for one that was dropped or never was."""
        found = select(BroadcastRow).where(col(BroadcastRow.id) == broadcast_id)
        row = self._session.execute(found).scalars().first()
        return _broadcast(row) if row else None

    def send(self, broadcast_id: int, at: datetime) -> int | None:
        """Send a draft to every chat that can be reached; to how many. None where it is no draft any more."""
        mine = self._session.execute(
            update(BroadcastRow)
            .where(col(BroadcastRow.id) == broadcast_id, col(BroadcastRow.state) == _DRAFT)
            .values(state=_SENDING)
            .returning(col(BroadcastRow.id))
        ).first()
        if mine is None:
            return None
        names = ("broadcast_id", "chat_id", "state", "due_at", "claimed", "attempts", "unanswered")
        due_at = literal(at, UtcDateTime())
        to_all = select(
            literal(broadcast_id),
            col(ChatRow.id),
            literal("waiting"),
            due_at,
            literal(False),
            literal(0),
            literal(0),
        ).where(~col(ChatRow.paused))
        self._session.execute(insert(BroadcastDeliveryRow).from_select(names, to_all))
        reach = self.reach(broadcast_id)
        self._session.execute(
            update(BroadcastRow).where(col(BroadcastRow.id) == broadcast_id).values(chats=reach.waiting)
        )
        return reach.waiting

    def drop(self, broadcast_id: int) -> bool:
        """Delete a draft; False where it is none any more."""
        gone = self._session.execute(
            delete(BroadcastRow)
            .where(col(BroadcastRow.id) == broadcast_id, col(BroadcastRow.state) == _DRAFT)
            .returning(col(BroadcastRow.id))
        )
        return gone.first() is not None

    def claim(self, limit: int, now: datetime, lease_seconds: float) -> tuple[ClaimedBroadcast, ...]:
        """Take deliveries that are due and unclaimed, or whose lease has run out, oldest first."""
        row = BroadcastDeliveryRow
        ready = or_(col(row.due_at) <= now, col(row.due_at) > now + LONGEST_WAIT)
        waits = and_(col(row.state) == "waiting", ready)
        due = (
            select(col(row.broadcast_id), col(row.chat_id))
            .where(waits)
            .order_by(col(row.due_at), col(row.broadcast_id), col(row.chat_id))
            .limit(limit)
            .with_for_update(skip_locked=True)  # SQLite has one writer and leaves it out
        )
        return tuple(
            claimed
            for broadcast_id, chat_id in self._session.execute(due).all()
            if (claimed := self._taken(broadcast_id, chat_id, waits, now + timedelta(seconds=lease_seconds)))
        )

    def _taken(
        self, broadcast_id: int, chat_id: int, waits: ColumnElement[bool], until: datetime
    ) -> ClaimedBroadcast | None:
        row = BroadcastDeliveryRow
        mine = self._session.execute(
            update(row)
            .where(_is(broadcast_id, chat_id), waits)
            .values(claimed=True, due_at=until, attempts=col(row.attempts) + 1)
            .returning(col(row.attempts), col(row.unanswered))
            .execution_options(synchronize_session=False)
        ).first()
        broadcast = self.get(broadcast_id)
        chat = self._session.execute(select(ChatRow).where(col(ChatRow.id) == chat_id)).scalars().first()
        if mine is None or broadcast is None or chat is None:
            return None
        return ClaimedBroadcast(broadcast, to_chat(chat), *mine)

    def delivered(self, broadcast_id: int, chat_id: int, at: datetime) -> None:
        """It arrived."""
        self._set(broadcast_id, chat_id, state="delivered", claimed=False, delivered_at=at)

    def failed(
        self, broadcast_id: int, chat_id: int, failure: SendFailure, retry_at: datetime | None
    ) -> None:
        """Set the retry; without `retry_at` it is given up."""
        row = BroadcastDeliveryRow
        more = col(row.unanswered) + int(failure.problem is SendProblem.UNKNOWN)
        later = {"due_at": retry_at} if retry_at is not None else {"state": "given_up"}
        self._set(broadcast_id, chat_id, claimed=False, unanswered=more, **later)

    def postponed(self, broadcast_id: int, chat_id: int, until: datetime) -> None:
        """Give a claim back of which nothing was tried; it counts as no attempt."""
        attempts = col(BroadcastDeliveryRow.attempts) - 1
        self._set(broadcast_id, chat_id, claimed=False, due_at=until, attempts=attempts)

    def resume(self, now: datetime) -> int:
        """Make due what waits between two tries; returns how many.

        One whose chat was asked to slow down is among them: the pace holds it back without a try.
        """
        row = BroadcastDeliveryRow
        tried = (~col(row.claimed), col(row.attempts) > 0)
        resumed = self._session.execute(
            update(row)
            .where(col(row.state) == "waiting", *tried, col(row.due_at) > now)
            .values(due_at=now)
            .returning(col(row.chat_id))
            .execution_options(synchronize_session=False)
        )
        return len(resumed.all())

    def _set(self, broadcast_id: int, chat_id: int, **values: Any) -> None:
        waiting = col(BroadcastDeliveryRow.state) == "waiting"
        statement = update(BroadcastDeliveryRow).where(_is(broadcast_id, chat_id), waiting).values(**values)
        self._session.execute(statement.execution_options(synchronize_session=False))

    def reach(self, broadcast_id: int) -> Reach:
        """How far it has got; chats that were forgotten since count no more."""
        row = BroadcastDeliveryRow
        statement = (
            select(col(row.state), func.count())
            .where(col(row.broadcast_id) == broadcast_id)
            .group_by(col(row.state))
        )
        counts = {state: count for state, count in self._session.execute(statement).all()}  # noqa: C416 - rows are no pairs to mypy
        return Reach(counts.get("delivered", 0), counts.get("waiting", 0), counts.get("given_up", 0))

    def finish(self) -> tuple[Broadcast, ...]:
        """Those of which nothing waits any more; each is given once."""
        waits = exists().where(
            col(BroadcastDeliveryRow.broadcast_id) == col(BroadcastRow.id),
            col(BroadcastDeliveryRow.state) == "waiting",
        )
        ended = self._session.execute(
            update(BroadcastRow)
            .where(col(BroadcastRow.state) == _SENDING, ~waits)
            .values(state=BroadcastState.DONE.value)
            .returning(col(BroadcastRow.id))
            .execution_options(synchronize_session=False)
        ).all()
        return tuple(found for (number,) in ended if (found := self.get(number)))

    def under_way(self) -> bool:
        """Whether any was sent and has not been finished."""
        sending = select(col(BroadcastRow.id)).where(col(BroadcastRow.state) == _SENDING).limit(1)
        return self._session.execute(sending).first() is not None

    def shown(self, broadcast_id: int, chat_id: int) -> Broadcast | None:
        """The broadcast that was sent to the chat with this id at Telegram; None for anything else."""
        statement = (
            select(BroadcastRow)
            .join(BroadcastDeliveryRow, col(BroadcastDeliveryRow.broadcast_id) == col(BroadcastRow.id))
            .join(ChatRow, col(ChatRow.id) == col(BroadcastDeliveryRow.chat_id))
            .where(col(BroadcastRow.id) == broadcast_id, col(ChatRow.chat_id) == chat_id)
        )
        row = self._session.execute(statement).scalars().first()
        return _broadcast(row) if row else None

    def forget_old(self, before: datetime, limit: int) -> int:
        """Delete what was written before, drafts that nobody sent included; returns how many."""
        old = (
            select(col(BroadcastRow.id))
            .where(col(BroadcastRow.written_at) < before, col(BroadcastRow.state) != _SENDING)
            .limit(limit)
        )
        ids = self._session.execute(old).scalars().all()
        self._session.execute(delete(BroadcastRow).where(col(BroadcastRow.id).in_(ids)))
        return len(ids)


def _is(broadcast_id: int, chat_id: int) -> ColumnElement[bool]:
    row = BroadcastDeliveryRow
    return and_(col(row.broadcast_id) == broadcast_id, col(row.chat_id) == chat_id)


def _broadcast(row: BroadcastRow) -> Broadcast:
    return Broadcast(row.id or 0, row.words, BroadcastState(row.state), row.chats)

"""A group that became a supergroup: its messages have other ids there, and the new one may be known already.

Then both become one, which is told everything that either was to be told, and nothing that either has heard.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, func, update
from sqlmodel import Session, col, select

from bot.domain.chat import DeliveryKind
from bot.store.digest_outcomes import of_chat
from bot.store.outbox import CARD
from bot.store.sql import chunks, insert_missing
from bot.store.tables_broadcast import BroadcastDeliveryRow
from bot.store.tables_chats import ChatRow, DeliveryRow, DigestRow, GatheredRow, MuteRow, SubscriptionRow

_RANK = {"given_up": 0, "waiting": 1, "delivered": 2}


def forget_messages(session: Session, chat_id: int) -> None:
    """Ids of a group's messages mean others in its supergroup: none there is answered or edited by them."""
    mine = col(DeliveryRow.chat_id) == chat_id
    session.exec(
        update(DeliveryRow)
        .where(mine, col(DeliveryRow.message_id).is_not(None))
        .values(message_id=None, last_problem=None)
    )
    edits = (col(DeliveryRow.kind) == DeliveryKind.EDIT.value, col(DeliveryRow.state) == "waiting")
    session.exec(update(DeliveryRow).where(mine, *edits).values(state="given_up", claimed=False))
    session.exec(update(DigestRow).where(col(DigestRow.chat_id) == chat_id).values(message_id=None))


def join(session: Session, old: int, new: int) -> None:
    """All that is kept for the chat `old` is the chat `new`'s from now on; what that one chose stays."""
    heard = {chat: _told(session, chat) for chat in (old, new)}
    _drop_gathered(session, old, heard[new] - heard[old])
    _drop_gathered(session, new, heard[old] - heard[new])
    merged = _wishes(session, old, new)
    _digests(session, old, new, merged)
    _deliveries(session, old, new)
    _broadcasts(session, old, new)
    muted = session.exec(select(MuteRow.number).where(col(MuteRow.chat_id) == old)).all()
    insert_missing(session, MuteRow, [{"chat_id": new, "number": number} for number in muted])


def _told(session: Session, chat_id: int) -> frozenset[int]:
    card = (col(DeliveryRow.chat_id) == chat_id, col(DeliveryRow.kind) == CARD)
    told = select(DeliveryRow.alert_id).where(*card, col(DeliveryRow.state) == "delivered")
    return frozenset(session.exec(told))


def _drop_gathered(session: Session, chat_id: int, alerts: Collection[int]) -> None:
    for part in chunks(alerts):
        session.exec(delete(GatheredRow).where(*of_chat(chat_id, part)))


def _wishes(session: Session, old: int, new: int) -> dict[int, int]:
    """Hand wishes over; which of them the new chat has already, under which id: it keeps its manner."""
    ours = {row.wish_hash: row for row in session.exec(_of(SubscriptionRow, new))}
    merged = {}
    for wish in session.exec(_of(SubscriptionRow, old)).all():
        same = ours.get(wish.wish_hash)
        if same is None:
            _set(session, SubscriptionRow, col(SubscriptionRow.id) == wish.id, chat_id=new)
            continue
        merged[wish.id or 0] = same.id or 0
        held = session.exec(select(GatheredRow).where(col(GatheredRow.subscription_id) == wish.id)).all()
        rows = [{"subscription_id": same.id, "alert_id": g.alert_id, "told": g.told} for g in held]
        insert_missing(session, GatheredRow, rows)
        due_at = func.coalesce(col(SubscriptionRow.digest_due_at), wish.digest_due_at)
        _set(session, SubscriptionRow, col(SubscriptionRow.id) == same.id, digest_due_at=due_at)
    return merged


def _digests(session: Session, old: int, new: int, merged: dict[int, int]) -> None:
    """Hand digests over; one that waits leaves out what the new chat was told or is being told."""
    known = set(_told(session, new)) | _held(session, new)
    for digest in session.exec(_of(DigestRow, old)).all():
        same = merged.get(digest.subscription_id)
        values: dict[str, Any] = {"chat_id": new, "subscription_id": same or digest.subscription_id}
        if digest.state == "waiting":
            values["alerts"] = [alert for alert in digest.alerts if alert not in known]
            if same is not None and digest.alerts and not values["alerts"]:
                values |= {"state": "given_up", "claimed": False}
        _set(session, DigestRow, col(DigestRow.id) == digest.id, **values)
    for part in chunks(_held(session, new)):
        _set(session, GatheredRow, *of_chat(new, part), told=True)


def _held(session: Session, chat_id: int) -> set[int]:
    """The alerts in digests of the chat that are on their way."""
    waiting = (col(DigestRow.chat_id) == chat_id, col(DigestRow.state) == "waiting")
    return {alert for alerts in session.exec(select(DigestRow.alerts).where(*waiting)) for alert in alerts}


def _deliveries(session: Session, old: int, new: int) -> None:
    """Of two deliveries of one thing the one stays that got further; at a draw the new chat's."""
    ours, theirs = (_by_key(session.exec(_of(DeliveryRow, chat)).all()) for chat in (new, old))
    for key in ours.keys() & theirs.keys():
        ahead = _RANK[theirs[key].state] > _RANK[ours[key].state]
        behind = ours[key] if ahead else theirs[key]
        session.exec(delete(DeliveryRow).where(col(DeliveryRow.id) == behind.id))
    _set(session, DeliveryRow, col(DeliveryRow.chat_id) == old, chat_id=new)


def _by_key(rows: Sequence[DeliveryRow]) -> dict[tuple[int, str, int], DeliveryRow]:
    return {(row.alert_id, row.kind, row.round): row for row in rows}


def _broadcasts(session: Session, old: int, new: int) -> None:
    """As deliveries."""
    mine, other = col(BroadcastDeliveryRow.chat_id), col(BroadcastDeliveryRow.broadcast_id)
    ours, theirs = (
        {row.broadcast_id: row.state for row in session.exec(_of(BroadcastDeliveryRow, chat))}
        for chat in (new, old)
    )
    for number in ours.keys() & theirs.keys():
        behind = new if _RANK[theirs[number]] > _RANK[ours[number]] else old
        session.exec(delete(BroadcastDeliveryRow).where(mine == behind, other == number))
    _set(session, BroadcastDeliveryRow, mine == old, chat_id=new)


def _of(row: Any, chat_id: int) -> Any:
    return select(row).where(col(row.chat_id) == chat_id)


def _set(session: Session, row: Any, *whose: ColumnElement[bool], **values: Any) -> None:
    session.exec(update(row).where(*whose).values(**values).execution_options(synchronize_session=False))


def take_manner(session: Session, old: ChatRow, new: ChatRow, unchosen: str) -> None:
    """What the new chat has not chosen it has from the old one; it is on if the old one was."""
    values: dict[str, Any] = {"discreet": old.discreet or new.discreet, "zone": new.zone or old.zone}
    if new.language == unchosen:
        values["language"] = old.language
    if not old.paused:
        values |= {"paused": False, "pause_reason": None, "paused_at": None}
    _set(session, ChatRow, col(ChatRow.id) == new.id, **values)

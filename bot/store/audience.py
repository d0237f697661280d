"""Who may be told of an alert: chats with all they asked for, in chunks."""

from collections.abc import Sequence

from sqlalchemy import exists, or_
from sqlmodel import Session, col, select

from bot.domain.chat import Audience, DeliveryKind, Subscription
from bot.store.mapping import to_chat, to_subscription
from bot.store.tables_chats import (
    AlertActionRow,
    ChatRow,
    DeliveryRow,
    GatheredRow,
    MuteRow,
    SubscriptionRow,
)


def next_audience(session: Session, after: int, limit: int, exchange: Sequence[int]) -> tuple[Audience, ...]:
    """The next chats by number that subscribed or got a step of `exchange`; none that is paused."""
    got_card = (
        select(DeliveryRow.chat_id)
        .join(AlertActionRow, col(AlertActionRow.alert_id) == col(DeliveryRow.alert_id))
        .where(
            col(AlertActionRow.number).in_(exchange),
            col(DeliveryRow.kind) == DeliveryKind.CARD.value,
            col(DeliveryRow.state) != "given_up",
        )
    )
    wishes = exists().where(col(SubscriptionRow.chat_id) == col(ChatRow.id))
    statement = (
        select(ChatRow)
        .where(col(ChatRow.id) > after, ~col(ChatRow.paused), or_(wishes, col(ChatRow.id).in_(got_card)))
        .order_by(col(ChatRow.id))
        .limit(limit)
    )
    chats = [to_chat(row) for row in session.exec(statement)]
    if not chats:
        return ()
    first, last = chats[0].id, chats[-1].id
    subscriptions = _subscriptions(session, first, last)
    got = _got(session, first, last, exchange)
    gathered = _gathered(session, first, last, exchange)
    muted = _muted(session, first, last, exchange)
    return tuple(
        Audience(
            chat,
            tuple(subscriptions.get(chat.id, ())),
            got=frozenset(got.get((chat.id, False), ())),
            listed=frozenset(got.get((chat.id, True), ())) | frozenset(gathered.get(chat.id, ())),
            muted=frozenset(muted.get(chat.id, ())),
        )
        for chat in chats
    )


def _subscriptions(session: Session, first: int, last: int) -> dict[int, list[Subscription]]:
    statement = select(SubscriptionRow).where(col(SubscriptionRow.chat_id).between(first, last))
    found: dict[int, list[Subscription]] = {}
    for row in session.exec(statement.order_by(col(SubscriptionRow.id))):
        found.setdefault(row.chat_id, []).append(to_subscription(row))
    return found


def _got(
    session: Session, first: int, last: int, exchange: Sequence[int]
) -> dict[tuple[int, bool], set[int]]:
    """By chat, and whether a digest told of them."""
    statement = (
        select(DeliveryRow.chat_id, DeliveryRow.in_digest, AlertActionRow.number)
        .join(AlertActionRow, col(AlertActionRow.alert_id) == col(DeliveryRow.alert_id))
        .where(
            col(AlertActionRow.number).in_(exchange),
            col(DeliveryRow.chat_id).between(first, last),
            col(DeliveryRow.kind) == DeliveryKind.CARD.value,
            col(DeliveryRow.state) != "given_up",
        )
    )
    found: dict[tuple[int, bool], set[int]] = {}
    for chat_id, in_digest, number in session.exec(statement):
        found.setdefault((chat_id, in_digest), set()).add(number)
    return found


def _gathered(session: Session, first: int, last: int, exchange: Sequence[int]) -> dict[int, set[int]]:
    statement = (
        select(SubscriptionRow.chat_id, AlertActionRow.number)
        .join(GatheredRow, col(GatheredRow.subscription_id) == col(SubscriptionRow.id))
        .join(AlertActionRow, col(AlertActionRow.alert_id) == col(GatheredRow.alert_id))
        .where(col(AlertActionRow.number).in_(exchange), col(SubscriptionRow.chat_id).between(first, last))
    )
    found: dict[int, set[int]] = {}
    for chat_id, number in session.exec(statement):
        found.setdefault(chat_id, set()).add(number)
    return found


def _muted(session: Session, first: int, last: int, exchange: Sequence[int]) -> dict[int, set[int]]:
    statement = select(MuteRow.chat_id, MuteRow.number).where(
        col(MuteRow.chat_id).between(first, last), col(MuteRow.number).in_(exchange)
    )
    found: dict[int, set[int]] = {}
    for chat_id, number in session.exec(statement):
        found.setdefault(chat_id, set()).add(number)
    return found

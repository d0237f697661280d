"""Subscribers: the least that can be kept of them."""

import hashlib
import json
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, update
from sqlmodel import Session, col, select

from bot.domain.chat import ActionFilter, Chat, ChatAddress, ChatKind, Subscription
from bot.domain.errors import StoreError
from bot.domain.schedule import Schedule
from bot.store.digest_outcomes import of_chat
from bot.store.leftover import erase
from bot.store.links import exchange
from bot.store.mapping import pack_filter, to_chat, to_subscription
from bot.store.moving import forget_messages, join, take_manner
from bot.store.sql import chunks, insert_missing
from bot.store.tables_actions import ActionRedirectRow
from bot.store.tables_broadcast import BroadcastDeliveryRow
from bot.store.tables_chats import ChatRow, DeliveryRow, DigestRow, GatheredRow, MuteRow, SubscriptionRow

_UNCHOSEN = "en"  # what a chat has that chose no language


class SqlChats:
    """Implements services.ports.Chats."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, address: ChatAddress) -> Chat | None:
        """The subscriber at this address."""
        statement = select(ChatRow).where(
            col(ChatRow.chat_id) == address.chat_id, col(ChatRow.topic_id) == (address.topic_id or 0)
        )
        row = self._session.exec(statement).first()
        return to_chat(row) if row else None

    def at(self, chat_id: int) -> tuple[Chat, ...]:
        """All subscribers with this id at Telegram: a group and each of its topics."""
        statement = select(ChatRow).where(col(ChatRow.chat_id) == chat_id).order_by(col(ChatRow.id))
        return tuple(to_chat(row) for row in self._session.exec(statement))

    def ensure(
        self, address: ChatAddress, kind: ChatKind, at: datetime, *, language: str = _UNCHOSEN
    ) -> Chat:
        """The subscriber at this address, made if new; one that had been paused is on again.

        `language` is that of a new one.
        """
        values = {
            "chat_id": address.chat_id,
            "topic_id": address.topic_id or 0,
            "kind": kind.value,
            "language": language,
            "discreet": False,
            "paused": False,
            "created_at": at,
        }
        insert_missing(self._session, ChatRow, [values])
        self._session.exec(
            update(ChatRow)
            .where(
                col(ChatRow.chat_id) == address.chat_id,
                col(ChatRow.topic_id) == (address.topic_id or 0),
                or_(col(ChatRow.paused), col(ChatRow.kind) != kind.value),
            )
            .values(paused=False, pause_reason=None, paused_at=None, kind=kind.value)
        )
        chat = self.get(address)
        if chat is None:
            raise StoreError("a chat just stored is gone: it was deleted at the same moment. Try again.")
        return chat

    def subscriptions(self, chat_id: int) -> tuple[Subscription, ...]:
        """The chat's wishes, oldest first."""
        statement = (
            select(SubscriptionRow)
            .where(col(SubscriptionRow.chat_id) == chat_id)
            .order_by(col(SubscriptionRow.id))
        )
        return tuple(to_subscription(row) for row in self._session.exec(statement))

    def subscribe(
        self,
        chat_id: int,
        wish: ActionFilter,
        *,
        silent: bool,
        at: datetime,
        digest: Schedule | None = None,
        due_at: datetime | None = None,
    ) -> Subscription:
        """The same wish twice is one subscription; the second call changes how its alerts come.

        `due_at` is when the first digest comes. What one that was a digest has gathered is told at once.
        """
        packed = pack_filter(wish)
        wish_hash = hashlib.sha256(json.dumps(packed, sort_keys=True).encode()).hexdigest()
        key = (col(SubscriptionRow.chat_id) == chat_id, col(SubscriptionRow.wish_hash) == wish_hash)
        values = {"chat_id": chat_id, "wish": packed, "wish_hash": wish_hash, "silent": silent}
        insert_missing(self._session, SubscriptionRow, [values | {"created_at": at}])
        before = self._session.exec(select(SubscriptionRow).where(*key)).one()
        was = before.digest is not None
        changed = update(SubscriptionRow).where(*key)
        if digest is None:
            rest = at if was else before.digest_due_at
            self._session.exec(changed.values(silent=silent, digest=None, digest_due_at=rest))
        else:
            since = before.digest_since if was else at
            text = digest.as_text()
            self._session.exec(
                changed.values(silent=silent, digest=text, digest_due_at=due_at, digest_since=since)
            )
        return to_subscription(self._session.exec(select(SubscriptionRow).where(*key)).one())

    def plan_digest(self, subscription_id: int, due_at: datetime) -> None:
        """When the next digest of a subscription comes."""
        self._session.exec(
            update(SubscriptionRow)
            .where(col(SubscriptionRow.id) == subscription_id, col(SubscriptionRow.digest).is_not(None))
            .values(digest_due_at=due_at)
        )

    def unsubscribe(self, chat_id: int, subscription_id: int) -> bool:
        """Whether the chat had that subscription; a digest of it that waits is given up.

        What that digest was to tell is left to the chat's other digests that mean it.
        """
        mine = (col(DigestRow.subscription_id) == subscription_id, col(DigestRow.chat_id) == chat_id)
        waiting = select(DigestRow.alerts).where(*mine, col(DigestRow.state) == "waiting")
        held = [alert for alerts in self._session.exec(waiting) for alert in alerts]
        done = self._session.exec(
            delete(SubscriptionRow).where(
                col(SubscriptionRow.chat_id) == chat_id, col(SubscriptionRow.id) == subscription_id
            )
        )
        if done.rowcount > 0:
            self._give_up_digests(*mine)
            for part in chunks(held):
                others = update(GatheredRow).where(*of_chat(chat_id, part))
                self._session.exec(others.values(told=False))
        return done.rowcount > 0

    def _give_up_digests(self, *whose: ColumnElement[bool]) -> None:
        self._session.exec(
            update(DigestRow)
            .where(*whose, col(DigestRow.state) == "waiting")
            .values(state="given_up", claimed=False)
        )

    def mute(self, chat_id: int, number: int, *, muted: bool) -> None:
        """Mute or unmute the exchange of this action for the chat, later steps included."""
        moved = select(ActionRedirectRow.number).where(col(ActionRedirectRow.old_number) == number)
        number = self._session.exec(moved).first() or number
        if muted:
            insert_missing(self._session, MuteRow, [{"chat_id": chat_id, "number": number}])
            return
        members = exchange(self._session, number)
        self._session.exec(
            delete(MuteRow).where(col(MuteRow.chat_id) == chat_id, col(MuteRow.number).in_(members))
        )

    def pause(self, chat_id: int, reason: str) -> None:
        """Send nothing more until the chat comes back; what waits for it is given up."""
        self._session.exec(
            update(ChatRow).where(col(ChatRow.id) == chat_id).values(paused=True, pause_reason=reason)
        )
        self._session.exec(
            update(DeliveryRow)
            .where(col(DeliveryRow.chat_id) == chat_id, col(DeliveryRow.state) == "waiting")
            .values(state="given_up", claimed=False)
        )
        self._give_up_digests(col(DigestRow.chat_id) == chat_id)
        followed = select(SubscriptionRow.id).where(col(SubscriptionRow.chat_id) == chat_id)
        self._session.exec(  # what those digests told stands in the first one after the chat's return
            update(GatheredRow).where(col(GatheredRow.subscription_id).in_(followed)).values(told=False)
        )
        self._session.exec(
            update(BroadcastDeliveryRow)
            .where(col(BroadcastDeliveryRow.chat_id) == chat_id, col(BroadcastDeliveryRow.state) == "waiting")
            .values(state="given_up", claimed=False)
        )

    def migrate(self, chat_id: int, new_chat_id: int) -> None:
        """The group got another id at Telegram. If the new id is a subscriber already, it takes over.

        Taken over: wishes with what they have gathered, mutes, what is on its way and what was told,
        discretion and, where none was chosen there, language and zone. A wish that both have keeps the
        manner of the new one.
        """
        old = self._session.exec(select(ChatRow).where(col(ChatRow.id) == chat_id)).first()
        if old is None or old.chat_id == new_chat_id:
            return
        forget_messages(self._session, chat_id)
        there = (col(ChatRow.chat_id) == new_chat_id, col(ChatRow.topic_id) == old.topic_id)
        twin = self._session.exec(select(ChatRow).where(*there)).first()
        if twin is None or twin.id is None:
            old.chat_id = new_chat_id
            old.kind = ChatKind.SUPERGROUP.value
            self._session.add(old)
            self._session.flush()
            return
        take_manner(self._session, old, twin, _UNCHOSEN)
        join(self._session, chat_id, twin.id)
        self.forget(chat_id)

    def set_language(self, chat_id: int, language: str) -> None:
        """The language cards and answers come in."""
        self._session.exec(update(ChatRow).where(col(ChatRow.id) == chat_id).values(language=language))

    def set_zone(self, chat_id: int, zone: str) -> None:
        """The time zone in which its digests come, as `lexicon.zones` keeps it."""
        self._session.exec(update(ChatRow).where(col(ChatRow.id) == chat_id).values(zone=zone))

    def set_discreet(self, chat_id: int, *, discreet: bool) -> None:
        """Whether messages are covered until somebody taps them."""
        self._session.exec(update(ChatRow).where(col(ChatRow.id) == chat_id).values(discreet=discreet))

    def forget(self, chat_id: int) -> None:
        """Delete every row that names the chat: the database's rules carry it to all that hangs on it."""
        self._session.exec(delete(ChatRow).where(col(ChatRow.id) == chat_id))
        erase(self._session.connection(), [chat_id])

    def count(self) -> int:
        """How many subscribers there are."""
        return self._session.exec(select(func.count()).select_from(ChatRow)).one()

    def muted(self, chat_id: int) -> tuple[int, ...]:
        """The numbers of the actions by which the chat muted exchanges, in order."""
        statement = select(MuteRow.number).where(col(MuteRow.chat_id) == chat_id)
        return tuple(self._session.exec(statement.order_by(col(MuteRow.number))))

    def sent(self, chat_id: int) -> tuple[int, datetime | None]:
        """How many messages the chat received, as far as the list goes back, and when the last arrived."""
        counts, moments = 0, []
        for row in (DeliveryRow, DigestRow, BroadcastDeliveryRow):
            at = col(row.delivered_at)
            alone = (~col(DeliveryRow.in_digest),) if row is DeliveryRow else ()
            statement = select(func.count(at), func.max(at)).where(col(row.chat_id) == chat_id, *alone)
            count, last = self._session.exec(statement).one()
            counts += count
            moments += [last] if last else []
        return counts, max(moments, default=None)

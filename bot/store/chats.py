"""Subscribers: the least that can be kept of them."""

import hashlib
import json
from datetime import datetime

from sqlalchemy import delete, func, or_, update
from sqlmodel import Session, col, select

from bot.domain.chat import ActionFilter, Chat, ChatAddress, ChatKind, Subscription
from bot.domain.errors import StoreError
from bot.store.leftover import erase
from bot.store.links import exchange
from bot.store.mapping import pack_filter, to_chat, to_subscription
from bot.store.sql import insert_missing
from bot.store.tables_actions import ActionRedirectRow
from bot.store.tables_chats import ChatRow, DeliveryRow, MuteRow, SubscriptionRow

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

    def ensure(self, address: ChatAddress, kind: ChatKind, at: datetime) -> Chat:
        """The subscriber at this address, made if new; one that had been paused is on again."""
        values = {
            "chat_id": address.chat_id,
            "topic_id": address.topic_id or 0,
            "kind": kind.value,
            "language": "en",
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

    def subscribe(self, chat_id: int, wish: ActionFilter, *, silent: bool, at: datetime) -> Subscription:
        """The same wish twice is one subscription (the second call changes `silent`)."""
        packed = pack_filter(wish)
        wish_hash = hashlib.sha256(json.dumps(packed, sort_keys=True).encode()).hexdigest()
        key = (col(SubscriptionRow.chat_id) == chat_id, col(SubscriptionRow.wish_hash) == wish_hash)
        values = {"chat_id": chat_id, "wish": packed, "wish_hash": wish_hash, "silent": silent}
        insert_missing(self._session, SubscriptionRow, [values | {"created_at": at}])
        self._session.exec(update(SubscriptionRow).where(*key).values(silent=silent))
        return to_subscription(self._session.exec(select(SubscriptionRow).where(*key)).one())

    def unsubscribe(self, chat_id: int, subscription_id: int) -> bool:
        """Whether the chat had that subscription."""
        done = self._session.exec(
            delete(SubscriptionRow).where(
                col(SubscriptionRow.chat_id) == chat_id, col(SubscriptionRow.id) == subscription_id
            )
        )
        return done.rowcount > 0

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

    def migrate(self, chat_id: int, new_chat_id: int) -> None:
        """The group got another id at Telegram. If the new id is a subscriber already, it takes over.

        Taken over: wishes, mutes, discretion and, where none was chosen there, the language. The old row
        goes, with its deliveries: the new one has its own.
        """
        old = self._session.exec(select(ChatRow).where(col(ChatRow.id) == chat_id)).first()
        if old is None or old.chat_id == new_chat_id:
            return
        twin = self.get(ChatAddress(new_chat_id, old.topic_id or None))
        if twin is None:
            old.chat_id = new_chat_id
            old.kind = ChatKind.SUPERGROUP.value
            self._session.add(old)
            self._session.flush()
            return
        for wish in self.subscriptions(chat_id):
            self.subscribe(twin.id, wish.filter, silent=wish.silent, at=wish.created_at or old.created_at)
        mutes = self._session.exec(select(MuteRow.number).where(col(MuteRow.chat_id) == chat_id)).all()
        insert_missing(self._session, MuteRow, [{"chat_id": twin.id, "number": n} for n in mutes])
        if twin.language == _UNCHOSEN:
            self.set_language(twin.id, old.language)
        if old.discreet:
            self.set_discreet(twin.id, discreet=True)
        self.forget(chat_id)

    def set_language(self, chat_id: int, language: str) -> None:
        """The language cards and answers come in."""
        self._session.exec(update(ChatRow).where(col(ChatRow.id) == chat_id).values(language=language))

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
        moments = col(DeliveryRow.delivered_at)
        statement = select(func.count(moments), func.max(moments)).where(DeliveryRow.chat_id == chat_id)
        return self._session.exec(statement).one()

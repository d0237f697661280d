"""One update at a time: who speaks, may they, what is answered."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

import structlog
from telegram import ChatFullInfo, ChatMemberUpdated, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.chat import Conversation, Incoming, Reply, changes, opens, rules
from bot.chat.words import said
from bot.domain.chat import ChatAddress, ChatKind, Message, SendFailure, SendProblem, SendResult
from bot.domain.errors import StoreError
from bot.render.words import say
from bot.services.presence import Presence
from bot.settings import Access
from bot.telegram.channels import decode_channel, for_channel, named_channel
from bot.telegram.failures import is_too_old
from bot.telegram.heard import Heard, read
from bot.telegram.menus import Menus
from bot.telegram.messenger import TelegramMessenger, place_of
from bot.telegram.rights import (
    House,
    administers,
    has_left,
    is_operator,
    is_welcome,
    may_administer,
    may_write,
)
from bot.telegram.transport import QuietBot

log = structlog.get_logger(__name__)

ADMINISTRATORS_DECIDE = "Only administrators can change what is followed here."
_INVITED = re.compile(r"/start\s+([A-Za-z0-9_-]{1,64})")  # Bot API, deep linking
_ALWAYS = ("/privacy", "/forget", "/help")  # answered to everybody, welcome or not


@dataclass(frozen=True, slots=True)
class Face:
    """Turns updates into conversation and answers into messages. Errors of the database pass through."""

    bot: QuietBot
    username: str
    conversation: Conversation
    presence: Presence
    messenger: TelegramMessenger
    menus: Menus
    house: House
    clock: Callable[[], datetime]

    async def handle(self, update: Update) -> None:
        """Do what the update asks; doing it twice changes nothing more."""
        if update.my_chat_member is not None:
            await self._membership(update.my_chat_member)
            return
        if update.message is not None and await self._moved(update.message):
            return
        heard = read(update, self.username)
        if heard is not None:
            await self._heard(heard)
        elif update.callback_query is not None:
            await self._acknowledge(update.callback_query.id)

    async def apologise(self, update: Update, reference: str) -> None:
        """Tell whoever waits that it failed; in a channel to the one person alone, and by the reference."""
        heard = read(update, self.username)
        if heard is None:
            return
        try:
            language = await self._language(heard)
        except StoreError:  # it may be what has failed
            language = heard.language or "en"
        sorry = say("apology", language, reference=reference)
        if heard.kind is ChatKind.CHANNEL:
            await self._acknowledge(heard.query_id, sorry)
        else:
            await self._answer(heard, Reply(Message(sorry)))

    async def _language(self, heard: Heard) -> str:
        return await self.conversation.language(heard.address, heard.language)

    async def _heard(self, heard: Heard) -> None:
        await self.menus.heard(heard.address.chat_id)
        if rules(heard.button) and not is_operator(heard, self.house):
            # Posted, it would tell everybody there; the answer to a press is seen by who pressed alone.
            language = await self._language(heard)
            await self._acknowledge(heard.query_id, said("operators_only", language))
            log.warning("telegram.not_an_operator", chat=await self.presence.number(heard.address))
            return
        if heard.private and await self._about_channel(heard):
            return
        known = await self.presence.known(heard.address.chat_id)
        if not known and await self._invited(heard):
            known = True
        if not is_welcome(heard, self.house, known=known) and not (heard.text or "").startswith(_ALWAYS):
            await self._acknowledge(heard.query_id)
            await self._answer(heard, Reply(Message(say("not_welcome", await self._language(heard)))))
            return
        in_channel = heard.kind is ChatKind.CHANNEL and heard.button is not None
        deciding = changes(heard.text, heard.button) or (in_channel and not opens(heard.button))
        may = await may_administer(self.bot, heard) if deciding else heard.private
        if deciding and not may and heard.query_id is not None:
            # In a channel a press by a reader would post for all readers: they ask in private.
            await self._acknowledge(heard.query_id, self._refusal(heard))
            return
        await self._acknowledge(heard.query_id)
        for reply in await self.conversation.handle(self._incoming(heard, may=may)):
            await self._answer(heard, reply)

    async def _invited(self, heard: Heard) -> bool:
        """Whether a link that an operator made brought somebody here; it is used up by that."""
        found = _INVITED.fullmatch(heard.text or "") if heard.private else None
        if found is None or self.house.access is not Access.INVITE:
            return False
        return await self.presence.admit(
            found[1], heard.address, heard.kind, self.clock(), language=heard.language or "en"
        )

    def _refusal(self, heard: Heard) -> str:
        if heard.kind is ChatKind.CHANNEL:
            return f"Ask @{self.username} in a private chat: there every number like /a147 can be looked up."
        return ADMINISTRATORS_DECIDE

    def _incoming(self, heard: Heard, *, may: bool) -> Incoming:
        operator = is_operator(heard, self.house)
        return Incoming(
            heard.address,
            heard.kind,
            self.clock(),
            text=heard.text,
            button=heard.button,
            is_operator=operator,
            operator=f"operator {heard.user_id}" if operator else "",
            may_administer=may,
            bot_name=self.username,
            first_language=heard.language if heard.private else None,
        )

    async def _answer(self, heard: Heard, reply: Reply) -> None:
        pressed, place = heard.query_id is not None, place_of(heard.address, heard.kind)
        # In a group several people may be talking: the answer hangs on the question.
        question = None if heard.private or pressed else heard.message_id
        if reply.file is not None:
            sent = await self.messenger.answer_with_file(place, reply.file, reply.message, reply_to=question)
            if not (isinstance(sent, SendFailure) and sent.problem is SendProblem.PERMANENT):
                await self._answered(heard, sent)
                return
            log.warning("telegram.file_refused", detail=sent.detail)
            refused = say("no_files_here", await self._language(heard))
            reply = Reply(Message(refused))
        result = await self.messenger.answer(
            place,
            reply.message,
            reply_to=question,
            edit=heard.message_id if reply.edits and pressed and heard.editable else None,
        )
        await self._answered(heard, result)

    async def _answered(self, heard: Heard, result: SendResult) -> None:
        if isinstance(result, SendFailure):
            log.warning("telegram.answer_failed", problem=result.problem)
        else:
            await self.presence.answered(heard.address, self.clock())

    async def _acknowledge(self, query_id: str | None, text: str | None = None) -> None:
        """Stop the clock on a button; one pressed long ago cannot be acknowledged, which is harmless."""
        if query_id is None:
            return
        try:
            await self.bot.answer_callback_query(query_id, text=text, show_alert=text is not None)
        except TelegramError as error:
            if not is_too_old(error):
                log.warning("telegram.not_acknowledged", error=str(error)[:100])

    async def _moved(self, message: TelegramMessage) -> bool:
        """Follow a group that became a supergroup; both chats say so."""
        if message.migrate_to_chat_id is not None:
            await self.presence.moved(message.chat.id, message.migrate_to_chat_id)
            return True
        if message.migrate_from_chat_id is not None:
            await self.presence.moved(message.migrate_from_chat_id, message.chat.id)
            return True
        return False

    async def _membership(self, change: ChatMemberUpdated) -> None:
        """We were added, promoted, blocked or removed."""
        status, channel = change.new_chat_member.status, change.chat.type == ChatType.CHANNEL
        if has_left(change.new_chat_member):
            await self.presence.left(change.chat.id, f"the bot is {status} there")
            return
        if may_write(change.new_chat_member, channel=channel):
            await self.presence.back(change.chat.id, self.clock())
        fresh = change.old_chat_member.status != ChatMemberStatus.ADMINISTRATOR
        if channel and status == ChatMemberStatus.ADMINISTRATOR and fresh:
            user = change.from_user.id
            heard = Heard(ChatAddress(user), ChatKind.PRIVATE, user, text="/subscribe")
            await self._speak_for(heard, change.chat.id, change.chat.title or "")

    async def _about_channel(self, heard: Heard) -> bool:
        """Whether a press or a command in a private chat is about a channel; then it is done here."""
        pressed = decode_channel(heard.button) if heard.button else None
        named = named_channel(heard.text) if heard.text else None
        if pressed is not None:
            await self._for_channel(replace(heard, button=pressed[1]), pressed[0])
        elif named is not None:
            await self._for_channel(replace(heard, text=named[1]), named[0])
        return pressed is not None or named is not None

    async def _for_channel(self, heard: Heard, named: int | str) -> None:
        """Checked, done for the channel, answered in the private chat."""
        channel = await self._channel(named)
        user = heard.user_id
        if channel is None or user is None or not await administers(self.bot, channel.id, user):
            not_theirs = say("not_theirs", await self._language(heard))
            await self._acknowledge(heard.query_id, not_theirs)
            if heard.query_id is None:
                await self._answer(heard, Reply(Message(not_theirs)))
            return
        await self._acknowledge(heard.query_id)
        await self._speak_for(heard, channel.id, channel.title or "")

    async def _speak_for(self, heard: Heard, channel_id: int, title: str) -> None:
        known = await self.presence.known(channel_id)
        if not is_welcome(heard, self.house, known=known):
            await self._answer(heard, Reply(Message(say("not_welcome", await self._language(heard)))))
            return
        meant = replace(heard, address=ChatAddress(channel_id), kind=ChatKind.CHANNEL)
        for reply in await self.conversation.handle(self._incoming(meant, may=True)):
            await self._answer(heard, for_channel(reply, channel_id, title))

    async def _channel(self, named: int | str) -> ChatFullInfo | None:
        """The channel; None when it is none, or we are not in it."""
        try:
            found = await self.bot.get_chat(named)
        except (BadRequest, Forbidden):
            return None
        return found if found.type == ChatType.CHANNEL else None

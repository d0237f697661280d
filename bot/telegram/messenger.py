"""Messages out: paced, cut to size, with every refusal as a value."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.domain.chat import (
    Attachment,
    Button,
    Chat,
    ChatAddress,
    ChatKind,
    Message,
    Postponed,
    Receipt,
    SendFailure,
    SendProblem,
    SendResult,
)
from bot.render.splitting import split
from bot.telegram.failures import DETAIL, classify, is_lost, is_unchanged
from bot.telegram.pacing import Pacer
from bot.telegram.transport import QuietBot

log = structlog.get_logger(__name__)

PATIENCE_SECONDS = 1.5  # a delivery waits so long for its chat's turn; longer and it goes back to the outbox
TRIES = 4  # of an answer to somebody who waits for it
ANSWER_SECONDS = 90.0  # an answer that would come later than this is no answer
UPLOAD_SECONDS = 60.0  # for a file of 10 MB
GENERAL_TOPIC = 1  # addressed by leaving the topic out (Bot API, forums)

_GROUPS = (ChatKind.GROUP, ChatKind.SUPERGROUP, ChatKind.CHANNEL)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_EMPTY = SendFailure(SendProblem.PERMANENT, "the message has no text")
_TOO_LONG = SendFailure(SendProblem.PERMANENT, "the message is too long to replace another")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes and at which pace."""

    address: ChatAddress
    group: bool


def place_of(address: ChatAddress, kind: ChatKind) -> Place:
    """The place of a chat; channels are paced like groups."""
    return Place(address, kind in _GROUPS)


def keyboard(buttons: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Rows of buttons; None without any."""
    rows = [
        [
            InlineKeyboardButton(b.label, callback_data=b.data, url=b.url if b.data is None else None)
            for b in row
        ]
        for row in buttons
        if row
    ]
    return InlineKeyboardMarkup(rows) if rows else None


class TelegramMessenger:
    """Implements ports.Messenger, and answers people; both share one pace."""

    def __init__(
        self,
        bot: QuietBot,
        pacer: Pacer,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._pacer = pacer
        self._clock = clock
        self._monotonic = monotonic
        self._sleep = sleep

    async def send(
        self, chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult | Postponed:
        """Send a card. A chat whose turn is far off costs no time and no attempt."""
        place = place_of(chat.address, chat.kind)
        wait = self._pacer.chat_wait(place.address.chat_id, group=place.group, now=self._monotonic())
        if wait > PATIENCE_SECONDS:
            return Postponed(wait)
        return await self._post(place, message, silent=silent, reply_to=reply_to)

    async def edit(self, chat: Chat, message_id: int, message: Message) -> SendResult:
        """Replace a card; one that reads the same already is a success."""
        return await self._replace(place_of(chat.address, chat.kind), message_id, message)

    async def answer(
        self, place: Place, message: Message, *, reply_to: int | None = None, edit: int | None = None
    ) -> SendResult:
        """Say something to somebody who waits; when the message to replace is gone, as a new one.

        Refusals that pass are waited out. A lost answer is not repeated, since it may have arrived.
        """
        if edit is not None:
            result = await self._patiently(lambda: self._replace(place, edit, message))
            if isinstance(result, Receipt) or not (is_lost(result) or result is _TOO_LONG):
                return result
        return await self._patiently(lambda: self._post(place, message, silent=False, reply_to=reply_to))

    async def answer_with_file(
        self, place: Place, file: Attachment, caption: Message, *, reply_to: int | None = None
    ) -> SendResult:
        """Send a file to somebody who waits for it. A chat that lets no files in is a permanent refusal."""
        return await self._patiently(lambda: self._post_file(place, file, caption, reply_to))

    async def _post_file(
        self, place: Place, file: Attachment, caption: Message, reply_to: int | None
    ) -> SendResult:
        await self._turn(place)
        topic = place.address.topic_id
        try:
            sent = await self._bot.send_document(
                place.address.chat_id,
                InputFile(file.content, filename=file.name),
                caption=caption.html,
                parse_mode=ParseMode.HTML,
                disable_content_type_detection=True,
                message_thread_id=None if topic == GENERAL_TOPIC else topic,
                reply_parameters=ReplyParameters(reply_to, allow_sending_without_reply=True)
                if reply_to
                else None,
                write_timeout=UPLOAD_SECONDS,
            )
        except BadRequest as error:  # also of rights: whoever waits is told now
            return SendFailure(SendProblem.PERMANENT, str(error)[:DETAIL])
        except TelegramError as error:
            return self._failed(place, error)
        return Receipt(sent.message_id, self._clock())

    async def _patiently(self, attempt: Callable[[], Awaitable[SendResult]]) -> SendResult:
        until = self._monotonic() + ANSWER_SECONDS
        result = await attempt()
        for number in range(1, TRIES):
            if isinstance(result, Receipt):
                return result
            if result.problem is SendProblem.THROTTLED:
                wait = result.retry_after_seconds or 1.0
            elif result.problem is SendProblem.PASSING:
                wait = float(2**number)
            else:
                break
            if self._monotonic() + wait > until:
                break
            await self._sleep(wait)
            result = await attempt()
        return result

    async def _post(
        self, place: Place, message: Message, *, silent: bool, reply_to: int | None
    ) -> SendResult:
        """Each part in turn; the buttons hang on the last, the receipt is of the first."""
        parts = split(message.html)
        first: Receipt | None = None
        for number, part in enumerate(parts, start=1):
            buttons = message.buttons if number == len(parts) else ()
            result = await self._post_part(
                place, Message(part, buttons), silent=silent, reply_to=reply_to if number == 1 else None
            )
            if isinstance(result, SendFailure):
                # Once a part stands in the chat, a repetition of the whole would double it.
                return result if first is None else first
            first = first or result
        return first or _EMPTY

    async def _post_part(
        self, place: Place, message: Message, *, silent: bool, reply_to: int | None
    ) -> SendResult:
        await self._turn(place)
        topic = place.address.topic_id
        try:
            sent = await self._bot.send_message(
                place.address.chat_id,
                message.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                disable_notification=silent,
                message_thread_id=None if topic == GENERAL_TOPIC else topic,
                reply_parameters=ReplyParameters(reply_to, allow_sending_without_reply=True)
                if reply_to
                else None,
                reply_markup=keyboard(message.buttons),
            )
        except TelegramError as error:
            return self._failed(place, error)
        return Receipt(sent.message_id, self._clock())

    async def _replace(self, place: Place, message_id: int, message: Message) -> SendResult:
        parts = split(message.html)
        if len(parts) != 1:
            return _TOO_LONG if parts else _EMPTY
        await self._wait(self._pacer.take_overall(self._monotonic()))
        try:
            await self._bot.edit_message_text(
                parts[0],
                place.address.chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=keyboard(message.buttons),
            )
        except TelegramError as error:
            if not is_unchanged(error):
                return self._failed(place, error)
        return Receipt(message_id, self._clock())

    async def _turn(self, place: Place) -> None:
        """Wait for the chat's turn, then for the bot's: a waiting chat holds no place of the bot."""
        chat = place.address.chat_id
        await self._wait(self._pacer.take_chat(chat, group=place.group, now=self._monotonic()))
        await self._wait(self._pacer.take_overall(self._monotonic()))

    async def _wait(self, seconds: float) -> None:
        if seconds > 0:
            await self._sleep(seconds)

    def _failed(self, place: Place, error: TelegramError) -> SendFailure:
        failure = classify(error)
        if failure.problem is SendProblem.THROTTLED:
            seconds = failure.retry_after_seconds or 1.0
            self._pacer.refused(
                place.address.chat_id, group=place.group, now=self._monotonic(), seconds=seconds
            )
            log.warning("telegram.throttled", seconds=seconds)
        return failure

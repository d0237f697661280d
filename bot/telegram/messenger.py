"""Messages out: paced, cut to size, with every refusal as a value."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import structlog
from telegram import InputFile, LinkPreviewOptions
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
from bot.telegram.arguments import answering, keyboard, topic_of
from bot.telegram.failures import DETAIL, classify, is_lost, is_unchanged
from bot.telegram.pacing import Pacer
from bot.telegram.parts import Progress, Unfinished
from bot.telegram.transport import QuietBot
from bot.telegram.turns import ANSWER_SECONDS, PATIENCE_SECONDS, Turns

log = structlog.get_logger(__name__)

TRIES = 4  # of an answer to somebody who waits for it
UPLOAD_SECONDS = 60.0  # for a file of 10 MB

_Buttons = tuple[tuple[Button, ...], ...]

_GROUPS = (ChatKind.GROUP, ChatKind.SUPERGROUP, ChatKind.CHANNEL)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_EMPTY = SendFailure(SendProblem.PERMANENT, "the message has no text")
_FINAL = (SendProblem.PERMANENT, SendProblem.BLOCKED)
_TOO_LONG = SendFailure(SendProblem.PERMANENT, "the message is too long to replace another")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes and at which pace."""

    address: ChatAddress
    group: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """How a message is sent; as it stands here, one that nobody waits for."""

    place: Place
    silent: bool = False
    reply_to: int | None = None
    patience: float = PATIENCE_SECONDS
    ends: bool = True  # it waits no longer once the program stops


def place_of(address: ChatAddress, kind: ChatKind) -> Place:
    """The place of a chat; channels are paced like groups."""
    return Place(address, kind in _GROUPS)


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
        stop: asyncio.Event | None = None,
    ) -> None:
        """Once `stop` is set no delivery waits for its turn any more; answers under way do."""
        self._bot = bot
        self._pacer = pacer
        self._clock = clock
        self._monotonic = monotonic
        self._sleep = sleep
        self._turns = Turns(pacer, monotonic, sleep, stop or asyncio.Event())
        self._unfinished = Unfinished(monotonic)

    def quiet_seconds(self) -> float:
        """How long Telegram wants to hear nothing from us; 0 when it listens."""
        return self._turns.quiet_seconds()

    def keep_quiet(self, seconds: float) -> None:
        """Telegram was still to hear nothing for so long when the last process ended."""
        self._pacer.shut(self._monotonic(), seconds)

    async def send(
        self, chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult | Postponed:
        """Send a card. One whose turn is far off costs no time and no attempt.

        Of a long one the parts that an earlier try brought there are not sent again.
        """
        parts = split(message.html)
        if not parts:
            return _EMPTY
        progress = self._unfinished.take(chat.address, parts[0])
        way = _Way(place_of(chat.address, chat.kind), silent=silent, reply_to=reply_to)
        result = await self._post(way, parts, message.buttons, progress)
        if isinstance(result, Postponed) or (
            isinstance(result, SendFailure) and result.problem not in _FINAL
        ):
            moved = result.new_chat_id if isinstance(result, SendFailure) else None
            self._unfinished.keep(replace(chat.address, chat_id=moved or chat.address.chat_id), progress)
        return result

    async def edit(self, chat: Chat, message_id: int, message: Message) -> SendResult | Postponed:
        """Replace a card; one that reads the same already is a success."""
        return await self._replace(_Way(place_of(chat.address, chat.kind)), message_id, message)

    async def answer(
        self, place: Place, message: Message, *, reply_to: int | None = None, edit: int | None = None
    ) -> SendResult:
        """Say something to somebody who waits; when the message to replace is gone, as a new one.

        Refusals that pass are waited out. A lost answer is not repeated, since it may have arrived.
        """
        way = _Way(place, reply_to=reply_to, patience=ANSWER_SECONDS, ends=False)
        if edit is not None:
            result = await self._patiently(lambda: self._replace(way, edit, message))
            if isinstance(result, Receipt) or not (is_lost(result) or result is _TOO_LONG):
                return result
        parts, progress = split(message.html), Progress()
        return await self._patiently(lambda: self._post(way, parts, message.buttons, progress))

    async def answer_with_file(
        self, place: Place, file: Attachment, caption: Message, *, reply_to: int | None = None
    ) -> SendResult:
        """Send a file to somebody who waits for it. A chat that lets no files in is a permanent refusal."""
        way = _Way(place, reply_to=reply_to, patience=ANSWER_SECONDS, ends=False)
        return await self._patiently(lambda: self._post_file(way, file, caption))

    async def _post_file(self, way: _Way, file: Attachment, caption: Message) -> SendResult | Postponed:
        if (later := await self._turn(way)) is not None:
            return later
        try:
            sent = await self._bot.send_document(
                way.place.address.chat_id,
                InputFile(file.content, filename=file.name),
                caption=caption.html,
                parse_mode=ParseMode.HTML,
                disable_content_type_detection=True,
                message_thread_id=topic_of(way.place.address),
                reply_parameters=answering(way.reply_to),
                write_timeout=UPLOAD_SECONDS,
            )
        except BadRequest as error:  # also of rights: whoever waits is told now
            return SendFailure(SendProblem.PERMANENT, str(error)[:DETAIL])
        except TelegramError as error:
            return self._failed(way.place, error)
        return Receipt(sent.message_id, self._clock())

    async def _patiently(self, attempt: Callable[[], Awaitable[SendResult | Postponed]]) -> SendResult:
        until = self._monotonic() + ANSWER_SECONDS
        number = 0
        while True:
            number += 1
            result = await attempt()
            if isinstance(result, Postponed):
                return _asked_to_wait(result)
            wait = _worth_waiting(result, number)
            if wait is None or number == TRIES or self._monotonic() + wait > until:
                return result
            await self._sleep(wait)

    async def _post(
        self, way: _Way, parts: Sequence[str], buttons: _Buttons, progress: Progress
    ) -> SendResult | Postponed:
        """Each part that does not stand yet; the buttons hang on the last, the receipt is of the first.

        A failure says whether a part stands already. What was begun is not put off as if nothing were tried.
        """
        begun = False
        for number in range(progress.done(parts), len(parts)):
            last = number == len(parts) - 1
            message = Message(parts[number], buttons if last else ())
            result = await self._post_part(
                replace(
                    way,
                    reply_to=way.reply_to if number == 0 else None,
                    ends=way.ends and not progress.standing,
                ),
                message,
            )
            if isinstance(result, Postponed) and begun:
                result = _asked_to_wait(result)
            if isinstance(result, SendFailure):
                return replace(result, partly=bool(progress.standing))
            if isinstance(result, Postponed):
                return result
            progress.arrived(number, parts[number], result)
            begun = True
        return progress.first or _EMPTY

    async def _post_part(self, way: _Way, message: Message) -> SendResult | Postponed:
        if (later := await self._turn(way)) is not None:
            return later
        try:
            sent = await self._bot.send_message(
                way.place.address.chat_id,
                message.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                disable_notification=way.silent,
                message_thread_id=topic_of(way.place.address),
                reply_parameters=answering(way.reply_to),
                reply_markup=keyboard(message.buttons),
            )
        except TelegramError as error:
            return self._failed(way.place, error)
        return Receipt(sent.message_id, self._clock())

    async def _replace(self, way: _Way, message_id: int, message: Message) -> SendResult | Postponed:
        parts = split(message.html)
        if len(parts) != 1:
            return _TOO_LONG if parts else _EMPTY
        if (later := await self._turns.of_bot(most=way.patience, ends=way.ends)) is not None:
            return later
        try:
            await self._bot.edit_message_text(
                parts[0],
                way.place.address.chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=keyboard(message.buttons),
            )
        except TelegramError as error:
            if not is_unchanged(error):
                return self._failed(way.place, error)
        return Receipt(message_id, self._clock())

    async def _turn(self, way: _Way) -> Postponed | None:
        chat, group = way.place.address.chat_id, way.place.group
        return await self._turns.of_chat(chat, group=group, most=way.patience, ends=way.ends)

    def _failed(self, place: Place, error: TelegramError) -> SendFailure:
        failure = classify(error)
        if failure.problem is SendProblem.THROTTLED:
            seconds = failure.retry_after_seconds or 1.0
            self._pacer.refused(
                place.address.chat_id, group=place.group, now=self._monotonic(), seconds=seconds
            )
            log.warning("telegram.throttled", seconds=seconds)
        return failure


def _worth_waiting(result: SendResult, number: int) -> float | None:
    """Seconds before an answer is tried again after this try; None: it stands, or will not."""
    if isinstance(result, Receipt):
        return None
    if result.problem is SendProblem.THROTTLED:
        return result.retry_after_seconds or 1.0
    return float(2**number) if result.problem is SendProblem.PASSING else None


def _asked_to_wait(later: Postponed) -> SendFailure:
    """A turn that is too far off for a message that cannot be put off."""
    return SendFailure(SendProblem.THROTTLED, "its turn is far off", retry_after_seconds=later.seconds)

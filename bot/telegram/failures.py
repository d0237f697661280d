"""What a refusal by the Bot API means for the delivery. Wordings are matched by fragment, in any case."""

from datetime import timedelta

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.domain.chat import SendFailure, SendProblem
from bot.telegram.transport import NotSentError

DETAIL = 200  # characters kept of an error's text

_GONE = (
    "chat not found",
    "bot was blocked",
    "bot was kicked",
    "is not a member",
    "user is deactivated",
    "can't initiate conversation",
    "group chat was deactivated",
    "message thread not found",
    "topic_deleted",
    "peer_id_invalid",
    "input_user_deactivated",
)
# The chat is there and may let the bot write again: it is asked again for hours, and is not taken for gone.
_NOT_NOW = (
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "topic_closed",
)
_UNCHANGED = "message is not modified"
_LOST = ("message to edit not found", "message can't be edited", "message_id_invalid")
_TOO_OLD = ("query is too old", "query id is invalid", "query_id_invalid")


def classify(error: TelegramError) -> SendFailure:
    """The failure as what to do next. Only a request that surely never arrived is called passing."""
    text = _detail(error)
    match error:
        case RetryAfter():
            return SendFailure(SendProblem.THROTTLED, text, retry_after_seconds=_seconds(error))
        case ChatMigrated():
            return SendFailure(SendProblem.MIGRATED, "the group has a new id", new_chat_id=error.new_chat_id)
        case Forbidden():
            return SendFailure(SendProblem.BLOCKED, text)
        case BadRequest():
            return SendFailure(_refused(text.casefold()), text)
        case NotSentError() | InvalidToken():  # a wrong token ends the program elsewhere; the message waits
            return SendFailure(SendProblem.PASSING, text)
        case _:  # time-outs, lost connections, 5xx: it may have been accepted
            return SendFailure(SendProblem.UNKNOWN, text)


def _refused(text: str) -> SendProblem:
    if any(fragment in text for fragment in _NOT_NOW):
        return SendProblem.PASSING
    return SendProblem.BLOCKED if any(fragment in text for fragment in _GONE) else SendProblem.PERMANENT


def is_unchanged(error: TelegramError) -> bool:
    """An edit that would change nothing: what was wanted stands there already."""
    return isinstance(error, BadRequest) and _UNCHANGED in str(error).casefold()


def is_lost(failure: SendFailure) -> bool:
    """The message to edit is gone or may no longer be edited."""
    return any(fragment in failure.detail.casefold() for fragment in _LOST)


def is_too_old(error: TelegramError) -> bool:
    """A button's press that can no longer be acknowledged."""
    return any(fragment in str(error).casefold() for fragment in _TOO_OLD)


def _detail(error: TelegramError) -> str:
    return str(error)[:DETAIL]


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)

"""What refusals mean."""

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.domain.chat import SendProblem
from bot.telegram.failures import classify, is_lost, is_too_old, is_unchanged
from bot.telegram.transport import NotSentError


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), SendProblem.BLOCKED),
        (Forbidden("Forbidden: user is deactivated"), SendProblem.BLOCKED),
        (BadRequest("Bad Request: chat not found"), SendProblem.BLOCKED),
        (BadRequest("Bad Request: TOPIC_CLOSED"), SendProblem.PASSING),
        (BadRequest("Bad Request: CHAT_WRITE_FORBIDDEN"), SendProblem.PASSING),
        (BadRequest("Bad Request: need administrator rights in the channel chat"), SendProblem.PASSING),
        (BadRequest("Bad Request: message thread not found"), SendProblem.BLOCKED),
        (BadRequest("not enough rights to send text messages to the chat"), SendProblem.PASSING),
        (BadRequest("Bad Request: message is too long"), SendProblem.PERMANENT),
        (BadRequest("Bad Request: BUTTON_DATA_INVALID"), SendProblem.PERMANENT),
        (TimedOut(), SendProblem.UNKNOWN),
        (NetworkError("Bad Gateway"), SendProblem.UNKNOWN),
        (TelegramError("Invalid server response"), SendProblem.UNKNOWN),
        (NotSentError("no connection"), SendProblem.PASSING),
        (InvalidToken(), SendProblem.PASSING),
    ],
)
def test_each_refusal_says_what_to_do_next(error: TelegramError, problem: SendProblem) -> None:
    assert classify(error).problem is problem


def test_a_throttled_send_says_for_how_long() -> None:
    failure = classify(RetryAfter(17))
    assert (failure.problem, failure.retry_after_seconds) == (SendProblem.THROTTLED, 17.0)


def test_a_moved_group_says_where_to() -> None:
    failure = classify(ChatMigrated(-1001))
    assert (failure.problem, failure.new_chat_id) == (SendProblem.MIGRATED, -1001)


def test_an_edit_that_changes_nothing_is_told_from_one_whose_message_is_gone() -> None:
    same = BadRequest("Bad Request: message is not modified: specified new message content is the same")
    gone = BadRequest("Bad Request: message to edit not found")
    assert is_unchanged(same)
    assert not is_unchanged(gone)
    assert is_lost(classify(gone))
    assert not is_lost(classify(same))


def test_an_old_press_is_recognised_however_it_is_spelled() -> None:
    assert is_too_old(BadRequest("Query is too old and response timeout expired or query id is invalid"))
    assert not is_too_old(BadRequest("chat not found"))

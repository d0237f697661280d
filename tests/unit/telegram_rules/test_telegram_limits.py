"""Flood limits, on a clock of numbers."""

import pytest

from telegram_server.errors import ApiError
from telegram_server.limits import NO_LIMITS, Flood, Limits


def wait_asked(flood: Flood, chat: int, now: float, *, private: bool = True, paid: bool = False) -> int:
    """Zero when the message passes."""
    try:
        flood.admit(chat, now, private=private, paid=paid)
    except ApiError as refusal:
        return int(refusal.parameters["retry_after"])
    return 0


def test_a_refusal_says_how_long_to_wait() -> None:
    flood = Flood()
    flood.shut(1, 0.0, 3)
    with pytest.raises(ApiError) as refusal:
        flood.admit(1, 0.0, private=True)
    assert refusal.value.answer() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }


def test_a_private_chat_takes_a_burst_of_five_and_then_one_a_second() -> None:
    flood = Flood()
    assert [wait_asked(flood, 1, 0.0) for _ in range(6)] == [0, 0, 0, 0, 0, 1]
    assert [wait_asked(flood, 1, now) for now in (1.0, 2.0, 2.5)] == [0, 0, 1]


def test_a_scope_stays_shut_until_the_wait_is_over_and_asking_does_not_prolong_it() -> None:
    flood = Flood()
    for _ in range(20):
        assert wait_asked(flood, -1, 0.0, private=False) == 0
    assert wait_asked(flood, -1, 10.0, private=False) == 50
    assert wait_asked(flood, -1, 59.5, private=False) == 1
    assert wait_asked(flood, -1, 60.0, private=False) == 0


def test_a_scope_opens_when_the_wait_it_named_is_over_not_when_a_message_would_fit() -> None:
    flood = Flood(Limits(private_per_second=2.0, private_burst=1))
    assert [wait_asked(flood, 1, now) for now in (0.0, 0.0, 0.6, 1.0)] == [0, 1, 1, 0]


def test_other_chats_stay_open_while_one_is_shut() -> None:
    flood = Flood()
    flood.shut(1, 0.0, 30)
    assert wait_asked(flood, 1, 0.0) == 30
    assert wait_asked(flood, 2, 0.0) == 0


def test_the_bot_as_a_whole_sends_thirty_a_second() -> None:
    flood = Flood()
    assert [wait_asked(flood, chat, 0.0) for chat in range(1, 31)] == [0] * 30
    assert wait_asked(flood, 31, 0.5) == 1
    assert wait_asked(flood, 31, 1.6) == 0


def test_a_paid_broadcast_passes_the_limit_of_the_bot_but_not_that_of_a_chat() -> None:
    flood = Flood()
    assert [wait_asked(flood, chat, 0.0, paid=True) for chat in range(1, 1001)] == [0] * 1000
    assert wait_asked(flood, 1001, 0.0, paid=True) == 1
    flood = Flood()
    assert [wait_asked(flood, 1, 0.0, paid=True) for _ in range(6)] == [0, 0, 0, 0, 0, 1]


def test_without_limits_nothing_is_refused() -> None:
    flood = Flood(NO_LIMITS)
    assert not any(
        wait_asked(flood, chat, 0.0, private=private) for chat in (1, 1, 1) * 50 for private in (True, False)
    )


def test_limits_are_what_the_test_says() -> None:
    flood = Flood(Limits(per_second=None, group_per_minute=2))
    assert [wait_asked(flood, -1, 0.0, private=False) for _ in range(3)] == [0, 0, 60]


def test_a_refused_message_counts_for_nothing() -> None:
    flood = Flood(Limits(per_second=6, private_burst=5))
    for _ in range(5):
        wait_asked(flood, 1, 0.0)
    assert wait_asked(flood, 1, 0.0) == 1
    assert [wait_asked(flood, 2, 0.0), wait_asked(flood, 3, 0.0)] == [0, 1]


@pytest.mark.parametrize("seconds", [1, 7])
def test_a_shut_bot_takes_nothing_anywhere(seconds: int) -> None:
    flood = Flood()
    flood.shut(0, 0.0, seconds)
    assert wait_asked(flood, 5, 0.0) == seconds
    assert wait_asked(flood, 5, float(seconds)) == 0

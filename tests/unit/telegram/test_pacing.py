"""How fast messages may go."""

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.pacing import BURST, MINUTE, Pacer


def pacer() -> Pacer:
    return Pacer(per_second=30, chat_seconds=1, group_per_minute=20)


def test_a_private_chat_gets_a_short_burst_and_then_one_a_second() -> None:
    pace = pacer()
    waits = [pace.take_chat(1, group=False, now=100.0) for _ in range(BURST + 2)]
    assert waits == [0.0] * BURST + [1.0, 2.0]


def test_one_chat_that_waits_keeps_no_other_waiting() -> None:
    pace = pacer()
    for _ in range(10):
        pace.take_chat(1, group=False, now=100.0)
    pace.refused(1, group=False, now=100.0, seconds=30)
    assert pace.take_chat(2, group=False, now=100.0) == 0.0
    assert pace.take_overall(100.0) == 0.0


def test_a_chat_that_was_refused_is_shut_as_long_as_the_server_said() -> None:
    pace = pacer()
    pace.refused(1, group=False, now=100.0, seconds=7)
    assert pace.chat_wait(1, group=False, now=103.0) == 4.0
    assert pace.chat_wait(1, group=False, now=107.5) == 0.0


def test_refusals_of_many_chats_at_once_slow_down_the_whole_bot() -> None:
    pace = pacer()
    for chat in (1, 2, 3):
        pace.refused(chat, group=False, now=100.0, seconds=5)
    assert pace.take_overall(100.0) == 5.0


def test_the_whole_bot_is_quiet_as_long_as_it_was_told_to_and_longer_beats_shorter() -> None:
    pace = pacer()
    assert pace.shut_wait(100.0) == 0.0
    pace.shut(100.0, 300)
    pace.shut(101.0, 5)
    assert pace.shut_wait(150.0) == 250.0
    assert pace.shut_wait(401.0) == 0.0


def test_looking_at_the_wait_takes_no_turn() -> None:
    pace = pacer()
    for _ in range(10):
        assert pace.chat_wait(1, group=False, now=100.0) == 0.0


@given(st.lists(st.floats(0, 20), min_size=25, max_size=80), st.integers(1, 20))
def test_no_minute_of_a_group_holds_more_than_allowed_and_none_is_wasted(
    gaps: list[float], most: int
) -> None:
    pace = Pacer(per_second=30, chat_seconds=0, group_per_minute=most)
    now, sent = 0.0, []
    for gap in gaps:
        now += gap
        wait = pace.take_chat(-1, group=True, now=now)
        now += wait
        sent.append(now)
        if wait:  # it had to wait for the oldest of the window, and not longer
            assert abs(now - (sent[-1 - most] + MINUTE)) < 1e-6
    for first, last in zip(sent, sent[most:], strict=False):
        assert last - first >= MINUTE - 1e-6


@given(st.lists(st.floats(0, 0.2), min_size=40, max_size=200))
def test_no_second_of_the_bot_holds_more_than_allowed(gaps: list[float]) -> None:
    pace = pacer()
    now, sent = 0.0, []
    for gap in gaps:
        now += gap
        sent.append(now + pace.take_overall(now))
    for first, last in zip(sent, sent[30:], strict=False):
        assert last - first >= 1.0


def test_the_whole_rate_is_used_but_for_two_percent() -> None:
    pace = pacer()
    last = max(pace.take_overall(0.0) for _ in range(1000))
    assert 0.98 * 30 <= 999 / last <= 30

"""How alerts shall come, said among the words of a wish, in any order and in three languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.schedule import AT_ONCE, Manner, Schedule, read_manner, read_schedule
from bot.query.manner import parse_manner

DAILY = Schedule()

SAID = (
    ("cn us visa digest weekly 08:00", Schedule(8, 0, 0), "cn us visa"),
    ("weekly 18:30 digest cn us", Schedule(18, 30, 0), "cn us"),
    ("digest at 9 cn us", Schedule(9), "cn us"),
    ("cn us daily digest 7pm", Schedule(19), "cn us"),
    ("digest 12 am ru", Schedule(0), "ru"),
    ("digest friday 8.15 ru pl", Schedule(8, 15, 4), "ru pl"),
    ("cn us daily", DAILY, "cn us"),
    ("digest", DAILY, ""),
    ("每日摘要 8:00 中国 美国", DAILY, "中国 美国"),
    ("中国 美国 每周五摘要 晚上8点半", Schedule(20, 30, 4), "中国 美国"),
    ("每周摘要 9点 中国", Schedule(9, 0, 0), "中国"),
    ("每天汇总：18：45 中国", Schedule(18, 45), "中国"),
    ("сводка еженедельно 9:00 Китай США", Schedule(9, 0, 0), "Китай США"),
    ("Китай США сводка по пятницам в 9 вечера", Schedule(21, 0, 4), "Китай США"),
    ("ежедневная сводка в 7 часов Польша", Schedule(7), "Польша"),
)


@pytest.mark.parametrize(("words", "schedule", "rest"), SAID, ids=[row[0] for row in SAID])
def test_a_digest_is_understood_and_its_words_are_taken_out(
    words: str, schedule: Schedule, rest: str
) -> None:
    told = parse_manner(words)
    assert told.manner == Manner(digest=schedule)
    assert told.rest == rest
    assert told.odd_time is None


@pytest.mark.parametrize(
    "words",
    ["cn us visa 2022", "us cn since friday", "8:00 cn us", "sanctions mon 12", "周五 中国", "ru 20:22"],
)
def test_a_day_or_a_time_without_a_word_for_a_digest_stays_among_the_words(words: str) -> None:
    told = parse_manner(words)
    assert told.manner == AT_ONCE
    assert told.rest == words


def test_no_sound_and_a_digest_go_together_and_at_once_is_the_usual_way() -> None:
    assert parse_manner("silent digest cn").manner == Manner(silent=True, digest=DAILY)
    assert parse_manner("cn 静音").manner == Manner(silent=True)
    assert parse_manner("at once cn us").rest == "cn us"


@pytest.mark.parametrize(
    ("words", "odd"), [("cn digest 25:00", "25:00"), ("cn digest 13 pm", "13 pm"), ("digest 8:75 cn", "8:75")]
)
def test_a_time_that_is_none_is_told_and_the_usual_one_taken(words: str, odd: str) -> None:
    told = parse_manner(words)
    assert told.manner.digest == DAILY
    assert told.odd_time == odd
    assert told.rest == "cn"


@given(st.text(max_size=80))
def test_no_words_break_it(words: str) -> None:
    parse_manner(words)
    parse_manner(f"digest {words}")


@given(
    st.booleans(),
    st.none() | st.builds(Schedule, st.integers(0, 23), st.integers(0, 59), st.none() | st.integers(0, 6)),
)
def test_what_is_written_on_a_button_is_read_again(silent: bool, digest: Schedule | None) -> None:
    manner = Manner(silent=silent, digest=digest)
    assert read_manner(manner.as_text()) == manner


@pytest.mark.parametrize(
    "text", ["", "s", "d", "d2400", "d0860", "w70800", "w0800", "d08000", "dd0800", "ass", "d٠٨٠٠"]
)
def test_what_nobody_wrote_is_no_manner(text: str) -> None:
    assert read_manner(text) is None
    assert read_schedule(text) is None

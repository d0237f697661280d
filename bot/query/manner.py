"""How alerts shall come, among the words of a subscription: at once, silently, as a digest at a time."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.schedule import Manner, Schedule

_SILENT = re.compile(r"\b(?:silent|silently|тихо|беззвучно|без звука)\b|静音|静默|无声", re.IGNORECASE)
_AT_ONCE = re.compile(r"\b(?:at once|immediately|loud|сразу|немедленно)\b|立即|马上|即时", re.IGNORECASE)
_DIGEST = re.compile(r"(?:\b(?:digests?|дайджест\w*|сводк\w+)\b|摘要|汇总|简报)[:,]?", re.IGNORECASE)
_DAILY = re.compile(
    r"\b(?:daily|every day|each day|ежедневн\w+|каждый день|раз в день)\b|每日|每天|天天", re.IGNORECASE
)
_WEEKLY = re.compile(
    r"\b(?:weekly|every week|each week|еженедельн\w+|каждую неделю|раз в неделю)\b|每周|每週|每星期",
    re.IGNORECASE,
)
# The first letters of a weekday are enough where a digest was asked for, but not where they begin a name.
_WEEKDAYS = tuple(
    re.compile(
        rf"\b(?:on |every |each |по |в |во |каждый |каждую |каждое )?(?:{words})\b"
        rf"|每?(?:周|週|星期|礼拜){han}",
        re.IGNORECASE,
    )
    for words, han in (
        (r"mondays?|mon|понедельник\w*|пн", "一"),
        (r"tuesdays?|tue|вторник\w*|вт", "二"),
        (r"wednesdays?|wed|сред[ауыеам]+|ср", "三"),
        (r"thursdays?|thu|четверг\w*|чт", "四"),
        (r"fridays?|fri|пятниц\w+|пт", "五"),
        (r"saturdays?|sat|суббот\w+|сб", "六"),
        (r"sundays?|sun|воскресень\w+|вс", "[日天]"),
    )
)
_TIME = re.compile(
    r"(?:\b(?:at|в|на)\s+|@\s*)?(?P<half>上午|早上|早晨|下午|晚上)?\s*"
    r"(?<![0-9:.])(?P<hour>[0-9]{1,2})"
    r"(?:(?:[:.](?P<minute>[0-9]{2})(?![0-9:.]))?\s*(?P<noon>[ap]\.?m\.?)(?![a-z])"
    r"|[:.](?P<minutes>[0-9]{2})(?![0-9.:])"
    r"|\s*(?:点|點|时|時)(?P<han>[0-9]{1,2}分?|半|整)?"
    r"|\s*(?:часов|часа|час|ч\.?|h|o'clock)(?![a-zа-я])"
    r"|(?:(?<=\bat [0-9])|(?<=\bat [0-9]{2})|(?<=\bв [0-9])|(?<=\bв [0-9]{2}))(?![0-9]))"
    r"(?:\s+(?P<day>утра|дня|вечера)\b)?",
    re.IGNORECASE,
)
_LATER = frozenset({"下午", "晚上", "дня", "вечера"})
_HOURS, _MINUTES, _NOON = 24, 60, 12


@dataclass(frozen=True, slots=True)
class SaidManner:
    """How alerts shall come, and the words that say something else."""

    manner: Manner
    rest: str
    odd_time: str | None = None  # a time that is none: the usual one was taken


def parse_manner(words: str) -> SaidManner:
    """Take the manner out of the words, in whatever order they stand. Never raises.

    A weekday and a time are taken only beside a word for a digest, `daily` or `weekly`: elsewhere they may
    mean something else.
    """
    rest = unicodedata.normalize("NFKC", words)
    silent, rest = _take(_SILENT, rest)
    _, rest = _take(_AT_ONCE, rest)
    weekday, without = _weekday(rest)  # before "weekly": 每周五 is Friday
    asked, without = _take(_DIGEST, without)
    daily, without = _take(_DAILY, without)
    weekly, without = _take(_WEEKLY, without)
    if not (asked or daily or weekly):
        return SaidManner(Manner(silent=silent), " ".join(rest.split()))
    time, odd, without = _clock(without)
    if weekday is None and weekly and not daily:
        weekday = 0
    hour, minute = time
    return SaidManner(
        Manner(silent=silent, digest=Schedule(hour, minute, None if daily else weekday)),
        " ".join(without.split()),
        odd,
    )


def _take(pattern: re.Pattern[str], text: str) -> tuple[bool, str]:
    rest = pattern.sub(" ", text)
    return rest != text, rest


def _weekday(text: str) -> tuple[int | None, str]:
    for number, pattern in enumerate(_WEEKDAYS):
        found, rest = _take(pattern, text)
        if found:
            return number, rest
    return None, text


def _clock(text: str) -> tuple[tuple[int, int], str | None, str]:
    """The first time, what was written where it is none, and the rest."""
    usual = Schedule()
    found = _TIME.search(text)
    if found is None:
        return (usual.hour, usual.minute), None, text
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    hour, minute = int(found["hour"]), _minutes((found["minute"], found["minutes"], found["han"]))
    noon = (found["noon"] or "").casefold()[:1]
    if noon and not 1 <= hour <= _NOON:
        hour = _HOURS  # "13 pm" is no time
    elif noon:
        hour = hour % _NOON + (_NOON if noon == "p" else 0)
    elif hour < _NOON and _LATER & {found["half"], (found["day"] or "").casefold()}:
        hour += _NOON
    if hour < _HOURS and minute < _MINUTES:
        return (hour, minute), None, rest
    return (usual.hour, usual.minute), found[0].strip(), rest


def _minutes(written: Iterable[str | None]) -> int:
    told = next((each for each in written if each), "0").rstrip("分")
    return {"半": 30, "整": 0}.get(told) or (int(told) if told.isdigit() else 0)

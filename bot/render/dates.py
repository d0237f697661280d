"""Days and moments in words: the issuer's local date, and UTC."""

from datetime import UTC, date, datetime, timedelta

from bot.domain.words import Precision
from bot.render.words import say

_EN = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 - reads as a list of months
_RU = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()  # noqa: SIM905 - reads as a list of months
_RU_OF = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()  # noqa: SIM905 - reads as a list of months
_LATE = timedelta(hours=1)  # sources are polled every few minutes; an hour is a delay that people should know
_DAY_HOURS = 48  # a delay is told in hours up to here


def day(
    on: date | None,
    language: str = "en",
    *,
    year: int | None = None,
    precision: Precision = Precision.DAY,
    until: bool = False,
) -> str:
    """Like "31 Mar 2022"; without the year when it is `year`; only as exact as `precision`.

    `until`: it stands behind a preposition ("до марта 2022"), which only Russian months show.
    """
    if on is None or precision is Precision.UNKNOWN:
        return {"zh": "日期不详", "ru": "дата неизвестна"}.get(language, "date unknown")
    if precision is Precision.YEAR:
        return f"{on.year}年" if language == "zh" else str(on.year)
    exact = precision is not Precision.MONTH
    with_year = on.year != year or not exact
    if language == "zh":
        return (f"{on.year}年" if with_year else "") + f"{on.month}月" + (f"{on.day}日" if exact else "")
    names = _EN if language != "ru" else _RU_OF if exact or until else _RU
    name = names[on.month - 1]
    parts = ([str(on.day)] if exact else []) + [name] + ([str(on.year)] if with_year else [])
    return " ".join(parts)


def clock(at: datetime) -> str:
    """Like "14:54", in UTC."""
    return at.astimezone(UTC).strftime("%H:%M")


def moment(at: datetime, language: str = "en", *, year: int | None = None) -> str:
    """Like "23 Nov 2026, 09:10 UTC"."""
    utc = at.astimezone(UTC)
    between = "" if language == "zh" else ", "
    return f"{day(utc.date(), language, year=year)}{between}{clock(utc)} UTC"


def city(zone: str) -> str:
    """The place an IANA zone is named after ("Asia/Hong_Kong": Hong Kong)."""
    return zone.rsplit("/", maxsplit=1)[-1].replace("_", " ")


def gap(earlier: date, later: date, language: str = "en") -> str:
    """Like "10 days earlier" as seen from the later day."""
    days = (later - earlier).days
    if days <= 0:
        return say("same_day", language)
    return say("day_earlier", language) if days == 1 else say("days_earlier", language, count=days)


def lateness(
    published: datetime | None, precision: Precision, seen: datetime, language: str = "en"
) -> str | None:
    """How late a notice was seen, in words; None when it was in time or its hour is not known."""
    if published is None or precision is not Precision.TIME:
        return None
    delay = seen - published
    if delay < _LATE:
        return None
    hours = int(delay.total_seconds() // 3600)
    if hours < _DAY_HOURS:
        return say("hours", language, count=hours)
    return say("days", language, count=delay.days)


def span(since: date | None, until: date | None, language: str = "en") -> str:
    """A period in words: a year, years, or days; "" without bounds."""
    if since and until:
        whole_years = (since.month, since.day, until.month, until.day) == (1, 1, 12, 31)
        if whole_years:
            return str(since.year) if since.year == until.year else f"{since.year}–{until.year}"
        return day(since, language) if since == until else f"{day(since, language)} – {day(until, language)}"
    if since:
        return {"zh": f"{day(since, language)}起", "ru": f"с {day(since, language)}"}.get(language) or (
            f"since {day(since, language)}"
        )
    if until:
        return {"zh": f"至{day(until, language)}", "ru": f"по {day(until, language)}"}.get(language) or (
            f"until {day(until, language)}"
        )
    return ""

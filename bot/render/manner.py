"""How the alerts of a subscription come, in words; moments in the chat's own time zone."""

from datetime import datetime

from bot.domain.schedule import Manner
from bot.lexicon.zones import zone_name, zone_of
from bot.render.answer_words import tell
from bot.render.dates import day
from bot.render.digest_words import WEEKDAYS, told
from bot.render.words import pick


def describe_manner(
    manner: Manner, zone: str | None, language: str, *, due_at: datetime | None = None
) -> str:
    """ "at once", "silently", or which digest, and when the next one comes where that is planned."""  # noqa: D210 - an example
    if manner.digest is None:
        return tell("how_silent" if manner.silent else "how_loud", language)
    weekday = manner.digest.weekday
    how = told(
        "daily" if weekday is None else "weekly",
        language,
        clock=manner.digest.clock,
        zone=zone_name(zone, language),
        weekday=pick(WEEKDAYS[weekday or 0], language),
    )
    if manner.silent:
        how = told("quiet", language, how=how)
    if due_at is None:
        return how
    return told("next", language, how=how, moment=local_moment(due_at, zone, language))


def local_moment(at: datetime, zone: str | None, language: str, *, year: int | None = None) -> str:
    """Like "27 Nov, 08:00" where `year` is the year, in the chat's zone."""
    here = at.astimezone(zone_of(zone))
    between = "" if language == "zh" else ", "
    return f"{day(here.date(), language, year=here.year if year is None else year)}{between}{here:%H:%M}"

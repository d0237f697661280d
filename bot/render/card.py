"""The alert: one message for one notice, with up to four actions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.chat import Message
from bot.domain.notice import Notice
from bot.domain.views import ActionView, AlertCard
from bot.domain.words import Precision, Standing
from bot.lexicon import capital
from bot.render import marks
from bot.render.buttons import action_buttons
from bot.render.dates import city, clock, day, lateness
from bot.render.effects import Effects
from bot.render.facts import fact_rows
from bot.render.headline import headline
from bot.render.markup import bold, clean, esc, fit, italic, link, quote
from bot.render.phrases import quotation_words
from bot.render.present import present_rows
from bot.render.speaker import who_said_it
from bot.render.sureness import UNSURE
from bot.render.words import say

_BEYOND = 6  # numbers of further actions that are written out
_PLACE = 40  # characters of a place name
_BODY = 80  # characters of a speaker's or body's name


def render_card(card: AlertCard, *, language: str, now: datetime, effects: Effects) -> Message:
    """The card of an alert in a chat's language; `now` decides whether years are spelled out.

    The card is composed already: it shows all its actions, and counts those beyond. The HTML has at most
    4096 UTF-16 units after parsing and is cut between rows only.
    """
    views = card.actions
    rows: list[str] = []
    for position, view in enumerate(views):
        rows.extend(
            _first(view, card, effects, language, now)
            if not position
            else _next(view, rows, effects, language, now)
        )
    numbers = " ".join(marks.number(view.action) for view in views)
    if card.beyond:
        rows.extend(["", _beyond(card.beyond, language)])
    tail = [
        "",
        quotation(_quoting(card.notice, views), language, now),
        _trust(views, card.notice, language, numbers),
    ]
    html = fit(rows, tail, say("cut", language, where=numbers))
    return Message(html, action_buttons(views[0].action, language) if views else ())


def _first(view: ActionView, card: AlertCard, effects: Effects, language: str, now: datetime) -> list[str]:
    news = [
        *_head(view, language, now),
        *_late(card.notice, language),
        *_reported(view, card.notice, language),
    ]
    return [*news, "", *fact_rows(view, effects, language)]


def _next(
    view: ActionView, above: Sequence[str], effects: Effects, language: str, now: datetime
) -> list[str]:
    """A further action of the same notice: what stands above is not said again."""
    facts = fact_rows(view, effects, language)
    own = [row for row in facts if row not in above]
    news, *rest = _head(view, language, now)
    rows = ["", f"{news} {marks.number(view.action)}", *rest, *own]
    return rows if len(own) == len(facts) else [*rows, italic(say("as_above", language))]


def _beyond(numbers: tuple[int, ...], language: str) -> str:
    listed = " ".join(f"/a{number}" for number in numbers[:_BEYOND])
    more = " …" if len(numbers) > _BEYOND else ""
    return say("and_more", language, count=len(numbers), where=listed + more)


def _head(view: ActionView, language: str, now: datetime) -> list[str]:
    action = view.action
    news = headline(action, language)
    if action.standing is Standing.AGENCY:
        news = say("reported", language, news=news)
    first = bold(f"{marks.arrow(action)} {esc(news)}")
    mark = marks.mark_row(view, language)
    if action.standing is Standing.AGENCY:
        mark = f"{say('not_official', language)}\n{mark}"
    return [first, *present_rows(view, language, now), mark]


def _late(notice: Notice, language: str) -> list[str]:
    gap = lateness(notice.published_at, notice.precision, notice.first_seen_at, language)
    return [say("late", language, gap=gap)] if gap else []


def _reported(view: ActionView, notice: Notice, language: str) -> list[str]:
    if view.action.standing is not Standing.AGENCY:
        return []
    return [f"{esc(notice.body, _BODY)}. {say('will_replace', language)}"]


def _quoting(notice: Notice, views: Sequence[ActionView]) -> Notice:
    """The notice with the sentence that tells the first act shown: another chat may be shown others."""
    return announcing(views[0], notice) if views else notice


def announcing(view: ActionView, notice: Notice) -> Notice:
    """The notice with the sentence that tells this act, where its evidence has it, in place of its own.

    Another sentence has its own speaker, or none that is known: not the one of the notice's.
    """
    if view.notice is None or view.notice.id != notice.id:
        return notice
    words = {each.field: each.span.text for each in reversed(view.evidence)}
    told = words.get("quote")
    if not told:
        return notice
    if clean(told).startswith(clean(notice.quote or "").removesuffix("…").rstrip()):
        return replace(notice, quote=told)
    return replace(notice, quote=told, speaker=words.get("speaker"), speaker_role=words.get("speaker_role"))


def quotation(notice: Notice, language: str, now: datetime) -> str:
    """Sentence, speaker, place, local date and both clocks, folded away until tapped."""
    sentence = esc(quotation_words(notice.quote)) if notice.quote else say("no_quote", language)
    when = _local_day(notice, language)
    where = esc(notice.place, _PLACE) if notice.place else ""
    source = say("comma", language).join(
        part for part in (*who_said_it(notice, language), where, when) if part
    )
    times = f"{_published(notice, language)} · {_seen(notice, language, now)}"
    return quote(f"{sentence}\n{source}\n{times}", expandable=True)


def _local_day(notice: Notice, language: str) -> str:
    on = notice.published_on()
    return day(on, language, precision=notice.precision) if on else ""


def _published(notice: Notice, language: str) -> str:
    """A time of day only when the source gave one."""
    at = notice.published_at
    if at is None or notice.precision is Precision.UNKNOWN:
        return say("published_unknown", language)
    if notice.precision is not Precision.TIME:
        return say("published_day", language, day=_local_day(notice, language))
    here = notice.published_there()
    if here is None:
        return say("published_utc", language, utc=clock(at))
    utc = clock(at)
    if here.date() != at.astimezone(UTC).date():
        utc = f"{day(at.astimezone(UTC).date(), language, year=here.year)}, {utc}"
    return say("published_exact", language, local=_clock_there(notice, here, language), utc=utc)


def _clock_there(notice: Notice, here: datetime, language: str) -> str:
    """With the place in English alone: no table has the names of all capitals in other languages."""
    if language != "en":
        return say("local_time", language, time=f"{here:%H:%M}")
    # Zones are named after the largest city; people know the ministry's.
    place = notice.place or capital(notice.country) or city(notice.zone or "")
    return f"{here:%H:%M} {esc(place, _PLACE)}"


def _seen(notice: Notice, language: str, now: datetime) -> str:
    """With its day where that is not the day of publication."""
    seen = notice.first_seen_at.astimezone(UTC)
    published = notice.published_at.astimezone(UTC).date() if notice.published_at else None
    same_day = published == seen.date() and notice.precision is Precision.TIME
    text = clock(seen) if same_day else f"{day(seen.date(), language, year=now.year)}, {clock(seen)}"
    return say("seen", language, utc=text)


def _trust(views: tuple[ActionView, ...], notice: Notice, language: str, numbers: str) -> str:
    """How far to trust it: whose page, who read it, and what it is not."""
    return " · ".join([source_link(views, notice, language), how_read(views, language), numbers])


def source_link(views: tuple[ActionView, ...], notice: Notice, language: str) -> str:
    """The page, and whether it is the issuer's own or a report."""
    official = all(notice.speaks_for(view.action.issuer) for view in views)
    label = link(say("official_text" if official else "report", language), notice.url)
    return f"{'✅' if official else '🗞'} {label}"


def how_read(views: tuple[ActionView, ...], language: str) -> str:
    checked = bool(views) and all(view.action.checked for view in views)
    parts = [say("by_person" if checked else "by_machine", language)]
    if not checked and any(view.action.confidence < UNSURE for view in views):
        parts.append(say("unsure", language))
    if any(view.action.persons or view.action.family or view.action.entities for view in views):
        parts.append(say("no_list", language))
    return say("comma", language).join(parts)

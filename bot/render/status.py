"""What can be seen right now: nothing hidden, silence explained."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.answers import Preview, StatusView
from bot.domain.chat import ActionFilter, Message
from bot.domain.source import SourceState, SourceStatus
from bot.domain.views import SourceView
from bot.lexicon import flag
from bot.render import marks
from bot.render.alike import fold
from bot.render.dates import clock, day, moment
from bot.render.headline import headline
from bot.render.history import about
from bot.render.markup import bold, esc, fit, italic, quote
from bot.render.present import present_rows
from bot.render.wishes import both_ways, describe, details, direction

_TROUBLE_UNITS = (
    1900  # of a message of 4096: the sources that can be read, and those that are not, stay below
)
_HEALTHY_SHOWN = 12  # sources without trouble that are listed one by one
_UNREAD_SHOWN = 30  # sources without a story that are named
_TROUBLE = ("⛔", "⚠️", "🕓")
_UNREAD = {"❔": "Not read yet", "⏸": "Switched off, so not read"}
_MARKS = (*_TROUBLE, "✅", *_UNREAD)
# What a sign-up says of each source, those that fail first: a mark never stands without its word.
_SEEN = {
    "⛔": " refuses machine readers",
    "⚠️": " cannot be read now",
    "❔": " not read yet",
    "🕓": " quiet",
    "✅": "",
}
_COVERAGE = 8  # sources named in a preview
_HABITS = ((timedelta(days=1), "usually daily"), (timedelta(days=7), "usually weekly"))

SILENCE = italic("Silence means: nothing found in what was read. It does not mean nothing happened.")


def render_status(status: StatusView, *, now: datetime, language: str = "en") -> Message:
    """The state of what this chat follows: trouble first, alike ones in one line, then what is read."""
    rows = [
        f"{bold('What I can see right now')} · {moment(now, year=now.year)}",
        f"{status.fresh} of {status.total} sources read in the last hour",
        *_undelivered(status.undelivered_since, now),
        "",
        _follows(status.follows, language),
    ]
    by_mark = {mark: [v for v in status.relevant if _mark(v, now) == mark] for mark in _MARKS}
    trouble = [row for mark in _TROUBLE for row in _in_trouble(mark, by_mark[mark], status.relevant, now)]
    if trouble:  # cut on its own, so that what can be read is shown below it
        rows.append(fit(trouble, [], "… more sources in trouble", _TROUBLE_UNITS))
    healthy = by_mark["✅"]
    shown = healthy[:_HEALTHY_SHOWN]
    rows.extend(source_row(view, status.relevant, now) for view in shown)
    if len(healthy) > len(shown):
        rows.append(f"✅ {len(healthy) - len(shown)} more, read without trouble")
    rows.extend(_unread(mark, words, by_mark[mark]) for mark, words in _UNREAD.items() if by_mark[mark])
    if status.uncovered:
        rows.extend(["", bold("Not read at all")])
        rows.append(
            "No source of these issuers is read: " + ", ".join(about(c, language) for c in status.uncovered)
        )
    last = moment(status.last_alert_at, year=now.year) if status.last_alert_at else "none yet"
    return Message(fit(rows, ["", f"Last alert to this chat: {last}", SILENCE], "… more sources"))


def _in_trouble(
    mark: str, views: Sequence[SourceView], among: Sequence[SourceView], now: datetime
) -> list[str]:
    special = [view for view in views if _gone(view.state) or _instead(view, among)]
    folded, single = fold(mark, [view for view in views if view not in special])
    return [*folded, *(source_row(view, among, now) for view in (*special, *single))]


def _undelivered(since: datetime | None, now: datetime) -> list[str]:
    if since is None:
        return []
    return [
        f"⚠️ Alerts wait since {moment(since, year=now.year)}: nobody could be told; they are tried again."
    ]


def _unread(mark: str, words: str, views: Sequence[SourceView]) -> str:
    """Sources without a story of their own, on one line."""
    names = list(dict.fromkeys(_name(view) for view in views))
    more = f" and {len(names) - _UNREAD_SHOWN} more" if len(names) > _UNREAD_SHOWN else ""
    return f"{mark} {words}: {', '.join(names[:_UNREAD_SHOWN])}{more}"


def _follows(wishes: Sequence[ActionFilter], language: str) -> str:
    if not wishes:
        return f"{bold('All sources')} (this chat follows nothing yet: /subscribe)"
    states = list(dict.fromkeys(direction(wish, language) for wish in wishes))
    return f"{bold('For what you follow')} ({'; '.join(states[:4])}{' …' if len(states) > 4 else ''})"  # noqa: PLR2004 - a heading


def _name(view: SourceView) -> str:
    """Whose it is first: most states call theirs a Ministry of Foreign Affairs."""
    return f"{flag(view.source.country)} {esc(view.source.body, 60)}"


def _mark(view: SourceView, now: datetime) -> str:
    state = view.state
    if not view.source.enabled:
        return "⏸"
    if state is None or state.status is SourceStatus.NEVER:
        return "❔"
    if state.status in (SourceStatus.BLOCKED, SourceStatus.GONE):
        return "⛔"
    if state.status is SourceStatus.DISABLED:
        return "⏸"
    if state.status is SourceStatus.FAILING:
        return "⚠️"
    return "🕓" if _quiet(view, now) else "✅"


def _quiet(view: SourceView, now: datetime) -> bool:
    """Longer without a new entry than this source's habit allows."""
    newest = _newest(view.state)
    longest = view.source.expect.max_silence
    return bool(newest and longest and now - newest > longest)


def _gone(state: SourceState | None) -> bool:
    return state is not None and state.status is SourceStatus.GONE


def _newest(state: SourceState | None) -> datetime | None:
    return (state.newest_entry_at or state.last_new_at) if state else None


def source_row(view: SourceView, among: Sequence[SourceView], now: datetime) -> str:
    """One source in words: read when, newest when, or why not."""
    mark, state = _mark(view, now), view.state
    name = f"{flag(view.source.country)} {esc(f'{view.source.body} ({view.source.id})', 90)}"
    since = f" since {moment(state.failing_since, year=now.year)}" if state and state.failing_since else ""
    read = _read(state, now)
    match mark:
        case "⏸":
            said = "switched off"
        case "❔":
            said = "never read yet"
        case "⛔" if _gone(state):
            said = f"says it is gone for good{since}"
        case "⛔":
            said = f"refuses machine readers{since}{_instead(view, among)}"
        case "⚠️":
            said = f"cannot be read{since} · {read}{_instead(view, among)}"
        case "🕓":
            said = f"{read} · {_silence(view, now)}"
        case _:
            newest = _newest(state)
            said = (
                f"{read} · newest {day(newest.date(), year=now.year)}" if newest else f"{read} · no entry yet"
            )
    look = f"\n    look at: {esc(view.issue, 200)}" if view.issue else ""
    return f"{mark} {name} · {said}{look}"


def _read(state: SourceState | None, now: datetime) -> str:
    at = state.last_ok_at if state else None
    if at is None:
        return "never read"
    return f"read {clock(at)}" if now - at < timedelta(hours=20) else f"last read {moment(at, year=now.year)}"


def _silence(view: SourceView, now: datetime) -> str:
    newest = _newest(view.state)
    longest = view.source.expect.max_silence or timedelta()
    habit = next(
        (words for limit, words in _HABITS if longest <= limit), f"usually within {longest.days} days"
    )
    days = (now - newest).days if newest else 0
    return f"nothing for {days} days, {habit}" if days else f"nothing for hours, {habit}"


def _instead(view: SourceView, among: Sequence[SourceView]) -> str:
    """The next route, where there is one that works."""
    routes = [
        other.source.body
        for other in among
        if other.source.fallback_of == view.source.id
        and other.state
        and other.state.status is SourceStatus.OK
    ]
    return f" · {esc(routes[0], 60)} read instead" if routes else ""


def render_subscribe_preview(
    preview: Preview, *, now: datetime, language: str = "en", at_once: bool = True
) -> Message:
    """What following this would bring, before anything is stored."""
    rows = [bold(f"Follow {_wishes(preview.wishes, language)}?")]
    rows.extend(_what(wish, language, at_once) for wish in preview.wishes[:1])
    rows.append(_includes(preview.wishes[0]))
    if preview.same:
        rows.append("You follow exactly this already; following again changes only whether it rings.")
    elif preview.wider:
        rows.append(
            f"You already follow something that includes it: {describe(preview.wider.filter, language)}"
        )
    rows.extend(["", _volume(preview)])
    if preview.latest:
        action = preview.latest.action
        when = marks.on_day(action, language, now.year)
        news = f"{marks.arrow(action)} {esc(headline(action, language))} · {when}"
        rows.append(quote("\n".join([*present_rows(preview.latest, language, now), news])))
    rows.append(_coverage(preview, now, language))
    return Message(fit(rows, [], "…"))


def _wishes(wishes: Sequence[ActionFilter], language: str) -> str:
    parts = []
    for wish in wishes:
        both = both_ways(wish, language)
        parts.append(direction(wish, language) + (f", {both}" if both else ""))
    return " and ".join(parts)


def _what(wish: ActionFilter, language: str, at_once: bool) -> str:
    words = " · ".join(details(wish, language)) or "all measures"
    return f"{words[:1].upper()}{words[1:]}, {'at once' if at_once else 'silently'}"


def _includes(wish: ActionFilter) -> str:
    steps = "every later step of an exchange even if its measure differs"
    return f"Includes {steps}" if wish.stages else f"Includes warnings, easings, and {steps}"


def _volume(preview: Preview) -> str:
    if not preview.total:
        return f"In the last {preview.days} days: nothing. It may stay quiet for long; that is no fault."
    noun = "measure" if preview.total == 1 else "measures"
    warnings = "a warning" if preview.warned == 1 else "warnings"
    warned = f", {preview.warned} of them {warnings}" if preview.warned else ""
    often = preview.total / preview.days
    busy = f" (about {often:.0f} a day)" if often >= 1 else ""
    return f"In the last {preview.days} days: {bold(f'{preview.total} {noun}')}{busy}{warned}. The latest:"


def _coverage(preview: Preview, now: datetime, language: str) -> str:
    parts: list[str] = []
    for mark, word in _SEEN.items():
        names = dict.fromkeys(_name(v) for v in preview.sources if _mark(v, now) == mark)
        parts.extend(f"{name} {mark}{word}" for name in names)
    more = f" and {len(parts) - _COVERAGE} more" if len(parts) > _COVERAGE else ""
    rows = [f"Can be seen: {' · '.join(parts[:_COVERAGE]) or 'nothing'}{more}"]
    if preview.uncovered:
        rows.append("Not read at all: " + ", ".join(about(code, language) for code in preview.uncovered))
    return "\n".join(rows)

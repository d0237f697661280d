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
from bot.render.answer_words import tell
from bot.render.dates import clock, day, moment
from bot.render.headline import headline
from bot.render.history import measures_found, states_listed
from bot.render.markup import bold, esc, fit, italic, quote
from bot.render.present import present_rows
from bot.render.trouble import trouble
from bot.render.wishes import both_ways, describe, details, direction
from bot.render.words import say

_TROUBLE_UNITS = (
    1900  # of a message of 4096: the sources that can be read, and those that are not, stay below
)
_HEALTHY_SHOWN = 12  # sources without trouble that are listed one by one
_UNREAD_SHOWN = 30  # sources without a story that are named
_TROUBLE = ("⛔", "⚠️", "🕓")
_UNREAD = {"❔": "unread_never", "⏸": "unread_off"}
_MARKS = (*_TROUBLE, "✅", *_UNREAD)
# What a sign-up says of each source, those that fail first: a mark never stands without its word.
_SEEN = {
    "⛔": "seen_refuses",
    "⚠️": "seen_fails",
    "❔": "seen_never",
    "🕓": "seen_quiet",
    "✅": "",
}
_STATES = 4  # directions named in a heading
_COVERAGE = 8  # sources named in a preview
_HABITS = ((timedelta(days=1), "usually_daily"), (timedelta(days=7), "usually_weekly"))


def render_status(status: StatusView, *, now: datetime, language: str = "en") -> Message:
    """The state of what this chat follows: trouble first, alike ones in one line, then what is read."""
    rows = [
        f"{bold(tell('seen_now', language))} · {moment(now, language, year=now.year)}",
        tell("fresh_sources", language, fresh=status.fresh, total=status.total),
        *_undelivered(status.undelivered_since, now, language),
        "",
        _follows(status.follows, language),
    ]
    by_mark = {mark: [v for v in status.relevant if _mark(v, now) == mark] for mark in _MARKS}
    trouble = [
        row for mark in _TROUBLE for row in _in_trouble(mark, by_mark[mark], status.relevant, now, language)
    ]
    if trouble:  # cut on its own, so that what can be read is shown below it
        rows.append(fit(trouble, [], tell("more_in_trouble", language), _TROUBLE_UNITS))
    healthy = by_mark["✅"]
    shown = healthy[:_HEALTHY_SHOWN]
    rows.extend(source_row(view, status.relevant, now, language) for view in shown)
    if len(healthy) > len(shown):
        rows.append(tell("healthy_more", language, count=len(healthy) - len(shown)))
    rows.extend(
        _unread(mark, words, by_mark[mark], language) for mark, words in _UNREAD.items() if by_mark[mark]
    )
    if status.uncovered:
        rows.extend(["", bold(tell("not_read_at_all", language))])
        states = states_listed(status.uncovered, language, len(status.uncovered))
        rows.append(tell("no_source_of", language, states=states))
    return Message(fit(rows, _closing(status, now, language), tell("more_sources", language)))


def _closing(status: StatusView, now: datetime, language: str) -> list[str]:
    at = status.last_alert_at
    last = moment(at, language, year=now.year) if at else tell("none_yet", language)
    return ["", tell("last_alert", language, moment=last), italic(tell("silence", language))]


def _in_trouble(
    mark: str, views: Sequence[SourceView], among: Sequence[SourceView], now: datetime, language: str
) -> list[str]:
    special = [view for view in views if _gone(view.state) or _instead(view, among, language)]
    folded, single = fold(mark, [view for view in views if view not in special], language)
    return [*folded, *(source_row(view, among, now, language) for view in (*special, *single))]


def _undelivered(since: datetime | None, now: datetime, language: str) -> list[str]:
    if since is None:
        return []
    return [tell("alerts_wait", language, moment=moment(since, language, year=now.year))]


def _unread(mark: str, words: str, views: Sequence[SourceView], language: str) -> str:
    """Sources without a story of their own, on one line."""
    names = list(dict.fromkeys(_name(view) for view in views))
    rest = len(names) - _UNREAD_SHOWN
    more = tell("and_states_more", language, count=rest) if rest > 0 else ""
    return f"{mark} {tell(words, language, names=', '.join(names[:_UNREAD_SHOWN]) + more)}"


def _follows(wishes: Sequence[ActionFilter], language: str) -> str:
    if not wishes:
        return tell("all_sources", language, heading=bold(tell("all_sources_heading", language)))
    states = list(dict.fromkeys(direction(wish, language) for wish in wishes))
    more = " …" if len(states) > _STATES else ""
    listed = say("semicolon", language).join(states[:_STATES]) + more
    brackets = "（{}）" if language == "zh" else " ({})"
    return bold(tell("what_you_follow", language)) + brackets.format(listed)


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


def source_row(view: SourceView, among: Sequence[SourceView], now: datetime, language: str = "en") -> str:
    """One source in words: read when, newest when, or why not."""
    mark, state = _mark(view, now), view.state
    name = f"{flag(view.source.country)} {esc(f'{view.source.body} ({view.source.id})', 90)}"
    failing = state.failing_since if state else None
    since = tell("since", language, moment=moment(failing, language, year=now.year)) if failing else ""
    read = _read(state, now, language)
    match mark:
        case "⏸":
            told = tell("switched_off", language)
        case "❔":
            told = tell("never_read_yet", language)
        case "⛔" if _gone(state):
            told = tell("gone", language, since=since)
        case "⛔":
            told = tell("refuses", language, since=since, instead=_instead(view, among, language))
        case "⚠️":
            instead = _instead(view, among, language)
            told = tell("unreadable", language, since=since, read=read, instead=instead)
        case "🕓":
            told = f"{read} · {_silence(view, now, language)}"
        case _:
            told = _newest_read(state, read, now, language)
    look = (
        f"\n    {tell('look_at', language, issue=esc(trouble(view.issue, language), 200))}"
        if view.issue
        else ""
    )
    return f"{mark} {name} · {told}{look}"


def _newest_read(state: SourceState | None, read: str, now: datetime, language: str) -> str:
    newest = _newest(state)
    if newest is None:
        return tell("no_entry", language, read=read)
    return tell("newest_entry", language, read=read, day=day(newest.date(), language, year=now.year))


def _read(state: SourceState | None, now: datetime, language: str) -> str:
    at = state.last_ok_at if state else None
    if at is None:
        return tell("never_read", language)
    if now - at < timedelta(hours=20):
        return tell("read_at", language, clock=clock(at))
    return tell("last_read", language, moment=moment(at, language, year=now.year))


def _silence(view: SourceView, now: datetime, language: str) -> str:
    newest = _newest(view.state)
    longest = view.source.expect.max_silence or timedelta()
    usual = next((words for limit, words in _HABITS if longest <= limit), "usually_within")
    habit = tell(usual, language, count=longest.days)
    days = (now - newest).days if newest else 0
    return tell("quiet_days" if days else "quiet_hours", language, count=days, habit=habit)


def _instead(view: SourceView, among: Sequence[SourceView], language: str) -> str:
    """The next route, where there is one that works."""
    routes = [
        other.source.body
        for other in among
        if other.source.fallback_of == view.source.id
        and other.state
        and other.state.status is SourceStatus.OK
    ]
    return tell("read_instead", language, body=esc(routes[0], 60)) if routes else ""


def render_subscribe_preview(
    preview: Preview, *, now: datetime, language: str = "en", how: str = ""
) -> Message:
    """What following this would bring, before anything is stored; `how` alerts would come, else at once."""
    rows = [bold(tell("follow_this", language, wishes=_wishes(preview.wishes, language)))]
    rows.extend(_what(wish, language, how or tell("how_loud", language)) for wish in preview.wishes[:1])
    rows.append(tell("includes_steps" if preview.wishes[0].stages else "includes_all", language))
    if preview.same:
        rows.append(tell("same_already", language))
    elif preview.wider:
        rows.append(tell("wider_already", language, wish=describe(preview.wider.filter, language)))
    rows.extend(["", _volume(preview, now, language)])
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
        parts.append(direction(wish, language) + (say("comma", language) + both if both else ""))
    return tell("and_wishes", language).join(parts)


def _what(wish: ActionFilter, language: str, how: str) -> str:
    words = " · ".join(details(wish, language)) or tell("all_measures", language)
    return f"{marks.capitalised(words)}{say('comma', language)}{how}"


def _volume(preview: Preview, now: datetime, language: str) -> str:
    read = preview.days_read(now)
    since = preview.read_since
    on = day(since.date(), language, year=now.year) if since else ""
    if not preview.total and read < preview.days:
        return tell("volume_young", language, day=on) if since else tell("volume_unread", language)
    if not preview.total:
        return tell("volume_none", language, days=preview.days)
    warnings = "one_warned" if preview.warned == 1 else "some_warned"
    warned = tell(warnings, language, count=preview.warned) if preview.warned else ""
    often = preview.total / preview.days
    whole = read == preview.days
    busy = tell("busy_daily", language, count=f"{often:.0f}") if whole and often >= 1 else ""
    young = "" if whole else tell("since_young" if since else "since_unread", language, day=on)
    total = bold(measures_found(preview.total, language))
    return tell("volume", language, days=preview.days, total=total, busy=busy, warned=warned, since=young)


def _coverage(preview: Preview, now: datetime, language: str) -> str:
    parts: list[str] = []
    for mark, word in _SEEN.items():
        names = dict.fromkeys(_name(v) for v in preview.sources if _mark(v, now) == mark)
        said = tell(word, language) if word else ""
        parts.extend(f"{name} {mark}{said}" for name in names)
    rest = len(parts) - _COVERAGE
    more = tell("and_states_more", language, count=rest) if rest > 0 else ""
    seen = " · ".join(parts[:_COVERAGE]) or tell("nothing_seen", language)
    rows = [tell("can_be_seen", language, names=seen + more)]
    if preview.uncovered:
        states = states_listed(preview.uncovered, language, len(preview.uncovered))
        rows.append(tell("uncovered", language, states=states))
    return "\n".join(rows)

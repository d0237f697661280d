"""The last act that matches, and what stands around it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.answers import LatestView
from bot.domain.chat import ActionFilter, Message, Query
from bot.domain.views import ActionView
from bot.domain.words import LinkKind, StageGroup, TargetKind
from bot.lexicon import adjective
from bot.render import marks
from bot.render import words as w
from bot.render.answer_words import tell
from bot.render.dates import span
from bot.render.effects import NO_TABLES, Effects
from bot.render.facts import told_whom
from bot.render.headline import whom, with_article
from bot.render.history import (
    NOTE_CHARACTERS,
    freshness,
    left_aside,
    names,
    nothing_found,
    progress,
    source_line,
)
from bot.render.markup import bold, esc, fit
from bot.render.phrases import class_words
from bot.render.present import present_rows
from bot.render.wishes import describe_query, details


def render_latest(
    latest: LatestView,
    *,
    query: Query,
    now: datetime,
    language: str = "en",
    note: str = "",
    missed: Sequence[str] = (),
    effects: Effects = NO_TABLES,
) -> Message:
    """The last act that matches, two before it, what was left out, and how fresh this is.

    `missed` are words without which it was asked, because nothing has them.
    """
    rows = [bold(_title(query, language))]
    rows.extend([esc(note, NOTE_CHARACTERS)] if note else [])
    rows.extend(left_aside(missed, language))
    tail = [
        "",
        freshness(
            latest.read_until, latest.archive_until, latest.unread, since=query.since, language=language
        ),
    ]
    if latest.last is None:
        rows.extend(nothing_found(language, query.words))
    else:
        rows.extend(["", *_last(latest.last, language, now, effects)])
    if latest.before:
        rows.extend(["", bold(tell("before_that", language))])
        rows.extend(row for view in latest.before for row in _before(view, language, now, effects))
    if latest.left_out:
        rows.extend(["", _left_out(latest.left_out, language)])
    return Message(fit(rows, tail, "…"))


def _title(query: Query, language: str) -> str:
    """ "Last time China acted against US officials"; what has no such sentence is described."""  # noqa: D210 - an example
    wish = query.filter
    simple = len(wish.issuers) == 1 and len(wish.targets) <= 1 and not wish.between
    if language != "en" or not simple or wish.stages - {StageGroup.ACTED}:
        return tell("last_time", language, query=describe_query(query, language))
    (issuer,) = wish.issuers
    none: frozenset[TargetKind] = frozenset()
    rest = replace(wish, issuers=frozenset(), targets=frozenset(), target_kinds=none, stages=frozenset())
    words = f"“{esc(' '.join(query.words), 80)}”" if query.words else ""
    parts = [
        f"Last time {esc(with_article(issuer))} acted {_against(wish)}".rstrip(),
        *details(rest, language),
    ]
    parts.extend([span(query.since, query.until, language), words])
    return " · ".join(part for part in parts if part)


def _against(wish: ActionFilter) -> str:
    kinds = " and ".join(row[0] for kind, row in w.KINDS.items() if kind in wish.target_kinds)
    for code in wish.targets:
        return esc(f"against {adjective(code)} {kinds}" if kinds else f"against {with_article(code)}")
    return f"against {kinds}" if kinds else ""


def _left_out(view: ActionView, language: str) -> str:
    """What the kinds asked for exclude, so that nobody takes the last act for the last of all."""
    action = view.action
    kinds = tell("list_comma", language).join(w.pick(w.KINDS[kind], language) for kind in action.target_kinds)
    others = kinds or tell("acts_unsaid", language)
    when = marks.on_day(action, language, None)
    return tell("left_out", language, others=others, day=when, number=marks.number(action))


def _last(view: ActionView, language: str, now: datetime, effects: Effects) -> list[str]:
    action = view.action
    when = bold(marks.on_day(action, language, None))
    rows = present_rows(view, language, now)
    rows.append(
        f"{when} · {marks.arrow(action)} {progress(view, language)} · {marks.measures(action, language)}"
    )
    who = told_whom(action, class_words(action, whom(action)), language)
    rows.append(_row("whom", " · ".join(p for p in (who, names(view, language)) if p), language))
    basis = esc(effects.basis(action, language)) if action.legal_basis else w.say("basis_unknown", language)
    rows.append(_row("basis", basis, language))
    answered = [end.action for end in view.answers if end.kind is LinkKind.ANSWERS]
    text = w.say("semicolon", language).join(
        f"{marks.arrow(a)} {marks.measures(a, language)}{w.say('comma', language)}"
        f"{marks.on_day(a, language, None)} {marks.number(a)}"
        for a in answered
    )
    if not text:
        said = esc(action.answers_text or "")
        quoted = said if action.archive_id else w.say("quoted", language, words=said)
        text = quoted if said else w.say("answers_nothing", language)
    rows.append(_row("answers", text, language))
    rows.append(_row("source", source_line(view, language), language))
    return [*rows, marks.number(action)]


def _row(label: str, told: str, language: str) -> str:
    colon = "：" if language == "zh" else ": "
    return f"{bold(w.say(label, language))}{colon}{told}"


def _before(view: ActionView, language: str, now: datetime, effects: Effects) -> list[str]:
    action = view.action
    basis = esc(effects.basis(action, language), 160) or tell("basis_unstated", language)
    parts = (
        f"{marks.on_day(action, language, None)} {marks.arrow(action)}",
        marks.measures(action, language),
        basis,
    )
    return [*present_rows(view, language, now), f"{' · '.join(parts)} {marks.number(action)}"]

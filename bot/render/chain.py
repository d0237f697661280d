"""An exchange, step by step."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.action import Action
from bot.domain.chat import Message
from bot.domain.views import ActionView, ChainView
from bot.domain.words import LinkKind, Precision
from bot.lexicon import flag
from bot.render import marks
from bot.render.answer_words import tell
from bot.render.dates import day
from bot.render.effects import NO_TABLES, Effects
from bot.render.headline import headline
from bot.render.history import history_row, names, progress
from bot.render.markup import bold, esc, fit, italic
from bot.render.present import present_rows
from bot.render.reasons import reason
from bot.render.words import say

STEPS = 6
"""Steps on a page: with their reasons they stay below the size of a message."""
_REASONS = 300  # characters of why a step is linked


def render_chain(
    chain: ChainView,
    *,
    now: datetime,
    language: str = "en",
    offset: int = 0,
    effects: Effects = NO_TABLES,
) -> Message:
    """An exchange step by step from `offset`, with the days between and why each step is linked."""
    steps = chain.steps
    if len(steps) < 2:  # noqa: PLR2004 - one step is no exchange
        only = f"\n{bold('1')} {history_row(steps[0], None, now, language, effects)}" if steps else ""
        return Message(f"{bold(tell('no_exchange', language))}\n{tell('nothing_linked', language)}{only}")
    year = _only_year(steps)
    end = min(offset + STEPS, len(steps))
    part = tell("shown_from", language, first=offset + 1, last=end) if end - offset < len(steps) else ""
    rows = [bold(_title(steps, language, year)), _length(steps, language) + (f" · {part}" if part else "")]
    places = {view.action.number: position for position, view in enumerate(steps, 1)}
    for position in range(offset + 1, end + 1):
        rows.append(_between(steps, position, language))
        rows.append(
            _step(
                steps[position - 1],
                position,
                places,
                year=year,
                language=language,
                now=now,
                effects=effects,
            )
        )
    return Message(fit(rows, [], tell("exchange_goes_on", language)))


def _only_year(steps: Sequence[ActionView]) -> int | None:
    years = {view.action.on.year for view in steps if view.action.on}
    return years.pop() if len(years) == 1 else None


def _title(steps: Sequence[ActionView], language: str, year: int | None) -> str:
    sides = list(dict.fromkeys(view.action.issuer for view in steps))
    others = [code for view in steps for code in view.action.targets if code not in sides]
    if len(sides) == 1:
        sides.extend(list(dict.fromkeys(others))[:1])
    first = next((view.action for view in steps if view.action.measures), steps[0].action)
    what = marks.measures(first, language)
    when = str(year) if year else ""
    months = {(v.action.on.year, v.action.on.month) for v in steps if v.action.on}
    if len(months) == 1 and first.on:
        when = day(first.on, language, precision=Precision.MONTH)
    return f"{' ⇄ '.join(flag(code) for code in sides[:4])} {what[:1].upper()}{what[1:]}" + (
        say("comma", language) + when if when else ""
    )


def _length(steps: Sequence[ActionView], language: str) -> str:
    first, last = steps[0].action, steps[-1].action
    days = ""
    if first.on and last.on and last.on > first.on and _to_the_day(first, last):
        days = tell("in_days", language, days=_days((last.on - first.on).days, language))
    return tell("steps", language, count=len(steps), span=days)


def _to_the_day(*actions: Action) -> bool:
    return all(action.precision is Precision.DAY for action in actions)


def _days(count: int, language: str) -> str:
    return say("one_day", language) if count == 1 else say("days", language, count=count)


def _between(steps: Sequence[ActionView], position: int, language: str) -> str:
    """The pause before a step, in words; a blank line before the first."""
    if position == 1:
        return ""
    before, here, first = (steps[at].action for at in (position - 2, position - 1, 0))
    if not (before.on and here.on and _to_the_day(before, here)):
        return "   ┆"
    pause = (here.on - before.on).days
    later = tell("next_day" if pause == 1 else "days_later", language, count=pause)
    text = later if pause else say("same_day", language)
    if position > 2 and first.on and _to_the_day(first) and (here.on - first.on).days not in (0, pause):  # noqa: PLR2004 - third step on
        text += tell("after_first", language, count=(here.on - first.on).days)
    return f"   ┆ {text}"


def _step(
    view: ActionView,
    position: int,
    places: dict[int, int],
    *,
    year: int | None,
    language: str,
    now: datetime,
    effects: Effects,
) -> str:
    action = view.action
    when = bold(f"{position} · {marks.on_day(action, language, year)}")
    rows = [
        *present_rows(view, language, now),
        f"{when} {marks.arrow(action)} {progress(view, language)} {marks.number(action)}",
        " · ".join(
            part
            for part in (
                esc(headline(action, language)),
                names(view, language, counted=False),
                esc(effects.basis(action, language), 160),
            )
            if part
        ),
    ]
    known = [end for end in view.answers if end.action.number in places]
    if known:
        told = [tell(_LINKED[e.kind], language, step=places[e.action.number]) for e in known]
        rows.append(f"↩ {say('comma', language).join(told)}")
        reasons = list(dict.fromkeys(reason(each, language) for end in known for each in end.reasons))
        if reasons:
            how = "why_linked" if any(end.stated for end in known) else "why_inferred"
            rows.append(italic(tell(how, language, reasons=_whole(reasons, language))))
    return "\n".join(rows)


_LINKED = {
    LinkKind.ANSWERS: "step_answers",
    LinkKind.CARRIES_OUT: "step_carries_out",
    LinkKind.EASES: "step_eases",
    LinkKind.EXTENDS: "step_continues",
}


def _whole(reasons: Sequence[str], language: str) -> str:
    """As many reasons as there is room for, none cut in its midst, and how many more there are."""
    between = say("semicolon", language)
    shown = [reasons[0]]
    for each in reasons[1:]:
        if len(between.join([*shown, each])) > _REASONS:
            rest = len(reasons) - len(shown)
            return tell("more_reasons", language, reasons=esc(between.join(shown), _REASONS), count=rest)
        shown.append(each)
    return esc(between.join(shown), _REASONS)

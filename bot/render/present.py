"""What has become of an old action: withdrawn, eased, renewed, run out. On top wherever it is shown."""

from datetime import datetime, timedelta

from bot.domain.action import Action
from bot.domain.views import ActionView
from bot.domain.words import EasedKind, LinkKind, Stage
from bot.render import marks
from bot.render.dates import day
from bot.render.markup import esc
from bot.render.words import say

_LAST_ZONE = timedelta(hours=12)  # where a day ends last, UTC-12: then it is over for every issuer
_WHY = 300  # characters of an operator's sentence
_IN_PART = (EasedKind.NAMES_REMOVED, EasedKind.NARROWED)


def present_rows(view: ActionView, language: str, now: datetime) -> list[str]:
    """Rows of markup, none for an action that stands as it was announced."""
    action = view.action
    if action.withdrawn:
        why = [esc(action.withdrawn_why, _WHY)] if action.withdrawn_why else []
        return [say("withdrawn", language), *why, *_eased(view, language)]
    rows = _eased(view, language)
    if renewal := renewed_by(view):
        return [*rows, _renewed(renewal, language)]
    if has_run_out(view, now) and action.expires_on:
        return [say("now_expired", language, day=day(action.expires_on, language)), *rows]
    return rows


def has_run_out(view: ActionView, now: datetime) -> bool:
    """Whether the last day announced is over everywhere and nothing has come between.

    A renewal moves the end, and what was lifted or suspended as a whole ended otherwise; where names were
    removed or the measure was narrowed, the rest ran on to its last day.
    """
    action = view.action
    if action.expires_on is None or action.withdrawn or action.stage is Stage.THREATENED:
        return False
    ended = any(link.kind is LinkKind.EASES and _as_a_whole(link.action) for link in view.answered_by)
    return not ended and renewed_by(view) is None and (now - _LAST_ZONE).date() > action.expires_on


def renewed_by(view: ActionView) -> Action | None:
    """The newest act that moved the end of this one; None where none did or it had no end."""
    ends = view.action.expires_on
    if ends is None:
        return None
    later = [k.action for k in view.answered_by if k.kind is LinkKind.EXTENDS and not k.action.withdrawn]
    moved = [a for a in later if a.stage is Stage.EXTENDED or (a.expires_on and a.expires_on > ends)]
    return moved[-1] if moved else None


def _as_a_whole(easing: Action) -> bool:
    return not easing.withdrawn and easing.eased_kind not in _IN_PART


def _eased(view: ActionView, language: str) -> list[str]:
    rows = []
    for link in view.answered_by:
        if link.kind is LinkKind.EASES and not link.action.withdrawn:
            how = marks.capitalised(marks.stage_word(link.action, language))
            when = day(link.action.on, language, precision=link.action.precision)
            rows.append(say("now_eased", language, how=how, day=when, number=marks.number(link.action)))
    return rows


def _renewed(renewal: Action, language: str) -> str:
    when = day(renewal.on, language, precision=renewal.precision)
    number = marks.number(renewal)
    if renewal.expires_on is None:
        return say("now_renewed", language, day=when, number=number)
    ends = day(renewal.expires_on, language)
    return say("now_renewed_until", language, day=when, until=ends, number=number)

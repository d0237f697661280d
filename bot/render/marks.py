"""The colour and the word that say how far an action has got, and the arrow of who acts against whom."""

from bot.domain.action import Action
from bot.domain.views import ActionView, LinkView
from bot.domain.words import LinkKind, Precision, Stage
from bot.lexicon import flag
from bot.render import words as w
from bot.render.dates import day
from bot.render.headline import is_counter
from bot.render.headline_zh_ru import counter_word
from bot.render.markup import esc
from bot.render.words import say

_COLOURS = {
    Stage.THREATENED: "🟡",
    Stage.ANNOUNCED: "🔴",
    Stage.IMPOSED: "🔴",
    Stage.EXPANDED: "🔵",
    Stage.EXTENDED: "🔵",
    Stage.EASED: "🟢",
}
_WHY = 300  # characters of an operator's sentence
_FLAGS = 4  # more targets than this are counted


def colour(action: Action) -> str:
    """Never shown without its word."""
    return _COLOURS[action.stage]


def stage_word(action: Action, language: str = "en") -> str:
    if action.stage is Stage.EASED and action.eased_kind:
        return w.pick(w.EASED[action.eased_kind], language)
    return w.pick(w.STAGES[action.stage], language)


def arrow(action: Action) -> str:
    """🇨🇳→🇺🇸"""  # noqa: D415 - the picture is the sentence
    flags = "".join(flag(code) for code in action.targets[:_FLAGS])
    more = f"+{len(action.targets) - _FLAGS}" if len(action.targets) > _FLAGS else ""
    return f"{flag(action.issuer)}→{flags}{more}" if flags else flag(action.issuer)


def number(action: Action) -> str:
    """What people tap: /a147."""
    return f"/a{action.number}"


def measures(action: Action, language: str = "en") -> str:
    return say("comma", language).join(w.pick(w.MEASURES[m], language) for m in action.measures)


def links(view: ActionView, kind: LinkKind) -> tuple[LinkView, ...]:
    return tuple(link for link in view.answers if link.kind is kind)


def answers_something(view: ActionView) -> bool:
    return is_counter(view.action) or bool(links(view, LinkKind.ANSWERS) or links(view, LinkKind.CARRIES_OUT))


def mark_row(view: ActionView, language: str) -> str:
    """ "🔴 Countermeasure · announced, start date not given"."""  # noqa: D210 - an example
    action = view.action
    if action.stage is Stage.THREATENED:
        return f"🟡 {say('warning', language)} · {say('no_act_yet', language)}"
    if action.stage in (Stage.EASED, Stage.EXPANDED, Stage.EXTENDED):
        return f"{colour(action)} {_capital(stage_word(action, language))}{_start(action, language)}"
    counter = answers_something(view)
    kind = say("countermeasure" if counter else "new_measure", language, counter=counter_word(action.issuer))
    row = f"🔴 {kind} · {stage_word(action, language)}{_start(action, language)}"
    if action.persons and "7031(c)" in (action.legal_basis or ""):
        row += f" · {say('public_designation', language)}"
    return row


def _start(action: Action, language: str) -> str:
    if action.effective_on:
        year = action.on.year if action.on else None
        starts = say("starts", language, day=day(action.effective_on, language, year=year))
        return say("comma", language) + starts
    unknown = say("comma", language) + say("start_unknown", language)
    return unknown if action.stage is Stage.ANNOUNCED else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def present_rows(view: ActionView, language: str) -> list[str]:
    """What has become of an old action: withdrawn, lifted, suspended. Stands on top wherever it is shown."""
    rows = _withdrawn(view.action, language) if view.action.withdrawn else []
    for link in view.answered_by:
        if link.kind is LinkKind.EASES and not link.action.withdrawn:
            how = _capital(stage_word(link.action, language))
            when = day(link.action.on, language, precision=link.action.precision)
            rows.append(say("now_eased", language, how=how, day=when, number=number(link.action)))
    return rows


def _withdrawn(action: Action, language: str) -> list[str]:
    why = [esc(action.withdrawn_why, _WHY)] if action.withdrawn_why else []
    return [say("withdrawn", language), *why]


def on_day(action: Action, language: str, year: int | None) -> str:
    return day(action.on, language, year=year, precision=action.precision or Precision.UNKNOWN)

"""The colour and the word that say how far an action has got, and the arrow of who acts against whom."""

from bot.domain.action import Action
from bot.domain.views import ActionView, LinkView
from bot.domain.words import LinkKind, Precision, Stage
from bot.lexicon import flag
from bot.render import words as w
from bot.render.dates import day
from bot.render.headline import is_counter
from bot.render.headline_zh import counter_word
from bot.render.words import say

_COLOURS = {
    Stage.THREATENED: "🟡",
    Stage.ANNOUNCED: "🔴",
    Stage.IMPOSED: "🔴",
    Stage.EXPANDED: "🔵",
    Stage.EXTENDED: "🔵",
    Stage.EASED: "🟢",
}
_FLAGS = 4  # more targets than this are counted


def colour(action: Action) -> str:
    """Never shown without its word."""
    return _COLOURS[action.stage] if action.measures else "▫️"


def stage_word(action: Action, language: str = "en") -> str:
    if not action.measures:
        return w.pick(w.NO_SANCTION, language)
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
    named = [w.pick(w.MEASURES[m], language) for m in action.measures]
    return say("comma", language).join(named or [w.pick(w.NO_SANCTION, language)])


def links(view: ActionView, kind: LinkKind) -> tuple[LinkView, ...]:
    return tuple(link for link in view.answers if link.kind is kind)


def answers_something(view: ActionView) -> bool:
    return is_counter(view.action) or bool(links(view, LinkKind.ANSWERS) or links(view, LinkKind.CARRIES_OUT))


def mark_row(view: ActionView, language: str) -> str:
    """ "🔴 Countermeasure · announced, start date not given"."""  # noqa: D210 - an example
    action = view.action
    if not action.measures:  # in the archive because others answered it
        return f"{colour(action)} {capitalised(stage_word(action, language))}"
    if action.stage is Stage.THREATENED:
        return f"🟡 {say('warning', language)} · {say('no_act_yet', language)}"
    if action.stage in (Stage.EASED, Stage.EXPANDED, Stage.EXTENDED):
        return f"{colour(action)} {capitalised(stage_word(action, language))}{_lasting(action, language)}"
    counter = answers_something(view)
    kind = say("countermeasure" if counter else "new_measure", language, counter=counter_word(action.issuer))
    row = f"🔴 {kind} · {stage_word(action, language)}{_lasting(action, language)}"
    if action.persons and "7031(c)" in (action.legal_basis or ""):
        row += f" · {say('public_designation', language)}"
    return row


def _lasting(action: Action, language: str) -> str:
    """From when until when, as far as it was announced; years where one is not the year of the act."""
    year = action.on.year if action.on else None
    ends = action.expires_on
    if ends and ends.year != year:
        year = None
    parts = [_start(action, language, year)]
    if ends:
        parts.append(say("until", language, day=day(ends, language, year=year)))
    return "".join(say("comma", language) + part for part in parts if part)


def _start(action: Action, language: str, year: int | None) -> str:
    if action.effective_on:
        return say("starts", language, day=day(action.effective_on, language, year=year))
    return say("start_unknown", language) if action.stage is Stage.ANNOUNCED else ""


def capitalised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def on_day(action: Action, language: str, year: int | None) -> str:
    return day(action.on, language, year=year, precision=action.precision or Precision.UNKNOWN)

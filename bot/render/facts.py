"""The lines of a card: whom, names, effect, basis, reason, what it answers. Unknown is said in words."""

import re

from bot.domain.action import Action
from bot.domain.views import ActionView, LinkView
from bot.domain.words import LinkKind, Stage, StageGroup
from bot.lexicon import country_name
from bot.render import marks
from bot.render.dates import gap
from bot.render.effects import Effects
from bot.render.headline import whom
from bot.render.markup import bold, clean, esc, italic
from bot.render.phrases import are_people, class_words, whole
from bot.render.words import say

_ROLES = 4
"""With more names than this a card leaves to /show what those named are."""

_NAMES = 12
"""Names listed on a card; more would leave the phone's screen."""

_ACT = re.compile(
    r"(?i)sanction|restrict|\bvisas?\b|expel|expulsion|persona|measure|designat|\bban(?:s|ned)?\b|freez|"
    r"(?:entry|entity|black|stop|sanctions) ?lists?\b|制裁|限制|驱逐|驅逐|措施|签证|"
    r"санкц|огранич|высыл|мер[аыу]?\b|виз"
)
_NAME = 90  # characters of one name
_ROLE = 110  # characters of what somebody is


def fact_rows(view: ActionView, effects: Effects, language: str, *, in_full: bool = False) -> list[str]:
    """All lines of one action, each whole markup; `in_full` where there is room for everybody's role."""
    action = view.action
    acted = action.stage.group is StageGroup.ACTED
    rows: list[str] = []
    read = bool(action.persons or action.family or action.entities)
    words = class_words(action, whom(action))
    if not action.persons or words:
        rows.append(_row("whom", told_whom(action, words, language), language))
    if read:
        rows.extend(_named(action, language, in_full=in_full))
    elif action.stage is not Stage.THREATENED:
        rows.append(_row("names", _no_names(action, language), language))
    if effect := effects.sentence(action, language):
        rows.append(_row("effect", esc(effect, 400), language))
    if told := next((e.span.text for e in view.evidence if e.field == "leave_by"), None):
        rows.append(_row("leave_by", say("quoted", language, words=esc(whole(told))), language))
    if acted or action.legal_basis:
        basis = esc(effects.basis(action, language)) if action.legal_basis else say("basis_unknown", language)
        rows.append(_row("basis", basis, language))
    if action.reason or (acted and not words and not action.answers_text):
        rows.append(_row("reason", _reason(action, language), language))
    return rows + _link_rows(view, language)


def _row(label: str, inner: str, language: str) -> str:
    colon = "：" if language == "zh" else ": "
    return f"{bold(say(label, language))}{colon}{inner}"


def told_whom(action: Action, words: str, language: str) -> str:
    """Whom we take to be hit, and the text's words where they say more; those of the archive quote nobody."""
    who = esc(whom(action, language)) or say("whom_unknown", language)
    how = "described" if action.archive_id else "in_words"
    return say(how, language, who=who, words=esc(words)) if words else who


def _reason(action: Action, language: str) -> str:
    """Attributed always: the issuer says so, not we."""
    if not action.reason:
        return say("reason_unknown", language)
    who = esc(country_name(action.issuer, language))
    words = whole(action.reason)
    clause = words.removeprefix("who ")
    if clause != words and are_people(action) and action.count != 1 and not action.family:
        return say("reason_they", language, who=who, words=esc(clause))
    return say("reason_by", language, who=who, words=esc(words))


def _no_names(action: Action, language: str) -> str:
    key = (
        "names_unknown"
        if action.named is None
        else "names_in_source"
        if action.named
        else "names_not_released"
    )
    return f"{say(key, language)}{'；' if language == 'zh' else '; '}{_number(action, language)}"


def _number(action: Action, language: str) -> str:
    if not action.count:
        return say("number_unknown", language)
    if not are_people(action):
        return say("number", language, count=action.count)
    return say("one_person" if action.count == 1 else "number_people", language, count=action.count)


def _named(action: Action, language: str, *, in_full: bool) -> list[str]:
    read = len(action.persons) + len(action.family) + len(action.entities)
    roles = action.role_of if in_full or len(action.persons) + len(action.entities) <= _ROLES else {}
    counted = (
        say("counted", language, count=action.count, read=read)
        if action.count
        else say("uncounted", language, read=read)
    )
    rows = [_row("named", counted, language)]
    room = _NAMES
    for label, names in (("", action.persons), ("family", action.family), ("bodies", action.entities)):
        shown = names[:room]
        if shown and label and not (label == "bodies" and len(rows) == 1):
            rows.append(italic(say(label, language)))
        rows.extend(_name(name, roles.get(name), language) for name in shown)
        room -= len(shown)
    if read > _NAMES:
        rows.append(say("more_names", language, count=read - _NAMES))
    return rows


def _name(name: str, role: str | None, language: str) -> str:
    """A name, and behind it what this one is by the text's own words."""
    told = say("comma", language) + esc(role, _ROLE) if role else ""
    return f"• {esc(name, _NAME)}{told}"


def _link_rows(view: ActionView, language: str) -> list[str]:
    action = view.action
    rows = [_answers(view, language)] if action.stage is not Stage.EASED else []
    carried = marks.links(view, LinkKind.CARRIES_OUT)
    if carried:
        rows.append(_row("carries_out", "; ".join(_warning(action, e, language) for e in carried), language))
    elif action.carries_out_text:
        rows.append(_row("carries_out", _unrecorded(action, action.carries_out_text, language), language))
    for kind, label in ((LinkKind.EASES, "eases"), (LinkKind.EXTENDS, "extends")):
        ends = marks.links(view, kind)
        if ends:
            rows.append(_row(label, "; ".join(_earlier(action, e, language) for e in ends), language))
    return rows


def _answers(view: ActionView, language: str) -> str:
    """The acts it answers; else its own words, as a search without a hit where they name an act."""
    words = view.action.answers_text
    if ends := marks.links(view, LinkKind.ANSWERS):
        return _row("answers", "; ".join(_earlier(view.action, end, language) for end in ends), language)
    if not words:
        return _row("answers", say("answers_nothing", language), language)
    if _names_an_act(view.action):
        return _row("answers", _unrecorded(view.action, words, language), language)
    shown = esc(whole(words))
    if view.action.archive_id:
        return _row("answers", shown, language)
    return _row("answers_own", say("quoted", language, words=shown), language)


def _unrecorded(action: Action, words: str, language: str) -> str:
    """An act that we do not hold, in the text's words; those of the archive quote nobody."""
    how = "answers_described" if action.archive_id else "answers_words"
    return say(how, language, words=esc(whole(words)))


def _names_an_act(action: Action) -> bool:
    """Whether what is answered is an act that we could hold; conduct of a state is none."""
    return bool(action.answers_on or _ACT.search(clean(action.answers_text or "")))


def _earlier(action: Action, end: LinkView, language: str) -> str:
    """ "🇺🇸→🇨🇳 visa restrictions of 21 Mar, 10 days earlier /a145"."""  # noqa: D210 - an example
    other = end.action
    when = marks.on_day(other, language, action.on.year if action.on else None)
    text = say(
        "act_of", language, arrow=marks.arrow(other), measure=marks.measures(other, language), day=when
    )
    if other.stage is Stage.THREATENED:
        text = f"{marks.arrow(other)} {say('the_warning', language, day=when)}"
    if action.on and other.on and action.precision.value == other.precision.value == "day":
        text += say("comma", language) + gap(other.on, action.on, language)
    return f"{text}{_inferred(end, language)} {marks.number(other)}"


def _warning(action: Action, end: LinkView, language: str) -> str:
    when = marks.on_day(end.action, language, action.on.year if action.on else None)
    return f"{say('the_warning', language, day=when)}{_inferred(end, language)} {marks.number(end.action)}"


def _inferred(end: LinkView, language: str) -> str:
    return "" if end.stated else f" {say('inferred', language)}"

"""One action in full, and the words that its reading rests on."""

from datetime import datetime

from bot.domain.action import Action, Evidence
from bot.domain.chat import Message
from bot.domain.views import ActionView
from bot.domain.words import LinkKind, Standing
from bot.render import marks
from bot.render.buttons import action_buttons
from bot.render.card import announcing, how_read, quotation
from bot.render.effects import Effects
from bot.render.facts import fact_rows
from bot.render.headline import headline
from bot.render.history import source_line
from bot.render.markup import bold, esc, fit, italic, link
from bot.render.present import present_rows
from bot.render.reasons import reason
from bot.render.sureness import field_name, how_sure, sureness_row
from bot.render.words import pick, say

_ADDRESSES = 4  # further addresses shown
_NAME = 90  # characters of a name
_WORDS = 4  # of one field: a long list of names leaves room for the other fields


def render_action(view: ActionView, *, language: str, now: datetime, effects: Effects) -> Message:
    """The present state first, then what the card said, what came of it, and every address kept."""
    action = view.action
    news = headline(action, language)
    when = marks.on_day(action, language, None)
    rows = [bold(f"{marks.arrow(action)} {esc(news)}"), *present_rows(view, language, now)]
    if action.standing is Standing.AGENCY and not action.archive_id:
        rows.append(say("not_official", language))
    facts = fact_rows(view, effects, language, in_full=True)
    rows.extend([f"{marks.mark_row(view, language)} · {when}", "", *facts])
    rows.extend(_law(view, effects, language))
    rows.extend(_answered_by(view, language))
    rows.extend([] if action.checked else sureness_row(view.evidence, language))
    tail = ["", quotation(announcing(view, view.notice), language, now)] if view.notice else [""]
    read = say("from_archive", language) if action.archive_id else how_read((view,), language)
    tail.append(f"{source_line(view, language)} · {read} · {marks.number(action)}")
    if more := [link(f"{at}", url) for at, url in enumerate(view.urls[1 : 1 + _ADDRESSES], 2)]:
        tail.append(say("more_addresses", language, links=" ".join(more)))
    return Message(fit(rows, tail, "…"), action_buttons(action, language))


def _law(view: ActionView, effects: Effects, language: str) -> list[str]:
    """The law invoked: its plain name and source, what it reaches, the list that carries those hit."""
    known = effects.authority(view.action)
    if known is None:
        return []
    colon = "：" if language == "zh" else ": "
    reaches = " · ".join(
        f"{say(f'reach_{what}', language)}{colon}{say(f'how_{how}', language)}"
        for what, how in known.reaches.items()
    )
    name = link(esc(pick(known.name, language)), known.source)
    rows = [f"{bold(say('law', language))}{colon}{name}{f' ({esc(reaches)})' if reaches else ''}"]
    if known.listed_in:
        rows.append(f"{bold(say('listed_in', language))}{colon}{esc(pick(known.listed_in, language))}")
    return rows


def _answered_by(view: ActionView, language: str) -> list[str]:
    labels = {
        LinkKind.ANSWERS: "answered_by",
        LinkKind.CARRIES_OUT: "carried_out_by",
        LinkKind.EASES: "eased_by",
        LinkKind.EXTENDS: "extended_by",
    }
    year = view.action.on.year if view.action.on else None
    colon = "：" if language == "zh" else ": "
    return [
        f"{bold(say(labels[end.kind], language))}{colon}{marks.arrow(end.action)} "
        f"{marks.measures(end.action, language)}, {marks.on_day(end.action, language, year)} "
        f"{marks.number(end.action)}"
        for end in view.answered_by
        if not end.action.withdrawn
    ]


def render_evidence(view: ActionView, *, language: str = "en") -> Message:
    """Field by field the words that were read, each at most 200 characters."""
    rows = [bold(f"{say('b_evidence', language)} · {marks.number(view.action)}")]
    if view.notice:
        rows.append(f"{esc(view.notice.title)} · {source_line(view, language)}")
    rows.extend(_words_of(view, language))
    rows.extend(_how_read(view, language))
    if not view.evidence:
        rows.append(say("no_evidence", language))
    for end in view.answers:
        how = f" ({say('stated', language)})" if end.stated else f" {say('inferred', language)}"
        told = say("semicolon", language).join(reason(each, language) for each in end.reasons)
        reasons = esc(told or say("no_reason_kept", language), 300)
        rows.append(f"{say('link_to', language, number=marks.number(end.action))}{how}: {reasons}")
    return Message(fit(rows, [], "…"))


def _how_read(view: ActionView, language: str) -> list[str]:
    """By which rules the text was read, how sure the act is, and what spoke against it."""
    if not view.rules_version:
        return []
    sure = f"{view.action.confidence:.2f}"
    rows = [say("read_by", language, rules=esc(view.rules_version, 40), sure=sure)]
    against = "; ".join(view.doubts) if view.doubts else say("nothing_against", language)
    return [*rows, say("against", language, what=esc(against, 300))]


def _words_of(view: ActionView, language: str) -> list[str]:
    """Field by field in the order of the reading, with a mark where one is less sure."""
    fields: dict[str, list[Evidence]] = {}
    for each in view.evidence:
        fields.setdefault(each.field, []).append(each)
    rows: list[str] = []
    for found in fields.values():
        rows.extend(_words(each, view.action, language) for each in found[:_WORDS])
        if len(found) > _WORDS:
            rows.append(say("more_names", language, count=len(found) - _WORDS))
    return rows


def _words(evidence: Evidence, action: Action, language: str) -> str:
    said = evidence.span.text
    label = bold(esc(field_name(evidence.field, language), 40))
    of = next((name for name, role in action.role_of.items() if role == said), "")
    whose = f" ({esc(of, _NAME)})" if of and evidence.field == "roles" else ""
    rule = f" {italic(esc(evidence.rule, 60))}" if evidence.rule else ""
    doubt = how_sure(evidence.confidence, language)
    colon = "：" if language == "zh" else ": "
    return f"{label}{whose}{colon}“{esc(said)}”{rule}{f' · {doubt}' if doubt else ''}"

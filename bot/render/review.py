"""What waits for an operator, as operators see it, with the buttons to rule on it."""

from collections.abc import Mapping, Sequence

from bot.domain.chat import Button, Chat, Message
from bot.domain.review import ReviewItem, ReviewKind, Ruled, Ruling
from bot.domain.views import ActionView
from bot.render import marks
from bot.render.buttons import DROP, DROP_BECAUSE, EVIDENCE, REVIEW, REVIEW_PAGE, SEND
from bot.render.dates import moment
from bot.render.headline import headline
from bot.render.held import held
from bot.render.markup import bold, esc, fit, link, quote
from bot.render.operator_words import DROP_REASONS, put
from bot.render.words import pick, say

SHOWN = 8  # items of a list, and actions of one item
_IN_A_ROW = 4
_REASON = 160  # characters
_WHY = 300
_TOLD = 2  # actions of one item that fit a line of a list

_WAITS = {
    ReviewKind.HELD: "waits_held",
    ReviewKind.VANISHED: "waits_vanished",
    ReviewKind.DOUBTED: "waits_doubted",
}
_RULED = {
    Ruling.SENT: "ruled_sent",
    Ruling.DROPPED: "ruled_dropped",
    Ruling.WITHDRAWN: "ruled_withdrawn",
}


def announce_waiting(items: Sequence[ReviewItem], views: Sequence[ActionView], chat: Chat) -> Message:
    """What came to wait, told to a chat of operators; in a discreet one a cover, and below it all that waits.

    Whoever opens it there must be an operator, as for all these buttons.
    """
    if not chat.discreet:
        return render_waiting(items, views, language=chat.language)
    data = f"{REVIEW}:{items[0].id}" if len(items) == 1 else f"{REVIEW_PAGE}:0"
    covered = "cover_card" if len(items) == 1 else "cover_cards"
    button = Button(say("b_open", chat.language), data=data)
    return Message(say(covered, chat.language, count=len(items)), ((button,),))


def render_waiting(
    items: Sequence[ReviewItem],
    views: Sequence[ActionView],
    *,
    total: int | None = None,
    offset: int = 0,
    language: str = "en",
) -> Message:
    """One item in full, or several as a list, the first few with a button each.

    `total` is how many wait in all, when more do than are given; `offset` how many stand before these.
    """
    if not items:
        return Message(put("nothing_waits", language))
    count = max(total or 0, offset + len(items))
    if count == 1:
        return render_review(items[0], views, language)
    found = {view.action.number: view for view in views}
    shown = items[:SHOWN]
    rows = [bold(put("things_wait" if total is None else "all_wait", language, count=count))]
    rows.extend(f"\n{_row(item, found, language)}" for item in shown)
    rest = count - offset - len(shown)
    tail = ["", put("tap_number", language)]
    if rest > 0:
        tail.insert(1, put("more_wait", language, count=rest))
    looks = [Button(str(item.id), data=f"{REVIEW}:{item.id}") for item in shown]
    buttons = [tuple(looks[at : at + _IN_A_ROW]) for at in range(0, len(looks), _IN_A_ROW)]
    turns = [
        Button(put(label, language), data=f"{REVIEW_PAGE}:{at}")
        for label, at, wanted in (
            ("b_wait_newer", max(0, offset - SHOWN), offset > 0),
            ("b_wait_older", offset + len(shown), rest > 0),
        )
        if wanted
    ]
    return Message(fit(rows, tail, "…"), (*buttons, *([tuple(turns)] if turns else [])))


def _row(item: ReviewItem, found: Mapping[int, ActionView], language: str) -> str:
    views = [found[number] for number in item.numbers if number in found]
    news = say("semicolon", language).join(_news(view, language) for view in views[:_TOLD]) or esc(item.title)
    more = put("more_acts", language, count=len(views) - _TOLD) if len(views) > _TOLD else ""
    return f"{bold(str(item.id))} {news}{more}\n{esc(held(item.reason, language), _REASON)}"


def _news(view: ActionView, language: str) -> str:
    return f"{marks.arrow(view.action)} {esc(headline(view.action, language))} {marks.number(view.action)}"


def render_review(item: ReviewItem, views: Sequence[ActionView], language: str = "en") -> Message:
    """One item: what it says, why it waits, the words it rests on; ruled, what became of it."""
    if item.ruling is not None:
        return Message(fit([*_ruling(item, language), *_about(item, views, language)], [], "…"))
    reason = esc(held(item.reason, language), _WHY)
    rows = [
        bold(f"⏸ {put(_WAITS[item.kind], language)} · {item.id}"),
        put("waits_because", language, reason=reason),
        "",
        *_about(item, views, language),
    ]
    doubted = item.kind is not ReviewKind.HELD
    tail = ["", put("withdraw_it", language, number=item.numbers[0])] if doubted else []
    return Message(fit(rows, tail, "…"), _buttons(item, language))


def _about(item: ReviewItem, views: Sequence[ActionView], language: str) -> list[str]:
    wanted = [view for view in views if view.action.number in item.numbers]
    rows = [f"{_news(view, language)}\n{marks.mark_row(view, language)}" for view in wanted[:SHOWN]]
    if len(wanted) > SHOWN:
        rows.append(put("more_wait", language, count=len(wanted) - SHOWN))
    sentence = next((v.notice.quote for v in wanted if v.notice and v.notice.quote), None)
    if sentence:
        rows.append(quote(esc(sentence)))
    rows.append(link(esc(item.title), item.url) if item.title else put("of_archive", language))
    return rows


def _ruling(item: ReviewItem, language: str) -> list[str]:
    assert item.ruling is not None  # noqa: S101 - the caller has looked
    who = esc(held(item.ruled_by or "", language))
    when = moment(item.ruled_at, language) if item.ruled_at else ""
    ruled = put("deed_because", language, why=esc(held(item.why, language), _WHY)) if item.why else ""
    head = bold(f"{put(_RULED[item.ruling], language)} · {item.id}")
    return [head, say("comma", language).join(filter(None, (who, when))), *([ruled] if ruled else []), ""]


def _buttons(item: ReviewItem, language: str) -> tuple[tuple[Button, ...], ...]:
    waits = item.kind is ReviewKind.HELD
    words = [Button(put("b_words", language), data=f"{EVIDENCE}:{item.numbers[0]}")] if item.numbers else []
    drop = Button(put("b_drop" if waits else "b_stands", language), data=f"{DROP}:{item.id}")
    send = [Button(put("b_send", language), data=f"{SEND}:{item.id}")] if waits else []
    return ((*send, drop), *([tuple(words)] if words else []))


def render_drop_question(item: ReviewItem, views: Sequence[ActionView], language: str = "en") -> Message:
    """Why a held alert is dropped: the reason stays on record."""
    rows = [bold(put("drop_question", language, id=item.id)), *_about(item, views, language)]
    hint = put("drop_otherwise", language, id=item.id)
    reasons = [
        Button(pick(row, language), data=f"{DROP_BECAUSE}:{item.id}:{code}")
        for code, row in DROP_REASONS.items()
    ]
    back = Button(put("b_keep_waiting", language), data=f"{REVIEW}:{item.id}")
    return Message(fit(rows, ["", hint], "…"), (tuple(reasons[:2]), tuple(reasons[2:]), (back,)))


def render_ruled(ruled: Ruled, views: Sequence[ActionView], language: str = "en") -> Message:
    """What an operator's word did; of two that come together the second hears kindly that it is done."""
    item = ruled.item
    rows = [*_ruling(item, language), *_about(item, views, language)]
    if not ruled.fresh:
        rows.insert(0, put("ruled_before", language))
    elif item.ruling is Ruling.SENT:
        rows.append(put("goes_out", language))
    elif item.kind is ReviewKind.HELD:
        rows.append(put("never_told", language))
    return Message(fit(rows, [], "…"))

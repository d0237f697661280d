"""What waits for an operator, as operators see it: in English, with the buttons to rule on it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.domain.chat import Button, Message
from bot.domain.review import ReviewItem, ReviewKind, Ruled, Ruling
from bot.domain.views import ActionView
from bot.render import marks
from bot.render.buttons import DROP, DROP_BECAUSE, EVIDENCE, REVIEW, REVIEW_PAGE, SEND
from bot.render.dates import moment
from bot.render.headline import headline
from bot.render.markup import bold, esc, fit, link, quote

SHOWN = 8  # items of a list, and actions of one item
_IN_A_ROW = 4
_REASON = 160  # characters
_WHY = 300

DROP_REASONS: Mapping[str, str] = MappingProxyType(
    {"n": "announces nothing", "o": "old news", "t": "told already", "i": "of no interest"}
)
"""What the buttons offer; other reasons are typed."""

_WAITS = {
    ReviewKind.HELD: "An alert waits for you",
    ReviewKind.VANISHED: "An action is no longer announced",
    ReviewKind.DOUBTED: "A reader doubts an action",
}
_RULED = {
    Ruling.SENT: "✅ Sent",
    Ruling.DROPPED: "🗑 Dropped",
    Ruling.WITHDRAWN: "↩️ Withdrawn",
}


def render_waiting(
    items: Sequence[ReviewItem], views: Sequence[ActionView], *, total: int | None = None, offset: int = 0
) -> Message:
    """One item in full, or several as a list, the first few with a button each.

    `total` is how many wait in all, when more do than are given; `offset` how many stand before these.
    """
    if not items:
        return Message("Nothing waits for you.")
    count = max(total or 0, offset + len(items))
    if count == 1:
        return render_review(items[0], views)
    found = {view.action.number: view for view in views}
    shown = items[:SHOWN]
    rows = [bold(f"⏸ {count} things wait for you") if total is None else bold(f"⏸ {count} wait")]
    rows.extend(f"\n{_row(item, found)}" for item in shown)
    rest = count - offset - len(shown)
    tail = ["", "Tap a number to see it. /review lists everything that waits."]
    if rest > 0:
        tail.insert(1, f"… and {rest} more")
    looks = [Button(str(item.id), data=f"{REVIEW}:{item.id}") for item in shown]
    buttons = [tuple(looks[at : at + _IN_A_ROW]) for at in range(0, len(looks), _IN_A_ROW)]
    turns = [
        Button(label, data=f"{REVIEW_PAGE}:{at}")
        for label, at, wanted in (
            ("← Newer", max(0, offset - SHOWN), offset > 0),
            ("Older →", offset + len(shown), rest > 0),
        )
        if wanted
    ]
    return Message(fit(rows, tail, "…"), (*buttons, *([tuple(turns)] if turns else [])))


def _row(item: ReviewItem, found: Mapping[int, ActionView]) -> str:
    views = [found[number] for number in item.numbers if number in found]
    news = "; ".join(_news(view) for view in views[:2]) or esc(item.title)
    more = f" and {len(views) - 2} more" if len(views) > 2 else ""  # noqa: PLR2004 - two fit a line
    return f"{bold(str(item.id))} {news}{more}\n{esc(item.reason, _REASON)}"


def _news(view: ActionView) -> str:
    return f"{marks.arrow(view.action)} {esc(headline(view.action, 'en'))} {marks.number(view.action)}"


def render_review(item: ReviewItem, views: Sequence[ActionView]) -> Message:
    """One item: what it says, why it waits, the words it rests on; ruled, what became of it."""
    if item.ruling is not None:
        return Message(fit([*_ruling(item), *_about(item, views)], [], "…"))
    rows = [bold(f"⏸ {_WAITS[item.kind]} · {item.id}"), f"Why: {esc(item.reason, _WHY)}", ""]
    wrong = "" if item.kind is ReviewKind.HELD else f"Wrong? <code>/withdraw {item.numbers[0]} and why</code>"
    return Message(fit([*rows, *_about(item, views)], ["", wrong] if wrong else [], "…"), _buttons(item))


def _about(item: ReviewItem, views: Sequence[ActionView]) -> list[str]:
    wanted = [view for view in views if view.action.number in item.numbers]
    rows = [f"{_news(view)}\n{marks.mark_row(view, 'en')}" for view in wanted[:SHOWN]]
    if len(wanted) > SHOWN:
        rows.append(f"… and {len(wanted) - SHOWN} more")
    sentence = next((v.notice.quote for v in wanted if v.notice and v.notice.quote), None)
    if sentence:
        rows.append(quote(esc(sentence)))
    rows.append(link(esc(item.title), item.url) if item.title else "From the archive.")
    return rows


def _ruling(item: ReviewItem) -> list[str]:
    assert item.ruling is not None  # noqa: S101 - the caller has looked
    when = f" {moment(item.ruled_at)}" if item.ruled_at else ""
    why = f"\nBecause: {esc(item.why, _WHY)}" if item.why else ""
    return [bold(f"{_RULED[item.ruling]} · {item.id}"), f"{esc(item.ruled_by or '')},{when}{why}", ""]


def _buttons(item: ReviewItem) -> tuple[tuple[Button, ...], ...]:
    words = [Button("The words", data=f"{EVIDENCE}:{item.numbers[0]}")] if item.numbers else []
    drop = Button("Drop …" if item.kind is ReviewKind.HELD else "It stands", data=f"{DROP}:{item.id}")
    send = [Button("Send", data=f"{SEND}:{item.id}")] if item.kind is ReviewKind.HELD else []
    return ((*send, drop), *([tuple(words)] if words else []))


def render_drop_question(item: ReviewItem, views: Sequence[ActionView]) -> Message:
    """Why a held alert is dropped: the reason stays on record."""
    rows = [bold(f"Why is {item.id} dropped?"), *_about(item, views)]
    hint = f"Another reason: <code>/review drop {item.id} your words</code>"
    reasons = [Button(words, data=f"{DROP_BECAUSE}:{item.id}:{code}") for code, words in DROP_REASONS.items()]
    back = Button("Keep waiting", data=f"{REVIEW}:{item.id}")
    return Message(fit(rows, ["", hint], "…"), (tuple(reasons[:2]), tuple(reasons[2:]), (back,)))


def render_ruled(ruled: Ruled, views: Sequence[ActionView]) -> Message:
    """What an operator's word did; of two that come together the second hears kindly that it is done."""
    item = ruled.item
    rows = [*_ruling(item), *_about(item, views)]
    if not ruled.fresh:
        rows.insert(0, "That was ruled before; nothing was changed now.")
    elif item.ruling is Ruling.SENT:
        rows.append("It goes to everybody who follows it at this moment, marked as checked by a person.")
    elif item.kind is ReviewKind.HELD:
        rows.append("It is never told; it stays in the history.")
    return Message(fit(rows, [], "…"))

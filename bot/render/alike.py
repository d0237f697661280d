"""Sources in the same trouble, told in one line: where the network is down, one by one would be a page."""

from collections import Counter
from collections.abc import Sequence

from bot.domain.views import SourceView
from bot.render.answer_words import tell
from bot.render.markup import esc

ALIKE = 3  # as many are still told one by one
_WORDS = {
    "⛔": "many_refuse",
    "⚠️": "many_fail",
    "🕓": "many_quiet",
}
# How the sentences for operators begin; the rest of them names hosts, and is not for subscribers.
_CAUSES = (
    ("The server was not reached", "not_reached"),
    ("No answer within", "no_answer_in_time"),
    ("No complete answer within", "no_answer_in_time"),
)


def fold(mark: str, views: Sequence[SourceView], language: str) -> tuple[list[str], tuple[SourceView, ...]]:
    """One line for all that share a trouble where they are more than `ALIKE`, and the others."""
    causes = {view.source.id: _cause(view) for view in views}
    many = [cause for cause, number in Counter(causes.values()).most_common() if number > ALIKE]
    rows = [_row(mark, cause, [v for v in views if causes[v.source.id] == cause], language) for cause in many]
    return rows, tuple(view for view in views if causes[view.source.id] not in many)


def _cause(view: SourceView) -> str:
    told = (view.state.last_error if view.state else None) or ""
    return next((cause for beginning, cause in _CAUSES if told.startswith(beginning)), "")


def _row(mark: str, cause: str, views: Sequence[SourceView], language: str) -> str:
    states = Counter(view.source.country for view in views)
    where = ", ".join(f"{esc(code, 8)} {number}" for code, number in sorted(states.items()))
    why = f" ({tell(cause, language)})" if cause else ""
    return f"{mark} {tell(_WORDS[mark], language, count=len(views))}{why}: {where}"

"""What an operator should look at in what was read: states not found, numbers and names that do not agree."""

from collections.abc import Iterable

from bot.domain.action import ActionDraft
from bot.domain.words import Verdict
from bot.reading.joining import verdict_of


def issues_of(announced: Iterable[ActionDraft]) -> tuple[str, ...]:
    """A sentence for each doubt about the new acts of a text, in their order."""
    found: list[str] = []
    for draft in announced:
        found += filter(None, (_miscounted(draft), _nowhere(draft)))
    return tuple(found)


def _miscounted(draft: ActionDraft) -> str | None:
    """Names may be withheld altogether; of those that are told none should be missing, none too many."""
    stated, listed = draft.count_stated, draft.listed
    if stated is None or not listed or stated == listed:
        return None
    return f"The text counts {stated} but {listed} {'name was' if listed == 1 else 'names were'} read."


def _nowhere(draft: ActionDraft) -> str | None:
    if draft.targets or verdict_of(draft) is not Verdict.ANNOUNCES:
        return None
    return "The state of those hit was not found."

"""What any kind of list gives, before and after its items have keys."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.feed import FeedEntry, ParseIssue
from bot.domain.words import Precision
from bot.parse.identity import ItemIdentity, entry_keys, shared_guids
from bot.parse.text import clean_line

DETAIL: Final = 300  # characters of a detail shown to operators
MAX_TITLE: Final = 1000  # characters
MAX_ITEMS: Final = 500  # of one page or answer; the longest met has a hundred
MAX_ISSUES: Final = 20  # a layout that went wrong goes wrong for all items alike


@dataclass(frozen=True, slots=True)
class Item:
    """An item before its key is known: keys depend on all items of the document."""

    identity: ItemIdentity
    text: str
    published_at: datetime | None
    precision: Precision
    updated_at: datetime | None = None


def make_entries(items: Sequence[Item], issues: list[ParseIssue]) -> tuple[FeedEntry, ...]:
    """Items with their keys; an item repeated word for word is told once."""
    identities = [item.identity for item in items]
    shared = shared_guids(identities)
    entries: dict[str, FeedEntry] = {}
    for position, (item, key) in enumerate(zip(items, entry_keys(identities), strict=True)):
        if key in entries:
            issues.append(ParseIssue("entry-repeated", clean_line(key, DETAIL), position))
            continue
        identity = item.identity
        entries[key] = FeedEntry(
            key=key,
            guid=identity.guid,
            url=identity.url,
            title=identity.title,
            text=item.text,
            published_at=item.published_at,
            precision=item.precision,
            updated_at=item.updated_at,
            content_hash=identity.content_hash,
            guid_shared=identity.guid in shared,
        )
    return tuple(entries.values())


def shortened(met: Sequence[ParseIssue]) -> list[ParseIssue]:
    """The first issues, and how many more there are of each kind."""
    if len(met) <= MAX_ISSUES:
        return list(met)
    counts = Counter(issue.code for issue in met[MAX_ISSUES:])
    rest = ", ".join(f"{count} {code}" for code, count in counts.items())
    return [*met[:MAX_ISSUES], ParseIssue("more-issues", f"besides: {rest}")]

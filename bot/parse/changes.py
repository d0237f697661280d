"""New, revised or the same: decided from what a document says and what is stored."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final, TypeVar

from bot.domain.feed import Change, EntryChange, FeedEntry, KnownEntry
from bot.parse.identity import canonical_title, title_key

# Pages with a counter or a random quotation change on every fetch: after this many they are read no more.
MAX_REVISIONS: Final = 50

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class LookupKeys:
    """Which stored entries of the source the decision needs: those that share any of these."""

    keys: frozenset[str]
    guids: frozenset[str]
    titles: frozenset[tuple[str, date]]  # title as parsed, and UTC day of publication


def lookup_keys(entries: Iterable[FeedEntry]) -> LookupKeys:
    """The facts a store has to load before `decide_changes`."""
    listed = tuple(entries)
    guids = frozenset(entry.guid for entry in listed if entry.guid)
    return LookupKeys(
        # A link that two items share makes the GUID the key; alone, the same item goes by its link.
        keys=frozenset(entry.key for entry in listed)
        | guids
        | {entry.url for entry in listed if entry.url}
        | {_key_by_title(entry) for entry in listed if entry.url and not entry.guid},
        guids=guids,
        titles=frozenset(
            (entry.title, entry.published_at.astimezone(UTC).date())
            for entry in listed
            if entry.title and entry.published_at
        ),
    )


def decide_changes(entries: Sequence[FeedEntry], known: Sequence[KnownEntry]) -> tuple[EntryChange, ...]:
    """One decision per entry, in document order. A stored entry answers to one entry of the document at most.

    Matched by key; then by a GUID that is not shared; then by address and title, since others may come to
    share the address; then by title and day, since links of published items change. Dates never make an
    entry new.
    """
    facts = _Facts(entries, known)
    found: dict[int, KnownEntry] = {}
    for match in (facts.by_key, facts.by_guid, facts.by_address, facts.by_title):
        for index, entry in enumerate(entries):
            if index not in found and (candidate := match(entry)) is not None:
                found[index] = candidate
                facts.claim(candidate)
    return tuple(
        _decision(facts.distinct(entry, index in found), found.get(index))
        for index, entry in enumerate(entries)
    )


def _decision(entry: FeedEntry, known: KnownEntry | None) -> EntryChange:
    if known is None:
        return EntryChange(entry, Change.NEW)
    if known.content_hash == entry.content_hash or known.revisions >= MAX_REVISIONS:
        return EntryChange(entry, Change.SAME, known.id)
    return EntryChange(entry, Change.REVISED, known.id)


class _Facts:
    """What is stored, by each way of recognising it."""

    def __init__(self, entries: Sequence[FeedEntry], known: Sequence[KnownEntry]) -> None:
        self._by_key = {fact.key: fact for fact in known}
        self._by_guid = _grouped(known, lambda fact: fact.guid)
        self._by_title = _grouped(known, lambda fact: _title_and_day(fact.title, fact.published_at))
        self._keys_here = {entry.key for entry in entries}
        self._titles_here = Counter(canonical_title(entry.title) for entry in entries)
        self._claimed: set[int] = set()

    def claim(self, known: KnownEntry) -> None:
        self._claimed.add(known.id)

    def by_key(self, entry: FeedEntry) -> KnownEntry | None:
        known = self._by_key.get(entry.key)
        return None if known is None or _is_another(entry, known) else known

    def by_guid(self, entry: FeedEntry) -> KnownEntry | None:
        if entry.guid is None or entry.guid_shared:
            return None
        candidates = [fact for fact in self._by_guid.get(entry.guid, ()) if self._is_free(fact, entry)]
        if len(candidates) != 1:
            return None  # several stored items carry it: it identifies none of them
        known = candidates[0]
        # A feed may give one GUID to all items and show them one at a time: something else has to agree.
        agrees = (
            _same_title(entry, known)
            or _same_day(entry, known)
            or known.content_hash == entry.content_hash
            or known.key == entry.guid
        )
        return known if agrees and not _is_another(entry, known) else None

    def by_address(self, entry: FeedEntry) -> KnownEntry | None:
        """An item goes by its title once others share its link, and by its link once they have gone."""
        for key in (entry.url, _key_by_title(entry)):
            known = self._by_key.get(key) if key else None
            if known is None or known.url != entry.url or not self._is_free(known, entry):
                continue
            if _same_title(entry, known) and not _has_other_guid(entry, known):
                return known
        return None

    def by_title(self, entry: FeedEntry) -> KnownEntry | None:
        key = _title_and_day(entry.title, entry.published_at)
        if key is None or self._titles_here[key[0]] != 1:
            return None  # several items of the document are called so: the title says nothing
        candidates = [fact for fact in self._by_title.get(key, ()) if self._is_free(fact, entry)]
        same_text = [fact for fact in candidates if fact.content_hash == entry.content_hash]
        if same_text:
            return same_text[0]
        if len(candidates) != 1 or _has_other_guid(entry, candidates[0]):
            return None  # two publications with one title on one day, as "Notice of Sanctions Actions"
        return candidates[0]

    def distinct(self, entry: FeedEntry, found: bool) -> FeedEntry:
        """A new entry whose key a stored, different item already has goes by its GUID, or by its text."""
        if found or entry.key not in self._by_key:
            return entry
        free = entry.guid is not None and entry.guid not in self._by_key
        return replace(
            entry, key=entry.guid if free and entry.guid else f"{entry.key}#{entry.content_hash[2:18]}"
        )

    def _is_free(self, known: KnownEntry, entry: FeedEntry) -> bool:
        """Not taken, and not standing in this document as another item."""
        if known.id in self._claimed:
            return False
        return known.key == entry.key or known.key not in self._keys_here


def _is_another(entry: FeedEntry, known: KnownEntry) -> bool:
    """Whether one address (a home page, say) was used for two different items at different times."""
    return _has_other_guid(entry, known) and not _same_title(entry, known) and not _same_day(entry, known)


def _has_other_guid(entry: FeedEntry, known: KnownEntry) -> bool:
    """Whether both carry GUIDs of their own that differ. One made from the link only repeats the link."""
    if entry.guid is None or known.guid is None or entry.guid_shared or entry.guid == known.guid:
        return False
    return not (_is_made_from(entry.guid, entry.url) or _is_made_from(known.guid, known.url))


def _is_made_from(guid: str, url: str | None) -> bool:
    """GOV.UK's GUIDs are the link, "#" and the time of the last edit."""
    if url is None:
        return False
    bare = guid.partition("#")[0].partition("://")[2].rstrip("/")
    return bare == url.partition("://")[2].rstrip("/")


def _same_title(entry: FeedEntry, known: KnownEntry) -> bool:
    return bool(entry.title) and canonical_title(entry.title) == canonical_title(known.title)


def _same_day(entry: FeedEntry, known: KnownEntry) -> bool:
    if entry.published_at is None or known.published_at is None:
        return False
    return entry.published_at.date() == known.published_at.date()


def _key_by_title(entry: FeedEntry) -> str:
    return title_key(entry.title, entry.published_at.date() if entry.published_at else None)


def _title_and_day(title: str, published_at: datetime | None) -> tuple[str, date] | None:
    folded = canonical_title(title)
    return (folded, published_at.date()) if folded and published_at else None


def _grouped(
    known: Sequence[KnownEntry], key_of: Callable[[KnownEntry], K | None]
) -> dict[K, list[KnownEntry]]:
    groups: dict[K, list[KnownEntry]] = {}
    for fact in known:
        if (key := key_of(fact)) is not None:
            groups.setdefault(key, []).append(fact)
    return groups

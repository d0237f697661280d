"""What use cases need of the store about publications, as a Protocol; a part of `bot.services.ports`."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from bot.domain.action import Evidence
from bot.domain.notice import Notice, NoticeText, StoredNotice


class Notices(Protocol):
    """Publications, their revisions, and which actions they mention."""

    def by_url(self, url: str) -> Notice | None: ...
    def by_entry(self, entry_id: int) -> Notice | None:
        """The notice that an earlier revision of this entry became, even at another address."""

    def get(self, notice_id: int) -> Notice | None: ...
    def add(self, notice: Notice, entry_id: int | None) -> Notice:
        """Store a notice whose id is 0; returns it with its id. One per canonical address (unique key)."""

    def attach(self, notice_id: int, entry_id: int) -> None:
        """Remember that this entry is (a mirror of) this notice."""

    def save_text(self, notice_id: int, text: NoticeText) -> None:
        """Keep a revision as evidence and index it for search."""

    def last_text(self, notice_id: int) -> NoticeText | None:
        """The newest revision kept."""

    def describe(self, notice: Notice) -> None:
        """Fill what the reader found for the card: quotation, speaker with office, place."""

    def mention(self, notice_id: int, number: int, *, new: bool, evidence: Sequence[Evidence]) -> None:
        """This notice announces (new) or retells the action; said twice it stays one mention."""

    def announced(self, notice_id: int) -> tuple[int, ...]:
        """Numbers of the actions this notice announced, in order."""

    def announcing(self, number: int) -> tuple[int, ...]:
        """Ids of the notices that announce this action, the first to do so first."""

    def stored(self, after: int, limit: int, since: date | None = None) -> tuple[StoredNotice, ...]:
        """Notices with a text, by number, past `after`; published (else first seen) on or after `since`."""

    def held_at_first(self, notice_id: int) -> str | None:
        """Why nothing of the poll that found this notice was to ring; None where it might."""

    def acts_since(self, source_id: str, since: datetime) -> int:
        """How many actions notices of this source have announced since: the flood gate's fact."""

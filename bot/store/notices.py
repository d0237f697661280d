"""Publications, their revisions, and which actions they mention."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from bot.domain.action import Evidence
from bot.domain.notice import Notice, NoticeText, StoredNotice
from bot.store.columns import index_key
from bot.store.mapping import pack_evidence
from bot.store.mapping_notices import notice_values, to_notice, to_notice_text
from bot.store.search_index import SearchIndex
from bot.store.sql import insert_missing, upsert
from bot.store.tables_actions import MentionRow
from bot.store.tables_sources import EntryRow, NoticeEntryRow, NoticeRow, NoticeTextRow


class SqlNotices:
    """Implements services.ports.Notices."""

    def __init__(self, session: Session, index: SearchIndex) -> None:
        self._session = session
        self._index = index

    def by_url(self, url: str) -> Notice | None:
        """The notice at this canonical address."""
        statement = select(NoticeRow).where(col(NoticeRow.url_index) == index_key(url))
        row = self._session.exec(statement).first()
        return to_notice(row) if row else None

    def by_entry(self, entry_id: int) -> Notice | None:
        """The notice that an earlier revision of this entry became, even at another address."""
        statement = (
            select(NoticeRow)
            .join(NoticeEntryRow, col(NoticeEntryRow.notice_id) == col(NoticeRow.id))
            .where(col(NoticeEntryRow.entry_id) == entry_id)
        )
        row = self._session.exec(statement).first()
        return to_notice(row) if row else None

    def get(self, notice_id: int) -> Notice | None:
        """By number."""
        row = self._session.exec(select(NoticeRow).where(col(NoticeRow.id) == notice_id)).first()
        return to_notice(row) if row else None

    def add(self, notice: Notice, entry_id: int | None) -> Notice:
        """Store a notice whose id is 0; returns it with its id, or the one already at its address."""
        insert_missing(self._session, NoticeRow, [notice_values(notice)])
        statement = select(NoticeRow).where(col(NoticeRow.url_index) == index_key(notice.url))
        stored = to_notice(self._session.exec(statement).one())
        if entry_id is not None:
            self.attach(stored.id, entry_id)
        return stored

    def attach(self, notice_id: int, entry_id: int) -> None:
        """Remember that this entry is (a mirror of) this notice."""
        upsert(self._session, NoticeEntryRow, {"entry_id": entry_id, "notice_id": notice_id}, ["entry_id"])

    def save_text(self, notice_id: int, text: NoticeText) -> None:
        """Keep a revision as evidence and index it for search.

        The same content read again replaces its reading. Mirrors count their revisions each for itself:
        another content under a number already taken gets the next one, so that no evidence is overwritten.
        """
        stored = self._session.exec(
            select(NoticeTextRow).where(col(NoticeTextRow.notice_id) == notice_id)
        ).all()
        same = [row.revision for row in stored if row.content_hash == text.content_hash]
        taken = {row.revision for row in stored}
        if same:
            text = replace(text, revision=same[-1])
        elif text.revision in taken:
            text = replace(text, revision=max(taken) + 1)
        upsert(
            self._session,
            NoticeTextRow,
            {
                "notice_id": notice_id,
                "revision": text.revision,
                "title": text.title,
                "text": text.text,
                "content_hash": text.content_hash,
                "seen_at": text.seen_at,
                "language": text.language,
                "verdict": str(text.verdict),
                "rules_version": text.rules_version,
                "issues": list(text.issues),
            },
            ["notice_id", "revision"],
        )
        self._index.refresh(self.announced(notice_id))

    def last_text(self, notice_id: int) -> NoticeText | None:
        """The newest revision kept."""
        statement = (
            select(NoticeTextRow)
            .where(col(NoticeTextRow.notice_id) == notice_id)
            .order_by(col(NoticeTextRow.revision).desc())
            .limit(1)
        )
        row = self._session.exec(statement).first()
        return to_notice_text(row) if row else None

    def describe(self, notice: Notice) -> None:
        """Fill what the reader found for the card: quotation, speaker with office, place."""
        said = {name: getattr(notice, name) for name in ("quote", "speaker", "speaker_role", "place")}
        self._session.exec(update(NoticeRow).where(col(NoticeRow.id) == notice.id).values(**said))

    def mention(self, notice_id: int, number: int, *, new: bool, evidence: Sequence[Evidence]) -> None:
        """This notice announces (new) or retells the action; said twice it stays one mention.

        A text that announces an action and retells it further down announces it, and the announcing words are
        its evidence.
        """
        statement = select(MentionRow).where(
            col(MentionRow.notice_id) == notice_id, col(MentionRow.number) == number
        )
        row = self._session.exec(statement.with_for_update()).first()
        if row is None:
            values = {"notice_id": notice_id, "number": number, "new": new}
            insert_missing(self._session, MentionRow, [values | {"evidence": pack_evidence(evidence)}])
        elif new or not row.new:
            row.new = new
            row.evidence = pack_evidence(evidence)
            self._session.add(row)
            self._session.flush()
        if new:
            self._index.refresh([number])

    def announced(self, notice_id: int) -> tuple[int, ...]:
        """Numbers of the actions this notice announced, in order."""
        statement = (
            select(MentionRow.number)
            .where(col(MentionRow.notice_id) == notice_id, col(MentionRow.new))
            .order_by(col(MentionRow.id))
        )
        return tuple(self._session.exec(statement))

    def announcing(self, number: int) -> tuple[int, ...]:
        """Ids of the notices that announce this action, the first to do so first."""
        statement = (
            select(MentionRow.notice_id)
            .where(col(MentionRow.number) == number, col(MentionRow.new))
            .order_by(col(MentionRow.id))
        )
        return tuple(self._session.exec(statement))

    def stored(self, after: int, limit: int, since: date | None = None) -> tuple[StoredNotice, ...]:
        """Notices with their last text, by number, past `after`."""
        last = (
            select(func.max(NoticeTextRow.revision))
            .where(col(NoticeTextRow.notice_id) == col(NoticeRow.id))
            .correlate(NoticeRow)
            .scalar_subquery()
        )
        statement = (
            select(NoticeRow, NoticeTextRow)
            .join(NoticeTextRow, col(NoticeTextRow.notice_id) == col(NoticeRow.id))
            .where(col(NoticeRow.id) > after, col(NoticeTextRow.revision) == last)
            .order_by(col(NoticeRow.id))
            .limit(limit)
        )
        if since is not None:
            day = func.coalesce(NoticeRow.published_at, NoticeRow.first_seen_at)
            statement = statement.where(day >= datetime.combine(since, time.min, UTC))
        rows = self._session.exec(statement).all()
        return tuple(StoredNotice(to_notice(notice), to_notice_text(text)) for notice, text in rows)

    def held_at_first(self, notice_id: int) -> str | None:
        """Why nothing of the poll that found this notice was to ring; None where it might."""
        statement = (
            select(EntryRow.first_hold_reason)
            .join(NoticeEntryRow, col(NoticeEntryRow.entry_id) == col(EntryRow.id))
            .where(col(NoticeEntryRow.notice_id) == notice_id)
            .order_by(col(EntryRow.first_seen_at), col(EntryRow.id))
            .limit(1)
        )
        return self._session.exec(statement).first()

    def acts_since(self, source_id: str, since: datetime) -> int:
        """How many actions notices of this source, first seen since then, have announced."""
        statement = (
            select(func.count(func.distinct(MentionRow.number)))
            .join(NoticeRow, col(NoticeRow.id) == col(MentionRow.notice_id))
            .where(
                col(MentionRow.new),
                col(NoticeRow.source_id) == source_id,
                col(NoticeRow.first_seen_at) >= since,
            )
        )
        return self._session.exec(statement).one()

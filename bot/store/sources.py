"""What polling remembers of each source, and the operators' overlay."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from bot.domain.feed import FailureKind, ParseIssue
from bot.domain.source import SourceState
from bot.store.mapping import state_values, to_state, utc_day
from bot.store.sql import upsert
from bot.store.tables_sources import PollIssueRow, PollRow, SourceOverlayRow, SourceStateRow

FAILED = [kind.value for kind in FailureKind]


class SqlSourceStates:
    """Implements services.ports.SourceStates."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, source_id: str) -> SourceState | None:
        """The state, None before the first poll."""
        statement = select(SourceStateRow).where(col(SourceStateRow.source_id) == source_id)
        row = self._session.exec(statement).first()
        return to_state(row) if row else None

    def all(self) -> dict[str, SourceState]:
        """Every state by source id."""
        return {row.source_id: to_state(row) for row in self._session.exec(select(SourceStateRow))}

    def save(self, state: SourceState) -> None:
        """Write the whole state."""
        upsert(self._session, SourceStateRow, state_values(state), ["source_id"])

    def log_poll(
        self,
        source_id: str,
        at: datetime,
        *,
        outcome: str,
        new: int,
        revised: int,
        issues: Sequence[ParseIssue],
    ) -> None:
        """Keep one line per poll and its issues. `outcome`: a FailureKind's word, any other is success."""
        poll = PollRow(source_id=source_id, at=at, outcome=outcome, new=new, revised=revised)
        self._session.add(poll)
        self._session.flush()
        self._session.add_all(
            PollIssueRow(
                poll_id=poll.id or 0,
                source_id=source_id,
                at=at,
                code=issue.code,
                detail=issue.detail,
                position=issue.position,
            )
            for issue in issues
        )

    def recent_issues(self, source_id: str, limit: int) -> tuple[tuple[datetime, str], ...]:
        """The newest issues first, each as "code: detail"."""
        statement = (
            select(PollIssueRow)
            .where(col(PollIssueRow.source_id) == source_id)
            .order_by(col(PollIssueRow.at).desc(), col(PollIssueRow.id).desc())
            .limit(limit)
        )
        return tuple((row.at, f"{row.code}: {row.detail}") for row in self._session.exec(statement))

    def days_read(self, source_ids: Sequence[str], since: date, until: date) -> int:
        """UTC days, both ends included, on which at least one poll of one of the sources succeeded."""
        statement = select(PollRow.at).where(
            col(PollRow.source_id).in_(source_ids),
            col(PollRow.at) >= datetime.combine(since, time.min, UTC),
            col(PollRow.at) < datetime.combine(until + timedelta(days=1), time.min, UTC),
            col(PollRow.outcome).not_in(FAILED),
        )
        return len({utc_day(at) for at in self._session.exec(statement)})

    def overlay(self) -> dict[str, dict[str, str]]:
        """What operators set: source id, then field, then value."""
        fields: dict[str, dict[str, str]] = {}
        for row in self._session.exec(select(SourceOverlayRow)):
            fields.setdefault(row.source_id, {})[row.field] = row.value
        return fields

    def set_overlay(self, source_id: str, field: str, value: str | None, at: datetime) -> None:
        """Set one field; None gives it back to the YAML row."""
        if value is not None:
            values = {"source_id": source_id, "field": field, "value": value, "set_at": at}
            upsert(self._session, SourceOverlayRow, values, ["source_id", "field"])
            return
        self._session.exec(
            delete(SourceOverlayRow).where(
                col(SourceOverlayRow.source_id) == source_id, col(SourceOverlayRow.field) == field
            )
        )

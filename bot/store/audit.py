"""Who changed what, when this database was set up, and which process holds a job."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, update
from sqlmodel import Session, col, select

from bot.store.sql import insert_missing
from bot.store.tables_actions import AuditRow, InstallationRow, LeaseRow

# Copies with other settings may hold leases of other lengths, but none beyond this or twice our own.
LONGEST_LEASE_SECONDS = 60.0


class SqlAudit:
    """Implements services.ports.Audit."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, at: datetime, actor: str, deed: str, detail: str) -> None:
        """Keep one line."""
        self._session.add(AuditRow(at=at, actor=actor, deed=deed, detail=detail))

    def recent(self, limit: int) -> tuple[tuple[datetime, str, str, str], ...]:
        """The newest lines first: when, who, what, detail."""
        statement = select(AuditRow).order_by(col(AuditRow.at).desc(), col(AuditRow.id).desc()).limit(limit)
        return tuple((row.at, row.actor, row.deed, row.detail) for row in self._session.exec(statement))

    def installed_at(self) -> datetime | None:
        """When this database was first set up: before it the archive is all there is."""
        return self._session.exec(select(InstallationRow.installed_at)).first()

    def mark_installed(self, at: datetime) -> None:
        """Keep the first start; later calls change nothing."""
        insert_missing(self._session, InstallationRow, [{"id": 1, "installed_at": at}])


class SqlLeases:
    """Lets one of several processes do a job that must not be done twice at once."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def acquire(self, job: str, holder: str, now: datetime, seconds: float) -> bool:
        """Take or prolong the lease; False while another holder's runs."""
        until = now + timedelta(seconds=seconds)
        longest = timedelta(seconds=max(2 * seconds, LONGEST_LEASE_SECONDS))
        if insert_missing(self._session, LeaseRow, [{"job": job, "holder": holder, "until": until}]):
            return True
        done = self._session.exec(
            update(LeaseRow)
            .where(
                col(LeaseRow.job) == job,
                or_(
                    col(LeaseRow.holder) == holder,
                    col(LeaseRow.until) <= now,
                    # No lease is that long: it was taken while the machine's clock was ahead.
                    col(LeaseRow.until) > now + longest,
                ),
            )
            .values(holder=holder, until=until)
        )
        return done.rowcount > 0

    def release(self, job: str, holder: str) -> None:
        """Give the lease back, if it is still ours."""
        self._session.exec(delete(LeaseRow).where(col(LeaseRow.job) == job, col(LeaseRow.holder) == holder))

    def until(self, job: str) -> datetime | None:
        """When the lease runs out or has; None where nobody ever took it."""
        return self._session.exec(select(LeaseRow.until).where(col(LeaseRow.job) == job)).first()

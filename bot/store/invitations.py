"""Invitations that nobody has used yet, by the hash of their code."""

from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session, col

from bot.store.tables_broadcast import InvitationRow


class SqlInvitations:
    """Implements services.ports.Invitations."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, code_hash: str, expires_at: datetime) -> None:
        """Keep one until it is used or its time is over."""
        self._session.add(InvitationRow(code_hash=code_hash, expires_at=expires_at))

    def take(self, code_hash: str, now: datetime) -> bool:
        """Use one up; False where there is none, or its time is over."""
        used = self._session.execute(
            delete(InvitationRow)
            .where(col(InvitationRow.code_hash) == code_hash, col(InvitationRow.expires_at) > now)
            .returning(col(InvitationRow.code_hash))
        )
        return used.first() is not None

    def drop_expired(self, now: datetime) -> None:
        """Delete those whose time is over."""
        self._session.execute(delete(InvitationRow).where(col(InvitationRow.expires_at) <= now))

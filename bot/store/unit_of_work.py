"""One transaction, seen as repositories."""

from typing import Any

from sqlalchemy import event
from sqlmodel import Session

from bot.store.actions import SqlActions
from bot.store.alerts import SqlAlerts
from bot.store.audit import SqlAudit, SqlLeases
from bot.store.broadcasts import SqlBroadcasts
from bot.store.chats import SqlChats
from bot.store.digests import SqlDigests
from bot.store.entries import SqlEntries
from bot.store.invitations import SqlInvitations
from bot.store.notices import SqlNotices
from bot.store.opened import SqlOpened
from bot.store.retention import SqlRetention
from bot.store.reviews import SqlReviews
from bot.store.search_index import SearchIndex
from bot.store.sources import SqlSourceStates


class SqlUnitOfWork:
    """Implements services.ports.UnitOfWork. It is good until the transaction ends."""

    def __init__(self, session: Session, *, writable: bool) -> None:
        event.listen(session, "do_orm_execute", _always_fresh)
        index = SearchIndex(session)
        self.session = session
        self.sources = SqlSourceStates(session)
        self.entries = SqlEntries(session, writable=writable)
        self.notices = SqlNotices(session, index)
        self.actions = SqlActions(session, index)
        self.chats = SqlChats(session)
        self.alerts = SqlAlerts(session)
        self.digests = SqlDigests(session)
        self.broadcasts = SqlBroadcasts(session)
        self.invitations = SqlInvitations(session)
        self.opened = SqlOpened(session, self.alerts)
        self.reviews = SqlReviews(session)
        self.keeping = SqlRetention(session)
        self.audit = SqlAudit(session)
        self.leases = SqlLeases(session)


def _always_fresh(state: Any) -> None:
    """Rows are read anew, since most writes go past the session's memory of rows."""
    if state.is_select:
        state.update_execution_options(populate_existing=True)

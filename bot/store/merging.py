"""Making one action of two, and two of one."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlmodel import Session, col

from bot.store.columns import Base
from bot.store.sql import column, insert_missing, table_of
from bot.store.tables_actions import ActionRedirectRow, ActionRow, ArchiveRow, LinkRow, MentionRow
from bot.store.tables_chats import AlertActionRow, AlertRow, MuteRow
from bot.store.tables_review import ReviewRow

# Rows that hang on an action by a column `number`: (table, other columns of its unique key).
HANGING: tuple[tuple[type[Base], str], ...] = (
    (MentionRow, "notice_id"),
    (MuteRow, "chat_id"),
    (AlertActionRow, "alert_id"),
)


def merge_actions(session: Session, old: int, new: int, at: datetime) -> None:
    """Move all that hangs on `old` to `new`, delete `old`, and leave a redirect. Both exist and differ."""
    _announce(session, old, new)
    for row, partner in HANGING:
        _move(session, row, partner, old, new)
    _move_links(session, old, new)
    _move_reviews(session, old, new)
    session.exec(update(ArchiveRow).where(col(ArchiveRow.number) == old).values(number=new))
    session.exec(update(ActionRedirectRow).where(col(ActionRedirectRow.number) == old).values(number=new))
    session.exec(delete(ActionRow).where(col(ActionRow.number) == old))
    insert_missing(session, ActionRedirectRow, [{"old_number": old, "number": new, "at": at}])


def _announce(session: Session, old: int, new: int) -> None:
    """A notice that retells the one and announces the other announces what they become."""
    announcing = select(col(MentionRow.notice_id)).where(col(MentionRow.number) == old, col(MentionRow.new))
    session.exec(
        update(MentionRow)
        .where(col(MentionRow.number) == new, col(MentionRow.notice_id).in_(announcing.scalar_subquery()))
        .values(new=True)
    )


def _move(session: Session, row: type[Base], partner: str, old: int, new: int) -> None:
    """What already hangs on `new` stays; the rest of `old` falls with it."""
    number, other = column(row, "number"), column(row, partner)
    taken = select(other).where(number == new)
    session.connection().execute(
        update(table_of(row)).where(number == old, other.not_in(taken.scalar_subquery())).values(number=new)
    )


def _move_links(session: Session, old: int, new: int) -> None:
    ends = or_(col(LinkRow.later) == old, col(LinkRow.earlier) == old)
    rows = session.connection().execute(select(table_of(LinkRow)).where(ends)).mappings()
    moved: list[dict[str, Any]] = []
    for row in rows:
        values = dict(row)
        values |= {end: new for end in ("later", "earlier") if values[end] == old}
        if values["later"] != values["earlier"]:
            moved.append(values)
    insert_missing(session, LinkRow, moved)


def _move_reviews(session: Session, old: int, new: int) -> None:
    """What waits because of either waits once; what was ruled stays on record."""
    waits = select(col(ReviewRow.kind)).where(col(ReviewRow.number) == new, col(ReviewRow.ruling).is_(None))
    session.exec(
        delete(ReviewRow).where(
            col(ReviewRow.number) == old,
            col(ReviewRow.ruling).is_(None),
            col(ReviewRow.kind).in_(waits.scalar_subquery()),
        )
    )
    session.exec(update(ReviewRow).where(col(ReviewRow.number) == old).values(number=new))


def split_action(session: Session, whole: int, own: int, notice_id: int, url: str) -> None:
    """Move to `own` what hangs on `whole` by this notice: its mention, its alert's row, its address."""
    alerts = select(col(AlertRow.id)).where(col(AlertRow.notice_id) == notice_id).scalar_subquery()
    session.exec(
        update(MentionRow)
        .where(col(MentionRow.number) == whole, col(MentionRow.notice_id) == notice_id)
        .values(number=own)
    )
    session.exec(
        update(AlertActionRow)
        .where(col(AlertActionRow.number) == whole, col(AlertActionRow.alert_id).in_(alerts))
        .values(number=own)
    )
    row = session.get_one(ActionRow, whole)
    row.urls = [each for each in row.urls if each != url]
    if row.notice_id == notice_id:  # its words go with the notice; another one announces it still
        rest = select(col(MentionRow.notice_id)).where(col(MentionRow.number) == whole, col(MentionRow.new))
        row.notice_id = session.connection().execute(rest.order_by(col(MentionRow.id))).scalar()
    session.add(row)
    session.flush()

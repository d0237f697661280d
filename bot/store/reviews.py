"""What waits for an operator."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.domain.review import ReviewItem, ReviewKind, Ruling
from bot.store.sql import chunks, insert_missing
from bot.store.tables_actions import ActionRow
from bot.store.tables_chats import AlertActionRow, AlertRow
from bot.store.tables_review import ReviewRow
from bot.store.tables_sources import NoticeRow


class SqlReviews:
    """Implements services.ports.Reviews."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        kind: ReviewKind,
        reason: str,
        at: datetime,
        *,
        alert_id: int | None = None,
        number: int | None = None,
    ) -> None:
        """Let something wait; what waits already stays as it is. Held alerts have an id, others a number."""
        row = {"kind": kind.value, "alert_id": alert_id, "number": number, "reason": reason, "created_at": at}
        insert_missing(self._session, ReviewRow, [row])

    def seen(self, kind: ReviewKind, number: int) -> bool:
        """Whether this action has waited for this cause before, ruled or not."""
        statement = select(ReviewRow.id).where(
            col(ReviewRow.kind) == kind.value, col(ReviewRow.number) == number
        )
        return self._session.exec(statement.limit(1)).first() is not None

    def get(self, review_id: int) -> ReviewItem | None:
        """By id."""
        return next(iter(self._items(col(ReviewRow.id) == review_id, limit=1)), None)

    def open(self, limit: int, offset: int = 0) -> tuple[ReviewItem, ...]:
        """What waits, newest first."""
        return self._items(col(ReviewRow.ruling).is_(None), limit=limit, offset=offset)

    def count_open(self) -> int:
        """How much waits."""
        statement = select(func.count()).select_from(ReviewRow).where(col(ReviewRow.ruling).is_(None))
        return self._session.exec(statement).one()

    def untold(self, limit: int) -> tuple[ReviewItem, ...]:
        """What waits and operators have not been told of, newest first."""
        return self._items(col(ReviewRow.ruling).is_(None), col(ReviewRow.told_at).is_(None), limit=limit)

    def told_since(self, moment: datetime) -> frozenset[str | None]:
        """Sources about which operators were told something after this moment."""
        return frozenset(item.source_id for item in self._items(col(ReviewRow.told_at) > moment))

    def mark_told(self, ids: Sequence[int], at: datetime) -> None:
        """Operators know of these."""
        for part in chunks(ids):
            self._session.exec(update(ReviewRow).where(col(ReviewRow.id).in_(part)).values(told_at=at))

    def waiting_for(self, numbers: Sequence[int]) -> tuple[ReviewItem, ...]:
        """What waits because of one of these actions: alerts that show it, and the action itself."""
        shown = select(AlertActionRow.alert_id).where(col(AlertActionRow.number).in_(numbers))
        about = or_(col(ReviewRow.number).in_(numbers), col(ReviewRow.alert_id).in_(shown))
        return self._items(col(ReviewRow.ruling).is_(None), about)

    def dropped(self, alert_id: int) -> bool:
        """Whether the last word on this alert was that it is never told, or that its acts are none."""
        statement = (
            select(ReviewRow.ruling)
            .where(col(ReviewRow.alert_id) == alert_id)
            .order_by(col(ReviewRow.id).desc())
            .limit(1)
        )
        return self._session.exec(statement).first() in {Ruling.DROPPED.value, Ruling.WITHDRAWN.value}

    def rule(self, review_id: int, ruling: Ruling, *, by: str, at: datetime, why: str | None = None) -> bool:
        """Keep a ruling; False when there is one already, which stays."""
        done = self._session.exec(
            update(ReviewRow)
            .where(col(ReviewRow.id) == review_id, col(ReviewRow.ruling).is_(None))
            .values(ruling=ruling.value, ruled_at=at, ruled_by=by, why=why)
        )
        return done.rowcount > 0

    def _items(
        self, *conditions: ColumnElement[bool], limit: int | None = None, offset: int = 0
    ) -> tuple[ReviewItem, ...]:
        told, own = aliased(NoticeRow), aliased(NoticeRow)
        statement = (
            select(ReviewRow, told, own)
            .outerjoin(AlertRow, col(AlertRow.id) == col(ReviewRow.alert_id))
            .outerjoin(told, col(told.id) == col(AlertRow.notice_id))
            .outerjoin(ActionRow, col(ActionRow.number) == col(ReviewRow.number))
            .outerjoin(own, col(own.id) == col(ActionRow.notice_id))
            .where(*conditions)
            .order_by(col(ReviewRow.id).desc())
            .limit(limit)
            .offset(offset)
        )
        found: Sequence[tuple[ReviewRow, NoticeRow | None, NoticeRow | None]] = self._session.exec(
            statement
        ).all()
        rows = [(row, alerted or announced) for row, alerted, announced in found]
        numbers = self._numbers([row.alert_id for row, _ in rows if row.alert_id is not None])
        return tuple(_to_item(row, notice, numbers) for row, notice in rows)

    def _numbers(self, alert_ids: Sequence[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for part in chunks(alert_ids):
            statement = (
                select(AlertActionRow.alert_id, AlertActionRow.number)
                .where(col(AlertActionRow.alert_id).in_(part))
                .order_by(col(AlertActionRow.alert_id), col(AlertActionRow.position))
            )
            for alert_id, number in self._session.exec(statement):
                found.setdefault(alert_id, []).append(number)
        return found


def _to_item(row: ReviewRow, notice: NoticeRow | None, numbers: dict[int, list[int]]) -> ReviewItem:
    own = (row.number,) if row.number is not None else tuple(numbers.get(row.alert_id or 0, ()))
    return ReviewItem(
        id=row.id or 0,
        kind=ReviewKind(row.kind),
        reason=row.reason,
        created_at=row.created_at,
        numbers=own,
        alert_id=row.alert_id,
        source_id=notice.source_id if notice else None,
        title=notice.title if notice else "",
        url=notice.url if notice else None,
        told_at=row.told_at,
        ruling=Ruling(row.ruling) if row.ruling else None,
        ruled_at=row.ruled_at,
        ruled_by=row.ruled_by,
        why=row.why,
    )

"""Rows of publications to domain values and back."""

from typing import Any

from bot.domain.notice import Notice, NoticeText
from bot.domain.words import Precision, Standing
from bot.store.columns import index_key
from bot.store.tables_sources import NoticeRow, NoticeTextRow

_COLUMNS = [
    "source_id",
    "url",
    "title",
    "published_at",
    "first_seen_at",
    "body",
    "country",
    "quote",
    "speaker",
    "place",
    "zone",
    "speaker_role",
]


def notice_values(notice: Notice) -> dict[str, Any]:
    """Columns of a notice, without its id."""
    values = {name: getattr(notice, name) for name in _COLUMNS}
    return values | {
        "url_index": index_key(notice.url),
        "precision": notice.precision.value,
        "standing": notice.standing.value,
    }


def to_notice(row: NoticeRow) -> Notice:
    """A notice."""
    return Notice(
        id=row.id or 0,
        precision=Precision(row.precision),
        standing=Standing(row.standing),
        **{name: getattr(row, name) for name in _COLUMNS},
    )


def to_notice_text(row: NoticeTextRow) -> NoticeText:
    """A revision of a notice's text."""
    return NoticeText(
        revision=row.revision,
        title=row.title,
        text=row.text,
        content_hash=row.content_hash,
        seen_at=row.seen_at,
        language=row.language,
        verdict=row.verdict,
        rules_version=row.rules_version,
        issues=tuple(row.issues),
    )

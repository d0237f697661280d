"""What a database that is replaced by a copy of its past hands on to it.

That is who asked to be forgotten, which numbers were given, and what was told. The same statements run on
both databases; `NOW` is where the present one can be read: attached, or copied to a schema of that name.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.store.columns import Base
from bot.store.tables_chats import AlertRow, ChatRow, DeliveryRow, GatheredRow, SubscriptionRow
from bot.store.tables_review import ReviewRow
from bot.store.tables_sources import EntryRow, NoticeEntryRow, NoticeRow, NoticeTextRow

NOW = "nongrata_present"

HELD = "seen before the database was brought back from a copy, so it may have been told"

TABLES: tuple[type[Base], ...] = (
    *(ChatRow, AlertRow, DeliveryRow, ReviewRow),
    *(SubscriptionRow, GatheredRow),
    *(EntryRow, NoticeRow, NoticeEntryRow, NoticeTextRow),
)
"""What is asked of the present database, besides when it was set up."""

_NOT_CONTENT = frozenset(
    {"source_id", "key", "key_index", "first_seen_at", "rang_first", "first_hold_reason"}
    | {"rings", "hold_reason", "unread", "attempts"}
)

Execute = Callable[[str], int]
"""Runs one statement; returns how many rows it changed."""

# Alerts that both know. Their ids alone would not do: after an earlier restore a number may mean another one.
_BOTH = f"""
    SELECT a.id FROM alert a JOIN notice n ON n.id = a.notice_id
    JOIN {NOW}.alert b ON b.id = a.id AND b.notice_id = a.notice_id
    JOIN {NOW}.notice m ON m.id = b.notice_id AND m.url_index = n.url_index
"""  # noqa: S608 - constants of this module
# Items of the present database with the last text (t) that their notices keep. Lists that only link to their
# articles give none, and bodies are let go; a notice that announces something keeps what was read.
_KEPT = f"""
    {NOW}.entry b LEFT JOIN (
        SELECT l.entry_id, l.notice_id, max(n.revision) AS revision
        FROM {NOW}.notice_entry l JOIN {NOW}.notice_text n ON n.notice_id = l.notice_id
        WHERE n.text <> '' GROUP BY l.entry_id, l.notice_id
    ) k ON k.entry_id = b.id
    LEFT JOIN {NOW}.notice_text t ON t.notice_id = k.notice_id AND t.revision = k.revision
"""  # noqa: S608 - as above
_TEXT = "coalesce(nullif(b.text, ''), t.text, '')"
_SAME_ENTRY = "b.source_id = entry.source_id AND b.key_index = entry.key_index"
_UNTOUCHED = "b.unread AND b.revision = 1"  # nobody can have been told of it
_READ_SINCE = "(b.revision > entry.revision OR (entry.unread AND NOT b.unread))"


@dataclass(frozen=True, slots=True)
class Carried:
    """What was handed on."""

    forgotten: int  # chats of the copy that the present database has no more
    deliveries: int  # of alerts that both know, as they stand at present
    entries: int  # items seen since the copy was made: they are read again and ring for nobody


def carry(execute: Execute) -> Carried:
    """Hand on what the copy, which has this version's schema, must not take back. In one transaction."""
    forgotten = execute(f"DELETE FROM chat WHERE id NOT IN (SELECT id FROM {NOW}.chat)")  # noqa: S608
    deliveries = _deliveries(execute)
    _digests(execute)
    _broadcasts(execute)
    _rulings(execute)
    return Carried(forgotten, deliveries, _entries(execute))


def _deliveries(execute: Execute) -> int:
    """Alerts have gone as far as they have gone; of those only the copy knows nothing more is told."""
    names = ("held", "held_reason", "done", "cursor", "past_delivered", "past_failed")
    going = ", ".join(f"{name} = b.{name}" for name in (*names, "said_before", "offered_at"))
    execute(f"UPDATE alert SET {going} FROM {NOW}.alert b WHERE b.id = alert.id AND alert.id IN ({_BOTH})")  # noqa: S608
    execute(f"UPDATE alert SET done = true WHERE NOT held AND id NOT IN ({_BOTH})")  # noqa: S608
    execute(f"DELETE FROM delivery WHERE alert_id IN ({_BOTH})")  # noqa: S608
    execute("UPDATE delivery SET state = 'given_up', claimed = false WHERE state = 'waiting'")
    columns = ", ".join(DeliveryRow.__table__.columns.keys())  # type: ignore[attr-defined] # SQLModel's types
    return execute(
        f"INSERT INTO delivery ({columns}) SELECT {columns} FROM {NOW}.delivery"  # noqa: S608
        f" WHERE alert_id IN ({_BOTH}) AND chat_id IN (SELECT id FROM chat)"
        " AND id NOT IN (SELECT id FROM delivery)"
    )


def _broadcasts(execute: Execute) -> None:
    """What operators wrote before the copy was made goes no further: it may have been told since."""
    execute("UPDATE broadcast_delivery SET state = 'given_up', claimed = false WHERE state = 'waiting'")
    execute("UPDATE broadcast SET state = 'done' WHERE state <> 'done'")


def _digests(execute: Execute) -> None:
    """Digests go on from the last one that came; what was in one on its way waits for the next."""
    names = ("silent", "digest", "digest_due_at", "digest_since")
    going = ", ".join(f"{name} = b.{name}" for name in names)
    execute(
        f"UPDATE subscription SET {going} FROM {NOW}.subscription b WHERE b.id = subscription.id"  # noqa: S608
        " AND b.chat_id = subscription.chat_id AND b.wish_hash = subscription.wish_hash"
    )
    execute("UPDATE digest SET state = 'given_up', claimed = false WHERE state = 'waiting'")
    execute(f"DELETE FROM gathered WHERE alert_id IN ({_BOTH})")  # noqa: S608
    execute(
        "INSERT INTO gathered (subscription_id, alert_id, told) SELECT subscription_id, alert_id, false"  # noqa: S608
        f" FROM {NOW}.gathered WHERE alert_id IN ({_BOTH})"
        " AND subscription_id IN (SELECT id FROM subscription)"
    )


def _rulings(execute: Execute) -> None:
    """What an operator has sent or dropped waits no more."""
    names = ("ruling", "ruled_at", "ruled_by", "why", "told_at")
    ruled = ", ".join(f"{name} = b.{name}" for name in names)
    execute(
        f"UPDATE review SET {ruled} FROM {NOW}.review b WHERE b.id = review.id AND b.kind = review.kind"  # noqa: S608
        f" AND b.alert_id = review.alert_id AND review.alert_id IN ({_BOTH}) AND review.ruling IS NULL"
    )


def _entries(execute: Execute) -> int:
    """What was read since is read again, since its acts are in no copy, but rings for nobody.

    Where the item has no text any more, with what its notice keeps of it: so its article is asked for again
    where there is one, and what it said is not lost when the article is gone.
    """
    own = [name for name in EntryRow.__table__.columns.keys() if name != "id"]  # type: ignore[attr-defined] # noqa: SIM118
    content = {name: f"b.{name}" for name in own if name not in _NOT_CONTENT} | {"text": _TEXT}
    newer = ", ".join(f"{name} = {value}" for name, value in content.items())
    held = f"rings = false, hold_reason = '{HELD}', unread = true, attempts = 0"
    changed = execute(
        f"UPDATE entry SET {newer}, {held} FROM {_KEPT} WHERE {_SAME_ENTRY} AND {_READ_SINCE}"  # noqa: S608
    )
    values = {
        "text": _TEXT,
        "unread": "true",
        "rings": f"{_UNTOUCHED} AND b.rings",
        "hold_reason": f"CASE WHEN {_UNTOUCHED} THEN b.hold_reason ELSE '{HELD}' END",
        "attempts": "0",
    }
    picked = ", ".join(values.get(name, f"b.{name}") for name in own)
    return changed + execute(
        f"INSERT INTO entry ({', '.join(own)}) SELECT {picked} FROM {_KEPT}"  # noqa: S608
        f" WHERE NOT EXISTS (SELECT 1 FROM entry WHERE {_SAME_ENTRY})"
    )

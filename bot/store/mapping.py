"""Rows to domain values and back."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from operator import attrgetter
from typing import Any

from pydantic import TypeAdapter

from bot.domain.action import Action, Evidence, Role, Span
from bot.domain.chat import ActionFilter, Chat, ChatAddress, ChatKind, Subscription
from bot.domain.feed import FeedEntry, KnownEntry, Validators
from bot.domain.notice import UnreadEntry
from bot.domain.schedule import read_schedule
from bot.domain.source import SourceState, SourceStatus
from bot.domain.words import (
    EasedKind,
    Measure,
    Precision,
    Stage,
    StageGroup,
    Standing,
    TargetKind,
)
from bot.store.columns import index_key
from bot.store.tables_actions import ActionRow
from bot.store.tables_chats import ChatRow, SubscriptionRow
from bot.store.tables_sources import EntryRow, SourceStateRow

STATE_COLUMNS = [
    "source_id",
    "url",
    "body_hash",
    "next_due_at",
    "last_polled_at",
    "last_ok_at",
    "last_new_at",
    "newest_entry_at",
    "first_polled_at",
    "failures",
    "failing_since",
    "last_error",
    "moved_to",
]

ACTION_SCALARS = [
    "issuer",
    "precision",
    "first_seen_at",
    "standing",
    "body",
    "headline",
    "target_class",
    "count",
    "named",
    "legal_basis",
    "reason",
    "answers_text",
    "answers_on",
    "carries_out_text",
    "effective_on",
    "expires_on",
    "count_stated",
    "confidence",
    "archive_id",
    "checked",
    "withdrawn",
    "withdrawn_at",
    "withdrawn_why",
]
ACTION_LISTS = ("targets", "measures", "target_kinds", "themes", "persons", "family", "entities")
_scalars, _lists = attrgetter(*ACTION_SCALARS), attrgetter(*ACTION_LISTS)


def state_values(state: SourceState) -> dict[str, Any]:
    """Columns of a source's state."""
    values = {name: getattr(state, name) for name in STATE_COLUMNS}
    return values | {
        "status": state.status.value,
        "etag": state.validators.etag,
        "last_modified": state.validators.last_modified,
    }


def to_state(row: SourceStateRow) -> SourceState:
    """A source's state."""
    return SourceState(
        **{name: getattr(row, name) for name in STATE_COLUMNS},
        status=SourceStatus(row.status),
        validators=Validators(row.etag, row.last_modified),
    )


def entry_values(entry: FeedEntry) -> dict[str, Any]:
    """Columns of an entry that come from its feed."""
    values = asdict(entry)
    return values | {
        "precision": entry.precision.value,
        "key_index": index_key(entry.key),
        "guid_index": index_key(entry.guid) if entry.guid else None,
        "published_day": utc_day(entry.published_at),
    }


def utc_day(moment: datetime | None) -> date | None:
    """The UTC day of a moment."""
    return moment.astimezone(UTC).date() if moment else None


def to_known(row: EntryRow) -> KnownEntry:
    """The facts that change is decided on."""
    return KnownEntry(
        id=row.id or 0,
        key=row.key,
        guid=row.guid,
        url=row.url,
        title=row.title,
        published_at=row.published_at,
        content_hash=row.content_hash,
        revisions=row.revision,
    )


def to_unread(row: EntryRow) -> UnreadEntry:
    """An entry for the reader."""
    return UnreadEntry(
        id=row.id or 0,
        source_id=row.source_id,
        revision=row.revision,
        entry=FeedEntry(
            key=row.key,
            guid=row.guid,
            url=row.url,
            title=row.title,
            text=row.text,
            published_at=row.published_at,
            precision=Precision(row.precision),
            updated_at=row.updated_at,
            content_hash=row.content_hash,
            guid_shared=row.guid_shared,
        ),
        first_seen_at=row.first_seen_at,
        rings=row.rings,
        hold_reason=row.hold_reason,
        attempts=row.attempts,
    )


def sort_day(action: Action) -> date:
    """The day an action is ordered by: without a date, when we first saw it; in the archive, before all."""
    if action.on is not None:
        return action.on
    return date.min if action.archive_id is not None else action.first_seen_at.astimezone(UTC).date()


def action_values(action: Action) -> dict[str, Any]:
    """Columns of an action, without its number."""
    values: dict[str, Any] = {name: getattr(action, name) for name in ACTION_SCALARS}
    values |= {name: list(getattr(action, name)) for name in ACTION_LISTS}
    return values | {
        "roles": [list(role) for role in action.roles] or None,
        "stage": action.stage.value,
        "stage_group": action.stage.group.value,
        "eased_kind": action.eased_kind.value if action.eased_kind else None,
        "precision": action.precision.value,
        "standing": action.standing.value,
        "on_day": action.on,
        "sort_day": sort_day(action),
    }


def to_action(row: ActionRow) -> Action:
    """An action."""
    values: dict[str, Any] = dict(zip(ACTION_SCALARS, _scalars(row), strict=True))
    values |= zip(ACTION_LISTS, map(tuple, _lists(row)), strict=True)
    values |= {
        "number": row.number,
        "on": row.on_day,
        "roles": tuple(Role(*each) for each in row.roles or ()),
        "stage": Stage(row.stage),
        "eased_kind": EasedKind(row.eased_kind) if row.eased_kind else None,
        "precision": Precision(row.precision),
        "standing": Standing(row.standing),
        "measures": tuple(map(Measure, row.measures)),
        "target_kinds": tuple(map(TargetKind, row.target_kinds)),
    }
    return Action(**values)


_ACTIONS = TypeAdapter(tuple[Action, ...])


def pack_actions(actions: Sequence[Action]) -> list[dict[str, Any]]:
    """Whole actions as JSON: what a chat was told, kept while it waits for a correction."""
    return list(_ACTIONS.dump_python(tuple(actions), mode="json"))


def unpack_actions(packed: Sequence[dict[str, Any]]) -> tuple[Action, ...]:
    """Actions from JSON; fields that a newer version knows have their defaults."""
    return _ACTIONS.validate_json(json.dumps(packed))


def facet_values(action: Action, number: int) -> list[dict[str, Any]]:
    """Rows of the facet table for an action."""
    lists: dict[str, Sequence[str]] = {
        "target": action.targets,
        "measure": action.measures,
        "target_kind": action.target_kinds,
        "theme": action.themes,
    }
    return [
        {"facet": facet, "value": str(value), "number": number}
        for facet, values in lists.items()
        for value in dict.fromkeys(values)
    ]


def pack_evidence(evidence: Sequence[Evidence]) -> list[list[Any]]:
    """Evidence as JSON."""
    return [[e.field, e.span.start, e.span.end, e.span.text, e.rule, e.confidence] for e in evidence]


def unpack_evidence(packed: Sequence[Sequence[Any]]) -> tuple[Evidence, ...]:
    """Evidence from JSON; what was packed before each field had its confidence has 1.0."""
    return tuple(Evidence(name, Span(start, end, text), *rest) for name, start, end, text, *rest in packed)


FILTER_WORDS: dict[str, type] = {
    "measures": Measure,
    "stages": StageGroup,
    "target_kinds": TargetKind,
    "standings": Standing,
}
FILTER_TEXTS = ("between", "issuers", "targets", "themes")


def pack_filter(wish: ActionFilter) -> dict[str, Any]:
    """A wish as JSON in one spelling: equal wishes are equal texts. Empty fields are left out."""
    packed: dict[str, Any] = {
        name: sorted(map(str, getattr(wish, name)))
        for name in (*FILTER_TEXTS, *FILTER_WORDS)
        if getattr(wish, name)
    }
    if wish.countermeasures:
        packed["countermeasures"] = True
    return packed


def unpack_filter(packed: dict[str, Any]) -> ActionFilter:
    """A wish from JSON."""
    fields: dict[str, Any] = {name: frozenset(packed.get(name, ())) for name in FILTER_TEXTS}
    fields |= {name: frozenset(map(word, packed.get(name, ()))) for name, word in FILTER_WORDS.items()}
    return ActionFilter(**fields, countermeasures=packed.get("countermeasures", False))


def to_chat(row: ChatRow) -> Chat:
    """A subscriber."""
    return Chat(
        id=row.id or 0,
        address=ChatAddress(row.chat_id, row.topic_id or None),
        kind=ChatKind(row.kind),
        language=row.language,
        zone=row.zone,
        discreet=row.discreet,
        paused=row.paused,
        created_at=row.created_at,
    )


def to_subscription(row: SubscriptionRow) -> Subscription:
    """A wish."""
    return Subscription(
        id=row.id or 0,
        chat_id=row.chat_id,
        filter=unpack_filter(row.wish),
        silent=row.silent,
        created_at=row.created_at,
        digest=read_schedule(row.digest) if row.digest else None,
        due_at=row.digest_due_at if row.digest else None,
    )

"""Actions as rows of a table, for spreadsheets and programs."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from operator import attrgetter

from bot.domain.views import ActionView, LinkView

CAUTION = "Read by machine: errors and delays are possible. No legal advice, no screening list."
_ACTS_ON_A_SHEET = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula
_ACTION = (
    *("number", "on", "precision", "first_seen_at", "issuer", "body", "targets", "measures", "stage"),
    *("eased_kind", "headline", "target_kinds", "target_class", "themes", "persons", "entities", "count"),
    *("named", "legal_basis", "reason", "effective_on", "standing", "confidence", "checked"),
)
_facts = attrgetter(*_ACTION)
_AROUND = ("answers", "carries_out", "other_links", "answered_by", "urls", "archive_id", "caution")
_LATER = ("expires_on", "count_stated", "roles")  # what came later stands behind all others
FIELDS = (*_ACTION, *_AROUND, *_LATER)
"""Columns, in order; new ones are only ever added at the end.

Relatives are left out: they are hit without being accused, and may be minors.
"""

Row = dict[str, object]


def export_row(view: ActionView) -> Row:
    """One action by the names in FIELDS; lists as lists, roles by name, days as ISO 8601."""
    action = view.action
    row: Row = dict(zip(_ACTION, map(_plain, _facts(action)), strict=True))
    kinds = ("answers", "carries_out")
    for kind in kinds:
        row[kind] = [link.action.number for link in view.answers if link.kind == kind]
    row["other_links"] = [_named(link) for link in view.answers if link.kind not in kinds]
    row["answered_by"] = [_named(link) for link in view.answered_by]
    row |= {"urls": list(view.urls), "archive_id": action.archive_id, "caution": CAUTION}
    later = {"expires_on": _plain(action.expires_on), "count_stated": action.count_stated}
    return row | later | {"roles": action.role_of}


def _named(link: LinkView) -> str:
    return f"{link.kind} {link.action.number}"


def _plain(value: object) -> object:
    if value is None or type(value) is str:
        return value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def csv_header() -> str:
    """The first line, with its end."""
    return _line(FIELDS)


def csv_line(row: Mapping[str, object]) -> str:
    """One row with its end (RFC 4180). No cell can act on a spreadsheet.

    Lists are joined by "; ", roles follow their names.
    """
    return _line(tuple(_cell(row[name]) for name in FIELDS))


def _cell(value: object) -> str:
    if value is None or value == []:
        return ""
    if type(value) is str:
        return f"'{value}" if value.startswith(_ACTS_ON_A_SHEET) else value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        value = [f"{name}: {role}" for name, role in value.items()]
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_ACTS_ON_A_SHEET) else text


def _line(cells: tuple[str, ...]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerow(cells)
    return stream.getvalue()

"""The bundled archive: facts of earlier actions, known from the first start."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

import structlog

from bot.domain.action import Action
from bot.domain.counted import counted
from bot.linking.archive import ArchiveRow
from bot.linking.same import same_action
from bot.services.ports import Clock, Database, UnitOfWork

log = structlog.get_logger(__name__)

NEAR = timedelta(days=70)  # a gazette prints weeks after the press statement, and some dates are months


async def import_archive(database: Database, rows: Sequence[ArchiveRow], clock: Clock) -> int:
    """Add archive rows that are missing and refresh those that an upgrade changed; links are kept as given.

    Operators' edits win, and so does what this installation has read itself: a row that tells an action it
    already holds is left out, with its links. Never rings. Returns how many rows were added or changed.
    """
    now = clock()

    def work(uow: UnitOfWork) -> int:
        uow.actions.serialise()
        held = _read_ourselves(uow, [row.action for row in rows])
        fresh = [row for row in rows if not _told_by(held, row.action)]
        kept = {row.archive_id for row in fresh}
        links = [link for row in fresh for link in row.links if link[1] in kept]
        changed = uow.actions.import_archive([(row.action, row.urls) for row in fresh], links, now)
        if changed:
            uow.audit.add(now, "archive", "import", f"{counted(changed, 'row')} added or changed")
        return changed

    changed = await database.write(work)
    log.info("archive.imported", rows=len(rows), changed=changed)
    return changed


def _read_ourselves(uow: UnitOfWork, rows: Sequence[Action]) -> Mapping[str, Sequence[Action]]:
    """What this installation read itself in the time of these rows, by issuer."""
    days = [row.on for row in rows if row.on]
    found: defaultdict[str, list[Action]] = defaultdict(list)
    if days:
        issuers = [row.issuer for row in rows]
        for action in uow.actions.involving(issuers, min(days) - NEAR, max(days) + NEAR, archived=False):
            found[action.issuer].append(action)
    return found


def _told_by(held: Mapping[str, Sequence[Action]], told: Action) -> bool:
    on = told.on
    if on is None:
        return False
    near = [action for action in held.get(told.issuer, ()) if action.on and abs(action.on - on) <= NEAR]
    return same_action(told, near) is not None

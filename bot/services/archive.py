"""The bundled archive: facts of earlier actions, known from the first start."""

from collections.abc import Sequence
from datetime import timedelta

import structlog

from bot.domain.action import Action
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
        fresh = [row for row in rows if not _read_ourselves(uow, row.action)]
        kept = {row.archive_id for row in fresh}
        links = [link for row in fresh for link in row.links if link[1] in kept]
        changed = uow.actions.import_archive([(row.action, row.urls) for row in fresh], links, now)
        if changed:
            uow.audit.add(now, "archive", "import", f"{changed} rows added or changed")
        return changed

    changed = await database.write(work)
    log.info("archive.imported", rows=len(rows), changed=changed)
    return changed


def _read_ourselves(uow: UnitOfWork, told: Action) -> bool:
    if told.on is None:
        return False
    held = uow.actions.involving([told.issuer], told.on - NEAR, told.on + NEAR)
    return same_action(told, [action for action in held if action.archive_id is None]) is not None

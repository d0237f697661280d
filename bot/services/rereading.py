"""Applying rules to stored notices again.

New rules never ring: what they find in old notices is stored silently, a fresh alert whose action they read
otherwise is edited, and what they no longer read waits for an operator.
"""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from bot.domain.action import Document, Reading
from bot.domain.chat import DeliveryKind
from bot.domain.errors import WorkerKilledError
from bot.domain.notice import Notice, NoticeText, StoredNotice
from bot.linking.record import date_action
from bot.services.filing import Filer
from bot.services.ports import Clock, Database, UnitOfWork
from bot.services.reading import ReadLimited
from bot.services.settling import Settled
from bot.services.telling_again import MadeOfficial, told_facts

EDITED_FOR = timedelta(hours=48)  # an alert older than this stays as people remember it
BATCH = 50

StatedLanguage = Callable[[str], str | None]
"""The language that a source, by its id, is said to be in now; None for one that is not in the list."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What applying the rules to one notice changed."""

    notice: Notice
    added: tuple[int, ...] = ()
    changed: bool = False
    vanished: tuple[int, ...] = ()
    edited: int = 0  # chats whose card is edited
    failed: str | None = None  # why it could not be read, and stays as it was


def document_id(notice: Notice) -> str:
    """How its document is called where one is spoken of: its source, and its number."""
    return f"{notice.source_id}:{notice.id}"


def stored_document(notice: Notice, text: NoticeText, stated: str | None) -> Document:
    """The document that was read when the notice was stored.

    In the language its source is said to be in, so that one which is another's is noticed again; in the one
    it was read in where the source is gone.
    """
    return Document(
        id=document_id(notice),
        source=notice.source_id,
        title=text.title,
        text=text.text,
        date=date_action(notice).on,
        url=notice.url,
        language=stated or text.language,
        country=notice.country,
        standing=notice.standing,
    )


async def stored_notices(database: Database, since: date | None) -> AsyncIterator[StoredNotice]:
    """Every notice published since then, in order of storing, each with its last text."""
    after = 0
    while True:
        batch = await database.read(partial(_batch, after=after, since=since))
        for each in batch:
            yield each
        if not batch:
            return
        after = batch[-1].notice.id


async def read_or_why(read: ReadLimited, document: Document) -> Reading | str:
    """The reading, or why there is none: one text that cannot be read must not stop the others."""
    try:
        return await read(document)
    except WorkerKilledError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - rules under trial may do anything
        return f"{type(error).__name__}: {error}"


def _batch(uow: UnitOfWork, after: int, since: date | None) -> tuple[StoredNotice, ...]:
    return uow.notices.stored(after, BATCH, since)


class Rereader:
    """Applies the present rules to what is stored."""

    def __init__(
        self,
        database: Database,
        *,
        read: ReadLimited,
        stated: StatedLanguage,
        filer: Filer,
        clock: Clock,
    ) -> None:
        self._database = database
        self._read = read
        self._stated = stated
        self._filer = filer
        self._clock = clock

    async def reread(self, since: date | None) -> AsyncIterator[Reread]:
        """Read every notice again, one transaction each, so that stopping half-way loses nothing."""
        async for stored in stored_notices(self._database, since):
            stated = self._stated(stored.notice.source_id)
            reading = await read_or_why(self._read, stored_document(stored.notice, stored.text, stated))
            if isinstance(reading, str):
                yield Reread(stored.notice, failed=reading)
            else:
                yield await self._database.write(partial(self._apply, stored=stored, reading=reading))

    def _apply(self, uow: UnitOfWork, stored: StoredNotice, reading: Reading) -> Reread:
        uow.actions.serialise()
        notice = stored.notice
        alert_id = uow.alerts.for_notice(notice.id)
        if uow.notices.last_text(notice.id) != stored.text:
            return Reread(notice)  # the running program has read a newer text, or has read this one again
        before = told_facts(uow, alert_id) if alert_id is not None else ()
        settled = self._filer.settle_again(uow, notice, reading)
        uow.notices.save_text(
            notice.id,
            replace(
                stored.text,
                verdict=reading.verdict,
                rules_version=reading.rules_version,
                issues=reading.issues,
            ),
        )
        edited = 0
        if alert_id is not None and self._is_fresh(notice) and (settled.corrected or settled.amended):
            edited = uow.alerts.add_correction(alert_id, DeliveryKind.EDIT, self._clock(), before)
        edited += sum(self._edit_confirmed(uow, made) for made in settled.official)
        return _report(notice, settled, edited)

    def _edit_confirmed(self, uow: UnitOfWork, made: MadeOfficial) -> int:
        if any(self._clock() - action.first_seen_at > EDITED_FOR for action in made.told):
            return 0
        return uow.alerts.add_correction(made.alert_id, DeliveryKind.EDIT, self._clock(), made.told)

    def _is_fresh(self, notice: Notice) -> bool:
        return self._clock() - notice.first_seen_at <= EDITED_FOR


def _report(notice: Notice, settled: Settled, edited: int) -> Reread:
    changed = settled.corrected or settled.amended or bool(settled.official)
    return Reread(notice, settled.added, changed, settled.vanished, edited)

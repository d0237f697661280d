"""Filing a reading: notice, actions, links and the decision to tell, in the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.alerts.gate import FLOOD_WINDOW, GateFacts, decide_gate
from bot.domain.action import Action, Document, Reading
from bot.domain.notice import Notice, NoticeText, UnreadEntry
from bot.domain.review import ReviewKind, Ruling
from bot.domain.source import Source
from bot.domain.words import Precision
from bot.linking.record import believed_date
from bot.services.ports import Clock, UnitOfWork
from bot.services.settling import Headline, Settled, Settler
from bot.services.telling_again import correct, told_facts


@dataclass(frozen=True, slots=True)
class Filed:
    """What a reading changed."""

    notice_id: int
    numbers: tuple[int, ...] = ()  # new actions
    alert_id: int | None = None
    held: str | None = None  # why the alert waits for an operator


class Filer:
    """Writes a reading down. Idempotent: an entry already read at this revision changes nothing."""

    def __init__(self, *, headline: Headline, clock: Clock) -> None:
        self._settler = Settler(headline)
        self._clock = clock

    def draft_notice(self, source: Source, unread: UnreadEntry) -> Notice:
        """The notice this entry is, not stored yet (id 0)."""
        entry = unread.entry
        published_at = believed_date(entry.published_at, unread.first_seen_at)
        return Notice(
            id=0,
            source_id=source.id,
            url=entry.url or f"{source.id}:{entry.key}",
            title=entry.title,
            published_at=published_at,
            precision=entry.precision if published_at else Precision.UNKNOWN,
            first_seen_at=unread.first_seen_at,
            standing=source.standing,
            body=source.body,
            country=source.country,
            zone=source.zone,
        )

    def file(
        self, uow: UnitOfWork, source: Source, unread: UnreadEntry, document: Document, reading: Reading
    ) -> Filed | None:
        """Store all that follows from the reading; None when another worker was faster."""
        if not uow.entries.is_unread(unread.id, unread.revision):
            return None
        uow.actions.serialise()
        now = self._clock()
        notice = self._notice(uow, source, unread, document, reading)
        alert_id = uow.alerts.for_notice(notice.id)
        told = told_facts(uow, alert_id) if alert_id is not None else ()
        settled = self._settler.settle(uow, notice, reading)
        self._settler.retell(uow, notice, reading)
        if settled.official:
            self._tell_official(uow, settled, unread, self._gate_facts(uow, notice, unread, reading))
        if alert_id is None:
            filed = self._tell(uow, notice, unread, reading, settled)
        else:
            facts = self._gate_facts(uow, notice, unread, reading)
            held = self._add_to_alert(uow, alert_id, settled, facts)
            rings = bool(settled.added) and held is None
            if rings or settled.corrected or settled.amended:
                correct(uow, alert_id, told, now, loud=rings or settled.corrected)
            if settled.corrected and not rings and decide_gate(facts, now).rings:  # else it is offered to all
                uow.alerts.offer_anew(alert_id, told, now)
            filed = Filed(notice.id, settled.added, held=held)
        self._report_vanished(uow, notice, settled)
        uow.entries.mark_read(unread.id, unread.revision, now)
        return filed

    def _tell_official(
        self, uow: UnitOfWork, settled: Settled, unread: UnreadEntry, facts: GateFacts
    ) -> None:
        """Those who had the report hear of it, and those whom only an official act concerns get the alert."""
        now = self._clock()
        for made in settled.official:  # what is found by a first poll rings for nobody
            correct(uow, made.alert_id, made.told, now, loud=made.loud and unread.rings)
            if decide_gate(facts, now).rings:
                uow.alerts.offer_anew(made.alert_id, made.told, now)

    def settle_again(self, uow: UnitOfWork, notice: Notice, reading: Reading) -> Settled:
        """Apply another reading of a notice's same text to its actions; tells nobody.

        What is no longer read is listed for operators.
        """
        settled = self._settler.settle(uow, notice, reading, revised=False)
        self._settler.retell(uow, notice, reading)
        self._report_vanished(uow, notice, settled)
        return settled

    def _notice(
        self, uow: UnitOfWork, source: Source, unread: UnreadEntry, document: Document, reading: Reading
    ) -> Notice:
        draft = self.draft_notice(source, unread)
        notice = uow.notices.by_entry(unread.id) or uow.notices.by_url(draft.url)
        if notice is None:
            notice = uow.notices.add(draft, unread.id)
        else:
            uow.notices.attach(notice.id, unread.id)
        uow.notices.save_text(
            notice.id,
            NoticeText(
                revision=unread.revision,
                title=document.title,
                text=document.text,
                content_hash=unread.entry.content_hash,
                seen_at=self._clock(),
                language=reading.language,
                verdict=reading.verdict,
                rules_version=reading.rules_version,
                issues=reading.issues,
            ),
        )
        first = next(iter(reading.new_actions), None)
        if first is not None:
            notice = replace(
                notice, quote=first.quote, speaker=first.speaker, speaker_role=first.speaker_role
            )
            uow.notices.describe(notice)
        return notice

    def _tell(
        self, uow: UnitOfWork, notice: Notice, unread: UnreadEntry, reading: Reading, settled: Settled
    ) -> Filed:
        now = self._clock()
        if not (settled.added or settled.confirmed or settled.again):
            return Filed(notice.id)
        facts = self._gate_facts(uow, notice, unread, reading)
        decision = decide_gate(facts, now)
        held = decision.reason or _told_before(settled)
        confirmed = settled.confirmed if held is None else ()  # else they go on waiting where they are
        again = _withdrawn_before(settled.again)
        numbers = (*settled.added, *confirmed)
        if not numbers and again is None:
            return Filed(notice.id)
        if again is not None and (held is not None or not numbers):
            held = "; ".join(filter(None, (held, again)))  # one alert waits once
        alert_id = uow.alerts.add(notice.id, numbers, now, held=held)
        if again is not None:
            uow.alerts.add_waiting(alert_id, [action.number for action in settled.again], again, now)
        _supersede(uow, confirmed, now)
        return Filed(notice.id, settled.added, alert_id, held)

    def _report_vanished(self, uow: UnitOfWork, notice: Notice, settled: Settled) -> None:
        now = self._clock()
        for number in settled.vanished:
            if not uow.reviews.seen(ReviewKind.VANISHED, number):
                reason = f"no longer read in the notice that announced it: {notice.url}"
                uow.reviews.add(ReviewKind.VANISHED, reason, now, number=number)
                uow.audit.add(now, "reader", "vanished", f"/a{number}: {reason}")

    def _add_to_alert(self, uow: UnitOfWork, alert_id: int, settled: Settled, facts: GateFacts) -> str | None:
        """What a revision adds is decided for itself; returns why it waits, None when it rings."""
        now = self._clock()
        was_dropped = uow.reviews.dropped(alert_id)
        again = _withdrawn_before(settled.again)
        if again is not None and not was_dropped:
            uow.alerts.add_waiting(alert_id, [action.number for action in settled.again], again, now)
        if not settled.added:
            return None
        dropped = "announces more than what was dropped" if was_dropped else None
        reason = dropped or decide_gate(facts, now).reason or _told_before(settled)
        if reason is None:
            uow.alerts.add_ringing(alert_id, settled.added)
        else:
            uow.alerts.add_waiting(alert_id, settled.added, reason, now)
        return reason

    def _gate_facts(
        self,
        uow: UnitOfWork,
        notice: Notice,
        unread: UnreadEntry,
        reading: Reading,
    ) -> GateFacts:
        return gate_facts(
            notice,
            reading,
            hold_reason=None if unread.rings else unread.hold_reason or "found by a first poll",
            acts_last_hour=uow.notices.acts_since(notice.source_id, self._clock() - FLOOD_WINDOW),
        )


def gate_facts(
    notice: Notice, reading: Reading, *, hold_reason: str | None, acts_last_hour: int
) -> GateFacts:
    """What decides whether this reading of a notice may ring."""
    return GateFacts(
        hold_reason=hold_reason,
        published_at=notice.published_at,
        precision=notice.precision,
        first_seen_at=notice.first_seen_at,
        acts_last_hour=acts_last_hour,
        confidence=min((a.confidence for a in reading.new_actions), default=1.0),
        standing=notice.standing,
        language=reading.language,
    )


def _supersede(uow: UnitOfWork, confirmed: Sequence[int], now: datetime) -> None:
    """Reports that waited, and that the issuer's own page has told now, wait no longer."""
    for item in uow.reviews.waiting_for(confirmed):
        if item.kind is not ReviewKind.HELD or item.alert_id is None:
            continue
        waits = set(uow.alerts.waiting(item.alert_id))
        if waits <= set(confirmed):
            uow.reviews.rule(
                item.id, Ruling.DROPPED, by="the program", at=now, why="the issuer's own text was told"
            )
            uow.alerts.drop(item.alert_id)
        else:
            uow.alerts.take_off(item.alert_id, waits & set(confirmed))


def _withdrawn_before(actions: Sequence[Action]) -> str | None:
    """Why these wait, as a sentence; None when there are none."""
    if not actions:
        return None
    return "; ".join(
        f"a{a.number} was withdrawn ({a.withdrawn_why or 'no reason given'}); this page announces it again"
        for a in actions
    )


def _told_before(settled: Settled) -> str | None:
    """Why these wait that may be acts of which the same source told before; None if one is surely new."""
    sure = settled.confirmed or set(settled.added) - {number for number, _ in settled.doubted}
    if sure:
        return None
    earlier = sorted({each for _, numbers in settled.doubted for each in numbers})
    told = (f"perhaps a{each} again, which an earlier page of this source announced" for each in earlier)
    return "; ".join(told) or None

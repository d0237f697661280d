"""Filing a reading: notice, actions, links and the decision to tell, in the caller's transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.alerts.corrections import material_changes
from bot.alerts.gate import FLOOD_WINDOW, GateFacts, decide_gate
from bot.domain.action import Action, ActionDraft, Document, Reading
from bot.domain.notice import Notice, NoticeText, UnreadEntry
from bot.domain.review import ReviewKind, Ruling
from bot.domain.source import Source
from bot.domain.words import Stage, Standing
from bot.linking.links import decide_links
from bot.linking.record import keeps_number, read_again, record_action
from bot.linking.same import same_action
from bot.services.ports import Clock, UnitOfWork
from bot.services.telling_again import MadeOfficial, correct, told_facts

LINK_WINDOW = timedelta(days=400)  # an extension may follow a measure of the year before
EASED_WINDOW = timedelta(days=6 * 365)  # a measure may be lifted years after it was taken

Headline = Callable[[Action], str]


@dataclass(frozen=True, slots=True)
class Filed:
    """What a reading changed."""

    notice_id: int
    numbers: tuple[int, ...] = ()  # new actions
    alert_id: int | None = None
    held: str | None = None  # why the alert waits for an operator


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of the actions a notice announces."""

    added: tuple[int, ...] = ()
    corrected: bool = False  # people who were told must be told again
    amended: bool = False  # a small addition: the card is edited without ringing
    confirmed: tuple[int, ...] = ()  # held as reports that nobody was told of, now in the issuer's own words
    vanished: tuple[int, ...] = ()  # announced by an earlier revision, no longer read
    official: tuple[MadeOfficial, ...] = ()  # alerts whose report the issuer's own page has confirmed


class Filer:
    """Writes a reading down. Idempotent: an entry already read at this revision changes nothing."""

    def __init__(self, *, headline: Headline, clock: Clock) -> None:
        self._headline = headline
        self._clock = clock

    def draft_notice(self, source: Source, unread: UnreadEntry) -> Notice:
        """The notice this entry is, not stored yet (id 0)."""
        entry = unread.entry
        return Notice(
            id=0,
            source_id=source.id,
            url=entry.url or f"{source.id}:{entry.key}",
            title=entry.title,
            published_at=entry.published_at,
            precision=entry.precision,
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
        settled = self._settle(uow, notice, reading)
        self._retell(uow, notice, reading)
        for made in settled.official:  # what is found by a first poll rings for nobody
            correct(uow, made.alert_id, made.told, now, loud=made.loud and unread.rings)
        if alert_id is None:
            filed = self._tell(uow, notice, unread, reading, settled)
        else:
            held = self._add_to_alert(uow, alert_id, settled, self._gate_facts(uow, notice, unread, reading))
            rings = bool(settled.added) and held is None
            if rings or settled.corrected or settled.amended:
                correct(uow, alert_id, told, now, loud=rings or settled.corrected)
            filed = Filed(notice.id, settled.added, held=held)
        self._report_vanished(uow, notice, settled)
        uow.entries.mark_read(unread.id, unread.revision, now)
        return filed

    def settle_again(self, uow: UnitOfWork, notice: Notice, reading: Reading) -> Settled:
        """Apply another reading of a notice's same text to its actions; tells nobody.

        What is no longer read is listed for operators.
        """
        settled = self._settle(uow, notice, reading)
        self._retell(uow, notice, reading)
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
            uow.notices.describe(notice.id, quote=first.quote, speaker=first.speaker, place=None)
            return replace(notice, quote=first.quote, speaker=first.speaker)
        return notice

    def _settle(self, uow: UnitOfWork, notice: Notice, reading: Reading) -> Settled:
        """Decide for each new action: known already, changed, or to be added."""
        before = list(filter(None, map(uow.actions.get, uow.notices.announced(notice.id))))
        read = {action.number: uow.actions.as_read(action) for action in before}
        settled = Settled()
        kept: set[int] = set()
        for draft in reading.new_actions:
            action = record_action(draft, notice)
            stored = next(
                (a for a in before if a.number not in kept and keeps_number(read[a.number], action)), None
            )
            if stored is not None:
                settled = self._amend(uow, stored, action, settled)
            else:
                stored = self._known(uow, action, kept)
                if stored is None:
                    stored = self._add(uow, action, notice)
                    settled = replace(settled, added=(*settled.added, stored.number))
                else:
                    settled = self._confirm(uow, stored, action, settled)
            kept.add(stored.number)
            uow.notices.mention(notice.id, stored.number, new=True, evidence=draft.evidence)
        vanished = tuple(a.number for a in before if a.number not in kept and not a.withdrawn)
        return replace(settled, vanished=vanished)

    def _known(self, uow: UnitOfWork, action: Action, kept: set[int]) -> Action | None:
        """The action we hold already, if this is another page about it; not one of this very notice."""
        since = action.on - LINK_WINDOW if action.on else action.first_seen_at.date() - LINK_WINDOW
        held = uow.actions.involving([action.issuer], since)
        number = same_action(action, [each for each in held if each.number not in kept])
        return uow.actions.get(number) if number is not None else None

    def _add(self, uow: UnitOfWork, action: Action, notice: Notice) -> Action:
        stored = uow.actions.add(replace(action, headline=self._headline(action)), notice.id, [notice.url])
        window = EASED_WINDOW if action.stage is Stage.EASED else LINK_WINDOW
        since = (action.on or action.first_seen_at.date()) - window
        earlier = uow.actions.involving([action.issuer, *action.targets], since)
        uow.actions.add_links(decide_links(stored, [a for a in earlier if a.number != stored.number]))
        return stored

    def _amend(self, uow: UnitOfWork, stored: Action, reread: Action, settled: Settled) -> Settled:
        """A revision of the notice that announced the action: the new reading's facts replace the old."""
        revised = replace(
            read_again(stored, reread),
            headline=self._headline(reread),
            standing=stored.standing,
            body=stored.body,
        )
        if revised == stored:
            return settled
        current = uow.actions.update(revised)
        if not material_changes(stored, current):
            return replace(settled, amended=settled.amended or current != stored)
        uow.actions.mark_checked(stored.number, checked=False)  # what a person looked at was something else
        return replace(settled, corrected=True)

    def _confirm(self, uow: UnitOfWork, stored: Action, action: Action, settled: Settled) -> Settled:
        """Another page about a known action: the issuer's own word turns a report into an official act."""
        if stored.standing is Standing.OFFICIAL or action.standing is not Standing.OFFICIAL:
            return settled
        own_words = replace(read_again(stored, action), headline=self._headline(action))
        told = {alert_id: told_facts(uow, alert_id) for alert_id in uow.alerts.for_action(stored.number)}
        current = uow.actions.update(own_words)
        loud = bool(material_changes(stored, current))
        if loud:
            uow.actions.mark_checked(stored.number, checked=False)  # as in a revision
        official = tuple(MadeOfficial(alert_id, facts, loud) for alert_id, facts in told.items())
        settled = replace(settled, official=(*settled.official, *official))
        waits = any(item.kind is ReviewKind.HELD for item in uow.reviews.waiting_for([stored.number]))
        return replace(settled, confirmed=(*settled.confirmed, stored.number)) if waits else settled

    def _retell(self, uow: UnitOfWork, notice: Notice, reading: Reading) -> None:
        """Older acts that the text retells are mentions of what we hold; others are not stored."""
        for draft in reading.actions:
            if draft.new:
                continue
            known = self._retold(uow, draft, notice)
            if known is not None:
                uow.notices.mention(notice.id, known, new=False, evidence=draft.evidence)

    def _retold(self, uow: UnitOfWork, draft: ActionDraft, notice: Notice) -> int | None:
        told_on = record_action(draft, notice).on or notice.first_seen_at.date()
        wanted = set(draft.targets)
        earlier = uow.actions.involving([draft.issuer], told_on - timedelta(days=60))
        fitting = [
            a
            for a in earlier
            if wanted & set(a.targets)
            and set(draft.measures) & set(a.measures)
            and (a.stage.group is draft.stage.group)
            and (a.on is None or a.on <= told_on)
        ]
        return fitting[-1].number if fitting else None

    def _tell(
        self, uow: UnitOfWork, notice: Notice, unread: UnreadEntry, reading: Reading, settled: Settled
    ) -> Filed:
        now = self._clock()
        if not settled.added and not settled.confirmed:
            return Filed(notice.id)
        facts = self._gate_facts(uow, notice, unread, reading)
        decision = decide_gate(facts, now)
        held = None if decision.rings else decision.reason
        confirmed = settled.confirmed if decision.rings else ()  # else they go on waiting where they are
        if not settled.added and not confirmed:
            return Filed(notice.id)
        alert_id = uow.alerts.add(notice.id, (*settled.added, *confirmed), now, held=held)
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
        if not settled.added:
            return None
        now = self._clock()
        dropped = "announces more than what was dropped" if uow.reviews.dropped(alert_id) else None
        reason = dropped or decide_gate(facts, now).reason
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
        now = self._clock()
        return GateFacts(
            hold_reason=None if unread.rings else unread.hold_reason or "found by a first poll",
            published_at=notice.published_at,
            precision=notice.precision,
            first_seen_at=notice.first_seen_at,
            acts_last_hour=uow.notices.acts_since(notice.source_id, now - FLOOD_WINDOW),
            confidence=min((a.confidence for a in reading.new_actions), default=1.0),
            standing=notice.standing,
            language=reading.language,
        )


def _supersede(uow: UnitOfWork, confirmed: Sequence[int], now: datetime) -> None:
    """Reports that waited, and that the issuer's own page has told now, wait no longer."""
    for item in uow.reviews.waiting_for(confirmed):
        if item.kind is ReviewKind.HELD and item.alert_id is not None and set(item.numbers) <= set(confirmed):
            uow.reviews.rule(
                item.id, Ruling.DROPPED, by="the program", at=now, why="the issuer's own text was told"
            )
            uow.alerts.stop(item.alert_id)

"""What a reading does to the actions we hold: known, changed, confirmed, added, told again."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.alerts.corrections import material_changes
from bot.domain.action import Action, ActionDraft, Reading
from bot.domain.asked import Only
from bot.domain.notice import Notice
from bot.domain.words import Stage, Standing
from bot.linking.links import decide_links
from bot.linking.pages import Again, Page, told_again
from bot.linking.record import (
    acting_office,
    date_action,
    keep_told,
    keeps_number,
    leading,
    read_again,
    record_action,
)
from bot.linking.retold import WINDOW, retold_action
from bot.linking.same import same_action
from bot.services.nearby import perhaps_linked, perhaps_same
from bot.services.ports import UnitOfWork
from bot.services.telling_again import MadeOfficial, told_facts

Headline = Callable[[Action], str]


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of the actions a notice announces."""

    added: tuple[int, ...] = ()
    corrected: bool = False  # people who were told must be told again
    amended: bool = False  # a small addition: the card is edited without ringing
    confirmed: tuple[int, ...] = ()  # held as reports that nobody was told of, now in the issuer's own words
    again: tuple[Action, ...] = ()  # withdrawn by an operator, and announced again here
    vanished: tuple[int, ...] = ()  # announced by an earlier revision, no longer read
    doubted: tuple[tuple[int, tuple[int, ...]], ...] = ()  # of those added, and which they may be
    official: tuple[MadeOfficial, ...] = ()  # alerts whose report the issuer's own page has confirmed


def tells_facts(uow: UnitOfWork, notice: Notice, action: Action) -> bool:
    """Whether the facts of an action are those of this notice, of all that announce it.

    Those of an act that the archive told first are the archive's.
    """
    pages = filter(None, map(uow.notices.get, uow.notices.announcing(action.number)))
    first = leading(tuple(pages), action.issuer)
    return action.archive_id is None and first is not None and first.id == notice.id


@dataclass(frozen=True, slots=True)
class Own:
    """The notice that is filed, with its announcing sentence, and acts that are its own already."""

    notice: Notice
    quote: str | None
    kept: frozenset[int]
    before: frozenset[int]


def told_by_source(uow: UnitOfWork, action: Action, own: Own, held: Action) -> Again:
    """What this notice is beside the pages of its own source on which the held action rests."""
    pages = filter(None, map(uow.notices.get, uow.notices.announcing(held.number)))
    earlier = [p for p in pages if p.source_id == own.notice.source_id and p.id != own.notice.id]
    official = action.standing is Standing.OFFICIAL and held.standing is Standing.OFFICIAL
    if not earlier or not official or action.stage is Stage.THREATENED:
        return Again.SAME
    page = Page(date_action(own.notice).on, own.quote)
    found = {told_again(action, page, held, Page(date_action(p).on, p.quote)) for p in earlier}
    return next(each for each in Again if each in found)


def _with_added(settled: Settled, number: int, doubts: tuple[int, ...]) -> Settled:
    doubted = (*settled.doubted, (number, doubts)) if doubts else settled.doubted
    return replace(settled, added=(*settled.added, number), doubted=doubted)


class Settler:
    """Applies readings to actions; tells nobody. The caller has serialised the transaction."""

    def __init__(self, headline: Headline) -> None:
        self._headline = headline

    def settle(self, uow: UnitOfWork, notice: Notice, reading: Reading, *, revised: bool = True) -> Settled:
        """Decide for each new action: known already, changed, or to be added.

        Of an act that another page leads a revision takes nothing away, and a text that is the same as ever
        changes nothing.
        """
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
                action = replace(action, body=acting_office(stored, action, draft.body))
                leads = tells_facts(uow, notice, stored)
                if leads or revised:
                    action = action if leads else keep_told(read[stored.number], action)
                    settled = self._amend(uow, stored, action, settled)
            else:
                own = Own(notice, draft.quote, frozenset(kept), frozenset(a.number for a in before))
                stored, doubts = self._known(uow, action, own)
                if stored is None:
                    stored = self._add(uow, action, notice)
                    settled = _with_added(settled, stored.number, doubts)
                elif stored.withdrawn:
                    settled = replace(settled, again=(*settled.again, stored))
                else:
                    settled = self._confirm(uow, stored, action, settled)
            kept.add(stored.number)
            uow.notices.mention(notice.id, stored.number, new=True, evidence=draft.evidence)
        vanished = tuple(a.number for a in before if a.number not in kept and not a.withdrawn)
        return replace(settled, vanished=vanished)

    def _known(self, uow: UnitOfWork, action: Action, own: Own) -> tuple[Action | None, tuple[int, ...]]:
        """The action we hold already, if this is another page about it; not one kept for this very notice.

        Without one: those which it may be, or not. One that an operator withdrew is looked for last: else
        each other page that has it would be a new act. Withdrawn ones that this notice announced are done
        with: it says something else now.
        """
        doubts: list[int] = []
        for withdrawn in (False, True):
            held = perhaps_same(uow, action, withdrawn=withdrawn)
            apart = own.kept | own.before if withdrawn else own.kept
            alike = {each.number: replace(each, withdrawn=False) for each in held if each.number not in apart}
            while (number := same_action(action, tuple(alike.values()))) is not None:
                again = told_by_source(uow, action, own, alike.pop(number))
                if again is Again.SAME or (again is Again.DOUBTFUL and withdrawn):
                    return uow.actions.get(number), ()
                if again is Again.DOUBTFUL:
                    doubts.append(number)
        return None, tuple(doubts)

    def _add(self, uow: UnitOfWork, action: Action, notice: Notice) -> Action:
        stored = uow.actions.add(replace(action, headline=self._headline(action)), notice.id, [notice.url])
        earlier = perhaps_linked(uow, stored)
        uow.actions.add_links(decide_links(stored, [a for a in earlier if a.number != stored.number]))
        return stored

    def _amend(self, uow: UnitOfWork, stored: Action, reread: Action, settled: Settled) -> Settled:
        """A revision of the notice that announced the action: the new reading's facts replace the old."""
        revised = replace(
            read_again(stored, reread),
            headline=self._headline(reread),
            standing=stored.standing,
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
        waits = any(
            item.alert_id is not None and stored.number in uow.alerts.waiting(item.alert_id)
            for item in uow.reviews.waiting_for([stored.number])
        )
        return replace(settled, confirmed=(*settled.confirmed, stored.number)) if waits else settled

    def retell(self, uow: UnitOfWork, notice: Notice, reading: Reading) -> None:
        """Older acts that the text retells are mentions of what we hold; others are not stored."""
        for draft in reading.actions:
            if draft.new:
                continue
            known = self._retold(uow, draft, notice)
            if known is not None:
                uow.notices.mention(notice.id, known, new=False, evidence=draft.evidence)

    def _retold(self, uow: UnitOfWork, draft: ActionDraft, notice: Notice) -> int | None:
        told = record_action(draft, notice)
        since = (told.on or notice.first_seen_at.date()) - WINDOW
        own = set(uow.notices.announced(notice.id))  # what is new here is not what is old here
        only = Only(frozenset(told.targets), told.stage.group)
        held = uow.actions.involving([draft.issuer], since, only=only)
        return retold_action(told, [action for action in held if action.number not in own])

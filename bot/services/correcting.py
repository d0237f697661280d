"""Operators' corrections: withdraw, fix, merge, split, link, unlink. Whoever was told is told again.

Callers have checked that the person is an operator. Each deed is kept with who, when and why.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.alerts.corrections import material_changes
from bot.alerts.edits import read_edit, refuse_edit, refuse_link
from bot.alerts.gate import GateFacts, is_stale
from bot.alerts.matching import can_tell_apart
from bot.domain.action import Action, LinkDecision
from bot.domain.errors import RefusedError, UnknownActionError
from bot.domain.notice import Notice
from bot.domain.review import ReviewKind, Ruling
from bot.domain.words import LinkKind
from bot.linking.record import fill_in
from bot.services.deeds import Deed
from bot.services.ports import Database, UnitOfWork
from bot.services.telling_again import correct, told_facts

Headline = Callable[[Action], str]


@dataclass(frozen=True, slots=True)
class Corrected:
    """What an operator's act did."""

    action: Action  # as it stands now
    chats: int  # cards that are corrected
    loud: bool  # a reply comes too
    forgotten: int = 0  # chats that had the alert, of which no address is kept any more
    offered: bool = False  # whom it concerns only now gets the alert


class Correcting:
    """The use cases."""

    def __init__(self, database: Database, headline: Headline) -> None:
        self._database = database
        self._headline = headline

    async def withdraw(self, number: int, deed: Deed) -> Corrected:
        """The action was no act: it stands no more, and every chat that was told hears that, and why.

        Who was not told yet is not told. What waits because of it waits no longer.
        Raises UnknownActionError, and RefusedError when it is withdrawn already.
        """

        def work(uow: UnitOfWork) -> Corrected:
            uow.actions.serialise()
            before = _get(uow, number)
            if before.withdrawn:
                raise RefusedError(f"a{before.number} is withdrawn already")
            told = _told(uow, before.number)
            for field, value in (("withdrawn", True), ("withdrawn_at", deed.at), ("withdrawn_why", deed.why)):
                after = uow.actions.correct(before.number, field, value, actor=deed.by, at=deed.at)
            _let_go(uow, after, deed)
            chats = _tell_again(uow, told, deed, loud=True)
            deed.record(uow, "withdrawn", f"/a{after.number}")
            return Corrected(after, chats, loud=True, forgotten=_forgotten(uow, told))

        return await self._database.write(work)

    async def fix(self, number: int, field: str, words: str, deed: Deed) -> Corrected:
        """Set one field for good; readings no longer change it, and the action counts as checked by a person.

        A material change is told as loudly as the alert was, any other by edit alone. Whom the act concerns
        only as it is now gets the alert, unless it is too old to ring.
        Raises UnknownActionError, and RefusedError for what cannot be set.
        """
        changes = read_edit(field, words)

        def work(uow: UnitOfWork) -> Corrected:
            uow.actions.serialise()
            before = _get(uow, number)
            if (refusal := refuse_edit(before, changes, deed.at.date())) is not None:
                raise RefusedError(refusal)
            told = _told(uow, before.number)
            after = self._set(uow, before, changes, deed)
            loud = bool(material_changes(before, after))
            chats = _tell_again(uow, told, deed, loud=loud)
            offered = can_tell_apart(before, after) and _offer_anew(uow, told, deed.at)
            shown = f"{getattr(before, field)!s} -> {getattr(after, field)!s}"
            deed.record(uow, "fixed", f"/a{after.number} {field}: {shown}")
            return Corrected(after, chats, loud, forgotten=_forgotten(uow, told), offered=offered)

        return await self._database.write(work)

    def _set(self, uow: UnitOfWork, before: Action, changes: Mapping[str, object], deed: Deed) -> Action:
        for field, value in changes.items():
            after = uow.actions.correct(before.number, field, value, actor=deed.by, at=deed.at)
        # One that somebody wrote, here or in the archive, does not follow from the facts.
        if before.headline == self._headline(before):
            headline = self._headline(after)
            after = uow.actions.correct(before.number, "headline", headline, actor=deed.by, at=deed.at)
        uow.actions.mark_checked(before.number, checked=True)
        return replace(after, checked=True)

    async def merge(self, number: int, into: int, deed: Deed) -> Corrected:
        """Two records of one act become one; the first number leads to the second from now on.

        The second keeps its facts; a last day and roles that only the first knows are taken over.
        Raises UnknownActionError, and RefusedError when they are one already or one is withdrawn.
        """

        def work(uow: UnitOfWork) -> Corrected:
            uow.actions.serialise()
            old, new = _get(uow, number), _get(uow, into)
            if old.number == new.number:
                raise RefusedError(f"a{number} and a{into} are one action already")
            if old.withdrawn or new.withdrawn:
                raise RefusedError("one of the two is withdrawn; what is withdrawn stays as it was told")
            told, own = _told(uow, old.number), _told(uow, new.number)
            uow.actions.merge(old.number, new.number, deed.at)
            loud = bool(material_changes(old, new))
            chats = _tell_again(uow, told, deed, loud=loud)
            if _take_over(uow, old, new, deed):
                rest = {alert_id: facts for alert_id, facts in own.items() if alert_id not in told}
                chats += _tell_again(uow, rest, deed, loud=False)
            deed.record(uow, "merged", f"/a{old.number} into /a{new.number}")
            return Corrected(_get(uow, new.number), chats, loud, forgotten=_forgotten(uow, told))

        return await self._database.write(work)

    async def split(self, number: int, url: str, deed: Deed) -> Corrected:
        """The notice at this address announces another act than the others: it gets a number of its own.

        The new record has the facts of the old one until they are fixed. Whoever had that notice's card sees
        the new number on it; if it had none, an alert waits for an operator.
        Raises UnknownActionError, and RefusedError where there is nothing to split.
        """

        def work(uow: UnitOfWork) -> Corrected:
            uow.actions.serialise()
            whole = _get(uow, number)
            notice = uow.notices.by_url(url)
            announcing = uow.notices.announcing(whole.number)
            if notice is None or notice.id not in announcing:
                raise RefusedError(f"a{whole.number} is not announced at {url}; `show` lists its addresses")
            if len(announcing) == 1:
                raise RefusedError(f"a{whole.number} is announced nowhere else, so there is nothing to split")
            told = _told(uow, whole.number)
            own = uow.actions.split(whole.number, notice.id, notice.url)
            alert_id = uow.alerts.for_notice(notice.id)
            if alert_id is None:
                uow.alerts.add(
                    notice.id, [own.number], deed.at, held=f"split from /a{whole.number} by a person"
                )
            chats = correct(uow, alert_id, told.get(alert_id, ()), deed.at, loud=False) if alert_id else 0
            deed.record(uow, "split", f"/a{own.number} from /a{whole.number}: {notice.url}")
            return Corrected(own, chats, loud=False)

        return await self._database.write(work)

    async def link(self, later: int, earlier: int, kind: LinkKind, deed: Deed) -> Corrected:
        """Put a link between two actions, also one that was taken away; their cards are edited.

        Raises UnknownActionError, and RefusedError for a link that cannot be.
        """

        def work(uow: UnitOfWork) -> Corrected:
            uow.actions.serialise()
            ends = _get(uow, later), _get(uow, earlier)
            if (refusal := refuse_link(*ends, kind)) is not None:
                raise RefusedError(refusal)
            reason = f"A person linked them: {deed.why}" if deed.why else "A person linked them"
            uow.actions.put_link(LinkDecision(ends[0].number, ends[1].number, kind, 1.0, (reason,)))
            return _linked(uow, ends, f"linked as {kind}", deed)

        return await self._database.write(work)

    async def unlink(self, later: int, earlier: int, kind: LinkKind | None, deed: Deed) -> Corrected:
        """Take the links between two actions away, of every kind without one; no rule brings them back.

        Raises UnknownActionError, and RefusedError when there is none.
        """

        def work(uow: UnitOfWork) -> Corrected:
            uow.actions.serialise()
            ends = _get(uow, later), _get(uow, earlier)
            gone = uow.actions.remove_links(ends[0].number, ends[1].number, kind)
            if not gone:
                raise RefusedError(f"a{ends[0].number} has no such link to a{ends[1].number}")
            return _linked(uow, ends, f"unlinked, {', '.join(gone)}", deed)

        return await self._database.write(work)


def _take_over(uow: UnitOfWork, old: Action, new: Action, deed: Deed) -> bool:
    """Keep, as set by who merges, what only the record that goes has told; whether it told any."""
    whole = fill_in(new, old)
    for field in ("expires_on", "roles"):
        if (value := getattr(whole, field)) != getattr(new, field):
            uow.actions.correct(new.number, field, value, actor=deed.by, at=deed.at)
    return whole != new


def _get(uow: UnitOfWork, number: int) -> Action:
    action = uow.actions.get(number)
    if action is None:
        raise UnknownActionError(f"there is no action a{number}")
    return action


Told = Mapping[int, tuple[Action, ...]]


def _told(uow: UnitOfWork, number: int) -> Told:
    """By alert, the facts that its chats have been told."""
    facts = {alert_id: told_facts(uow, alert_id) for alert_id in uow.alerts.for_action(number)}
    # One that waits for an operator's word is on no card yet.
    return {alert_id: told for alert_id, told in facts.items() if number in {a.number for a in told}}


def _tell_again(uow: UnitOfWork, told: Told, deed: Deed, *, loud: bool) -> int:
    return sum(correct(uow, alert_id, facts, deed.at, loud=loud) for alert_id, facts in told.items())


def _forgotten(uow: UnitOfWork, told: Told) -> int:
    return sum(map(uow.alerts.forgotten, told))


def _offer_anew(uow: UnitOfWork, told: Told, now: datetime) -> bool:
    """Of several alerts that went out, the newest is offered."""
    for alert_id, before in sorted(told.items(), reverse=True):
        card = uow.alerts.card(alert_id)
        fresh = card is not None and not _is_stale(card.notice, now)
        if fresh and uow.alerts.offer_anew(alert_id, before, now):
            return True
    return False


def _is_stale(notice: Notice, now: datetime) -> bool:
    facts = GateFacts(notice.first_seen_at, notice.published_at, precision=notice.precision)
    return is_stale(facts, now)


def _let_go(uow: UnitOfWork, withdrawn: Action, deed: Deed) -> None:
    """Alerts that have nothing left to tell stop; what waited because of the action is ruled on."""
    for alert_id in uow.alerts.for_action(withdrawn.number):
        if _all_withdrawn(told_facts(uow, alert_id)):
            uow.alerts.stop(alert_id)
    for item in uow.reviews.waiting_for([withdrawn.number]):
        acts = tuple(filter(None, map(uow.actions.get, item.numbers)))
        if item.kind is not ReviewKind.HELD or _all_withdrawn(acts):
            uow.reviews.rule(item.id, Ruling.WITHDRAWN, by=deed.by, at=deed.at, why=deed.why)


def _all_withdrawn(actions: Sequence[Action]) -> bool:
    return all(action.withdrawn for action in actions)


def _linked(uow: UnitOfWork, ends: tuple[Action, Action], what: str, deed: Deed) -> Corrected:
    """A link is no fact of its own: cards show it from now on, nobody is rung for it."""
    chats = sum(_tell_again(uow, _told(uow, end.number), deed, loud=False) for end in ends)
    deed.record(uow, "link", f"/a{ends[0].number} to /a{ends[1].number} {what}")
    return Corrected(ends[0], chats, loud=False)

"""From what a text announces to what is kept of it: whose calendar day, whose word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.domain.action import Action, ActionDraft, Role
from bot.domain.feed import EARLIEST_YEAR
from bot.domain.notice import Notice
from bot.domain.words import Precision, Standing

FAR_AHEAD = timedelta(days=31)  # gazettes are seen days before the date they bear; a month is a slip


@dataclass(frozen=True, slots=True)
class DatedOn:
    """The day an action counts under."""

    on: date
    precision: Precision
    flag: str | None = None  # what an operator should know


def believed_date(published_at: datetime | None, seen_at: datetime) -> datetime | None:
    """When a source says it was published; None where that cannot be: before there were feeds, far ahead."""
    if published_at is None or published_at.year < EARLIEST_YEAR or published_at > seen_at + FAR_AHEAD:
        return None
    return published_at


def date_action(notice: Notice) -> DatedOn:
    """The publisher's local calendar day of first publication.

    A day in the future (a slip in the feed) and a missing one are replaced by the day it was first seen.
    """
    zone: tzinfo = ZoneInfo(notice.zone) if notice.zone else UTC
    seen_on = notice.first_seen_at.astimezone(zone).date()
    at, published_on = notice.published_at, notice.published_on()
    if at is None or published_on is None:
        return DatedOn(
            seen_on, Precision.DAY, "the source gives no date; counted under the day it was first seen"
        )
    if at > notice.first_seen_at and published_on > seen_on:
        return DatedOn(seen_on, Precision.DAY, f"dated {published_on}, after it was first seen on {seen_on}")
    return DatedOn(published_on, Precision.DAY)


def record_action(draft: ActionDraft, notice: Notice) -> Action:
    """The action to be kept, not numbered yet (number 0, no headline).

    A page of one state that tells another state's act is a report of it, however official the page is.
    """
    # One line a field, which the types check; so it is longer than others.
    dated = date_action(notice)
    own_word = notice.speaks_for(draft.issuer)
    return Action(
        number=0,
        issuer=draft.issuer,
        targets=draft.targets,
        measures=draft.measures,
        stage=draft.stage,
        on=dated.on,
        precision=dated.precision,
        first_seen_at=notice.first_seen_at,
        standing=Standing.OFFICIAL if own_word else Standing.AGENCY,
        body=draft.body or (notice.body if own_word else ""),
        eased_kind=draft.eased_kind,
        target_kinds=draft.target_kinds,
        target_class=draft.target_class,
        themes=draft.themes,
        persons=draft.persons_named,
        family=draft.family_named,
        entities=draft.entities_named,
        roles=_roles(draft),
        count=draft.count,
        count_stated=draft.count_stated,
        named=draft.named,
        legal_basis=draft.legal_basis,
        reason=draft.reason,
        answers_text=draft.answers,
        answers_on=draft.answers_on,
        carries_out_text=draft.carries_out,
        effective_on=draft.effective_on,
        expires_on=_expiry(draft, dated.on),
        confidence=draft.confidence,
    )


def _roles(draft: ActionDraft) -> tuple[Role, ...]:
    """Of those named only, one each; a relative's is that of a relative, and not kept."""
    named = {*draft.persons_named, *draft.entities_named} - set(draft.family_named)
    kept: dict[str, Role] = {}
    for role in draft.roles:
        if role.name in named and role.role.strip():
            kept.setdefault(role.name, role)
    return tuple(kept.values())


def _expiry(draft: ActionDraft, on: date) -> date | None:
    """A last day before the measure begins is a slip in the text or in its reading: it tells nothing."""
    ends = draft.expires_on
    return ends if ends is not None and ends >= (draft.effective_on or on) else None


def fill_in(kept: Action, other: Action) -> Action:
    """The record that stays, with the last day and the roles that only another record of the act knows."""
    named = {*kept.persons, *kept.entities} - set(kept.family) - kept.role_of.keys()
    roles = (*kept.roles, *(Role(name, role) for name, role in other.role_of.items() if name in named))
    ends, begins = kept.expires_on or other.expires_on, kept.effective_on or kept.on
    if ends and begins and ends < begins:
        ends = kept.expires_on
    return replace(kept, roles=roles, expires_on=ends)


_SINGLE = (
    "eased_kind",
    "target_class",
    "legal_basis",
    "reason",
    "answers_text",
    "answers_on",
    "carries_out_text",
    "effective_on",
    "expires_on",
    "count",
    "count_stated",
    "named",
)
_SEVERAL = ("target_kinds", "themes", "persons", "family", "entities", "roles")


def keep_told(told: Action, reread: Action) -> Action:
    """The new reading with the facts that only `told`, from another page of the act, has.

    A list of which the reading has a part counts as told; so does the number hit that goes with more names.
    """
    lost = {name: getattr(told, name) for name in _SINGLE if not getattr(reread, name)}
    lost |= {
        name: getattr(told, name)
        for name in _SEVERAL
        if set(getattr(reread, name)) < set(getattr(told, name))
    }
    if lost.keys() & {"persons", "family", "entities"} and (told.count or 0) > (reread.count or 0):
        lost |= {"count": told.count, "count_stated": told.count_stated}
    return replace(reread, **lost)


def leading(announcing: Sequence[Notice], issuer: str) -> Notice | None:
    """Whose facts are told of an act that several pages announce, the first to do so first.

    The first page of the issuer's own, else the first of all.
    """
    return next((each for each in announcing if each.speaks_for(issuer)), next(iter(announcing), None))


def keeps_number(stored: Action, reread: Action) -> bool:
    """Whether a reading of the same notice means the same action: issuer and measures are unchanged."""
    return stored.issuer == reread.issuer and set(stored.measures) == set(reread.measures)


def acting_office(stored: Action, reread: Action, named: str | None) -> str:
    """The office of an act whose notice is read again: the one `named` there now, else the one that is known.

    Another page may have told which office acts: a report does not overrule the issuer's own.
    """
    weaker = stored.standing is Standing.OFFICIAL and reread.standing is Standing.AGENCY
    return named if named and not (weaker and stored.body) else stored.body


def read_again(stored: Action, reread: Action) -> Action:
    """The new reading's facts on the stored action: number, day, origin and what people decided stay."""
    return replace(
        reread,
        number=stored.number,
        on=stored.on,
        precision=stored.precision,
        first_seen_at=stored.first_seen_at,
        archive_id=stored.archive_id,
        checked=stored.checked,
        withdrawn=stored.withdrawn,
        withdrawn_at=stored.withdrawn_at,
        withdrawn_why=stored.withdrawn_why,
    )

"""From what a text announces to what is kept of it: whose calendar day, whose word."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from bot.domain.action import Action, ActionDraft
from bot.domain.notice import Notice
from bot.domain.words import Precision, Standing


@dataclass(frozen=True, slots=True)
class DatedOn:
    """The day an action counts under."""

    on: date
    precision: Precision
    flag: str | None = None  # what an operator should know


def date_action(notice: Notice) -> DatedOn:
    """The publisher's local calendar day of first publication.

    A day in the future (a slip in the feed) and a missing one are replaced by the day it was first seen.
    """
    zone: tzinfo = ZoneInfo(notice.zone) if notice.zone else UTC
    seen_on = notice.first_seen_at.astimezone(zone).date()
    if notice.published_at is None:
        return DatedOn(
            seen_on, Precision.DAY, "the source gives no date; counted under the day it was first seen"
        )
    if notice.published_at > notice.first_seen_at:
        published_on = _local_day(notice.published_at, notice.precision, zone)
        if published_on > seen_on:
            return DatedOn(
                seen_on, Precision.DAY, f"dated {published_on}, after it was first seen on {seen_on}"
            )
    return DatedOn(_local_day(notice.published_at, notice.precision, zone), Precision.DAY)


def _local_day(moment: datetime, precision: Precision, zone: tzinfo) -> date:
    # A date without a time is already the publisher's own calendar day: converting it would move it.
    if precision is not Precision.TIME:
        return moment.date()
    return moment.astimezone(zone).date()


def record_action(draft: ActionDraft, notice: Notice) -> Action:
    """The action to be kept, not numbered yet (number 0, no headline).

    A page of one state that tells another state's act is a report of it, however official the page is.
    """
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
        body=notice.body if own_word else "",
        eased_kind=draft.eased_kind,
        target_kinds=draft.target_kinds,
        target_class=draft.target_class,
        themes=draft.themes,
        persons=draft.persons_named,
        family=draft.family_named,
        entities=draft.entities_named,
        count=draft.count,
        named=draft.named,
        legal_basis=draft.legal_basis,
        reason=draft.reason,
        answers_text=draft.answers,
        answers_on=draft.answers_on,
        carries_out_text=draft.carries_out,
        effective_on=draft.effective_on,
        confidence=draft.confidence,
    )


def keeps_number(stored: Action, reread: Action) -> bool:
    """Whether a reading of the same notice means the same action: issuer and measures are unchanged."""
    return stored.issuer == reread.issuer and set(stored.measures) == set(reread.measures)


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

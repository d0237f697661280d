"""Is this action one that we already hold? Mirrors, agencies before ministries, translations, gazettes."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.domain.action import Action
from bot.domain.words import Measure, Stage, Standing
from bot.linking.facts import Gap, families, gap, order_key, same_lead, shared_targets
from bot.linking.signals import signals

MIRROR_DAYS = timedelta(
    days=3
)  # a night, a time zone and a weekend between a report, the ministry's page and its translation
SAME_NAMES_DAYS = timedelta(
    days=30
)  # the Federal Register prints weeks later; the same names then are the same act
_REPORT_TOLERANCE = 0.2  # agencies count otherwise (with or without family, 30 against 36)


def same_action(draft_facts: Action, candidates: Sequence[Action]) -> int | None:
    """Number of the action we already hold that this one tells again, None when it is a new one.

    Same issuer, a state hit in common, one kind of measure, the same stage group, days apart as a mirror may
    be, and no fact that contradicts: names, number hit, themes, places. On doubt between several the one with
    most in common wins, then the first published. The order of `candidates` does not matter.
    """
    alike = [(score, c) for c in candidates if (score := _likeness(draft_facts, c)) is not None]
    if not alike:
        return None
    best = min(alike, key=lambda pair: (-pair[0], order_key(pair[1]), pair[1].headline, pair[1].number))
    return best[1].number


def share_names(names: Sequence[str], others: Mapping[int, Sequence[str]]) -> set[int]:
    """Which of the others have a name in common with these, however it is spelt."""
    mine = {_key(name) for name in names}
    return {number for number, theirs in others.items() if any(_key(name) in mine for name in theirs)}


def _likeness(new: Action, held: Action) -> float | None:
    if held.withdrawn or new.issuer != held.issuer or new.stage.group is not held.stage.group:
        return None
    if new.eased_kind and held.eased_kind and new.eased_kind is not held.eased_kind:
        return None
    shared = _shared_names(new, held)
    mostly = shared is not None and 2 * shared >= min(len(_names(new)), len(_names(held)))
    days = _apart(new, held)
    if days is None or not _near(new, held, days, named_alike=bool(shared) and mostly):
        return None
    if not _same_people(new, held, shared) or not _same_measure(new, held):
        return None
    if not shared and _other_subject(new, held):
        return None
    equal_count = new.count is not None and new.count == held.count
    return 3.0 * (shared or 0) + equal_count + same_lead(new, held) + (days == 0) - days / 100


def _apart(new: Action, held: Action) -> int | None:
    """Fewest days that may lie between the two; None without dates."""
    days: Gap | None = gap(new, held)
    if days is None:
        return None
    return 0 if days.least <= 0 <= days.most else min(abs(days.least), abs(days.most))


def _near(new: Action, held: Action, days: int, *, named_alike: bool) -> bool:
    both_official = new.standing is held.standing is Standing.OFFICIAL
    if new.stage is Stage.THREATENED:
        # A standing threat counts each day it is made anew; an agency may tell yesterday's.
        return days == 0 if both_official else days <= 1
    if named_alike and Stage.EXTENDED not in (new.stage, held.stage):
        return days <= SAME_NAMES_DAYS.days
    return days <= MIRROR_DAYS.days


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(
        sorted("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())
    )


def _script(name: str) -> str:
    """LATIN, CJK, CYRILLIC: the first letter's. Names in different scripts are not compared."""
    return next((unicodedata.name(c, "").split(" ")[0] for c in name if c.isalpha()), "")


def _names(action: Action) -> frozenset[str]:
    return frozenset((*action.persons, *action.entities))


def _shared_names(new: Action, held: Action) -> int | None:
    """Names in common; None where names are missing or written in another script: nothing to compare."""
    mine, theirs = _names(new), _names(held)
    scripts = {_script(n) for n in mine} & {_script(n) for n in theirs}
    mine_keys = {_key(n) for n in mine if _script(n) in scripts}
    their_keys = {_key(n) for n in theirs if _script(n) in scripts}
    return len(mine_keys & their_keys) if mine_keys and their_keys else None


def _same_people(new: Action, held: Action, shared: int | None) -> bool:
    if shared == 0:
        return False
    if not shared_targets(new, held) and not shared and (new.targets or held.targets):
        return False
    if shared or new.count is None or held.count is None:
        return True
    if new.standing is held.standing is Standing.OFFICIAL:
        return new.count == held.count
    return abs(new.count - held.count) <= _REPORT_TOLERANCE * max(new.count, held.count)


def _same_measure(new: Action, held: Action) -> bool:
    if families(new.measures) & families(held.measures):
        return True
    vague = Measure.SANCTIONS_UNSPECIFIED
    if new.stage is held.stage is Stage.THREATENED and (vague in new.measures or vague in held.measures):
        return True  # "countermeasures": those who retell a warning name the measure it would answer
    # Agencies say "sanctions" of a visa ban and of a freeze alike.
    report = next((a for a in (new, held) if a.standing is Standing.AGENCY), None)
    return report is not None and Measure.SANCTIONS_UNSPECIFIED in report.measures


def _other_subject(new: Action, held: Action) -> bool:
    mine, theirs = signals(new), signals(held)
    if mine.places and theirs.places and not mine.places & theirs.places:
        return True
    if new.themes and held.themes and not set(new.themes) & set(held.themes):
        return True
    one_named = {new.named, held.named} == {True, False}
    official = new.standing is held.standing is Standing.OFFICIAL
    return one_named and official and not set(new.themes) & set(held.themes)

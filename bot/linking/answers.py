"""Which foreign act an action answers. The rules and their measured effect: docs/linking.md."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from operator import attrgetter
from typing import NamedTuple

from bot.domain.action import Action
from bot.domain.words import Stage
from bot.linking.facts import (
    IN_KIND,
    Gap,
    day_words,
    families,
    firms_only,
    gap,
    order_key,
    precedes,
    reversed_pair,
    same_lead,
    within,
)
from bot.linking.signals import Signals, names_measure, places_in, signals

PLAIN = timedelta(days=14)  # pair reversed and nothing said: most answers come within a week
IN_KIND_WINDOW = timedelta(days=60)  # expulsions of spring 2022 were answered after up to 43 days
SAID = timedelta(days=45)  # calls itself an answer and speaks of the same subject
NAMED_DAY_SLACK = 1  # days: the text counts in its own time zone
_TURNED = "the same two states, the other way round"


class Candidate(NamedTuple):
    """An earlier act that may be the one answered."""

    action: Action
    days: Gap
    points: float
    stated: bool
    reasons: tuple[str, ...]

    @property
    def rank(self) -> tuple[object, ...]:
        """Greater is better. After points and day words decide, never the order of the input."""
        action = self.action
        # The number stands last: it settles nothing but two acts that are equal in every fact.
        words = (
            action.headline,
            action.body,
            action.target_class or "",
            repr(action.measures),
            -action.number,
        )
        return (self.points, order_key(action), *words)


IsReply = Callable[[Action], bool]


def candidates(later: Action, earlier: Sequence[Action], is_reply: IsReply) -> tuple[Candidate, ...]:
    """All acts that `later` may answer, best first. `is_reply`: is an earlier act an answer itself?"""
    possible = [e for e in earlier if reversed_pair(later, e) and precedes(e, later)]
    if later.answers_on is not None:
        found = [_named_day(later, e) for e in possible if _on_named_day(later, e)]
    else:
        found = [c for e in possible if (c := _weigh(later, e, is_reply)) is not None]
    return tuple(sorted(found, key=attrgetter("rank"), reverse=True))


def _on_named_day(later: Action, earlier: Action) -> bool:
    if earlier.on is None or later.answers_on is None or earlier.stage is Stage.THREATENED:
        return False
    days = gap(_dated(later), earlier)
    return days is not None and days.least <= NAMED_DAY_SLACK and days.most >= -NAMED_DAY_SLACK


def _dated(later: Action) -> Action:
    return replace(later, on=later.answers_on)


def _named_day(later: Action, earlier: Action) -> Candidate:
    days = gap(later, earlier) or Gap(0, 0)
    points, reasons = _likeness(later, earlier)
    told = f"the text names the act of {day_words(earlier)}"
    return Candidate(earlier, days, 100 + points, True, (_TURNED, _after(days), told, *reasons))


def _weigh(later: Action, earlier: Action, is_reply: IsReply) -> Candidate | None:
    days = gap(later, earlier)
    if days is None or not _may_answer(later, earlier):
        return None
    if not within(days, _window(later, earlier)):
        return None
    if is_reply(earlier) and not _returns_reply(later, earlier, days):
        return None
    points, reasons = _likeness(later, earlier)
    stated = _text_names(later, earlier)
    points += 1 - days.likely / IN_KIND_WINDOW.days + (4 if stated else 0)
    if not days.exact:
        points -= 0.2  # a known day beats a month
    if earlier.issuer == later.targets[0]:
        points += 1  # the state named first is the one the answer is about
    told = ("the text names that act in words",) if stated else ()
    return Candidate(earlier, days, points, stated, (_TURNED, _after(days), *told, *reasons))


def _may_answer(later: Action, earlier: Action) -> bool:
    if earlier.stage is Stage.THREATENED or (earlier.stage is Stage.EASED) != (later.stage is Stage.EASED):
        return False
    mine, theirs = signals(later), signals(earlier)
    if mine.places and theirs.places and not mine.places & theirs.places:
        return False
    if mine.packages and theirs.packages and not mine.packages & theirs.packages:
        return False
    if firms_only(later) != firms_only(earlier) and not _related(later, mine, theirs):
        return False
    if mine.reply:
        return True
    # An own programme and a renewal on schedule answer nobody.
    return not mine.programme and later.stage is not Stage.EXTENDED


def _related(later: Action, mine: Signals, theirs: Signals) -> bool:
    """Firms are listed for officials, or officials for firms, only where the subject is plainly one."""
    return bool(
        later.answers_text
        or mine.places & theirs.places
        or mine.packages & theirs.packages
        or mine.words & theirs.words
    )


def _window(later: Action, earlier: Action) -> timedelta:
    mine, theirs = signals(later), signals(earlier)
    if same_lead(later, earlier) and later.measures[0] in IN_KIND:
        return IN_KIND_WINDOW
    if mine.packages & theirs.packages or (mine.reply and _same_subject(mine, theirs)):
        return SAID
    return PLAIN


def _same_subject(mine: Signals, theirs: Signals) -> bool:
    return bool(mine.places & theirs.places) or len(mine.words & theirs.words) > 1


def _returns_reply(later: Action, earlier: Action, days: Gap) -> bool:
    """An answer is rarely answered: only in so many words, or in kind and at once."""
    if signals(later).reply:
        return True
    return days.exact and within(days, PLAIN) and same_lead(later, earlier) and later.measures[0] in IN_KIND


def _likeness(later: Action, earlier: Action) -> tuple[float, tuple[str, ...]]:
    mine, theirs = signals(later), signals(earlier)
    points, reasons = 0.0, []
    if mine.places & theirs.places:
        points += 2
        reasons.append("both are about the same place")
    if mine.packages & theirs.packages:
        points += 4
        reasons.append("the same package of sanctions is named")
    if shared := mine.words & theirs.words:
        points += min(len(shared), 3) * 0.7
        reasons.append("the same subject in words")
    if set(later.themes) & set(earlier.themes):
        points += 1
        reasons.append("the same theme")
    if families(later.measures) & families(earlier.measures):
        points += 0.7 if same_lead(later, earlier) else 0.4
        reasons.append("the same kind of measure")
    if later.count is not None and later.count > 1 and later.count == earlier.count:
        points += 0.5
        reasons.append(f"the same number hit ({later.count})")
    if mine.reply:
        reasons.append("it calls itself an answer or rests on a law made for answering")
    return points, tuple(reasons)


def _text_names(later: Action, earlier: Action) -> bool:
    """Whether the words about the answered act fit this one in more than the state."""
    told = later.answers_text
    if not told:
        return False
    theirs = signals(earlier)
    return (
        names_measure(told, earlier.measures)
        or bool(places_in(told) & theirs.places)
        or bool(signals(later).words & theirs.words)
    )


def _after(days: Gap) -> str:
    return str(days)

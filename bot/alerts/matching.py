"""Whom an action concerns: filters against facts, and what one chat gets of one alert."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.action import Action
from bot.domain.chat import ActionFilter, Subscription
from bot.domain.words import Stage
from bot.lexicon.cover import cover

# What `matches` looks at.
_FACTS = (
    "issuer",
    "targets",
    "measures",
    "stage",
    "target_kinds",
    "themes",
    "standing",
    "answers_text",
    "answers_on",
    "carries_out_text",
)


@dataclass(frozen=True, slots=True)
class MatchDecision:
    """That a chat gets an alert, and why."""

    silent: bool
    subscriptions: tuple[int, ...] = ()  # ids of those that matched, ascending
    follows_exchange: bool = False  # nothing matched: it comes as the next step of an exchange
    digests: tuple[int, ...] = ()  # ids of those that tell it in their next digest; then it does not ring


def matches(wish: ActionFilter, action: Action, answered: Sequence[Action] = ()) -> bool:
    """Whether the filter means this action. Unset fields match all; each further constraint only narrows.

    `answered` are the acts the action is linked to; acts of the states it hits and own warnings count.
    A warning has the measures of the act it answers besides its own.
    """
    foreign, fulfilled = _answered_by(action, answered)
    measures = set(action.measures)
    if action.stage is Stage.THREATENED:
        measures.update(m for a in foreign for m in a.measures)
    told = action.answers_text or action.answers_on or action.carries_out_text
    return (
        _between(wish.between, action)
        and (not wish.issuers or action.issuer in cover(wish.issuers))
        and _meet(cover(wish.targets), action.targets)
        and _meet(wish.measures, measures)
        and (not wish.stages or action.stage.group in wish.stages)
        and _meet(wish.target_kinds, action.target_kinds)
        and _meet(wish.themes, action.themes)
        and (not wish.standings or action.standing in wish.standings)
        and (not wish.countermeasures or bool(foreign or fulfilled or told))
    )


def decide_delivery(
    subscriptions: Sequence[Subscription],
    actions: Sequence[Action],
    answered: Sequence[Action] = (),
    *,
    got_exchange: bool,
    muted: bool,
    listed_exchange: bool = False,
) -> MatchDecision | None:
    """What one chat gets of an alert about `actions` (of one notice); None: nothing.

    Several subscriptions that match make one message, loud if one of them is. Those that come as digests are
    asked only when no other matches: what has rung is no news, and told twice it would be counted twice.
    Whoever got an earlier step of the exchange gets this one whatever it is, as loud as the loudest
    subscription that is left; who was told it by a digest (`listed_exchange`), by a digest again. Without any
    subscription nothing follows. A muted exchange stays mute, also for subscriptions that match.
    """
    if muted or not subscriptions:
        return None
    hit = [s for s in subscriptions if any(matches(s.filter, a, answered) for a in actions)]
    if hit:
        return _decided(hit, hit, follows=False)
    if got_exchange:
        return _decided(subscriptions, subscriptions[:1], follows=True)
    if listed_exchange:
        gathering = [s for s in subscriptions if s.digest is not None]
        return _decided(gathering or subscriptions, gathering[:1], follows=True)
    return None


def _decided(
    asked: Sequence[Subscription], gathering: Sequence[Subscription], *, follows: bool
) -> MatchDecision:
    """A message where one of those asked wants one, else a line in the digests of those that gather."""
    ringing = [s for s in asked if s.digest is None]
    if not ringing:
        return MatchDecision(
            all(s.silent for s in gathering),
            () if follows else tuple(sorted(s.id for s in asked)),
            follows_exchange=follows,
            digests=tuple(sorted(s.id for s in gathering)),
        )
    ids = () if follows else tuple(sorted(s.id for s in ringing))
    return MatchDecision(all(s.silent for s in ringing), ids, follows_exchange=follows)


def can_tell_apart(before: Action, after: Action) -> bool:
    """Whether a filter may mean one of the two and not the other."""
    return any(getattr(before, fact) != getattr(after, fact) for fact in _FACTS)


def followed_at(subscriptions: Sequence[Subscription], moment: datetime | None) -> tuple[Subscription, ...]:
    """Those that existed at the moment, which is when an operator let an alert go; None: all of them."""
    return tuple(s for s in subscriptions if moment is None or s.created_at is None or s.created_at <= moment)


def _meet(wanted: frozenset[object], has: Collection[object]) -> bool:
    return not wanted or not wanted.isdisjoint(has)


def _between(states: frozenset[str], action: Action) -> bool:
    if not states:
        return True
    if len(states) == 1:
        covered = cover(states)
        return action.issuer in covered or not covered.isdisjoint(action.targets)
    # Two different members: Hong Kong against China is no matter between China and somebody else.
    return any(
        action.issuer in cover(frozenset({one})) and not cover(frozenset({other})).isdisjoint(action.targets)
        for one in states
        for other in states - {one}
        if action.issuer != other
    )


def _answered_by(action: Action, answered: Sequence[Action]) -> tuple[tuple[Action, ...], tuple[Action, ...]]:
    """Foreign acts that the action answers, and own warnings that it fulfils, among linked ones."""
    foreign = tuple(a for a in answered if a.issuer != action.issuer and a.issuer in action.targets)
    own = tuple(a for a in answered if a.issuer == action.issuer and a.stage is Stage.THREATENED)
    return foreign, tuple(a for a in own if not set(a.targets).isdisjoint(action.targets))

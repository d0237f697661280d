"""The decision: which earlier actions a new one answers, carries out, eases or extends."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.action import Action, LinkDecision
from bot.domain.words import LinkKind, Stage
from bot.linking.answers import Candidate, candidates
from bot.linking.facts import order_key
from bot.linking.own import eased_measures, extended_measures, warnings
from bot.linking.signals import signals

_REPLY_DEPTH = timedelta(days=60)  # how far back "is that one an answer itself?" looks
_STATED, _LIKELY, _PLAIN = 0.97, 0.85, 0.7


def decide_links(action: Action, earlier: Sequence[Action]) -> tuple[LinkDecision, ...]:
    """All links from `action` to `earlier` ones, the most telling first; () when it answers nothing we hold.

    Decides on facts and words alone, never on numbers, addresses or archive ids; the order of `earlier` does
    not matter. Withdrawn actions are passed over. Raises nothing.
    """
    known = _Known(tuple(e for e in earlier if not e.withdrawn and e.number != action.number))
    return (*_outward(action, known), *_own(action, known))


class _Known:
    """The earlier actions, with what they were found to answer; asked for lazily, each once."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        self._actions = tuple(sorted(actions, key=order_key))
        self._keys = [order_key(a) for a in self._actions]
        self._answered: dict[int, tuple[Action, ...]] = {}

    def before(self, action: Action, window: timedelta | None = None) -> tuple[Action, ...]:
        """Those before the action or of its moment; with a window, only so far back and strictly before."""
        if window is None:
            return tuple(e for e in self._actions if e is not action)
        first = bisect_left(self._keys, ((action.on or date.max) - window, float("-inf")))
        return self._actions[first : bisect_left(self._keys, order_key(action))]

    def answers_of(self, action: Action) -> tuple[Action, ...]:
        """The acts that an earlier action answers, by the same rules, one for each state."""
        key = id(action)
        if key not in self._answered:
            self._answered[key] = ()  # two acts of one moment never decide on each other
            older = self.before(action, _REPLY_DEPTH)
            found = _one_per_issuer(candidates(action, older, self.is_reply))
            self._answered[key] = tuple(c.action for c in found)
        return self._answered[key]

    def is_reply(self, action: Action) -> bool:
        return signals(action).counter_law or bool(self.answers_of(action))


def _outward(action: Action, known: _Known) -> tuple[LinkDecision, ...]:
    earlier = known.before(action)
    threats = warnings(action, earlier, known.answers_of)
    answers = _one_per_issuer(candidates(action, earlier, known.is_reply))
    if action.answers_on is None:
        answers = _with_warned(action, answers, threats, known)
    links = [_link(action, c, LinkKind.ANSWERS) for c in answers]
    if threats and (chosen := _fitting(threats, answers, known)):
        links.append(_link(action, chosen, LinkKind.CARRIES_OUT))
    return tuple(links)


def _one_per_issuer(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """One answered act for each state: an answer to several states answers several acts."""
    best: dict[str, Candidate] = {}
    for candidate in found:
        best.setdefault(candidate.action.issuer, candidate)
    return tuple(best.values())


def _with_warned(
    action: Action, answers: tuple[Candidate, ...], threats: Sequence[Candidate], known: _Known
) -> tuple[Candidate, ...]:
    """Who fulfils a warning answers what the warning was about, unless a fresher act fits better."""
    if not threats:
        return answers
    best = threats[0]
    heirs = []
    for foreign in known.answers_of(best.action):
        rival = next((c for c in answers if c.action.issuer == foreign.issuer), None)
        settled = rival is not None and (
            rival.action is foreign or rival.stated or rival.points >= best.points
        )
        if foreign.issuer in action.targets and not settled:
            told = "it carries out a warning against that act"
            heirs.append(best._replace(action=foreign, reasons=(told, *best.reasons)))
    taken = {c.action.issuer for c in heirs}
    return (*heirs, *(c for c in answers if c.action.issuer not in taken))


def _fitting(threats: Sequence[Candidate], answers: Sequence[Candidate], known: _Known) -> Candidate | None:
    """The warning about the act that is answered; without such, the likeliest that answers nothing else."""
    answered = [c.action for c in answers]
    if not answered:
        return threats[0]
    for threat in threats:
        if any(foreign is a for foreign in known.answers_of(threat.action) for a in answered):
            return threat
    return next((t for t in threats if not known.answers_of(t.action)), None)


def _own(action: Action, known: _Known) -> tuple[LinkDecision, ...]:
    earlier = known.before(action)
    if action.stage is Stage.EASED:
        return tuple(_link(action, c, LinkKind.EASES) for c in eased_measures(action, earlier)[:1])
    return tuple(_link(action, c, LinkKind.EXTENDS) for c in extended_measures(action, earlier)[:1])


def _link(action: Action, found: Candidate, kind: LinkKind) -> LinkDecision:
    confidence = _STATED if found.stated else _LIKELY if found.points >= 2 else _PLAIN  # noqa: PLR2004
    reasons = tuple(dict.fromkeys(r for r in found.reasons if r))
    return LinkDecision(action.number, found.action.number, kind, confidence, reasons, found.stated)

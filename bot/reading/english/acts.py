"""The acts of a text while they are told apart: what several sentences tell of one act is joined.

Only what tells acts apart is read for every sentence; the words around an act are read once it is whole.
"""

from dataclasses import replace
from typing import NamedTuple

from bot.domain.action import ActionDraft
from bot.domain.words import Measure
from bot.lexicon.patterns import Pattern
from bot.reading.english.setting import Finding, Setting
from bot.reading.english.targets import own_states
from bot.reading.english.telling import is_earlier
from bot.reading.joining import in_kind, merged, same_act
from bot.reading.limits import MOST_ACTIONS
from bot.reading.notes import Note

_RETOLD = 0.75  # below the threshold of a new act: told in the perfect, not as past


class Act(NamedTuple):
    """An act without the words around it, and the findings that tell it, the strongest first."""

    draft: ActionDraft
    told: tuple[Finding, ...]
    notes: tuple[Note, ...]  # of the first finding
    further: tuple[Note, ...] = ()  # of the others
    about: bool = False  # its number is a round one
    partly: bool = False  # those named are said to be some of those hit


def without_number(act: Act) -> Act:
    """The act without how many it hits."""
    return act._replace(draft=replace(act.draft, count=None, count_stated=None))


def _without_round_number(act: Act) -> Act:
    """The act without its number, where that is round: another sentence knows it to the man."""
    return without_number(act) if act.about else act


def joined(one: Act, other: Act) -> Act:
    """One act told twice."""
    about = one.about and other.about
    if one.about != other.about and one.draft.count_stated and other.draft.count_stated:
        one, other = _without_round_number(one), _without_round_number(other)
    else:
        about = one.about or other.about
    known = {*one.notes, *one.further}
    further = (note for note in (*other.notes, *other.further) if note not in known)
    draft = merged(one.draft, other.draft)
    partly = one.partly or other.partly
    if partly and not draft.count_stated:
        draft = replace(draft, count=None)
    return Act(draft, (*one.told, *other.told), one.notes, (*one.further, *further), about, partly)


def absorb(found: list[Act], act: Act) -> None:
    """Add an act, joined with the one that it tells again."""
    for index, known in enumerate(found):
        apart = _apart(known, act) or _apart(act, known) or _beside(known, act)
        if same_act(known.draft, act.draft) and not apart:
            found[index] = joined(known, act)
            return
    found.append(act)


# "At the same time, 40 persons are barred", "in addition to sanctions, separate visa restrictions".
_SEPARATE = Pattern(
    r"\W*(?:at the same time|separately|in addition to [^.;]{0,60}\bsanctions)\b|"
    r"[^.;]{0,160}\bseparate (?:visa|entry|travel)"
)
_LISTED = frozenset({Measure.SANCTIONS_UNSPECIFIED, Measure.ASSET_FREEZE})


def _apart(sanctions: Act, other: Act) -> bool:
    """Whether a text tells bans on travel as something beside sanctions whose kind it does not say."""
    if (
        set(sanctions.draft.measures) != {Measure.SANCTIONS_UNSPECIFIED}
        or set(other.draft.measures) & _LISTED
    ):
        return False
    return any(_SEPARATE.match(finding.sentence.lower) for finding in other.told)


def _beside(one: Act, other: Act) -> bool:
    """Whether one sentence tells both with two verbs: "expelled three diplomats and sanctioned 12 banks"."""
    if set(one.draft.measures) == set(other.draft.measures):
        return False
    return any(
        first.sentence == second.sentence
        and (first.clause_span[1] <= second.clause_span[0] or second.clause_span[1] <= first.clause_span[0])
        for first in one.told
        for second in other.told
    )


def completed(
    new: list[Act], recaps: list[Act], past: list[Act], setting: Setting
) -> tuple[list[Act], list[Act]]:
    """What a text tells again of its own new act, undated, fills that act in; the rest is older."""
    old: list[Act] = []
    if setting.news:
        new, past = _without_causes(new, past)
    filling = not setting.news and not setting.layout.transcript
    for told in recaps:
        index = next((i for i, n in enumerate(new) if same_act(n.draft, told.draft)), None)
        if index is None:
            absorb(old, told)
        elif filling and told.draft.confidence < _RETOLD and not _of_another_day(told):
            # A recap often counts everybody hit so far: the act's own number stands.
            new[index] = joined(new[index], without_number(told) if new[index].draft.count else told)
        elif setting.layout.transcript and _names_those_counted(told.draft, new[index].draft):
            new[index] = joined(new[index], told)
    for told in past:
        if not setting.news or not any(same_act(n.draft, told.draft) for n in new):
            absorb(old, told)
    return new, old[:MOST_ACTIONS]


def _of_another_day(act: Act) -> bool:
    return all(is_earlier(finding.sentence) for finding in act.told)


def _without_causes(new: list[Act], past: list[Act]) -> tuple[list[Act], list[Act]]:
    """The new acts of a report without the other side's, which the one reported first only answers.

    "A expels three envoys of B, which had expelled two of its own": B's is what led to it. Where no words
    of the sentence say who acts, it goes on about the first.
    """
    sure = [act for act in new if _says_who_acts(act)]
    if len(new) < 2 or not sure:  # noqa: PLR2004 -- an act and its mirror
        return new, past
    first = min(sure, key=_place)
    causes = [act for act in new if act is not first and _mirrors(act, first)]
    same = first
    for act in causes:
        if not _says_who_acts(act):
            same = joined(same, act._replace(draft=replace(act.draft, issuer=first.draft.issuer, targets=())))
    older = [act._replace(draft=replace(act.draft, new=False)) for act in causes if _says_who_acts(act)]
    return [same if act is first else act for act in new if act not in causes], [*past, *older]


def _says_who_acts(act: Act) -> bool:
    return any(finding.issuer.sure for finding in act.told)


def _place(act: Act) -> int:
    """Where an act is first told."""
    return min(finding.sentence.start for finding in act.told)


_IN_REPLY = Pattern(r"\bin (?:reply|response|return|retaliation|turn|kind)\b(?! to\b| for\b)")


_BESIDE = Pattern(r"\b(?:and|while|whereas) (?:then )?$")


def _comes_after(finding: Finding) -> bool:
    """Whether words tell that an act followed the one told before it: "and Doria expelled two in reply"."""
    if _IN_REPLY.search(finding.clause_lower):
        return True
    return (
        finding.part is not None and _BESIDE.search(finding.sentence.lower[: finding.part.start]) is not None
    )


def _mirrors(cause: Act, act: Act) -> bool:
    """Whether one act is done by the state that the other hits, to its issuer alone, in kind."""
    if any(map(_comes_after, cause.told)):
        return False
    mirrored = cause.draft.issuer in act.draft.targets and act.draft.issuer in cause.draft.targets
    alone = set(cause.draft.targets) <= own_states(act.draft.issuer) or not _says_who_acts(cause)
    return mirrored and alone and in_kind(cause.draft, act.draft)


def _names_those_counted(told: ActionDraft, act: ActionDraft) -> bool:
    """Whether another answer names as many as an answer only counts: "one person and one entity"."""
    return not act.named and told.listed > 0 and told.listed == act.count

"""The acts of a text while they are told apart: what several sentences tell of one act is joined.

Only what tells acts apart is read for every sentence; the words around an act are read once it is whole.
"""

from dataclasses import replace
from typing import NamedTuple

from bot.domain.action import ActionDraft
from bot.reading.joining import merged, same_act
from bot.reading.limits import MOST_ACTIONS
from bot.reading.notes import Note
from bot.reading.setting import Finding, Setting

_RETOLD = 0.75  # below the threshold of a new act: told in the perfect, not as past


class Act(NamedTuple):
    """An act without the words around it, and the findings that tell it, the strongest first."""

    draft: ActionDraft
    told: tuple[Finding, ...]
    notes: tuple[Note, ...]  # of the first finding
    further: tuple[Note, ...] = ()  # of the others


def joined(one: Act, other: Act) -> Act:
    """One act told twice."""
    known = {*one.notes, *one.further}
    further = (note for note in (*other.notes, *other.further) if note not in known)
    draft = merged(one.draft, other.draft)
    return Act(draft, (*one.told, *other.told), one.notes, (*one.further, *further))


def absorb(found: list[Act], act: Act) -> None:
    """Add an act, joined with the one that it tells again."""
    for index, known in enumerate(found):
        if same_act(known.draft, act.draft):
            found[index] = joined(known, act)
            return
    found.append(act)


def completed(
    new: list[Act], recaps: list[Act], past: list[Act], setting: Setting
) -> tuple[list[Act], list[Act]]:
    """What a text tells again of its own new act, undated, fills that act in; the rest is older."""
    old: list[Act] = []
    filling = not setting.news and not setting.layout.transcript
    for told in recaps:
        index = next((i for i, n in enumerate(new) if same_act(n.draft, told.draft)), None)
        if index is None:
            absorb(old, told)
        elif filling and told.draft.confidence < _RETOLD:
            new[index] = joined(new[index], _without_total(told) if new[index].draft.count else told)
        elif setting.layout.transcript and _names_those_counted(told.draft, new[index].draft):
            new[index] = joined(new[index], told)
    for told in past:
        if not setting.news or not any(same_act(n.draft, told.draft) for n in new):
            absorb(old, told)
    return new, old[:MOST_ACTIONS]


def _names_those_counted(told: ActionDraft, act: ActionDraft) -> bool:
    """Whether another answer names as many as an answer only counts: "one person and one entity"."""
    return not act.named and told.listed > 0 and told.listed == act.count


def _without_total(told: Act) -> Act:
    """A recap often counts everybody hit so far: the act's own number stands."""
    return told._replace(draft=replace(told.draft, count=None, count_stated=None))

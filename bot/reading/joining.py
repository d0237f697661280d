"""One act told in several sentences: recognised as one, and joined."""

import re
from dataclasses import replace
from typing import Any

from bot.domain.action import ActionDraft
from bot.domain.words import Measure, Stage, Verdict

_VERDICT = {Stage.THREATENED: Verdict.THREATENS, Stage.EASED: Verdict.EASES, Stage.EXTENDED: Verdict.EXTENDS}
_LONGEST_NAME = 12  # words
_NO_START = frozenset({Measure.VISA_RESTRICTION, Measure.ENTRY_BAN})
_VAGUE = frozenset({Measure.SANCTIONS_UNSPECIFIED, Measure.ASSET_FREEZE, Measure.OTHER})


def verdict_of(draft: ActionDraft) -> Verdict:
    """What a document does that makes this one action public."""
    return _VERDICT.get(draft.stage, Verdict.ANNOUNCES)


def same_act(one: ActionDraft, other: ActionDraft) -> bool:
    """Whether two drafts of one text tell the same act: same issuer, reality, those hit, and measure."""
    if one.issuer != other.issuer or verdict_of(one) is not verdict_of(other):
        return False
    if one.targets and other.targets and not set(one.targets) & set(other.targets):
        return False
    if verdict_of(one) is Verdict.THREATENS:
        return True
    return not (_beside(one, other) or _beside(other, one)) and in_kind(one, other)


def in_kind(one: ActionDraft, other: ActionDraft) -> bool:
    """Whether two acts may be of one measure, as far as either says."""
    a, b = set(one.measures), set(other.measures)
    return (
        bool(a & b)
        or (a <= _VAGUE and b <= _VAGUE)
        or a == {Measure.SANCTIONS_UNSPECIFIED}
        or b == {Measure.SANCTIONS_UNSPECIFIED}
    )


def _beside(listing: ActionDraft, policy: ActionDraft) -> bool:
    """Whether unnamed visa restrictions stand beside a listing by name: two houses of one state act."""
    vague = set(listing.measures) <= {Measure.SANCTIONS_UNSPECIFIED} and listing.named
    unnamed = not policy.named and policy.count is None
    return vague and unnamed and set(policy.measures) == {Measure.VISA_RESTRICTION}


def merged(one: ActionDraft, other: ActionDraft) -> ActionDraft:
    """One action told twice: what the stronger sentence leaves open, the other fills in."""
    vague = _only_sanctions(one) and bool(set(other.measures) - {Measure.SANCTIONS_UNSPECIFIED})
    known = frozenset(one.evidence)
    persons = _together(one.persons_named, other.persons_named)
    family = _together(one.family_named, other.family_named)
    bodies = _together(one.entities_named, other.entities_named)
    listed = len(persons) + len(family) + len(bodies)
    count = max(one.count or 0, other.count or 0, listed) or None
    somebody = bool(persons or bodies) or count is not None
    named = one.named or other.named
    return replace(  # all at once: a draft has many fields
        one,
        **_words_of_other(one, other),
        persons_named=persons,
        family_named=family,
        entities_named=bodies,
        roles=tuple({role.name: role for role in (*other.roles, *one.roles)}.values()),
        named=named,
        count=count,
        count_stated=max(one.count_stated or 0, other.count_stated or 0) or None,
        measures=other.measures if vague else one.measures,
        targets=_states(one, other),
        stage=_stage(one, other, somebody=somebody, named=named, vague=vague),
        themes=tuple(dict.fromkeys((*one.themes, *other.themes))),
        confidence=max(one.confidence, other.confidence),
        evidence=(*one.evidence, *(e for e in other.evidence if e not in known)),
    )


def _only_sanctions(draft: ActionDraft) -> bool:
    return set(draft.measures) <= {Measure.SANCTIONS_UNSPECIFIED}


_WORDS = ("body", "legal_basis", "reason", "answers", "answers_on", "expires_on", "carries_out", "speaker")


def _words_of_other(one: ActionDraft, other: ActionDraft) -> dict[str, Any]:
    """The words around the act that only the other has."""
    found = {name: getattr(other, name) for name in _WORDS if not getattr(one, name)}
    return found if one.speaker else {**found, "speaker_role": other.speaker_role}


def _stage(one: ActionDraft, other: ActionDraft, *, somebody: bool, named: bool, vague: bool) -> Stage:
    """The stage of the stronger sentence, unless the other knows what it leaves open."""
    if one.stage is Stage.IMPOSED and vague and other.stage is Stage.ANNOUNCED and not somebody:
        return Stage.ANNOUNCED
    told_again = other.new or set(one.measures) <= _NO_START  # visas of somebody named are taken now
    if one.stage is Stage.ANNOUNCED and other.stage is Stage.IMPOSED and told_again and named:
        return Stage.IMPOSED
    return one.stage


def _states(one: ActionDraft, other: ActionDraft) -> tuple[str, ...]:
    """The states of the stronger sentence, with those of persons and bodies that only the other names.

    Of two lists of states the longer one holds, where it has all of the shorter.
    """
    if len(one.targets) > 1 and other.new and set(one.targets) < set(other.targets):
        return other.targets
    if one.targets and not (other.persons_named or other.entities_named):
        return one.targets
    return tuple(dict.fromkeys((*one.targets, *other.targets)))


def _together(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """All names once; a short form of a name that is there already is no second person.

    A short form has whole words of the long one, side by side: "Roe" is short for "Jan Roe", and "Jan Roe"
    for nobody called "Jan Roeder".
    """
    if not more:
        return names
    kept: dict[str, tuple[str, ...]] = {name: _words(name) for name in names}
    spelled = {"".join(words) for words in kept.values()}
    parts = {part for words in kept.values() for part in _parts(words)}
    for name in more:
        words = _words(name)
        if words in parts or "".join(words) in spelled:
            continue
        own = set(_parts(words))
        kept = {known: theirs for known, theirs in kept.items() if theirs not in own}
        kept[name] = words
        parts |= own
        spelled.add("".join(words))
    return tuple(kept)


def _words(name: str) -> tuple[str, ...]:
    """The words of a name, without dots and marks of quotation."""
    return tuple(re.findall(r"[^\W_]+", name.casefold()))


def _parts(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every run of whole words of a name; of very long ones only the whole."""
    size = len(words)
    if size > _LONGEST_NAME:
        return [words]
    return [words[left:right] for left in range(size) for right in range(left + 1, size + 1)]

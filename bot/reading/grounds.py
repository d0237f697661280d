"""That every field rests on words: what follows from other fields rests on theirs."""

from dataclasses import replace

from bot.domain.action import ActionDraft, Evidence
from bot.reading.certainty import NEAR

# A field on the left that no words of its own tell follows from one on the right.
_FOLLOWS = (
    ("issuer", ("stage",)),  # whose page it is
    ("measures", ("stage",)),  # "will respond in kind" names none: their kind is not stated
    ("targets", ("target_class", "target_kinds", "stage")),
    ("eased_kind", ("stage",)),
    ("count_stated", ("count",)),
    ("count", ("persons_named", "family_named", "entities_named", "target_kinds", "stage")),
    ("answers_on", ("answers", "stage")),
)
_INFERRED = frozenset({"issuer", "measures", "targets"})
FOLLOWS = "follows"
"""Rule of evidence that a field shares with another, from which it follows."""


def grounded(draft: ActionDraft) -> ActionDraft:
    """The draft with evidence for each field that has a value, in the order of the fields it follows from."""
    told = {each.field for each in draft.evidence}
    more = [
        each
        for field, sources in _FOLLOWS
        if field not in told and getattr(draft, field) not in {None, ()}
        for each in _shared(draft, field, sources)
    ]
    return replace(draft, evidence=(*draft.evidence, *more)) if more else draft


def _shared(draft: ActionDraft, field: str, sources: tuple[str, ...]) -> list[Evidence]:
    for source in sources:
        if shared := [each for each in draft.evidence if each.field == source]:
            most = NEAR if field in _INFERRED else 1.0
            return [
                each._replace(field=field, rule=FOLLOWS, confidence=min(each.confidence, most))
                for each in shared
            ]
    return []

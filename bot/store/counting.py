"""Counts over all actions that answer a question.

They are counted in sets of bits (`bot.store.bits`): row by row a database takes half a second for what a
hundred thousand acts add up to.
"""

from collections.abc import Mapping

from sqlalchemy import select
from sqlmodel import Session, col

from bot.domain.answers import Statistics
from bot.domain.chat import Query
from bot.domain.words import LinkKind
from bot.store.bits import ActBits, Bits, Values, holding, of_numbers
from bot.store.meant import meant_by
from bot.store.tables_actions import LinkRow


def count_actions(session: Session, query: Query) -> Statistics:
    """The counts of everything that matches; the page asked for is not looked at."""
    acts = ActBits(session)
    meant = meant_by(session, acts, query)
    tables: Mapping[str, Mapping[str, int]] = {
        "year": dict(sorted(_counts(acts.family("year"), meant).items())),
        "stage": _frequent_first(_counts(acts.family("stage"), meant)),
        "measure": _frequent_first(_counts(acts.family("measure"), meant)),
        "issuer": _frequent_first(_counts(acts.family("issuer"), meant)),
        "direction": _frequent_first(_directions(acts, meant)),
    }
    answered = (_answered(session, acts) & meant).bit_count() if meant else 0
    return Statistics(meant.bit_count(), answered, tables)


def _counts(values: Values, meant: Bits) -> dict[str, int]:
    return {value: count for value, bits in values.items() if (count := (bits & meant).bit_count())}


def _directions(acts: ActBits, meant: Bits) -> dict[str, int]:
    return {
        f"{issuer}>{target}": count
        for issuer, acting in acts.family("issuer").items()
        if (theirs := acting & meant)
        for target, count in _counts(acts.family("target"), theirs).items()
    }


def _frequent_first(table: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(table.items(), key=lambda row: (-row[1], row[0])))


def _answered(session: Session, acts: ActBits) -> Bits:
    """The acts that a later action answers that stands."""
    pairs = select(col(LinkRow.later), col(LinkRow.earlier)).where(
        col(LinkRow.kind) == LinkKind.ANSWERS.value, ~col(LinkRow.removed)
    )
    stands = holding(acts.all())
    return of_numbers(earlier for later, earlier in session.execute(pairs) if stands(later))

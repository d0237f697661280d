"""The numbers of a page of the history, by whichever way is the quicker."""

from sqlmodel import Session, col, select

from bot.domain.chat import Query
from bot.store.bits import ActBits, Bits, members
from bot.store.meant import meant_by
from bot.store.search import search_actions
from bot.store.sql import chunks
from bot.store.tables_actions import ActionRow


def find_actions(session: Session, query: Query) -> tuple[int, tuple[int, ...]]:
    """How many actions match, and the numbers on the asked page, newest first. Withdrawn ones never match."""
    if not _by_values(query):
        return search_actions(session, query)
    acts = ActBits(session)
    meant = meant_by(session, acts, query)
    return meant.bit_count(), _page(session, acts, meant, query)


def _by_values(query: Query) -> bool:
    """Whether sets of values tell the answer alone, and the database would go through long lists of them."""
    wish = query.filter
    asked = wish.between or wish.targets or wish.measures or wish.target_kinds or wish.themes
    return bool(asked) and not query.words


def _page(session: Session, acts: ActBits, meant: Bits, query: Query) -> tuple[int, ...]:
    """Only the acts of the years that the page reaches into are put in order."""
    found: list[int] = []
    skip = query.offset
    for _, year in sorted(acts.family("sorted").items(), key=lambda row: int(row[0]), reverse=True):
        here = meant & year
        if (count := here.bit_count()) <= skip:
            skip -= count
            continue
        found += _newest_first(session, here)[skip : skip + query.limit - len(found)]
        skip = 0
        if len(found) >= query.limit:
            break
    return tuple(found)


def _newest_first(session: Session, bits: Bits) -> list[int]:
    number, day, seen = col(ActionRow.number), col(ActionRow.sort_day), col(ActionRow.first_seen_at)
    rows = [
        row
        for part in chunks(sorted(members(bits)))
        for row in session.exec(select(day, seen, number).where(number.in_(part)))
    ]
    return [each or 0 for _, _, each in sorted(rows, reverse=True)]

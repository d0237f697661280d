"""The numbers of a page of the history, by whichever way is the quicker."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from sqlmodel import Session, col, select

from bot.domain.chat import Query
from bot.store.bits import ActBits, Bits, holding, members
from bot.store.meant import meant_by
from bot.store.search import search_actions
from bot.store.tables_actions import ActionRow

_PART = 500  # acts of one question


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
    asked = wish.between or wish.targets or wish.target_kinds or wish.themes
    return bool(asked) and not (wish.measures or wish.countermeasures or query.words)


def _page(session: Session, acts: ActBits, meant: Bits, query: Query) -> tuple[int, ...]:
    """Only the acts of the years that the page reaches into are put in order."""
    found: list[int] = []
    skip = query.offset
    for name, year in sorted(acts.family("sorted").items(), key=lambda row: int(row[0]), reverse=True):
        here = meant & year
        if (many := here.bit_count()) <= skip:
            skip -= many
            continue
        wanted = query.limit - len(found)
        found += _newest_first(session, here, int(name), skip + wanted)[skip : skip + wanted]
        skip = 0
        if len(found) >= query.limit:
            break
    return tuple(found)


def _newest_first(session: Session, here: Bits, year: int, most: int) -> list[int]:
    """At least the `most` newest of these acts of a year: few are looked up, many met on the way back."""
    number, day, seen = col(ActionRow.number), col(ActionRow.sort_day), col(ActionRow.first_seen_at)
    of_year = select(number).where(day.between(date(year, 1, 1), date(year, 12, 31)))
    of_year = of_year.order_by(day.desc(), seen.desc(), number.desc())
    if here.bit_count() <= _PART:
        return _known(session.exec(of_year.where(number.in_(members(here)))))
    found: list[int] = []
    meant = holding(here)
    for at in count(0, _PART):
        part = _known(session.exec(of_year.limit(_PART).offset(at)))
        found += filter(meant, part)
        if len(found) >= most or len(part) < _PART:
            break
    return found


def _known(numbers: Iterable[int | None]) -> list[int]:
    return [number for number in numbers if number is not None]

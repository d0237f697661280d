"""The acts that a question means, as a set of bits: what `bot.store.search.conditions` says in SQL.

What sets of values cannot tell is put to the database, which gives numbers.
"""

from collections.abc import Callable
from datetime import date
from functools import partial, reduce
from operator import and_

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from bot.domain.chat import Query
from bot.lexicon.cover import cover
from bot.store.bits import ActBits, Bits, members, of_numbers
from bot.store.search import conditions, partners, reacts_by_link, warns_in_answer
from bot.store.sql import chunks
from bot.store.tables_actions import ActionRow, LinkRow

_FEW = 1_000  # acts: looking up more takes longer than going through all links


def meant_by(session: Session, acts: ActBits, query: Query) -> Bits:
    """The acts that `conditions` would find."""
    wish = query.filter
    some = {
        "issuer": cover(wish.issuers),
        "target": cover(wish.targets),
        "stage": wish.stages,
        "standing": wish.standings,
        "target_kind": wish.target_kinds,
        "theme": wish.themes,
    }
    sets = [acts.all(), *(acts.any_of(family, map(str, values)) for family, values in some.items() if values)]
    if wish.between:
        sets.append(_between(acts, wish.between))
    if query.since or query.until:
        sets.append(_dated(session, acts, query.since or date.min, query.until or date.max))
    if query.words:
        found = conditions(session, Query(words=query.words))
        sets.append(_numbers(session, *found) if found else 0)
    meant = reduce(and_, sets)
    if wish.measures:
        takes, warns = acts.any_of("measure", map(str, wish.measures)), acts.any_of("stage", ["warned"])
        answer = partial(warns_in_answer, wish.measures)
        meant &= takes | _linked(session, meant & warns & ~takes, answer)
    if wish.countermeasures:
        says = acts.any_of("says", ["reacts"])
        meant &= says | _linked(session, meant & ~says, reacts_by_link)
    return meant


def _between(acts: ActBits, states: frozenset[str]) -> Bits:
    if len(states) == 1:
        covered = cover(states)
        return acts.any_of("issuer", covered) | acts.any_of("target", covered)
    found = 0
    for issuer in cover(states):
        found |= acts.any_of("issuer", [issuer]) & acts.any_of("target", partners(issuer, states))
    return found


def _dated(session: Session, acts: ActBits, since: date, until: date) -> Bits:
    """Years that lie inside as sets; of one that is cut the database knows the days."""
    day, found = col(ActionRow.sort_day), 0
    for name, bits in acts.family("sorted").items():
        begins, ends = date(int(name), 1, 1), date(int(name), 12, 31)
        if since <= begins and ends <= until:
            found |= bits
        elif begins <= until and since <= ends:
            found |= _numbers(session, day.between(max(since, begins), min(until, ends)))
    return found


def _linked(session: Session, among: Bits, wanted: Callable[..., ColumnElement[bool]]) -> Bits:
    """Those of them that meet what asks for links: a few are looked up, of many all that have links."""
    number, found = col(ActionRow.number), 0
    if among.bit_count() > _FEW:
        in_links = select(col(LinkRow.later)).where(~col(LinkRow.removed))
        return _numbers(session, wanted(), number.in_(in_links))
    for part in chunks(sorted(members(among))):
        found |= _numbers(session, wanted(among=part), number.in_(part))
    return found


def _numbers(session: Session, *wanted: ColumnElement[bool]) -> Bits:
    """The acts that meet all of these."""
    found = select(col(ActionRow.number)).where(*wanted)
    return of_numbers(filter(None, session.execute(found).scalars()))

"""Questions to the history, answered by the database: the meaning of ActionFilter in SQL."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Integer, Select, and_, func, literal_column, or_, select, text
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from bot.domain.chat import ActionFilter, Query
from bot.domain.words import Stage, StageGroup
from bot.lexicon.cover import MEANT_BY, cover
from bot.store.search_index import match_expression
from bot.store.sql import is_postgres
from bot.store.tables_actions import ActionFacetRow, ActionRow, LinkRow
from bot.store.words import query_terms


def search_actions(session: Session, query: Query) -> tuple[int, tuple[int, ...]]:
    """How many actions match, and the numbers on the asked page, newest first. Withdrawn ones never match."""
    wanted = conditions(session, query)
    if wanted is None:
        return 0, ()
    total = session.execute(select(func.count()).select_from(ActionRow).where(*wanted)).scalar_one()
    page = (
        select(col(ActionRow.number))
        .where(*wanted)
        .order_by(
            col(ActionRow.sort_day).desc(), col(ActionRow.first_seen_at).desc(), col(ActionRow.number).desc()
        )
        .limit(query.limit)
        .offset(query.offset)
    )
    return total, tuple(number or 0 for number in session.execute(page).scalars())


def conditions(session: Session, query: Query) -> list[ColumnElement[bool]] | None:
    """What an action must meet to be an answer; None: nothing can.

    Words without a letter or digit are ignored; if none is left of the words given, nothing matches.
    """
    wanted = [~col(ActionRow.withdrawn), *filter_conditions(query.filter)]
    if query.since is not None:
        wanted.append(col(ActionRow.sort_day) >= query.since)
    if query.until is not None:
        wanted.append(col(ActionRow.sort_day) <= query.until)
    if query.words:
        terms = query_terms(query.words)
        if not terms:
            return None
        expression = match_expression(terms, postgres=is_postgres(session))
        wanted.append(_words_match(expression, postgres=is_postgres(session)))
    return wanted


def filter_conditions(wish: ActionFilter) -> list[ColumnElement[bool]]:
    """Conditions that must all hold. They mean what `bot.alerts.matching.matches` means; a test compares."""
    wanted: list[ColumnElement[bool]] = []
    if wish.between:
        wanted.append(_between(wish.between))
    if wish.issuers:
        wanted.append(col(ActionRow.issuer).in_(sorted(cover(wish.issuers))))
    if wish.stages:
        wanted.append(col(ActionRow.stage_group).in_(sorted(wish.stages)))
    if wish.standings:
        wanted.append(col(ActionRow.standing).in_(sorted(wish.standings)))
    if wish.measures:
        wanted.append(_does(wish.measures))
    facets = {"target": cover(wish.targets), "target_kind": wish.target_kinds, "theme": wish.themes}
    wanted += [_has(facet, values) for facet, values in facets.items() if values]
    if wish.countermeasures:
        wanted.append(_reacts())
    return wanted


def _has(facet: str, values: Iterable[str]) -> ColumnElement[bool]:
    """The action carries one of the values. An IN lets the planner start from the rarer side."""
    numbers = select(col(ActionFacetRow.number)).where(
        col(ActionFacetRow.facet) == facet, col(ActionFacetRow.value).in_(sorted(map(str, values)))
    )
    return col(ActionRow.number).in_(numbers)


def _between(states: frozenset[str]) -> ColumnElement[bool]:
    """One state on either side, or two different members on the two sides."""
    covered = cover(states)
    issuer, target = col(ActionRow.issuer), col(ActionFacetRow.value)
    if len(states) == 1:
        return or_(issuer.in_(sorted(covered)), _has("target", covered))
    # States that belong to a member have their partners listed; all others just need a target that differs.
    family = {code for state in states & MEANT_BY.keys() for code in MEANT_BY[state]}
    self_hit = _target_is(target == issuer)
    other_hit = _target_is(and_(target.in_(sorted(covered)), target != issuer))
    sides = [
        # The last condition reads an action's own list only where the issuer hits itself too: rarely.
        and_(issuer.in_(sorted(covered - family)), _has("target", covered), or_(~self_hit, other_hit))
    ]
    sides += [and_(issuer == code, _has("target", partners(code, states))) for code in sorted(family)]
    return and_(issuer.in_(sorted(covered)), or_(*sides))


def _target_is(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """One of the action's targets meets the condition."""
    number, facet = col(ActionFacetRow.number), col(ActionFacetRow.facet)
    return select(number).where(facet == "target", number == col(ActionRow.number), condition).exists()


def partners(issuer: str, states: frozenset[str]) -> frozenset[str]:
    """Those whom an act of this issuer hits that happens between two different members of `states`."""
    return frozenset(other for other in cover(states) if _two_members(issuer, other, states))


def _two_members(issuer: str, target: str, states: frozenset[str]) -> bool:
    return any(
        issuer in cover(frozenset({one})) and target in cover(frozenset({other})) and issuer != other
        for one in states
        for other in states - {one}
    )


def _does(measures: Iterable[str]) -> ColumnElement[bool]:
    """It takes one of the measures, or warns in answer to one."""
    return or_(_has("measure", measures), warns_in_answer(measures))


def warns_in_answer(measures: Iterable[str], among: Sequence[int] | None = None) -> ColumnElement[bool]:
    """It warns, and answers a foreign act that takes one of the measures; `among`: see `_linked`."""
    earlier = aliased(ActionRow)
    answered = (
        _linked(earlier, among)
        .join(ActionFacetRow, col(ActionFacetRow.number) == col(earlier.number))
        .where(
            _foreign(earlier),
            col(ActionFacetRow.facet) == "measure",
            col(ActionFacetRow.value).in_(sorted(map(str, measures))),
        )
    )
    # By group, not by stage: the group is in the index that the count is read from.
    return and_(col(ActionRow.stage_group) == StageGroup.WARNED.value, answered.exists())


def _reacts() -> ColumnElement[bool]:
    """It answers a foreign act or carries out an own warning, linked or in its own words."""
    return or_(
        func.coalesce(col(ActionRow.answers_text), "") != "",
        func.coalesce(col(ActionRow.carries_out_text), "") != "",
        col(ActionRow.answers_on).is_not(None),
        reacts_by_link(),
    )


def reacts_by_link(among: Sequence[int] | None = None) -> ColumnElement[bool]:
    """It is linked to an act of a state that it hits, or to an own warning of its; `among`: see `_linked`."""
    earlier = aliased(ActionRow)
    hit, warned = aliased(ActionFacetRow), aliased(ActionFacetRow)
    same_target = (
        select(col(hit.number))
        .join(warned, and_(col(warned.value) == col(hit.value), col(warned.facet) == "target"))
        .where(
            col(hit.facet) == "target",
            col(hit.number) == col(ActionRow.number),
            col(warned.number) == col(earlier.number),
        )
        .correlate(ActionRow, earlier)
    )
    fulfilled = and_(
        col(earlier.issuer) == col(ActionRow.issuer),
        col(earlier.stage) == Stage.THREATENED.value,
        same_target.exists(),
    )
    return _linked(earlier, among).where(or_(_foreign(earlier), fulfilled)).exists()


def _linked(earlier: type[ActionRow], among: Sequence[int] | None) -> Select[int]:
    """The acts an action is linked to, as far as both links and acts stand.

    `among` are the actions that may be meant, where they are known: PostgreSQL would go through all links.
    """
    later = [] if among is None else [col(LinkRow.later).in_(among)]
    return (
        select(col(LinkRow.later))
        .join(earlier, col(earlier.number) == col(LinkRow.earlier))
        .where(
            col(LinkRow.later) == col(ActionRow.number),
            ~col(LinkRow.removed),
            ~col(earlier.withdrawn),
            *later,
        )
        .correlate(ActionRow)
    )


def _foreign(earlier: type[ActionRow]) -> ColumnElement[bool]:
    """The earlier act is another issuer's, whose state the action hits."""
    hit = aliased(ActionFacetRow)
    targeted = (
        select(col(hit.number))
        .where(
            col(hit.facet) == "target",
            col(hit.number) == col(ActionRow.number),
            col(hit.value) == col(earlier.issuer),
        )
        .correlate(
            ActionRow, earlier
        )  # said outright: from two levels down SQLAlchemy would not see the action
    )
    return and_(col(earlier.issuer) != col(ActionRow.issuer), targeted.exists())


def _words_match(expression: str, *, postgres: bool) -> ColumnElement[bool]:
    sql = (
        "SELECT number FROM action_words WHERE words @@ CAST(:expression AS tsquery)"
        if postgres
        else "SELECT rowid AS number FROM action_words WHERE action_words MATCH :expression"
    )
    found = text(sql).bindparams(expression=expression).columns(literal_column("number", Integer))
    return col(ActionRow.number).in_(select(found.subquery().c.number))

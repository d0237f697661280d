"""Questions to the history, answered by the database: the meaning of ActionFilter in SQL."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Integer, and_, func, literal_column, or_, select, text
from sqlmodel import Session, col

from bot.domain.chat import ActionFilter, Query
from bot.domain.words import LinkKind
from bot.store.search_index import match_expression
from bot.store.sql import is_postgres
from bot.store.tables_actions import ActionFacetRow, ActionRow, LinkRow
from bot.store.words import query_terms

ANSWERING = (LinkKind.ANSWERS.value, LinkKind.CARRIES_OUT.value)


def search_actions(session: Session, query: Query) -> tuple[int, tuple[int, ...]]:
    """How many actions match, and the numbers on the asked page, newest first. Withdrawn ones never match.

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
            return 0, ()
        expression = match_expression(terms, postgres=is_postgres(session))
        wanted.append(_words_match(expression, postgres=is_postgres(session)))
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


def filter_conditions(wish: ActionFilter) -> list[ColumnElement[bool]]:
    """Conditions that must all hold."""
    wanted: list[ColumnElement[bool]] = []
    if wish.between:
        wanted.append(_between(wish.between))
    if wish.issuers:
        wanted.append(col(ActionRow.issuer).in_(sorted(wish.issuers)))
    if wish.stages:
        wanted.append(col(ActionRow.stage_group).in_(sorted(wish.stages)))
    if wish.standings:
        wanted.append(col(ActionRow.standing).in_(sorted(wish.standings)))
    facets: dict[str, Iterable[str]] = {
        "target": wish.targets,
        "measure": wish.measures,
        "target_kind": wish.target_kinds,
        "theme": wish.themes,
    }
    wanted += [_has(facet, values) for facet, values in facets.items() if values]
    if wish.countermeasures:
        wanted.append(_answers())
    return wanted


def _has(facet: str, values: Iterable[str]) -> ColumnElement[bool]:
    """The action carries one of the values. An IN lets the planner start from the rarer side."""
    numbers = select(col(ActionFacetRow.number)).where(
        col(ActionFacetRow.facet) == facet, col(ActionFacetRow.value).in_(sorted(map(str, values)))
    )
    return col(ActionRow.number).in_(numbers)


def _between(states: frozenset[str]) -> ColumnElement[bool]:
    if len(states) == 1:
        return or_(col(ActionRow.issuer).in_(states), _has("target", states))
    other_target = select(col(ActionFacetRow.number)).where(
        col(ActionFacetRow.facet) == "target",
        col(ActionFacetRow.number) == col(ActionRow.number),
        col(ActionFacetRow.value).in_(sorted(states)),
        col(ActionFacetRow.value) != col(ActionRow.issuer),
    )
    return and_(col(ActionRow.issuer).in_(sorted(states)), other_target.exists())


def _answers() -> ColumnElement[bool]:
    linked = select(col(LinkRow.later)).where(col(LinkRow.kind).in_(ANSWERING), ~col(LinkRow.removed))
    return or_(col(ActionRow.answers_text).is_not(None), col(ActionRow.number).in_(linked))


def _words_match(expression: str, *, postgres: bool) -> ColumnElement[bool]:
    sql = (
        "SELECT number FROM action_words WHERE words @@ CAST(:expression AS tsquery)"
        if postgres
        else "SELECT rowid AS number FROM action_words WHERE action_words MATCH :expression"
    )
    found = text(sql).bindparams(expression=expression).columns(literal_column("number", Integer))
    return col(ActionRow.number).in_(select(found.subquery().c.number))

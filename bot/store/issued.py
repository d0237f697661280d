"""Actions of one issuer and some days, narrowed by what the database can decide without reading them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import exists
from sqlmodel import col

from bot.domain.asked import Only
from bot.store.tables_actions import ActionFacetRow, ActionRow


def issued(
    statement: Any, states: Iterable[str], days: tuple[date, date], *, withdrawn: bool, only: Only
) -> Any:
    """This selection of columns of actions, of those that one of the states issued on these days."""
    statement = statement.where(
        col(ActionRow.issuer).in_(sorted(set(states))),
        col(ActionRow.sort_day).between(*days),
        col(ActionRow.withdrawn) == withdrawn,
    )
    if only.group is not None:
        statement = statement.where(col(ActionRow.stage_group) == only.group.value)
    if only.precision is not None:
        statement = statement.where(col(ActionRow.precision) == only.precision.value)
    if only.against is not None:
        hit = exists().where(
            col(ActionFacetRow.facet) == "target",
            col(ActionFacetRow.value).in_(sorted(only.against)),
            col(ActionFacetRow.number) == col(ActionRow.number),
        )
        statement = statement.where(hit)
    return statement

"""Counts over all actions that answer a question, made by the database."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Select, distinct, extract, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from bot.domain.answers import Statistics
from bot.domain.chat import Query
from bot.domain.words import LinkKind
from bot.store.search import conditions
from bot.store.tables_actions import ActionFacetRow, ActionRow, LinkRow


def count_actions(session: Session, query: Query) -> Statistics:
    """The counts of everything that matches; the page asked for is not looked at."""
    wanted = conditions(session, query)
    if wanted is None:
        return Statistics(0, 0, {name: {} for name in ("year", "stage", "measure", "issuer", "direction")})
    numbers = select(col(ActionRow.number)).where(*wanted)
    act, hit = aliased(ActionRow), aliased(ActionFacetRow)  # not the names that the question itself uses
    year = extract("year", col(act.on_day))
    meant = col(act.number).in_(numbers)
    of_facet = col(hit.number).in_(numbers)

    def table(*what: object, where: tuple[object, ...]) -> dict[str, int]:
        statement = select(*what, func.count()).where(*where).group_by(*what)  # type: ignore[call-overload] # columns of any kind
        return _frequent_first((">".join(map(str, row[:-1])), row[-1]) for row in session.execute(statement))

    years = table(year, where=(meant, col(act.on_day).is_not(None)))
    directions = (meant, col(hit.number) == col(act.number), col(hit.facet) == "target")
    tables: Mapping[str, Mapping[str, int]] = {
        "year": dict(sorted(years.items())),
        "stage": table(col(act.stage_group), where=(meant,)),
        "measure": table(col(hit.value), where=(of_facet, col(hit.facet) == "measure")),
        "issuer": table(col(act.issuer), where=(meant,)),
        "direction": table(col(act.issuer), col(hit.value), where=directions),
    }
    return Statistics(sum(tables["stage"].values()), _answered(session, numbers), tables)


def _answered(session: Session, numbers: Select[int | None]) -> int:
    """How many of these a later action answers that stands."""
    later = aliased(ActionRow)
    statement = (
        select(func.count(distinct(col(LinkRow.earlier))))
        .join(later, col(later.number) == col(LinkRow.later))
        .where(
            col(LinkRow.earlier).in_(numbers),
            col(LinkRow.kind) == LinkKind.ANSWERS.value,
            ~col(LinkRow.removed),
            ~col(later.withdrawn),
        )
    )
    count: int = session.execute(statement).scalar_one()
    return count


def _frequent_first(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    return dict(sorted(rows, key=lambda row: (-row[1], row[0])))

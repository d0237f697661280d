"""Keep which acts have which values as sets of bits, so that counting a hundred thousand takes no second."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BLOCK = 1024
STANDING_ACTS = sa.text(
    "SELECT number, issuer, stage_group, standing, sort_day, on_day, answers_text, answers_on,"
    " carries_out_text FROM action WHERE NOT withdrawn"
).columns(sort_day=sa.Date(), on_day=sa.Date(), answers_on=sa.Date())
FACETS = sa.text(
    "SELECT f.facet, f.value, f.number FROM action_facet f JOIN action a ON a.number = f.number"
    " WHERE NOT a.withdrawn"
)


def upgrade() -> None:
    """Fill it from the acts that stand."""
    table = op.create_table(
        "action_bits",
        sa.Column("block", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sets", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("block", name=op.f("pk_action_bits")),
    )
    blocks: dict[int, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for family, value, number in (*_of_acts(), *op.get_bind().execute(FACETS)):
        blocks[number // BLOCK][family, value] |= 1 << number % BLOCK
    rows = [{"block": block, "sets": _as_json(sets)} for block, sets in sorted(blocks.items())]
    if rows:
        op.bulk_insert(table, rows)


def _of_acts() -> Iterator[tuple[str, str, int]]:
    for row in op.get_bind().execute(STANDING_ACTS):
        yield "issuer", row.issuer, row.number
        yield "stage", row.stage_group, row.number
        yield "standing", row.standing, row.number
        yield "sorted", _year(row.sort_day), row.number
        if row.on_day is not None:
            yield "year", _year(row.on_day), row.number
        if row.answers_text or row.answers_on or row.carries_out_text:
            yield "says", "reacts", row.number


def _year(day: date) -> str:
    return str(day.year)


def _as_json(sets: dict[tuple[str, str], int]) -> str:
    families: dict[str, dict[str, str]] = defaultdict(dict)
    for (family, value), bits in sets.items():
        families[family][value] = f"{bits:x}"
    return json.dumps(families, ensure_ascii=False, sort_keys=True)


def downgrade() -> None:
    """Counting goes back to the rows."""
    op.drop_table("action_bits")

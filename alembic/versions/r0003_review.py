"""Keep what waits for an operator, what was ruled, and why an action was withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

OPEN = sa.text("ruling IS NULL")


def upgrade() -> None:
    """Alerts that are held already wait from now on; operators are told of them."""
    op.add_column("action", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("action", sa.Column("withdrawn_why", sa.Text(), nullable=True))
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("alert_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ruling", sa.Text(), nullable=True),
        sa.Column("ruled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ruled_by", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('held', 'vanished', 'doubted')", name=op.f("ck_review_kind")),
        sa.CheckConstraint("ruling IN ('sent', 'dropped', 'withdrawn')", name=op.f("ck_review_ruling")),
        sa.CheckConstraint("(kind = 'held') = (alert_id IS NOT NULL)", name=op.f("ck_review_alert")),
        sa.CheckConstraint("(kind = 'held') = (number IS NULL)", name=op.f("ck_review_action")),
        sa.CheckConstraint("(ruling IS NULL) = (ruled_at IS NULL)", name=op.f("ck_review_ruled")),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["alert.id"], name=op.f("fk_review_alert_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["number"], ["action.number"], name=op.f("fk_review_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sqlite_autoincrement=True,
    )
    _create_indexes()
    op.execute(
        "INSERT INTO review (kind, alert_id, reason, created_at) "
        "SELECT 'held', id, COALESCE(held_reason, ''), created_at FROM alert WHERE held ORDER BY id"
    )


def _create_indexes() -> None:
    op.create_index(
        "uq_review_alert", "review", ["alert_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN
    )
    op.create_index(
        "uq_review_action",
        "review",
        ["kind", "number"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_index("ix_review_open", "review", ["id"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_review_alert_id", "review", ["alert_id"])
    op.create_index("ix_review_number", "review", ["number"])


def downgrade() -> None:
    """What waits goes on waiting; what was dropped stays untold; who ruled is forgotten."""
    op.drop_table("review")
    op.drop_column("action", "withdrawn_why")
    op.drop_column("action", "withdrawn_at")

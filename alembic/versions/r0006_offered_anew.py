"""Keep what an alert said before a correction, while it is offered to those it concerns only now."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Alerts that were corrected before are not offered again."""
    op.add_column("alert", sa.Column("said_before", sa.Text(), nullable=True))
    op.add_column("alert", sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """An alert that is just being offered again goes to whoever has none of it."""
    op.drop_column("alert", "offered_at")
    op.drop_column("alert", "said_before")

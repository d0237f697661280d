"""Keep counts when deliveries go, and know since when a chat is paused."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing is deleted here; the program does that once a day."""
    op.add_column("alert", sa.Column("past_delivered", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("alert", sa.Column("past_failed", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("chat", sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Counts of deliveries that are gone go, too."""
    op.drop_column("chat", "paused_at")
    op.drop_column("alert", "past_failed")
    op.drop_column("alert", "past_delivered")

"""Keep with a correction what its chat was told before."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Corrections that wait already have no facts to compare with, and say so."""
    op.add_column("delivery", sa.Column("told", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("delivery", "told")

"""Let an operator set a field that the reader had left empty."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What the reader had said may be nothing."""
    with op.batch_alter_table("action_edit") as table:
        table.alter_column("read_value", existing_type=sa.Text(), nullable=True)


def downgrade() -> None:
    """Corrections of such fields are forgotten; their facts stay until the next reading."""
    op.execute("DELETE FROM action_edit WHERE read_value IS NULL")
    with op.batch_alter_table("action_edit") as table:
        table.alter_column("read_value", existing_type=sa.Text(), nullable=False)

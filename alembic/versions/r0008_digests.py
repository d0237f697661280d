"""Keep which subscriptions come as digests, what they have gathered, and the digests themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    """Subscriptions that are kept already come at once, as before."""
    op.add_column("subscription", sa.Column("digest", sa.Text(), nullable=True))
    op.add_column("subscription", sa.Column("digest_due_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("subscription", sa.Column("digest_since", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_subscription_digest_due_at"), "subscription", ["digest_due_at"])
    in_digest = sa.Column("in_digest", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    op.add_column("delivery", in_digest)
    op.create_table(
        "digest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("alerts", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("unanswered", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'delivered', 'given_up')", name=op.f("ck_digest_state")),
        sa.CheckConstraint(
            "(state = 'delivered') = (delivered_at IS NOT NULL)", name=op.f("ck_digest_receipt")
        ),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name=op.f("fk_digest_chat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_digest_chat_id"), "digest", ["chat_id"])
    op.create_index(
        "ix_digest_due", "digest", ["due_at", "id"], sqlite_where=WAITING, postgresql_where=WAITING
    )
    _create_gathered()


def _create_gathered() -> None:
    op.create_table(
        "gathered",
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("alert_id", sa.Integer(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscription.id"],
            name=op.f("fk_gathered_subscription_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["alert.id"], name=op.f("fk_gathered_alert_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subscription_id", "alert_id", name=op.f("pk_gathered")),
    )
    op.create_index(op.f("ix_gathered_alert_id"), "gathered", ["alert_id"])


def downgrade() -> None:
    """Digests become alerts at once; what they had gathered and not told yet is told to nobody."""
    op.drop_table("gathered")
    op.drop_table("digest")
    op.execute(
        "DELETE FROM delivery WHERE in_digest"
    )  # the older program would edit the digests they stand in
    op.drop_column("delivery", "in_digest")
    op.drop_index(op.f("ix_subscription_digest_due_at"), table_name="subscription")
    op.drop_column("subscription", "digest_since")
    op.drop_column("subscription", "digest_due_at")
    op.drop_column("subscription", "digest")

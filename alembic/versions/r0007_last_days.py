"""Keep until when a measure lasts, what those named are, the number stated, and the speaker's office."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_BATCH = 500  # rows at once
_OLD_EVIDENCE = 5  # values of a row of evidence before each field had its confidence


def upgrade() -> None:
    """Acts that are kept already say nothing of these until their texts are read again."""
    op.add_column("action", sa.Column("expires_on", sa.Date(), nullable=True))
    op.add_column("action", sa.Column("count_stated", sa.Integer(), nullable=True))
    op.add_column("action", sa.Column("roles", sa.Text(), nullable=True))
    op.add_column("notice", sa.Column("speaker_role", sa.Text(), nullable=True))


def downgrade() -> None:
    """What was kept of these goes, also what operators set and how sure each field was."""
    op.drop_column("notice", "speaker_role")
    for name in ("roles", "count_stated", "expires_on"):
        op.execute(sa.text("DELETE FROM action_edit WHERE field = :name").bindparams(name=name))
        op.drop_column("action", name)
    _cut_evidence(op.get_bind())


def _cut_evidence(connection: sa.Connection) -> None:
    """The older program reads rows of exactly five values."""
    mention = sa.table("mention", sa.column("id", sa.Integer), sa.column("evidence", sa.Text))
    change = mention.update().where(mention.c.id == sa.bindparam("at")).values(evidence=sa.bindparam("cut"))
    last = 0
    while True:
        page = mention.select().where(mention.c.id > last).order_by(mention.c.id).limit(_BATCH)
        rows = connection.execute(page).all()
        if not rows:
            return
        cut = [{"at": number, "cut": _cut(packed)} for number, packed in rows]
        connection.execute(change, cut)
        last = rows[-1][0]


def _cut(packed: str) -> str:
    return json.dumps([row[:_OLD_EVIDENCE] for row in json.loads(packed)], ensure_ascii=False)

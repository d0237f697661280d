"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create all tables, and the search table in the database's own way."""
    _create_sources()
    _create_actions()
    _create_chats()
    _create_search()


def downgrade() -> None:
    """Drop everything; indexes and triggers go with their tables."""
    op.drop_table("action_words")
    for table in TABLES:
        op.drop_table(table)


def _create_sources() -> None:
    """Tables of polling: sources, polls, entries, notices."""
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("key_index", sa.Text(), nullable=False),
        sa.Column("guid", sa.Text(), nullable=True),
        sa.Column("guid_index", sa.Text(), nullable=True),
        sa.Column("guid_shared", sa.Boolean(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_day", sa.Date(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("unread", sa.Boolean(), nullable=False),
        sa.Column("rang_first", sa.Boolean(), nullable=False),
        sa.Column("first_hold_reason", sa.Text(), nullable=True),
        sa.Column("rings", sa.Boolean(), nullable=False),
        sa.Column("hold_reason", sa.Text(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_failure", sa.Text(), nullable=True),
        sa.Column("last_failure_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "precision IN ('time', 'day', 'month', 'year', 'unknown')", name=op.f("ck_entry_precision")
        ),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_entry_revision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("source_id", "key_index", name=op.f("uq_entry_source_id_key_index")),
    )
    op.create_index("ix_entry_source_id_guid_index", "entry", ["source_id", "guid_index"], unique=False)
    op.create_index("ix_entry_source_id_published_day", "entry", ["source_id", "published_day"], unique=False)
    op.create_index(
        "ix_entry_unread",
        "entry",
        ["published_at", "first_seen_at", "id"],
        unique=False,
        sqlite_where=sa.text("unread"),
        postgresql_where=sa.text("unread"),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_index", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "precision IN ('time', 'day', 'month', 'year', 'unknown')", name=op.f("ck_notice_precision")
        ),
        sa.CheckConstraint("standing IN ('official', 'agency')", name=op.f("ck_notice_standing")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("url_index", name=op.f("uq_notice_url_index")),
    )
    op.create_index(
        "ix_notice_source_id_first_seen_at", "notice", ["source_id", "first_seen_at"], unique=False
    )
    op.create_table(
        "poll",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("revised", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll")),
    )
    op.create_index("ix_poll_source_id_at", "poll", ["source_id", "at"], unique=False)
    op.create_table(
        "source_overlay",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source_id", "field", name=op.f("pk_source_overlay")),
    )
    op.create_table(
        "source_state",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("body_hash", sa.Text(), nullable=True),
        sa.Column("next_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_polled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_ok_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_new_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("newest_entry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_polled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Float(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("moved_to", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "status IN ('never', 'ok', 'failing', 'blocked', 'gone', 'disabled')",
            name=op.f("ck_source_state_status"),
        ),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_source_state")),
    )
    op.create_table(
        "entry_revision",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_entry_revision_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", "revision", name=op.f("pk_entry_revision")),
    )
    op.create_table(
        "notice_entry",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_notice_entry_entry_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_notice_entry_notice_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_notice_entry")),
    )
    op.create_index("ix_notice_entry_notice_id", "notice_entry", ["notice_id"], unique=False)
    op.create_table(
        "notice_text",
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("rules_version", sa.Text(), nullable=False),
        sa.Column("issues", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('announces', 'eases', 'threatens', 'extends', 'none')",
            name=op.f("ck_notice_text_verdict"),
        ),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_notice_text_revision")),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_notice_text_notice_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("notice_id", "revision", name=op.f("pk_notice_text")),
    )
    op.create_table(
        "poll_issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["poll.id"], name=op.f("fk_poll_issue_poll_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll_issue")),
    )
    op.create_index("ix_poll_issue_poll_id", "poll_issue", ["poll_id"], unique=False)
    op.create_index("ix_poll_issue_source_id_at", "poll_issue", ["source_id", "at"], unique=False)


def _create_actions() -> None:
    """Tables of actions, what surrounds them, and the installation itself."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_at", "audit", ["at"], unique=False)
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "lease",
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("job", name=op.f("pk_lease")),
    )
    op.create_table(
        "action",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("stage_group", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=True),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("eased_kind", sa.Text(), nullable=True),
        sa.Column("targets", sa.Text(), nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("target_kinds", sa.Text(), nullable=False),
        sa.Column("themes", sa.Text(), nullable=False),
        sa.Column("persons", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("entities", sa.Text(), nullable=False),
        sa.Column("target_class", sa.Text(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column("named", sa.Boolean(), nullable=True),
        sa.Column("legal_basis", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("answers_text", sa.Text(), nullable=True),
        sa.Column("answers_on", sa.Date(), nullable=True),
        sa.Column("carries_out_text", sa.Text(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("checked", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("archive_id", sa.Text(), nullable=True),
        sa.Column("notice_id", sa.Integer(), nullable=True),
        sa.Column("urls", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "eased_kind IN ('lifted', 'suspended', 'names_removed', 'narrowed')",
            name=op.f("ck_action_eased_kind"),
        ),
        sa.CheckConstraint(
            "precision IN ('time', 'day', 'month', 'year', 'unknown')", name=op.f("ck_action_precision")
        ),
        sa.CheckConstraint(
            "stage IN ('threatened', 'announced', 'imposed', 'expanded', 'extended', 'eased')",
            name=op.f("ck_action_stage"),
        ),
        sa.CheckConstraint("stage_group IN ('warned', 'acted', 'eased')", name=op.f("ck_action_stage_group")),
        sa.CheckConstraint("standing IN ('official', 'agency')", name=op.f("ck_action_standing")),
        sa.CheckConstraint("confidence >= 0 AND confidence <= 1", name=op.f("ck_action_confidence")),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_action_notice_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_action")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_action_issuer_sort_day", "action", ["issuer", "sort_day"], unique=False)
    op.create_index(
        "ix_action_newest",
        "action",
        ["sort_day", "first_seen_at", "number", "withdrawn", "issuer", "stage_group", "standing"],
        unique=False,
    )
    op.create_index("ix_action_notice_id", "action", ["notice_id"], unique=False)
    op.create_table(
        "action_edit",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("read_value", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["number"], ["action.number"], name=op.f("fk_action_edit_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", "field", name=op.f("pk_action_edit")),
    )
    op.create_table(
        "action_facet",
        sa.Column("facet", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "facet IN ('target', 'measure', 'target_kind', 'theme')", name=op.f("ck_action_facet_facet")
        ),
        sa.ForeignKeyConstraint(
            ["number"], ["action.number"], name=op.f("fk_action_facet_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("facet", "value", "number", name=op.f("pk_action_facet")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_action_facet_number", "action_facet", ["number"], unique=False)
    op.create_table(
        "action_redirect",
        sa.Column("old_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["number"], ["action.number"], name=op.f("fk_action_redirect_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("old_number", name=op.f("pk_action_redirect")),
    )
    op.create_index("ix_action_redirect_number", "action_redirect", ["number"], unique=False)
    op.create_table(
        "archive",
        sa.Column("archive_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["number"], ["action.number"], name=op.f("fk_archive_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("archive_id", name=op.f("pk_archive")),
    )
    op.create_index("ix_archive_number", "archive", ["number"], unique=False)
    op.create_table(
        "link",
        sa.Column("later", sa.Integer(), nullable=False),
        sa.Column("earlier", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("stated", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('answers', 'carries_out', 'eases', 'extends')", name=op.f("ck_link_kind")
        ),
        sa.CheckConstraint("confidence >= 0 AND confidence <= 1", name=op.f("ck_link_confidence")),
        sa.CheckConstraint("later <> earlier", name=op.f("ck_link_ends")),
        sa.ForeignKeyConstraint(
            ["earlier"], ["action.number"], name=op.f("fk_link_earlier"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["later"], ["action.number"], name=op.f("fk_link_later"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("later", "earlier", "kind", name=op.f("pk_link")),
    )
    op.create_index("ix_link_earlier", "link", ["earlier"], unique=False)
    op.create_table(
        "mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("new", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_mention_notice_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["number"], ["action.number"], name=op.f("fk_mention_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
        sa.UniqueConstraint("notice_id", "number", name=op.f("uq_mention_notice_id_number")),
    )
    op.create_index("ix_mention_number", "mention", ["number"], unique=False)


def _create_chats() -> None:
    """Tables of subscribers and of what is sent to them."""
    op.create_table(
        "chat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("discreet", sa.Boolean(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("pause_reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('private', 'group', 'supergroup', 'channel', 'terminal')", name=op.f("ck_chat_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat")),
        sa.UniqueConstraint("chat_id", "topic_id", name=op.f("uq_chat_chat_id_topic_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "alert",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_reason", sa.Text(), nullable=True),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name=op.f("fk_alert_notice_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
        sa.UniqueConstraint("notice_id", name=op.f("uq_alert_notice_id")),
    )
    op.create_index(
        "ix_alert_pending",
        "alert",
        ["id"],
        unique=False,
        sqlite_where=sa.text("NOT done"),
        postgresql_where=sa.text("NOT done"),
    )
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("wish_hash", sa.Text(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chat.id"], name=op.f("fk_subscription_chat_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription")),
        sa.UniqueConstraint("chat_id", "wish_hash", name=op.f("uq_subscription_chat_id_wish_hash")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "alert_action",
        sa.Column("alert_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["alert.id"], name=op.f("fk_alert_action_alert_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["number"], ["action.number"], name=op.f("fk_alert_action_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("alert_id", "number", name=op.f("pk_alert_action")),
    )
    op.create_index("ix_alert_action_number", "alert_action", ["number"], unique=False)
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("alert_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_problem", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state = 'delivered') = (delivered_at IS NOT NULL)", name=op.f("ck_delivery_receipt")
        ),
        sa.CheckConstraint("kind <> 'card' OR round = 1", name=op.f("ck_delivery_one_card")),
        sa.CheckConstraint("kind IN ('card', 'edit', 'reply')", name=op.f("ck_delivery_kind")),
        sa.CheckConstraint(
            "last_problem IN ('passing', 'throttled', 'blocked', 'permanent', 'migrated', 'unknown')",
            name=op.f("ck_delivery_last_problem"),
        ),
        sa.CheckConstraint("state IN ('waiting', 'delivered', 'given_up')", name=op.f("ck_delivery_state")),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["alert.id"], name=op.f("fk_delivery_alert_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chat.id"], name=op.f("fk_delivery_chat_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint(
            "alert_id", "chat_id", "kind", "round", name=op.f("uq_delivery_alert_id_chat_id_kind_round")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_delivery_chat_id_delivered_at", "delivery", ["chat_id", "delivered_at"], unique=False)
    op.create_index(
        "ix_delivery_due",
        "delivery",
        ["due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "ix_delivery_order",
        "delivery",
        ["chat_id", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "mute",
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name=op.f("fk_mute_chat_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["number"], ["action.number"], name=op.f("fk_mute_number"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "number", name=op.f("pk_mute")),
    )
    op.create_index("ix_mute_number", "mute", ["number"], unique=False)
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["delivery.id"], name=op.f("fk_attempt_delivery_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index("ix_attempt_delivery_id", "attempt", ["delivery_id"], unique=False)


def _create_search() -> None:
    """Full text, one document per action, fed with terms that the store cuts itself."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE action_words ("
            "number INTEGER PRIMARY KEY REFERENCES action (number) ON DELETE CASCADE, "
            "words TSVECTOR NOT NULL)"
        )
        op.execute("CREATE INDEX ix_action_words_words ON action_words USING gin (words)")
        return
    op.execute(
        "CREATE VIRTUAL TABLE action_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0')"
    )
    # A migration that rebuilds the table action must create this trigger anew.
    op.execute(
        "CREATE TRIGGER action_words_delete AFTER DELETE ON action "
        "BEGIN DELETE FROM action_words WHERE rowid = old.number; END"
    )


TABLES = (
    "attempt",
    "mute",
    "delivery",
    "alert_action",
    "subscription",
    "alert",
    "chat",
    "mention",
    "link",
    "archive",
    "action_redirect",
    "action_facet",
    "action_edit",
    "action",
    "lease",
    "installation",
    "audit",
    "poll_issue",
    "notice_text",
    "notice_entry",
    "entry_revision",
    "source_state",
    "source_overlay",
    "poll",
    "notice",
    "entry",
)  # children first

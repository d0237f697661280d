"""All tables, imported together so that the metadata is whole."""

from bot.store import tables_actions, tables_broadcast, tables_chats, tables_review, tables_sources
from bot.store.columns import Base

metadata = Base.metadata
MODULES = (tables_sources, tables_actions, tables_chats, tables_review, tables_broadcast)

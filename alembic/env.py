"""Run by Alembic: on the connection that bot.store.migrations hands over, or from Alembic's command line.

On the command line the address comes from `-x url=...`, or from the settings.
"""

from alembic import context
from sqlalchemy import Connection, create_engine

from bot.settings import load_settings
from bot.store.engine import parse_url
from bot.store.migrations import autogenerate_options
from bot.store.tables import metadata


def migrate(connection: Connection) -> None:
    """Run the migrations in the connection's transaction: all of them or none."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        transactional_ddl=True,
        **autogenerate_options(),
    )
    with context.begin_transaction():
        context.run_migrations()


def run() -> None:
    """Migrate the connection that was passed in, or one of our own."""
    given = context.config.attributes.get("connection")
    if given is not None:
        migrate(given)
        return
    url = context.get_x_argument(as_dictionary=True).get("url")
    engine = create_engine(parse_url(url or load_settings().database_url.get_secret_value()))
    with engine.begin() as connection:
        migrate(connection)
    engine.dispose()


run()

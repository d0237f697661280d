"""Statements compiled once for all databases a process of tests opens, not once for each test."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import URL, Engine

from bot.store.engine import make_engine


@contextmanager
def statements_compiled_once() -> Iterator[None]:
    """Meanwhile engines of a kind share what SQLAlchemy remembers of compiling, else a third of the time.

    What it remembers hangs on the dialect, which knows of a database no more than its version. An engine
    lends its own to the next of its kind if it has connected: before, a dialect knows not even that.
    """
    last: dict[tuple[str, bool], Engine] = {}

    def make(url: URL, *, writes: bool, connections: int) -> Engine:
        made = make_engine(url, writes=writes, connections=connections)
        lender = last.get((url.drivername, writes), made)
        if getattr(lender.dialect, "server_version_info", None):
            made.dialect = made.pool._dialect = lender.dialect
            made._compiled_cache = lender._compiled_cache
        last[url.drivername, writes] = made
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.store.database.make_engine", make)
        yield

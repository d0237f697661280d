"""The edge to what is not ours: the network client, and the process that strangers' documents are read in."""

import functools
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from importlib.metadata import version

from bot.catalogue.vocabulary import load_vocabulary
from bot.fetch.http import HttpFetcher
from bot.fetch.pool import ParsePool
from bot.reading.vocabulary import Vocabulary
from bot.reading.worker import install_vocabulary
from bot.settings import Settings


def make_fetcher(settings: Settings) -> HttpFetcher:
    """The network client as the settings want it, not opened yet."""
    return HttpFetcher(
        contact=settings.contact or "no contact given",
        version=version("nongrata"),
        host_spacing_seconds=settings.host_spacing,
        allow_private_hosts=settings.allow_private_hosts,
    )


def reading_pool(vocabulary: Vocabulary) -> ParsePool:
    """A worker, not started yet, that reads with these rules and parses."""
    return ParsePool(initializer=functools.partial(install_vocabulary, vocabulary))


@asynccontextmanager
async def open_edge(
    settings: Settings, fetcher: HttpFetcher | None = None, vocabulary: Vocabulary | None = None
) -> AsyncIterator[tuple[HttpFetcher, ParsePool]]:
    """The network client and the worker pool, for tools that need no database."""
    installed = vocabulary or load_vocabulary(settings.config_dir / "vocabulary")
    async with AsyncExitStack() as stack:
        opened = await stack.enter_async_context(fetcher or make_fetcher(settings))
        yield opened, await stack.enter_async_context(reading_pool(installed))

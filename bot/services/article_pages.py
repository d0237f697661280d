"""What asking for an article's page and reading it take, for what is stored and for what is only tried."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

from bot.domain.feed import Fetched, ParseFailed
from bot.domain.source import Source
from bot.parse.article import ArticleText, parse_article


def headers_for(source: Source, url: str) -> dict[str, str]:
    """The row's own headers for its own origin, none for others.

    A list names any address it likes; what an operator configured for its host is not for those.
    """
    return dict(source.headers) if _origin(url) == _origin(source.url) else {}


def article_work(source: Source, result: Fetched) -> Callable[[bytes], ArticleText | ParseFailed]:
    """What a worker does with the body of the page."""
    return partial(
        parse_article,
        content_type=result.content_type,
        url=result.url,
        selectors=source.article,
        encoding=source.encoding,
        zone=source.zone,
    )


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()

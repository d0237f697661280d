"""What a source's address answers, read as its kind says."""

from bot.domain.feed import ParseResult
from bot.domain.source import ListingSelectors, SourceKind
from bot.parse.feed import parse_feed
from bot.parse.json_list import parse_json_list
from bot.parse.listing import parse_listing


def parse_document(
    body: bytes,
    *,
    kind: SourceKind,
    select: ListingSelectors | None,
    content_type: str,
    url: str,
    encoding: str | None = None,
    zone: str | None = None,
) -> ParseResult:
    """Entries and issues, or a failure, whatever kind of document it is; never raises for the bytes.

    Raises:
        ValueError: a kind other than feed comes without selectors, which the catalogue does not let pass.
    """
    if kind is SourceKind.FEED:
        return parse_feed(body, content_type=content_type, url=url, encoding=encoding)
    if select is None:
        raise ValueError(f"a source of kind {kind} has selectors")
    parse = parse_listing if kind is SourceKind.HTML else parse_json_list
    return parse(body, select=select, content_type=content_type, url=url, encoding=encoding, zone=zone)

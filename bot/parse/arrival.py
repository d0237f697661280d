"""Where a redirect ended: at the page that was asked for, or at one that stands in for it."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import urlsplit

_FRONT: Final = r"(?:index|default|home|homepage|main|welcome)(?:\.\w+)?"
_FRONT_NAME: Final = re.compile(rf"/{_FRONT}$", re.IGNORECASE)
_OF_A_LANGUAGE: Final = re.compile(r"/[a-z]{2,3}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_OF_AN_ERROR: Final = re.compile(
    r"/(?:404|error|errors|error[-_]?404|404[-_]?error|(?:page[-_]?)?not[-_]?found)(?:\.\w+)?", re.IGNORECASE
)


class _Place(NamedTuple):
    """An address without what servers change at will: scheme, port, www., index.html, the last slash."""

    site: str
    path: str  # "" is the root
    query: str


def stands_in(asked: str, reached: str, lists: Iterable[str]) -> str | None:
    """Why the page at `reached`, where a redirect from `asked` ended, is not the one asked for; else None.

    That is: a page of another site, a front page, a page that tells of an error, or one of `lists`. A site is
    a host with those below it; the hosts of `lists` are the publisher's own, too. An article that moved
    within its site is still the article.
    """
    start, end = _place(asked), _place(reached)
    own = [_place(address) for address in lists]
    if start == end:
        return None
    if not any(_same_site(place.site, end.site) for place in (start, *own)):
        return f"it redirects to another site, {end.site}"
    if _is_front(start, end, urlsplit(reached).path):
        return f"it redirects to a front page, {reached}"
    if _OF_AN_ERROR.fullmatch(end.path[end.path.rfind("/") :]):
        return f"it redirects to a page of errors, {reached}"
    if any(_is_list(place, end) for place in own):
        return f"it redirects to the list, {reached}"
    return None


def _place(address: str) -> _Place:
    parts = urlsplit(address)
    path = _FRONT_NAME.sub("", parts.path).rstrip("/")
    return _Place((parts.hostname or "").removeprefix("www."), path, parts.query)


def _same_site(one: str, other: str) -> bool:
    return one == other or one.endswith("." + other) or other.endswith("." + one)


def _is_front(start: _Place, end: _Place, written: str) -> bool:
    """The root, with a language or without, or what calls itself the front page of a folder above."""
    if end.query:
        return False
    above = _FRONT_NAME.search(written) is not None and start.path.startswith(end.path + "/")
    return not end.path or above or _OF_A_LANGUAGE.fullmatch(end.path) is not None


def _is_list(own: _Place, end: _Place) -> bool:
    same_page = _same_site(own.site, end.site) and own.path == end.path
    return same_page and end.query in {"", own.query}

"""Items of a list that carry one address: the same article linked again, or another item."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.feed import ParseIssue
from bot.parse.identity import canonical_title, content_hash
from bot.parse.items import DETAIL, Item, shortened
from bot.parse.text import clean_line

_MORE: Final = re.compile(
    r"\W*(?:(?:read |see |view |learn |show )?(?:more|details|full text|the full text)|continue reading"
    r"|(?:查看|阅读|了解|閱讀)?(?:更多|详细|详情|全文|詳細|詳情)|(?:читать )?(?:подробнее|далее|дальше)"
    r"|(?:leer |ver )?más|(?:lire )?la suite|lire plus"
    r"|en savoir plus|(?:läs )?mer|더\s?보기|자세히(?: 보기)?)\W*",
    re.IGNORECASE,
)
"""The words of a second link to an article, in the languages of the lists that are read."""
_PLACES: Final = 4  # in a title where another may stand; a title like "a a a a" has hundreds
_WIDE: Final = "\u2e80"  # from here on scripts put no space between words


@dataclass(frozen=True, slots=True)
class _Met:
    """An item and its title as it is compared."""

    item: Item
    title: str
    cut: bool  # the site did not write it to its end
    more: bool

    @classmethod
    def of(cls, item: Item) -> "_Met":
        title = item.identity.title
        cut = title.endswith(("…", "..."))
        bare = title.rstrip(" .…") if cut else title
        return cls(item, canonical_title(bare), cut, _MORE.fullmatch(title) is not None)

    def repeats(self, other: "_Met") -> bool:
        """Whether both say the same: equal titles, one within the other, or a mere "more"; on no two days."""
        if self.more or other.more:
            return True
        ours, theirs = self.item.identity.day, other.item.identity.day
        if ours and theirs and ours != theirs:
            return False
        short, long = sorted((self, other), key=lambda each: len(each.title))
        return _holds(long.title, short.title, cut=short.cut)

    def joined(self, other: "_Met") -> "_Met":
        """The fuller of two, field by field."""
        fuller = max(self, other, key=lambda each: (not each.more, len(each.item.identity.title)))
        text = max(self.item.text, other.item.text, key=len)
        dated = self.item if self.item.published_at else other.item
        identity = replace(
            fuller.item.identity,
            guid=self.item.identity.guid or other.item.identity.guid,
            day=dated.identity.day,
            content_hash=content_hash(fuller.item.identity.title, text),
        )
        item = replace(
            self.item,
            identity=identity,
            text=text,
            published_at=dated.published_at,
            precision=dated.precision,
        )
        return replace(fuller, item=item)


def join_repeated(items: Iterable[Item], issues: list[ParseIssue]) -> tuple[Item, ...]:
    """Items in their order, each once; an issue tells of different ones that share an address."""
    places: dict[str, list[_Met]] = {}
    order: list[tuple[str, int]] = []
    for item in items:
        url, met = item.identity.url or "", _Met.of(item)
        here = places.setdefault(url, [])
        # The nearest one before it: a "more" belongs to that.
        known = next((at for at in reversed(range(len(here))) if here[at].repeats(met)), None)
        if known is None:
            order.append((url, len(here)))
            here.append(met)
        else:
            here[known] = here[known].joined(met)
    issues += shortened([_shared(here) for here in places.values() if len(here) > 1])
    return tuple(places[url][at].item for url, at in order)


def _shared(items: Sequence[_Met]) -> ParseIssue:
    first = clean_line(items[0].item.identity.title, DETAIL // 2)
    told = f"{len(items)} items share the address of: {first}. Each goes by its fragment or its title"
    return ParseIssue("link-shared", told)


def _holds(long: str, short: str, *, cut: bool) -> bool:
    """Whether a title holds another as whole words; one that was cut may end within a word."""
    at = long.find(short)
    for _ in range(_PLACES):
        if at < 0:
            break
        end = at + len(short)
        whole = cut or not _is_one_word(short[-1:], long[end : end + 1])
        if whole and not _is_one_word(long[max(0, at - 1) : at], short[:1]):
            return True
        at = long.find(short, at + 1)
    return False


def _is_one_word(before: str, after: str) -> bool:
    return before.isalnum() and after.isalnum() and before < _WIDE and after < _WIDE

"""A query in few characters, for buttons, which may carry 64 bytes (Bot API, InlineKeyboardButton).

The form is `<letter><values>` joined by `.`: `bCNUS.mvep.f2022-01-01`; a query without
any limit is `.`. The letters are a format kept for old messages: new ones may be added, none may change its
meaning.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bot.domain.chat import ActionFilter, Query
from bot.domain.words import Measure, StageGroup, Standing, TargetKind
from bot.lexicon import is_country

W = TypeVar("W", bound=StrEnum)

_MEASURES: Mapping[str, Measure] = {
    "v": Measure.VISA_RESTRICTION,
    "e": Measure.ENTRY_BAN,
    "f": Measure.ASSET_FREEZE,
    "s": Measure.SANCTIONS_UNSPECIFIED,
    "t": Measure.TRADE_RESTRICTION,
    "x": Measure.EXPULSION,
    "m": Measure.MISSION_RESTRICTION,
    "p": Measure.VISA_POLICY,
    "o": Measure.OTHER,
}
_STAGES: Mapping[str, StageGroup] = {
    "w": StageGroup.WARNED,
    "a": StageGroup.ACTED,
    "e": StageGroup.EASED,
}
_KINDS: Mapping[str, TargetKind] = {
    "o": TargetKind.OFFICIALS,
    "l": TargetKind.LAWMAKERS,
    "m": TargetKind.MILITARY,
    "d": TargetKind.DIPLOMATS,
    "c": TargetKind.COMPANY,
    "g": TargetKind.ORGANISATION,
    "p": TargetKind.MEDIA,
    "n": TargetKind.NATIONALS,
    "v": TargetKind.VESSELS,
    "f": TargetKind.FAMILY,
}
_STANDINGS: Mapping[str, Standing] = {"o": Standing.OFFICIAL, "a": Standing.AGENCY}
_EVERYTHING = "."
_THEME = re.compile(r"[a-z0-9_-]+")


def encode_query(query: Query) -> str | None:
    """The compact form of filter and dates; None when the query holds words or what has no compact form."""
    wish = query.filter
    if query.words or not all(_THEME.fullmatch(theme) for theme in wish.themes):
        return None
    parts = (
        ("b", "".join(sorted(wish.between))),
        ("i", "".join(sorted(wish.issuers))),
        ("t", "".join(sorted(wish.targets))),
        ("m", _letters(_MEASURES, wish.measures)),
        ("s", _letters(_STAGES, wish.stages)),
        ("k", _letters(_KINDS, wish.target_kinds)),
        ("h", ",".join(sorted(wish.themes))),
        ("o", _letters(_STANDINGS, wish.standings)),
        ("c", "1" if wish.countermeasures else ""),
        ("f", query.since.isoformat() if query.since else ""),
        ("u", query.until.isoformat() if query.until else ""),
    )
    return ".".join(letter + value for letter, value in parts if value) or _EVERYTHING


def _letters(table: Mapping[str, W], values: Iterable[W]) -> str:
    wanted = frozenset(values)
    return "".join(letter for letter, value in table.items() if value in wanted)


def decode_query(text: str) -> Query | None:
    """The query behind a compact form; None for anything that is none. Never raises."""
    if text == _EVERYTHING:
        return Query()
    found: dict[str, str] = {}
    for part in text.split("."):
        if len(part) < 2 or part[0] in found or part[0] not in "bitmskhocfu":  # noqa: PLR2004 - letter, value
            return None
        found[part[0]] = part[1:]
    try:
        return Query(filter=_filter(found), since=_day(found, "f"), until=_day(found, "u"))
    except (ValueError, KeyError):
        return None


def _filter(found: Mapping[str, str]) -> ActionFilter:
    return ActionFilter(
        between=_codes(found.get("b", "")),
        issuers=_codes(found.get("i", "")),
        targets=_codes(found.get("t", "")),
        measures=frozenset(_MEASURES[letter] for letter in found.get("m", "")),
        stages=frozenset(_STAGES[letter] for letter in found.get("s", "")),
        target_kinds=frozenset(_KINDS[letter] for letter in found.get("k", "")),
        themes=_themes(found["h"]) if "h" in found else frozenset(),
        standings=frozenset(_STANDINGS[letter] for letter in found.get("o", "")),
        countermeasures="c" in found,
    )


def _themes(text: str) -> frozenset[str]:
    names = text.split(",")
    if not all(_THEME.fullmatch(name) for name in names):
        raise ValueError(text)
    return frozenset(names)


def _codes(text: str) -> frozenset[str]:
    codes = [text[at : at + 2] for at in range(0, len(text), 2)]
    if not all(is_country(code) for code in codes):
        raise ValueError(text)
    return frozenset(codes)


def _day(found: Mapping[str, str], letter: str) -> date | None:
    return date.fromisoformat(found[letter]) if letter in found else None

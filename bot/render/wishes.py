"""A filter in words, as headings of answers and in lists of subscriptions."""

from collections.abc import Callable, Iterable

from bot.domain.chat import ActionFilter, Query
from bot.domain.words import Measure, StageGroup, Standing
from bot.lexicon import country_name, flag
from bot.render import words as w
from bot.render.dates import span
from bot.render.markup import esc
from bot.render.themes import theme_name
from bot.render.words import Row, pick

_VISAS = frozenset({Measure.VISA_RESTRICTION, Measure.ENTRY_BAN, Measure.VISA_POLICY})
_SANCTIONS = frozenset({Measure.ASSET_FREEZE, Measure.SANCTIONS_UNSPECIFIED})
_GROUPS: tuple[tuple[frozenset[Measure], Row], ...] = (
    (_VISAS, ("visas and entry", "签证和入境", "визы и въезд")),
    (_SANCTIONS, ("sanctions and asset freezes", "制裁和冻结资产", "санкции и блокировка активов")),
)
_STAGES: dict[StageGroup, Row] = {
    StageGroup.WARNED: ("warnings", "警告", "предупреждения"),
    StageGroup.ACTED: ("acts", "已采取的措施", "принятые меры"),
    StageGroup.EASED: ("easings", "放宽", "смягчения"),
}
_BOTH: Row = ("both directions", "双向", "в обе стороны")
_ALL: Row = ("all states", "所有国家和地区", "все страны")
_WHOLE: Row = ("all states, all measures", "所有国家和地区的所有措施", "все страны, все меры")
_COUNTER: Row = ("only answers to another act", "仅回应措施", "только ответные меры")
_OFFICIAL: Row = ("official texts only", "仅官方文本", "только официальные тексты")
_REPORTED: Row = ("reports only", "仅报道", "только сообщения СМИ")
_SHOWN = 12  # flags in a heading
_NAMED = 4  # states that are named beside their flags


def direction(wish: ActionFilter, language: str = "en") -> str:
    """🇨🇳 China ⇄ 🇺🇸 US, 🇨🇳 China → 🇺🇸 US, or "all states"; of many states only the flags.

    Flags never stand alone where there is room: not every device draws them.
    """
    named = len(wish.between | wish.issuers | wish.targets) <= _NAMED

    def shown(code: str) -> str:
        return f"{flag(code)} {country_name(code, language)}" if named else flag(code)

    if wish.between and not (wish.issuers or wish.targets):
        codes = sorted(wish.between)
        more = f" +{len(codes) - _SHOWN}" if len(codes) > _SHOWN else ""
        return " ⇄ ".join(shown(code) for code in codes[:_SHOWN]) + more
    if wish.issuers or wish.targets:
        between = " " if named else ""
        sides = (_side(codes, shown, between) for codes in (wish.issuers, wish.targets))
        text = (" → " if named else "→").join(side or "…" for side in sides)
        return f"{text} ({_side(wish.between, shown, between)})" if wish.between else text
    return pick(_ALL, language)


def both_ways(wish: ActionFilter, language: str = "en") -> str:
    return pick(_BOTH, language) if wish.between and not (wish.issuers or wish.targets) else ""


def _side(codes: Iterable[str], shown: Callable[[str], str], between: str) -> str:
    """The states, and how many more there are."""
    ordered = sorted(codes)
    more = f"+{len(ordered) - _SHOWN}" if len(ordered) > _SHOWN else ""
    return between.join(shown(code) for code in ordered[:_SHOWN]) + more


def details(wish: ActionFilter, language: str = "en") -> tuple[str, ...]:
    """Everything but the states, in words, each safe for markup."""
    parts: list[str] = []
    rest = set(wish.measures)
    for group, row in _GROUPS:
        if group <= rest:
            parts.append(pick(row, language))
            rest -= group
    parts.extend(pick(w.MEASURES[m], language) for m in Measure if m in rest)
    parts.extend(pick(_STAGES[s], language) for s in StageGroup if s in wish.stages)
    parts.extend(pick(row, language) for kind, row in w.KINDS.items() if kind in wish.target_kinds)
    parts.extend(esc(theme_name(theme, language), 40) for theme in sorted(wish.themes))
    if wish.countermeasures:
        parts.append(pick(_COUNTER, language))
    for standing, row in ((Standing.OFFICIAL, _OFFICIAL), (Standing.AGENCY, _REPORTED)):
        parts.extend([pick(row, language)] if wish.standings == {standing} else [])
    return tuple(parts)


def describe(wish: ActionFilter, language: str = "en") -> str:
    """The whole filter on one line."""
    return " · ".join((direction(wish, language), *details(wish, language)))


def describe_query(query: Query, language: str = "en") -> str:
    """The heading of an answer: states, measures, period, words."""
    whole = query.filter == ActionFilter()
    parts = [
        pick(_WHOLE, language) if whole else describe(query.filter, language),
        span(query.since, query.until, language),
    ]
    if query.words:
        parts.append(f"“{esc(' '.join(query.words), 80)}”")
    if query.words and whole:
        parts = parts[1:]
    return " · ".join(part for part in parts if part)

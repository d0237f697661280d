"""`cn us visa 2022` -> a query: words in any order, any case, English, Chinese or Russian."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from bot.domain.chat import ActionFilter, Query
from bot.lexicon import country_name, resolve_country
from bot.query import vocabulary as v
from bot.query.dates import Period, read_period
from bot.query.themes import THEMES
from bot.query.tokens import tokens

_LONGEST_PHRASE = 6  # words: "Democratic People's Republic of Korea" and the like
_CODE = 3  # letters of the longest ISO code
_SIGNS = frozenset({">", "<", "<>", ","})
_GRAMMAR = (
    v.FROM_WORDS | v.AGAINST_WORDS | v.BOTH_WORDS | v.SINCE_WORDS | v.UNTIL_WORDS | v.THEME_WORDS | v.IGNORED
)
# These short words of English are far more often themselves than ISO codes (India, Andorra, Peru ...).
_SHADOWED = frozenset(word for word in _GRAMMAR if word.isascii() and word.isalpha() and len(word) <= _CODE)
# Letters that Chinese headlines write for states.
_HAN_LETTERS = MappingProxyType(
    {"中": "CN", "美": "US", "俄": "RU", "英": "GB", "欧": "EU", "日": "JP", "乌": "UA"}
)


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A question, and how much of it was understood."""

    query: Query
    understood: tuple[str, ...]  # words that became part of the filter, as typed
    unknown: tuple[str, ...]  # words that became a full-text search, as typed


@dataclass(slots=True)
class _Reading:
    """What has been collected so far."""

    free: list[str] = field(default_factory=list)
    issuers: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    meaning: list[v.Meaning] = field(default_factory=list)
    since: date | None = None
    until: date | None = None
    periods: list[Period] = field(default_factory=list)
    understood: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


class _Parser:
    def __init__(self, words: str, themes: Mapping[str, str], today: date) -> None:
        self._today = today
        self._shouting = words.isupper() and any(len(word) > _CODE for word in words.split())
        self._codes_only = False
        self._themes = {v.fold(word): theme for word, theme in themes.items()}
        self._raw = tokens(words, knows=self._knows)
        self._codes_only = all(len(word) <= _CODE - 1 or word in _SIGNS for word in self._raw)
        self._at = 0
        self._got = _Reading()

    def _knows(self, word: str) -> bool:
        folded = v.fold(word)
        return (
            folded in v.MEANINGS
            or folded in self._themes
            or folded in _GRAMMAR
            or self._country(word) is not None
            or read_period((folded,), self._today) is not None
        )

    def _country(self, phrase: str) -> str | None:
        return _HAN_LETTERS.get(phrase) or resolve_country(phrase)

    def _is_grammar(self, word: str) -> bool:
        """Whether a short word such as "in" is English rather than the code of India."""
        if word.casefold() not in _SHADOWED:
            return False
        as_code = word.isupper() and not self._shouting
        return not (as_code or (self._codes_only and resolve_country(word)))

    def read(self) -> _Reading:
        while self._at < len(self._raw):
            for step in (self._period, self._theme, self._direction, self._term, self._grammar):
                if step():
                    break
            else:
                self._got.unknown.append(self._raw[self._at])
                self._at += 1
        return self._got

    def _take(self, count: int) -> str:
        phrase = " ".join(self._raw[self._at : self._at + count])
        self._at += count
        self._got.understood.append(phrase)
        return phrase

    def _country_at(self, start: int) -> tuple[str, int] | None:
        """The country whose name begins at a word, and how many words it takes."""
        for length in range(min(_LONGEST_PHRASE, len(self._raw) - start), 0, -1):
            piece = self._raw[start : start + length]
            if any(word in _SIGNS for word in piece) or (length == 1 and self._is_grammar(piece[0])):
                continue
            code = self._country(" ".join(piece))
            if code:
                return code, length
        return None

    def _list_at(self, start: int) -> tuple[tuple[str, ...], int]:
        """Countries joined by commas or "and", and how many words they take."""
        codes: list[str] = []
        at = start
        while found := self._country_at(at):
            codes.append(found[0])
            at += found[1]
            joined = at < len(self._raw) and v.fold(self._raw[at]) in v.BOTH_WORDS
            if not (joined and self._country_at(at + 1)):
                break
            at += 1
        return tuple(codes), at - start

    def _direction(self) -> bool:
        """`cn>us`, `us on china`, `from cn`, `against us`, and countries without a direction."""
        word = v.fold(self._raw[self._at])
        if word in v.FROM_WORDS | v.AGAINST_WORDS and self._is_word(word):
            codes, length = self._list_at(self._at + 1)
            if not codes:
                return False
            (self._got.issuers if word in v.FROM_WORDS else self._got.targets).update(codes)
            self._take(length + 1)
            return True
        codes, length = self._list_at(self._at)
        if not codes:
            return False
        after = self._at + length
        sign = v.fold(self._raw[after]) if after < len(self._raw) else ""
        other, taken = self._list_at(after + 1) if sign in {">", "<", "<>"} | v.AGAINST_WORDS else ((), 0)
        self._join(codes, sign, other)
        self._take(length + taken + 1 if other else length)
        return True

    def _is_word(self, folded: str) -> bool:
        return folded not in _SHADOWED or self._is_grammar(self._raw[self._at])

    def _join(self, codes: tuple[str, ...], sign: str, other: tuple[str, ...]) -> None:
        if not other or sign == "<>":
            self._got.free.extend((*codes, *other))
            return
        issuers, targets = (other, codes) if sign == "<" else (codes, other)
        self._got.issuers.update(issuers)
        self._got.targets.update(targets)

    def _period(self) -> bool:
        word = v.fold(self._raw[self._at])
        bound = word in v.SINCE_WORDS | v.UNTIL_WORDS
        start = self._at + 1 if bound else self._at
        found = read_period(self._raw[start : start + 3], self._today) if start < len(self._raw) else None
        if not found:
            return False
        period, length = found
        if not bound:
            self._got.periods.append(period)
        elif word in v.SINCE_WORDS:
            self._got.since = period.first
        else:
            self._got.until = period.first if word == "before" else period.last
        self._take(length + (1 if bound else 0))
        return True

    def _theme(self) -> bool:
        """A theme by its word; "over hong kong" asks for the theme where the place alone means the state."""
        marked = v.fold(self._raw[self._at]) in v.THEME_WORDS
        start = self._at + 1 if marked else self._at
        for length in range(min(_LONGEST_PHRASE, len(self._raw) - start), 0, -1):
            phrase = " ".join(self._raw[start : start + length])
            theme = self._themes.get(v.fold(phrase))
            if theme and (marked or not _is_state(phrase)):
                self._got.meaning.append(v.Meaning(themes=frozenset({theme})))
                self._take(length + (1 if marked else 0))
                return True
        return False

    def _term(self) -> bool:
        for length in range(min(_LONGEST_PHRASE, len(self._raw) - self._at), 0, -1):
            meaning = v.MEANINGS.get(v.fold(" ".join(self._raw[self._at : self._at + length])))
            if meaning:
                self._got.meaning.append(meaning)
                self._take(length)
                return True
        return False

    def _grammar(self) -> bool:
        """Words without content of their own are passed over."""
        word = self._raw[self._at]
        if word not in _SIGNS and v.fold(word) not in _GRAMMAR:
            return False
        self._at += 1
        return True


def _is_state(phrase: str) -> bool:
    code = resolve_country(phrase)
    return code is not None and v.fold(country_name(code)) == v.fold(phrase)


def parse_query(words: str, *, today: date, themes: Mapping[str, str] = THEMES) -> ParsedQuery:
    """Understand a question. Two countries without a sign mean both directions. Never raises.

    `themes` maps the words people type to ids of themes. Words that mean nothing here are plain words: they
    become the full-text search and are listed as unknown. "This year" and "last 30 days" count from `today`.
    """
    got = _Parser(words, themes, today).read()
    between, issuers, targets = _directions(got)
    since, until = _bounds(got)
    wish = ActionFilter(
        between=between,
        issuers=issuers,
        targets=targets,
        measures=frozenset().union(*(m.measures for m in got.meaning)),
        stages=frozenset().union(*(m.stages for m in got.meaning)),
        target_kinds=frozenset().union(*(m.target_kinds for m in got.meaning)),
        themes=frozenset().union(*(m.themes for m in got.meaning)),
        standings=frozenset().union(*(m.standings for m in got.meaning)),
        countermeasures=any(m.countermeasures for m in got.meaning),
    )
    query = Query(filter=wish, since=since, until=until, words=tuple(got.unknown))
    return ParsedQuery(query, tuple(got.understood), tuple(got.unknown))


def _directions(got: _Reading) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """A country without a sign beside "against us" is the issuer, beside "from cn" the one hit."""
    free = frozenset(got.free)
    issuers, targets = frozenset(got.issuers), frozenset(got.targets)
    if not issuers and not targets:
        return free, issuers, targets
    if not issuers:
        return frozenset(), free - targets, targets
    if not targets:
        return frozenset(), issuers, free - issuers
    return free - issuers - targets, issuers, targets


def _bounds(got: _Reading) -> tuple[date | None, date | None]:
    since, until = got.since, got.until
    if got.periods:
        first, last = min(p.first for p in got.periods), max(p.last for p in got.periods)
        since = max(since, first) if since else first
        until = min(until, last) if until else last
    if since and until and since > until:
        since, until = until, since
    return since, until

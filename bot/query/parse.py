"""`cn us visa 2022` -> a query: words in any order, any case, English, Chinese or Russian."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from bot.domain.chat import ActionFilter, Query
from bot.lexicon import country_name, resolve_country
from bot.query import vocabulary as v
from bot.query.collected import Collected, bounds, directions
from bot.query.dates import WORDS as DATE_WORDS
from bot.query.dates import read_period
from bot.query.russian import looked_up
from bot.query.short_codes import CODE_LETTERS, GRAMMAR, SHADOWED, SIGNS, ShortCodes
from bot.query.themes import THEMES
from bot.query.tokens import MAX_CHARACTERS, tokens

_LONGEST_PHRASE = 6  # words: "Democratic People's Republic of Korea" and the like
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
    passed_over: tuple[tuple[str, str], ...] = ()  # words read as English that are codes: ("by", "BY")
    last: bool = False  # "last", "上次": the newest act was asked for


class _Parser:
    def __init__(self, words: str, themes: Mapping[str, str], today: date) -> None:
        self._today = today
        self._themes = {v.fold(word): theme for word, theme in themes.items()}
        self._text = unicodedata.normalize("NFKC", words[:MAX_CHARACTERS])
        self._raw = tokens(words, knows=self._knows)
        letters = ("".join(filter(str.isalpha, word)) for word in words.split())
        self._short = ShortCodes(
            self._raw,
            shouting=words.isupper() and any(len(word) > CODE_LETTERS for word in letters),
            country=self._country,
            state_at=self._state_at,
            term_at=lambda at: self._meaning_at(at) is not None,
            day_at=self._day_at,
        )
        self._at = 0
        self._got = Collected()

    def _knows(self, word: str) -> bool:
        folded = v.fold(word)
        return (
            looked_up(folded, v.MEANINGS.get) is not None
            or folded in self._themes
            or folded in GRAMMAR
            or self._country(word) is not None
            or read_period((folded,), self._today) is not None
        )

    def _country(self, phrase: str) -> str | None:
        return _HAN_LETTERS.get(phrase) or looked_up(phrase, resolve_country)

    def _state_at(self, start: int) -> bool:
        """Whether the name of a state begins at a word, or its code that is no English word."""
        if start >= len(self._raw) or v.fold(self._raw[start]) in SHADOWED:
            return False
        return any(self._country(" ".join(piece)) for piece in self._pieces(start))

    def _pieces(self, start: int) -> Iterator[tuple[str, ...]]:
        """The words from a word on that may be one name, longest first; none runs over a sign."""
        for length in range(min(_LONGEST_PHRASE, len(self._raw) - start), 0, -1):
            piece = self._raw[start : start + length]
            if not any(word in SIGNS for word in piece):
                yield piece

    def _day_at(self, start: int) -> bool:
        ahead = self._raw[start : start + DATE_WORDS]
        return bool(ahead) and read_period(ahead, self._today) is not None

    def read(self) -> Collected:
        while self._at < len(self._raw):
            word = self._raw[self._at]
            if self._short.passed_over(self._at) and (code := self._country(word)):
                self._got.passed_over.append((word, code))
            for step in (self._period, self._theme, self._direction, self._term, self._grammar):
                if step():
                    break
            else:
                self._got.unknown.append(word)
                self._at += 1
        return self._got

    def _take(self, count: int) -> str:
        phrase = " ".join(self._raw[self._at : self._at + count])
        self._at += count
        self._got.understood.append(phrase)
        return phrase

    def _country_at(self, start: int) -> tuple[str, int] | None:
        """The country whose name begins at a word, and how many words it takes."""
        for piece in self._pieces(start):
            if len(piece) == 1 and self._short.is_grammar(start):
                continue
            code = self._country(" ".join(piece))
            if code:
                return code, len(piece)
        return None

    def _list_at(self, start: int, *, bare: bool = False) -> tuple[tuple[str, ...], int]:
        """Countries joined by commas or "and", and how many words they take; `bare`: by nothing as well."""
        codes: list[str] = []
        at = start
        while found := self._country_at(at):
            codes.append(found[0])
            at += found[1]
            joined = at < len(self._raw) and v.fold(self._raw[at]) in v.BOTH_WORDS
            if joined and self._country_at(at + 1):
                at += 1
            elif not bare:
                break
        return tuple(codes), at - start

    def _direction(self) -> bool:
        """`cn>us`, `us on china`, `from cn`, `against us`, and countries without a direction."""
        word = v.fold(self._raw[self._at])
        if word in v.FROM_WORDS | v.AGAINST_WORDS and self._is_word(word):
            people, skipped = ((), 0) if word in v.FROM_WORDS else self._people_of(self._at + 1)
            codes, length = self._list_at(self._at + 1 + skipped)
            if not codes:
                return False
            (self._got.issuers if word in v.FROM_WORDS else self._got.targets).update(codes)
            self._got.meaning.extend(people)
            self._take(length + 1 + skipped)
            return True
        codes, length = self._list_at(self._at)
        if not codes:
            return False
        after, last = self._behind(self._at + length)
        sign = v.fold(self._raw[after]) if after < len(self._raw) else ""
        does = sign in v.DONE_WORDS or (sign in v.HAN_VERBS and self._raw[after - 1] + sign in self._text)
        signs = {">", "<", "<>"} | v.AGAINST_WORDS
        bare = sign in v.AGAINST_WORDS  # who acts is told: what follows can only be hit
        other, taken = self._list_at(after + 1, bare=bare) if does or sign in signs else ((), 0)
        if does and other:
            self._got.meaning.append(v.MEANINGS[sign])
            self._got.last = self._got.last or last
        self._join(codes, sign, other)
        self._take(after - self._at + taken + 1 if other else length)
        return True

    def _behind(self, at: int) -> tuple[int, bool]:
        """Where the verb of a state stands, and whether "last" or the like was passed on the way to it."""
        end = at
        while end < len(self._raw) and v.fold(self._raw[end]) in v.IGNORED:
            end += 1
        if end == len(self._raw) or v.fold(self._raw[end]) not in v.DONE_WORDS:
            return at, False
        return end, any(v.fold(word) in v.LAST_WORDS for word in self._raw[at:end])

    def _people_of(self, start: int) -> tuple[tuple[v.Meaning, ...], int]:
        """ "officials of" between "against" and a state; Russian needs no "of"."""  # noqa: D210 - an example
        found: list[v.Meaning] = []
        at = start
        while (term := self._meaning_at(at)) and term[0].target_kinds:
            found.append(term[0])
            at += term[1]
            if at < len(self._raw) and v.fold(self._raw[at]) in v.BOTH_WORDS:
                at += 1
        if found and at < len(self._raw) and v.fold(self._raw[at]) in v.OF_WORDS:
            return tuple(found), at + 1 - start
        cases = found and not self._raw[at - 1].isascii()
        return (tuple(found), at - start) if cases else ((), 0)

    def _is_word(self, folded: str) -> bool:
        return folded not in SHADOWED or self._short.is_grammar(self._at)

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
        ahead = self._raw[start : start + DATE_WORDS]
        found = read_period(ahead, self._today) if ahead else None
        if not found:
            return False
        period, length = found
        day = timedelta(days=1)
        if not bound:
            self._got.periods.append(period)
        elif word in v.SINCE_WORDS:
            self._got.since = period.last + day if word in v.AFTER_WORDS else period.first
        else:
            self._got.until = period.first - day if word in v.BEFORE_WORDS else period.last
        self._take(length + (1 if bound else 0))
        return True

    def _theme(self) -> bool:
        """A theme by its word; "over hong kong" asks for the theme where the place alone means the state."""
        marked = v.fold(self._raw[self._at]) in v.THEME_WORDS
        start = self._at + 1 if marked else self._at
        for length in range(min(_LONGEST_PHRASE, len(self._raw) - start), 0, -1):
            phrase = " ".join(self._raw[start : start + length])
            theme = looked_up(v.fold(phrase), self._themes.get)
            if theme and (marked or looked_up(v.fold(phrase), _state_named) is None):
                self._got.meaning.append(v.Meaning(themes=frozenset({theme})))
                self._take(length + (1 if marked else 0))
                return True
        return False

    def _term(self) -> bool:
        found = self._meaning_at(self._at)
        if found:
            self._got.meaning.append(found[0])
            self._take(found[1])
        return found is not None

    def _meaning_at(self, start: int) -> tuple[v.Meaning, int] | None:
        """The term that begins at a word, and how many words it takes."""
        for length in range(min(_LONGEST_PHRASE, len(self._raw) - start), 0, -1):
            phrase = v.fold(" ".join(self._raw[start : start + length]))
            if meaning := looked_up(phrase, v.MEANINGS.get):
                return meaning, length
        return None

    def _grammar(self) -> bool:
        """Words without content of their own are passed over."""
        word = self._raw[self._at]
        if word not in SIGNS and v.fold(word) not in GRAMMAR:
            return False
        self._got.last = self._got.last or v.fold(word) in v.LAST_WORDS
        self._at += 1
        return True


def _state_named(phrase: str) -> str | None:
    """The state whose own name this is: "Taiwan", but not "Tibet", which only leads to one."""
    code = resolve_country(phrase)
    names = (v.fold(country_name(code, language)) for language in ("en", "zh", "ru")) if code else ()
    return code if phrase in names else None


def parse_query(words: str, *, today: date, themes: Mapping[str, str] = THEMES) -> ParsedQuery:
    """Understand a question. Two countries without a sign mean both directions. Never raises.

    `themes` maps the words people type to ids of themes. Words that mean nothing here are plain words: they
    become the full-text search and are listed as unknown. "This year" and "last 30 days" count from `today`.
    """
    got = _Parser(words, themes, today).read()
    between, issuers, targets = directions(got)
    since, until = bounds(got)
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
    return ParsedQuery(query, tuple(got.understood), tuple(got.unknown), tuple(got.passed_over), got.last)

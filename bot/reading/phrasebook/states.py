"""Where a text in any language names states: names from CLDR, and the forms of a table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from babel import Locale, UnknownLocaleError

from bot.lexicon import CountryMention, is_country
from bot.lexicon.alternatives import Alternatives
from bot.lexicon.forms import find_in, knows
from bot.lexicon.groups import groups_of
from bot.lexicon.mentions import MentionKind
from bot.reading.phrasebook.grammars import grammar_of
from bot.reading.rows import FLAGS, Row, required

_UNSPACED = frozenset({"zh", "ja", "th"})  # words run together
_SUFFIXED = frozenset({"ko", "tr", "fi", "hu"})  # endings grow onto names
_OTHER_SCRIPT = {"zh": "zh_Hant"}  # where states have other names, in letters that the language folds
_OTHER_SHORTEST = 3  # letters of such a name: those of two are pieces of other words
_LONGEST_CODE = 2
_NOTHING = "-"  # a form that holds a state's name and means none
_SHORTEST = 2  # letters of a name; shorter ones are syllables


@dataclass(frozen=True)
class States:
    """The forms of one language; what searching them takes is worked out for the first text."""

    language: str
    rows: tuple[tuple[str, MentionKind], ...]  # code and kind, by number of the row's group
    patterns: tuple[str, ...]  # of the rows

    def find(self, text: str) -> tuple[CountryMention, ...]:
        """Every state named, in order and without overlap; the table's rows go before the lexicon's forms."""
        found = self._in_table(text)
        if self._declines:
            declined = find_in(text, self.language)
            if not found:
                return declined
            taken = [(m.start, m.end) for m in found]
            found += [m for m in declined if all(m.end <= start or m.start >= end for start, end in taken)]
            found.sort(key=lambda m: m.start)
        return tuple(m for m in found if m.code != _NOTHING)

    @cached_property
    def _declines(self) -> bool:
        """Whether the lexicon has forms of the language."""
        return knows(self.language)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {} if self._declines else _display_names(self.language)

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {name.casefold(): code for name, code in self._names.items()}

    @cached_property
    def _search(self) -> Alternatives:
        """What finds rows, each as the group of its number, and names."""
        parts = [f"(?P<s{number}>{pattern})" for number, pattern in enumerate(self.patterns)]
        parts += [re.escape(name) for name in sorted(self._names, key=len, reverse=True)]
        spaced = self.language not in _UNSPACED
        after = r"(?!\w)" if spaced and self.language not in _SUFFIXED else ""
        return Alternatives(tuple(parts), r"(?<!\w)" if spaced else "", after, FLAGS)

    def _in_table(self, text: str) -> list[CountryMention]:
        found = []
        for match in self._search.finditer(text):
            group = match.lastgroup
            by_name: tuple[str, MentionKind] = (self._codes.get(match.group().casefold(), _NOTHING), "name")
            code, kind = self.rows[int(group[1:])] if group else by_name
            found.append(CountryMention(code, match.start(), match.end(), kind))
        return found


def make_states(language: str, rows: Iterable[Row]) -> States:
    """The table's rows {code, pattern} go before the lexicon's forms, or else CLDR's names, of the language.

    `code: "-"` hides a form; `as: adjective` is for words that alone are no subject ("Russian diplomats").
    Raises VocabularyError for a code that no action may carry.
    """
    known: list[tuple[str, MentionKind]] = []
    parts: list[str] = []
    for row in rows:
        code = row.text("code")
        if code != _NOTHING and not is_country(code):
            raise row.error("code", f"`code` is no state: {code!r}", "Use ISO 3166-1 alpha-2, EU, UN or XK")
        pattern = required(row.regex("pattern")).pattern
        if groups_of(pattern, FLAGS).total:
            problem = (
                "`pattern` holds a group, which has another number where all rows are searched for at once"
            )
            raise row.error("pattern", problem, "Write (?:...) for (...) and for (?P<...>...)")
        parts.append(pattern)
        adjective = row.optional("as", ("name", "adjective")) == "adjective"
        known.append((code, "adjective" if adjective else "name"))
    return States(language, tuple(known), tuple(parts))


def _display_names(language: str) -> dict[str, str]:
    """Codes by name, as CLDR has them; none of a language that it does not know."""
    found = _of_locale(language, _SHORTEST)
    if other := _OTHER_SCRIPT.get(language):
        fold = grammar_of(language).fold
        found = {fold(name): code for name, code in _of_locale(other, _OTHER_SHORTEST).items()} | found
    return found


def _of_locale(locale: str, shortest: int) -> dict[str, str]:
    try:
        territories = Locale.parse(locale).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        name: code
        for code, name in territories.items()
        if len(code) == _LONGEST_CODE and len(name) >= shortest and is_country(code)
    }

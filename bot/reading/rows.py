"""Rows of vocabulary tables on their way in: every complaint names table, row and field."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final, TypeVar, cast

from bot.domain.words import EasedKind, Measure
from bot.lexicon.backtracking import doubling_part, fits_nothing
from bot.lexicon.competing import competing_part
from bot.lexicon.parsing import parsed
from bot.lexicon.patterns import Pattern

_Word = TypeVar("_Word", bound=str)
FLAGS = int(re.IGNORECASE)
_SPACE: Final = Pattern(r"(?<![\\\[]) ")
_NAME: Final = r"[^\W\d][\w-]*"  # of a macro; digits between braces are a number of repetitions
_MACRO: Final = re.compile(rf"(?<!\\)(?<!\\N)\{{({_NAME})\}}")
_KEYS: Final = {"macros": "name", "numbers": "word"}  # what tells rows apart, where it is not their `id`
_OWN_FLAGS: Final = re.compile(r"\(\?[aiLmsux]+\)")
_FREE: Final = frozenset({"name", "note"})  # for people; a rule need not read them


class VocabularyError(ValueError):
    """A row of a table is wrong: which table, which row (from 0), which field, what and how to mend it."""

    def __init__(self, table: str, row: int | None, field: str | None, problem: str, remedy: str) -> None:
        super().__init__(f"{table}, row {row}: {problem}. {remedy}")
        self.table = table
        self.row = row
        self.field = field
        self.problem = problem
        self.remedy = remedy


class Row:
    """One row of a table."""

    def __init__(self, table: str, index: int, data: object, macros: Mapping[str, str]) -> None:
        self.table, self.index, self.macros = table, index, macros
        self._asked: set[str] = set()
        if not isinstance(data, Mapping):
            raise self.error(None, "the row is no mapping", "Write it as `field: value` pairs")
        self.data = cast("Mapping[str, object]", data)

    def error(self, field: str | None, problem: str, remedy: str) -> VocabularyError:
        return VocabularyError(self.table, self.index, field, problem, remedy)

    def value(self, field: str, default: object = None) -> object:
        self._asked.add(field)
        return self.data.get(field, default)

    def refuse_unasked(self) -> None:
        """VocabularyError for a field that no rule asked for: a misspelt one would silently do nothing."""
        unknown = sorted(str(field) for field in self.data.keys() - self._asked - _FREE)
        if unknown:
            problem = f"`{unknown[0]}` is no field of this table"
            raise self.error(unknown[0], problem, f"Use one of: {', '.join(sorted(self._asked))}")

    def refuse_known(self, field: str, seen: dict[str, int]) -> None:
        """VocabularyError for a value, in any case, that an earlier row has; else it is one seen."""
        value = str(self.data[field]).casefold()
        if value in seen:
            problem = f"{self.data[field]!r} is given twice, first in row {seen[value]}"
            raise self.error(field, problem, f"Give each row its own `{field}`, or keep one of the two")
        seen[value] = self.index

    def text(self, field: str, default: str | None = None) -> str:
        value = self.value(field, default)
        if not isinstance(value, str) or not value:
            raise self.error(field, f"`{field}` is missing or no text", f"Give `{field}` as a quoted string")
        return value

    def share(self, field: str, default: float, least: float = 0.0) -> float:
        """A number from `least` to 1."""
        value = self.value(field, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= 1:
            remedy = f"Give a number from {least:g} to 1, such as 0.8, without quotes"
            raise self.error(field, f"`{field}` is no number from {least:g} to 1: {value!r}", remedy)
        return float(value)

    def whole(self, field: str) -> int:
        value = self.value(field)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            problem = f"`{field}` is missing or no whole number: {value!r}"
            raise self.error(field, problem, "Give a whole number such as 12, without quotes")
        return value

    def flag(self, field: str) -> bool:
        """Whether it is set; left out, it is not."""
        value = self.value(field, default=False)
        if not isinstance(value, bool):
            problem = f"`{field}` is neither true nor false: {value!r}"
            raise self.error(field, problem, "Write true without quotes, or leave it out")
        return value

    def choice(self, field: str, known: Sequence[_Word]) -> _Word:
        """The one of these that is given."""
        value = self.text(field)
        found = next((word for word in known if word == value), None)
        if found is None:
            raise self.error(field, f"`{field}` is unknown: {value!r}", f"Use one of: {', '.join(known)}")
        return found

    def optional(self, field: str, known: Sequence[_Word]) -> _Word | None:
        return self.choice(field, known) if self.value(field) is not None else None

    def regex(self, field: str, *, required: bool = True) -> Pattern | None:
        if not required and self.value(field) is None:
            return None
        pattern = self.compiled(field, self.expanded(field))
        if fits_nothing(pattern.pattern, FLAGS):
            problem = f"`{field}` matches without a single character, so it matches every text"
            raise self.error(field, problem, "Let one alternative at least hold words, without ? or *")
        return pattern

    def expanded(self, field: str) -> str:
        """A pattern with what its macros stand for. VocabularyError for one that is not known."""

        def meant(found: re.Match[str]) -> str:
            if found[1] not in self.macros:
                raise self._no_macro(field, found[1])
            return self.macros[found[1]]

        return _MACRO.sub(meant, self.text(field))

    def _no_macro(self, field: str, name: str) -> VocabularyError:
        close = get_close_matches(name, self.macros, n=1)
        known = f"Did you mean {{{close[0]}}}? " if close else ""
        remedy = (
            f"{known}A macro is a row of the table of macros, and may use those above it; write \\{{ for {{"
        )
        return self.error(field, f"no macro `{name}` is known here", remedy)

    def compiled(self, field: str, source: str) -> Pattern:
        # A space in a pattern matches any white space: official texts are wrapped anywhere.
        pattern = _SPACE.sub(r"\\s", source)
        if _OWN_FLAGS.match(source):
            problem = f"`{field}` begins with flags, which may not stand where it is joined to other patterns"
            raise self.error(field, problem, "Leave (?i) out, case is ignored; write (?s:...) for a part")
        try:
            parsed(pattern, FLAGS)
            twice = doubling_part(pattern, FLAGS)
            shared = competing_part(pattern, FLAGS)
        except re.error as problem:
            raise self.error(
                field, f"`{field}` is no regular expression: {problem}", "Correct it"
            ) from problem
        if twice is not None:
            raise self.error(
                field,
                f"a repeated part of `{field}` can read a text in two ways (at one of {twice!r}): "
                "thirty words that nearly match take minutes",
                "Let no alternative begin like another or repeat itself inside, or repeat it less: {0,3}",
            )
        if shared is not None:
            raise self.error(
                field,
                f"two repeats of `{field}` that follow each other both read {shared!r}: "
                "on a long run of these they try every way to share it",
                "Make them one, bound them as in {0,60}, or let something stand between that neither reads",
            )
        return Pattern(pattern, FLAGS)


def require_table(tables: Mapping[str, object], name: str) -> list[object]:
    """The rows of a table as loaded; VocabularyError when there are none."""
    data = tables.get(name)
    if not isinstance(data, list) or not data:
        problem = "the table is missing, empty or no list"
        raise VocabularyError(name, None, None, problem, f"Provide {name}.yml")
    return data


def read_rows(tables: Mapping[str, object], name: str, macros: Mapping[str, str]) -> Iterator[Row]:
    """The rows of a table, to be asked for their fields one after the other.

    When the next row is wanted, the one before must have been asked for all it has. VocabularyError for a row
    by the name of an earlier one: what a rule is cited by must mean one row.
    """
    key = _KEYS.get(name.partition("-")[2], "id")
    seen: dict[str, int] = {}
    for index, data in enumerate(require_table(tables, name)):
        row = Row(name, index, data, macros)
        yield row
        row.refuse_unasked()
        if key in row.data:
            row.refuse_known(key, seen)


def read_macros(tables: Mapping[str, object], table: str) -> dict[str, str]:
    """Patterns by name; a row may use those above it, and not itself."""
    found: dict[str, str] = {}
    for row in read_rows(tables, table, found):
        name = row.text("name")
        if not re.fullmatch(_NAME, name):
            raise row.error("name", f"no name of a macro: {name!r}", "Begin it with a letter, without spaces")
        pattern = row.expanded("pattern")
        row.compiled("pattern", pattern)
        found[name] = pattern
    return found


def measure_of(row: Row) -> Measure | None:
    """Its measure, when it gives one."""
    return row.optional("measure", tuple(Measure))


def eased_of(row: Row) -> EasedKind | None:
    """Its kind of easing, when it gives one."""
    return row.optional("eased", tuple(EasedKind))


def required(pattern: Pattern | None) -> Pattern:
    """A pattern that its row was already made to have."""
    if pattern is None:
        raise AssertionError("a required pattern was compiled to nothing")
    return pattern

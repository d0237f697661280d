"""Codes of states that are English words as well: BY, IT, IN, NO ... When "by" is Belarus, when a word."""

from collections.abc import Callable, Sequence
from functools import cached_property

from bot.query import vocabulary as v

CODE_LETTERS = 3
"""Letters of the longest ISO code."""

SIGNS = frozenset({">", "<", "<>", ","})
GRAMMAR = (
    v.FROM_WORDS | v.AGAINST_WORDS | v.BOTH_WORDS | v.SINCE_WORDS | v.UNTIL_WORDS | v.THEME_WORDS | v.IGNORED
)
SHADOWED = frozenset(
    word for word in GRAMMAR if word.isascii() and word.isalpha() and len(word) <= CODE_LETTERS
)
"""Short words of English that are far more often themselves than ISO codes (India, Andorra, Peru ...)."""

_ARROWS = frozenset({">", "<", "<>"})
_LEADS_TO_STATE = frozenset({"from", "by", "against", "on", "of", "to"})
_IN_LISTS = frozenset({"all", "between", "both", "kind", "list", "measure", "measures", "most", "new"})
# Words of whole sentences: beside them "it" and "is" are English.
_SENTENCE = frozenset(w for w in v.IGNORED - v.LAST_WORDS - v.OF_WORDS - SHADOWED - _IN_LISTS if w.isalpha())
_BEFORE_STATE = frozenset({"by"})
_BEFORE_STATE_OR_DAY = frozenset({"in", "at", "to", "as"})
_PREPOSITIONS = _BEFORE_STATE | _BEFORE_STATE_OR_DAY


class ShortCodes:
    """Tells of each short word of a question whether it is a state's code or the English word."""

    def __init__(
        self,
        raw: Sequence[str],
        *,
        shouting: bool,
        country: Callable[[str], str | None],
        state_at: Callable[[int], bool],
        term_at: Callable[[int], bool],
        day_at: Callable[[int], bool],
    ) -> None:
        """`state_at`, `term_at` and `day_at` tell what begins at a word, short words left aside."""
        self._raw = raw
        self._folded = tuple(v.fold(word) for word in raw)
        self._shouting = shouting
        self._country = country
        self._state_at, self._term_at, self._day_at = state_at, term_at, day_at

    def is_grammar(self, at: int) -> bool:
        """Whether a short word such as "in" is English rather than the code of India."""
        if self._folded[at] not in SHADOWED:
            return False
        if self._raw[at].isupper() and not self._shouting:
            return False
        return not self._country(self._raw[at]) or not (
            self._codes_only or self._among_codes(at) or self._points_at(at)
        )

    def passed_over(self, at: int) -> bool:
        """Whether the word is dropped although it may have been meant as a code."""
        if not (self.is_grammar(at) and self._country(self._raw[at])):
            return False
        opening = at == 0 and self._code_at(1) and not self._sentence  # "by pl visa" may mean both states
        if self._natural(at):
            return opening
        return not self._sentence or self._named(at)

    @cached_property
    def _codes_only(self) -> bool:
        return all(len(word) <= CODE_LETTERS - 1 or word in SIGNS for word in self._raw)

    @cached_property
    def _sentence(self) -> bool:
        return any(word in _SENTENCE for word in self._folded)

    def _word(self, at: int) -> str:
        return self._folded[at] if 0 <= at < len(self._folded) else ""

    def _code_at(self, at: int) -> bool:
        """Whether a code that is no English word stands there."""
        word = self._word(at)
        short = word.isascii() and 0 < len(word) <= CODE_LETTERS and word not in SHADOWED
        return short and self._country(self._raw[at]) is not None

    def _natural(self, at: int) -> bool:
        """Whether the word does its work as English: "by the EU", "in 2024", "us and China"."""
        word, after = self._folded[at], at + 1
        if word == "and":
            return 0 < at < len(self._raw) - 1
        if word not in _PREPOSITIONS:
            return False
        if self._state_at(after) or (self._word(after) in SHADOWED - _PREPOSITIONS - v.BOTH_WORDS):
            return True
        return word not in _BEFORE_STATE and (self._day_at(after) or self._word(after) == "of")

    def _named(self, at: int) -> bool:
        """Whether the word stands where a state is named: "from by", "it>us", "us and it"."""
        before, after = self._word(at - 1), self._word(at + 1)
        return (
            before in _ARROWS | _LEADS_TO_STATE
            or after in _ARROWS
            or (before in v.BOTH_WORDS and self._code_at(at - 2))
            or (after in v.BOTH_WORDS and self._code_at(at + 2))
        )

    def _points_at(self, at: int) -> bool:
        return self._named(at) and not self._sentence and not self._natural(at)

    def _among_codes(self, at: int) -> bool:
        """Whether "by" in "ru by visa" is Belarus: behind a code, before a term, no other grammar around."""
        before = self._word(at - 1)
        if not (before.isascii() and len(before) <= CODE_LETTERS and self._country(before)):
            return False
        if any(w in GRAMMAR and w not in SIGNS and not self._country(w) for w in self._folded):
            return False
        dated = self._day_at(at + 1) and not self._natural(at)
        return at + 1 == len(self._raw) or self._term_at(at + 1) or dated

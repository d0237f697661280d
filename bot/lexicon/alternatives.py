"""Many alternatives searched for at once: at each place only those that can begin with the letter there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.lexicon import firsts
from bot.lexicon.compiling import compiled

_WORD = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True)
class Alternatives:
    """Patterns of which the first that matches counts, as in "a|b"; compiled when their letter is met."""

    parts: tuple[str, ...]
    before: str  # what stands before each of them, such as a look behind
    after: str
    flags: int = 0

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in order, without overlap."""
        if not self.parts:
            return
        if self._begins is None:
            yield from self._of_all.finditer(text)
            return
        reached = 0
        for begin in self._begins.finditer(text):
            at, letter = begin.start(), begin.group()
            if at < reached:
                continue
            pattern = self._by_letter.get(letter) or self._of(letter)
            if match := pattern.match(text, at):
                yield match
                reached = match.end()

    @cached_property
    def _letters(self) -> list[re.Pattern[str] | None]:
        """What matches the first letter of each part; None where it can be too many."""
        letters = [firsts.letters_of(part, self.flags) for part in self.parts]
        return [re.compile(f"[{each}]", self.flags) if each else None for each in letters]

    @cached_property
    def _begins(self) -> re.Pattern[str] | None:
        """What matches the first letter of any part; of words, only before one of their second letters."""
        if not all(self._letters):
            return None
        letters, words, seconds = "", "", ""
        for part, first in zip(self.parts, self._letters, strict=True):
            if _WORD.fullmatch(part):
                words, seconds = words + part[0], seconds + part[1]
            elif first:
                letters += first.pattern[1:-1]
        branches = [f"[{letters}]"] if letters else []
        branches += [f"[{words}](?=[{seconds}])"] if words else []
        return re.compile("|".join(branches), self.flags)

    @cached_property
    def _of_all(self) -> re.Pattern[str]:
        return self._made_of(self.parts)

    @cached_property
    def _by_letter(self) -> dict[str, re.Pattern[str]]:
        return {}

    def _of(self, letter: str) -> re.Pattern[str]:
        fitting = [
            part
            for part, first in zip(self.parts, self._letters, strict=True)
            if first and first.match(letter)
        ]
        made = self._by_letter[letter] = self._made_of(fitting)
        return made

    def _made_of(self, parts: Sequence[str]) -> re.Pattern[str]:
        return compiled(f"{self.before}(?:{'|'.join(parts)}){self.after}", self.flags)

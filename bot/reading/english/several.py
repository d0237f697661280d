"""Several states that act in one sentence: each act has the words from its own state to the next one.

"Poland expelled ten diplomats and Russia expelled eleven in reply": ten, and eleven, never twenty-one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bot.lexicon import CountryMention
from bot.lexicon.patterns import Pattern
from bot.reading.english.counts import as_many
from bot.reading.english.cues import Cue

_CLOSE = 60  # characters between a state and its verb
_OFFICE = (
    r"(?:['’]s?)?(?: (?:foreign|interior|state|ministry|minister|department|government|president|cabinet|"
    r"side|authorities|treasury|of|affairs))*"
)
_THEN_ACTS = Pattern(
    rf"(?i){_OFFICE}(?: (?:has|have|had|is|are|also|today|then|too|itself|each|"
    r"in (?:turn|reply|response|return)|\w+ly|on \w+day)){0,6},? "
)
# Before a state whose verb is that of the state before: "Latvia expels two, Estonia three".
_GAP = Pattern(r"(?:[,;]|,? and|,? while) (?:the )?$")
_SOME = Pattern(
    r"(?: (?:has|have|is|are|today|also|then))* (?:\w+ed|\w+ing|expels|sanctions|lists|designates|bans|bars) "
    r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b)"
)
_GAP_REACH = 12  # characters
_FIRST_PERSON = Pattern(r"\b[Ww]e\b")


# Before a state whose act is told for the sake of the other one: such clauses are known by their conjunction.
_DEPENDS = tuple(
    f"{word} {article}" for word in ("after", "since", "because", "as", "that") for article in ("", "the ")
)


class Part(NamedTuple):
    """The part of a sentence in which one of several states acts."""

    start: int
    end: int
    others: tuple[tuple[int, int], ...]  # where states before it tell whom they hit, the nearest first


class Apart(NamedTuple):
    """A sentence in which states act: its verbs, and where each state begins that acts after another one."""

    cues: list[Cue]
    bounds: tuple[int, ...]

    def part_of(self, cue: Cue, length: int) -> Part:
        """The part of a sentence of this length in which a verb stands."""
        start = max((b for b in self.bounds if b <= cue.start), default=0)
        end = min((b for b in self.bounds if b >= cue.end), default=length)
        return Part(start, end, tuple(self._before(start)))

    def parts(self, one: Cue, other: Cue) -> bool:
        """Whether another state begins to act between two verbs."""
        first, second = (one, other) if one.start < other.start else (other, one)
        return any(first.end <= bound <= second.start for bound in self.bounds)

    def _before(self, start: int) -> Iterator[tuple[int, int]]:
        ends = sorted({cue.end for cue in self.cues if cue.end <= start}, reverse=True)
        for end in ends:
            yield end, min(bound for bound in self.bounds if bound >= end)


def told_apart(text: str, cues: list[Cue], mentions: tuple[CountryMention, ...], *, ours: bool) -> Apart:
    """The verbs of a sentence, with those left out before a number, and where another state begins to act.

    `ours`: "we" are a state that acts, beside those named.
    """
    if not mentions:
        return Apart(cues, ())
    acting = [cue for cue in cues if cue.kind == "act" and not cue.passive]
    if not acting:
        return Apart(cues, ())
    first = min(cue.end for cue in acting)
    named = [m for m in mentions if m.kind != "adjective"]
    later = [m for m in named if m.start >= first and _may_act(text, m, acting)]
    if left_out := list(_left_out(text, acting, later)) if later else []:
        acting = [*acting, *left_out]
    bounds = [m.start for m in later if _acts_next(text, m, acting, named)]
    if ours and named and len(acting) > 1:
        bounds += _where_we(text, acting, named)
    return Apart([*cues, *left_out] if left_out else cues, tuple(sorted(bounds)))


def _may_act(text: str, mention: CountryMention, acting: list[Cue]) -> bool:
    """Whether a state stands where a second subject does, looked at without a pattern."""
    if text.endswith(_DEPENDS, 0, mention.start):
        return False
    if text.endswith((" and ", ", ", "; ", "while ", " the "), 0, mention.start):
        return True
    return any(0 < cue.start - mention.end <= _CLOSE for cue in acting)


def _acts_next(text: str, mention: CountryMention, acting: list[Cue], named: list[CountryMention]) -> bool:
    """Whether a state is the subject of a verb, and was not named before the verb that stands before it."""
    does = any(_does(text, mention.end, cue) for cue in acting)
    if not (does or _hits_some(text, mention.start, mention.end)):
        return False
    last = max(cue.start for cue in acting if cue.end <= mention.start)
    return all(m.code != mention.code for m in named if m.end <= last)


def _where_we(text: str, acting: list[Cue], named: list[CountryMention]) -> Iterator[int]:
    """Where "we" begin to act behind a verb that has another state as its subject."""
    for we in _FIRST_PERSON.finditer(text):
        start, end = we.span()
        others = [cue for cue in acting if cue.end <= start]
        if any(_does(text, m.end, cue) for m in named for cue in others) and any(
            _does(text, end, cue) for cue in acting
        ):
            yield start


def _does(text: str, end: int, cue: Cue) -> bool:
    """Whether a state that ends there is the subject of a verb."""
    return 0 < cue.start - end <= _CLOSE and _THEN_ACTS.fullmatch(text, end, cue.start) is not None


def _hits_some(text: str, start: int, end: int) -> bool:
    """Whether a state begins a clause in which it does something to a number, by whatever verb."""
    if not _SOME.match(text, end):
        return False
    return _GAP.search(text, max(0, start - _GAP_REACH), start) is not None


def _left_out(text: str, acting: list[Cue], later: list[CountryMention]) -> Iterator[Cue]:
    """What states do whose verb is left out: it is that of the nearest one before, and the number follows."""
    for m in later:
        number = as_many(text, m.end)
        if number and _GAP.search(text, max(0, m.start - _GAP_REACH), m.start):
            verb = max((c for c in acting if c.end <= m.start), key=_end)
            yield verb._replace(start=number.start + 1, end=number.end)


def _end(cue: Cue) -> int:
    return cue.end

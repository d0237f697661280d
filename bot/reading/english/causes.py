"""What an act answers, within the sentence that tells it: its states and numbers are the other side's."""

from collections.abc import Iterator

from bot.domain.words import Measure
from bot.lexicon import CountryMention, find_countries
from bot.lexicon.patterns import Pattern
from bot.reading.english.counts import Count

# The patterns are tried on text in lower case.
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december|\\d"
_CAUSE = Pattern(
    r"\b(?:in (?:response|retaliation|reaction|reply|answer|return) (?:to|for)|prompted by|"
    r"over (?=the |an? |its )|"
    r"(?:response|retaliation|reaction|reply|answer|reciprocal \w+|retaliatory \w+|countermeasures?) "
    r"(?:to|for)|"
    r"(?<!\bthe )(?<!\bthese )(?<!\bof )following "
    r"(?!(?:individuals|persons|people|entities|officials|diplomats)\b)|"
    rf"(?<!\bto )after (?!(?:{_MONTHS})\b))"
)
# "The step taken by Borduria, which expelled two, ...": a relative clause goes on about the cause.
_ENDS = Pattern(r", (?!(?:which|who|whose|whom|where|when|that)\b)")
# "Five employees of our Embassy", "of the Samplian mission".
_AT_POST = Pattern(r"(?: \w+)? (?:of|at|from) (?:the )?(?P<ours>our(?: own)? )?")
_POST = Pattern(
    r"(?: ?\w+)?? ?(?:embass|consulat|(?:permanent |diplomatic )?mission|high commission|"
    r"foreign ministry|diplomatic)"
)
_REACH = 40  # characters behind a number in which it is told whose people they are
_OF_PEOPLE = frozenset(
    {Measure.EXPULSION, Measure.MISSION_RESTRICTION, Measure.ENTRY_BAN, Measure.VISA_RESTRICTION}
)


def causes(lower: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a sentence in lower case tells what its act, told at [start, end), answers: the place of each.

    Before the act to the comma that ends it; where none does, the words of the act may themselves tell the
    cause. Behind it to the end of the sentence.
    """
    at = 0
    while mark := _CAUSE.search(lower, at):
        if mark.start() >= end:
            yield mark.start(), len(lower)
            return
        comma = _ENDS.search(lower, mark.end(), start)
        if comma:
            yield mark.start(), comma.start()
        at = comma.start() if comma else mark.end()


def trailing_cause(lower: str, end: int) -> int | None:
    """Where behind an act that ends at `end` the words begin for what it answers; None without any."""
    mark = _CAUSE.search(lower, end)
    return mark.end() if mark else None


def behind_cause(lower: str, start: int, end: int) -> int:
    """Where, in [start, end), what is answered has come to its end; `start` where it does not stand there."""
    comma = _ENDS.search(lower, start, end)
    if comma is None:
        return start
    mark = _CAUSE.search(lower, 0, start)
    inside = mark is not None and _ENDS.search(lower, mark.end(), start) is None
    return comma.end() if inside else start


def outside_causes(
    mentions: tuple[CountryMention, ...], lower: str, start: int, end: int
) -> tuple[CountryMention, ...]:
    """The states of a sentence without those that only tell what its act, at [start, end), answers."""
    told = tuple(causes(lower, start, end)) if mentions else ()
    return tuple(m for m in mentions if not _within(m.start, told)) if told else mentions


def without_causes(counts: tuple[Count, ...], lower: str, start: int, end: int) -> tuple[Count, ...]:
    """The numbers of a clause without those of what its act, at [start, end), answers.

    "In response to the expulsion of two of its diplomats, Samplia expels three": three.
    """
    told = tuple(causes(lower, start, end)) if counts else ()
    return tuple(c for c in counts if not _within(c[1], told)) if told else counts


def _within(place: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= place < end for start, end in spans)


def without_own(
    counts: tuple[Count, ...], text: str, lower: str, measure: Measure | None, own: frozenset[str]
) -> tuple[Count, ...]:
    """The numbers of a clause without the people of its `own` side, whom expulsions and bans do not hit."""
    if not counts or measure not in _OF_PEOPLE:
        return counts
    return tuple(c for c in counts if not _own(text, lower, c, own))


def _own(text: str, lower: str, count: Count, own: frozenset[str]) -> bool:
    """Whether those counted are called the issuer's: "two Samplian diplomats", "staff of our Embassy"."""
    _, start, end = count
    post = _AT_POST.match(lower, end)
    if post and post["ours"] and _POST.match(lower, post.end()):
        return True
    for mention in find_countries(text[start : end + _REACH]):
        begins, ends = start + mention.start, start + mention.end
        if mention.code not in own:
            continue
        if (begins < end and mention.kind == "adjective") or (
            post and begins == post.end() and _POST.match(lower, ends)
        ):
            return True
    return False

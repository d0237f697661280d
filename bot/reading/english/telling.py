"""Sentences after an announcing one that go on telling whom it hits: "The measures target A and B"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from bot.lexicon.folding import holds_any
from bot.lexicon.patterns import Pattern
from bot.reading.english.setting import Finding, Setting
from bot.reading.names.name_words import REASON
from bot.reading.names.parts_hit import hit_part
from bot.reading.search.sought import Sought
from bot.reading.text.passages import Sentence

_SAYS_WHO = Sought(
    r"(?<![\w-])(?:designat\w+|sanction(?:ed|ing)|are being|namely|"
    r"singled out|named \w+ (?:individuals|people|companies|entities)|the following)\b"
)
_ACTION = (
    r"(?:sanctions|actions?|lists?|measures|countermeasures|steps?|restrictions|bans?|package|round|tranche|wave|freez(?:e|ing)|"
    r"designations?|listings?|additions|announcement|decision|notice|order|blacklist)"
)
_THOSE = (
    r"(?:individuals|persons|people|entities|officials|members|companies|designees|targets|vessels|designated|"
    r"sanctioned|targeted|listed|blacklisted)"
)
_OWN = r"(?:(?!(?:said|says|the|that|than|also|has|have|had|is|are|was|were|be|of|for|on|in)\b)[\w-]+ )"
# "Those hit include A and B", but not "it shelters groups, including C".
_INCLUDES = Pattern(
    rf"[“\"]?(?:On (?:the|its|this) {_OWN}{{0,3}}(?:list|blacklist)\b[^.;]{{0,40}}?\b(?:are|is|were|was)\b|"
    r"(?:[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost) of (?:them|those)\b[^.;]{0,60}\b(?:in|on) the "
    rf"{_OWN}{{0,2}}(?:list|blacklist) (?:are|is|were|include[sd]?)\b|"
    r"(?:[Tt]hey|[Tt]hese|[Tt]hose|Among|Also (?:included|targeted|sanctioned|designated|listed|hit)|"
    r"(?:[A-Z][\w-]+ ){1,3}(?:designees|targets)|"
    rf"(?:[Tt]he|Today[’']s|[Ii]ts|[Tt]heir) {_OWN}{{0,3}}{_THOSE})\b"
    r"[^.;]{0,120}?\b(?:includ(?:e|es|ed|ing)|are|is)\b|"
    rf"(?:[Tt]his|[Tt]he|Today[’']s|[Ii]ts|[Tt]heir) {_OWN}{{0,3}}{_ACTION}\b[^.;]{{0,120}}?"
    r"\b(?:includ(?:e|es|ed|ing)|compris(?:e|es|ing)(?: of)?|consists? of)\b)"
)
# "The new measures target A": a verb by which an action reaches those it hits.
_REACHES = Pattern(
    r"[“\"]?(?:[Tt]hey|(?:[Tt]his|[Tt]he|[Tt]hese|[Ii]ts|[Tt]heir|(?:[A-Z][\w-]+|(?:[A-Z]\.){2})[’']s?|"
    r"[A-Z][\w-]+) "
    rf"{_OWN}{{0,4}}?{_ACTION})"
    r"(?: (?:imposed|announced|unveiled|issued|adopted))?"
    r"(?: (?:against|on|under|by|in) [^.,;]{1,60}?)? (?:(?:also|will|would|be|now|further|mainly|primarily|"
    r"specifically|have|has) ){0,3}"
    r"(?P<verb>target|hit|affect|cover|capture|concern|involve|name|list|sanction|"
    r"designate|blacklist|ban|add(?=s)|extend|relate|apply|applie|focus)(?:s|d|ed|ing|ned|ted)?(?: to| on)?\b"
)
# "Two firms from A were also added to the list": those hit are the subject.
_ARE_HIT = Pattern(
    r"(?:[A-Z][\w-]+ )?(?:[\w-]+ ){0,6}?(?:entities|individuals|persons|companies|firms|officials|banks|"
    r"vessels)(?: (?:from|in) [^.;]{1,80}?)? (?:also )?(?:were|was|are|have been|has been) (?:also )?"
    r"(?:added|sanctioned|designated|listed|targeted|hit|blacklisted|included)\b"
)
# "A and B are among those sanctioned": named before the verb.
_AMONG_THOSE = Pattern(
    r"(?P<those>[A-Z][^;]{4,200}?) (?:is|are|was|were) (?:also )?(?:among|one of) (?:the |those )"
    r"(?:[\w-]+ ){0,3}?(?:sanctioned|designated|targeted|blacklisted|listed|hit|expelled|banned|"
    r"barred|named)\b"
    r"|(?P<listed>[A-Z][^;]{4,200}?) (?:is|are|was|were) (?:also )?(?:(?:included )?on|included in) the "
    rf"{_OWN}{{0,2}}(?:list|blacklist)\b"
)
# "Ana Doe was also blacklisted", "in addition, A and B were sanctioned".
_ALSO_HIT = Pattern(
    r"(?:(?P<more>Additionally|In addition|Moreover|Furthermore|Also),? )?"
    r"(?P<those>[A-Z][^;.]{4,250}?)[ —–,-]* "
    r"(?:was|were|is|are|has been|have been) (?(more)(?:also )?|also )"
    r"(?:sanctioned|designated|targeted|blacklisted|listed|hit|expelled|banned|barred)\b"
)
# "The ministry said that the measures target A".
_SAID = Pattern(
    r"(?:According to [^,;]{1,60}, |[^,;.]{1,60}? (?:said|added|says|stated|announced|noted|explained)"
    r"(?: on \w+day)?(?: that)? )(?=(?:the|these|this|its|their|they|some|several|many|most)\b)"
)
# "Ruritanian tycoons now subject to sanctions include A": whoever is hit is told to include somebody.
_HIT_INCLUDES = Pattern(
    r"(?!Previously|Already|Earlier)(?:[A-Z][\w’'-]*,? (?:[\w’'-]+,? ){0,8}?)?"
    r"(?i:sanctioned|designated|blacklisted|banned|barred|targeted|listed|now (?:subject to|under))\b"
    r"[^.;:]{0,80}?\binclud(?:e|es|ed|ing)\b"
)
# Right behind the act: "This includes A".
_GOES_ON = Pattern(r"(?:This|These|That) includ(?:e|es|ed)\b")
# What a list puts before an item, and a text before a sentence that goes on.
_OPENS = Pattern(
    r"[\s•*·–—\-]*(?:(?:However|Meanwhile|Moreover|Furthermore|In addition|Additionally|Overall|In total), )?"
)
# What was done on another day: "In May three persons were sanctioned".
_EARLIER = Pattern(
    r"(?:In|On|Since|Last|Earlier|Previously|Before) (?:(?:early|mid|late|the|\d{1,2})[- ])?(?:(?:January|"
    r"February|March|April|May|June|July|August|September|October|November|December|\d{4}|year|month|week)\b"
    r"|(?=in |this ))|(?:Previously|Already)\b|"
    r"[^.;]{0,60}\b(?:previously|earlier this|last (?:year|month|week))\b"
)
_NEXT = 8  # sentences after the announcing one that may say who was meant by "several members"
_MOST_ITEMS = 200  # of a list


class Part(NamedTuple):
    """Words that name those hit, and where they begin in the whole text."""

    text: str
    start: int
    reached: bool  # they are all whom the action reaches; otherwise some of them
    included: bool = False  # the sentence says of a list, or of those hit, that it includes them


def said_after(setting: Setting, finding: Finding) -> Iterator[Sentence]:
    """The sentences after the announcing one that the same speaker says."""
    said = finding.sentence
    for sentence in islice(setting.layout.after(said), _MOST_ITEMS):
        if not sentence.asked and (sentence.passage == said.passage or not setting.layout.transcript):
            yield sentence


def names_follow(setting: Setting, finding: Finding) -> Iterator[Part]:
    """Where the next sentences may name those hit."""
    for sentence in _next(setting, finding):
        near = sentence.start <= finding.sentence.end + 1
        if near and (goes_on := _GOES_ON.match(sentence.text)):
            yield _part(sentence, goes_on)
            continue
        if among := _named_before(sentence):
            if not is_earlier(sentence):
                yield Part(among[1] or among[2], sentence.start, reached=False, included=True)
            continue
        verb = _of_those(sentence) or _SAYS_WHO.search(sentence.lower)
        if verb and _tells(sentence, verb):
            yield _part(sentence, verb)


def parts_after(setting: Setting, finding: Finding) -> list[Part]:
    """Where the next sentences surely speak of those hit, named or not."""
    return [part for sentence in _next(setting, finding) if (part := _surely_of_those(sentence))]


@lru_cache(maxsize=2 * _NEXT)  # every act of a text asks of the same sentences, and several fields of each
def _surely_of_those(sentence: Sentence) -> Part | None:
    verb = _of_those(sentence)
    if verb and _tells(sentence, verb):
        return _part(sentence, verb)
    if _ARE_HIT.match(sentence.text) and not is_earlier(sentence):
        return Part(hit_part(sentence.text), sentence.start, reached=False)
    return None


_AMONG = (" among ", " one of ", " on the ")  # one is in each match of _AMONG_THOSE
_ADDS = ("Additionally", "In addition", "Moreover", "Furthermore")


def _named_before(sentence: Sentence) -> re.Match[str] | None:
    """The words of a sentence that name those hit before its verb: first some letters are looked for."""
    text, lower = sentence.text, sentence.lower
    if holds_any(lower, _AMONG) and (among := _AMONG_THOSE.match(text)):
        return among
    return _ALSO_HIT.match(text) if "also" in lower or text.startswith(_ADDS) else None


# "They are accused of", "the measures target those who": what follows says why.
_SAYS_WHY = Pattern(rf" (?:(?:the )?(?:people|persons|individuals|those|anyone) )?(?:{REASON.pattern})")


def _tells(sentence: Sentence, verb: re.Match[str]) -> bool:
    """Whether a sentence says who is hit, on this day, and not why."""
    return not _SAYS_WHY.match(sentence.text, verb.end()) and not is_earlier(sentence)


def _next(setting: Setting, finding: Finding) -> tuple[Sentence, ...]:
    """The next sentences without those that tell an act: it is joined with this one if it is the same."""
    known = setting.said_next.get(finding.sentence.start)
    if known is None:
        near = islice(said_after(setting, finding), _NEXT)
        known = tuple(sentence for sentence in near if sentence not in setting.acting)
        setting.said_next[finding.sentence.start] = known
    return known


@lru_cache(maxsize=2 * _NEXT)  # as above
def _of_those(sentence: Sentence) -> re.Match[str] | None:
    """The words of a sentence behind which it speaks of those hit."""
    opens = _OPENS.match(sentence.text)
    start = opens.end() if opens else 0
    said = _SAID.match(sentence.text, start)
    start = said.end() if said else start
    verb = _INCLUDES.match(sentence.text, start) or _REACHES.match(sentence.text, start)
    return verb or (_HIT_INCLUDES.match(sentence.text) if "includ" in sentence.lower else None)


def is_earlier(sentence: Sentence) -> bool:
    """Whether a sentence begins with another day than that of the text."""
    return _EARLIER.match(sentence.text) is not None


def _part(sentence: Sentence, verb: re.Match[str]) -> Part:
    reached = "verb" in verb.re.groupindex
    words = hit_part(sentence.text[verb.end() :])
    if why := _WHO_AND_WHY.match(words):
        words = words[: why.end("who")]
    return Part(
        words,
        sentence.start + verb.end(),
        reached,
        included=verb.re.pattern in (_INCLUDES.pattern, _HIT_INCLUDES.pattern),
    )


# "several firms involved in": what follows names others, however soon.
_WHO_AND_WHY = Pattern(
    r"\s*(?P<who>(?:[\w-]+ ){0,4}?(?:people|persons|individuals|those|entities|companies|officials|firms|"
    rf"actors|networks?))\b (?:that (?:are|were) )?(?:{REASON.pattern})"
)

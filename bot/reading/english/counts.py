"""How many are hit: numbers in words and digits bound to people and bodies."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.lexicon.patterns import Pattern
from bot.reading.weights import MOST_PEOPLE

Count = tuple[int, int, int]
"""A number of those hit, and where its words begin and end."""


class Bare(NamedTuple):
    """A number without those it counts, from the space before it at `start` to `end`."""

    number: int
    start: int
    end: int


_RIGHT_BEFORE = 40  # characters: "bringing the number sanctioned to" stands no further from it
_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_UNITS = {word: number for number, word in enumerate(_UNIT_WORDS.split())}
_TENS = {
    w: 10 * n
    for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_TIMES = {"hundred": 100, "dozen": 12}
_NUMBER = "|".join([*_UNITS, *_TENS, "hundred", "thousand", "dozen"])
_WORDS = rf"(?:{_NUMBER})(?:(?:[- ]|(?:(?<=hundred)|(?<=thousand)) and )(?:{_NUMBER}))*"
_WHO = (
    r"individuals?|entit(?:y|ies)|persons?|people|compan(?:y|ies)|firms?|officials?|members?(?! states?)|"
    r"leaders?|vessels?|"
    r"tankers?|ships?|aircraft|banks?|part(?:y|ies)|diplomats?|organi[sz]ations?|nationals|citizens|prisons|"
    r"militia groups|groups|units?|judges|prosecutors|lawmakers|senators|employees|operators|enterprises|"
    r"staff|representatives|"
    r"businessm[ae]n|businesswom[ae]n|officers|journalists|networks?|subsidiaries|oligarchs?|executives|militants?|terrorists?|"
    r"facilitators?|financiers?|fundraisers?|recruiters?|smugglers?|traffickers?|brokers?|operatives?|"
    r"commanders?|"
    r"generals?|attach[eé]s?|envoys?|consuls?|ambassadors?|spies|mayors?|ministers?|governors?|legislators?|"
    r"deputies|hackers?|criminals?|cybercriminals?|propagandists?|warlords?|academics|tycoons?|"
    r"owners|directors|managers|suppliers|manufacturers|producers|exporters|traders|agents|institutions|outlets|"
    r"associates|allies|figures|targets|(?<!of )(?:designations|listings)|"
    r"refiner(?:y|ies)|terminals?|financial institutions?|procurement agents?|settlers?|supporters|"
    r"soldiers|parliamentarians|politicians|businesspeople|bankers|broadcasters|scientists|researchers|"
    r"engineers|clerics|activists|extremists|separatists|rebels|mercenaries|wardens|advis[eo]rs|aides|relatives|"
    r"investigators|interrogators|jailers|administrators|bureaucrats|businesses|factories|plants|shipyards|"
    r"shipowners|airlines|insurers|lenders|exchanges|charities|foundations|universities|institutes|militias|"
    r"brigades|ministries|agencies|ports|conglomerates|newspapers|websites|channels|technicians|pilots|"
    r"(?-i:[A-Z][a-z]+(?:ans|ese|is))"  # "100 Ruritanians"
)
_LAW = "".join(rf"(?<!\b{word} )" for word in ("Section", "Article", "Resolution", "Order", "No", "E.O."))
# "Four Ruritanian, three Dorian and two Estrian individuals": one noun for all.
_OF_LIST = (
    rf"(?-i:[A-Z])[\w’'-]+(?=(?:,|,? and) (?:\d{{1,3}}|{_NUMBER})\s+(?-i:[A-Z])[^.;:]{{0,120}}?"
    rf"\b(?:{_WHO})\b)"
)
# "15 North Korean IT workers": whatever else people are called, behind the name of a state.
_CALLED = (
    r"(?-i:(?:[A-Z][\w’'-]+\s+){1,4}(?:[a-z-]+\s+){0,2}?(?!(?:states|countries|nations|governments|sides|"
    r"missiles|drones|strikes|attacks|cities|regions|"
    r"provinces|villages|towns|tests|launches|laws|sanctions|measures|weapons|jets|rockets|bases|sites|words|"
    r"projects|sources|languages|days|years|months|weeks|hours|cases|times|fields|islands|elections)\b)"
    r"[a-z-]{3,}(?:s|men|women)\b)"
)
_COUNT = Pattern(
    rf"(?<![\w$€£.,-])(?!one or more\b){_LAW}(?P<n>\d{{1,3}}(?:,\d{{3}})*|"
    rf"{_WORDS})(?!\s*(?:percent|%|years?|months?|days?|hours?|weeks?|million|"
    rf"billion|"
    rf"times|barrels|entries|(?:and|or|of (?:whom|them|which))\b))\s+"
    rf"(?:{_OF_LIST}|(?:[^\W\d][\w’'.-]*\s+){{0,4}}?(?P<what>{_WHO})\b|{_CALLED})",
    re.IGNORECASE,
)
# Where a number may begin, in text in lower case: quickly found.
_BEGINS = Pattern(rf"(?<![\w$€£.,-])(?=\d|{_NUMBER})")
_RUNNING = Pattern(
    r"(?:(?<!\ba )total(?:ling)? (?:of )?|to date|brings? .{0,30}|more than \d+ .{0,20}since|"
    r"\b(?:will|would) have \w+ (?:over |more than |about |nearly |some )?)$",
    re.IGNORECASE,
)
# "A war that has killed 500 people": numbers of those who suffered.
_VICTIMS = Pattern(
    r"\b(?:kill|murder|injur|wound|displac|detain|arrest|jail|imprison|abduct|kidnap|deport|execut|tortur|"
    r"evacuat|starv|drown|rescu|massacr|shoot|shot|hurt|harm|attack)\w*(?: (?!(?:and|for)\b)[\w-]+){0,4} $"
)
# "For closing five newspapers", "the poisoning of two activists": of what those hit have done.
_DEED = Pattern(
    r"\b(?:for|of|in|over|the|who|that) (?:\w+ly |repeatedly )?"
    r"(?!(?:designat|sanction|list|add|impos|target|expel|declar|barr|bann|freez|plac|includ|nam|remov|restrict|"
    r"prohibit|order|block|penali|putt|blacklist|deport|hitt|delist|lift)\w*)"
    r"\w{3,}ing (?:of )?(?:(?!(?:and|by|with|from|against|on)\b)[\w’'-]+ ){0,2}$"
)
# "Five officials, including two ministers": counted already.
_AMONG = Pattern(
    r"\b(?:including|include|among (?:them|whom)|of (?:them|whom|which))(?: (?:the|at least))?[ ,]*$"
)


_ABOUT = Pattern(
    r"\b(?:nearly|almost|about|around|approximately|roughly|some|more than|over|at least|up to|as many as|"
    r"close to|upwards of)(?: an?)? ?$"
)


def is_about(lower: str, count: Count) -> bool:
    """Whether a number is said to be none to the man: "nearly 40 officials", "three dozen diplomats"."""
    _, start, end = count
    return "dozen" in lower[start:end] or bool(_ABOUT.search(lower, max(0, start - _RIGHT_BEFORE), start))


def find_counts(text: str, lower: str) -> tuple[Count, ...]:
    """Numbers of those hit, in order: (number, start, end). Running totals are left out.

    `lower` is the text in lower case.
    """
    found: list[Count] = []
    for match in _counts(text, lower):
        number = parse_number(match["n"])
        if (
            number is None
            or number > MOST_PEOPLE
            or _RUNNING.search(text[max(0, match.start() - _RIGHT_BEFORE) : match.start()])
            or _DEED.search(lower, max(0, match.start() - _RIGHT_BEFORE), match.start())
            or _VICTIMS.search(lower, max(0, match.start() - _RIGHT_BEFORE), match.start())
            or (found and _AMONG.search(lower, max(0, match.start() - _RIGHT_BEFORE), match.start()))
        ):
            continue
        found.append((number, match.start(), match.end()))
    return tuple(found)


def _counts(text: str, lower: str) -> Iterator[re.Match[str]]:
    reached = 0
    for number in _BEGINS.finditer(lower):
        if number.start() >= reached and (match := _COUNT.match(text, number.start())):
            reached = match.end()
            yield match


# "Estonia expelled three", "three of its own", "eleven in reply": those hit are called so before.
_AS_MANY = Pattern(
    rf" (?:another |a further |only )?(?P<n>\d{{1,3}}|{_WORDS})"
    r"(?=(?: (?:more|others?|of (?:its|their|the same)|of them))?"
    r"(?: (?:in (?:reply|response|return|turn|kind)|today|yesterday|on \w+day|last \w+|too|as well|"
    r"(?:an?|two|three) \w+ (?:ago|earlier|before|later)))?"
    r"(?:[.,;]|\W*$| and (?:the )?(?:(?-i:[A-Z])|\W*$)))",
    re.IGNORECASE,
)


_LONGEST = 12  # characters of the first word of a number
_BEGIN_ALONE = frozenset({*_UNITS, *_TENS, "hundred", "a", "another", "only"})


def as_many(text: str, start: int) -> Bare | None:
    """The number right behind a verb or a state, at `start`, of people who are not called anything there."""
    word = text[start + 1 : start + _LONGEST].partition(" ")[0].partition("-")[0].lower()
    if not (word[:1].isdigit() or word.rstrip(".,;") in _BEGIN_ALONE):  # to look first costs least
        return None
    found = _AS_MANY.match(text, start)
    number = parse_number(found["n"]) if found else None
    return Bare(number, found.start("n") - 1, found.end("n")) if found and number else None


def parse_number(words: str) -> int | None:
    """A number in digits or English words below a million; None when it is none."""
    digits = words.replace(",", "")
    if digits.isascii() and digits.isdigit():
        return int(digits)
    thousands = total = 0
    for word in re.split(r"[- ]", words.casefold().replace(" and ", " ")):
        if word == "thousand":
            thousands, total = max(total, 1) * 1000, 0
        elif word in _TIMES:
            total = max(total, 1) * _TIMES[word]
        elif word in _UNITS or word in _TENS:
            total += _UNITS.get(word, 0) + _TENS.get(word, 0)
        else:
            return None
    return thousands + total or None

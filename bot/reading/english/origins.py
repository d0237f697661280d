"""Where those named come from: "the Ruritanian national A", "Doria-based B", "C, a bank in Ruritania"."""

from bot.lexicon import CountryMention
from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern
from bot.reading.english.targets import ALIGNED, GOODS, SENT, places

_BEFORE = 90  # characters before a name in which its origin may stand
_AFTER = 170  # characters after it
_PLACES = 4  # times that a name is looked up in a text
_MOST_NAMES = 60
# From a state to the name: "-based independent refinery", " national", " Minister of Defence".
_LEADS_ON = Pattern(
    r"(?:-(?!flagged|aligned|backed|allied|supported|sponsored)[a-z]+)?"
    r"(?:[ \t]+(?!ha(?:s|ve|d)\b|is\b|are\b|w(?:as|ere|ill)\b)"
    r"(?:of[ \t]+(?:the[ \t]+)?)?[\w-]+){0,4}[ \t]+[“\"]?|[ \t]*"
)
_APPOSITION = Pattern(
    r"^\W{0,3}(?:\([^()]{0,80}\))?[ \t]*(?:,|–|—|\bis\b|\bwas\b)?[ \t]*(?:also[ \t]+)?(?:an?|the|its)?[ \t]*"
    r"(?:[\w’'-]+[ \t]+){0,3}$"
)
_SITS = Pattern(
    r"\b(?:based|located|registered|headquartered|incorporated|domiciled|residing|resident|living|born|"
    r"established) "
    r"in (?:the )?(?:[\w’'.-]+,? ){0,3}$"
)
_OFFICE_OF = Pattern(
    r"^\W{0,3}(?:\([^()]{0,80}\))?[ \t]*,(?![ \t]*(?:who|which|whose)\b)[ \t]*"
    r"(?:an?|the|former|current|then)?[ \t]*"
    r"(?:[\w-]+[ \t]+){0,4}"
    r"(?:of|for|at|in|with)[ \t]+(?:[\w’'-]+[ \t]+){0,6}$"
)
# "X, an armed group in Ruritania", "X is a company in Ruritania", "X, which operates out of Ruritania".
_KIND_IN = Pattern(
    r"^\W{0,3}(?:\([^()]{0,80}\))?[ \t]*(?:,|–|—|\bis\b)[ \t]*(?:also[ \t]+)?(?:an?|the)[ \t]+"
    r"(?:[\w’'-]+[ \t]+){0,6}(?:group|militia|organi[sz]ation|affiliate|branch|network|gang|cartel|company|"
    r"firm|bank|supplier|trader|broker|refinery|prison|colony|outlet|exchange)[ \t]+in[ \t]+(?:the[ \t]+)?"
    r"(?:[\w’'.-]+,?[ \t]+){0,3}$"
    r"|^\W{0,3}(?:\([^()]{0,80}\))?[ \t]*,?[ \t]*(?:which|that)?[ \t]*operat(?:es|ing) (?:out of|from) "
    r"(?:the )?(?:[\w’'.-]+,? ){0,3}$"
)
_STOP = Pattern(r"[;\n]|(?<![A-Z])\.[ \t]")
_CLAUSE_END = Pattern(r"[;\n]|, |(?<![A-Z])\. ")
# "A (Ruritania)", "A of Ruritania".
_IN_BRACKETS = Pattern(r"[ \t]*(?:\([^()]*\)[ \t]*)?\((?:[\w ]+, )?|[ \t](?:of|from)[ \t](?:the[ \t])?")


def origins(whole: str, names: tuple[str, ...], *, bodies: frozenset[str]) -> list[CountryMention]:
    """States that the text gives to these names, in order of the text; positions in the whole text."""
    found: set[CountryMention] = set()
    for name in names[:_MOST_NAMES]:
        for place in _places(whole, name):
            near = _around(whole, place, place + len(name))
            if name in bodies:
                near += [CountryMention(m.code, place + m.start, place + m.end, m.kind) for m in places(name)]
            if near:
                found.update(near)
                break
    return sorted(found, key=lambda m: m.start)


def _places(whole: str, name: str) -> list[int]:
    found: list[int] = []
    at = whole.find(name)
    while at >= 0 and len(found) < _PLACES:
        found.append(at)
        at = whole.find(name, at + 1)
    return found


def _around(whole: str, start: int, end: int) -> list[CountryMention]:
    left = max(0, start - _BEFORE)
    before = _CLAUSE_END.split(whole[left:start])[-1]
    base = start - len(before)
    found: list[CountryMention] = []
    anchor = len(before)
    for m in reversed(places(before)):
        if not _LEADS_ON.fullmatch(before[m.end : anchor]):
            break
        found.append(CountryMention(m.code, base + m.start, base + m.end, m.kind))
        anchor = m.start
    after = _STOP.split(whole[end : end + _AFTER])[0]
    found += [
        CountryMention(m.code, end + m.start, end + m.end, m.kind)
        for m in places(after)
        if _tells_origin(after, m) and not _other(lowered(after), m.end)
    ]
    return found


def _other(lower: str, end: int) -> bool:
    """Whether a state that ends there tells what is traded, or whom somebody serves."""
    return GOODS.match(lower, end) is not None or ALIGNED.match(lower, end) is not None


def _tells_origin(after: str, mention: CountryMention) -> bool:
    words = after[: mention.start]
    if SENT.search(words):
        return False
    if _SITS.search(words) or _OFFICE_OF.search(words) or _KIND_IN.search(words):
        return True
    if _IN_BRACKETS.fullmatch(words):
        return True
    described = mention.kind == "adjective" or after[mention.end : mention.end + 1] == "-"
    return described and _APPOSITION.match(words) is not None

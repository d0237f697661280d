"""What the words of an action say about links: reply words, own programmes, places, distinctive words."""

import re
from functools import lru_cache
from typing import NamedTuple

from bot.domain.action import Action
from bot.domain.words import Measure
from bot.lexicon.mentions import find_countries
from bot.lexicon.patterns import Pattern

# "This is an answer", in the words ministries use. Roots, so that inflected forms match.
_REPLY = Pattern(
    r"counter-?\s?(?:measure|sanction|action)|reciproc|retaliat|tit-for-tat|\bmirror|symmetric|\bparity\b|"
    r"equivalent (?:visa )?measures|same (?:\w+ ){0,2}(?:conditions|limits|requirements)|"
    r"in (?:reply|response|answer) to|\bin (?:reply|return)\b|\brespon[ds]|anti-foreign sanctions|"
    r"blocking statute|unfriendly act|反制|对等|對等|反外国制裁|回应|报复|"
    r"ответн|в ответ|зеркальн|симметричн|взаимност|контрсанкц|встречн|"
    r"represalia|reciprocidad|reciprocidade|r[ée]ciprocit|r[ée]torsion|repr[ée]sailles|"
    r"misilleme|mukabele|対抗|相互主義|متقابل|مضاد|بالمثل",
    re.IGNORECASE,
)
# Powers with criteria of their own: those hit fulfil the criteria, nobody is being answered. Statutes and
# regimes by name: INA 212/221, appropriations act 7031(c), FRRPAA 353, Magnitsky, EAR 744, CAATSA, E.O.s,
# proclamations, EU/UK/CA/AU/CH regimes.
_PROGRAMME = Pattern(
    r"7031\s?\(c\)|\b2(?:12|21)\s?\(|immigration and nationality|section 353|engel list|magnitsky|"
    r"\be\.?\s?o\.? ?\d|executive order|proclamation|caatsa|\bear\b|export administration reg|entity list|"
    r"trade act of 1974|section (?:232|301)|global human rights|samla|special economic measures|"
    r"autonomous sanctions|reciprocal access to tibet|visa polic|human rights day|"
    r"terroris|narcotic|\bdrugs?\b|fentanyl|traffick|launder|corrupt|kleptocra|proliferat|ransomware|"
    r"icc (?:judge|prosecutor)|undermin\w+ (?:\w+ )?(?:election|democra)",
    re.IGNORECASE,
)
_COUNTER_LAW = Pattern(r"anti-foreign sanctions|反外国制裁|unreliable entity", re.IGNORECASE)
# Subjects that are places: an act about one of them does not answer an act about another.
_PLACES = {
    "HK": Pattern(r"hong kong|\bhksar\b|\bhk\b|香港|гонконг", re.IGNORECASE),
    "tibet": Pattern(r"\btibet|xizang|西藏|тибет", re.IGNORECASE),
    "xinjiang": Pattern(r"xinjiang|uyghur|uighur|新疆|синьцзян", re.IGNORECASE),
    "TW": Pattern(r"taiwan|台湾|臺灣|тайван", re.IGNORECASE),
    "south_china_sea": Pattern(r"south china sea|南海|maritime zone", re.IGNORECASE),
    "ukraine": Pattern(r"ukrain|crimea|donbas|annexation|украин|крым", re.IGNORECASE),
}
_ORDINAL = Pattern(
    r"\b(\d{1,2})(?:st|nd|rd|th)\s+(?:\w+\s+){0,2}package|\b(\w+th|first|second|third)\s+(?:\w+\s+){0,2}package",
    re.IGNORECASE,
)
_ORDINAL_WORDS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_ORDINALS = tuple(_ORDINAL_WORDS.split())
# What every second headline of the field says distinguishes nothing. Cut like the words compared.
_COMMON_STEMS = """
offici person people indivi member memb minist govern former other more least severa about after before
their those with from over under into agains includ incl sancti restri measur visa visas limit curb curbs
bans barred list lists listed adds added entiti entity expel expels orders order diplom embass staff ambass
consul missio citize nationa nation foreig state states counci first new respon counte recipr retali announ
impose threat warn warns promis years days hours seven three four five eight nine eleven twelve twenty
relate believ allege suspec presum appear
"""
_COMMON = frozenset(_COMMON_STEMS.split())
_WORD = Pattern(r"[^\W\d_]{4,}")
_STEM = 6  # letters: consulate and consular, expelled and expels meet
_MEASURE_WORDS = {
    Measure.VISA_RESTRICTION: Pattern(r"visa|签证|виз", re.IGNORECASE),
    Measure.VISA_POLICY: Pattern(r"visa|签证|виз", re.IGNORECASE),
    Measure.ENTRY_BAN: Pattern(r"travel ban|entry|stop-list|入境|въезд", re.IGNORECASE),
    Measure.ASSET_FREEZE: Pattern(r"freez|frozen|sanction|blocked|冻结|制裁|санкци", re.IGNORECASE),
    Measure.SANCTIONS_UNSPECIFIED: Pattern(r"sanction|listing|制裁|санкци", re.IGNORECASE),
    Measure.TRADE_RESTRICTION: Pattern(r"entity list|export|trade|实体清单|出口", re.IGNORECASE),
    Measure.EXPULSION: Pattern(r"expel|expul|persona non grata|驱逐|высыл", re.IGNORECASE),
    Measure.MISSION_RESTRICTION: Pattern(r"consulate|mission|embassy|领事馆|консульств", re.IGNORECASE),
}


class Signals(NamedTuple):
    """What was found in one action's words."""

    reply: bool  # calls itself an answer
    counter_law: bool  # rests on a statute made for answering
    programme: bool  # rests on a power with criteria of its own
    places: frozenset[str]
    packages: frozenset[int]  # "ninth package" -> 9
    words: frozenset[str]  # distinctive words, cut to six letters, names of states left out


def text_of(action: Action) -> str:
    """All words that describe the action; never number, address, archive id or legal basis."""
    parts = (action.headline, action.target_class, action.reason, action.answers_text)
    return "\n".join((*(p for p in parts if p), *action.persons[:5], *action.entities[:5]))


def _package(match: re.Match[str]) -> int | None:
    digits, word = match.groups()
    if digits:
        return int(digits)
    return _ORDINALS.index(word.lower()) + 1 if word.lower() in _ORDINALS else None


def places_in(text: str) -> frozenset[str]:
    """Contested places the text is about."""
    return frozenset(name for name, pattern in _PLACES.items() if pattern.search(text))


def numbers_in(text: str) -> frozenset[int]:
    """Numbers of up to four digits written in the text: how many were hit is what lists are known by."""
    return frozenset(int(n) for n in re.findall(r"(?<![\d.,])\d{1,4}(?![\d.,]*\d)", text))


def distinctive_words(text: str) -> frozenset[str]:
    """Stems that may tell one act from another."""
    kept: list[str] = []
    reached = 0
    for mention in find_countries(text):
        kept.append(text[reached : mention.start])
        reached = mention.end
    kept.append(text[reached:])
    stems = (w.group().lower()[:_STEM] for w in _WORD.finditer(" ".join(kept)))
    return frozenset(s for s in stems if s not in _COMMON)


@lru_cache(maxsize=8192)
def _signals(text: str, basis: str, *, stated: bool) -> Signals:
    both = f"{text}\n{basis}"
    return Signals(
        reply=stated or bool(_REPLY.search(both)),
        counter_law=bool(_COUNTER_LAW.search(both)),
        programme=bool(_PROGRAMME.search(both)),
        places=places_in(both),
        packages=frozenset(n for m in _ORDINAL.finditer(text) if (n := _package(m)) is not None),
        words=distinctive_words(text),
    )


def signals(action: Action) -> Signals:
    """What the action's words say. Pure: the cache holds results of a function of the text alone."""
    stated = bool(action.answers_text or action.answers_on)
    found = _signals(text_of(action), action.legal_basis or "", stated=stated)
    named = frozenset(p for p in ("HK", "TW") if p in action.targets)
    return found._replace(places=found.places | named) if named else found


def names_measure(text: str, measures: tuple[Measure, ...]) -> bool:
    """Whether the text speaks of one of the measures."""
    return any(p.search(text) for m in measures if (p := _MEASURE_WORDS.get(m)))

"""Names of persons and bodies that a text says are hit."""

import re

from bot.lexicon import find_countries

_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'À-ÿ-]*|al-\w+|ag|ould|bin|ben|ibn|abu|de|del|la|da|dos|van|von|der|el|and the)"
_SEQUENCE = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w’'À-ÿ.&-]*(?:[ \t]+(?:of (?:the )?|for )?{_WORD}\.?)*")
_BODY = re.compile(
    r"\b(?:Ltd|LLC|L\.L\.C|Inc|Co|Corp|Corporation|Company|Companies|Limited|Bank|Group|"
    r"Holdings?|Industr(?:y|ies)|Brigade|Institute|University|"
    r"Ministry|Agency|Foundation|Organi[sz]ation|Association|Party|Prison|Front|Army|Force|"
    r"Forces|Center|Centre|Council|Committee|Union|Mining|Trading|"
    r"Technolog(?:y|ies)|Shipping|Refinery|Petrochemicals?|Petroleum|Oil|Airlines?|Exchange|"
    r"Cartel|GmbH|S\.A|AG|JSC|OJSC|PJSC|FZE|Logistics|Electronics|"
    r"International|Enterprises?|Services|Systems|Network|Brigades|Battalion|Academy|School|"
    r"Television|TV|Media|News|Movement|Jihad|ISIS|al-Sharqiya|Duma|"
    r"Yachts|Satellite|Aerospace|Defen[cs]e|Dynamics|Administration|Bureau|Federation|"
    r"Province|Liberation|State)\b"
)
_NOT_NAMES = re.compile(
    r"^(?:The|This|These|Those|We|It|In|On|As|They|Today|He|She|I|Our|But|And|For|At|A|An|If|"
    r"There|With|By|Under|All|Such|Section|Executive|Order|E\.?O\.?|Act|"
    r"Department|Treasury|State|Secretary|President|Specially|Designated|Global|Magnitsky|"
    r"Office|Foreign|Assets?|Control|United|States|Government|Public|"
    r"Law|Regulations?|Entity|List|Immigration|Nationality|Statement|Minister|Ministry|"
    r"Spokesperson|Consolidated|Appropriations|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Accountability|Human|Rights|"
    r"Additional|Specifically|Included|Also|Pursuant|Following|Blocked|Persons|Nationals?|SDN|"
    r"SDGTs?|FTOs?|OFAC|Official|Officials|Former|Current|Administration|"
    r"Deputy|Chief|General|Colonel|Brigadier|Republic|Congressperson|Designation|Designations|"
    r"Sanctions|Sanctioning|Visa|Restrictions?|U\.S|US|UK|EU|UN|Mr|Ms|Mrs|"
    r"Security|Commerce|Bureau|Industry|Proclamation|FY|Further|Operations?|Region|Provisions|"
    r"Unreliable|Ambassador|Embassy|Member|Parliament|Involvement|Significant|"
    r"Corruption|Due|Terrorists?|Terrorist|Organi[sz]ation|Leaders?|Communist|Party|Central|"
    r"Committee|International|Hong|Kong|Vienna|Convention|Council|Cabinet|"
    r"Military|Regime|East|West|North|South|Asia|Africa|Europe|America|Middle|Africa|Pacific|"
    r"Region|Act|Rights|Party|Fiscal|Year|Russia|China|Iran|War|FACT|SHEET|Fact|Sheet)\.?$"
)
_TITLES = re.compile(
    r"^(?:(?:Former|Current|Mr|Ms|Mrs|Dr|Gen|General|Colonel|Brigadier|Major|Captain|"
    r"President|Vice|Prime|Deputy|First|Senate|Minister|Secretary|Senator|Congressperson|"
    r"Congressman|Judge|"
    r"Ambassador|Chief|Commander|Director|Governor|Representative|Member|Parliament|Foreign|"
    r"Defen[cs]e|Interior|Official|Officials|Republic|Designation|of|the|for|Sanctioning|"
    r"Designating|"
    r"Sheikh|Sayyed|Lieutenant|Admiral|Professor|Special)\.?\s+)+"
)
_FAMILY = re.compile(
    r"\b(?:wife|husband|spouse|son|daughter|children|sons|daughters|brother|sister|father|"
    r"mother|family members?|partner)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:for (?:his|her|their|its|having|being|involvement)|due to|involved in|"
    r"responsible for|who|whose|because|in order|linked to|the leaders of|"
    r"have been|has been|has provided|in support of|materially|providing|in response to|"
    r"in connection with|as well as to the|to counter|to further|that|when|as part of|"
    r"in coordination)\b"
)
_NO_NAME = re.compile(
    r"\b(?:Acts?|Regulations?|Agreement|Register|Balkans|Tribunals?|Sponsor|Interests?|"
    r"Federal|Export|Department|Measures?)\b|\bU$|^S\.|\bde$"
)
_SHORTEST = 30  # characters; a reason that comes first is no end of the list
_MOST_TEXT = 4000  # characters; names beyond belong to lists that a page carries separately


def hit_part(text: str) -> str:
    """The part of a clause that names those hit: what comes after the reason names others."""
    for reason in _REASON.finditer(text):
        if reason.start() >= _SHORTEST:
            return text[: reason.start()]
    return text


def find_names(text: str, outside: frozenset[str] = frozenset()) -> tuple[tuple[str, int, int, bool], ...]:
    """Names in order: (as spelled, start, end, is a body). `outside`: names of speakers or issuers."""
    states = [(m.start, m.end) for m in find_countries(text[:_MOST_TEXT])]
    found: list[tuple[str, int, int, bool]] = []
    seen: set[str] = set()
    for match in _SEQUENCE.finditer(text[:_MOST_TEXT]):
        for name, start in _split(match.group(), match.start()):
            candidate = _name(name, start, states)
            if candidate and candidate[0] not in seen and candidate[0] not in outside:
                seen.add(candidate[0])
                found.append(candidate)
    return tuple(found)


def _split(sequence: str, start: int) -> list[tuple[str, int]]:
    pieces: list[tuple[str, int]] = []
    at = 0
    for piece in re.split(r"( and the )", sequence):
        pieces.append((piece, start + at))
        at += len(piece)
    return pieces


def _name(raw: str, start: int, states: list[tuple[int, int]]) -> tuple[str, int, int, bool] | None:
    prefix = _TITLES.match(raw)
    name = raw[prefix.end() :] if prefix else raw
    begin = start + (prefix.end() if prefix else 0)
    for left, right in states:
        if left == begin:  # "Guatemalan Congressperson X": leave the state out, then the office
            rest = name[right - left :].lstrip(" ’'s")
            inner = _TITLES.match(rest)
            cut = rest[inner.end() :] if inner else rest
            begin += len(name) - len(cut)
            name = cut
            break
    if _NO_NAME.search(name) or re.search(r"[’']s?$", name):  # an owner, not the one hit
        return None
    name = name.rstrip(". ")
    for left, right in states:  # "X of Albania": the state is no part of the name
        if begin < left and right >= begin + len(name):
            name = re.sub(r"\s+(?:of|from)\s+(?:the\s+)?$", "", name[: left - begin])
    words = [w for w in name.split() if w[:1].isupper()]
    if not words or all(_NOT_NAMES.match(w) for w in words):
        return None
    is_body = bool(_BODY.search(name))
    good = (
        len(words) > 1
        and not (_NOT_NAMES.match(words[0]) and not is_body)
        and sum(not _NOT_NAMES.match(w) for w in words) >= (1 if is_body else 2)
    )
    if not good or any(left <= begin and begin + len(name) <= right for left, right in states):
        return None
    return name, begin, begin + len(name), is_body


def is_family(before: str) -> bool:
    """Whether a name after these words is listed as a relative."""
    return _FAMILY.search(before[-60:]) is not None

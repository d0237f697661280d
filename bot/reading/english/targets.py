"""The states of those hit."""

from collections import Counter

from bot.domain.words import Measure
from bot.lexicon import CountryMention, find_cities, find_countries
from bot.lexicon.folding import holds_any, lowered
from bot.lexicon.patterns import Pattern
from bot.reading.english.cues import Cue

# The patterns are tried on text in lower case.
# A state after these words takes part, suffers or is dealt with; it is not hit.
_AROUND = 60  # characters before or behind a state: "in support of ... against", "-aligned"
_NOT_HIT = Pattern(
    r"(?:\b(?:(?:in )?(?:close )?(?:coordination|cooperation|partnership|concert|parallel|"
    r"conjunction|consultation) with|alongside|together with|joined by|joining|"
    r"partners?(?: in)?|allies(?: in)?|with|war (?:on|in|against|of \w+ in)|invasion of|"
    r"aggression (?:against|in|towards)|attacks? (?:on|against)|attack(?:ed|ing)|people of|"
    r"support(?:ing)?(?: for| to)?|displac(?:e|es|ed|ing)|terrori[sz](?:e|es|ed|ing)|"
    r"(?:supported|backed|funded|sponsored|financed|armed|trained|directed|equipped) by|"
    r"against|on behalf of|hostile to|harm(?:ing|ed)?|undermin\w+(?: \w+)?|sovereignty of|"
    r"in the|into|enter(?:ing)?|leav(?:e|es|ing)|ethnic|for targeting|"
    r"(?:illegitimate|unlawful) targeting of|like|such as the|law of|laws of|"
    r"stability in|peace in|unrest in|meddl\w+ in|"
    r"benefit of|imports? (?:of|from)|"
    r"(?:aid|support|funding|funds|money|weapons) from|"
    r"(?:suppl(?:y|ies|ied|ying)|sen[dt](?:ing|s)?|sell(?:ing|s)?|sold|deliver(?:ed|ing|s)?|"
    r"provid(?:e|es|ed|ing)) "
    r"(?:[\w-]+ )?(?:weapons|arms|drones|missiles|munitions|equipment|technology) to|"
    r"acquisition from|acquired from|transfers? to|between(?: two)?|trade with|sales? to|exports? to|"
    r"shipments? (?:of \w+ )?to|"
    r"(?<!control )over|customers in|citizens? of|destabili[sz]e|under the pretext of|interfer\w+ in|"
    r"relations with|friends? of|and the people of|visit(?:s|ed|ing)?(?: to)?|travel(?:s|led|ling|ing)? to|"
    r"(?:return|deport|repatriat|extradit|renditi|refoul|handover)\w*(?: of)? (?:[\w’'-]+ ){0,4}to|"
    r"(?:transport|ship|carr|deliver|export|smuggl|suppl|mov|sell|sold|sale|transfer)\w*(?: of)? "
    r"(?:[\w’'-]+ ){1,4}to|"
    r"dissidents? from|asylum in|opposition in|pursuant to|named after|"
    r"purchas\w+(?: of)?)\s+(?:the\s+|other\s+|our\s+|occupied\s+|our close allies\s+|china[’']s\s+)*)$",
)
_HIT_AGAINST = Pattern(
    r"\b(?:sanctions?|restrictions?|measures|countermeasures|actions?|steps|bans?|"
    r"designations?|penalties|costs?)\b[^.;]{0,30}against\s+(?:the\s+)?$",
)
_BENEFICIARY = Pattern(
    r"^[’']?s?\s+(?:sovereignty|interests|internal affairs|national security|foreign policy|"
    r"people|human rights|democracy|civil society|opposition|territor\w+|autonomy|"
    r"independence|constitution|election|citizens|civilians|stability|peace|economy)\b",
)


# "Iranian crude oil" is what others trade in, but an "Iranian oil network" is hit.
GOODS = Pattern(
    r"(?:[’']s)?[ -](?:origin |illicit |crude |refined )*(?:crude|oil|petroleum|petrochemicals?|gas|lpg|"
    r"commodit(?:y|ies)|"
    r"gold|naphtha|"
    r"propane|butane|condensate|bitumen|coal|steel|arms|weapons|goods|products)\b"
    r"(?:,? (?:and )?(?:oil|petroleum|petrochemicals?|"
    r"products|gas))*"
    r"(?! (?:\w+ )?(?:network|compan|firm|sector|trader|broker|minist|smuggl|tanker|shipp))",
)


# "Consul General of Ruritania in Doria": where somebody was sent.
SENT = Pattern(
    r"(?i)\b(?:consul(?: general)?|ambassador|attach[eé]|envoy|diplomat|representative|correspondent)\b"
    r"[^.;]{0,60}\b(?:in|to|at) (?:the )?(?:[\w’'-]+,? ){0,3}$"
)
# Whom a militia serves is not where it sits.
ALIGNED = Pattern(r"[-‑](?:aligned|flagged|backed|allied|supported|sponsored|funded|trained|armed)\b")


def hit_states(
    sentence: str,
    cue: Cue,
    mentions: tuple[CountryMention, ...],
    issuer: str,
    skip: tuple[int, int] | None = None,
) -> list[CountryMention]:
    """Mentions in one sentence that can be the states of those hit, in order."""
    own = own_states(issuer)
    found = [
        m for m in mentions
        if m.code not in own and (skip is None or m.start != skip[0]) and not _spared(sentence, m, cue)
    ]  # fmt: skip
    if any(m.code == _ATTACKER for m in found):
        found = [m for m in found if m.code != _ATTACKED or not _FOUGHT_IN.search(sentence[: m.start])]
    strong = [m for m in found if m.kind != "capital"] or found
    if not cue.passive and (after := [m for m in strong if m.start >= cue.start]):
        return after
    return strong


def own_states(issuer: str) -> frozenset[str]:
    """Codes that are never hit by this issuer: itself, its own regions, and the United Nations."""
    return frozenset({issuer, "UN"}) | (frozenset({"HK", "MO"}) if issuer == "CN" else frozenset())


_ATTACKER, _ATTACKED = "RU", "UA"
_FOUGHT_IN = Pattern(r"\b[Ii]n (?:eastern |southern |occupied )*$")
# "in view of the situation in eastern Ruritania": the attacked is the topic of a programme.
_TOPIC = Pattern(
    r"(?:\b(?:situation|conflict|crisis|actions|hostilities|destabili[sz]ation|annexation|events) "
    r"(?:in|of|on) "
    r"(?:eastern |southern |the )*|\brussia(?:n)?[-–/]|\bintegrity of )$"
)


# "Will no longer issue visas to Samplian citizens": they are no people that anybody helps.
_CITIZENS = Pattern(r"^\s+(?:citizens|people|nationals)\b")
_BARS_CITIZENS = frozenset({Measure.VISA_POLICY, Measure.VISA_RESTRICTION, Measure.ENTRY_BAN})


def _barred(before: str, after: str, cue: Cue) -> bool:
    """Whether those before whom a state stands are its citizens, whom the act keeps out."""
    barred = cue.measure in _BARS_CITIZENS and _CITIZENS.match(after) is not None
    return barred and " who " not in before


def _spared(sentence: str, mention: CountryMention, cue: Cue) -> bool:
    before = lowered(sentence[max(0, mention.start - _AROUND) : mention.start])
    after = lowered(sentence[mention.end : mention.end + _AROUND])
    if ALIGNED.match(after) or (holds_any(before, _SCENE_WORDS) and _SCENE.search(before)):
        return True
    if SENT.search(before):
        return True
    if "against" in before and _HIT_AGAINST.search(before):
        return False
    return bool(
        _NOT_HIT.search(before)
        or (mention.code == _ATTACKED and _TOPIC.search(before))
        or (_BENEFICIARY.match(after) and not _barred(before, after, cue))
        or GOODS.match(after)
    )


_SITTING = "based|located|registered|headquartered|incorporated|domiciled|residing|operating"
_THERE = (
    "company|companies|firm|firms|entity|entities|broker|brokers|operator|operators|national|nationals|"
    "citizen|citizens|individual|individuals|exchange house|exchange houses|networks|trader|traders|supplier|"
    "suppliers|refinery|refineries|manufacturer|manufacturers|front companies"
)


def _after(words: str, preposition: str) -> str:
    """A pattern for a preposition after one of these words; `_SEAT` begins with a space, quickly found."""
    looks = "|".join(rf"(?<=\b{word} {preposition} )" for word in words.split("|"))
    return f"{preposition} (?:{looks})"


_SEAT = Pattern(
    f" (?:{_after(f'{_SITTING}|{_THERE}', 'in')}|{_after(_THERE, 'from')}|"
    f"{_after('destination|destinations', 'of')})"
)
LIST_JOINT = Pattern(r"(?:\s*\([^()]{0,300}\)){0,2}[\s,;]*(?:and |or |the |[\w-]+ (?:in|from) )*")
_BASED = Pattern(r"-based\b")


def places(text: str) -> tuple[CountryMention, ...]:
    """States, and the cities that stand for them where it is said who sits where."""
    states = find_countries(text)
    taken = {m.start for m in states}
    cities = [
        CountryMention(c.code, c.start, c.end, "capital") for c in find_cities(text) if c.start not in taken
    ]
    return tuple(sorted((*states, *cities), key=lambda m: m.start))


def seats(text: str, lower: str, issuer: str) -> list[CountryMention]:
    """Seats of those hit: "based in A, B and C", "under the destination of D", "E-based".

    `lower` is the text in lower case.
    """
    based = "-based" in lower
    told = list(_SEAT.finditer(lower))
    if not (based or told):
        return []
    mentions = places(text)
    by_start = {m.start: m for m in mentions}
    found = [m for m in mentions if based and _BASED.match(lower[m.end : m.end + 7])]
    for seat in told:
        at = seat.end()
        while joint := LIST_JOINT.match(text, at):
            mention = by_start.get(joint.end())
            if mention is None:
                break
            found.append(mention)
            at = mention.end
    own = own_states(issuer)
    return sorted({m for m in found if m.code not in own}, key=lambda m: m.start)


# "who planned the attack in Samplia": where others suffered.
_SCENE = Pattern(
    r"(?i)\b(?:attacks?|bombings?|shootings?|massacres?|killings?|assassinations?|explosions?) "
    r"(?:[\w’'-]+ ){0,4}?(?:in|at|on|near)\b[^.;]{0,40}$"
)
_SCENE_WORDS = ("attack", "bombing", "shooting", "massacre", "killing", "assassinat", "explosion")
_SCENE_REACH = 100  # characters


def most_named(text: str, issuer: str) -> str | None:
    """The foreign state a text names most, if one stands out."""
    own = own_states(issuer)
    counted = Counter(
        m.code for m in find_countries(text)
        if m.code not in own
        and not _SCENE.search(text, max(0, m.start - _SCENE_REACH), m.start)
        and not _only_beside(lowered(text[max(0, m.start - _AROUND) : m.start]))
    )  # fmt: skip
    ranked = counted.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


_BY_LAW = Pattern(
    r"\bpursuant to (?:the )?$"
)  # the programme is that state's, even if its law is named after it


def _only_beside(before: str) -> bool:
    """Whether the words before a state, in lower case, tell that it takes part, suffers or is visited."""
    return _NOT_HIT.search(before) is not None and _BY_LAW.search(before) is None


def distinct(codes: list[str]) -> tuple[str, ...]:
    """In order of first appearance."""
    return tuple(dict.fromkeys(codes))

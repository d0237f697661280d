"""Warnings: an answer-word bound to an identified act of an identified state."""

from bot.lexicon import find_countries
from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern
from bot.reading.english.setting import Claim, Finding, Setting, Why
from bot.reading.sides import same_side
from bot.reading.text.dates import is_past
from bot.reading.text.passages import Layout, Sentence
from bot.reading.vocabulary import Exclusion, Role, Vocabulary

_STOCK_LINES: frozenset[Role | None] = frozenset({"promises", "asks", "supposes"})
# The patterns are tried on text in lower case.
_REPORTED_SPEECH = Pattern(
    r"\b(?:according to|reportedly|reports that|media reports|rumou?rs|it is reported)\b"
)
_NEAR = 60  # characters around a warning: a stock line is one with it
_LEADING = 12  # sentences before a warning that may hold its question
_TARIFF = Pattern(r"\btariffs?\b|section 301|customs dut|trade war|rare earth|port fees?")
_ARMS = Pattern(
    r"\bmilitary (?:strikes?|actions?|response|provocations?|aggression|intervention)|"
    r"\bretaliatory strikes?|\bairstrikes?|\bunmanned (?:aerial|vehicles?)|\buavs?\b|\b(?:terrorist|"
    r"armed) attacks?|\bcoast guards?\b|\bwarships?\b|"
    r"\btroops\b|\bdrones?\b|\bmissiles?\b|shelling|\battacks? (?:on|by|against)"
)
_STATE_ACT = Pattern(
    r"sanction|visa|restrict|arms sales?|expel|expulsion|designat|list|seiz|confiscat|"
    r"freez|closure|nationali|taken (?:away|over|from)|measures?|act\b|move|decision|step|practice|"
    r"actions?|invade|blockade|"
    r"interfere|export|provocation|plan\b|frozen assets|"
    r"(?:adopt|pass(?:es)?|enact|sign)s? (?:the|this|its|an?) (?:[\w-]+ ){0,3}(?:law|bill|decree)\b"
)


def judge_threat(vocabulary: Vocabulary, setting: Setting, claim: Claim, strength: float) -> Finding:
    """A warning counts when an answer-word is bound to an act of another state, outside a tariff dispute."""
    sentence, cue, issuer = claim.sentence, claim.cue, claim.issuer
    context = _context(setting.layout, sentence)
    if why := _no_threat(setting, claim, context):
        return Finding(sentence, cue, issuer, "nothing", 0.0, why)
    if stock := _stock_line(vocabulary, claim):
        return Finding(sentence, cue, issuer, "nothing", 0.0, exclusion=stock)
    past = setting.news and is_past(sentence, cue.start, cue.end, setting.document.date)
    return Finding(sentence, cue, issuer, "old" if past else "new", min(strength, 1.0))


def _stock_line(vocabulary: Vocabulary, claim: Claim) -> Exclusion | None:
    """What is said without meaning anything near: a row of the exclusions."""
    sentence, cue = claim.sentence, claim.cue
    near = slice(max(0, cue.start - _NEAR), cue.end + _NEAR)
    found = vocabulary.exclusions.matches(sentence.text[near], sentence.lower[near])
    return next((exclusion for exclusion, _ in found if exclusion.role in _STOCK_LINES), None)


def _no_threat(setting: Setting, claim: Claim, context: str) -> Why | None:
    """Why a claim is no warning of its own issuer; None when it is one."""
    sentence, issuer = claim.sentence, claim.issuer
    if issuer.code is None or not same_side(issuer.code, setting.publisher):
        return "foreign-threat"
    if setting.news and not issuer.sure:
        return "issuer-unknown"
    lower = lowered(context)
    if _TARIFF.search(lower):
        return "tariff"
    if _REPORTED_SPEECH.search(sentence.lower):
        return "hearsay"
    if _ARMS.search(lower):
        return "military"
    states = {m.code for m in find_countries(context)} - {issuer.code, "UN"}
    return None if states and _STATE_ACT.search(lower) else "no-act"


def _context(layout: Layout, sentence: Sentence) -> str:
    """The sentence with what leads to it: the question, or the few sentences before."""
    passage = [
        s for s in layout.before(sentence, _LEADING) if s.passage in (sentence.passage, sentence.passage - 1)
    ]
    asked = [s.text for s in passage if s.asked and s.passage == sentence.passage - 1]
    said = [s.text for s in passage if s.passage == sentence.passage][-3:]
    return " ".join([*asked, *said, sentence.text])

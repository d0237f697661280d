"""Denials after the verb, inside a phrase or in the next sentence: "imposing no sanctions"; "this is false".

What stands before a verb is `tense`'s. All patterns are tried on text in lower case.
"""

from bot.lexicon.patterns import Pattern

# "No fewer than ten", "no longer": these deny nothing.
_NO = (
    r"(?:no(?! (?:longer|doubt|fewer|less|more than|later|sooner|one but|wonder|matter|uncertain|small|"
    r"choice|other than|exceptions?|delay)\b)|none of|zero|neither|nobody|no one|"
    r"not (?:one|a single|any|a)\b(?![^,.;]{0,30} but\b))\b"
)
_OBJECT_REACH = 40  # characters behind a verb in which its object begins
_NO_OBJECT = Pattern(rf" (?:(?:today|now|also|out|\w+ly) ){{0,2}}{_NO}")
_MADE = (
    r"(?:impos|adopt|add|list|tak|sanction|designat|plac|announc|expel|declar|target|remov|lift|suspend|put|"
    r"includ|introduc|launch|unveil|freez|block)\w*"
)
_NO_OBJECT_WITHIN = Pattern(rf"\b{_MADE}{_NO_OBJECT.pattern}")
_NOT_WITHIN = Pattern(rf"\bnot (?:to )?(?:\w+ly |be |been |yet )*{_MADE}")
# Between "announced" and what is announced: "that it will not", "its decision not to", "talks rather than".
_NOT_TO_BE = Pattern(
    r"\b(?:will|would|shall|is|are|was|were|has|have|had|does|do|did|can|could|may)(?: \w+){0,2}? "
    r"(?:not|never)\b(?! only)|n[’']t\b|\bnot to\b|\b(?:refus|declin|fail)\w* to\b|"
    rf"(?:^|\b(?:that|of|with) ){_NO}|"
    r"\b(?:oppos\w+|rul(?:es?|ed|ing) out|decided against|stop\w* short of|rather than|instead of) "
    r"(?:\w+ ){0,2}$"
)

# "Announced, because they did not free them, ...": what is denied there is not what is announced.
_ASIDE = Pattern(r",[^,;]{0,120},")


def hits_nothing(lower: str, end: int) -> bool:
    """Whether the object of a verb that ends here is nobody: "is imposing no sanctions"."""
    after = lower[end : end + _OBJECT_REACH]
    return ("no" in after or "zero" in after or "neither" in after) and _NO_OBJECT.match(after) is not None


def announces_nothing(between: str) -> bool:
    """Whether the words between a verb that announces and what is announced deny it."""
    told = _ASIDE.sub(", ", between)
    return bool(told) and _NOT_TO_BE.search(told) is not None


def denies_itself(lower: str, start: int, end: int) -> bool:
    """Whether a phrase that may leave room for any words holds a denial of its own act, or hits nobody."""
    matched = lower[start:end].rstrip()
    if hits_nothing(lower, start + len(matched)):
        return True
    if "no" not in matched and "zero" not in matched and "neither" not in matched:
        return False
    return _NO_OBJECT_WITHIN.search(matched) is not None or _NOT_WITHIN.search(matched) is not None


_TOLD = (
    r"(?:reports?|stor(?:y|ies)|news|claims?|rumou?rs?|information|messages?|posts?|statements?|letters?|"
    r"videos?|documents?)"
)
# Reports "of this", "to that effect": of one thing in them only, "that there were three", is another matter.
_OF_IT = (
    r"(?:(?:of|about|on) (?:this|that|it|the matter|such an? \w+)|to (?:this|that|the) (?:effect|contrary))"
)
_UNTRUE = (
    r"(?:not (?:true|correct|the case|accurate|genuine|authentic|ours)|untrue|false|fake|incorrect|"
    r"wrong(?! (?:of|to)\b)|without (?:any )?(?:foundation|basis)|forged|"
    r"fabricated|invented|hacked|baseless|unfounded|groundless|nonsense|denied|refuted|"
    r"an? (?:\w+ )?(?:fake|forgery|hoax|lie|fabrication|deep ?fake|montage|invention|canard|"
    r"misunderstanding))\b"
)
_SPOKESMAN = (
    r"(?:we|ministry|government|embassy|spokes\w+|department|minister|presidency|cabinet|office|officials|it)"
)
_NEXT_DENIES = Pattern(
    r"^\W*(?:but |however, |in fact, |yet )?(?:"
    rf"(?:(?:all )?(?:this|that|it)|(?:(?:the|this|that|these|those|such|both|all|our|any) (?:\w+ )?|"
    rf"(?:such )?(?=\w+s\b))(?:{_TOLD}|account)(?: {_OF_IT})?)"
    rf" (?:is|are|was|were|has|have|had)(?: \w+ly)?(?: been)? {_UNTRUE}|"
    r"(?:fact ?check|facts?|reality|truth)\W{1,3}(?:this is )?(?:false|fake|not true|there (?:is|are) "
    r"no|it has not)\b|"
    rf"(?:the|this|that) {_TOLD} (?:was|has been|had been) (?:\w+ )?(?:deleted|removed|withdrawn|taken down|"
    r"(?:published|sent|posted) (?:in error|by mistake))\b|"
    r"[^.;]{0,60}\b(?:nobody|no one|no diplomat|none) (?:is|was|has been|had been) (?:being )?\w+ed\W*$|"
    r"there is (?:no truth (?:in|to)|nothing true)|"
    r"(?:none|not a word|nothing) of (?:this|that|it|what is (?:said|claimed)) is (?:true|correct)\b|"
    rf"(?:these|those|this|that|they) (?:is|are) (?:an? )?(?:false|fake|untrue|invented) {_TOLD}\b|"
    r"(?:it|this|that|nothing of (?:this|it)|no such thing) (?:did not|didn[’']t|has not|never) "
    r"(?:happen(?:ed)?|take place|taken place|occur(?:red)?)\b(?! (?:since|before)\b)|"
    r"no such thing (?:happened|took place)\b|"
    r"(?:no such|no) (?:decision|step|measure|order|list)\b[^.;]{0,40} (?:has|have|had|was|were|is|exists)\b|"
    r"nothing of the (?:kind|sort)\b|"
    rf"[^.;,]{{0,60}}\b{_SPOKESMAN}\b[^.;,]{{0,30}} (?:(?:has |have |had |later |today |on \w+day )*"
    rf"(?:den(?:y|ies|ied)|refut(?:es|ed)|dismiss(?:es|ed)) (?:this|it|that|(?:the|these|those|such) "
    rf"{_TOLD})\b|"
    rf"(?:called|calls|described|said|says)\b[^.;]{{0,60}} (?:as )?{_UNTRUE}|"
    r"(?:did|do|have|has) not (?:issue|issued|write|written|publish|published|send|sent) (?:it|this|that)\b|"
    r"(?:has|have) (?:taken|made) no (?:such )?decision)|"
    r"[^.;,]{2,60} (?:has|have) (?:announced|decided|done) nothing of the (?:kind|sort))"
)
# Behind an act, what others claim: "... on those who claim that nobody died. That is not true."
_CLAIMED = Pattern(
    r"\b(?:claim|sa(?:y|id)|assert|alleg|den|insist|argu|pretend)\w* (?:that|it|they|there|to)\b"
)
_MOUTHS = (
    r"(?:media|outlets?|channels?|posts?|accounts?|newspapers?|bloggers?|reports|rumou?rs?|claims|stories)"
)
_HEARSAY = Pattern(
    rf"\b(?:it is (?:being )?(?:said|claimed|rumou?red)|{_MOUTHS}\b[^.;,]{{0,40}}?\b(?:reports?|claims?|"
    r"says?|alleges?|suggests?|asserts?|wrote|reported|claimed|said|spread\w*)) that\b[^;,]*$|"
    r"\b(?:newspaper|paper|website|channel|agency) (?:has it|writes|wrote|claims|reports?|reported) "
    r"that\b[^;,]*$|"
    rf"^\W*according to (?:\w+ ){{0,2}}{_MOUTHS}\b[^;]*$"
)


_BEHIND = 140  # characters behind an act in which it is said who tells it
_HEARSAY_BEHIND = Pattern(
    r",? (?:as )?(?:some|several|many|social media|media|channels|outlets|newspapers|an? (?:\w+ )?(?:paper|"
    r"newspaper|website|channel|letter|post))(?: [\w’']+){0,4} (?:wrote|writes?|says?|said|claims?|claimed|"
    r"reports?|reported)\b"
)


# "... has sanctioned two banks, a paper reported, but the ministry said that it had not."
_TAKEN_BACK = Pattern(
    r"\bbut\b[^;]{0,60}\b(?:said|says) (?:that )?(?:it|they|he|she) (?:had|has|did|have) not\W*$"
)


def denied_next(lower: str, end: int, following: str) -> bool:
    """Whether what follows an act that ends at `end` of its sentence says that there was no such act."""
    if _TAKEN_BACK.search(lower, end):
        return True
    return _NEXT_DENIES.match(following) is not None and _CLAIMED.search(lower, end) is None


def is_hearsay(lower: str, start: int, end: int) -> bool:
    """Whether what stands at [start, end) is only told by people whom no state quotes on its own acts."""
    behind = _HEARSAY_BEHIND.search(lower, end, end + _BEHIND)
    return behind is not None or _HEARSAY.search(lower, 0, start) is not None

"""Denials after the verb or inside a phrase: "imposing no sanctions", "announced that it will not impose".

What stands before a verb is `tense`'s. All patterns are tried on text in lower case.
"""

from bot.lexicon.patterns import Pattern

# "No fewer than ten", "no longer": these deny nothing.
_NO = (
    r"(?:no(?! (?:longer|doubt|fewer|less|more than|later|sooner|one but|wonder|matter|uncertain|small|"
    r"choice|other than|exceptions?|delay)\b)|none of|zero|neither|nobody|no one|"
    r"not (?:one|a single|any|a)\b(?![^,.;]{0,30} but\b))\b"
)
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
    after = lower[end : end + 40]
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

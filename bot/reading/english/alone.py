"""Where an expulsion hits one person whom no number counts: "the military attaché", "a diplomat"."""

from bot.lexicon.patterns import Pattern

# The patterns are tried on text in lower case.
_PERSON = (
    r"(?:diplomat|attach[eé]|ambassador|consul|consul[- ]general|counsell?or|envoy|"
    r"(?:first|second|third) secretary|charg[eé] d['’]affaires|employee|staff member|member of staff|officer|"
    r"correspondent|journalist)(?![\w-])"
)
_DESCRIBED = r"(?:(?!(?:and|or|any|every|each|no|not|all|of|for|if|that|who)\b)[^\W\d_][\w’'-]*\s+){0,5}?"
_OBJECT = Pattern(
    rf"\b(?:declar(?:e|es|ed|ing)|expel(?:s|led|ling)?|expulsion of)\s+(?:today\s+)?{_DESCRIBED}{_PERSON}"
)
_SUBJECT = Pattern(
    rf"(?:^|[.;:,]\s+|\bthat\s+)(?:today\s+)?{_DESCRIBED}{_PERSON}"
    r"(?:\s+(?:of|at|in|from|to)\s+[^.;,]{1,60}?)?\s+(?:"
    r"(?:was|is|is being|has been|had been)\s+(?:today\s+)?(?:declared|expelled|"
    r"(?:ordered|told|asked) to leave)\b|declared\s+[“\"]?persona\b|expelled\s+(?:from|by|over|for)\b|"
    r"(?:has|must|was given|has been given)\s[^.;]{0,30}\bleave\b)"
)
# Somebody else beside the one: "and three colleagues", "diplomats", "his family".
_OTHERS = Pattern(
    r"\b(?:diplomats|attach[eé]s|ambassadors|consuls|counsell?ors|envoys|secretaries|employees|"
    r"(?<!member of )staff(?! member)|members|officers|officials|correspondents|journalists|colleagues|"
    r"personnel|others?|both|they|them|family|wife|husband|each|every)\b"
)
_JOINED = Pattern(
    rf"{_PERSON}[^.;]{{0,80}}?(?:,|\band|\bor|\bas well as)\s+(?:the|an?|his|her)\s+{_DESCRIBED}{_PERSON}"
)
# Right beside the one: "the attaché and his deputy".
_BESIDE = Pattern(
    rf"{_PERSON}(?:\s+(?!persona\b)[^\W\d_][\w’'-]*){{0,4}}?\s+(?:and|or|with)\s+(?:his|her|its|an?|another|the)\b"
)


def one_person(lower: str) -> tuple[int, int] | None:
    """Where a clause in lower case tells that it expels one person and nobody else, without a number.

    None in doubt: the number stays unknown then.
    """
    if any(others.search(lower) for others in (_OTHERS, _JOINED, _BESIDE)):
        return None
    found = _OBJECT.search(lower) or _SUBJECT.search(lower)
    return found.span() if found else None


# "The military attaché and three diplomats", "three diplomats and the ambassador".
_ONE_BEFORE = Pattern(
    rf"\b(?:the|an?|its|their|his|her)\s+{_DESCRIBED}{_PERSON}(?:\s+(?:of|at|in|from|to)\s+[^.;,]{{1,60}}?)?,?\s+"
    r"(?:and|as well as|along with|together with|plus)\s+$"
)
_ONE_AFTER = Pattern(
    rf"(?:\s+(?:of|at|in|from|to)\s+[^.;,]{{1,60}}?)?,?\s+(?:and|as well as|along with|together with|plus)\s+"
    rf"(?:the|an?|its|their|his|her)\s+{_DESCRIBED}{_PERSON}"
)
_BESIDE_REACH = 160  # characters


def one_beside(lower: str, start: int, end: int) -> bool:
    """Whether one more person, without a number, stands beside the number at [start, end) in lower case."""
    before = lower[max(0, start - _BESIDE_REACH) : start]
    return _ONE_BEFORE.search(before) is not None or _ONE_AFTER.match(lower, end) is not None

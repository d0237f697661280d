"""Acts that the next sentence calls additional to those before: "This action expands the bans of May"."""

from bot.lexicon.patterns import Pattern
from bot.reading.english.setting import Finding, Setting

# The patterns are tried on text in lower case.
_MEASURES = r"(?:measures?|sanctions|listings?|designations?|restrictions|bans?|asset freezes?)"
_STEP = rf"(?:actions?|announcement|decision|package|steps?|{_MEASURES})"
_ROUND = rf"(?:round|tranche|wave|package|set|batch) of (?:\w+ )?{_MEASURES}\b"
_NTH = r"(?:further|second|third|fourth|fifth)"
_WIDENED = Pattern(
    rf"\W*(?:(?:these|the|today['’]s) (?:new )?(?:additional|further) (?:\w+ )?{_STEP}\b|"
    rf"(?:this|these|it|they|today['’]s|the)(?: (?:new|latest))?(?: {_STEP})? "
    r"(?:(?:widens?|expands?|broadens?|adds? to|supplements?)|(?:is|are|comes?) in addition to) "
    rf"[^.;]{{0,60}}?\b(?:{_MEASURES}|listed|designated|sanctioned)\b|"
    rf"(?:this|it|these) (?:is|are) (?:an? |the |our )?{_NTH} {_ROUND}|this (?:new|{_NTH}) {_ROUND})"
)


def is_widened_next(setting: Setting, finding: Finding) -> bool:
    """Whether the sentence behind a new act says that it comes on top of earlier ones of its issuer."""
    if (
        finding.status != "new"
        or finding.cue.kind != "act"
        or setting.layout.transcript
        or finding.sentence.title
    ):
        return False
    following = next(setting.layout.after(finding.sentence), None)
    return following is not None and _WIDENED.match(following.lower) is not None

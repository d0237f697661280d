"""What a bill, a draft or a motion would do, told in sentences of its own: "It bars nine judges"."""

from bot.lexicon.patterns import Pattern
from bot.reading.english.setting import Finding
from bot.reading.english.tense import Tense
from bot.reading.text.passages import Layout, Sentence

_MOST = 3  # sentences back in which the text is told of that "it" is
# The patterns are tried on text in lower case.
_KINDS = r"(?:bill|draft|motion|legislation|proposal|amendment|petition)s?"
_OF_IT = Pattern(
    rf"\W*(?:(?:under|by|with|in) )?(?:it|this|they|its \w+|the (?:[\w-]+ ){{0,2}}?(?:text|{_KINDS}))\b"
)
# "A proposal", "the opposition's motion", but no draft of men or bill of lading.
_TOLD_OF = Pattern(
    rf"(?:\b(?:an?|the|his|her|its|their|this|two|three) |[’']s )(?:[\w-]+ ){{0,3}}?{_KINDS}\b"
    r"(?! (?:of lading|of health|notices?|evaders?))"
)
# Once it is law, what it does is done; "calls for the adoption of the bill" is not that.
_ENACTED = Pattern(
    r"\b(?:sign(?:s|ed)|enact(?:s|ed)|promulgat(?:es|ed)|gazetted|royal assent|"
    r"(?:was|were|been|today|council|cabinet|government|parliament|minister|president) (?:\w+ly )?"
    r"(?:adopt(?:s|ed)|approv(?:es|ed)|pass(?:es|ed))|"
    r"(?:came|comes|entered|enters|enter) into (?:force|effect)|(?:took|takes) effect|"
    r"(?:became|becomes) law)\b"
)
# What such a text does is said in the present, or as what will be.
_OF_TEXTS = frozenset({Tense.HEADLINE, Tense.FUTURE, Tense.DECIDED})


def is_proposed(layout: Layout, finding: Finding) -> bool:
    """Whether a sentence goes on about a bill, a draft or a motion that is told of before, and no law yet."""
    if finding.cue.tense not in _OF_TEXTS and not finding.cue.passive:
        return False
    return _OF_IT.match(finding.sentence.lower) is not None and _is_of_a_draft(
        layout.before(finding.sentence, _MOST)
    )


def _is_of_a_draft(before: tuple[Sentence, ...]) -> bool:
    for each in reversed(before):
        if _ENACTED.search(each.lower):
            return False
        if _TOLD_OF.search(each.lower):
            return True
        if not _OF_IT.match(each.lower):
            return False
    return False

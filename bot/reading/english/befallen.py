"""Acts of others that a publisher tells of: what befalls its own people, or happens at another border."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.words import Measure
from bot.lexicon import CountryMention, find_countries
from bot.lexicon.patterns import Pattern
from bot.reading.english.causes import outside_causes
from bot.reading.english.cues import Cue
from bot.reading.english.issuer import names_people
from bot.reading.english.setting import Claim, Finding, Setting
from bot.reading.english.tense import Tense
from bot.reading.sides import same_side

_HITS_PEOPLE = frozenset(
    {Measure.EXPULSION, Measure.VISA_RESTRICTION, Measure.ENTRY_BAN, Measure.VISA_POLICY, None}
)
_INFINITIVE = 12  # characters before a verb: "to", and an adverb
_ADJECTIVE = 30  # characters between a state and the words that tell what is done to its people
_SUBJECT = 120  # characters before a passive in which its subject begins
_OBJECT = 60  # characters after a verb in which its object stands
_PLACE = 50  # characters after a verb in which the state stands that is left or entered
_PERSONS = (
    r"(?:ambassadors?|high commissioners?|envoys?|consuls?(?: general)?|attach[eé]s?|diplomats?|"
    r"(?<!in )charg[eé]s?|correspondents?|journalists?|reporters?|senators?|lawmakers?|"
    r"members? of (?:the )?parliament|mps?|officials?|citizens?|nationals?|scientists?|judges?)\b"
)
_RANK = r"(?:(?:labou?r|deputy|former|senior|military|defen[cs]e|honorary|consular|embassy|diplomatic) ){0,2}"
_PERSONS_OF = Pattern(rf"(?i)(?:['’]s?)?\s+{_RANK}{_PERSONS}")
_OF = Pattern(rf"(?i)\b{_PERSONS} (?:of|from) (?:the )?(?:republic of |kingdom of )?$")
# Between the own people and what is done to them: somebody else, or somebody who only tells it.
_OTHERS = Pattern(
    rf"(?i)\b{_PERSONS}|\b(?:said|says|announced|informed|notified|told|decided|confirmed|stated)\b(?! to\b)"
)
_ENTERED = Pattern(
    r"(?i)\b(?:leave|depart(?: from)?|quit|enter(?:ing)?|entry (?:in)?to|com(?:e|ing) to|travel(?:ling)? to|"
    r"set(?:ting)? foot (?:in|on)|admi(?:tted|ssion) to|out of|expelled from|"
    r"welcome in)\s+(?:the )?(?:territory of (?:the )?)?$"
)
# "in reaction to the freezing of ...": what is answered, other than "in response to X by freezing".
_ANSWERED = Pattern(
    r"\bin (?:reaction|response|reply|answer) to [^,;]{0,160}?"
    r"(?:\b(?:decision|move|step)s? to (?:\w+ )?|(?<!by )(?<!is )(?<!are ))$"
)
# Titles: "on", then the act of another state, told as theirs.
_OF_AN_ACT = Pattern(
    r"(?i)\b(?:on|over|regarding|concerning|about|to|reject\w*|condemn\w*|regret\w*|oppos\w*)\b"
)
_ABOUT = Pattern(
    r"(?i)\b(?:on|over|regarding|concerning|about|to|reject\w*|condemn\w*|regret\w*|oppos\w*)\s+(?:the\s+)?"
    r"(?:(?:new|further|recent|latest|another|illegal|unilateral|so-called|additional)\s+)*$"
)
_THEIRS = Pattern(
    r"(?i)['’]s?\s+(?:[\w-]+\s+){0,3}?(?:sanctions|decision|designation|listing|restrictions|"
    r"restrictive measures|countermeasures|expulsion|measures|actions?)\b|"
    r"\s+(?:side['’]s\b|decisions?\b|(?:adding|placing|imposing|sanctioning|listing|designating|expelling)\b)"
)
_TAKEN_BY = Pattern(
    r"(?i)\b(?:on|over|regarding|concerning|about|to) (?:the )?(?:(?:\w+ ){0,2}(?:sanctions|measures|"
    r"decisions?|"
    r"steps?|restrictions|listings?|bans?)(?: (?:adopted|taken|announced|imposed|introduced))?|"
    r"(?:expulsions?|listings?|designations?) of (?:[\w’'-]+ ){1,4}?)(?: ?today)? ?\bby (?:the )?$"
)
_SANCTIONS = Pattern(r"(?i)\s+(?:sanctions|restrictive measures|visa restrictions)\b")
_SANCTIONERS = frozenset({"EU", "US", "GB"})  # whose name before "sanctions" tells who imposes them
_SAYS = Pattern(
    r"(?:['’]s)?(?: [\w-]+){0,3}? (?:says|said|claims|claimed|announced|reports|reported|confirmed|wrote)\b"
    r"(?! to\b)"
)
_TOLD_BY = Pattern(r"\b(?:told|informed|warned|notified) by (?:the )?$")
_IN_ANSWER = Pattern(
    r"\bin (?:response|return|turn|reply|retaliation)\b|reciproc|\bin kind\b|\banswers? (?:by|with|it|"
    r"this|the)\b"
)
_OF_CHINA = frozenset({"HK", "MO", "TW"})
_UNIONS = frozenset({"EU", "UN"})  # what they decide holds in other states


def befalls_own(claim: Claim, setting: Setting) -> bool:
    """Whether an act is another state's: done to the publisher's people, at another border, or answered.

    "Two Ruritanian diplomats have been ordered out", "Ruritania's ambassador was declared persona non grata",
    "they must leave Borduria" on a page of Ruritania; what Borduria says; and a sentence without a subject
    under the title "On new EU sanctions".
    """
    publisher = setting.publisher
    if not same_side(claim.issuer.code, publisher):
        return False
    sentence, cue = claim.sentence, claim.cue
    if _is_answered(sentence.lower, cue):
        return True
    if publisher is None or (claim.issuer.sure and cue.measure not in _HITS_PEOPLE):
        return False
    mentions = outside_causes(find_countries(sentence.text), sentence.lower, cue.start, cue.end)
    if not claim.issuer.sure and _is_anothers(claim, setting, publisher, mentions):
        return True
    return cue.measure in _HITS_PEOPLE and (
        _own_persons(claim, publisher, mentions) or _elsewhere(claim, publisher, mentions)
    )


def _is_answered(lower: str, cue: Cue) -> bool:
    if cue.tense not in {Tense.DECIDED, Tense.GERUND} or _ANSWERED.search(lower, 0, cue.start) is None:
        return False
    return cue.tense is Tense.GERUND or "to" in lower[max(0, cue.start - _INFINITIVE) : cue.start].split()


def _is_anothers(
    claim: Claim, setting: Setting, publisher: str, mentions: tuple[CountryMention, ...]
) -> bool:
    """Of a sentence that does not say who acts: whether its own words or the title tell that another does."""
    cue, sentence = claim.cue, claim.sentence
    if cue.passive and (
        _says_another(sentence.text, cue, publisher, mentions)
        or _suffered(sentence.text, cue, publisher, mentions)
    ):
        return True
    return _about_others(setting) and not _IN_ANSWER.search(sentence.lower)


def _about_others(setting: Setting) -> bool:
    """Whether a title says that a text is about another state's act: "On the EU's decision to sanction"."""
    title = setting.document.title
    if not _OF_AN_ACT.search(title) or _IN_ANSWER.search(title.lower()):
        return False
    acting = (
        m
        for m in find_countries(title)
        if not same_side(m.code, setting.publisher)
        and (_THEIRS.match(title, m.end) or (m.code in _SANCTIONERS and _SANCTIONS.match(title, m.end)))
    )
    first = next(acting, None)
    return (first is not None and _ABOUT.search(title[: first.start]) is not None) or any(
        not same_side(m.code, setting.publisher) and _TAKEN_BY.search(title, 0, m.start)
        for m in find_countries(title)
    )


def _says_another(text: str, cue: Cue, publisher: str, mentions: tuple[CountryMention, ...]) -> bool:
    """Whether another state is who says it: "Borduria says that 48 persons have been put on its list"."""
    return any(
        m.end < cue.start
        and not same_side(m.code, publisher)
        and (_SAYS.match(text, m.end, cue.start) or _TOLD_BY.search(text, 0, m.start))
        for m in mentions
    )


def _suffered(text: str, cue: Cue, publisher: str, mentions: tuple[CountryMention, ...]) -> bool:
    """Whether those hit are called the publisher's, right before the words that tell what is done to them."""
    if cue.measure is None or cue.measure not in _HITS_PEOPLE:
        return False
    near = [m for m in mentions if cue.start - _ADJECTIVE <= m.end <= cue.end]
    return any(m.code == publisher and names_people(text, m.end) for m in near[-1:])


def _own_persons(claim: Claim, publisher: str, mentions: tuple[CountryMention, ...]) -> bool:
    """Whether the publisher's envoys or officials are hit: before a passive, or right behind a verb."""
    cue, text = claim.cue, claim.sentence.text
    for start, end in _called(text, publisher, mentions):
        if cue.passive and cue.start - _SUBJECT <= start < cue.start:
            others = any(
                end <= m.start < cue.start and m.code != publisher and names_people(text, m.end)
                for m in mentions
            )
            return not others and not _OTHERS.search(text, end, cue.start)
        if not cue.passive and 0 <= start - cue.end < _OBJECT:
            return not _OTHERS.search(text, cue.end, start)
    return False


def _called(text: str, publisher: str, mentions: tuple[CountryMention, ...]) -> Iterator[tuple[int, int]]:
    """Where persons are called the publisher's: "Ruritania's ambassador", "the consul of Ruritania"."""
    for m in mentions:
        if m.code != publisher:
            continue
        if called := _PERSONS_OF.match(text, m.end):
            yield m.start, called.end()
        elif of := _OF.search(text, max(0, m.start - _OBJECT), m.start):
            yield of.start(), m.end


def _elsewhere(claim: Claim, publisher: str, mentions: tuple[CountryMention, ...]) -> bool:
    """Whether it is another state that is to be left or may not be entered."""
    cue, text = claim.cue, claim.sentence.text
    return any(not _within(m.code, publisher) and at_border(text, cue.start, cue.end, m) for m in mentions)


def at_border(text: str, start: int, end: int, mention: CountryMention) -> bool:
    """Whether an act at [start, end) is about entering or leaving the state that is mentioned."""
    if not start <= mention.start <= end + _PLACE:
        return False
    return _ENTERED.search(text[max(0, mention.start - _PLACE) : mention.start]) is not None


def _within(place: str, publisher: str) -> bool:
    """Whether the publisher decides who may be in a place."""
    if publisher in _UNIONS:
        return True
    return same_side(place, publisher) or (publisher == "CN" and place in _OF_CHINA)


def of_one_blow(setting: Setting, findings: list[Finding]) -> list[Finding]:
    """The findings without what tells once more how the own people were hit: "the Ambassador must leave".

    What names people of another state, or answers, is an act beside it.
    """
    blows = {f.cue.measure for f in findings if f.why == "befell"}
    if not blows:
        return findings
    return [
        replace(f, status="foreign", why="befell")
        if f.status == "new" and f.cue.measure in blows and _tells_no_other(f, setting.publisher)
        else f
        for f in findings
    ]


def _tells_no_other(finding: Finding, publisher: str | None) -> bool:
    if not finding.cue.passive or finding.issuer.sure or _IN_ANSWER.search(finding.sentence.lower):
        return False
    others = (m for m in find_countries(finding.sentence.text) if m.code != publisher)
    return not any(names_people(finding.sentence.text, m.end) for m in others)

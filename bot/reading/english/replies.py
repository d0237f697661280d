"""What an action says it replies to: the foreign act it answers, the own warning it carries out."""

from datetime import date

from bot.lexicon import find_countries
from bot.lexicon.folding import holds_any
from bot.lexicon.patterns import Pattern
from bot.reading.english.issuer import leading_state
from bot.reading.english.setting import Finding, Setting
from bot.reading.notes import Note
from bot.reading.search.sought import Sought
from bot.reading.text.dates import find_dates
from bot.reading.text.passages import Sentence
from bot.reading.vocabulary import Vocabulary

_BEFORE, _AFTER = 700, 300  # characters around the announcing sentence in which the answered act may stand
_LEADING = 12  # sentences, with the question
_LONGEST = 200  # characters
_SHORTEST = 20  # characters of the words for what is answered, with "in response to"
# The patterns are tried on text in lower case. A dot right after a letter may belong to an abbreviation.
_CLAUSE = r"(?:[^.;\n]|(?<=[a-z])\.){3,160}"
_DEED = (  # what is answered; "against Example Corp." tells whom the own measure hits
    r"(?:[\w’'-]+ ){0,5}?(?:sanctions|decisions?|restrictions?|expulsions?|measures?|moves?|actions?|"
    r"steps?|visits?|sales?|listings?|designations?|bans?|acts?|closures?|provocations?)\b"
)
_ANSWERS = Pattern(
    r"\b(?:in (?:response|reply|retaliation|reaction|answer) (?:to|for)|"
    r"(?:as|is|are|was|were) (?:an? )?(?:\w+ )?(?:response|retaliation|reply|answer) (?:to|for)|"
    r"(?:retaliat\w+|countermeasures?) (?:for|to)|"
    rf"(?:retaliat\w+|countermeasures?) against (?={_DEED})|"
    r"responding to|respond to|in view of (?!the (?:\w+ )?situation\b)|"
    rf"after similar|(?<!\bthe )(?<!\bthese )following|prompted by)\b{_CLAUSE}"
)
# One of these is in every text in which _ANSWERS matches: to look for them first takes next to no time.
_ANSWER_LETTERS = (
    "respon", "retaliat", "countermeasure", "following", "in view of", "prompted by", "reaction", "reply",
    "answer", "after similar",
)  # fmt: skip
_CARRIES_OUT = Sought(
    r"\b(?:as (?:previously |earlier )?(?:announced|warned|promised|pledged)|having (?:warned|promised)|"
    r"(?:earlier|previously) (?:threatened|warned|promised)|"
    r"(?:threatened|vowed|promised|pledged|warned|said)\s"
    r"(?:(?:that )?(?:it|they|china|russia|the \w+ side) (?:would|will)|to)(?=[^.;\n]{0,80}"
    rf"(?:counter|retaliat|respon|reciproc|sanction))){_CLAUSE}"
)
_OPENING_END = Pattern(r",\s")
_RELATIVE = Pattern(r"\b(?:who|whom|whose|that|which|what|how)\b")
_FINITE = Pattern(
    r"\s(?:must|will|shall|would|should|may(?!\s\d)|can|cannot|has|have|had|is|are|was|were|expel(?:s|led)|"
    r"impose[sd]|announce[sd]|declare[sd]|decide[sd]|designate[sd]|summon(?:s|ed)|close[sd]|bans|banned)\b"
)
# What a finite verb may have for its subject: "the two", "they", "all three of them".
_SUBJECT = Pattern(
    r"(?<!\bof)(?<!\bto)(?<!\bby)(?<!\bin)(?<!\bon)(?<!\bfor)(?<!\bfrom)(?<!\bwith)(?<!\bagainst)"
    r",?(?: and| but)? (?:the|these|those|this|all|both|they|he|she|we|it|its|two|three|four|five)\b"
    r"(?: [\w’'-]+){0,4}$"
)
_AFTER_COMMA = Pattern(r",(?: and| but)? (?:the|these|those|this|they|he|she|we|it)\b")
_LAST_WORD = Pattern(r",?(?: and| but)? [\w’'-]+$")


def answered(
    vocabulary: Vocabulary, setting: Setting, finding: Finding
) -> tuple[str | None, date | None, Note | None]:
    """The foreign act that is answered, in the text's words, its day when told, and where that stands."""
    whole, lower, sentence = setting.layout.whole, setting.layout.lower, finding.sentence
    left, right = max(0, sentence.start - _BEFORE), min(len(whole), sentence.end + _AFTER)
    near = _may_answer(lower, left, right)
    found = _stated(lower, sentence.start, sentence.end) if near else None
    if found is None and (setting.layout.transcript or finding.cue.kind == "threat"):
        found = _foreign_act(vocabulary, setting, finding)
    if found is None and near and finding.status == "new":
        found = _stated(lower, left, sentence.start) or _stated(lower, sentence.end, right)
    if found is None:
        return None, None, None
    start, end = found
    day = _day(setting.layout.lower[start:end], setting.document.date)
    return " ".join(whole[start:end].split()), day, ("answers", start, end, "")


def _day(lower: str, published: date | None) -> date | None:
    """When what is answered was done; a day to come is none on which it was."""
    days = (day for day, _, _ in find_dates(lower, published))
    return next((day for day in days if published is None or day <= published), None)


def _may_answer(lower: str, start: int, end: int) -> bool:
    return holds_any(lower[start:end], _ANSWER_LETTERS)


def _stated(lower: str, start: int, end: int) -> tuple[int, int] | None:
    if not _may_answer(lower, start, end):
        return None
    match = _ANSWERS.search(lower, start, end)
    if match is None:
        return None
    stop = match.end()
    opens = not lower[start : match.start()].strip()
    if opens and (comma := _OPENING_END.search(lower, match.start(), stop)):
        stop = comma.start()  # "In response to X, Y imposes ...": the main clause is no part of it
    return match.start(), _main_clause(lower, match.start(), stop)


def _main_clause(lower: str, start: int, stop: int) -> int:
    """Where the main clause begins behind what is answered: at the subject of its verb; else `stop`."""
    relative = _RELATIVE.search(lower, start, stop)
    verb = _FINITE.search(lower, start, relative.start() if relative else stop)
    if verb is None:
        return stop
    words = lower[start : verb.start()]
    subject = _AFTER_COMMA.search(words, _SHORTEST) or _SUBJECT.search(words) or _LAST_WORD.search(words)
    return start + subject.start() if subject and subject.start() > _SHORTEST else stop


def _foreign_act(vocabulary: Vocabulary, setting: Setting, finding: Finding) -> tuple[int, int] | None:
    """The sentence of the question, or before the answer, in which another state takes a measure."""
    here = finding.sentence
    leading = [
        s for s in setting.layout.before(here, _LEADING) if s.passage in (here.passage, here.passage - 1)
    ]
    for sentence in leading:
        if (sentence.asked or sentence.passage == here.passage) and _acts(
            vocabulary, sentence, finding.issuer.code
        ):
            end = min(sentence.end, sentence.start + _LONGEST)
            return sentence.start, end
    return None


def _acts(vocabulary: Vocabulary, sentence: Sentence, issuer: str | None) -> bool:
    if not any(vocabulary.measures.matches(sentence.text, sentence.lower)):
        return False
    if len({m.code for m in find_countries(sentence.text)}) <= 1:
        return False
    actor = leading_state(sentence.text)
    return actor is not None and actor != issuer


def carried_out(setting: Setting, finding: Finding, notes: list[Note]) -> str | None:
    """The own warning that is fulfilled, in the text's words."""
    if finding.cue.kind == "threat":
        return None
    layout, sentence = setting.layout, finding.sentence
    if match := _CARRIES_OUT.search(layout.lower, max(0, sentence.start - _BEFORE), sentence.end):
        notes.append(("carries_out", match.start(), match.end(), ""))
        return " ".join(layout.whole[match.start() : match.end()].split())
    return None

"""Which office of an issuer acts, by the name people know it by."""

from bot.lexicon import find_bodies, find_countries
from bot.reading.english.setting import Finding, Setting
from bot.reading.notes import Note

_HEAD = 400  # characters in which a notice names who publishes it


def office_of(setting: Setting, finding: Finding, notes: list[Note]) -> str | None:
    """The office that a sentence says acts; else, of "we" or "the Department", the one the text begins with.

    The offices of acts that are told further on are theirs. None when nothing or several are named.
    """
    sentence, code = finding.sentence, finding.issuer.code
    own = [
        body
        for body in find_bodies(sentence.text[: finding.cue.start])
        if (body.code or setting.publisher) == code and body.name != "Embassy"
    ]
    if own:
        notes.append(("body", sentence.start + own[-1].start, sentence.start + own[-1].end, ""))
        return own[-1].name
    if setting.news or code != setting.publisher or not _speaks_of_itself(finding):
        return None
    later = [(other.start, other.end) for other in setting.acting if other.start > sentence.start]
    first = [
        b
        for b in find_bodies(setting.layout.whole[:_HEAD])
        if (b.code or code) == code and not any(left <= b.start < right for left, right in later)
    ]
    if len({body.name for body in first} - {"Embassy"}) != 1:
        return None
    notes.append(("body", first[0].start, first[0].end, ""))
    return first[0].name


def _speaks_of_itself(finding: Finding) -> bool:
    """Whether the subject is no state by name, which acts through any of its offices."""
    issuer = finding.issuer
    if issuer.start is None or issuer.end is None:
        return True
    return not find_countries(finding.sentence.text[issuer.start : issuer.end])

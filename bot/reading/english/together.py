"""What sentences make of each other: a weak act beside a strong one, one denied, one of another state."""

from dataclasses import replace

from bot.domain.words import NoneKind
from bot.lexicon.patterns import Pattern
from bot.reading.english.befallen import of_one_blow
from bot.reading.english.denials import denied_next
from bot.reading.english.proposals import is_proposed
from bot.reading.english.setting import Finding, Setting
from bot.reading.english.tense import Tense
from bot.reading.sides import same_side
from bot.reading.statuses import DEEDS
from bot.reading.weights import SURE

ALSO = Pattern(
    r"^\W*(?:In addition|Additionally|Also|Concurrently|Separately|Specifically|Second|Third|Finally|"
    r"Furthermore|Moreover|Together with)\b|\b(?:also|additional|concurrently|in addition) "
)
_ALSO_REACH = 40  # characters behind a verb: "imposed visa restrictions on additional ..."
_SUM = Pattern(  # a sum of many acts, other than "sanctioned two judges over the trial"
    r"\b(?:more than|nearly|hundreds of|thousands of) (?:\d|\w+ )|"
    r"\bover (?:\d|(?:an? )?(?:hundred|thousand|dozen)|\w+(?:ty|teen)\b)"
)
_SINCE = Pattern(r"\W*(?:since then|ever since|in the (?:years|months|weeks) since)\b")
# How a sentence begins that tells more of an act told before: "Their assets are frozen".
_TELLS_ON = Pattern(
    r"\W*(?:(?:Their|They|Those|These|Both|All of them|He|She|His|Her|Its|It)\b|"
    r"(?:The|Those|These|All) (?:\w+ )?(?:listings?|listed|measures?|sanctions|persons|individuals|officials|"
    r"designations?|designated|entities|companies|restrictions|bans?)\b)"
)
_NEAR = 700  # characters between an act and what tells on it


def settled(setting: Setting, findings: list[Finding]) -> list[Finding]:
    """The findings of a text, in its order, each as those around it let it stand."""
    stand = [_as_around(setting, f) for f in findings]
    return promoted(setting, _of_others(setting, of_one_blow(setting, stand)))


def promoted(setting: Setting, findings: list[Finding]) -> list[Finding]:
    """What other sentences make of a weak one.

    Beside an act of today, "the Treasury also designated ..." is of today too. Where nothing else acts,
    "has imposed" in the first sentence is the news; further down it often tells what was before.
    """
    if not any(f.status == "new" for f in findings):
        return [replace(f, status="new", strength=SURE) if _opens_with(setting, f) else f for f in findings]
    acting = {f.issuer.code for f in findings if f.status == "new" and f.cue.kind == "act"}
    if setting.layout.transcript or setting.news:
        return findings
    return [
        replace(f, status="new", strength=SURE)
        if f.why == "weak" and f.issuer.code in acting and _is_added(f)
        else f
        for f in findings
    ]


def _is_added(finding: Finding) -> bool:
    return ALSO.search(finding.sentence.text[: finding.cue.end + _ALSO_REACH]) is not None


def _opens_with(setting: Setting, finding: Finding) -> bool:
    earlier = any(not s.title for s in setting.layout.before(finding.sentence, 2))
    if (
        earlier
        or finding.sentence.title
        or _SINCE.match(finding.sentence.lower)
        or setting.layout.transcript
        or setting.recounts
        or _SUM.search(finding.sentence.lower)
    ):
        return False
    undated = finding.status == "old" and finding.why == "weak"
    return undated and finding.cue.tense is Tense.PERFECT and finding.cue.kind in DEEDS


def _as_around(setting: Setting, finding: Finding) -> Finding:
    """A finding; nothing, where the next sentence denies it, or those before tell of a draft."""
    if finding.status == "nothing":
        return finding
    following = next(setting.layout.after(finding.sentence), None)
    then = following.lower if following else ""
    if denied_next(finding.sentence.lower, finding.cue.end, then):
        return replace(finding, status="nothing", strength=0.0, why="denied")
    if is_proposed(setting.layout, finding):
        return replace(finding, status="nothing", strength=0.0, why="proposed")
    return finding


def _of_others(setting: Setting, findings: list[Finding]) -> list[Finding]:
    """The findings; what only tells more of another state's act is that state's as well."""
    told: list[Finding] = []
    for finding in findings:
        before = told[-1] if told else None
        if before and _tells_on(setting, before, finding):
            told.append(replace(finding, status="foreign", why="befell"))
        else:
            told.append(finding)
    return told


def _tells_on(setting: Setting, before: Finding, finding: Finding) -> bool:
    if setting.publisher is None or finding.status != "new" or not finding.cue.passive or finding.issuer.sure:
        return False
    foreign = before.status == "foreign" and not same_side(before.issuer.code, setting.publisher)
    noted = before.exclusion is not None and before.exclusion.kind is NoneKind.FOREIGN_ACTION
    near = 0 < finding.sentence.start - before.sentence.end < _NEAR
    return (foreign or noted) and near and _TELLS_ON.match(finding.sentence.text) is not None

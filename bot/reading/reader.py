"""The reader: a document in, what it announces out. Pure and deterministic; no text makes it raise."""

from dataclasses import replace

from bot.domain.action import Document, Reading
from bot.domain.words import NoneKind, Verdict
from bot.lexicon.folding import holds_any, lowered
from bot.lexicon.patterns import Pattern
from bot.reading.english.acts import Act, absorb, completed, without_number
from bot.reading.english.below import told_below
from bot.reading.english.details import in_full
from bot.reading.english.drafts import make_act
from bot.reading.english.judge import find_told, judge
from bot.reading.english.setting import Finding, Setting, make_setting, present, with_acts
from bot.reading.grounds import grounded
from bot.reading.issues import issues_of
from bot.reading.joining import verdict_of
from bot.reading.limits import MOST_ACTIONS, MOST_FINDINGS, kept
from bot.reading.phrasebook.reader import may_act, read_by_phrases
from bot.reading.search.scan import Scan
from bot.reading.statuses import NoneWord
from bot.reading.text.minors import without_minors
from bot.reading.text.passages import LONGEST_TEXT, lay_out, shortened, whole_text
from bot.reading.text.spoken import spoken_in
from bot.reading.vocabulary import Vocabulary
from bot.reading.weights import RANK


def screen(vocabulary: Vocabulary, title: str, text: str, spoken: str | None = None) -> bool:
    """Whether a text could matter at all: true for everything `read` makes act, and for much else.

    It asks what the reader asks first, whether the strings of any rule stand in the text, and then for hints,
    by which a few words of a list tell that the article may act. `spoken` is the language its source is said
    to be in.
    """
    whole = f"{title}\n{text}"
    spoken = spoken_in(whole, spoken, vocabulary.has_rules_for)
    if spoken == "en":
        scan = Scan(vocabulary.index, whole)
        possible = scan.possible(0, len(title), title=True) or scan.anything()
        return possible or bool(present(vocabulary, whole))
    book = vocabulary.phrasebooks.get(spoken)
    return book is None or may_act(book, whole, len(title) + 1)  # without rules nothing says otherwise


def read(vocabulary: Vocabulary, document: Document) -> Reading:
    """Read one document. Every field of every action carries its evidence; never raises on any text.

    Time is bounded: of a very long text the beginning is read, and the reading says so.
    """
    shown = shortened(document)
    reading = _read(vocabulary, shown)
    if reading.actions and (safe := without_minors(shown)) is not shown:
        reading = _read(vocabulary, safe)
    if len(shown.text) < len(document.text):
        issue = f"The text is longer than {LONGEST_TEXT} characters: the rest was not read."
        return replace(reading, issues=(*reading.issues, issue))
    return reading


def _read(vocabulary: Vocabulary, document: Document) -> Reading:
    stated = document.language
    spoken = spoken_in(whole_text(document), stated, vocabulary.has_rules_for)
    reading = _read_in(spoken, vocabulary, document)
    if not stated or stated[:2].lower() == spoken[:2]:
        return reading
    issue = f"Said to be in {stated!r}: the letters or words are of {spoken!r}, in which it was read."
    return replace(reading, issues=(*reading.issues, issue))


def _read_in(spoken: str, vocabulary: Vocabulary, document: Document) -> Reading:
    if book := vocabulary.phrasebooks.get(spoken):
        return read_by_phrases(book, document, vocabulary.version)
    if spoken != "en":
        issue = f"No rules for the language {spoken!r}: the text was not read."
        return Reading(Verdict.NONE, NoneKind.OTHER, spoken, vocabulary.version, issues=(issue,))
    layout = lay_out(document)
    scan = Scan(vocabulary.index, layout.whole)
    told = list(find_told(vocabulary, layout, scan))
    if not told:  # most texts end here
        return Reading(Verdict.NONE, _quiet_kind(document.title), "en", vocabulary.version)
    setting = make_setting(vocabulary, document, layout)
    findings = judge(vocabulary, setting, told)
    setting = with_acts(setting, findings)
    issues: list[str] = []
    new, recaps, past = (
        _acts(vocabulary, setting, found, issues)
        for found in (
            [f for f in findings if f.status == "new"],
            [f for f in findings if f.status == "old" and f.undated],
            [f for f in findings if f.status == "foreign" or (f.status == "old" and not f.undated)],
        )
    )
    new, old = completed(new, recaps, past, setting)
    shown = kept(new, MOST_ACTIONS, "acts of the day", issues)
    announced = [in_full(vocabulary, setting, told_below(setting, act)) for act in shown]
    announced.sort(key=lambda d: RANK[verdict_of(d)])
    verdict = verdict_of(announced[0]) if announced else Verdict.NONE
    kind = _none_kind(setting, findings, document) if verdict is Verdict.NONE else None
    retold = [in_full(vocabulary, setting, act) for act in old]
    actions = tuple(map(grounded, (*announced, *retold)))
    return Reading(verdict, kind, "en", vocabulary.version, actions, (*issues_of(announced), *issues))


def _acts(vocabulary: Vocabulary, setting: Setting, findings: list[Finding], issues: list[str]) -> list[Act]:
    found: list[Act] = []
    # The body says more than the title; a strong sentence says more than a weak one.
    ordered = sorted(findings, key=lambda f: (f.sentence.title, -round(f.strength, 1), f.sentence.start))
    for finding in kept(ordered, MOST_FINDINGS, "sentences that tell acts", issues):
        act = make_act(vocabulary, setting, finding)
        if act is None:
            continue
        if finding.issuer.others and _IN_TOTAL.search(finding.clause_lower):
            act = without_number(act)
        absorb(found, act)
        for other in finding.issuer.others:
            targets = tuple(code for code in act.draft.targets if code != other)
            absorb(found, act._replace(draft=replace(act.draft, issuer=other, targets=targets)))
    return found


# "A, B and C are expelling a total of nine": a sum is nobody's own number. In lower case.
_IN_TOTAL = Pattern(r"\b(?:a total|in total|altogether|between (?:them|the (?:two|three|four))|combined)\b")

# What the title is about, in lower case.
_CONSULAR_WORD = Pattern(r"\bconsular")
_CONSULAR = (
    "visa services",
    "visa applic",
    "visa interview",
    "visa waiver",
    "visa bond",
    "visa fee",
    "visa-free",
    "travel advisor",
    "passport",
)
_ENFORCEMENT = (
    "indict",
    "charged with",
    "pleaded guilty",
    "sentenced",
    "civil penalt",
    "seized",
    "seizure",
    "extradit",
    "settlement agreement",
)


def _none_kind(setting: Setting, findings: list[Finding], document: Document) -> NoneKind:
    if setting.off_topic is not None:
        return _as_kind(setting.off_topic.kind)
    excluded = [f.none_kind for f in findings if f.none_kind]
    if any(f.status == "foreign" for f in findings):
        return NoneKind.FOREIGN_ACTION
    if any(f.status == "old" for f in findings):
        return NoneKind.RESTATES
    if excluded:
        return _as_kind(excluded[0])
    quiet = _quiet_kind(document.title)
    if quiet is not NoneKind.UNRELATED:
        return quiet
    return NoneKind.REPORT if setting.layout.transcript else NoneKind.OTHER


def _quiet_kind(title: str) -> NoneKind:
    """What a text is about in which nobody acts, as far as its title tells."""
    lower = lowered(title)
    if holds_any(lower, _CONSULAR) or ("consular" in lower and _CONSULAR_WORD.search(lower)):
        return NoneKind.CONSULAR_OR_VISA_ROUTINE
    enforced = holds_any(lower, _ENFORCEMENT)
    return NoneKind.ENFORCEMENT if enforced else NoneKind.UNRELATED


def _as_kind(kind: NoneWord) -> NoneKind:
    return NoneKind.OTHER if kind == "unreal" else kind

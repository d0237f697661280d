"""From a judged cue to the act it tells: what acts are told apart by, each with the words it rests on."""

from itertools import islice

from bot.domain.action import ActionDraft
from bot.domain.words import EasedKind, Measure, Stage
from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern
from bot.reading.english.acts import Act
from bot.reading.english.alone import one_beside, one_person
from bot.reading.english.counts import Count, as_many, find_counts, is_about
from bot.reading.english.named import NamesHit, names_hit
from bot.reading.english.setting import Finding, Setting
from bot.reading.english.states import states_hit
from bot.reading.english.telling import parts_after
from bot.reading.english.tense import Tense
from bot.reading.english.widening import is_widened_next
from bot.reading.notes import Note
from bot.reading.search.sought import Sought
from bot.reading.vocabulary import Vocabulary
from bot.reading.weights import NO_START, confidence

# The patterns are tried on text in lower case.
_POLICY = Pattern(r"\bpolic(?:y|ies) (?:under|that|which|imposing|targeting|for|on|to|of|will)\b")
_EXPANDED = Sought(
    r"\b(?:additional|further (?:tranche|sanctions)|a further \d+|(?<!the )(?:widen|expand)\w*|second round|"
    r"new round)\b[^.;]{0,60}(?:individuals|entities|officials|persons|visa|members|sanctions)"
)
_MEASURE_WORDS = Pattern(
    r"sanction|\bblock|froze|freez|national emergency|designat|restrict|measures|\bbans?\b|list|visa|"
    r"accredit|entry"
)
_CONTEXT = 600  # characters
_USUAL = 700  # characters of a sentence that is read as a whole
# In a longer one, a list mostly, nouns further off from the verb describe names of the list.
_NOUN_BEFORE, _NOUN_BEHIND = 250, 300
_BEFORE_LAW = 160  # characters before a law in which it is said to be that of an older act
_TAIL = 2500  # characters in which the legal tail stands
# "our intent to designate": the listing itself is still to come.
_INTENT = Pattern(r"\bint(?:ent(?:ion)?|ends?|ending) to (?:\w+ly )?$")
_INTENT_REACH = 30
# An order that only says whom others may determine hits nobody yet.
_CRITERIA = Pattern(
    r"\bcriteria\b|\b(?:may|to be) (?:be )?determine[sd]?\b|\b(?:persons?|individuals|those) (?:who )?"
    r"determined by the secretary|\bwho (?:is|are) determined\b|"
    r"\bauthoriz(?:es|ing) (?:the )?(?:secretary|treasury|sanctions|department)"
)
_VAGUE = frozenset({Measure.SANCTIONS_UNSPECIFIED, Measure.OTHER})
_EFFECTS = 8  # sentences after an act in which it is said what it does to those hit
_TELLS_EFFECT = Pattern(
    r"\W*(?:(?:They|Those (?:listed|designated|sanctioned|named)|Both|Each|All (?:of them|those listed)|"
    r"(?:Listed|Designated|Sanctioned) (?:individuals|persons|entities|people)|"
    r"He|She|It|(?:The|These) (?:[\w-]+ ){0,2}?(?:measures|countermeasures|sanctions|listings|individuals|"
    r"persons|entities|companies|designees|restrictions|regulations|amendments)|Measures|"
    r"(?:The )?[Ss]anctions)\b"
    r"(?: \w+){0,3}? "
    r"(?:shall|will|are|is|must|can(?:not)?|consists?|includes?|means?|impose|prohibit|bar|ban|freeze)\b|"
    r"(?:The [\w ]{2,40}|[A-Z][\w]+) said (?:that )?(?:it|they) (?:had|has|have) (?:imposed|frozen|banned)\b|"
    r"(?:Their|Its|His|Her|All (?:movable|other|propert\w+|assets|organi[sz]ations)|"
    r"No (?:department|agency|U\.S\.|sales?|exports?)|"
    r"(?:For [\w ]{3,40}, )?U\.S\. (?:departments|agencies|Government)|"
    r"(?:In addition|Additionally|Moreover|Furthermore), (?:organi[sz]ations|all|they|those|the senior)) "
    r"[^.;]{0,120}\b(?:shall|will|are|is|may)\b)"
)


def make_act(vocabulary: Vocabulary, setting: Setting, finding: Finding) -> Act | None:
    """The act a finding tells of, without the words around it; None when nothing names a measure."""
    base, cue, issuer = finding.sentence.start, finding.cue, finding.issuer
    if issuer.code is None:
        return None
    notes: list[Note] = [("stage", base + cue.start, base + cue.end, cue.rule)]
    if issuer.start is not None and issuer.end is not None:
        notes.append(("issuer", base + issuer.start, base + issuer.end, ""))
    measures = _measures(vocabulary, setting, finding, notes)
    if not measures:
        return None
    hit = NamesHit() if _is_policy(finding) else names_hit(setting, finding, notes)
    targets = states_hit(vocabulary, setting, finding, hit, notes)
    stated = _stated(finding, hit, measures, notes) or _stated_after(setting, finding, notes)
    listed = 0 if hit.partly else hit.total
    count = None if cue.kind == "threat" else stated or listed or None
    named = bool(hit.persons or hit.bodies)
    stage = _stage(setting, finding, measures, named=named, count=count)
    draft = ActionDraft(
        issuer=issuer.code,
        targets=targets,
        measures=measures,
        stage=stage,
        new=finding.status == "new",
        eased_kind=(cue.eased or EasedKind.LIFTED) if stage is Stage.EASED else None,
        persons_named=hit.persons,
        family_named=hit.family,
        entities_named=hit.bodies,
        count=count,
        count_stated=stated,
        named=named,
        confidence=confidence(finding.strength, issuer_told=finding.issuer.sure, targets_told=bool(targets)),
    )
    about = any(is_about(finding.clause_lower, each) for each in finding.counts)
    return Act(draft, (finding,), tuple(notes), about=about, partly=hit.partly)


def _measures(
    vocabulary: Vocabulary, setting: Setting, finding: Finding, notes: list[Note]
) -> tuple[Measure, ...]:
    cue, text, lower, base = finding.cue, finding.clause, finding.clause_lower, finding.sentence.start
    found: dict[Measure, None] = {}
    if cue.measure and cue.measure is not Measure.SANCTIONS_UNSPECIFIED:
        found[cue.measure] = None
        notes.append(("measures", base + cue.start, base + cue.end, cue.rule))
    left, right = 0, len(text)
    if right >= _USUAL:
        left, right = max(0, cue.start - _NOUN_BEFORE), cue.end + _NOUN_BEHIND
    for noun, match in vocabulary.measures.matches(text, lower, left, right):
        if noun.measure not in found:
            notes.append(("measures", base + match.start(), base + match.end(), noun.id))
        found.setdefault(noun.measure)
    if cue.measure is Measure.SANCTIONS_UNSPECIFIED:
        found.setdefault(cue.measure)
    if not (set(found) - _VAGUE):
        _from_effects(vocabulary, setting, finding, found, notes)
    if not (set(found) - {Measure.SANCTIONS_UNSPECIFIED}):
        _from_tail(vocabulary, setting, finding, found, notes)
    if not found:
        _from_context(vocabulary, setting, finding, found, notes)
    if cue.kind == "ease" and not _about_sanctions(setting, finding):
        return ()
    if finding.issuer.code == "US" and Measure.ASSET_FREEZE in found and _ONLY_DEALINGS.search(lower):
        found.pop(Measure.TRADE_RESTRICTION, None)
    return _settled(found)


# Americans may not deal with those whose property is blocked: no measure beside the freeze.
_ONLY_DEALINGS = Pattern(
    r"\bprohibit\w* [^.;]{0,60}?\b(?:transactions?|dealings?)\b(?! .*\b(?:exports?|imports?)\b)"
)


def _about_sanctions(setting: Setting, finding: Finding) -> bool:
    """Whether what ends is a measure: orders about other things are revoked by number as well."""
    start = max(0, finding.sentence.start - _CONTEXT)
    return _MEASURE_WORDS.search(setting.layout.lower, start, finding.sentence.end + _CONTEXT) is not None


def _from_context(
    vocabulary: Vocabulary, setting: Setting, finding: Finding, found: dict[Measure, None], notes: list[Note]
) -> None:
    """A sentence that says "such measures" means those named around it."""
    layout, sentence = setting.layout, finding.sentence
    scopes = [(sentence.start - _CONTEXT, sentence.end + _CONTEXT), (0, len(setting.document.title))]
    for left, right in scopes if finding.cue.kind != "threat" else []:
        for noun, match in vocabulary.measures.matches(layout.whole, layout.lower, max(0, left), right):
            found.setdefault(noun.measure)
            notes.append(("measures", match.start(), match.end(), noun.id))
        if found:
            return
    if finding.cue.kind != "act":
        found.setdefault(Measure.SANCTIONS_UNSPECIFIED)


def _from_effects(
    vocabulary: Vocabulary, setting: Setting, finding: Finding, found: dict[Measure, None], notes: list[Note]
) -> None:
    """The sentences right after vague sanctions say what they do: "They shall be denied visas and entry"."""
    layout = setting.layout
    if finding.cue.kind != "act" or layout.transcript or finding.status != "new" or finding.sentence.title:
        return
    for sentence in islice(layout.after(finding.sentence), _EFFECTS):
        if _TELLS_EFFECT.match(sentence.text) is None:
            continue
        for noun, match in vocabulary.measures.matches(
            layout.whole, layout.lower, sentence.start, sentence.end
        ):
            found.setdefault(noun.measure)
            notes.append(("measures", match.start(), match.end(), noun.id))


def _from_tail(
    vocabulary: Vocabulary, setting: Setting, finding: Finding, found: dict[Measure, None], notes: list[Note]
) -> None:
    """A designation says in its legal tail what it does."""
    if finding.cue.kind == "threat" or not found or finding.issuer.code != "US" or finding.cue.kind == "ease":
        return
    end = finding.sentence.end
    scope = (end, end + _TAIL) if not setting.layout.transcript else (end, end)
    layout = setting.layout
    for instrument, match in vocabulary.instruments.matches(layout.whole, layout.lower, *scope):
        told = layout.lower[max(end, match.start() - _BEFORE_LAW) : match.start()].rpartition(". ")[2]
        if "previously" in told or "already" in told:
            continue  # the law of an older act
        if instrument.measure and instrument.measure is not Measure.TRADE_RESTRICTION:
            found.setdefault(instrument.measure)
            notes.append(("measures", match.start(), match.end(), instrument.id))
            return


def _settled(found: dict[Measure, None]) -> tuple[Measure, ...]:
    """What is said precisely replaces what is said vaguely."""
    kept = list(found)
    if len(kept) > 1:
        kept = [m for m in kept if m is not Measure.SANCTIONS_UNSPECIFIED]
    if len(kept) > 1:
        kept = [m for m in kept if m is not Measure.OTHER]
    return tuple(kept)


def _stated(finding: Finding, hit: NamesHit, measures: tuple[Measure, ...], notes: list[Note]) -> int | None:
    """The number stated, with those named beside it ("A, B and 60 companies").

    One person expelled without a number is one. A warning's numbers are of something else.
    """
    base = finding.sentence.start
    if finding.cue.kind == "threat":
        return None
    found = finding.counts or _bare(finding)
    for _, start, end in found:
        notes.append(("count", base + start, base + end, ""))
    if not found:
        alone = one_person(finding.clause_lower) if Measure.EXPULSION in measures and not hit.total else None
        if alone:
            notes.append(("count", base + alone[0], base + alone[1], ""))
        return 1 if alone else None
    stated = sum(n for n, _, _ in found)
    if Measure.EXPULSION in measures and not hit.total and one_beside(finding.clause_lower, *found[0][1:]):
        stated += 1
    return stated + _named_beside(finding, hit, found[0][1])


# "A, B and 60 companies": named and counted in one list; not "A and B, the two of whom ...".
_AND_SO_MANY = Pattern(
    r"[^.;:]{0,80}(?:, |\b(?:and|plus|as well as|along with|together with|alongside)\b[^.;:,]{0,40})"
)


def _named_beside(finding: Finding, hit: NamesHit, at: int) -> int:
    """How many are named right before those counted at `at` of the sentence."""
    starts = [start - finding.sentence.start for start in hit.starts]
    before = [start for start in starts if start < at]
    joined = before and _AND_SO_MANY.fullmatch(finding.clause_lower, max(0, before[-1]), at)
    return len(before) if joined else 0


def _bare(finding: Finding) -> tuple[Count, ...]:
    """The number behind a verb whose object is told before: "Estonia expelled three"."""
    cue = finding.cue
    if cue.passive or cue.kind != "act":
        return ()
    bare = as_many(finding.clause, cue.end)
    if bare is None and finding.part:  # where the verb is left out, the number tells the act
        bare = as_many(finding.clause, cue.start - 1)
    return ((bare.number, bare.start + 1, bare.end),) if bare else ()


def _stated_after(setting: Setting, finding: Finding, notes: list[Note]) -> int | None:
    """The number that the next sentence has which says whom the act reaches, where its own has none."""
    if finding.cue.kind != "act" or setting.layout.transcript or finding.status != "new":
        return None
    for part in parts_after(setting, finding):
        found = find_counts(part.text, lowered(part.text)) if part.reached else ()
        if found:
            notes += [("count", part.start + start, part.start + end, "") for _, start, end in found]
            return sum(number for number, _, _ in found)
    return None


def _stage(
    setting: Setting, finding: Finding, measures: tuple[Measure, ...], *, named: bool, count: int | None
) -> Stage:
    cue, lower = finding.cue, finding.sentence.lower
    if cue.kind == "threat":
        return Stage.THREATENED
    if cue.kind == "ease":
        return Stage.EASED
    if cue.kind == "extend":
        return Stage.EXTENDED
    if cue.stage:
        return cue.stage
    open_ended = _is_policy(finding) and Measure.VISA_RESTRICTION in measures and count is None
    unnamed = set(measures) <= NO_START and not named and count is None
    if (
        _INTENT.search(lower, max(0, cue.start - _INTENT_REACH), cue.start)
        or open_ended
        or unnamed
        or (cue.order and not named and count is None and _CRITERIA.search(setting.layout.lower))
        or cue.tense is Tense.FUTURE
    ):
        return Stage.ANNOUNCED
    if (_EXPANDED.search(lower) and "in addition" not in lower) or is_widened_next(setting, finding):
        return Stage.EXPANDED
    return Stage.IMPOSED


def _is_policy(finding: Finding) -> bool:
    return "polic" in finding.sentence.lower and _POLICY.search(finding.sentence.lower) is not None

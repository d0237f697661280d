"""From a judged phrase to an action with all its fields, each with the words it rests on."""

from bot.domain.action import ActionDraft
from bot.domain.words import EasedKind, Measure, Stage, TargetKind
from bot.lexicon.patterns import Pattern
from bot.reading.certainty import Told
from bot.reading.notes import Notes
from bot.reading.phrasebook.grammar import Name, number
from bot.reading.phrasebook.hit_states import LISTED, among, in_a_row, is_hit, seats, without_topics
from bot.reading.phrasebook.named_around import meant, shifted, told_apart
from bot.reading.phrasebook.particulars import roles
from bot.reading.phrasebook.quoting import one_is_hit, quoted
from bot.reading.phrasebook.scene import Hit, Scene
from bot.reading.weights import MOST_PEOPLE, NO_START, confidence

_NEAR = 400  # characters around a sentence that only says "measures"
_ANNEX = 20_000  # characters after the announcement in which a list of names may stand
_STAGES = {"threat": Stage.THREATENED, "ease": Stage.EASED, "extend": Stage.EXTENDED}
_BEHIND = Pattern(r"\s?[（(]\s*(?P<latin>[A-Z][^（）()\n\u3400-\u9fff]{1,90}?)\s*[）)]")
_STRONG = 3  # times a state must be named to stand out beside another


def make_draft(scene: Scene, hit: Hit) -> ActionDraft | None:
    """The action a hit tells of; None without an issuer, or when nothing names a measure."""
    # One line a field, in the order of their evidence; so it is longer than others.
    if hit.issuer is None:
        return None
    base = hit.sentence.start
    told = Told((base + hit.clause[0], base + hit.clause[1]), (base, hit.sentence.end))
    notes = Notes(scene.original, len(scene.title), told)
    notes.add("stage", base + hit.start, base + hit.end, hit.phrase.id)
    if hit.issuer_at:
        notes.add("issuer", base + hit.issuer_at[0], base + hit.issuer_at[1])
    measures = _measures(scene, hit, notes)
    if not measures:
        return None
    persons, bodies = _names(scene, hit, notes)
    targets = _targets(scene, hit, hit.issuer, notes, persons)
    stated = _stated(scene, hit, notes)
    count = stated or len(persons) + len(bodies) or _one(scene, hit)
    stage = _stage(scene, hit, measures, named=bool(persons or bodies), count=count)
    kinds = _kinds(scene, hit, notes)
    words = quoted(scene, hit, measures, notes)
    return ActionDraft(
        issuer=hit.issuer,
        targets=targets,
        measures=measures,
        stage=stage,
        eased_kind=(hit.phrase.eased or EasedKind.LIFTED) if stage is Stage.EASED else None,
        target_kinds=kinds,
        persons_named=persons,
        entities_named=bodies,
        roles=roles(scene, notes.rows, notes),
        count=count,
        count_stated=stated,
        named=bool(persons or bodies),
        confidence=confidence(
            hit.strength, issuer_told=hit.issuer_at is not None, targets_told=bool(targets)
        ),
        evidence=tuple(notes.rows),
        **words._asdict(),
    )


def _scope(scene: Scene, hit: Hit) -> tuple[int, int]:
    """The characters of the whole in which the measures of a hit stand."""
    left = hit.sentence.start
    right = hit.sentence.end
    if hit.until is not None:
        return left, hit.until
    if hit.phrase.kind != "act":
        return left + hit.clause[0], left + hit.clause[1]
    if lists_below(scene, hit):
        return left, min(right + LISTED, scene.layout.sentences(hit.sentence.passage)[-1].end)
    for sentence in scene.layout.sentences(hit.sentence.passage)[hit.sentence.number + 1 :][:1]:
        if scene.begins_with("follows", sentence.text):
            return left, sentence.end
    return left, right


def lists_below(scene: Scene, hit: Hit) -> bool:
    """Whether an announcing sentence says that its measures are listed below."""
    return hit.phrase.kind == "act" and scene.has("follows", hit.sentence.text[hit.start :]) is not None


def _measures(scene: Scene, hit: Hit, notes: Notes) -> tuple[Measure, ...]:
    whole, (left, right) = scene.layout.whole, _scope(scene, hit)
    found: dict[Measure, None] = {}
    if hit.phrase.measure and hit.phrase.measure is not Measure.SANCTIONS_UNSPECIFIED:
        found[hit.phrase.measure] = None
        notes.add("measures", hit.sentence.start + hit.start, hit.sentence.start + hit.end, hit.phrase.id)
    _nouns(scene, (left, right), found, notes)
    vague = set(found) <= {Measure.SANCTIONS_UNSPECIFIED} and hit.phrase.measure is None
    if vague and hit.phrase.kind == "act" and not scene.layout.transcript:
        _nouns(scene, (right, min(len(whole), right + _NEAR)), found, notes)
    unsaid = not found if hit.phrase.kind == "act" else vague and hit.phrase.kind == "ease"
    if unsaid and not scene.layout.transcript:
        _nouns(scene, (max(0, left - _NEAR), left), found, notes)
    if hit.phrase.measure is Measure.SANCTIONS_UNSPECIFIED or (not found and hit.phrase.kind != "act"):
        found.setdefault(Measure.SANCTIONS_UNSPECIFIED)
    return _settled(found)


def _nouns(scene: Scene, where: tuple[int, int], found: dict[Measure, None], notes: Notes) -> None:
    for noun in scene.book.nouns:
        if match := noun.pattern.search(scene.layout.whole, *where):
            if noun.measure not in found:
                notes.add("measures", match.start(), match.end(), noun.id)
            found.setdefault(noun.measure)


def _settled(found: dict[Measure, None]) -> tuple[Measure, ...]:
    """What is said precisely replaces what is said vaguely."""
    kept = list(found)
    for vague in (Measure.SANCTIONS_UNSPECIFIED, Measure.OTHER):
        if len(kept) > 1:
            kept = [m for m in kept if m is not vague]
    return tuple(kept)


def _targets(scene: Scene, hit: Hit, issuer: str, notes: Notes, persons: tuple[str, ...]) -> tuple[str, ...]:
    base = hit.sentence.start
    at = hit.issuer_at[1] if hit.issuer_at else hit.clause[0]
    before, after = (hit.clause[0], hit.start), (at, hit.clause[1])
    first, second = (before, after) if hit.phrase.hit_before else (after, before)
    scopes = [(base + hit.start, base + hit.end)] if not hit.phrase.hit_before else []
    scopes += [(base + left, base + right) for left, right in (first, second)]
    scopes += [(base, hit.sentence.end)]
    if hit.phrase.kind != "threat" or not scene.has("others", hit.sentence.text):
        scopes += _elsewhere(scene, hit)  # a warning to "some countries" names none
    for start, end in scopes:
        found = [m for m in scene.states(scene.layout.whole[start:end]) if is_hit(scene, start, m, issuer)]
        if hit.phrase.kind == "threat":  # what else a warning names is what it is about
            found = in_a_row(found)
        if found:
            more = [*among(scene, hit, issuer, notes), *seats(scene, hit, issuer, notes)]
            found = without_topics(scene, start, found, persons, more)
            for m in found:
                notes.add("targets", start + m.start, start + m.end)
            return tuple(dict.fromkeys([*(m.code for m in found), *more]))
    return () if scene.layout.transcript else _most_named(scene, issuer)


def _elsewhere(scene: Scene, hit: Hit) -> list[tuple[int, int]]:
    """Where the state may stand when the announcing sentence has none, nearest first."""
    number = hit.sentence.number
    same = scene.layout.sentences(hit.sentence.passage)[max(0, number - 4) : number]
    asked = [s for s in scene.layout.sentences(hit.sentence.passage - 1)[-3:] if s.asked]
    title = [] if scene.layout.transcript else [(0, len(scene.title))]
    return [*title, *((s.start, s.end) for s in (*reversed(same), *reversed(asked)))]


def _most_named(scene: Scene, issuer: str) -> tuple[str, ...]:
    counted: dict[str, int] = {}
    for mention in scene.states(scene.layout.whole[:_ANNEX]):
        if is_hit(scene, 0, mention, issuer):
            counted[mention.code] = counted.get(mention.code, 0) + 1
    ranked = sorted(counted.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1] and ranked[0][1] < _STRONG):
        return ()
    return (ranked[0][0],)


def _names(scene: Scene, hit: Hit, notes: Notes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Persons and bodies in the announcing words, and in the list that follows an official text."""
    if hit.phrase.kind != "act" and hit.phrase.eased not in {EasedKind.NAMES_REMOVED, EasedKind.LIFTED}:
        return (), ()
    text, left = hit.sentence.text, hit.clause[0]
    spelled = _by_tables(scene, text[left:], scene.grammar.names(text[left:]))
    found = shifted(spelled, hit.sentence.start + left) or meant(scene, hit, text[left:])
    found = found or told_apart(scene, hit)
    if not scene.layout.transcript and hit.status == "new" and hit.until is None:
        after = scene.layout.whole[hit.sentence.end : hit.sentence.end + _ANNEX]
        listed = shifted(scene.grammar.listed(after), hit.sentence.end)
        found = listed or found
    found = [_latin(scene, name) for name in found if not _is_state(scene, name[0])]
    persons, bodies = [n for n in found if not n[3]], [n for n in found if n[3]]
    for _, start, end, _ in persons:
        notes.add("persons_named", start, end)
    for _, start, end, _ in bodies:
        notes.add("entities_named", start, end)
    original = scene.original
    return (
        tuple(dict.fromkeys(original[s:e] for _, s, e, _ in persons)),
        tuple(dict.fromkeys(original[s:e] for _, s, e, _ in bodies)),
    )


def _is_state(scene: Scene, name: str) -> bool:
    """Whether a name is that of a state, which nobody else bears."""
    return any((m.start, m.end) == (0, len(name)) for m in scene.states(name))


def _latin(scene: Scene, name: Name) -> Name:
    """The name as the text spells it elsewhere in Latin letters, in brackets behind the same name."""
    if name[0].isascii():
        return name
    whole = scene.layout.whole
    at = whole.find(name[0])
    while at >= 0:
        if match := _BEHIND.match(whole, at + len(name[0])):
            return match["latin"], match.start("latin"), match.end("latin"), name[3]
        at = whole.find(name[0], at + 1)
    return name


def _by_tables(scene: Scene, text: str, known: tuple[Name, ...]) -> list[Name]:
    """The names known already, and those beside them that the tables find."""
    found = list(known)
    for row, is_body in (("body", True), ("person", False)):
        pattern = scene.book.grammar.get(row)
        for m in pattern.finditer(text) if pattern else ():
            if all(m.end("name") <= s or m.start("name") >= e for _, s, e, _ in found):
                found.append((m["name"], m.start("name"), m.end("name"), is_body))
    return sorted(found, key=lambda name: name[1])


def _stated(scene: Scene, hit: Hit, notes: Notes) -> int | None:
    """The number of those hit as the text counts them."""
    if hit.phrase.kind == "threat":
        return None
    those = (hit.clause[0], hit.end) if hit.phrase.hit_before else (hit.start, hit.clause[1])
    found = _counted(scene, hit, those) or _counted(scene, hit, hit.clause)
    for _, start, end in found:
        notes.add("count", hit.sentence.start + start, hit.sentence.start + end)
    return sum(value for value, _, _ in found) or None


def _one(scene: Scene, hit: Hit) -> int | None:
    return 1 if hit.phrase.kind != "threat" and one_is_hit(scene, hit) else None


def _counted(scene: Scene, hit: Hit, where: tuple[int, int]) -> list[tuple[int, int, int]]:
    """Numbers of persons or bodies in a part of the sentence: (number, start, end)."""
    pattern = scene.book.grammar.get("count")
    named = [
        (number(m["n"], scene.book.numbers, scene.grammar), m.start(), m.end())
        for m in (pattern.finditer(hit.sentence.text, *where) if pattern else ())
    ]
    apart = scene.has("among", hit.sentence.text)  # "of them two firms" are counted already
    last = apart.start() if apart else len(hit.sentence.text)
    uncounted = scene.book.grammar.get("uncounted") if named else None
    answered = [m.span() for m in uncounted.finditer(hit.sentence.text)] if uncounted else []
    return [
        (n, start, end)
        for n, start, end in named
        if n
        and n < MOST_PEOPLE
        and start < last
        and not any(left <= start < right for left, right in answered)
    ]


def _stage(scene: Scene, hit: Hit, measures: tuple[Measure, ...], *, named: bool, count: int | None) -> Stage:
    if hit.phrase.kind in _STAGES:
        return _STAGES[hit.phrase.kind]
    if hit.phrase.stage:
        return hit.phrase.stage
    if not named and count is None:
        whole_nation = Measure.VISA_POLICY in measures and scene.has("today", hit.sentence.text)
        if scene.has("opens", hit.sentence.text) or (set(measures) <= NO_START and not whole_nation):
            return Stage.ANNOUNCED
    return Stage.EXPANDED if scene.has("expands", hit.sentence.text) else Stage.IMPOSED


def _kinds(scene: Scene, hit: Hit, notes: Notes) -> tuple[TargetKind, ...]:
    found: dict[TargetKind, None] = {}
    for kind, pattern in scene.book.target_kinds:
        if match := pattern.search(hit.sentence.text, *hit.clause):
            found[kind] = None
            notes.add("target_kinds", hit.sentence.start + match.start(), hit.sentence.start + match.end())
    return tuple(found)

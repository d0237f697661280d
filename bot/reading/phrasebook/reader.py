"""A document in a language of phrases: what it announces, with evidence. Pure; no text makes it raise."""

from dataclasses import replace

from bot.domain.action import ActionDraft, Document, Reading
from bot.domain.words import NoneKind, Verdict
from bot.lexicon.folding import lowered
from bot.reading.grounds import grounded
from bot.reading.issues import issues_of
from bot.reading.joining import merged, same_act, verdict_of
from bot.reading.limits import MOST_ACTIONS, MOST_FINDINGS, kept
from bot.reading.phrasebook.anchors import Anchors
from bot.reading.phrasebook.cutting import Layout
from bot.reading.phrasebook.fields import lists_below, make_draft
from bot.reading.phrasebook.grammars import grammar_of
from bot.reading.phrasebook.items import separate
from bot.reading.phrasebook.judging import judge
from bot.reading.phrasebook.scene import Hit, Scene
from bot.reading.phrasebook.tables import Phrasebook, SetPhrase
from bot.reading.statuses import PAST
from bot.reading.text.passages import whole_text
from bot.reading.text.wraps import unwrapped
from bot.reading.weights import RANK


def may_act(book: Phrasebook, whole: str, body: int) -> bool:
    """Whether a text could act at all: the reader asks the same question. `body`: where its title is over."""
    lower = lowered(unwrapped(grammar_of(book.language).fold(whole), body))
    return _found(book, lower) is not None


def read_by_phrases(book: Phrasebook, document: Document, version: str) -> Reading:
    """Read one document with the tables of its language."""
    scene = _scene(book, document)
    if scene is None:
        return Reading(Verdict.NONE, NoneKind.UNRELATED, book.language, version)
    hits = judge(scene)
    issues: list[str] = []
    new = _drafts(scene, [h for h in hits if h.status == "new"], issues)
    old = _drafts(scene, [h for h in hits if h.status in PAST], issues)
    old = [replace(d, new=False) for d in old if not any(same_act(d, n) for n in new)]
    verdict = min((verdict_of(d) for d in new), key=RANK.__getitem__, default=Verdict.NONE)
    new.sort(key=lambda d: RANK[verdict_of(d)])
    kind = _none_kind(scene, hits) if verdict is Verdict.NONE else None
    actions = tuple(map(grounded, (*new, *old)))
    return Reading(verdict, kind, book.language, version, actions, (*issues_of(new), *issues))


def weigh_phrases(book: Phrasebook, document: Document) -> list[Hit]:
    """Every phrase that was weighed, in order of the text, with what became of it."""
    scene = _scene(book, document)
    return judge(scene) if scene else []


def _scene(book: Phrasebook, document: Document) -> Scene | None:
    """A text ready to be judged; None where no phrase of the language can stand."""
    whole = whole_text(document)
    folded = unwrapped(grammar_of(book.language).fold(whole), len(document.title) + 1)
    lower = lowered(folded)
    anchors = _found(book, lower)
    if anchors is None:
        return None
    layout = Layout(book, folded, lower, len(document.title) + 1)
    return Scene(book, document, layout, whole, anchors)


def _found(book: Phrasebook, lower: str) -> Anchors[SetPhrase] | None:
    """What phrases can stand in a text by; None where neither a phrase nor a hint of what they tell does."""
    anchors = book.phrases.find(lower)
    return anchors if anchors.anything() or book.present(lower) else None


def _drafts(scene: Scene, hits: list[Hit], issues: list[str]) -> list[ActionDraft]:
    """One draft an act: the body says more than the title, a strong phrase more than a weak one."""
    found: list[ActionDraft] = []
    apart: list[ActionDraft] = []
    ordered = sorted(
        hits,
        key=lambda h: (
            h.sentence.title,
            not lists_below(scene, h),
            -round(h.strength, 1),
            h.sentence.start,
            h.start,
        ),
    )
    for hit in kept(ordered, MOST_FINDINGS, "sentences that tell acts", issues):
        draft = make_draft(scene, hit)
        if draft is None:
            continue
        known = next((i for i, d in enumerate(found) if same_act(d, draft)), None)
        if parts := separate(scene, hit, draft) if known is None else []:
            found += parts
            apart += parts
        elif known is None:
            found.append(draft)
        elif found[known] not in apart:  # the title tells all paragraphs of a decision together
            found[known] = merged(found[known], draft)
    return list(kept(found, MOST_ACTIONS, "acts", issues))


def _none_kind(scene: Scene, hits: list[Hit]) -> NoneKind:
    kinds = [h.none_kind for h in hits if h.none_kind and h.none_kind != "unreal"]
    if scene.off_topic and scene.off_topic.kind != "unreal":
        return scene.off_topic.kind
    for wanted in (NoneKind.FOREIGN_ACTION, NoneKind.RESTATES):
        if wanted in kinds:
            return wanted
    return kinds[0] if kinds else NoneKind.OTHER

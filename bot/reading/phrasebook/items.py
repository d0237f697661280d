"""A decision whose paragraphs name whom each hits: twelve firms in one, ten of their managers in the next."""

from dataclasses import replace

from bot.domain.action import ActionDraft
from bot.reading.phrasebook.cutting import Sentence
from bot.reading.phrasebook.fields import lists_below, make_draft
from bot.reading.phrasebook.scene import Hit, Scene

_FEWEST = 2  # one paragraph alone only tells the measure
_FURTHEST = 6_000  # characters after the announcement
_MOST = 4


def separate(scene: Scene, hit: Hit, whole: ActionDraft) -> list[ActionDraft]:
    """An action for each such paragraph; none when the text announces one action alone.

    `whole` is the announcement read as one: its law, day, speaker and what it answers are those of each.
    """
    paragraphs = _paragraphs(scene, hit) if whole.new and lists_below(scene, hit) else []
    if len(paragraphs) < _FEWEST:
        return []
    drafts = []
    for sentence, end in paragraphs[:_MOST]:
        text = sentence.text
        item = hit._replace(
            sentence=sentence, start=0, end=len(text), clause=(0, len(text)), issuer_at=None, until=end
        )
        if draft := make_draft(scene, item):
            drafts.append(_completed(draft, whole))
    return drafts if len(drafts) >= _FEWEST else []


def _paragraphs(scene: Scene, hit: Hit) -> list[tuple[Sentence, int]]:
    """The paragraphs with an object of their own, each with its end: where the next begins."""
    pattern = scene.book.grammar.get("item")
    if pattern is None:
        return []
    following = [
        s
        for s in scene.layout.sentences(hit.sentence.passage)[hit.sentence.number + 1 :]
        if s.start < hit.sentence.end + _FURTHEST
    ]
    begins = [n for n, s in enumerate(following) if pattern.match(s.text)]
    found = []
    for place, n in enumerate(begins):
        after = begins[place + 1] if place + 1 < len(begins) else None
        last = [following[after - 1]] if after else _parts(scene, following[n + 1 :])
        found.append((following[n], (last or [following[n]])[-1].end))
    return found


def _parts(scene: Scene, following: list[Sentence]) -> list[Sentence]:
    """The parts of the last paragraph: sentences in a row that begin as parts do."""
    for n, sentence in enumerate(following):
        if not scene.begins_with("part", sentence.text):
            return following[:n]
    return following


def _completed(draft: ActionDraft, whole: ActionDraft) -> ActionDraft:
    kept = ("legal_basis", "answers", "carries_out", "effective_on")
    fields = {e.field for e in draft.evidence}
    common = [e for e in whole.evidence if e.field in {"issuer", *kept} - fields]
    return replace(
        draft,
        targets=draft.targets or whole.targets,
        stage=whole.stage,
        legal_basis=draft.legal_basis or whole.legal_basis,
        answers=draft.answers or whole.answers,
        answers_on=draft.answers_on or whole.answers_on,
        carries_out=draft.carries_out or whole.carries_out,
        effective_on=draft.effective_on or whole.effective_on,
        speaker=draft.speaker or whole.speaker,
        confidence=whole.confidence,
        evidence=(*draft.evidence, *common),
    )

"""Why a text is read as it is: every place that was looked at, and what spoke for and against it.

For people who ask about one text, a "no" above all; reading itself keeps only what it makes of these.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from bot.domain.action import Document
from bot.reading.english.cues import find_cues
from bot.reading.english.judge import find_told, judge
from bot.reading.english.setting import Finding, Why, make_setting
from bot.reading.phrasebook.reader import weigh_phrases
from bot.reading.phrasebook.scene import Hit
from bot.reading.search.scan import Scan
from bot.reading.statuses import Status
from bot.reading.text.passages import Layout, lay_out, shortened
from bot.reading.vocabulary import Vocabulary

REASONS: Final[Mapping[Why, str]] = {
    "question": "it is asked",
    "issuer-unknown": "nobody is named who acts",
    "past-date": "the words around place it before the day of the text",
    "running-total": "it sums up what was done so far",
    "weak": "its tense alone does not say that it is done now",
    "befell": "it tells what befalls the publisher's own people",
    "foreign-threat": "it is another state's warning",
    "hearsay": "it is told by hearsay",
    "tariff": "it is about trade or tariffs",
    "military": "it is a military matter",
    "no-act": "it answers no act of a state that is named",
    "no-state": "no other state is named near whose people or bodies it could hit",
    "proposed": "a bill, a draft or a motion would do it",
    "denied": "the text says that it is not so, or that others only say it",
}
_STATUS: Final[Mapping[Status, str]] = {
    "new": "told as new",
    "old": "retold",
    "foreign": "done by another state",
    "nothing": "no act",
}
_MOST: Final = 12  # lines; whoever asks wants the places that nearly rang
_SHOWN: Final = 110  # characters of a sentence


class Weighed(NamedTuple):
    """A sentence at [start, end) of the whole text, and what became of it."""

    start: int
    end: int
    verdict: str  # in words
    rules: tuple[str, ...]  # that matched there, or could have by their letters


def weigh(vocabulary: Vocabulary, document: Document, language: str) -> list[Weighed] | None:
    """What was weighed in a text, in its order: what matched, then places whose letters alone fit a rule.

    `language` is that of its reading; None without rules for it.
    """
    document = shortened(document)
    if book := vocabulary.phrasebooks.get(language):
        return [_weighed_phrase(hit) for hit in weigh_phrases(book, document)]
    if language != "en":
        return None
    layout = lay_out(document)
    scan = Scan(vocabulary.index, layout.whole)
    setting = make_setting(vocabulary, document, layout)
    findings = judge(vocabulary, setting, list(find_told(vocabulary, layout, scan)))
    return [*map(_weighed, findings), *_unmatched(vocabulary, layout, scan)]


def _weighed(finding: Finding) -> Weighed:
    sentence, cue = finding.sentence, finding.cue
    row = finding.exclusion
    why = f"{row.kind} [{row.id}]" if row else REASONS[finding.why] if finding.why else ""
    by = f" by {finding.issuer.code}" if finding.issuer.code else ""
    said = f"{sentence.text[cue.start : cue.end]!r} ({cue.tense.name.lower()}){by}"
    return Weighed(sentence.start, sentence.end, f"{said}: {_verdict(finding.status, why)}", (cue.rule,))


def _weighed_phrase(hit: Hit) -> Weighed:
    sentence, by = hit.sentence, f" by {hit.issuer}" if hit.issuer else ""
    said = f"{sentence.text[hit.start : hit.end]!r} (strength {hit.strength:.2f}){by}"
    return Weighed(
        sentence.start, sentence.end, f"{said}: {_verdict(hit.status, hit.none_kind)}", (hit.phrase.id,)
    )


def _verdict(status: Status, why: str | None) -> str:
    verdict = _STATUS[status]
    return f"{verdict}, {why}" if why and status != "new" else verdict


def _unmatched(vocabulary: Vocabulary, layout: Layout, scan: Scan) -> Iterator[Weighed]:
    """Sentences that hold the letters of a rule, of which none matched."""
    index = vocabulary.index
    for number in range(len(layout.paragraphs)):
        for start, end in layout.bounds_of(number):
            found, title = scan.of(start, end), number == 0
            rules = index.possible(found, title=title)
            text = layout.whole[start:end].replace("\n", " ")
            if not rules or find_cues(vocabulary, text, found, rules, title=title):
                continue
            tried = [vocabulary.phrases[n].id for n in index.phrases(rules)]
            tried += [verb.id for n, verb in enumerate(vocabulary.verbs) if index.verb(rules, n)]
            yield Weighed(start, end, "no rule matches", tuple(tried))


def told_weighed(weighed: list[Weighed] | None, whole: str) -> list[str]:
    """What was weighed, a line each for people, the first so many."""
    if weighed is None:
        return []
    if not weighed:
        return ["nothing: no verb or phrase of the rules stands in it"]
    lines = []
    for each in weighed[:_MOST]:
        text = " ".join(whole[each.start : each.end].split())
        shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
        lines.append(f"{each.start}-{each.end} {shown!r}: {each.verdict} [{', '.join(each.rules[:4])}]")
    if len(weighed) > _MOST:
        lines.append(f"and {len(weighed) - _MOST} more places")
    return lines

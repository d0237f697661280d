"""Does another page of the same source tell an act again, or is it the next act of the same kind?

A ministry that hits officials of one state twice in a week, names nobody and counts nobody, writes two pages
that agree in every fact but in what those officials did.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from bot.domain.action import Action
from bot.lexicon.countries import country_name
from bot.lexicon.forms import find_in
from bot.linking.same import share_names
from bot.linking.signals import distinctive_words

_HAN = re.compile(r"[\u4e00-\u9fff]+")
# Pairs of Han characters, and stems, that every second text of the field has.
_STOCK_HAN = re.compile(
    r"官员|官員|人员|人員|个人|個人|实体|實體|机构|機構|有关|有關|部分|以及|对|對|的|和|等|其|因"
)
_STOCK_STEMS = """
believ respon compli involv engage accuse allege known identi unknow certai variou гражда чиновн официа предст
"""
_STOCK = frozenset(_STOCK_STEMS.split())
_CONTENT = 2  # words without which nothing can be said to differ
_NEARLY = 0.9  # share of a sentence's words that a page put under another address keeps


class Again(Enum):
    """What the second page is."""

    SAME = "the act that is held"
    DOUBTFUL = "perhaps that act, perhaps the next"
    ANOTHER = "another act"


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of an act, beside its facts."""

    on: date
    quote: str | None


def told_again(new: Action, page: Page, held: Action, earlier: Page) -> Again:
    """Whether `page`, by whose facts `new` may be `held`, tells it again; `earlier` is by the same publisher.

    Names in common, the same number above one, or nearly the same sentence: the same act. Of one day a page
    belongs to the other (a fact sheet beside its press release) unless what they are about has nothing in
    common. On another day nothing in common makes another act, and anything less than the same a doubt.
    """
    if _same_facts(new, held) or _same_sentence(page.quote, earlier.quote):
        return Again.SAME
    mine, theirs = _about(new, page), _about(held, earlier)
    differ = min(len(mine), len(theirs)) >= _CONTENT and not mine & theirs
    if page.on == earlier.on:
        return Again.DOUBTFUL if differ else Again.SAME
    return Again.ANOTHER if differ else Again.DOUBTFUL


def _same_facts(new: Action, held: Action) -> bool:
    if share_names((*new.persons, *new.entities), {0: (*held.persons, *held.entities)}):
        return True
    if new.effective_on is not None and new.effective_on == held.effective_on:
        return True
    return new.count is not None and new.count > 1 and new.count == held.count


def _same_sentence(new: str | None, held: str | None) -> bool:
    mine, theirs = (
        frozenset(re.findall(r"[^\W_]", t) if _HAN.search(t) else t.split()) for t in (new or "", held or "")
    )
    return bool(mine and theirs) and len(mine & theirs) >= _NEARLY * max(len(mine), len(theirs))


def _about(action: Action, page: Page) -> frozenset[str]:
    """Stems and pairs of Han characters that tell what those hit did; the sentence's where no field does."""
    described = " ".join(filter(None, (action.target_class, action.reason)))
    states = (action.issuer, *action.targets)
    return _words(described, states) or _words(page.quote or "", states)


def _words(text: str, states: tuple[str, ...]) -> frozenset[str]:
    for mention in reversed(find_in(text, "ru")):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    for state in states:
        text = text.replace(country_name(state, "zh"), " ")
    pairs = {
        run[at : at + 2]
        for part in _STOCK_HAN.split(text)
        for run in _HAN.findall(part)
        for at in range(len(run) - 1)
    }
    return distinctive_words(_HAN.sub(" ", text)) - _STOCK | pairs

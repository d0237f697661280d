"""Russian cases: after "против" a state stands in the genitive, and people decline what they type.

Endings are taken off and put on; what comes out is only looked up in closed lists, so a form that is no word
does no harm. A morphological dictionary would know more and weigh several megabytes.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_CYRILLIC = re.compile(r"[а-я-]+")
_LONGEST_PHRASE = 2  # words that are declined together: "Южной Кореи"
_SHORTEST_STEM = 2  # letters

# endings of the other cases -> endings of the nominative
_ENDINGS = (
    ("ии ию ией", "ия"),  # России
    ("ы и е у ой ей", "а"),  # Украины, Польши
    ("и е ю ей", "я"),
    ("а у ом е", ""),  # Ирана
    ("я ю ем е", "й"),  # Китая
    ("и ью я ю ем е", "ь"),  # Беларуси, Израиля
    ("ов ам ами ах", "ы и"),  # Штатов, чиновников
    ("ий иям иями иях", "ии ия"),  # санкций, ограничений
    ("ей ям ями ях", "и"),
    ("ой ую", "ая"),  # Южной
    ("ого ому им ым ом ем", "ий ый ое ой"),
    ("ие их им ими ые ых ым ыми ая ую ой ое", "ий ый ой"),  # российских
    ("ие их им ими ые ых ым ыми", "ие ые"),  # ответных
)
_NO_ENDING = ("ы", "и", "а")  # genitive plural: виз, посольств
_TABLE = tuple(
    (ending, nominative)
    for endings, nominatives in _ENDINGS
    for ending in endings.split()
    for nominative in (nominatives.split() or [""])
)


def nominatives(phrase: str) -> Iterator[str]:
    """Forms that the phrase, in lower case and without ё, may be a case of.

    None for more than two words, and none for other letters.
    """
    words = phrase.split()
    if len(words) <= _LONGEST_PHRASE and all(_CYRILLIC.fullmatch(word) for word in words):
        for forms in itertools.product(*map(_forms, words)):
            yield " ".join(forms)


def looked_up(phrase: str, look: Callable[[str], T | None]) -> T | None:
    """What a word or, in Russian, the word it is a case of means; None where `look` knows neither."""
    found = look(phrase)
    if found is None and not phrase.isascii():
        folded = phrase.casefold().replace("ё", "е")
        found = next((meaning for form in nominatives(folded) if (meaning := look(form)) is not None), None)
    return found


@lru_cache(maxsize=1024)
def _forms(word: str) -> tuple[str, ...]:
    found = {word: None}
    for ending, nominative in _TABLE:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            found[stem + nominative] = None
    if word[-1] not in "аеиоуыьэюяй":
        found.update(dict.fromkeys(word + ending for ending in _NO_ENDING))
    return tuple(found)

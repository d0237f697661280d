"""In which language a document is read: the one it is said to be in, unless that cannot be."""

import re
from collections.abc import Callable
from typing import Final

from bot.lexicon.languages import is_language
from bot.lexicon.patterns import Pattern
from bot.reading.text.language import plainly, recognise

_BEGINNING: Final = 400  # characters that settle most texts
_FIRST_WORDS: Final = 64  # characters that mostly hold as many letters as these must
_FEWEST = 10  # letters; less contradicts nothing
_ONE_IN = 10  # letters in the script of the stated language keep a text in it
_SCRIPTS = {
    "latin": (
        Pattern("[A-Za-z\u00c0-\u024f]"),
        "cs cy da de en es et eu fi fr ga hr hu id is it lt lv ms mt nl no pl pt ro sk sl sq sv tr vi",
    ),
    "cyrillic": (Pattern("[\u0400-\u052f]"), "be bg kk ky mk mn ru tg uk"),
    "han": (Pattern("[\u3040-\u30ff\u3400-\u9fff]"), "ja zh"),
    "hangul": (Pattern("[\uac00-\ud7af]"), "ko"),
    "arabic": (Pattern("[\u0600-\u06ff]"), "ar fa ps ur"),
}
_LETTERS = {code: letters for letters, codes in _SCRIPTS.values() for code in codes.split()}
_OPENING: Final = 1000  # characters in which small words are counted
_TELLING: Final = 120  # characters; less has too few small words
_NO_HEADLINE: Final = 30  # letters of Chinese; Japanese headlines may do without kana, paragraphs never
_KANA = Pattern("[\u3040-\u30ff]")
_ENGLISH = Pattern(r"\b(?:the|of|to|and)\b", re.IGNORECASE)
_LATIN = _SCRIPTS["latin"][0]
_WORDS_ALONE = frozenset({"zh", "ko"})  # whose scripts tell them from all languages that are not listed
# A letter of Chinese says as much as three of an alphabet, a syllable of Korean as two.
_WEIGHTY = ((_LETTERS["zh"], 2), (_LETTERS["ko"], 1))


def spoken_in(text: str, stated: str | None, has_rules: Callable[[str], bool]) -> str:
    """The language to read a text in: ISO 639-1, or what was stated where nothing better is known.

    A stated language holds unless less than a tenth of the letters are of its script, or there are no rules
    for it and the words are plainly those of a language with rules. "en-GB" is "en".
    """
    if not stated:
        return recognise(text)
    code = stated if has_rules(stated) else stated.lower().replace("_", "-").partition("-")[0]
    if has_rules(code):
        if not _contradicted(text, code):
            return _sister(text, code, has_rules) or code
        found = recognise(text)
        return found if has_rules(found) else code
    found = recognise(text)
    return found if has_rules(found) and _cannot_be(text, code, found) else stated


def _cannot_be(text: str, code: str, found: str) -> bool:
    """Whether a text that seems to be in a language with rules is none in another without."""
    if not is_language(code) or plainly(text, found):
        return True
    if (code, found) == ("ja", "zh"):  # found where there is no kana at all
        return len(_LETTERS["zh"].findall(text)) >= _NO_HEADLINE
    return _contradicted(text, code) if code in _LETTERS else found in _WORDS_ALONE


def _sister(text: str, code: str, has_rules: Callable[[str], bool]) -> str | None:
    """Another language of the same script in which a text plainly is; None where that stated may be right.

    `code` has rules.
    """
    opening = text[:_OPENING]
    if code == "zh":  # without rules for Japanese it is better not read than read as Chinese
        few = _KANA.search(opening) is None or len(_KANA.findall(opening)) * _ONE_IN < len(opening)
        return None if few else "ja"
    if _LETTERS.get(code) is not _LATIN or (code == "en" and _ENGLISH.search(opening)):
        return None
    if len(opening) < _TELLING or plainly(opening, code):
        return None
    found = recognise(opening)
    return found if found != code and has_rules(found) and plainly(opening, found) else None


def _contradicted(text: str, code: str) -> bool:
    own = _LETTERS.get(code)
    if own is None:
        return False
    enough = len(text[:_BEGINNING]) / _ONE_IN
    if any(len(own.findall(text[:reach])) >= enough for reach in (_FIRST_WORDS, _BEGINNING)):
        return False
    weight = 1 + next((more for letters, more in _WEIGHTY if letters is own), 0)
    letters = sum(map(str.isalpha, text)) + sum(more * len(each.findall(text)) for each, more in _WEIGHTY)
    return letters >= _FEWEST and len(own.findall(text)) * weight * _ONE_IN < letters

"""Outside text in plain letters: nothing unseen inside words, nothing that only looks like a letter, NFC.

Rules match letters, so a text that looks the same must be made of the same ones. Spaces and lines stay.
"""

import re
import unicodedata
from typing import Final

from bot.domain.wrapped import unwrapped_east_asian

# C0 and C1 controls, zero-width space, direction marks and overrides (UAX 9), word joiner, byte order mark,
# fillers, surrogates. Soft hyphens and joiners are looked at by themselves.
_UNSEEN: Final = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff"
)
# Signs that normalising sorts: those of a combining class, and three of Tibetan that are made of such ones.
_MARK: Final = "\u0f73\u0f75\u0f81" + "".join(
    sign for sign in map(chr, range(0x300, 0x20000)) if unicodedata.combining(sign)
)
# Sorting takes the square of a run's length; no script needs more than 30 (UAX 15, Stream-Safe Text Format).
_TOO_MANY_MARKS = re.compile(f"([{_MARK}][{_MARK}]{{29}})[{_MARK}]++")
# Quick to look for, and true of every mark: most texts have no such run.
_PERHAPS_TOO_MANY = re.compile(r"[^\w\s\x00-\u02ff]{31}")
_REMOVED = re.compile(f"[{_UNSEEN}]|\xad(?:[^\\S\n]*\n\\s*(?=[^\\W\\d_]))?")
# Persian and Indic spelling needs joiners, emoji need selectors too; beside these letters both are noise.
_JOINER: Final = "\u200c\u200d\ufe00-\ufe0f"
_JOINED = f"(?![{_MARK}])[A-Za-z\u00c0-\u052f\u1100-\u11ff\u1e00-\u1fff\u3040-\u9fff\uac00-\ud7af]"
# Behind a letter its marks count as part of it: normalising may move them.
_JOINERS = re.compile(
    f"{_JOINED}[{_MARK}]*+[{_JOINER}][{_JOINER}{_MARK}]*+|(?<![{_JOINER}])[{_JOINER}]++(?={_JOINED})"
)
_A_JOINER = re.compile(f"[{_JOINER}]")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")  # not that of Chinese, which indents
_HYPHENS = re.compile("[\u2010\u2011]")
_BREAK = re.compile("\r\n?|[\x85\u2028\u2029]")
# Ligatures, letters of full width, letters of formulas.
_STYLED = re.compile("[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]")
_WIDE = re.compile("[\uff01-\uff5e]")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # their punctuation is of full width
_STRESSED = re.compile("(?<=[аеёиоуыэюяєіїАЕЁИОУЫЭЮЯЄІЇ])[\u0300-\u036f]*\u0301[\u0300-\u036f]*")
_TO_LOOK_AT = re.compile(
    f"[{_UNSEEN}\x85\xa0\xad\u1680\u2000-\u200a\u202f\u205f"
    "\u0300-\u036f\u200c\u200d\u2010\u2011\u2028\u2029\ufb00-\ufb06\ufe00-\ufe0f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    "\U0001d400-\U0001d7ff]"
)
_CONTROL = re.compile("[\x00-\x08\r\x0e-\x1f\x7f]")

_LATIN_ALIKE, _CYRILLIC_ALIKE = "aceijopsxyABCEHIJKMOPSTXY", "асеіјорѕхуАВСЕНІЈКМОРЅТХУ"
_TO_LATIN = str.maketrans(_CYRILLIC_ALIKE, _LATIN_ALIKE)
_TO_CYRILLIC = str.maketrans(_LATIN_ALIKE, _CYRILLIC_ALIKE)
# A letter that bears a mark is none of the word's others: with its double the mark would mean another thing.
_LETTERS = re.compile(f"[A-Za-z\u0400-\u04ff]+(?![{_MARK}])")
_MEETING = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[\u0400-\u04ff]")

_SMALL = "a-zà-öø-ÿа-џ"
_BROKEN = re.compile(
    rf"(?<=[{_SMALL}])-[^\S\n]*\n\s*"
    # Such a word stands by itself, unless it is broken too.
    r"(?!(?:and|or|to|und|oder|och|eller|et|ou|y|o|и|і|или)\b(?!-[^\S\n]*\n))"
    rf"(?=[{_SMALL}])"
)
_HYPHENED = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,30}-[^\W\d_]{1,30}")
_LAST_WORD, _WORD = re.compile(r"[^\W\d_]{1,30}$"), re.compile(r"[^\W\d_]{1,30}")
# First parts of words that are written with a hyphen and begin few other words.
_OWN_HYPHEN: Final = """
all anti cross far first full half hard high joint left long low mid neo non quasi right self short single
third twenty thirty forty fifty sixty seventy eighty ninety two three four five six seven eight nine ultra
vice well вице кое лидер северо юго военно пресс премьер министр
"""
_KEEPS_HYPHEN = frozenset(_OWN_HYPHEN.split())


def plain_letters(text: str) -> str:
    """The text as it is seen: invisible characters left out, look-alike letters replaced, NFC.

    A word broken at the end of a line, by a hyphen or in Chinese by the page's width, is one word.
    Of combining marks in a row 30 are kept.
    Doing it twice changes nothing.
    """
    if text.isascii():
        if _CONTROL.search(text):
            text = _REMOVED.sub("", _BREAK.sub("\n", text))
        return _unbroken(text)
    wide = _WIDE.search(text) is not None and not _EAST_ASIAN.search(text)
    text = _as_seen(text) if wide or "\r" in text or _TO_LOOK_AT.search(text) else _composed(text)
    # Before, since words are known by their letters; behind, since two parts may be of two scripts.
    return unwrapped_east_asian(_in_one_script(_unbroken(_in_one_script(text))))


def _as_seen(text: str) -> str:
    text = _SPACE.sub(" ", _REMOVED.sub("", _BREAK.sub("\n", text)))
    text = _STYLED.sub(_compatible, _HYPHENS.sub("-", text))
    if not _EAST_ASIAN.search(text):
        text = _WIDE.sub(_compatible, text)
    text = _composed(text)
    if _A_JOINER.search(text):
        text = _composed(_JOINERS.sub(lambda joined: _A_JOINER.sub("", joined[0]), text))
    text = _STRESSED.sub(lambda marks: marks[0].replace("\u0301", ""), text)
    return _composed(text)


def _composed(text: str) -> str:
    """NFC with few marks in a row; cut twice, since a sign may be made of several marks."""
    return _with_few_marks(unicodedata.normalize("NFC", _with_few_marks(text)))


def _with_few_marks(text: str) -> str:
    return _TOO_MANY_MARKS.sub(r"\1", text) if _PERHAPS_TOO_MANY.search(text) else text


def _compatible(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", letter[0])


def _in_one_script(text: str) -> str:
    if _CYRILLIC.search(text) and _MEETING.search(text):
        return _LETTERS.sub(_of_one_script, text)
    return text


def _of_one_script(word: re.Match[str]) -> str:
    """A word in the script of most of its letters, where each of the others has its double there."""
    letters = word[0]
    if not _MEETING.search(letters):
        return letters
    latin = len(_LATIN.findall(letters))
    if latin * 2 > len(letters):
        other = letters.translate(_TO_LATIN)
        return other if other.isascii() else letters
    other = letters.translate(_TO_CYRILLIC)
    return letters if _LATIN.search(other) else other


def _unbroken(text: str) -> str:
    if "-" not in text or not _BROKEN.search(text):
        return text
    whole = frozenset(_HYPHENED.findall(text.lower()))

    def joint(hyphen: re.Match[str]) -> str:
        """The hyphen where it belongs to the word: the text has it elsewhere, or such words always have."""
        before = _LAST_WORD.search(text[max(0, hyphen.start() - 30) : hyphen.start()])
        behind = _WORD.match(text, hyphen.end())
        first, second = (part[0].lower() if part else "" for part in (before, behind))
        return "-" if first in _KEEPS_HYPHEN or f"{first}-{second}" in whole else ""

    return _BROKEN.sub(joint, text)

"""The forms of English verbs in a row: written out, or made from the verbs alone.

`verbs: "ban cut/cut forbid/forbade/forbidden"` gives each verb by its base form, irregular ones with past
and participle (one word where both are the same). Where two spellings are in use, "cancelled" and
"canceled", both are made.
"""

import re
from functools import cache
from typing import cast

from bot.reading.rows import Row

NO_FORM = "-"  # in place of a form that is not wanted
_FORM_NAMES = ("base", "third", "ing", "past", "participle")
_VERB = re.compile(r"[a-z]+(?:/[a-z]+){0,2}")
_CLOSED = re.compile(r"(?:^|[^aeiou]|qu)[aeiou][^aeiouwxy]$")  # one vowel before one consonant
_ONE_SYLLABLE = re.compile(r"[^aeiouy]*(?:u(?=[aeiou]))?[aeiouy]+[^aeiouy]*")
_HISSES = re.compile(r"(?:s|x|z|ch|sh|[^aeiou]o)$")


def forms_of(row: Row) -> dict[str, frozenset[str]]:
    """Which forms each word may be; VocabularyError for a row that gives none."""
    forms: dict[str, set[str]] = {}
    for words in _written(row) if row.data.get("verbs") is None else _made(row):
        for form, word in words:
            forms.setdefault(word.casefold(), set()).add(form)
    return {word: _shared(frozenset(names)) for word, names in forms.items()}


@cache
def _shared(names: frozenset[str]) -> frozenset[str]:
    """The same names in one place: thousands of words have a dozen kinds of them."""
    return names


def _written(row: Row) -> list[list[tuple[str, str]]]:
    """Of one verb, five words, or of several that take the same object."""
    given = row.value("forms")
    several = isinstance(given, list) and given and all(isinstance(words, list) for words in given)
    found = []
    for words in cast("list[object]", given) if several else [given]:
        if not isinstance(words, list) or len(words) != len(_FORM_NAMES):
            raise row.error(
                "forms", "`forms` needs five words", f"Give them in this order: {', '.join(_FORM_NAMES)}"
            )
        for word in words:
            if not isinstance(word, str) or not word:
                problem = f"a form is no text: {word!r}"
                raise row.error("forms", problem, 'Put words such as "no" in quotes; "-" is for none')
        found.append(list(zip(_FORM_NAMES, words, strict=True)))
    return found


def _made(row: Row) -> list[list[tuple[str, str]]]:
    given = row.expanded("verbs").split()
    for verb in given:
        if not _VERB.fullmatch(verb):
            raise row.error(
                "verbs",
                f"no verb: {verb!r}",
                "Write base forms in small letters, irregular ones as cut/cut or forbid/forbade/forbidden",
            )
    return [inflected(verb) for verb in given]


def inflected(given: str) -> list[tuple[str, str]]:
    """The forms of one verb, each with its name: "cap" gives caps, capping and capped."""
    verb, *irregular = given.split("/")
    stems = _stems(verb, irregular)
    past = irregular[:1] or [_ed(stem) for stem in stems]
    ing = [
        re.sub(r"ie$", "y", stem) if stem.endswith("ie") else re.sub(r"(?<!e)e$", "", stem) for stem in stems
    ]
    return [
        ("base", verb),
        ("third", _third(verb)),
        *(("ing", f"{stem}ing") for stem in ing),
        *(("past", word) for word in past),
        *(("participle", word) for word in irregular[1:] or past),
    ]


def _stems(verb: str, irregular: list[str]) -> list[str]:
    """What endings are put to: "ban" doubles its last letter, "limit" does not, "cancel" may."""
    doubled = verb + verb[-1]
    if not _CLOSED.search(verb):
        return [verb]
    if _ONE_SYLLABLE.fullmatch(verb) or any(word.startswith(doubled) for word in irregular):
        return [doubled]
    return [verb, doubled] if verb.endswith("l") else [verb]


def _ed(stem: str) -> str:
    if re.search(r"[^aeiou]y$", stem):
        return stem[:-1] + "ied"
    return stem.removesuffix("e") + "ed"


def _third(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if _HISSES.search(verb) else "s")

"""Which language a text is in, as far as rules need to know: by script, then by the commonest small words."""

import re
from collections import Counter

from bot.lexicon.patterns import Pattern

_SAMPLE = 4000
_DIFFERENT, _ONE_IN = 3, 8  # small words that tell a language, and how many of all words they are
_SMALL_WORDS = {
    "en": "the of and to in is for on that with by has are was its from",
    "sv": "och att det som för på är av med den till har inte om ett kommer",
    "de": "der die und das ist nicht mit den von für auf ein eine werden wird",
    "fr": "le la les des et est une dans que pour sur du par au qui",
    "es": "el los las que del por una con para se su al como más",
    "pt": "os que do da em para com uma não por mais dos ao",
    "it": "il che di della per una non sono del con gli nel",
    "pl": "w i na z do się nie jest oraz przez od że",
    "tr": "ve bir bu için ile olarak da de olan",
    "da": "og at det er ikke af til en den med der på som har blev efter",
    "no": "og at det er ikke av til en den med på som har ble etter ikkje",
    "nl": "de het een van en in dat op voor met zijn niet aan door ook",
    "ro": "și în de la cu că este pe din care nu pentru a fost sunt",
}
_CYRILLIC = {
    "ru": "и в не на что с по это как из у за от для при или был его она они",
    "bg": "и на в се да за са от с че по със ще е както които при беше към",
}
_SETS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_CYRILLIC_SETS = {language: frozenset(words.split()) for language, words in _CYRILLIC.items()}
# Letters that only one of the languages in Cyrillic has.
_OWN_LETTERS = (
    ("be", "ўЎ"),
    ("mk", "ќѓѕЌЃЅ"),
    ("sr", "јљњћђџЈЉЊЋЂЏ"),
    ("kk", "әғқңұһӘҒҚҢҰҺ"),
    ("uk", "їєґЇЄҐіІ"),
)
_RUSSIAN_ONLY = Pattern("[ыэЫЭ]")
_WORD = Pattern(r"[^\W\d_]+")


def recognise(text: str) -> str:
    """ISO 639-1 code; "en" for Latin text too short to tell, "und" for text without letters."""
    sample = text[:_SAMPLE]
    scripts = Counter(_script(c) for c in sample if c.isalpha())
    if not scripts:
        return "und"
    if scripts["kana"] > 0 and scripts["han"] + scripts["kana"] > scripts["latin"]:
        return "ja"
    script = scripts.most_common(1)[0][0]
    if script == "latin" and scripts["han"] * 3 > scripts["latin"]:
        script = "han"  # Chinese texts are short and full of Latin names
    if script == "latin":
        return _latin(sample)
    if script == "cyrillic":
        return _cyrillic(sample)
    return {"han": "zh", "hangul": "ko", "arabic": "fa" if re.search(r"[پچژگ]", sample) else "ar"}.get(
        script, "und"
    )


def plainly(text: str, language: str) -> bool:
    """Whether small words of a language make up an eighth of the words, at least three different ones."""
    small = _SETS.get(language) or _CYRILLIC_SETS.get(language) or frozenset()
    words = _WORD.findall(text[:_SAMPLE].casefold())
    found = [word for word in words if word in small]
    return len(set(found)) >= _DIFFERENT and len(found) * _ONE_IN >= len(words)


def _latin(sample: str) -> str:
    scores = _scores(sample, _SETS)
    best = max(scores, key=lambda language: (scores[language], language == "en"))
    return best if scores[best] > scores["en"] else "en"


def _cyrillic(sample: str) -> str:
    own = next((language for language, letters in _OWN_LETTERS if any(c in letters for c in sample)), None)
    if own or _RUSSIAN_ONLY.search(sample):
        return own or "ru"
    scores = _scores(sample, _CYRILLIC_SETS)
    return "bg" if scores["bg"] > scores["ru"] else "ru"


def _scores(sample: str, sets: dict[str, frozenset[str]]) -> dict[str, int]:
    words = Counter(_WORD.findall(sample.casefold()))
    return {language: sum(words[w] for w in small) for language, small in sets.items()}


_RANGES = (
    ("latin", 0x0041, 0x024F), ("cyrillic", 0x0400, 0x052F), ("arabic", 0x0600, 0x06FF),
    ("kana", 0x3040, 0x30FF),
    ("han", 0x3400, 0x9FFF), ("hangul", 0xAC00, 0xD7AF),
)  # fmt: skip


def _script(character: str) -> str:
    point = ord(character)
    return next((name for name, low, high in _RANGES if low <= point <= high), "other")

"""Names, adjectives and flags of states, and what people type for them.

Codes are ISO 3166-1 alpha-2, plus EU and UN (exceptionally reserved there) and XK for Kosovo (user-assigned).
"""

import unicodedata
from functools import cache

import pycountry
from babel import Locale, UnknownLocaleError

from bot.lexicon import tables

_REGIONAL_INDICATOR_A = 0x1F1E6
_CODE_LENGTH = 2  # CLDR also has numeric codes of regions
_NO_FLAG = "🏳"
_RESOLVED_LANGUAGES = ("en", "zh", "zh_Hant", "ru")
# CLDR's display names are long where politics asks for it; a headline wants the usual word.
_SHORT = {
    "zh": {"HK": "香港", "MO": "澳门", "PS": "巴勒斯坦"},
    "ru": {
        "HK": "Гонконг",
        "MO": "Макао",
        "PS": "Палестина",
        "US": "США",
        "EU": "ЕС",
        "UN": "ООН",
        "MM": "Мьянма",
        "CD": "ДР Конго",
        "CG": "Республика Конго",
    },
}


@cache
def _cldr(language: str) -> dict[str, str]:
    try:
        territories = Locale.parse(language.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: name for code, name in territories.items() if len(code) == _CODE_LENGTH and code.isalpha()}


@cache
def country_name(code: str, language: str = "en") -> str:
    """The name fit for a headline in that language ("China", "UK", "EU"); the code itself for an unknown one.

    A language CLDR does not know is answered in English. Never raises.
    """
    forms = tables.english_forms().get(code)
    if language == "en" and forms:
        return forms.names[0]
    if short := _SHORT.get(language, {}).get(code):
        return short
    name = _cldr(language).get(code)
    if name is None and language != "en":
        return country_name(code)
    return name or code


@cache
def adjective(code: str, language: str = "en") -> str:
    """The attributive form ("Chinese", "US"); the name where a language or a state has none. Never raises."""
    if language == "ru":
        return tables.russian_adjectives().get(code, (country_name(code, "ru"),))[0]
    forms = tables.english_forms().get(code)
    if language == "en" and forms and forms.adjectives:
        return forms.adjectives[0]
    return country_name(code, language)


def capital(code: str) -> str | None:
    """Where a state's government sits, in English; None for those whose capital the table leaves out."""
    forms = tables.english_forms().get(code)
    return forms.capitals[0] if forms and forms.capitals else None


def flag(code: str) -> str:
    """The emoji of a state, EU and UN included; a white flag for what is none."""
    if not is_country(code):
        return _NO_FLAG
    return "".join(chr(_REGIONAL_INDICATOR_A + ord(letter) - ord("A")) for letter in code)


@cache
def is_country(code: str) -> bool:
    """Whether this is a code that an action may carry."""
    return code in tables.english_forms() or pycountry.countries.get(alpha_2=code) is not None


def _key(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).replace("’", "'").replace("ё", "е").replace("Ё", "е")
    return " ".join(folded.casefold().split()).removeprefix("the ").strip(".")


@cache
def _by_form() -> dict[str, str]:
    """Every spelling known; earlier sources win where two states share one."""
    found: dict[str, str] = {}

    def learn(code: str, *words: str) -> None:
        for word in words:
            found.setdefault(_key(word), code)

    for country in pycountry.countries:
        learn(country.alpha_2, country.alpha_2, country.alpha_3)
    learn("XK", "XK", "XKX")
    for code, forms in tables.english_forms().items():
        learn(code, code, *forms.names, *forms.adjectives)
    for table in (tables.chinese(), tables.russian(), tables.russian_adjectives()):
        for code, words in table.items():
            learn(code, *words)
    for language in _RESOLVED_LANGUAGES:
        for code, name in _cldr(language).items():
            if is_country(code):
                learn(code, name)
    for country in pycountry.countries:
        learn(country.alpha_2, country.name, getattr(country, "official_name", country.name))
    for code, forms in tables.english_forms().items():
        learn(code, *forms.capitals, *tables.organs().get(code, ()))
    return found


def resolve_country(text: str) -> str | None:
    """The state that a word means: name, ISO 3166-1 code of two or three letters, adjective, people, capital.

    English, Chinese and Russian (nominative), in any case; None when it is none of these. Never raises.
    """
    return _by_form().get(_key(text))

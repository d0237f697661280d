"""States in the genitive, as Russian sentences need them ("санкции против Китая")."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from bot.lexicon.countries import country_name

# Names of several words, plural names, and those whose gender or stem no ending tells.
_GENITIVES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "AG": "Антигуа и Барбуды",
        "BA": "Боснии и Герцеговины",
        "BS": "Багам",
        "CD": "ДР Конго",
        "CF": "Центрально-Африканской Республики",
        "CG": "Республики Конго",
        "DO": "Доминиканской Республики",
        "EG": "Египта",
        "EH": "Западной Сахары",
        "FM": "Федеративных Штатов Микронезии",
        "GQ": "Экваториальной Гвинеи",
        "GW": "Гвинеи-Бисау",
        "IL": "Израиля",
        "KM": "Комор",
        "KN": "Сент-Китса и Невиса",
        "KR": "Республики Корея",
        "MH": "Маршалловых о-вов",
        "MK": "Северной Македонии",
        "MV": "Мальдив",
        "NI": "Никарагуа",
        "NL": "Нидерландов",
        "NZ": "Новой Зеландии",
        "PG": "Папуа — Новой Гвинеи",
        "PH": "Филиппин",
        "SA": "Саудовской Аравии",
        "SB": "Соломоновых о-вов",
        "SC": "Сейшельских о-вов",
        "SS": "Южного Судана",
        "ST": "Сан-Томе и Принсипи",
        "TL": "Восточного Тимора",
        "TT": "Тринидада и Тобаго",
        "TW": "Тайваня",
        "VC": "Сент-Винсента и Гренадин",
        "WS": "Самоа",
        "ZA": "Южно-Африканской Республики",
    }
)
_PLURAL: Final = frozenset({"AE", "BS", "FM", "KM", "MH", "MV", "NL", "PH", "SB", "SC", "US"})
_UNCHANGED: Final = "оеиуэю"
_AFTER_THESE_I: Final = "гкхжчшщ"  # spelling rule: "и" and never "ы" after them
_CONSONANTS: Final = "бвгджзклмнпрстфхцчшщ"


def is_plural(code: str) -> bool:
    """Whether the Russian name takes a verb in the plural ("США вводят")."""
    return code in _PLURAL


@cache
def genitive(code: str) -> str | None:
    """The Russian name in the genitive; None where neither the table nor the ending tells it."""
    if known := _GENITIVES.get(code):
        return known
    name = country_name(code, "ru")
    if " " in name:
        return None
    if name.isupper() or name[-1] in _UNCHANGED:
        return name
    stem, last = name[:-1], name[-1]
    match last:
        case "а":
            return stem + ("и" if stem[-1] in _AFTER_THESE_I else "ы")
        case "я" | "ь":  # the only masculine names in "ь" stand in the table
            return stem + "и"
        case "й":
            return stem + "я"
        case _:
            return name + "а" if last in _CONSONANTS else None

"""What people type behind /settings, as a choice; nothing is guessed."""

import re
import unicodedata
from dataclasses import dataclass

from bot.lexicon.zones import find_zone, near_zones

_CALLED = {
    "zh": ("zh", "中文", "简体中文", "汉语", "chinese", "китайский", "по-китайски"),
    "ru": ("ru", "русский", "рус", "по-русски", "russian", "rus", "俄文", "俄语"),
    "en": ("en", "english", "eng", "английский", "по-английски", "英文", "英语"),
}
_LANGUAGE = re.compile(r"(?:language|lang|язык|语言)\s*[:：=]?\s*")
_ZONE = re.compile(r"(?:time ?zone|zone|tz|时区|часовой пояс|пояс|зона)\s*[:：=]?\s*", re.IGNORECASE)
_DISCREET = re.compile(
    r"(?P<before>.*?)\s*(?:discreet(?:ly)?|隐私|隐蔽|скрытно|скрытый|незаметно)\s*"
    r"(?:mode|模式|режим)?\s*[:：=]?\s*(?P<after>.*)"
)
_ON = frozenset("on yes enable 开 开启 打开 启用 вкл включи включить включён включено да".split())  # noqa: SIM905 - reads as a list
_OFF = frozenset("off no disable 关 关闭 停用 выкл выключи выключить выключен выключено нет".split())  # noqa: SIM905 - as above


@dataclass(frozen=True, slots=True)
class Choice:
    """What a chat chose: one of them is set."""

    language: str | None = None
    discreet: bool | None = None
    zone: str | None = None  # as `lexicon.zones` keeps it


def read_choice(words: str) -> Choice | None:
    """`language zh`, a language alone, `discreet on`, `zone Moscow`, a zone alone; None for anything else."""
    typed = " ".join(unicodedata.normalize("NFKC", words).casefold().split())
    if found := _DISCREET.fullmatch(typed):
        state = found["before"] or found["after"]
        both = found["before"] and found["after"]
        return None if both or state not in _ON | _OFF else Choice(discreet=state in _ON)
    name = _LANGUAGE.sub("", typed, count=1)
    chosen = next((code for code, names in _CALLED.items() if name in names), None)
    if chosen:
        return Choice(language=chosen)
    zone = find_zone(_ZONE.sub("", typed, count=1))
    return Choice(zone=zone) if zone else None


def read_zone(words: str) -> tuple[str, tuple[str, ...]] | None:
    """What was typed for a zone and is none, with zones that are like it; None where no zone was meant."""
    typed = " ".join(unicodedata.normalize("NFKC", words).split())
    named = _ZONE.match(typed)
    zone = _ZONE.sub("", typed, count=1)
    near = near_zones(zone)
    return (zone, near) if named or near else None

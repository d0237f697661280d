"""Who said it: name, office and body, none of them twice."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.notice import Notice
from bot.lexicon import country_name, find_bodies
from bot.render.markup import clean, esc

_LONGEST = 80  # characters of a name, an office or a body
# How offices begin that are told in their own language, by the usual name of their body.
_IN_OWN_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Ministry of Foreign Affairs": ("外交部", "МИД"),
        "Ministry of Commerce": ("商务部", "商務部"),
        "Ministry of Defence": ("国防部", "國防部", "Минобороны"),
        "Taiwan Affairs Office": ("国台办", "国务院台办"),
    }
)


def who_said_it(notice: Notice, language: str) -> tuple[str, ...]:
    """Markup of what is known, in order; "Foreign Ministry spokesperson" needs no ministry behind it."""
    office, body = notice.speaker_role, notice.body or country_name(notice.country, language)
    told = None if office and _names(clean(office), clean(body)) else body
    shown = (esc(part, _LONGEST) for part in (notice.speaker, office, told) if part)
    return tuple(part for part in shown if part)


def _names(office: str, body: str) -> bool:
    """Whether the words for an office tell its body, spelt in this way or another."""
    if body.casefold() in office.casefold():
        return True
    bodies = {found.name for found in find_bodies(body)}
    own = {word for each in bodies for word in _IN_OWN_WORDS.get(each, ())}
    return bool(bodies & {found.name for found in find_bodies(office)}) or any(word in office for word in own)

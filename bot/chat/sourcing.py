"""One source by command: shown in full, switched off or on. For operators only."""

import difflib
import re

from bot.chat.talk import Incoming, Reply
from bot.chat.words import said
from bot.domain.chat import Message
from bot.render.markup import esc
from bot.render.source import render_source
from bot.services.deeds import Deed
from bot.services.sources import Sources

_ASKED = re.compile(r"(\S+)(?:\s+(on|off))?", re.IGNORECASE)
_DONE = {
    ("off", True): "source_off",
    ("off", False): "source_off_already",
    ("on", True): "source_on",
    ("on", False): "source_on_already",
}
_ALIKE = 3  # ids offered for a mistyped one


class Sourcing:
    """Answers operators; everybody else is told that this is not for them."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    async def command(self, incoming: Incoming, words: str, language: str) -> Reply:
        """An id; with "off" or "on" behind it the source is switched first."""
        if not incoming.is_operator:
            return Reply(Message(said("sources_for_operators", language)))
        found = _ASKED.fullmatch(words.strip())
        if found is None:
            return Reply(Message(said("which_source", language)))
        source_id, wanted = found[1], (found[2] or "").casefold()
        note = ""
        if wanted:
            deed = Deed(incoming.operator, "", incoming.now)
            changed = await self._sources.switch(source_id, deed, on=wanted == "on")
            note = said(_DONE[wanted, bool(changed)], language)
        detail = await self._sources.detail(source_id)
        if detail is None:
            return self._unknown(source_id, language)
        return Reply(render_source(detail, now=incoming.now, language=language, note=note))

    def _unknown(self, source_id: str, language: str) -> Reply:
        alike = difflib.get_close_matches(source_id.casefold(), self._sources.ids(), n=_ALIKE)
        meant = said("sources_alike", language, ids=esc(", ".join(alike))) if alike else ""
        told = said("no_such_source", language, id=esc(source_id, 60))
        return Reply(Message(f"{told} {meant}".strip()))

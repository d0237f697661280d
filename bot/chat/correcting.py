"""Correcting by command: withdraw an action, set a fact of one right. For operators only."""

import re

from bot.alerts.edits import FIELDS, split_reason
from bot.chat.asking import unknown_action
from bot.chat.reviewing import OPERATORS_ONLY
from bot.chat.talk import Incoming, Reply
from bot.domain.chat import Message
from bot.domain.errors import RefusedError, UnknownActionError
from bot.render.corrected import render_corrected
from bot.render.markup import esc
from bot.services.correcting import Corrected, Correcting
from bot.services.deeds import Deed

_WITHDRAW = re.compile(r"/?a?([0-9]{1,15})\s+(.+)", re.DOTALL | re.IGNORECASE)
_FIX = re.compile(r"/?a?([0-9]{1,15})\s+([A-Za-z_]+)(?:\s*=\s*|\s+)(.+)", re.DOTALL | re.IGNORECASE)
_HOW_TO_WITHDRAW = Message(
    "Which action, and why? For example <code>/withdraw 147 he recalled a case of 2020</code>.\n"
    "Everybody who had the alert is told, with your words."
)
_HOW_TO_FIX = Message(
    "Which action, which fact, and what is right? For example "
    "<code>/fix 147 targets RU, BY because the list names both</code>.\n"
    "The reason is kept with your act and may be left out.\n"
    f"Facts: {', '.join(FIELDS)}. Names are separated by “;”, roles are written as in "
    "“Ann Example: judge”; “unknown” empties a fact. "
    "The reason of a text or of names begins with “because:” and its colon."
)


class CorrectingTalk:
    """Answers operators; everybody else is told that this is not for them."""

    def __init__(self, correcting: Correcting) -> None:
        self._correcting = correcting

    async def withdraw(self, incoming: Incoming, words: str) -> Reply:
        """Number and reason: done at once."""
        if not incoming.is_operator:
            return Reply(OPERATORS_ONLY)
        found = _WITHDRAW.fullmatch(words.strip())
        if found is None:
            return Reply(_HOW_TO_WITHDRAW)
        number = int(found[1])
        deed = Deed(incoming.operator, found[2].strip(), incoming.now)
        try:
            done = await self._correcting.withdraw(number, deed)
        except UnknownActionError:
            return unknown_action(number)
        except RefusedError as error:
            return Reply(_refused(error))
        return Reply(_done("Withdrawn", done))

    async def fix(self, incoming: Incoming, words: str) -> Reply:
        """Number, fact, what is right and perhaps why: done at once."""
        if not incoming.is_operator:
            return Reply(OPERATORS_ONLY)
        found = _FIX.fullmatch(words.strip())
        if found is None:
            return Reply(_HOW_TO_FIX)
        number, field = int(found[1]), found[2].casefold()
        value, why = split_reason(field, found[3])
        try:
            done = await self._correcting.fix(
                number, field, value, Deed(incoming.operator, why, incoming.now)
            )
        except UnknownActionError:
            return unknown_action(number)
        except RefusedError as error:
            return Reply(_refused(error))
        return Reply(_done("Fixed", done, why))


def _done(deed: str, done: Corrected, why: str = "") -> Message:
    return render_corrected(
        deed,
        done.action,
        chats=done.chats,
        loud=done.loud,
        forgotten=done.forgotten,
        offered=done.offered,
        why=why,
    )


def _refused(error: RefusedError) -> Message:
    text = str(error)
    return Message(esc(text[:1].upper() + text[1:], 600))

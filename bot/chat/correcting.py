"""Correcting by command: withdraw an action, set a fact of one right. For operators only."""

import re

from bot.alerts.edits import FIELDS, split_reason
from bot.chat.asking import unknown_action
from bot.chat.talk import Incoming, Reply
from bot.chat.words import said
from bot.domain.chat import Message
from bot.domain.errors import RefusedError, UnknownActionError
from bot.render.corrected import render_corrected
from bot.render.operator_words import put
from bot.render.refused import refused
from bot.services.correcting import Corrected, Correcting
from bot.services.deeds import Deed

_WITHDRAW = re.compile(r"/?a?([0-9]{1,15})\s+(.+)", re.DOTALL | re.IGNORECASE)
_FIX = re.compile(r"/?a?([0-9]{1,15})\s+([A-Za-z_]+)(?:\s*=\s*|\s+)(.+)", re.DOTALL | re.IGNORECASE)


class CorrectingTalk:
    """Answers operators; everybody else is told that this is not for them."""

    def __init__(self, correcting: Correcting) -> None:
        self._correcting = correcting

    async def withdraw(self, incoming: Incoming, words: str, language: str) -> Reply:
        """Number and reason: done at once."""
        if not incoming.is_operator:
            return Reply(Message(said("operators_only", language)))
        found = _WITHDRAW.fullmatch(words.strip())
        if found is None:
            return Reply(Message(put("withdraw_how", language)))
        number = int(found[1])
        deed = Deed(incoming.operator, found[2].strip(), incoming.now)
        try:
            done = await self._correcting.withdraw(number, deed)
        except UnknownActionError:
            return unknown_action(number, language)
        except RefusedError as error:
            return _refused(error, language)
        return _done("deed_withdrawn", done, language)

    async def fix(self, incoming: Incoming, words: str, language: str) -> Reply:
        """Number, fact, what is right and perhaps why: done at once."""
        if not incoming.is_operator:
            return Reply(Message(said("operators_only", language)))
        found = _FIX.fullmatch(words.strip())
        if found is None:
            return Reply(Message(put("fix_how", language, facts=", ".join(FIELDS))))
        number, field = int(found[1]), found[2].casefold()
        value, why = split_reason(field, found[3])
        deed = Deed(incoming.operator, why, incoming.now)
        try:
            done = await self._correcting.fix(number, field, value, deed)
        except UnknownActionError:
            return unknown_action(number, language)
        except RefusedError as error:
            return _refused(error, language)
        return _done("deed_fixed", done, language, why)


def _done(deed: str, done: Corrected, language: str, why: str = "") -> Reply:
    message = render_corrected(
        put(deed, language),
        done.action,
        chats=done.chats,
        loud=done.loud,
        forgotten=done.forgotten,
        offered=done.offered,
        why=why,
        language=language,
    )
    return Reply(message)


def _refused(error: RefusedError, language: str) -> Reply:
    return Reply(Message(refused(error, language)))

"""Questions about everything that matches, not about a page of it."""

import math
from dataclasses import replace
from datetime import timedelta

from bot.chat import texts
from bot.chat.asking import SEARCH_WORDS, understood
from bot.chat.quota import Quota
from bot.chat.talk import CAPTION_UNITS, Incoming, Reply
from bot.chat.words import said
from bot.domain.chat import Attachment, Message, Query
from bot.query import parse_query
from bot.render.history import measures_found, nothing_found
from bot.render.markup import bold, esc, fit
from bot.render.statistics import render_statistics
from bot.render.wishes import describe_query
from bot.services.exporting import Exported, Exporting, FileKind
from bot.services.history import History

FILES_AN_HOUR = 5
_NOTE = 200  # characters of how the words were understood, in a caption


class Gathering:
    """Answers with the whole of what a question finds; changes nothing."""

    def __init__(self, history: History, exporting: Exporting) -> None:
        self._history = history
        self._exporting = exporting
        self._quota = Quota(FILES_AN_HOUR, timedelta(hours=1))

    async def stats(self, incoming: Incoming, words: str, language: str) -> Reply:
        """Counts by year, stage, measure and direction; without words, of everything."""
        query, note = _asked(incoming, words, language)
        view = await self._history.statistics(query)
        return Reply(render_statistics(view, query=query, language=language, note=note))

    async def export(self, incoming: Incoming, words: str, language: str) -> Reply:
        """A file of all that matches, CSV unless "json" is among the words; so many an hour for a chat."""
        kind, rest = _kind(words)
        query, note = _asked(incoming, rest, language)
        wait = self._quota.wait(incoming.address, incoming.now)
        if wait is not None:
            minutes = math.ceil(wait / timedelta(minutes=1))
            later = said("export_later", language, count=self._quota.times, minutes=minutes)
            return Reply(Message(later))
        made = await self._exporting.file(query, kind)
        head = [bold(describe_query(query, language)), *([esc(note, _NOTE)] if note else [])]
        if not made.rows:
            return Reply(Message("\n".join([*head, *nothing_found(language, query.words)])))
        name = f"nongrata-{incoming.now:%Y-%m-%d}.{kind}"
        caption = _caption(head, made, kind, language)
        return Reply(caption, file=Attachment(name, made.content))


def _asked(incoming: Incoming, words: str, language: str) -> tuple[Query, str]:
    """The question, and how its words were understood."""
    parsed = parse_query(words, today=incoming.now.date())
    query = replace(parsed.query, words=parsed.query.words[:SEARCH_WORDS])
    return query, understood(parsed, words, language)


def _kind(words: str) -> tuple[FileKind, str]:
    """Which file, and the words without the one that says so; the last one counts."""
    kind, rest = FileKind.CSV, []
    for word in words.split():
        if word.casefold() in set(FileKind):
            kind = FileKind(word.casefold())
        else:
            rest.append(word)
    return kind, " ".join(rest)


def _caption(head: list[str], made: Exported, kind: FileKind, language: str) -> Message:
    total = measures_found(made.total, language)
    rows = [*head, said("export_counts", language, total=total, kind=kind.upper())]
    if made.rows < made.total:
        rows.append(said("export_cut", language, count=made.rows))
    return Message(fit(rows, [texts.caution(language)], "…", CAPTION_UNITS))

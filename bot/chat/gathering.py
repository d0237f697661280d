"""Questions about everything that matches, not about a page of it."""

from dataclasses import replace

from bot.chat.asking import SEARCH_WORDS, understood
from bot.chat.talk import Incoming, Reply
from bot.query import parse_query
from bot.render.statistics import render_statistics
from bot.services.history import History


class Gathering:
    """Answers with the whole of what a question finds; changes nothing."""

    def __init__(self, history: History) -> None:
        self._history = history

    async def stats(self, incoming: Incoming, words: str, language: str) -> Reply:
        """Counts by year, stage, measure and direction; without words, of everything."""
        parsed = parse_query(words, today=incoming.now.date())
        query = replace(parsed.query, words=parsed.query.words[:SEARCH_WORDS])
        view = await self._history.statistics(query)
        note = understood(parsed, words, language)
        return Reply(render_statistics(view, query=query, language=language, note=note))

"""Questions: history, latest, search, one action, an exchange, status, sources."""

import re
from dataclasses import replace
from datetime import datetime

from bot.chat import press, texts
from bot.chat.talk import Incoming, Reply
from bot.chat.words import said
from bot.domain.chat import ActionFilter, Button, ChatKind, Message, Query
from bot.domain.errors import UnknownActionError
from bot.query import MAX_CHARACTERS, ParsedQuery, decode_query, encode_query, parse_query
from bot.render import (
    Effects,
    render_action,
    render_chain,
    render_evidence,
    render_history,
    render_latest,
    render_status,
)
from bot.render.chain import STEPS
from bot.render.markup import bold, clean, clip, esc, fit
from bot.render.operator_words import put
from bot.render.status import source_row
from bot.services.history import PAGE, History
from bot.services.status import Status

_PAGE_WORDS = re.compile(r"(?:^|\s)page\s+([0-9]{1,4})\s*$", re.IGNORECASE)
SEARCH_WORDS = 8  # plain words of one search
_PAGE_DIGITS = 4
_QUOTED = 80  # characters of somebody's own words in an answer: the sentence around them must fit
_NUMBER = re.compile(r"/?a?([0-9]{1,15})", re.IGNORECASE)


def read_number(words: str) -> int | None:
    """The action meant by "147", "a147" or "/a147"."""
    found = _NUMBER.fullmatch(words.strip())
    return int(found[1]) if found else None


class Asking:
    """Answers questions; changes nothing."""

    def __init__(self, history: History, status: Status, effects: Effects) -> None:
        self._history = history
        self._status = status
        self._effects = effects

    async def question(self, incoming: Incoming, text: str, language: str) -> Reply:
        """Words without a command: "a147" is an action, "last" means the last act, all else history.

        A number alone that is no year opens nothing: in a terminal it was meant for a button.
        """
        parsed = parse_query(text, today=incoming.now.date())
        is_year = parsed.query.since is not None
        if (number := read_number(text)) is not None and not is_year:
            bare = text.strip().isdecimal()
            return (
                _bare_number(number, incoming, language)
                if bare
                else await self.show(incoming, text, language)
            )
        if parsed.last:
            return await self.latest(incoming, text, language)
        return await self.history(incoming, text, language)

    async def history(self, incoming: Incoming, words: str, language: str) -> Reply:
        """A page; words that mean nothing here become a search, and the answer says so."""
        typed, words = words, words[:MAX_CHARACTERS]
        number = _PAGE_WORDS.search(words)
        asked = _PAGE_WORDS.sub("", words) if number else words
        parsed = parse_query(asked, today=incoming.now.date())
        query = replace(
            parsed.query,
            words=parsed.query.words[:SEARCH_WORDS],
            limit=PAGE,
            offset=PAGE * (max(1, int(number[1])) - 1) if number else 0,
        )
        return await self._page(
            query, language, incoming.now, note=understood(parsed, typed, language), typed=asked
        )

    async def page(self, incoming: Incoming, pressed: press.Press, language: str) -> Reply | None:
        """The page a button asks for; None when the button is none of ours."""
        query = decode_query(pressed.value)
        if query is None:
            return None
        query = replace(query, limit=PAGE, offset=pressed.number)
        return replace(await self._page(query, language, incoming.now), edits=True)

    async def search(self, incoming: Incoming, words: str, language: str) -> Reply:
        """Plain words, none of them taken for a country or a measure: for names and titles."""
        given = clean(words)
        number = _PAGE_WORDS.search(given)
        asked = (_PAGE_WORDS.sub("", given) if number else given)[:MAX_CHARACTERS]
        wanted = tuple(asked.split())[:SEARCH_WORDS]
        if not wanted:
            return Reply(Message(said("which_words", language)))
        offset = PAGE * (max(1, int(number[1])) - 1) if number else 0
        query = Query(words=wanted, limit=PAGE, offset=offset)
        typed = " ".join(wanted)
        cut = asked.split() != list(wanted) or len(given) > MAX_CHARACTERS
        note = said("first_words_only", language, count=SEARCH_WORDS) if cut else ""
        return await self._page(query, language, incoming.now, note=note, typed=typed, command="search")

    async def _page(
        self,
        query: Query,
        language: str,
        now: datetime,
        *,
        note: str = "",
        typed: str = "",
        command: str = "history",
    ) -> Reply:
        page = await self._history.page(query)
        missed: tuple[str, ...] = ()
        if not page.total and query.words and query.filter != ActionFilter():
            without = replace(query, words=(), offset=0)
            if (other := await self._history.page(without)).total:
                missed, query, page = query.words, without, other
        if query.offset and not page.rows and page.total:
            query = replace(query, offset=(page.total - 1) // PAGE * PAGE)
            page = await self._history.page(query)
            note = f"{note} {said('no_more_pages', language)}".strip()
        after = query.offset + len(page.rows)
        more = bool(page.rows) and after < page.total
        buttons = _turns(query, after if more else None, language)
        again = f"/{command} {esc(typed, MAX_CHARACTERS)} page {after // PAGE + 1}"
        hint = said("older_typed", language, typed=again) if more and not buttons else ""
        message = render_history(
            page,
            query=query,
            now=now,
            language=language,
            note=note,
            more=hint,
            missed=missed,
            effects=self._effects,
        )
        return Reply(replace(message, buttons=(buttons,) if buttons else ()))

    async def latest(self, incoming: Incoming, words: str, language: str) -> Reply:
        parsed = parse_query(words, today=incoming.now.date())
        query = replace(parsed.query, words=parsed.query.words[:SEARCH_WORDS])
        latest = await self._history.latest(query)
        note = understood(parsed, words, language)
        missed: tuple[str, ...] = ()
        if latest.last is None and query.words and query.filter != ActionFilter():
            without = replace(query, words=())
            if (other := await self._history.latest(without)).last:
                missed, query, latest = query.words, without, other
        return Reply(
            render_latest(
                latest,
                query=query,
                now=incoming.now,
                language=language,
                note=note,
                missed=missed,
                effects=self._effects,
            )
        )

    async def show(self, incoming: Incoming, words: str, language: str) -> Reply:
        number = read_number(words)
        if number is None:
            return Reply(Message(said("which_action", language)))
        try:
            view = await self._history.show(number)
        except UnknownActionError:
            return unknown_action(number, language)
        return Reply(render_action(view, language=language, now=incoming.now, effects=self._effects))

    async def chain(self, incoming: Incoming, words: str, language: str, *, offset: int = 0) -> Reply:
        """The exchange of an action, from the step at `offset`; a page at a time."""
        number = read_number(words)
        if number is None:
            return Reply(Message(said("which_exchange", language)))
        try:
            chain = await self._history.chain(number)
        except UnknownActionError:
            return unknown_action(number, language)
        last = max(0, (len(chain.steps) - 1) // STEPS * STEPS)
        at = min(offset, last) // STEPS * STEPS
        turns = (("b_earlier", at - STEPS, at > 0), ("b_later", at + STEPS, at < last))
        made = (
            press.button(said(label, language), press.EXCHANGE_PAGE, number, str(to))
            for label, to, wanted in turns
            if wanted
        )
        row = tuple(button for button in made if button)
        shown = render_chain(chain, now=incoming.now, language=language, offset=at, effects=self._effects)
        return Reply(replace(shown, buttons=(row,) if row else ()))

    async def chain_page(self, incoming: Incoming, pressed: press.Press, language: str) -> Reply | None:
        """The steps a button asks for; None when the button is none of ours."""
        value = pressed.value
        if not (value.isascii() and value.isdigit() and len(value) <= _PAGE_DIGITS):
            return None
        shown = await self.chain(incoming, str(pressed.number), language, offset=int(value))
        return replace(shown, edits=True)

    async def evidence(self, number: int, language: str) -> Reply:
        try:
            return Reply(render_evidence(await self._history.show(number), language=language))
        except UnknownActionError:
            return unknown_action(number, language)

    async def status(self, incoming: Incoming, language: str) -> Reply:
        status = await self._status.for_chat(incoming.address, incoming.now)
        return Reply(render_status(status, now=incoming.now, language=language))

    async def sources(self, incoming: Incoming, words: str, language: str) -> Reply:
        """Every source, those in trouble first, with what is odd in what they answered.

        A word narrows the list by id, body or country.
        """
        if not incoming.is_operator:
            return Reply(Message(said("sources_for_operators", language)))
        views = await self._status.all_sources(incoming.now)
        wanted = words.casefold().strip()
        matching = [
            v for v in views if wanted in f"{v.source.id} {v.source.body} {v.source.country}".casefold()
        ]
        rows = [source_row(view, views, incoming.now, language) for view in matching]
        rows.sort(key=lambda row: row.startswith("✅") and "\n" not in row)
        head = bold(put("sources_shown", language, count=len(matching), total=len(views)))
        return Reply(Message(fit([head, *rows], [], put("sources_narrow", language))))


def _turns(query: Query, after: int | None, language: str) -> tuple[Button, ...]:
    """Buttons to the pages around; none where the question is too long for a button."""
    compact = encode_query(query)
    if not compact:
        return ()
    pages = (("b_newer", max(0, query.offset - PAGE) if query.offset else None), ("b_older", after))
    made = (
        press.button(said(label, language), press.PAGE, offset, compact)
        for label, offset in pages
        if offset is not None
    )
    return tuple(button for button in made if button)


def unknown_action(number: int, language: str = "en") -> Reply:
    """There is no such action, and where those that there are can be found."""
    return Reply(Message(said("no_such_action", language, number=number)))


def _bare_number(number: int, incoming: Incoming, language: str) -> Reply:
    """Never a card: somebody who typed the number of a button would take it for the news."""
    terminal = incoming.kind is ChatKind.TERMINAL
    what = said("no_button" if terminal else "no_question", language, number=number)
    return Reply(Message(f"{what} {said('write_action', language, number=number)}"))


def understood(parsed: ParsedQuery, typed: str, language: str) -> str:
    """Plain text: which words became a search, which were no codes here, and whether some were left out."""
    long = len(typed) > MAX_CHARACTERS
    cut = said("first_characters_only", language, count=MAX_CHARACTERS) if long else ""
    codes = texts.passed_over(parsed.passed_over, language)
    return " ".join(part for part in (_searched(parsed, language), codes, cut) if part)


def _searched(parsed: ParsedQuery, language: str) -> str:
    if not parsed.unknown:
        return ""
    words = clip(clean(" ".join(parsed.unknown[:SEARCH_WORDS])), _QUOTED)
    rest = said("rest_understood", language) if parsed.query.filter != ActionFilter() else ""
    told = said("searched_for", language, words=words, rest=rest)
    if len(parsed.unknown) <= SEARCH_WORDS:
        return told
    return f"{told} {said('first_words_only', language, count=SEARCH_WORDS)}"

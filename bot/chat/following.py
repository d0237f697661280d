"""Following: subscribe with a preview, list, stop, mute, doubt, forget."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.chat import press, texts
from bot.chat.asking import unknown_action
from bot.chat.presets import PRESETS
from bot.chat.talk import Incoming, Reply
from bot.chat.words import said
from bot.domain.chat import ActionFilter, Button, Message, Query, Subscription
from bot.domain.errors import UnknownActionError
from bot.query import MAX_CHARACTERS, decode_query, encode_query, parse_query
from bot.render import render_subscribe_preview
from bot.render.answer_words import tell
from bot.render.markup import bold, esc, fit
from bot.render.wishes import describe
from bot.render.words import pick, say
from bot.services.subscriptions import MAX_SUBSCRIPTIONS, Subscriptions, TooManySubscriptionsError

_SILENT = re.compile(r"\b(?:silent|silently|тихо|беззвучно|без звука)\b|静音|静默|无声", re.IGNORECASE)
_AT_ONCE = re.compile(r"\b(?:at once|immediately|loud|сразу|немедленно)\b|立即|马上", re.IGNORECASE)
_DIGEST = re.compile(
    r"(?:\b(?:daily|weekly|ежедневн\w+|еженедельн\w+)\s+|每日|每天|每周)?"
    r"(?:\b(?:digest|дайджест|сводка)\b|摘要)"
    r"(?:\s*(?:daily|weekly|ежедневно|еженедельно|每日|每天|每周))?(?:\s+(?:at\s+)?[0-9]{1,2}[:.][0-9]{2})?",
    re.IGNORECASE,
)
_EVERYTHING = frozenset({"all", "everything", "全部", "所有", "все", "всё"})
_STOP_BUTTONS = 8  # stop buttons below a list; longer lists are stopped by number
_NOTE = 400  # characters of what is said about somebody's words
_BUSY = 1.0  # messages a day from which a wish is called busy


class Following:
    """Changes what a chat follows. Callers have checked that the person may."""

    def __init__(self, subscriptions: Subscriptions) -> None:
        self._subscriptions = subscriptions

    async def presets(self, incoming: Incoming, opening: str, language: str) -> Reply:
        """Buttons for the ready-made wishes; the busy one says how busy it is."""
        everything = await self._subscriptions.preview(incoming.address, PRESETS["all"].wishes, incoming.now)
        daily = everything.total / everything.days
        very = daily >= _BUSY
        busy = said("busy_daily", language, count=f"{daily:.0f}") if very else said("busy", language)
        labels = {name: pick(preset.label, language) for name, preset in PRESETS.items()}
        labels["all"] += busy
        rows = [(_made(label, press.PRESET, value=name),) for name, label in labels.items()]
        return Reply(Message(opening, (*rows, (_made(said("b_choose", language), press.CHOOSE),))))

    async def subscribe(self, incoming: Incoming, words: str, language: str) -> Reply:
        """Without words the presets; with words what following would bring, to be confirmed."""
        words = words[:MAX_CHARACTERS]
        silent = _SILENT.search(words) is not None
        notes = [said("no_digests", language)] if _DIGEST.search(words) else []
        wanted = _AT_ONCE.sub(" ", _SILENT.sub(" ", _DIGEST.sub(" ", words))).strip()
        if wanted.casefold() in _EVERYTHING:
            return await self._preview(incoming, PRESETS["all"].wishes, language, silent=silent, preset="all")
        if not wanted:
            opening = bold(said("what_to_follow", language)) + "".join(f"\n{note}" for note in notes)
            return await self.presets(incoming, opening, language)
        parsed = parse_query(wanted, today=incoming.now.date())
        if parsed.unknown:
            notes.append(
                said("left_out", language, words=esc(tell("list_comma", language).join(parsed.unknown[:8])))
            )
        if codes := texts.passed_over(parsed.passed_over, language):
            notes.append(esc(codes, _NOTE))
        if parsed.query.since or parsed.query.until:
            notes.append(said("dates_left_out", language))
        wish = parsed.query.filter
        if wish == ActionFilter():
            notes.append(said("nothing_stored", language))
            return Reply(Message("\n".join(notes) + f"\n\n{texts.choose(language)}"))
        reply = await self._preview(incoming, (wish,), language, silent=silent)
        head = "".join(f"{note}\n" for note in notes)
        return replace(reply, message=replace(reply.message, html=head + reply.message.html))

    async def _preview(
        self,
        incoming: Incoming,
        wishes: Sequence[ActionFilter],
        language: str,
        *,
        silent: bool,
        preset: str = "",
    ) -> Reply:
        preview = await self._subscriptions.preview(incoming.address, wishes, incoming.now)
        message = render_subscribe_preview(preview, now=incoming.now, language=language, at_once=not silent)
        buttons = _preset_buttons(preset, language) if preset else _wish_buttons(wishes[0], language)
        if buttons is None:  # too long for a button: store it, and offer to undo
            return await self._follow(incoming, wishes, language, silent=silent, edits=False, shown=message)
        return Reply(replace(message, buttons=buttons))

    async def choose_preset(self, incoming: Incoming, name: str, language: str) -> Reply | None:
        preset = PRESETS.get(name)
        if preset is None:
            return None
        return await self._preview(incoming, preset.wishes, language, silent=False, preset=name)

    async def follow_pressed(self, incoming: Incoming, pressed: press.Press, language: str) -> Reply | None:
        """Store what the button carries; None when it carries nothing that is known."""
        silent = pressed.what in (press.FOLLOW_SILENTLY, press.PRESET_SILENTLY)
        if pressed.what in (press.PRESET_FOLLOW, press.PRESET_SILENTLY):
            preset = PRESETS.get(pressed.value)
            wishes: tuple[ActionFilter, ...] = preset.wishes if preset else ()
        else:
            query = decode_query(pressed.value)
            wishes = (query.filter,) if query else ()
        if not wishes:
            return None
        return await self._follow(incoming, wishes, language, silent=silent, edits=True, shown=None)

    async def _follow(
        self,
        incoming: Incoming,
        wishes: Sequence[ActionFilter],
        language: str,
        *,
        silent: bool,
        edits: bool,
        shown: Message | None,
    ) -> Reply:
        try:
            held = await self._subscriptions.follow(
                incoming.address, incoming.kind, wishes, incoming.now, silent=silent
            )
        except TooManySubscriptionsError:
            return Reply(Message(said("too_many", language, count=MAX_SUBSCRIPTIONS)))
        how = tell("how_silent" if silent else "how_loud", language)
        lines = [said("you_follow", language, wish=describe(s.filter, language), how=how) for s in held]
        stop = tuple(_made(said("b_stop", language), press.STOP, s.id) for s in held)
        head = f"{shown.html}\n\n" if shown else ""
        return Reply(Message(head + "\n".join([*lines, said("status_shows", language)]), (stop,)), edits)

    async def list(self, incoming: Incoming, language: str) -> Reply:
        held = await self._subscriptions.held(incoming.address)
        if not held:
            return Reply(Message(said("follows_nothing", language)))
        rows = [bold(said("this_chat_follows", language))]
        for s in held:
            how = tell("how_silent" if s.silent else "how_loud", language)
            rows.append(f"<b>{s.id}</b> {describe(s.filter, language)}{say('comma', language)}{how}")
        label = said("b_stop", language)
        stops = [_made(f"{label} {s.id}", press.STOP, s.id) for s in held[:_STOP_BUTTONS]]
        buttons = tuple(tuple(stops[at : at + 4]) for at in range(0, len(stops), 4))
        return Reply(Message(fit(rows, ["", said("how_to_stop", language)], "…"), buttons))

    async def unsubscribe(self, incoming: Incoming, words: str, language: str) -> Reply:
        wanted = words.strip().lstrip("#")
        if wanted.casefold() in _EVERYTHING:
            held = await self._subscriptions.held(incoming.address)
            for subscription in held:
                await self._subscriptions.stop(incoming.address, subscription.id)
            return Reply(Message(said("stopped_all", language, count=len(held))))
        if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 16):  # noqa: PLR2004 - digits of an id
            shown = await self.list(incoming, language)
            if not wanted:
                return shown
            note = said("none_stopped", language)
            return replace(shown, message=replace(shown.message, html=f"{note}\n{shown.message.html}"))
        return await self.stop(incoming, int(wanted), language, edits=False)

    async def stop(self, incoming: Incoming, subscription_id: int, language: str, *, edits: bool) -> Reply:
        held = await self._subscriptions.held(incoming.address)
        found: Subscription | None = next((s for s in held if s.id == subscription_id), None)
        if found is None or not await self._subscriptions.stop(incoming.address, subscription_id):
            return Reply(Message(said("no_such_wish", language, number=subscription_id)))
        again = encode_query(Query(filter=found.filter))
        undo = press.button(said("b_follow_again", language), press.FOLLOW, value=again) if again else None
        text = said("stopped", language, wish=describe(found.filter, language))
        return Reply(Message(text, ((undo,),) if undo else ()), edits)

    async def mute(self, incoming: Incoming, number: int, language: str, *, muted: bool) -> Reply:
        try:
            await self._subscriptions.mute(incoming.address, incoming.kind, number, incoming.now, muted=muted)
        except UnknownActionError:
            return unknown_action(number, language)
        if not muted:
            return Reply(Message(said("unmuted", language, number=number)))
        unmute = _made(said("b_unmute", language), press.UNMUTE, number)
        return Reply(Message(said("muted", language, number=number), ((unmute,),)))

    async def wrong(self, incoming: Incoming, number: int, language: str) -> Reply:
        try:
            await self._subscriptions.report_wrong(number, incoming.now)
        except UnknownActionError:
            return unknown_action(number, language)
        return Reply(Message(said("doubt_taken", language, number=number)))

    async def forget(self, incoming: Incoming, language: str) -> Reply:
        """Delete all; said in the language that the chat had until then."""
        forgotten = await self._subscriptions.forget(incoming.address)
        return Reply(Message(said("forgotten" if forgotten else "nothing_kept", language)), edits=True)


def forget_question(language: str) -> Reply:
    delete = _made(said("b_delete", language), press.FORGET, value="yes")
    keep = _made(said("b_keep", language), press.CANCEL)
    return Reply(Message(said("forget_question", language), ((delete, keep),)))


def _made(label: str, what: str, number: int | None = None, value: str = "") -> Button:
    """A button whose data is known to fit: a short word or a number."""
    made = press.button(label, what, number, value)
    assert made is not None, f"button data too long: {what}"  # noqa: S101 - our own constants
    return made


def _wish_buttons(wish: ActionFilter, language: str) -> tuple[tuple[Button, ...], ...] | None:
    compact = encode_query(Query(filter=wish))
    if compact is None:
        return None
    loud = press.button(said("b_follow", language), press.FOLLOW, value=compact)
    silent = press.button(said("b_follow_silently", language), press.FOLLOW_SILENTLY, value=compact)
    if loud is None or silent is None:
        return None
    return (loud, silent), (_made(said("b_no", language), press.CANCEL),)


def _preset_buttons(name: str, language: str) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            _made(said("b_follow", language), press.PRESET_FOLLOW, value=name),
            _made(said("b_follow_silently", language), press.PRESET_SILENTLY, value=name),
        ),
        (_made(said("b_no", language), press.CANCEL),),
    )

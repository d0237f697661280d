"""Following: subscribe with a preview, list, stop, mute, doubt, forget."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.chat import press, texts
from bot.chat.asking import unknown_action
from bot.chat.follow_buttons import carried_manner, follow_again, follow_buttons, made
from bot.chat.presets import PRESETS
from bot.chat.talk import Incoming, Reply
from bot.chat.words import said
from bot.domain.answers import Preview
from bot.domain.chat import ActionFilter, Message, Subscription
from bot.domain.errors import UnknownActionError
from bot.domain.schedule import AT_ONCE, Manner
from bot.lexicon.zones import zone_name
from bot.query import MAX_CHARACTERS, decode_query, parse_query
from bot.query.manner import parse_manner
from bot.render import render_subscribe_preview
from bot.render.answer_words import tell
from bot.render.manner import describe_manner
from bot.render.markup import bold, esc, fit
from bot.render.wishes import describe
from bot.render.words import pick, say
from bot.services.subscriptions import MAX_SUBSCRIPTIONS, Subscriptions, TooManySubscriptionsError

_EVERYTHING = frozenset({"all", "everything", "全部", "所有", "все", "всё"})
_STOP_BUTTONS = 8  # stop buttons below a list; longer lists are stopped by number
_NOTE = 400  # characters of what is said about somebody's words
_BUSY = 1.0  # messages a day from which a wish is called busy
_MEASURED = 7  # days of reading from which one knows


class Following:
    """Changes what a chat follows. Callers have checked that the person may."""

    def __init__(self, subscriptions: Subscriptions) -> None:
        self._subscriptions = subscriptions

    async def presets(self, incoming: Incoming, opening: str, language: str) -> Reply:
        """Buttons for the ready-made wishes; that for everything says how busy it is."""
        everything = await self._subscriptions.preview(incoming.address, PRESETS["all"].wishes, incoming.now)
        labels = {name: pick(preset.label, language) for name, preset in PRESETS.items()}
        labels["all"] += _how_busy(everything, incoming.now, language)
        rows = [(made(label, press.PRESET, value=name),) for name, label in labels.items()]
        return Reply(Message(opening, (*rows, (made(said("b_choose", language), press.CHOOSE),))))

    async def subscribe(self, incoming: Incoming, words: str, language: str) -> Reply:
        """Without words the presets; with words what following would bring, to be confirmed."""
        words = words[:MAX_CHARACTERS]
        told = parse_manner(words)
        manner, wanted = told.manner, told.rest
        notes = []
        if told.odd_time and manner.digest:
            notes.append(said("no_such_time", language, time=esc(told.odd_time), clock=manner.digest.clock))
        if wanted.casefold() in _EVERYTHING:
            return _headed(
                notes, await self._preview(incoming, PRESETS["all"].wishes, language, manner, "all")
            )
        if not wanted:
            return await self.presets(incoming, bold(said("what_to_follow", language)), language)
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
        return _headed(notes, await self._preview(incoming, (wish,), language, manner))

    async def _preview(
        self,
        incoming: Incoming,
        wishes: Sequence[ActionFilter],
        language: str,
        manner: Manner = AT_ONCE,
        preset: str = "",
    ) -> Reply:
        preview = await self._subscriptions.preview(incoming.address, wishes, incoming.now)
        zone = await self._subscriptions.zone(incoming.address)
        how = describe_manner(manner, zone, language)
        message = render_subscribe_preview(preview, now=incoming.now, language=language, how=how)
        if manner.digest is not None:
            note = said("your_zone", language, zone=zone_name(zone, language))
            message = replace(message, html=f"{message.html}\n{note}")
        buttons = follow_buttons(wishes[0], preset, manner, language)
        if buttons is None:  # too long for a button: store it, and offer to undo
            return await self._follow(incoming, wishes, language, manner, edits=False, shown=message)
        return Reply(replace(message, buttons=buttons))

    async def choose_preset(self, incoming: Incoming, name: str, language: str) -> Reply | None:
        preset = PRESETS.get(name)
        if preset is None:
            return None
        return await self._preview(incoming, preset.wishes, language, preset=name)

    async def follow_pressed(self, incoming: Incoming, pressed: press.Press, language: str) -> Reply | None:
        """Store what the button carries; None when it carries nothing that is known."""
        manner, carried = carried_manner(pressed)
        if pressed.what in (press.PRESET_FOLLOW, press.PRESET_SILENTLY, press.PRESET_AS):
            preset = PRESETS.get(carried)
            wishes: tuple[ActionFilter, ...] = preset.wishes if preset else ()
        else:
            query = decode_query(carried)
            wishes = (query.filter,) if query else ()
        if not wishes or manner is None:
            return None
        return await self._follow(incoming, wishes, language, manner, edits=True, shown=None)

    async def _follow(
        self,
        incoming: Incoming,
        wishes: Sequence[ActionFilter],
        language: str,
        manner: Manner,
        *,
        edits: bool,
        shown: Message | None,
    ) -> Reply:
        try:
            held = await self._subscriptions.follow(
                incoming.address, incoming.kind, wishes, incoming.now, manner, language=language
            )
        except TooManySubscriptionsError:
            return Reply(Message(said("too_many", language, count=MAX_SUBSCRIPTIONS)))
        zone = await self._subscriptions.zone(incoming.address)
        lines = [
            said("you_follow", language, wish=describe(s.filter, language), how=_how(s, zone, language))
            for s in held
        ]
        stop = tuple(made(said("b_stop", language), press.STOP, s.id) for s in held)
        head = f"{shown.html}\n\n" if shown else ""
        return Reply(Message(head + "\n".join([*lines, said("status_shows", language)]), (stop,)), edits)

    async def list(self, incoming: Incoming, language: str) -> Reply:
        held = await self._subscriptions.held(incoming.address)
        if not held:
            return Reply(Message(said("follows_nothing", language)))
        zone = await self._subscriptions.zone(incoming.address)
        rows = [bold(said("this_chat_follows", language))]
        for s in held:
            how = _how(s, zone, language)
            rows.append(f"<b>{s.id}</b> {describe(s.filter, language)}{say('comma', language)}{how}")
        label = said("b_stop", language)
        stops = [made(f"{label} {s.id}", press.STOP, s.id) for s in held[:_STOP_BUTTONS]]
        buttons = tuple(tuple(stops[at : at + 4]) for at in range(0, len(stops), 4))
        return Reply(Message(fit(rows, ["", said("how_to_stop", language)], "…"), buttons))

    async def unsubscribe(self, incoming: Incoming, words: str, language: str) -> Reply:
        wanted = words.strip().lstrip("#")
        if wanted.casefold() in _EVERYTHING:
            held = await self._subscriptions.held(incoming.address)
            waited = [await self._subscriptions.stop(incoming.address, each.id) for each in held]
            text = said("stopped_all", language, count=len(held))
            return Reply(Message(text + _not_sent(sum(n or 0 for n in waited), language)))
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
        waited = await self._subscriptions.stop(incoming.address, subscription_id)
        if found is None or waited is None:
            return Reply(Message(said("no_such_wish", language, number=subscription_id)))
        undo = follow_again(found.filter, found.manner, language)
        text = said("stopped", language, wish=describe(found.filter, language))
        text += _not_sent(waited, language)
        return Reply(Message(text, ((undo,),) if undo else ()), edits)

    async def mute(self, incoming: Incoming, number: int, language: str, *, muted: bool) -> Reply:
        try:
            await self._subscriptions.mute(
                incoming.address, incoming.kind, number, incoming.now, muted=muted, language=language
            )
        except UnknownActionError:
            return unknown_action(number, language)
        if not muted:
            return Reply(Message(said("unmuted", language, number=number)))
        unmute = made(said("b_unmute", language), press.UNMUTE, number)
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
    delete = made(said("b_delete", language), press.FORGET, value="yes")
    keep = made(said("b_keep", language), press.CANCEL)
    return Reply(Message(said("forget_question", language), ((delete, keep),)))


def _not_sent(waited: int, language: str) -> str:
    """What becomes of that which waited for a digest."""
    return "\n" + said("stopped_waiting", language, count=waited) if waited else ""


def _how(wish: Subscription, zone: str | None, language: str) -> str:
    return describe_manner(wish.manner, zone, language, due_at=wish.due_at)


def _headed(notes: Sequence[str], reply: Reply) -> Reply:
    """The answer below notes on how the words were understood."""
    head = "".join(f"{note}\n" for note in notes)
    return replace(reply, message=replace(reply.message, html=head + reply.message.html))


def _how_busy(everything: Preview, now: datetime, language: str) -> str:
    """As it has been here; where little was read yet, as it usually is; "" where it has not been busy."""
    read = everything.days_read(now)
    if read < _MEASURED:
        return said("busy", language) if everything.sources else ""
    daily = everything.total / read
    return said("busy_daily", language, count=f"{daily:.0f}") if daily >= _BUSY else ""

"""Following: subscribe with a preview, list, stop, mute, doubt, forget."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.chat import press, texts
from bot.chat.asking import unknown_action
from bot.chat.presets import PRESETS
from bot.chat.talk import Incoming, Reply
from bot.domain.chat import ActionFilter, Button, Message, Query, Subscription
from bot.domain.errors import UnknownActionError
from bot.query import MAX_CHARACTERS, decode_query, encode_query, parse_query
from bot.render import render_subscribe_preview
from bot.render.markup import bold, esc, fit
from bot.render.wishes import describe
from bot.services.subscriptions import MAX_SUBSCRIPTIONS, Subscriptions, TooManySubscriptionsError

ADMINISTRATORS_ONLY = Message("In a group only its administrators can change what it follows.")

_SILENT = re.compile(r"\b(?:silent|silently|тихо|беззвучно|без звука)\b|静音|静默|无声", re.IGNORECASE)
_AT_ONCE = re.compile(r"\b(?:at once|immediately|loud|сразу|немедленно)\b|立即|马上", re.IGNORECASE)
_DIGEST = re.compile(
    r"(?:\b(?:daily|weekly|ежедневн\w+|еженедельн\w+)\s+|每日|每天|每周)?"
    r"(?:\b(?:digest|дайджест|сводка)\b|摘要)"
    r"(?:\s*(?:daily|weekly|ежедневно|еженедельно|每日|每天|每周))?(?:\s+(?:at\s+)?[0-9]{1,2}[:.][0-9]{2})?",
    re.IGNORECASE,
)
_EVERYTHING = frozenset({"all", "everything", "全部", "所有", "все", "всё"})
_HOW_TO_STOP = "Stop one with <code>/unsubscribe number</code>, everything with <code>/unsubscribe all</code>"
_STOP_BUTTONS = 8  # stop buttons below a list; longer lists are stopped by number
_BUSY = 1.0  # messages a day from which a wish is called busy


class Following:
    """Changes what a chat follows. Callers have checked that the person may."""

    def __init__(self, subscriptions: Subscriptions) -> None:
        self._subscriptions = subscriptions

    async def presets(self, incoming: Incoming, opening: str) -> Reply:
        """Buttons for the ready-made wishes; the busy one says how busy it is."""
        everything = await self._subscriptions.preview(incoming.address, PRESETS["all"].wishes, incoming.now)
        daily = everything.total / everything.days
        busy = f" (busy: about {daily:.0f} a day)" if daily >= _BUSY else " (busy)"
        labels = {name: preset.label + (busy if name == "all" else "") for name, preset in PRESETS.items()}
        rows = [(_made(label, press.PRESET, value=name),) for name, label in labels.items()]
        return Reply(Message(opening, (*rows, (_made("Choose …", press.CHOOSE),))))

    async def subscribe(self, incoming: Incoming, words: str, language: str) -> Reply:
        """Without words the presets; with words what following would bring, to be confirmed."""
        words = words[:MAX_CHARACTERS]
        silent = _SILENT.search(words) is not None
        notes = ["Digests are not offered; alerts come at once or silently."] if _DIGEST.search(words) else []
        wanted = _AT_ONCE.sub(" ", _SILENT.sub(" ", _DIGEST.sub(" ", words))).strip()
        if wanted.casefold() in _EVERYTHING:
            return await self._preview(incoming, PRESETS["all"].wishes, language, silent=silent, preset="all")
        if not wanted:
            opening = bold("What do you want to follow?") + "".join(f"\n{esc(note)}" for note in notes)
            return await self.presets(incoming, opening)
        parsed = parse_query(wanted, today=incoming.now.date())
        if parsed.unknown:
            notes.append(f"I do not know: {', '.join(parsed.unknown[:8])}. It is left out.")
        notes.extend(filter(None, [texts.passed_over(parsed.passed_over)]))
        if parsed.query.since or parsed.query.until:
            notes.append("Alerts are about what comes: the dates are left out.")
        wish = parsed.query.filter
        if wish == ActionFilter():
            notes = [*notes, "Nothing was stored."] if notes else ["Nothing was stored."]
            return Reply(Message("\n".join(map(esc, notes)) + f"\n\n{texts.CHOOSE}"))
        reply = await self._preview(incoming, (wish,), language, silent=silent)
        head = "".join(f"{esc(note)}\n" for note in notes)
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
        buttons = _preset_buttons(preset) if preset else _wish_buttons(wishes[0])
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
            text = f"This chat follows {MAX_SUBSCRIPTIONS} things already. /unsubscribe from one first."
            return Reply(Message(text))
        how = "silently" if silent else "at once"
        lines = [f"✅ You follow {describe(s.filter, language)}, {how}." for s in held]
        stop = tuple(_made("Stop", press.STOP, s.id) for s in held)
        head = f"{shown.html}\n\n" if shown else ""
        return Reply(
            Message(head + "\n".join([*lines, "/status shows what can be seen of it."]), (stop,)), edits
        )

    async def list(self, incoming: Incoming, language: str) -> Reply:
        held = await self._subscriptions.held(incoming.address)
        if not held:
            return Reply(Message("This chat follows nothing yet. /subscribe"))
        rows = [bold("This chat follows")]
        rows.extend(
            f"<b>{s.id}</b> {describe(s.filter, language)}, {'silently' if s.silent else 'at once'}"
            for s in held
        )
        stops = [_made(f"Stop {s.id}", press.STOP, s.id) for s in held[:_STOP_BUTTONS]]
        buttons = tuple(tuple(stops[at : at + 4]) for at in range(0, len(stops), 4))
        return Reply(Message(fit(rows, ["", _HOW_TO_STOP], "…"), buttons))

    async def unsubscribe(self, incoming: Incoming, words: str, language: str) -> Reply:
        wanted = words.strip().lstrip("#")
        if wanted.casefold() == "all":
            held = await self._subscriptions.held(incoming.address)
            for subscription in held:
                await self._subscriptions.stop(incoming.address, subscription.id)
            return Reply(Message(f"Stopped: {len(held)}. This chat follows nothing now. /subscribe"))
        if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 16):  # noqa: PLR2004 - digits of an id
            return await self.list(incoming, language)
        return await self.stop(incoming, int(wanted), language, edits=False)

    async def stop(self, incoming: Incoming, subscription_id: int, language: str, *, edits: bool) -> Reply:
        held = await self._subscriptions.held(incoming.address)
        found: Subscription | None = next((s for s in held if s.id == subscription_id), None)
        if found is None or not await self._subscriptions.stop(incoming.address, subscription_id):
            return Reply(
                Message(f"This chat follows nothing with the number {subscription_id}. /subscriptions")
            )
        again = encode_query(Query(filter=found.filter))
        undo = press.button("Follow again", press.FOLLOW, value=again) if again else None
        text = f"Stopped: {describe(found.filter, language)}"
        return Reply(Message(text, ((undo,),) if undo else ()), edits)

    async def mute(self, incoming: Incoming, number: int, *, muted: bool) -> Reply:
        try:
            await self._subscriptions.mute(incoming.address, incoming.kind, number, incoming.now, muted=muted)
        except UnknownActionError:
            return unknown_action(number)
        if muted:
            text = f"🔕 The exchange of /a{number} is muted here: no later step of it will be sent."
            return Reply(Message(text, ((_made("Unmute", press.UNMUTE, number),),)))
        return Reply(Message(f"🔔 Later steps of the exchange of /a{number} are sent again."))

    async def wrong(self, incoming: Incoming, number: int) -> Reply:
        try:
            await self._subscriptions.report_wrong(number, incoming.now)
        except UnknownActionError:
            return unknown_action(number)
        text = (
            f"Thank you. A person will look at /a{number}. Nothing changes until then; if it is corrected or "
            "withdrawn, every chat that had it is told."
        )
        return Reply(Message(text))

    async def forget(self, incoming: Incoming) -> Reply:
        if await self._subscriptions.forget(incoming.address):
            return Reply(
                Message("Deleted. Nothing is kept of this chat; backups forget it within 14 days."),
                edits=True,
            )
        return Reply(Message("Nothing was kept of this chat."), edits=True)


def forget_question() -> Reply:
    buttons = ((_made("Delete my data", press.FORGET, value="yes"), _made("Keep it", press.CANCEL)),)
    return Reply(Message(texts.FORGET, buttons))


def _made(label: str, what: str, number: int | None = None, value: str = "") -> Button:
    """A button whose data is known to fit: a short word or a number."""
    made = press.button(label, what, number, value)
    assert made is not None, f"button data too long: {what}"  # noqa: S101 - our own constants
    return made


def _wish_buttons(wish: ActionFilter) -> tuple[tuple[Button, ...], ...] | None:
    compact = encode_query(Query(filter=wish))
    if compact is None:
        return None
    loud = press.button("Follow", press.FOLLOW, value=compact)
    silent = press.button("Follow silently", press.FOLLOW_SILENTLY, value=compact)
    if loud is None or silent is None:
        return None
    return (loud, silent), (_made("No", press.CANCEL),)


def _preset_buttons(name: str) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            _made("Follow", press.PRESET_FOLLOW, value=name),
            _made("Follow silently", press.PRESET_SILENTLY, value=name),
        ),
        (_made("No", press.CANCEL),),
    )

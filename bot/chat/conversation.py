"""The conversation: commands and buttons in, replies out. Knows neither Telegram nor the terminal."""

import re
from collections.abc import Callable

from bot.chat import broadcasting, press, reviewing, texts
from bot.chat.asking import Asking
from bot.chat.broadcasting import BroadcastTalk
from bot.chat.commands import ALIASES, nearest
from bot.chat.correcting import CorrectingTalk
from bot.chat.following import Following, forget_question
from bot.chat.gathering import Gathering
from bot.chat.inviting import InvitingTalk, operators_told
from bot.chat.opening import OpeningTalk
from bot.chat.preferring import Preferring
from bot.chat.reviewing import Reviewing
from bot.chat.sourcing import Sourcing
from bot.chat.talk import ANYBODYS, NOTHING_SAID, About, Incoming, Installation, Reply
from bot.chat.words import said
from bot.domain.chat import ChatAddress, Message
from bot.render import Effects
from bot.render.headline import headline
from bot.render.markup import clean, esc
from bot.services.broadcasts import Broadcasting
from bot.services.correcting import Correcting
from bot.services.exporting import Exporting
from bot.services.history import History
from bot.services.inviting import Inviting
from bot.services.opening import Opening
from bot.services.ports import Database
from bot.services.preferences import Preferences
from bot.services.review import Review
from bot.services.sources import Sources
from bot.services.status import SourceList, Status
from bot.services.subscriptions import Subscriptions

_LONGEST_TEXT = 4096  # characters of a message (Bot API, Message.text); what is longer comes from elsewhere
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]+))?[.,;:!?)]*(?:\s+(.*))?", re.DOTALL)
_ACTION = re.compile(r"a([0-9]{1,15})")
_CHANGES = frozenset({"subscribe", "unsubscribe", "settings", "mydata", "forget"})
_CHANGING_BUTTONS = frozenset(
    {
        press.FOLLOW,
        press.FOLLOW_SILENTLY,
        press.FOLLOW_AS,
        press.PRESET,
        press.PRESET_FOLLOW,
        press.PRESET_SILENTLY,
        press.PRESET_AS,
        press.STOP,
        press.FORGET,
        press.MUTE,
        press.UNMUTE,
        press.LANGUAGE,
        press.DISCREET,
    }
)
_LOOKING_BUTTONS = frozenset({press.EXCHANGE, press.EXCHANGE_PAGE, press.EVIDENCE, press.CHOOSE, press.PAGE})
_RULING_BUTTONS = reviewing.BUTTONS | broadcasting.BUTTONS
_OPENING_BUTTONS = frozenset(
    {press.OPEN_CARD, press.OPEN_CORRECTION, press.OPEN_DIGEST, press.OPEN_BROADCAST}
)


def changes(text: str | None, button: str | None) -> bool:
    """Whether this would change or show what is kept of a chat: in groups, administrators only."""
    if button is not None:
        pressed = press.decode(button)
        return pressed is not None and pressed.what in _CHANGING_BUTTONS
    found = _COMMAND.fullmatch((text or "").strip())
    return found is not None and found[1].casefold() in _CHANGES


def rules(button: str | None) -> bool:
    """Whether the button decides what only operators may: nobody else may press it."""
    pressed = press.decode(button) if button is not None else None
    return pressed is not None and pressed.what in _RULING_BUTTONS


def opens(button: str | None) -> bool:
    """Whether the button shows, in its place, what stands covered in a discreet chat: anybody may."""
    pressed = press.decode(button) if button is not None else None
    return pressed is not None and pressed.what in _OPENING_BUTTONS


class Conversation:
    """Answers what people type and press; one for all chats, without state of its own."""

    def __init__(
        self,
        database: Database,
        sources: SourceList,
        effects: Effects,
        *,
        about: About = NOTHING_SAID,
        bot_name: str | None = None,
        installation: Installation = ANYBODYS,
        decided: Callable[[], object] = lambda: None,
    ) -> None:
        """`decided` hears of everything an operator said or pressed: it may have let something go."""
        self._database = database
        self._decided = decided
        self._asking = Asking(History(database, sources), Status(database, sources), effects)
        self._gathering = Gathering(History(database, sources), Exporting(database))
        self._following = Following(Subscriptions(database, sources))
        self._preferring = Preferring(Preferences(database))
        self._sourcing = Sourcing(Sources(database, sources))
        self._reviewing = Reviewing(Review(database))
        self._correcting = CorrectingTalk(Correcting(database, headline))
        self._broadcasting = BroadcastTalk(Broadcasting(database))
        self._inviting = InvitingTalk(Inviting(database), installation.access)
        self._installation = installation
        self._opening = OpeningTalk(Opening(database, sources), effects)
        self._about = about
        self._bot_name = bot_name

    async def handle(self, incoming: Incoming) -> tuple[Reply, ...]:
        """The replies to one thing somebody did, in order; none for talk in a group that is not for us."""
        replies = await self._handle(incoming)
        if incoming.is_operator:
            self._decided()
        return replies

    async def _handle(self, incoming: Incoming) -> tuple[Reply, ...]:
        language = await self.language(incoming.address, incoming.first_language)
        if incoming.button is not None:
            return (await self._pressed(incoming, incoming.button, language),)
        text = clean((incoming.text or "")[:_LONGEST_TEXT])
        if not text.startswith("/"):
            if not incoming.private or not text:
                return ()
            return (await self._asking.question(incoming, text, language),)
        found = _COMMAND.fullmatch(text)
        if found is None:
            return (_unknown(text.split(maxsplit=1)[0], incoming, language),)
        name, addressee, words = found[1].casefold(), found[2], found[3] or ""
        if addressee and self._bot_name and addressee.casefold() != self._bot_name.casefold():
            return ()
        return (await self._command(incoming, ALIASES.get(name, name), words, language),)

    async def language(self, address: ChatAddress, first: str | None = None) -> str:
        """The chat's language; where none is kept the `first` one, else English."""
        chat = await self._database.read(lambda unit: unit.chats.get(address))
        return chat.language if chat else first or "en"

    async def _command(self, incoming: Incoming, name: str, words: str, language: str) -> Reply:
        if name in _CHANGES and not incoming.may_administer:
            return _say("administrators_only", language)
        if action := _ACTION.fullmatch(name):
            return await self._asking.show(incoming, action[1], language)
        match name:
            case "start":
                return await self._following.presets(incoming, texts.start(language), language)
            case "help":
                return Reply(Message(texts.help_text(language, is_operator=incoming.is_operator)))
            case "privacy":
                return Reply(Message(texts.privacy_text(self._about, language)))
            case "settings":
                return await self._preferring.settings(incoming, words, language)
            case "mydata":
                return await self._preferring.mine(incoming, language)
            case "subscribe":
                return await self._following.subscribe(incoming, words, language)
            case "subscriptions":
                return await self._following.list(incoming, language)
            case "unsubscribe":
                return await self._following.unsubscribe(incoming, words, language)
            case "forget":
                return forget_question(language)
            case _:
                return await self._question(incoming, name, words, language)

    async def _question(self, incoming: Incoming, name: str, words: str, language: str) -> Reply:
        match name:
            case "history":
                return await self._asking.history(incoming, words, language)
            case "latest":
                return await self._asking.latest(incoming, words, language)
            case "search":
                return await self._asking.search(incoming, words, language)
            case "show":
                return await self._asking.show(incoming, words, language)
            case "chain":
                return await self._asking.chain(incoming, words, language)
            case "stats":
                return await self._gathering.stats(incoming, words, language)
            case "export":
                return await self._gathering.export(incoming, words, language)
            case "status":
                return await self._asking.status(incoming, language)
            case _:
                return await self._operate(incoming, name, words, language)

    async def _operate(self, incoming: Incoming, name: str, words: str, language: str) -> Reply:
        match name:
            case "sources":
                return await self._asking.sources(incoming, words, language)
            case "source":
                return await self._sourcing.command(incoming, words, language)
            case "review":
                return await self._reviewing.command(incoming, words, language)
            case "withdraw":
                return await self._correcting.withdraw(incoming, words, language)
            case "operators":
                return operators_told(incoming, self._installation, language)
            case "invite":
                return await self._inviting.command(incoming, language)
            case "broadcast":
                return await self._broadcasting.command(incoming, language)
            case "fix":
                return await self._correcting.fix(incoming, words, language)
            case _:
                return _unknown(name, incoming, language)

    async def _pressed(self, incoming: Incoming, data: str, language: str) -> Reply:
        pressed = press.decode(data)
        if pressed is None:
            return _say("old_button", language)
        if pressed.what in _CHANGING_BUTTONS and not incoming.may_administer:
            return _say("administrators_only", language)
        if pressed.what in reviewing.BUTTONS:
            reply = await self._reviewing.pressed(incoming, pressed, language)
        elif pressed.what in broadcasting.BUTTONS or pressed.what == press.OPEN_BROADCAST:
            reply = await self._broadcasting.pressed(incoming, pressed, language)
        elif pressed.what in _OPENING_BUTTONS:
            reply = await self._opening.pressed(incoming, pressed, language)
        elif pressed.what in _LOOKING_BUTTONS:
            reply = await self._look(incoming, pressed, language)
        else:
            reply = await self._act(incoming, pressed, language)
        return reply or _say("old_button", language)

    async def _look(self, incoming: Incoming, pressed: press.Press, language: str) -> Reply | None:
        match pressed.what:
            case press.EXCHANGE:
                return await self._asking.chain(incoming, str(pressed.number), language)
            case press.EXCHANGE_PAGE:
                return await self._asking.chain_page(incoming, pressed, language)
            case press.EVIDENCE:
                return await self._asking.evidence(pressed.number, language)
            case press.CHOOSE:
                return Reply(Message(texts.choose(language)))
            case _:
                return await self._asking.page(incoming, pressed, language)

    async def _act(self, incoming: Incoming, pressed: press.Press, language: str) -> Reply | None:
        match pressed.what:
            case press.MUTE | press.UNMUTE:
                muted = pressed.what == press.MUTE
                return await self._following.mute(incoming, pressed.number, language, muted=muted)
            case press.WRONG:
                return await self._following.wrong(incoming, pressed.number, language)
            case press.STOP:
                return await self._following.stop(incoming, pressed.number, language, edits=True)
            case press.PRESET:
                return await self._following.choose_preset(incoming, pressed.value, language)
            case press.LANGUAGE | press.DISCREET:
                return await self._preferring.pressed(incoming, pressed, language)
            case press.CANCEL:
                return Reply(Message(said("nothing_changed", language)), edits=True)
            case press.FORGET:
                return await self._following.forget(incoming, language) if pressed.value == "yes" else None
            case _:
                return await self._following.follow_pressed(incoming, pressed, language)


def _say(key: str, language: str) -> Reply:
    return Reply(Message(said(key, language)))


def _unknown(name: str, incoming: Incoming, language: str) -> Reply:
    """A kind answer, with the nearest command there is."""
    close = nearest(name.lstrip("/"), is_operator=incoming.is_operator)
    hint = said("did_you_mean", language, name=close) if close else said("see_help", language)
    return Reply(Message(said("unknown_command", language, name=esc(name.lstrip("/"), 40), hint=hint)))

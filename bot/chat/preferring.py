"""What a chat chooses for itself, and all that is kept of it."""

from datetime import datetime

from bot.chat import press
from bot.chat.preferring_words import Choice, read_choice, read_zone
from bot.chat.talk import Incoming, Reply
from bot.chat.words import OWN_NAMES, said
from bot.domain.answers import Kept
from bot.domain.chat import Button, Chat, ChatAddress, Message
from bot.lexicon.zones import zone_name
from bot.render.answer_words import tell
from bot.render.dates import day, moment
from bot.render.manner import describe_manner, local_moment
from bot.render.markup import bold, esc, fit
from bot.render.wishes import describe
from bot.render.words import say
from bot.services.preferences import Preferences

_MOST_MUTED = 100  # numbers of muted exchanges that are listed
_TYPED = 40  # characters of somebody's own words in an answer
_KEYWORDS = (
    "language",
    "lang",
    "язык",
    "语言",
    "discreet",
    "隐私",
    "隐私模式",
    "скрытно",
    "скрытый режим",
    "zone",
    "time zone",
    "timezone",
    "时区",
    "часовой пояс",
)


class Preferring:
    """Settings of a chat. Callers have checked that the person may change them."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    async def settings(self, incoming: Incoming, words: str, language: str) -> Reply:
        """Without words what is set, with buttons; `language zh` or `discreet on` sets it."""
        if not words.strip() or words.strip().casefold() in _KEYWORDS:
            return Reply(await self._shown(incoming, language))
        choice = read_choice(words)
        if choice is None:
            note = _not_known(words, language)
            return Reply(_below(note, await self._shown(incoming, language)))
        return await self._choose(incoming, choice, language, edits=False)

    async def pressed(self, incoming: Incoming, pressed: press.Press, language: str) -> Reply | None:
        """What a button sets; None for what is none of ours."""
        if pressed.what == press.DISCREET:
            choice = Choice(discreet={"on": True, "off": False}.get(pressed.value))
        else:
            choice = Choice(language=pressed.value if pressed.value in OWN_NAMES else None)
        return None if choice == Choice() else await self._choose(incoming, choice, language, edits=True)

    async def _choose(self, incoming: Incoming, choice: Choice, language: str, *, edits: bool) -> Reply:
        """Keep it and say so, a language in its own words."""
        address, kind, now = incoming.address, incoming.kind, incoming.now
        if choice.discreet is not None:
            await self._preferences.be_discreet(
                address, kind, now, discreet=choice.discreet, language=language
            )
            note = said("discreet_now" if choice.discreet else "open_now", language)
        elif choice.zone is not None:
            await self._preferences.choose_zone(address, kind, choice.zone, now, language=language)
            note = said("zone_chosen", language)
        else:
            code = choice.language or language
            await self._preferences.choose_language(address, kind, code, now)
            note = said("language_chosen", code)
        return Reply(_below(f"✅ {note}", await self._shown(incoming, language)), edits=edits)

    async def _shown(self, incoming: Incoming, language: str) -> Message:
        chat = await self._preferences.chosen(incoming.address)
        return _shown(chat or Chat(0, incoming.address, incoming.kind, language=language), incoming.now)

    async def mine(self, incoming: Incoming, language: str) -> Reply:
        """Everything kept of this chat, in words."""
        kept = await self._preferences.kept(incoming.address)
        return Reply(
            Message(said("no_data", language) if kept is None else _listed(kept, language, incoming.now))
        )


def _not_known(words: str, language: str) -> str:
    """That this sets nothing, and for a time zone what to write instead."""
    zone = read_zone(words)
    if zone is None:
        return said("no_such_setting", language, words=esc(words, _TYPED))
    typed, near = zone
    zones = tell("list_comma", language).join(said("zone_typed", language, zone=esc(name)) for name in near)
    hint = said("near_zones", language, zones=zones) if near else said("how_zones", language)
    return said("no_such_zone", language, words=esc(typed, _TYPED), hint=hint)


def _below(note: str, shown: Message) -> Message:
    return Message(f"{note}\n\n{shown.html}", shown.buttons)


def _shown(chat: Chat, now: datetime) -> Message:
    language = chat.language
    rows = [
        bold(said("settings", language)),
        said("language_is", language, name=OWN_NAMES.get(language, language)),
        _zone(chat, now),
        _discretion(chat),
        said("how_to_choose", language),
    ]
    marked = ((code, f"✓ {name}" if code == language else name) for code, name in OWN_NAMES.items())
    languages = (press.button(label, press.LANGUAGE, value=code) for code, label in marked)
    turn, value = ("b_open_again", "off") if chat.discreet else ("b_be_discreet", "on")
    discreet = press.button(said(turn, language), press.DISCREET, value=value)
    buttons: tuple[tuple[Button, ...], ...] = (
        tuple(button for button in languages if button),
        (discreet,) if discreet else (),
    )
    return Message("\n".join(rows), buttons)


def _zone(chat: Chat, now: datetime) -> str:
    """With the local time, so that people see whether it is right."""
    there = local_moment(now, chat.zone, chat.language, year=now.year)
    return said("zone_is", chat.language, zone=zone_name(chat.zone, chat.language), moment=there)


def _discretion(chat: Chat) -> str:
    return said("is_discreet" if chat.discreet else "is_open", chat.language)


def _listed(kept: Kept, language: str, now: datetime) -> str:
    chat = kept.chat
    rows = [
        bold(said("my_data", language)),
        said(
            "kept_chat",
            language,
            number=chat.address.chat_id,
            topic=_topic(chat.address, language),
            kind=said(f"kind_{chat.kind.value}", language),
            since=day(chat.created_at.date() if chat.created_at else None, language),
        ),
        said("language_is", language, name=OWN_NAMES.get(chat.language, chat.language)),
        _zone(chat, now),
        _discretion(chat),
        said("kept_follows" if kept.follows else "kept_no_follows", language),
    ]
    for wish in kept.follows:
        how = describe_manner(wish.manner, chat.zone, language, due_at=wish.due_at)
        since = day(wish.created_at.date() if wish.created_at else None, language)
        told = say("comma", language).join((describe(wish.filter, language), how, since))
        rows.append(f"{bold(str(wish.id))} {told}")
    numbers = " ".join(f"/a{number}" for number in kept.muted[:_MOST_MUTED])
    tail = [
        said("kept_muted", language, numbers=numbers) if kept.muted else said("kept_no_muted", language),
        *([said("kept_gathered", language, count=kept.gathered)] if kept.gathered else []),
        _sent(kept, language),
        *([said("kept_paused", language)] if chat.paused else []),
        said("kept_no_more", language),
    ]
    return fit(rows, tail, "…")


def _topic(address: ChatAddress, language: str) -> str:
    return said("kept_topic", language, topic=address.topic_id) if address.topic_id else ""


def _sent(kept: Kept, language: str) -> str:
    if not kept.sent or kept.last_sent_at is None:
        return said("kept_none_sent", language)
    return said("kept_sent", language, count=kept.sent, moment=moment(kept.last_sent_at, language))

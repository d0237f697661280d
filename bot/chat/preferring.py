"""What a chat chooses for itself, and all that is kept of it."""

from bot.chat import press
from bot.chat.talk import Incoming, Reply
from bot.chat.words import OWN_NAMES, said
from bot.domain.answers import Kept
from bot.domain.chat import Button, ChatAddress, Message
from bot.render.answer_words import tell
from bot.render.dates import day, moment
from bot.render.markup import bold, esc, fit
from bot.render.wishes import describe
from bot.render.words import say
from bot.services.preferences import Preferences

_MOST_MUTED = 100  # numbers of muted exchanges that are listed
_TYPED = 40  # characters of somebody's own words in an answer
_CALLED = {
    "zh": ("zh", "中文", "简体中文", "汉语", "chinese", "китайский", "по-китайски"),
    "ru": ("ru", "русский", "рус", "по-русски", "russian", "rus", "俄文", "俄语"),
    "en": ("en", "english", "eng", "английский", "по-английски", "英文", "英语"),
}
_KEYWORDS = ("language", "lang", "язык", "语言")


class Preferring:
    """Settings of a chat. Callers have checked that the person may change them."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    async def settings(self, incoming: Incoming, words: str, language: str) -> Reply:
        """Without words what is set, with buttons; `language zh`, or a language alone, sets it."""
        wanted = [word for word in words.casefold().split() if word not in _KEYWORDS]
        if not wanted:
            return _shown(language)
        chosen = next((code for code, names in _CALLED.items() if wanted[0] in names), None)
        if chosen is None or len(wanted) > 1:
            note = said("no_such_setting", language, words=esc(words, _TYPED))
            shown = _shown(language).message
            return Reply(Message(f"{note}\n\n{shown.html}", shown.buttons))
        return await self.choose(incoming, chosen, edits=False)

    async def choose(self, incoming: Incoming, code: str, *, edits: bool) -> Reply:
        """Keep the language and say so in it; `code` is one of OWN_NAMES."""
        await self._preferences.choose_language(incoming.address, incoming.kind, code, incoming.now)
        chosen = said("language_chosen", code)
        shown = _shown(code).message
        return Reply(Message(f"✅ {chosen}\n\n{shown.html}", shown.buttons), edits=edits)

    async def pressed(self, incoming: Incoming, pressed: press.Press) -> Reply | None:
        """The language a button names; None for one that is none of ours."""
        if pressed.value not in OWN_NAMES:
            return None
        return await self.choose(incoming, pressed.value, edits=True)

    async def mine(self, incoming: Incoming, language: str) -> Reply:
        """Everything kept of this chat, in words."""
        kept = await self._preferences.kept(incoming.address)
        return Reply(Message(said("no_data", language) if kept is None else _listed(kept, language)))


def _shown(language: str) -> Reply:
    rows = [
        bold(said("settings", language)),
        said("language_is", language, name=OWN_NAMES.get(language, language)),
        said("how_to_choose", language),
    ]
    marked = ((code, f"✓ {name}" if code == language else name) for code, name in OWN_NAMES.items())
    buttons = (press.button(label, press.LANGUAGE, value=code) for code, label in marked)
    row: tuple[Button, ...] = tuple(button for button in buttons if button)
    return Reply(Message("\n".join(rows), (row,)))


def _listed(kept: Kept, language: str) -> str:
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
        said("kept_follows" if kept.follows else "kept_no_follows", language),
    ]
    for wish in kept.follows:
        how = tell("how_silent" if wish.silent else "how_loud", language)
        since = day(wish.created_at.date() if wish.created_at else None, language)
        told = say("comma", language).join((describe(wish.filter, language), how, since))
        rows.append(f"{bold(str(wish.id))} {told}")
    numbers = " ".join(f"/a{number}" for number in kept.muted[:_MOST_MUTED])
    tail = [
        said("kept_muted", language, numbers=numbers) if kept.muted else said("kept_no_muted", language),
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

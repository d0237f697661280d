"""What of a message becomes which argument of a call of the Bot API."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters

from bot.domain.chat import Button, ChatAddress

GENERAL_TOPIC = 1  # addressed by leaving the topic out (Bot API, forums)


def keyboard(buttons: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Rows of buttons; None without any."""
    rows = [
        [
            InlineKeyboardButton(b.label, callback_data=b.data, url=b.url if b.data is None else None)
            for b in row
        ]
        for row in buttons
        if row
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def topic_of(address: ChatAddress) -> int | None:
    """The topic as the Bot API wants it."""
    return None if address.topic_id == GENERAL_TOPIC else address.topic_id


def answering(message_id: int | None) -> ReplyParameters | None:
    """The message that one hangs on; if that is gone, it comes all the same."""
    return ReplyParameters(message_id, allow_sending_without_reply=True) if message_id else None

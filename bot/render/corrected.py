"""What an operator's correction did, said to the operator."""

from bot.domain.action import Action
from bot.domain.chat import Message
from bot.render import marks
from bot.render.headline import headline
from bot.render.markup import bold, esc


def render_corrected(deed: str, action: Action, *, chats: int, loud: bool) -> Message:
    """`deed` is a word such as "Withdrawn"; `chats` had the alert and hear of it, when `loud` by a reply."""
    cards = f"{chats} chat" if chats == 1 else f"{chats} chats"
    told = f"{cards} had the alert: it is edited there{', and a reply says what changed' if loud else ''}."
    nobody = "Nobody has been told of it, so nobody is told now."
    news = f"{marks.arrow(action)} {esc(headline(action, 'en'))} {marks.number(action)}"
    return Message(f"{bold(f'✅ {deed}')}\n{news}\n{told if chats else nobody}")

"""Commands and buttons as data in, replies as data out."""

from bot.chat.commands import COMMANDS, Command
from bot.chat.conversation import Conversation, changes, opens, rules
from bot.chat.talk import About, Incoming, Reply

__all__ = ["COMMANDS", "About", "Command", "Conversation", "Incoming", "Reply", "changes", "opens", "rules"]

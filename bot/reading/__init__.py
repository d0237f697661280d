"""Reading a notice: does it announce an action, and which; every field with the words it rests on."""

from bot.reading.reader import read, screen
from bot.reading.rows import VocabularyError
from bot.reading.vocabulary import Vocabulary, make_vocabulary
from bot.reading.wire import document_from_json, explain, reading_to_json

__all__ = [
    "Vocabulary",
    "VocabularyError",
    "document_from_json",
    "explain",
    "make_vocabulary",
    "read",
    "reading_to_json",
    "screen",
]

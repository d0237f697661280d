"""What people type, understood."""

from bot.query.codec import decode_query, encode_query
from bot.query.parse import ParsedQuery, parse_query
from bot.query.tokens import MAX_CHARACTERS
from bot.query.vocabulary import SANCTIONS, VISAS_AND_ENTRY

__all__ = [
    "MAX_CHARACTERS",
    "SANCTIONS",
    "VISAS_AND_ENTRY",
    "ParsedQuery",
    "decode_query",
    "encode_query",
    "parse_query",
]

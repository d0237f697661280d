"""What people type, understood."""

from bot.query.codec import decode_query, encode_query
from bot.query.parse import ParsedQuery, parse_query
from bot.query.vocabulary import SANCTIONS, VISAS_AND_ENTRY

__all__ = ["SANCTIONS", "VISAS_AND_ENTRY", "ParsedQuery", "decode_query", "encode_query", "parse_query"]

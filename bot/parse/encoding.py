"""Which characters the bytes mean."""

import codecs
import re

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_NOT_ASCII = bytes(range(0x80, 0x100))
_SURELY = 20  # bytes; ten characters of GB2312 are valid UTF-8 once in a thousand million times
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def find_codec(body: bytes, content_type: str, override: str | None = None) -> str | None:
    """The codec of a document, or None where nothing tells.

    Order: the override; a UTF-16 mark; UTF-8 if bytes beyond ASCII are valid UTF-8, whatever a header says
    (RFC 3629, 1: other encodings hardly ever are by chance); the XML or HTML declaration; the header.
    """
    if override:
        return _codec(override)
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if not body.isascii() and _is_utf8(body):
        return "utf-8"
    declared = _XML_ENCODING.search(body[:500]) or _META_CHARSET.search(body[:4096])
    header = _CHARSET.search(content_type)
    inside = _codec(declared[1].decode("ascii", "replace")) if declared else None
    return inside or (_codec(header[1]) if header else None) or ("utf-8" if body.isascii() else None)


def decode_text(body: bytes, content_type: str, override: str | None = None) -> str:
    """The document as text; what cannot be decoded is marked with U+FFFD."""
    return body.decode(find_codec(body, content_type, override) or "utf-8", "replace").lstrip("\ufeff")


def decode_page(body: bytes, content_type: str, override: str | None = None) -> tuple[str, str | None]:
    """The document as text, and a sentence for operators where the characters are not what was said.

    An override that the bytes contradict gives way: so much valid UTF-8 beyond ASCII is no chance.
    """
    codec = find_codec(body, content_type, override) or "utf-8"
    if override and codec != "utf-8" and _beyond_ascii(body) >= _SURELY and _is_utf8(body):
        told = f"The page is UTF-8, not {override} as its row says, and was read as UTF-8"
        return decode_text(body, content_type, "utf-8"), told
    text = decode_text(body, content_type, codec)
    lost = text.count("\ufffd")
    return text, f"{lost} characters could not be decoded as {codec}" if lost else None


def _beyond_ascii(body: bytes) -> int:
    return len(body) - len(body.translate(None, _NOT_ASCII))


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _codec(name: str) -> str | None:
    """A text codec Python knows; None for others. GB2312 means its superset in practice."""
    try:
        known = codecs.lookup(name).name
        b"".decode(known)
    except (LookupError, ValueError):
        return None
    return "gb18030" if known in {"gb2312", "gbk"} else known

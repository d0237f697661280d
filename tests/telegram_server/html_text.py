"""Telegram's HTML: few tags, few entities, and errors with byte offsets.

It follows the parser of the public Bot API server, which is no parser of HTML: an entity it does not know
stays in the text as it is, an attribute it does not know is skipped, and everything else is an error.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from telegram_server.entities import Entity, Text, clean, settle, utf16_length
from telegram_server.errors import bad_request

_TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ENTITY = re.compile(r"&(?:#[xX]([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
_SPACE = " \t\r\n\0\v"
# A name, and perhaps a value: a name token, or a literal in quotation marks of either kind.
_ATTRIBUTE = re.compile(
    r"[ \t\r\n\v]*(?P<name>[^ \t\r\n\v=>]*)[ \t\r\n\v]*(?P<equals>=[ \t\r\n\v]*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<token>[a-zA-Z0-9.-]*)))?"
)


def parse_html(source: str) -> Text:
    """The text and entities of a message in HTML.

    Raises:
        ApiError: 400 `can't parse entities`, with the byte offset in `source`.
    """
    return _Parser(source).run()


def unescape(text: str) -> str:
    """The four named entities and numeric ones; others stay as they stand."""
    return _ENTITY.sub(lambda match: _character(match) or match.group(), text)


def _character(match: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code < 0x10FFFF or 0xD800 <= code < 0xE000 or len(match.group().rstrip(";")) >= 10:
        return None
    return chr(code)


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    start: int


@dataclass
class _Parser:
    source: str
    at: int = 0
    text: str = ""
    length: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def run(self) -> Text:
        while self.at < len(self.source):
            if self.source[self.at] != "<":
                self._characters()
            elif self.source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.stack:
            raise _error(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        return settle(self.text, self.entities, self.lost)

    def _offset(self, position: int) -> str:
        return f"at byte offset {len(self.source[:position].encode('utf-8', 'surrogatepass'))}"

    def _characters(self) -> None:
        end = self.source.find("<", self.at)
        raw = self.source[self.at : end if end >= 0 else len(self.source)]
        self.lost += [
            f"the entity {match.group()} is shown as it stands"
            for match in _ENTITY.finditer(raw)
            if _character(match) is None and match.group().endswith(";")
        ]
        piece = clean(unescape(raw))
        self.text += piece
        self.length += utf16_length(piece)
        self.at += len(raw)

    def _start_tag(self) -> None:
        begin = self.at
        end = _skip_until(self.source, begin + 1, _SPACE + ">")
        if end == len(self.source):
            raise _error(f"Unclosed start tag {self._offset(begin)}")
        tag = self.source[begin + 1 : end].lower()
        if tag not in _TYPES:
            raise _error(f'Unsupported start tag "{tag}" {self._offset(begin)}')
        self.at = end
        argument = self._attributes(tag, begin)
        if tag == "span" and argument != "spoiler":
            raise _error(f'Tag "span" must have class "tg-spoiler" {self._offset(begin)}')
        self.stack.append(_Open(tag, argument, self.length, len(self.text)))

    def _attributes(self, tag: str, begin: int) -> str:
        """Read up to the closing bracket; the one argument that means something for this tag."""
        argument = ""
        while not re.compile(r"[ \t\r\n\v]*>").match(self.source, self.at):
            match = _ATTRIBUTE.match(self.source, self.at)
            if match is None or match.end() >= len(self.source):
                raise _error(f"Unclosed start tag {self._offset(begin)}")
            if not match["name"]:
                raise _error(f'Empty attribute name in the tag "{tag}" {self._offset(begin)}')
            if match["equals"] and self.source[match.end()] not in _SPACE + ">":
                raise self._bad_value(match, begin)
            value = unescape(match["double"] or match["single"] or "") or (match["token"] or "").lower()
            argument = _argument(tag, match["name"], value) or argument
            self.at = match.end()
        self.at = self.source.index(">", self.at) + 1
        return argument

    def _bad_value(self, match: re.Match[str], begin: int) -> Exception:
        value_at = match.start("equals") + 1
        value_at += len(self.source[value_at:]) - len(self.source[value_at:].lstrip())
        if self.source[value_at : value_at + 1] in {'"', "'"} and match["token"] == "":
            return _error(f"Unclosed start tag {self._offset(begin)}")
        return _error(f"Unexpected end of name token {self._offset(value_at)}")

    def _end_tag(self) -> None:
        begin = self.at
        if not self.stack:
            raise _error(f"Unexpected end tag {self._offset(begin)}")
        end = _skip_until(self.source, begin + 2, _SPACE + ">")
        name = self.source[begin + 2 : end]
        while self.source[end : end + 1] and self.source[end] in _SPACE:
            end += 1
        if self.source[end : end + 1] != ">":
            raise _error(f"Unclosed end tag {self._offset(begin)}")
        opened = self.stack.pop()
        if name and name != opened.tag:
            raise _error(
                f'Unmatched end tag {self._offset(begin)}, expected "</{opened.tag}>", found "</{name}>"'
            )
        self.at = end + 1
        if self.length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Entity = {
            "type": _TYPES[opened.tag], "offset": opened.offset, "length": self.length - opened.offset,
        }  # fmt: skip
        if opened.tag == "a":
            url = opened.argument or self.text[opened.start :]
            if not link_works(url):
                self.lost.append(f"the link to {url!r} is no link")
                return
            entity["url"] = url
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "pre" and self._is_code_with_language(entity):
            entity["language"] = self.entities.pop()["language"]
        elif opened.tag == "code" and opened.argument:
            entity["language"] = opened.argument
        self.entities.append(entity)

    def _is_code_with_language(self, pre: Entity) -> bool:
        last = self.entities[-1] if self.entities else {}
        return "language" in last and (last["offset"], last["length"]) == (pre["offset"], pre["length"])


def _argument(tag: str, name: str, value: str) -> str:
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case ("code", "class"):
            return value.removeprefix("language-") if value.startswith("language-") else ""
        case ("span", "class"):
            return value.removeprefix("tg-") if value.startswith("tg-") else ""
        case ("blockquote", "expandable"):
            return "1"
    return ""


def link_works(url: str) -> bool:
    """Whether Telegram would keep a link: to a host with a dot, or with the scheme tg or ton."""
    try:
        parts = urlsplit(url if "//" in url else f"http://{url}")
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme in {"tg", "ton"}:
        return bool(host)
    return parts.scheme in {"http", "https"} and "." in host.strip(".") and " " not in host


def _skip_until(source: str, start: int, stops: str) -> int:
    return next((i for i in range(start, len(source)) if source[i] in stops), len(source))


def _error(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")

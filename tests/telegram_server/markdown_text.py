"""Telegram's MarkdownV2: every reserved character is markup or escaped."""

import re
from dataclasses import dataclass, field

from telegram_server.entities import Entity, Text, clean, settle, utf16_length
from telegram_server.errors import bad_request
from telegram_server.html_text import link_works

_RESERVED = "_*[]()~`>#+-=|{}.!"
_MARKS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
_MARK = re.compile(r"__|\|\||[*_~]")
_LINK_END = re.compile(r"\]\(((?:[^()\\]|\\.)*)\)")
_NAMES = {
    "*": "Bold", "_": "Italic", "__": "Underline", "~": "Strikethrough", "||": "Spoiler", "[": "TextUrl",
}  # fmt: skip


def parse_markdown(source: str) -> Text:
    """The text and entities of a message in MarkdownV2.

    Raises:
        ApiError: 400 `can't parse entities`, naming the character or the byte offset.
    """
    return _Parser(source).run()


@dataclass
class _Parser:
    source: str
    at: int = 0
    text: str = ""
    length: int = 0
    stack: list[tuple[str, int, int]] = field(
        default_factory=list
    )  # mark, offset in the text, place in the source
    entities: list[Entity] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    quote: int | None = None

    def run(self) -> Text:
        while self.at < len(self.source):
            self._step()
        self._end_quote()
        if self.stack:
            mark, _, place = self.stack[-1]
            raise self._unclosed(_NAMES[mark], place)
        return settle(self.text, self.entities, self.lost)

    def _step(self) -> None:
        char = self.source[self.at]
        line_start = self.at == 0 or self.source[self.at - 1] == "\n"
        if line_start and self.quote is not None and char != ">":
            self._end_quote()
        if char == "\\" and 0 < ord(self.source[self.at + 1 : self.at + 2] or "\0") < 127:
            self._put(self.source[self.at + 1], 2)
        elif line_start and char == ">":
            self.quote = self.length if self.quote is None else self.quote
            self.at += 1
        elif char == "`":
            self._code("```" if self.source.startswith("```", self.at) else "`")
        elif match := _MARK.match(self.source, self.at):
            self._mark(match.group())
        elif char == "[":
            self.stack.append(("[", self.length, self.at))
            self.at += 1
        elif char == "]" and self.stack and self.stack[-1][0] == "[":
            self._link()
        elif char in _RESERVED:
            raise _error(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")
        else:
            self._put(char, 1)

    def _put(self, piece: str, consumed: int) -> None:
        kept = clean(piece)
        self.text += kept
        self.length += utf16_length(kept)
        self.at += consumed

    def _add(self, kind: str, offset: int, **more: str) -> None:
        if self.length > offset:
            self.entities.append({"type": kind, "offset": offset, "length": self.length - offset, **more})

    def _mark(self, mark: str) -> None:
        if self.stack and self.stack[-1][0] == mark:
            _, offset, _ = self.stack.pop()
            self._add(_MARKS[mark], offset)
        elif any(opened == mark for opened, _, _ in self.stack):
            opened, _, place = self.stack[-1]
            raise self._unclosed(_NAMES[opened], place)
        else:
            self.stack.append((mark, self.length, self.at))
        self.at += len(mark)

    def _code(self, fence: str) -> None:
        begin = self.at
        end = begin + len(fence)
        while end < len(self.source) and not self.source.startswith(fence, end):
            end += 2 if self.source[end] == "\\" else 1
        if end >= len(self.source):
            raise self._unclosed("Pre" if len(fence) == 3 else "Code", begin)
        offset = self.length
        body = self.source[begin + len(fence) : end]
        language = re.match(r"([^\s`]+)\n", body) if len(fence) == 3 else None
        body = body[language.end() :] if language else body
        self._put(re.sub(r"\\(.)", r"\1", body, flags=re.DOTALL), end + len(fence) - begin)
        more = {"language": language.group(1)} if language else {}
        self._add("pre" if len(fence) == 3 else "code", offset, **more)

    def _link(self) -> None:
        match = _LINK_END.match(self.source, self.at)
        _, offset, place = self.stack.pop()
        if match is None:
            raise self._unclosed("TextUrl", place)
        url = re.sub(r"\\(.)", r"\1", match.group(1))
        if link_works(url):
            self._add("text_link", offset, url=url)
        else:
            self.lost.append(f"the link to {url!r} is no link")
        self.at = match.end()

    def _end_quote(self) -> None:
        if self.quote is not None:
            self._add("blockquote", self.quote)
            self.quote = None

    def _unclosed(self, kind: str, place: int) -> Exception:
        offset = len(self.source[:place].encode("utf-8", "surrogatepass"))
        return _error(f"Can't find end of {kind} entity at byte offset {offset}")


def _error(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")

"""Telegram's HTML as text for a terminal."""

from html.parser import HTMLParser

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_BAR = "│ "  # before each line of a quotation


class _Writer(HTMLParser):
    def __init__(self, *, ansi: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._ansi = ansi
        self._parts: list[str] = []
        self._open: list[str] = []
        self._address: str | None = None
        self._quoted = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "blockquote":
            self._quoted = True
            self._write("")
        elif tag == "a":
            self._address = dict(attrs).get("href")
        elif style := {"b": _BOLD, "i": _DIM}.get(tag):
            self._open.append(style)
            self._style(style)

    def handle_endtag(self, tag: str) -> None:
        if tag == "blockquote":
            self._quoted = False
        elif tag == "a" and self._address:
            self._write(f" ({self._address})")
            self._address = None
        elif tag in ("b", "i") and self._open:
            self._open.pop()
            self._style(_PLAIN + "".join(self._open))

    def handle_data(self, data: str) -> None:
        self._write(data)

    def _style(self, code: str) -> None:
        if self._ansi:
            self._parts.append(code)

    def _write(self, text: str) -> None:
        # Escape sequences in outside text would command the terminal.
        safe = "".join(c for c in text if c == "\n" or (c.isprintable() or c in "\u200c\u200d"))
        if not self._quoted:
            self._parts.append(safe)
            return
        at_start = not self._parts or "".join(self._parts).endswith("\n")
        self._parts.append((_BAR if at_start else "") + safe.replace("\n", f"\n{_BAR}"))

    def text(self) -> str:
        return "".join(self._parts)


def to_plain(html: str, *, ansi: bool = False) -> str:
    """The text of a message: links as "words (address)", quotations with a bar, bold by ANSI codes if wished.

    No control character of the message itself reaches the terminal.
    """
    writer = _Writer(ansi=ansi)
    writer.feed(html)
    writer.close()
    return writer.text()

"""What happened in a run, in a form people read."""

import itertools
import os
from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

_RUNS = itertools.count(1)
_KEPT = 40


class Transcript:
    """Lines of a run: all in a file if there is one, the last few in memory for failed waits."""

    def __init__(self, path: Path | None = None) -> None:
        """Without a path, the directory named by TELEGRAM_TRANSCRIPTS receives one file for each run."""
        folder = os.environ.get("TELEGRAM_TRANSCRIPTS")
        if path is None and folder:
            path = Path(folder) / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}-{next(_RUNS)}.txt"
        self.path = path
        self._last: deque[str] = deque(maxlen=_KEPT)
        self._file: TextIO | None = None
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("w", encoding="utf-8")

    def note(self, moment: float, place: str, what: str) -> None:
        """One event; further lines of `what` are indented."""
        head = f"{datetime.fromtimestamp(moment, UTC):%H:%M:%S.%f}"[:12] + f"  {place:<18} "
        entry = head + what.replace("\n", "\n" + " " * len(head))
        self._last.append(entry)
        if self._file is not None:
            self._file.write(entry + "\n")
            self._file.flush()

    def tail(self) -> str:
        """The last lines."""
        return "\n".join(self._last)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


def describe(message: dict[str, Any]) -> str:
    """A message as one would see it: text, files and buttons."""
    parts = [str(message.get("text") or message.get("caption") or "")]
    for kind in ("document", "photo"):
        if kind in message:
            name = message[kind].get("file_name", "") if kind == "document" else ""
            parts.insert(0, f"({kind} {name})".replace(" )", ")"))
    parts += [_buttons(row) for row in message.get("reply_markup", {}).get("inline_keyboard", [])]
    if not any(parts):
        service = sorted(
            message.keys() - {"message_id", "date", "chat", "from", "sender_chat", "message_thread_id"}
        )
        parts = [f"({', '.join(service)})"]
    return "\n".join(part for part in parts if part)


def _buttons(row: list[dict[str, Any]]) -> str:
    return "  ".join(f"[{button['text']}]" for button in row)

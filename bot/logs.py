"""Logging: one line an event on stderr, without secrets and without characters that act on a terminal.

Configured once by the composition root. Records of the standard library go the same way, because aiohttp and
asyncio put addresses, and so the bot's token, into their messages.
"""

import json
import logging
import os
import re
import sys
import threading
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from types import TracebackType
from typing import Any
from urllib.parse import quote, unquote

import structlog
from structlog.typing import Processor

REDACTED = "***"
MAX_CHARACTERS = 10_000  # of one value; feeds can put whole pages into an error

# A token is digits, a colon and 35 characters; the colon may be percent-encoded. The look-behind keeps a long
# row of digits from being searched from each of its places.
_TOKEN = re.compile(r"(?<!\d)\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
_PASSWORD = re.compile(r"(://[^\s:/?#@]*):[^\s/?#]*@")
# In a query or a libpq connection string, quoted or not.
_PASSWORD_FIELD = re.compile(r"(\bpassword=)(?:'[^']{0,200}'|[^\s&]+)", re.IGNORECASE)
_PERCENT = re.compile(r"%[0-9A-F]{2}")
_MANY_LINES = frozenset({"exception", "stack"})
_PLAIN = (bool, int, float, type(None))
_NOISY = {
    "apscheduler": logging.WARNING,  # tells of every tick
    "apscheduler.scheduler": logging.ERROR,  # and of each that waits because the one before is still at work
    "alembic.runtime": logging.WARNING,  # tells of every look at the schema
}


def make_cleaner(secrets: Sequence[str]) -> Callable[[str], str]:
    """A function that masks the given secrets, anything like a bot token, and passwords in URLs."""
    spellings = {form for secret in secrets for form in _spellings(secret) if form}
    # Longest first: a secret that holds another one goes as a whole.
    known = re.compile("|".join(re.escape(form) for form in sorted(spellings, key=len, reverse=True)))

    def clean(text: str) -> str:
        if spellings:
            text = known.sub(REDACTED, text)
        text = _PASSWORD.sub(rf"\1:{REDACTED}@", _TOKEN.sub(REDACTED, text))
        return _PASSWORD_FIELD.sub(rf"\1{REDACTED}", text)

    return clean


def _spellings(secret: str) -> set[str]:
    """As it is, percent-encoded or decoded, and as repr and JSON write it inside of other values."""
    percent = quote(secret, safe="")
    forms = {percent, _PERCENT.sub(lambda code: code[0].lower(), percent)}
    for text in (secret, unquote(secret)):
        slashed = text.replace("\\", "\\\\")
        # A double quote within makes repr choose single ones, and escape those inside.
        raw = repr(b'"' + text.encode("utf-8", "surrogatepass"))[3:-1]
        forms |= {text, slashed, slashed.replace("'", "\\'"), raw, raw.replace("\\'", "'")}
        forms |= {json.dumps(text, ensure_ascii=ascii_only)[1:-1] for ascii_only in (True, False)}
    return forms


def escape_controls(text: str, *, keep_lines: bool = False) -> str:
    r"""Write control, bidi and other invisible characters as `\x1b`, `\u202e`; line ends too unless kept.

    Kept lines are indented, so that a message cannot pass for a log line of its own.
    """
    if text.isprintable():
        return text
    if keep_lines:
        return "\n    ".join(escape_controls(line) for line in text.split("\n"))
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


class _Redactor:
    """The last processor before rendering: exceptions and positional arguments are text by then."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._clean = make_cleaner(secrets)

    def __call__(
        self, _logger: object, _method: str, event_dict: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        return {
            self._text(key): self._value(value, keep_lines=key in _MANY_LINES)
            for key, value in event_dict.items()
        }

    def _value(self, value: object, *, keep_lines: bool = False) -> object:
        if isinstance(value, _PLAIN):
            return value if not isinstance(value, int) or type(value) in (bool, int) else str(value)
        if isinstance(value, Mapping):
            return {self._text(str(key)): self._value(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._value(inner) for inner in value]
        text = repr(value) if isinstance(value, BaseException | bytes) else str(value)
        return self._text(text, keep_lines=keep_lines)

    def _text(self, text: str, *, keep_lines: bool = False) -> str:
        clean = self._clean(text)  # before cutting, or half a secret could stay
        if len(clean) > MAX_CHARACTERS:
            clean = f"{clean[:MAX_CHARACTERS]}… ({len(clean)} characters)"
        return escape_controls(clean, keep_lines=keep_lines)


class _StderrHandler(logging.Handler):
    """Writes to the stderr of the moment. A record that cannot be written is told without its arguments."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(self.format(record) + "\n")
            sys.stderr.flush()
        except Exception:  # noqa: BLE001 - logging must not stop what it tells of
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - name of the base class
        """Say where; the base class would print the arguments, secrets and all."""
        if sys.stderr:
            sys.stderr.write(f"log record of {record.name}, line {record.lineno}, could not be written\n")


def configure_logging(log_format: str, secrets: Sequence[str], *, quiet: bool = False) -> None:
    """Send structlog and the standard library's logging to stderr.

    Args:
        log_format: "console" for people, "json" for one JSON object a line.
        secrets: values that are never written, in whatever part of an event, as they are or percent-encoded.
        quiet: only warnings and worse, for commands whose output is read on the same screen.

    May be called again: the last call counts, and the handler of `logging.basicConfig` goes. Uncaught
    exceptions are logged too, since the interpreter's own traceback would show the address a request went to.

    Raises:
        ValueError: for another format.
    """
    _take_over_stderr(_formatter(log_format, secrets), logging.WARNING if quiet else logging.INFO)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.processors.StackInfoRenderer(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,  # a second call, and structlog's capture in tests, must take effect
    )
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_thread
    sys.unraisablehook = _log_unraisable


def _take_over_stderr(formatter: logging.Formatter, level: int) -> None:
    handler = _StderrHandler()
    handler.setFormatter(formatter)
    root = logging.getLogger()
    # A plain handler, as logging.basicConfig sets up, would write the same records unmasked.
    for old in [known for known in root.handlers if type(known) in (_StderrHandler, logging.StreamHandler)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    for name, least in _NOISY.items():
        logging.getLogger(name).setLevel(least)


class Trouble:
    """Tells a trouble once while it lasts, in its own words, and that it is over."""

    def __init__(self, logger: Any, event: str, **facts: object) -> None:
        self._log = logger
        self._event = event
        self._facts = facts
        self._told: str | None = None

    def met(self, error: Exception) -> None:
        """It is there, or still there."""
        problem = str(error)
        if problem != self._told:
            self._log.error(self._event, problem=problem, **self._facts)
        self._told = problem

    def over(self) -> None:
        """What failed has worked."""
        if self._told is not None:
            self._log.info(f"{self._event}.over", **self._facts)
        self._told = None


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _formatter(log_format: str, secrets: Sequence[str]) -> logging.Formatter:
    renderer: Processor
    if log_format == "json":
        renderer = structlog.processors.JSONRenderer(ensure_ascii=False)
    elif log_format == "console":
        renderer = structlog.dev.ConsoleRenderer(
            colors=bool(sys.stderr and sys.stderr.isatty() and not os.environ.get("NO_COLOR")),
            exception_formatter=structlog.dev.plain_traceback,  # the pretty ones show local variables
        )
    else:
        raise ValueError(f"no log format {log_format!r}: use console or json")
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_shared(),
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            _Redactor(secrets),
            renderer,
        ],
    )


def _log_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, traceback)
        return
    structlog.get_logger(__name__).critical("uncaught exception", exc_info=(kind, error, traceback))


def _log_thread(failed: threading.ExceptHookArgs) -> None:
    """Like the interpreter's own hook, which writes the traceback to stderr itself."""
    if failed.exc_type is SystemExit or failed.exc_value is None:
        return
    structlog.get_logger(__name__).critical(
        "uncaught exception in a thread",
        thread=failed.thread.name if failed.thread else "",
        exc_info=(failed.exc_type, failed.exc_value, failed.exc_traceback),
    )


def _log_unraisable(failed: "sys.UnraisableHookArgs") -> None:
    """What fails in __del__ or a callback of the garbage collector, where nobody can catch it."""
    if failed.exc_value is not None:
        structlog.get_logger(__name__).error(
            "exception nobody could catch",
            where=getattr(failed.object, "__qualname__", type(failed.object).__name__),
            exc_info=(failed.exc_type, failed.exc_value, failed.exc_traceback),
        )

"""Logging, set up once: readable or JSON lines on standard error, with every secret masked."""

import logging
import re
import sys
from collections.abc import Sequence
from typing import Any, Literal

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

MASK = "***"
# Bot API: "<bot id>:<35 characters>"; anything of that shape is masked even if we do not know the token.
_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
_URL_PASSWORD = re.compile(r"(?<=://)([^/\s:@]*):[^/\s@]+@")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def configure_logging(
    style: Literal["console", "json"] | str, secrets: Sequence[str], *, quiet: bool = False
) -> None:
    """Route structlog and the standard library to standard error; `quiet` shows warnings and worse only."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        redactor(secrets),
    ]
    last: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if style != "json":
        last = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, redactor(secrets), last],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING if quiet else logging.INFO)
    # One line per tick and job says nothing that our own events do not.
    logging.getLogger("apscheduler").setLevel(logging.WARNING)


def redactor(secrets: Sequence[str]) -> Processor:
    """A processor that masks the given values, tokens and passwords in URLs, in all texts of an event."""
    known = sorted((s for s in secrets if s), key=len, reverse=True)

    def clean(value: Any) -> Any:
        if isinstance(value, str):
            return _clean(value, known)
        if isinstance(value, dict):
            return {clean(k): clean(v) for k, v in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [clean(each) for each in value]
        if isinstance(value, bool | int | float | None):
            return value
        return _clean(str(value), known)

    def process(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {k: v if k.startswith("_") or k == "exc_info" else clean(v) for k, v in event.items()}

    return process


def _clean(text: str, secrets: Sequence[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, MASK)
    text = _TOKEN.sub(MASK, text)
    text = _URL_PASSWORD.sub(rf"\1:{MASK}@", text)
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text)

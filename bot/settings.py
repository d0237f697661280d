"""Settings: read once from the environment and `.env`, checked, then passed down as a value."""

import ipaddress
import re
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from errno import EISDIR
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic.functional_validators import AfterValidator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.domain.errors import ConfigError
from bot.settings_words import REMEDIES, WORDS

PREFIX = "NONGRATA_"
DEFAULT_API_URL = "https://api.telegram.org"

_PORT = re.compile(r"(\[.*\]|[^:/]+):\d+")
_HOST = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?", re.IGNORECASE
)
_TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{20,}")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # Bot API, setWebhook, secret_token
_DRIVERS = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
_DATABASES = ("sqlite", "sqlite+pysqlite", "postgresql+psycopg")


class Access(StrEnum):
    """Who may subscribe."""

    OPEN = "open"
    INVITE = "invite"
    CLOSED = "closed"


class LogFormat(StrEnum):
    """How log lines look."""

    CONSOLE = "console"
    JSON = "json"


class SettingsError(ConfigError):
    """One or more settings are wrong; `problems` has a ConfigError for each. Never holds a secret's value."""

    def __init__(self, problems: tuple[ConfigError, ...]) -> None:
        first = problems[0]
        super().__init__(first.file, first.line, first.problem, first.remedy)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def _split(value: object) -> object:
    return [part for part in map(str.strip, value.split(",")) if part] if isinstance(value, str) else value


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("it is not an http or https address")
    _ = parts.port  # raises ValueError for a port that is none
    return value.rstrip("/")


def _secret_web_address(value: SecretStr) -> SecretStr:
    return SecretStr(_web_address(value.get_secret_value()))


def _token(value: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("it does not look like a bot token")
    return value


def _webhook_secret(value: SecretStr) -> SecretStr:
    if not _WEBHOOK_SECRET.fullmatch(value.get_secret_value()):
        raise ValueError("it must be 1 to 256 of the characters A-Z a-z 0-9 _ -")
    return value


def _database_url(value: SecretStr) -> SecretStr:
    scheme, separator, rest = value.get_secret_value().partition("://")
    scheme = _DRIVERS.get(scheme, scheme)
    if not separator or scheme not in _DATABASES:
        raise ValueError("it is neither a SQLite nor a PostgreSQL address")
    return SecretStr(f"{scheme}://{rest}")


def _host_or_network(value: str) -> str:
    if _PORT.fullmatch(value):
        raise ValueError("one of its parts has a port; leave the port out, since any port may be reached")
    try:
        return (
            str(ipaddress.ip_network(value, strict=False))
            if "/" in value
            else str(ipaddress.ip_address(value))
        )
    except ValueError:
        if not _HOST.fullmatch(value) or re.fullmatch(r"[\d.]+", value):
            raise ValueError("one of its parts is neither a host name, an address nor a network") from None
        return value.lower().rstrip(".")


def _listen(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:  # noqa: PLR2004 - TCP ports
        raise ValueError("it is not host:port")
    return value


def _one_line(value: str) -> str:
    if not value.isprintable():
        raise ValueError("it holds control characters, which a request header cannot carry")
    return value


def _default_database(data: dict[str, Any]) -> SecretStr:
    return SecretStr(f"sqlite:///{Path(data.get('data_dir', './data')) / 'nongrata.db'}")


WebAddress = Annotated[str, AfterValidator(_web_address)]
Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Host = Annotated[str, AfterValidator(_host_or_network)]


class Settings(BaseSettings):
    """Everything an installation can decide. Frozen; its repr shows no secret. Built by `load_settings`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", hide_input_in_errors=True, case_sensitive=False
    )

    # First, because the default of the second is made of the first: an error in between would spoil it.
    data_dir: Path = Path("./data")
    database_url: Annotated[SecretStr, AfterValidator(_database_url)] = Field(
        default_factory=_default_database
    )
    config_dir: Path = Path("./config")
    telegram_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    telegram_api_url: WebAddress = DEFAULT_API_URL
    telegram_webhook_url: WebAddress | None = None
    telegram_webhook_secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] | None = None
    telegram_webhook_listen: Annotated[str, AfterValidator(_listen)] = "127.0.0.1:8080"
    operators: Annotated[
        tuple[Annotated[int, Field(gt=0)], ...], NoDecode, BeforeValidator(_split)
    ] = ()  # Telegram user ids
    operator_chat: int | None = None  # Telegram chat id; groups and channels are negative
    access: Access = Access.OPEN
    messages_per_second: Annotated[float, Field(gt=0, allow_inf_nan=False)] = (
        30.0  # Bot API FAQ, broadcasting
    )
    chat_seconds: Seconds = 1.0  # between two messages to one chat; Bot API FAQ
    group_per_minute: Annotated[int, Field(gt=0)] = 20  # Bot API FAQ
    conflict_seconds: Annotated[float, Field(ge=1, allow_inf_nan=False)] = (
        60.0  # then a second copy gives way
    )
    host_spacing: Seconds = 2.0  # seconds between two requests to one host
    min_interval: Seconds = 60.0  # seconds between two polls of one source
    allow_private_hosts: Annotated[tuple[Host, ...], NoDecode, BeforeValidator(_split)] = ()
    heartbeat_url: Annotated[SecretStr, AfterValidator(_secret_web_address)] | None = None
    contact: Annotated[str, AfterValidator(_one_line)] | None = None  # mail or web address, in the user agent
    log_format: LogFormat = LogFormat.CONSOLE

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - signature of the base class
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - as above
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is handed over: `load_settings` reads, so no shell colours tests or demo."""
        return (init_settings,)

    @model_validator(mode="after")
    def _webhook_is_complete(self) -> Self:
        if self.telegram_webhook_url is None:
            return self
        if self.telegram_webhook_secret is None:
            # Without it anybody who finds the address could pose as Telegram.
            raise ValueError("TELEGRAM_WEBHOOK_SECRET is missing although TELEGRAM_WEBHOOK_URL is set")
        if self.telegram_api_url == DEFAULT_API_URL and not self.telegram_webhook_url.startswith("https:"):
            # Bot API: only a local server of one's own may call plain http.
            raise ValueError("TELEGRAM_WEBHOOK_URL must begin with https:// for Telegram's own servers")
        return self

    @property
    def sources_dir(self) -> Path:
        """Where the source files lie."""
        return self.config_dir / "sources"

    @property
    def webhook_address(self) -> tuple[str, int]:
        """Host and port to listen on; an IPv6 host without its brackets."""
        host, _, port = self.telegram_webhook_listen.rpartition(":")
        return host.strip("[]"), int(port)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every value that must never be logged or shown: what `configure_logging` is given."""
        held = (self.telegram_token, self.telegram_webhook_secret, self.heartbeat_url)
        password = urlsplit(self.database_url.get_secret_value()).password
        return tuple(secret.get_secret_value() for secret in held if secret) + (
            (password,) if password else ()
        )


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read and check the settings.

    Without `environ`, from the process's environment and, below it, `.env` in the working directory. Empty
    values count as not set. A name with our prefix that no setting has is an error: a typing mistake in an
    access rule must not go unseen.

    Raises:
        SettingsError: with one sentence for each wrong variable, naming it and the remedy.
    """
    found = _environment() if environ is None else {name.lower(): value for name, value in environ.items()}
    prefix = PREFIX.lower()
    values = {
        name.removeprefix(prefix): value.strip()
        for name, value in found.items()
        if name.startswith(prefix) and value and value.strip()
    }
    try:
        return Settings(**values)  # type: ignore[arg-type]  # strings that the model itself converts
    except ValidationError as error:
        problems = tuple(
            _explain(item["loc"], WORDS.get(item["type"], item["msg"]))
            for item in error.errors(include_input=False)
        )
    raise SettingsError(problems)  # outside the handler: pydantic's error would be chained with its inputs


def _environment() -> dict[str, str | None]:
    try:
        return {**_dotenv(), **EnvSettingsSource(Settings).env_vars}
    except UnicodeDecodeError as error:
        problem, remedy = f"it is not UTF-8 ({error.reason})", "Save the file as UTF-8"
    except OSError as error:
        problem, remedy = f"it cannot be read ({error.strerror})", "Check its permissions"
    raise SettingsError((ConfigError(".env", None, problem, remedy),))


def _dotenv() -> Mapping[str, str | None]:
    if Path(".env").is_dir():  # as a mistaken mount makes one; it would pass for no settings
        raise IsADirectoryError(EISDIR, "it is a folder", ".env")
    return DotEnvSettingsSource(Settings, env_file=".env", env_file_encoding="utf-8").env_vars


def _explain(place: tuple[int | str, ...], message: str) -> ConfigError:
    message = message.removeprefix("Value error, ")
    if not place:  # a rule about several variables; its sentence begins with the one to change
        name, _, rest = message.partition(" ")
        return ConfigError("environment", None, f"{PREFIX}{name} {rest}", REMEDIES[name.lower()])
    field = str(place[0])
    if field not in Settings.model_fields:
        near = get_close_matches(field, Settings.model_fields, n=1)
        remedy = (
            f"Did you mean {PREFIX}{near[0].upper()}?"
            if near
            else "Remove it; docs/operators.md lists the settings"
        )
        return ConfigError("environment", None, f"{PREFIX}{field.upper()} is not a setting", remedy)
    detail = message[:1].lower() + message[1:]
    return ConfigError("environment", None, f"{PREFIX}{field.upper()} is wrong: {detail}", REMEDIES[field])

"""Examining an installation: findings, each with its remedy. It changes nothing and asks no server."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.alerts.health import UNDELIVERED, is_cut_off
from bot.catalogue.checking import check_rules
from bot.catalogue.sources import load_sources
from bot.domain.chat import Overdue
from bot.domain.errors import ConfigError, StoreError
from bot.folders import existing_config
from bot.settings import Settings, SettingsError, load_settings
from bot.store import migrations
from bot.store.engine import parse_url
from bot.store.migrations import Standing
from bot.store.recorded import newest_moment, overdue_deliveries
from bot.upkeep.findings import Finding, note, ok, problem, undelivered, unreached
from bot.upkeep.pulse import last_beat

LEAST_FREE = 100_000_000  # bytes; a year of 60 sources takes about as much
AMPLE_FREE = 1_000_000_000
CLOCK_SLACK = timedelta(minutes=2)
_OTHERS = 0o077


def examine(now: datetime, directory: Path) -> Iterator[Finding]:
    """Examine what would run if the program were started from `directory` at this moment."""
    yield from _dotenv(directory / ".env")
    try:
        settings = load_settings()
    except SettingsError as error:
        for each in error.problems:
            yield problem("settings", each.problem, each.remedy)
        return
    yield ok("settings", "every setting can be used")
    yield from _people(settings)
    yield from _configuration(settings)
    yield from _folder(settings.data_dir)
    yield from _database(settings, now)
    pulse = last_beat(settings.data_dir)
    alive = pulse is not None and pulse.alive(now)
    if pulse is not None and alive and pulse.away_since is not None:
        yield problem("telegram", unreached(pulse.away_since), "Look whether this machine reaches Telegram")
    yield ok("program", "it runs" if alive else "it does not run here at the moment")


def _dotenv(path: Path) -> Iterator[Finding]:
    if path.is_file() and path.stat().st_mode & _OTHERS:
        yield problem(
            "secrets", f"{path} can be read by other users of this machine", f"Run: chmod 600 {path}"
        )


def _people(settings: Settings) -> Iterator[Finding]:
    if settings.telegram_token is None:
        yield note(
            "telegram", "no token, so the chat is in the terminal", "Set NONGRATA_TELEGRAM_TOKEN for Telegram"
        )
    else:
        yield ok("telegram", "the token has the shape of one; only a start shows whether Telegram takes it")
        if not settings.operators:
            yield note(
                "operators", "nobody can rule on what waits in Telegram", "Set NONGRATA_OPERATORS to your id"
            )
    if settings.contact is None:
        yield note(
            "contact", "sites do not see whom to write to", "Set NONGRATA_CONTACT to an address of yours"
        )


def _configuration(settings: Settings) -> Iterator[Finding]:
    config = settings.config_dir
    try:
        existing_config(config)
    except ConfigError as error:  # all else that is missing lies in it
        yield problem("config", f"{error.file}: {error.problem}", error.remedy)
        return
    try:
        wrong_rules = check_rules(config)
    except OSError as error:
        yield problem(
            "rules", f"{error.filename}: {error.strerror}", "Bring the file back, or its permissions"
        )
    else:
        for each in wrong_rules:
            place = f"{each.file}:{each.line}" if each.line else each.file
            yield problem("rules", f"{place}: {each.problem}", each.remedy)
        if not wrong_rules:
            yield ok("rules", f"those in {config} can be used")
    found = load_sources(settings.sources_dir, min_interval=timedelta(seconds=settings.min_interval))
    for wrong in found.problems:
        place = f"{wrong.file}:{wrong.line}" if wrong.line else wrong.file
        yield problem("sources", f"{place}: {wrong.problem}", wrong.remedy)
    enabled = sum(source.enabled for source in found.sources)
    if not found.problems and not enabled:
        yield problem("sources", "none is switched on", "Run: nongrata sources enable ID")
    elif not found.problems:
        yield ok("sources", f"{enabled} of {len(found.sources)} are switched on")


def _folder(folder: Path) -> Iterator[Finding]:
    if not folder.exists():
        yield note("data", f"there is no folder {folder} yet", "The first start makes it")
        folder = next(above for above in (folder.absolute(), *folder.absolute().parents) if above.exists())
    elif folder.stat().st_mode & _OTHERS:
        yield note("data", f"other users can look into {folder}", f"Run: chmod 700 {folder}")
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x" * 4096)
            file.flush()
    except OSError as error:
        yield problem(
            "data",
            f"{folder} cannot be written ({error.strerror})",
            f"Make room, or give it to user {os.getuid()}",
        )
        return
    free = shutil.disk_usage(folder).free
    room = f"{free // 1_000_000} MB are free in {folder}"
    if free < LEAST_FREE:
        yield problem("disk", room, f"Make room: below {LEAST_FREE // 1_000_000} MB news may soon be unkept")
    elif free < AMPLE_FREE:
        yield note("disk", room, "Look again soon")
    else:
        yield ok("disk", room)


def _database(settings: Settings, now: datetime) -> Iterator[Finding]:
    url = settings.database_url.get_secret_value()
    try:
        parsed = parse_url(url)
        if parsed.drivername == "sqlite" and not Path(parsed.database or "").exists():
            yield note("database", f"there is no {parsed.database} yet", "The first start makes it")
            return
        standing = migrations.standing(url)
        yield _schema(standing)
        if standing in (Standing.CURRENT, Standing.OLDER):
            yield _clock(newest_moment(url), now)
            yield from _undelivered(overdue_deliveries(url, now - UNDELIVERED), now)
    except StoreError as error:
        text, _, remedy = str(error).partition(". ")
        yield problem("database", text, remedy)


def _undelivered(overdue: Overdue, now: datetime) -> Iterator[Finding]:
    if is_cut_off(overdue, now):
        yield problem("delivery", undelivered(overdue), "Look whether this machine reaches Telegram")


def _schema(standing: Standing) -> Finding:
    match standing:
        case Standing.CURRENT:
            return ok("database", "its schema is that of this version")
        case Standing.NEWER:
            remedy = "Install that version, or restore a backup made before it"
            return problem("database", "a newer version of nongrata has used it", remedy)
        case Standing.OLDER:
            return note("database", "an older version made it", "The next start brings it to this version")
        case Standing.EMPTY:
            return note("database", "it is empty", "The first start fills it")


def _clock(newest: datetime | None, now: datetime) -> Finding:
    if newest is not None and newest - now > CLOCK_SLACK:
        behind = f"it shows {now:%Y-%m-%d %H:%M} UTC, but a poll was noted at {newest:%Y-%m-%d %H:%M} UTC"
        return problem("clock", behind, "Set it, best by NTP")
    return ok("clock", f"it shows {now:%Y-%m-%d %H:%M} UTC, after all that was noted")

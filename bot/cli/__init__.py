"""The operator's command line. Exit codes: 0 good, 1 found problems, 2 wrong use."""

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Final

import click

from bot.domain.errors import MissingDatabaseError, NongrataError, RunningError, UnknownSourceError

# Each command by the module of this room that has it, so that one loads without all that the others need.
_MODULES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "corrections": ("fix", "withdraw", "merge", "split", "link-actions", "unlink"),
        "database": ("db",),
        "examining": ("doctor",),
        "exporting": ("stats", "export"),
        "health": ("health",),
        "history": ("history", "search", "show", "chain"),
        "laboratory": ("replay", "reread"),
        "polling": ("poll",),
        "review": ("review",),
        "running": ("run",),
        "showing": ("demo",),
        "sources": ("sources",),
        "texts": ("detect", "link", "evaluate"),
    }
)
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_MODULE_OF: Final = {name: module for module, names in _MODULES.items() for name in names}


class _Late(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - of the base class
        """All names, in the order of the help."""
        return sorted(_MODULE_OF)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of that name; None when there is none."""
        if cmd_name not in _MODULE_OF:
            return None
        found: click.Command = getattr(_module(f"bot.cli.{_MODULE_OF[cmd_name]}"), cmd_name.replace("-", "_"))
        return found


def _module(name: str) -> ModuleType:
    """Import a module. What that makes stays for good, so the collector need not look through it."""
    if name in sys.modules:
        return sys.modules[name]
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()


@click.group(cls=_Late, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="nongrata")
def cli() -> None:
    """Alerts for visa restrictions, sanctions, expulsions and the countermeasures that answer them."""


def _drop_output() -> None:
    """What could not be written is not tried again at the end, which would be another error."""
    with contextlib.suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def main() -> None:
    """Run the command line; an error that people can mend is one sentence and exit code 1."""
    if sys.stdin is None:  # closed: there is nothing to read
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 -- open as long as the program runs
    try:
        cli()
    except (UnknownSourceError, MissingDatabaseError, RunningError) as error:
        click.echo(f"nongrata: {error}", err=True)
        sys.exit(2)
    except NongrataError as error:
        click.echo(f"nongrata: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        if error.filename is None and error.errno in _NO_ROOM:
            _drop_output()
            click.echo(f"nongrata: the output cannot be written: {error.strerror}", err=True)
            sys.exit(1)
        if error.filename is None:  # not about a file: a mistake of ours, to be seen with its traceback
            raise
        click.echo(f"nongrata: {error.filename}: {error.strerror}. Check the path and its rights", err=True)
        sys.exit(1)

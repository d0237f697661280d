"""The first second of a start: a signal ends it in good order, and a command loads only what it needs."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from shell import ROOT

LOADED = """
import sys
from bot.__main__ import main
sys.argv[0] = "nongrata"
try:
    main()
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""


def _python(folder: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("NONGRATA_")}
    surroundings = kept | {
        "PYTHONPATH": str(ROOT),
        "NONGRATA_DATA_DIR": str(folder / "data"),
        "NONGRATA_CONFIG_DIR": str(ROOT / "config"),
    }
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=surroundings,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def _interrupted(folder: Path, module: str, number: signal.Signals, *arguments: str) -> tuple[int, str, str]:
    """Run a command that sends itself the signal in the moment in which it asks for that module."""
    script = f"""
import os, sys
from importlib.abc import MetaPathFinder

class Sender(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), {int(number)})

sys.meta_path.insert(0, Sender())
sys.argv[0] = "nongrata"
from bot.__main__ import main
main()
"""
    ran = _python(folder, script, *arguments)
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.parametrize(
    ("module", "number"),
    [("bot.cli", signal.SIGTERM), ("bot.cli", signal.SIGINT), ("bot.app", signal.SIGTERM)],
)
def test_a_signal_while_the_program_loads_ends_it_in_good_order(
    tmp_path: Path, module: str, number: signal.Signals
) -> None:
    assert _interrupted(tmp_path, module, number, "run") == (0, "", "")
    assert not (tmp_path / "data").exists()


def test_another_command_that_is_ended_has_not_done_its_work(tmp_path: Path) -> None:
    code, _, _ = _interrupted(tmp_path, "bot.cli", signal.SIGTERM, "sources", "check")
    assert code == -signal.SIGTERM


@pytest.mark.parametrize(
    ("arguments", "needless"),
    [
        (("health",), {"aiohttp", "alembic", "bot.app", "bot.reading", "telegram", "apscheduler"}),
        (("history", "--help"), {"aiohttp", "bot.app", "bot.reading.reader", "telegram", "apscheduler"}),
        (("detect",), {"aiohttp", "alembic", "bot.app", "sqlalchemy", "telegram", "feedparser"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_command_loads_only_what_it_needs(
    tmp_path: Path, arguments: tuple[str, ...], needless: set[str]
) -> None:
    ran = _python(tmp_path, LOADED, *arguments)
    loaded = set(ran.stderr.splitlines()[-1].split())
    assert {"bot.cli", "bot.domain.errors"} <= loaded
    assert needless & loaded == set()


def test_a_start_of_the_program_loads_no_parser_of_feeds_and_no_transport_that_it_does_not_use(
    tmp_path: Path,
) -> None:
    script = "import sys; import bot.run; print(*sorted(sys.modules), file=sys.stderr)"
    loaded = set(_python(tmp_path, script).stderr.split())
    assert "bot.app" in loaded
    assert {"telegram", "feedparser", "alembic", "bot.demo", "ruamel"} & loaded == set()

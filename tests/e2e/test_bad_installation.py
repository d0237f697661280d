"""`nongrata run` where it cannot work: a sentence with the remedy, code 1, and nothing lost."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from installation import ROOT, SOURCE_YAML, START_SECONDS

from bot.store.migrations import upgrade

KIBIBYTE = 1024
OWN_MOUNTS = ("unshare", "--map-root-user", "--mount")
CAN_MOUNT = (
    bool(shutil.which("unshare")) and not subprocess.run([*OWN_MOUNTS, "true"], check=False).returncode
)


@dataclass
class Place:
    """A folder to start from, with a database that was installed in March 2022 and holds nothing else."""

    folder: Path
    migrated: Path  # a database to copy
    settings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        (self.config / "sources").mkdir(parents=True)
        shutil.copytree(ROOT / "config" / "vocabulary", self.config / "vocabulary")
        shutil.copy(ROOT / "config" / "history.jsonl", self.config)
        (self.config / "sources" / "mine.yml").write_text(
            SOURCE_YAML.format(url="http://127.0.0.1:9/feed").replace("1s", "1h")
        )
        self.data.mkdir()
        shutil.copyfile(self.migrated, self.database)
        self.execute("INSERT INTO installation (id, installed_at) VALUES (1, '2022-03-21 16:30:00.000000')")

    @property
    def config(self) -> Path:
        return self.folder / "config"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def database(self) -> Path:
        return self.data / "nongrata.db"

    def execute(self, sql: str) -> None:
        with closing(sqlite3.connect(self.database)) as connection, connection:
            connection.execute(sql)

    def installed(self) -> str:
        """What was there before; it must be there afterwards."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return str(connection.execute("SELECT installed_at FROM installation").fetchone()[0])

    def run(
        self, *command: str, before: tuple[str, ...] = (), limit: int | None = None
    ) -> subprocess.CompletedProcess[str]:
        """The real process; `limit` is the most bytes that it may put into one file."""

        def bound() -> None:
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        kept = {name: value for name, value in os.environ.items() if not name.startswith("NONGRATA_")}
        mine = {"NONGRATA_DATA_DIR": str(self.data), "NONGRATA_CONFIG_DIR": str(self.config)} | self.settings
        return subprocess.run(
            [*before, sys.executable, "-m", "bot", *(command or ("run",))],
            cwd=self.folder,
            env=kept | mine | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
            check=False,
            preexec_fn=bound,
        )


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "nongrata.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def place(tmp_path: Path, migrated: Path) -> Place:
    return Place(tmp_path, migrated)


def a_setting(name: str, value: str) -> Callable[[Place], object]:
    return lambda place: place.settings.update({f"NONGRATA_{name}": value})


def a_file(path: str, content: bytes) -> Callable[[Place], object]:
    return lambda place: (place.folder / path).write_bytes(content)


def a_folder_instead(path: str) -> Callable[[Place], object]:
    """Not to be read, whoever reads: rights would not keep root from a file."""

    def spoil(place: Place) -> None:
        (place.folder / path).unlink(missing_ok=True)
        (place.folder / path).mkdir()

    return spoil


def newer(place: Place) -> None:
    place.execute("UPDATE alembic_version SET version_num = '9999'")


CASES: dict[str, tuple[Callable[[Place], object], str, str]] = {
    # what is wrong: how it comes about, what names it, the remedy
    "unknown key": (a_setting("ACESS", "open"), "NONGRATA_ACESS", "NONGRATA_ACCESS?"),
    "impossible value": (a_setting("MIN_INTERVAL", "-1"), "NONGRATA_MIN_INTERVAL", "such as 60"),
    "a word for a number": (a_setting("CHAT_SECONDS", "soon"), "NONGRATA_CHAT_SECONDS", "such as 1"),
    "no token": (a_setting("TELEGRAM_TOKEN", "letmein"), "NONGRATA_TELEGRAM_TOKEN", "@BotFather"),
    "no port": (a_setting("TELEGRAM_WEBHOOK_LISTEN", "here"), "WEBHOOK_LISTEN", "host:port"),
    "unknown key in .env": (a_file(".env", b"NONGRATA_ACESS=open\n"), "NONGRATA_ACESS", "NONGRATA_ACCESS?"),
    ".env is no UTF-8": (a_file(".env", b"NONGRATA_CONTACT=\xff\xfe\n"), ".env", "UTF-8"),
    ".env cannot be read": (a_folder_instead(".env"), ".env", "Check"),
    "no configuration": (
        a_setting("CONFIG_DIR", "/nowhere/at/all"),
        "/nowhere/at/all",
        "NONGRATA_CONFIG_DIR",
    ),
    "rules cannot be read": (a_folder_instead("config/vocabulary/effects.yml"), "effects.yml", "Check"),
    "rules are broken": (
        a_file("config/vocabulary/effects.yml", b"a: [\n"),
        "effects.yml:",
        "Correct the syntax",
    ),
    "archive cannot be read": (a_folder_instead("config/history.jsonl"), "history.jsonl", "Restore the file"),
    "archive is broken": (a_file("config/history.jsonl", b"{}\n"), "history.jsonl:1", ". "),
    "newer database": (newer, "newer version of nongrata", "install that version"),
    "no such kind of database": (a_setting("DATABASE_URL", "mysql://h/x"), "DATABASE_URL", "sqlite:///"),
    "no server": (a_setting("DATABASE_URL", "postgresql://a:hush@127.0.0.1:1/x"), "127.0.0.1:1", "Check"),
    "no folder for data": (a_setting("DATA_DIR", "/dev/null/data"), "/dev/null/data", "NONGRATA_DATA_DIR"),
}

# What a value may be is tested where settings are read; one of them is enough to see it told at a start.
MORE_VALUES = {"a word for a number", "no token", "no port", "no such kind of database"}


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=[pytest.mark.extensive] * (case in MORE_VALUES)) for case in CASES]
)
def test_what_is_wrong_is_named_with_its_remedy(place: Place, case: str) -> None:
    spoil, named, remedy = CASES[case]
    before = place.installed()
    spoil(place)
    ran = place.run()
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("nongrata: ")
    assert named in ran.stderr
    assert remedy in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "hush" not in ran.stderr
    assert place.installed() == before


def test_a_disk_that_fills_up_at_the_start_is_a_sentence_and_the_next_start_goes_on(place: Place) -> None:
    """A limit on the size of files stands for the disk: the archive does not fit into a log of that size."""
    before = place.installed()
    room = place.database.stat().st_size // 2
    ran = place.run("db", "upgrade", limit=room)
    assert ran.returncode == 0, ran.stderr  # it fits
    ran = place.run(limit=room)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "disk is neither full nor read-only" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert place.installed() == before
    again = place.run("history", "us", "cn", "2022")
    assert (again.returncode, again.stderr) == (0, "")
    assert "2022" in again.stdout


def test_a_backup_that_does_not_fit_leaves_nothing_behind(place: Place) -> None:
    ran = place.run("db", "backup", str(place.folder / "copy"), limit=100 * KIBIBYTE)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "disk has room" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert [path.name for path in place.folder.iterdir() if "copy" in path.name] == []


@pytest.mark.skipif(not CAN_MOUNT, reason="this machine lets nobody mount a folder of their own")
@pytest.mark.parametrize("command", [("run",), ("history", "us")])
def test_a_read_only_disk_is_a_sentence(place: Place, command: tuple[str, ...]) -> None:
    before = place.installed()
    folder = str(place.data)
    mount = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    ran = place.run(*command, before=(*OWN_MOUNTS, "sh", "-c", mount, folder))
    assert ran.returncode == 1
    assert "disk is neither full nor read-only" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert place.installed() == before

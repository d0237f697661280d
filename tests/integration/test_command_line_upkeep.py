"""backup, restore, doctor and health, as an operator's shell calls them."""

import asyncio
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from shell import ROOT, Shell
from test_retention import entry
from test_store_backup import POSTGRES_TOOLS

from bot.alerts.health import UNDELIVERED
from bot.store.backup import backup
from bot.store.database import open_database
from bot.upkeep.pulse import NAME, SILENT_SECONDS, beat, last_beat, still

SOURCE = "https://www.example.org/feed"


@pytest.fixture
def shell(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """An installation in good order."""
    shell.source("us-one", SOURCE)
    shell.set(CONTACT="https://example.org/contact")
    monkeypatch.chdir(shell.folder)
    return shell


def note_poll(shell: Shell, at: datetime) -> None:
    """A poll was noted at that moment."""
    with closing(sqlite3.connect(shell.database)) as connection, connection:
        connection.execute(
            "INSERT INTO source_state (source_id, url, status, failures, last_polled_at)"
            " VALUES ('us-one', ?, 'ok', 0, ?)",
            (SOURCE, f"{at:%Y-%m-%d %H:%M:%S.%f}"),
        )


class TestBackup:
    def test_a_backup_is_named_by_its_moment_and_comes_back(self, shell: Shell) -> None:
        (row,) = shell("db", "backup", "--json").rows()
        copy = Path(row["file"])
        assert copy.parent == shell.folder / "data" / "backups"
        assert copy.stat().st_size == row["bytes"] > 0
        shell.database.write_bytes(b"spoilt by somebody" * 100)
        assert shell("db", "check").code == 1
        shell.database.unlink()
        assert shell("db", "restore", str(copy)).code == 0
        assert shell("db", "check").code == 0

    def test_restoring_over_a_database_needs_a_flag(self, shell: Shell) -> None:
        copy = shell.folder / "copy"
        assert shell("db", "backup", str(copy)).code == 0
        refused = shell("db", "restore", str(copy))
        assert (refused.code, refused.out) == (1, "")
        assert "--overwrite" in refused.err
        assert "stay forgotten" in shell("db", "restore", str(copy), "--overwrite").out
        plain = shell("db", "restore", str(copy), "--overwrite", "--as-it-was")
        assert "numbers of actions that were given since are given again" in plain.out
        shell.database.write_bytes(b"spoilt by somebody" * 100)
        spoilt = shell("db", "restore", str(copy), "--overwrite")
        assert spoilt.code == 0
        assert "cannot be read" in spoilt.out
        assert "forgotten again" in spoilt.out

    def test_only_backups_of_ours_older_than_two_weeks_are_deleted(self, shell: Shell) -> None:
        folder = shell.folder / "data" / "backups"
        folder.mkdir()
        now = datetime.now(UTC)
        names = {days: f"nongrata-{now - timedelta(days=days):%Y%m%dT%H%M%SZ}.backup" for days in (1, 13, 15)}
        for name in (*names.values(), "nongrata-mine.backup", "letter"):
            (folder / name).write_text("kept?")
        ran = shell("db", "backup")
        assert ran.code == 0
        left = {path.name for path in folder.iterdir()}
        assert names[15] not in left
        assert names[15] in ran.out
        assert {names[1], names[13], "nongrata-mine.backup", "letter"} < left

    def test_a_backup_at_a_place_of_ones_own_deletes_nothing(self, shell: Shell) -> None:
        old = shell.folder / "nongrata-20200101T000000Z.backup"
        old.write_text("kept")
        assert shell("db", "backup", str(shell.folder / "copy")).code == 0
        assert old.exists()

    @pytest.mark.parametrize("place", ["/proc/nowhere/copy", "/dev/null/copy"])
    def test_where_nothing_can_be_written_is_a_sentence(self, shell: Shell, place: str) -> None:
        ran = shell("db", "backup", place)
        assert (ran.code, ran.out) == (1, "")
        assert place in ran.err
        assert "Choose another place" in ran.err

    def test_a_database_of_a_newer_version_is_named_by_check_and_upgrade(self, shell: Shell) -> None:
        with closing(sqlite3.connect(shell.database)) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        for command in ("check", "upgrade"):
            ran = shell("db", command)
            assert ran.code == 1
            assert "newer version of nongrata" in ran.err
            assert "db upgrade" not in ran.err


@pytest.mark.parametrize("listed", [True, False])
async def test_restoring_counts_what_will_be_read_and_names_what_cannot_be(
    shell: Shell, *, listed: bool
) -> None:
    if listed:
        shell.source("us", SOURCE)  # whose items these are
    copy = shell.folder / "copy"
    async with open_database(f"sqlite:///{shell.database}") as database:
        await asyncio.to_thread(shell, "db", "backup", str(copy))
        await database.write(lambda uow: entry(uow, "seen", datetime(2022, 3, 21, tzinfo=UTC), read=True))
    ran = await asyncio.to_thread(shell, "db", "restore", str(copy), "--overwrite")
    told = "1 item seen since is read again" if listed else "0 items seen since are read again"
    assert f"  {told}; what is announced there waits for you" in ran.out
    assert ("no list any more" in ran.out) is not listed
    assert ("https://example.org/seen" in ran.out) is not listed


class TestRestoringUnderTheRunningProgram:
    @pytest.fixture
    def copy(self, shell: Shell) -> str:
        copy = shell.folder / "copy"
        assert shell("db", "backup", str(copy)).code == 0
        note_poll(shell, datetime(2022, 3, 21, 16, 30, tzinfo=UTC))  # what a restore would take back
        return str(copy)

    def _refused(self, shell: Shell, copy: str) -> str:
        before = shell.database.read_bytes()
        ran = shell("db", "restore", copy, "--overwrite")
        assert (ran.code, ran.out) == (2, "")
        assert "stop it first" in ran.err
        assert shell.database.read_bytes() == before
        return ran.err

    def test_a_fresh_sign_of_life_forbids_it_and_its_end_allows_it(self, shell: Shell, copy: str) -> None:
        folder = shell.database.parent
        beat(folder, datetime.now(UTC))
        assert f"process {os.getpid()}" in self._refused(shell, copy)
        still(folder)
        assert shell("db", "restore", copy, "--overwrite").code == 0

    def test_the_sign_of_one_that_was_killed_forbids_it_for_a_minute(self, shell: Shell, copy: str) -> None:
        beat(shell.database.parent, datetime.now(UTC) - timedelta(seconds=SILENT_SECONDS + 5))
        assert shell("db", "restore", copy, "--overwrite").code == 0

    @pytest.mark.parametrize("left", [-5, 10])
    def test_one_that_holds_the_bot_from_another_folder_forbids_it(
        self, shell: Shell, copy: str, left: int
    ) -> None:
        until = datetime.now(UTC) + timedelta(seconds=left)
        with closing(sqlite3.connect(shell.database)) as connection, connection:
            connection.execute(
                "INSERT INTO lease (job, holder, until) VALUES ('telegram', 'x', ?)",
                (f"{until:%Y-%m-%d %H:%M:%S.%f}",),
            )
        if left > 0:
            self._refused(shell, copy)
        else:
            assert shell("db", "restore", copy, "--overwrite").code == 0

    @pytest.mark.parametrize("bare_url", ["postgresql"], indirect=True)
    async def test_one_that_is_connected_to_the_server_forbids_it(
        self, shell: Shell, tmp_path: Path, bare_url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(POSTGRES_TOOLS), prepend=os.pathsep)
        shell.set(DATABASE_URL=bare_url)
        copy = tmp_path / "copy"
        async with open_database(bare_url):
            backup(bare_url, copy)
            ran = await asyncio.to_thread(shell, "db", "restore", str(copy), "--overwrite")
            assert (ran.code, ran.out) == (2, "")
            assert "stop it first" in ran.err
        assert (await asyncio.to_thread(shell, "db", "restore", str(copy), "--overwrite")).code == 0


class TestHealth:
    def test_without_a_running_program_it_says_how_to_start_it(self, shell: Shell) -> None:
        ran = shell("health")
        assert (ran.code, ran.out) == (1, "")
        assert "nongrata run" in ran.err

    def test_a_fresh_beat_is_health(self, shell: Shell) -> None:
        beat(shell.database.parent, datetime.now(UTC))
        ran = shell("health")
        assert (ran.code, ran.err) == (0, "")
        assert f"process {os.getpid()}, nothing polled yet" in ran.out
        note_poll(shell, datetime(2022, 3, 21, 16, 30, tzinfo=UTC))
        assert "last poll 2022-03-21 16:30:00 UTC" in shell("health").out
        (row,) = shell("health", "--json").rows()
        assert row["ok"] is True

    @pytest.mark.parametrize("off", [-SILENT_SECONDS - 5, SILENT_SECONDS + 5])
    def test_a_beat_of_another_time_is_none(self, shell: Shell, off: float) -> None:
        beat(shell.database.parent, datetime.now(UTC) + timedelta(seconds=off))
        ran = shell("health")
        assert ran.code == 1
        assert "last sign of life" in ran.err

    def test_a_start_that_has_not_reached_telegram_is_said_and_after_a_while_no_health(
        self, shell: Shell
    ) -> None:
        folder, now = shell.database.parent, datetime.now(UTC)
        beat(folder, now, away_since=now - UNDELIVERED + timedelta(minutes=1))
        assert "Telegram is away" in shell("health").out
        (row,) = shell("health", "--json").rows()
        assert datetime.fromisoformat(row["telegram_away_since"]) == now - UNDELIVERED + timedelta(minutes=1)
        assert "Telegram is away" in shell("doctor").out
        beat(folder, now, away_since=now - UNDELIVERED)
        ran = shell("health")
        assert ran.code == 1
        assert "Telegram is away" in ran.err

    def test_once_telegram_is_reached_nothing_says_that_it_is_away(self, shell: Shell) -> None:
        folder, now = shell.database.parent, datetime.now(UTC)
        beat(folder, now, away_since=now)
        beat(folder, now)
        for command in ("health", "doctor"):
            ran = shell(command)
            assert (ran.code, "Telegram is away" in ran.out) == (0, False)

    def test_a_database_that_does_not_answer_is_no_health(self, shell: Shell) -> None:
        beat(shell.database.parent, datetime.now(UTC))
        shell.database.write_bytes(b"spoilt by somebody" * 100)
        ran = shell("health")
        assert ran.code == 1
        assert "not a database" in ran.err

    def test_who_ends_takes_only_its_own_sign_away(self, shell: Shell) -> None:
        folder = shell.database.parent
        beat(folder, datetime.now(UTC))
        still(folder)
        assert last_beat(folder) is None
        (folder / NAME).write_text("1")  # of another process
        still(folder)
        assert last_beat(folder) is not None


class TestDoctor:
    def test_an_installation_in_good_order_has_no_problem(self, shell: Shell) -> None:
        ran = shell("doctor")
        assert (ran.code, ran.err) == (0, "")
        assert "problem" not in ran.out
        rows = shell("doctor", "--json").rows()
        assert {row["subject"] for row in rows if row["grade"] == "ok"} >= {
            *("settings", "rules", "sources", "disk", "database", "clock", "program"),
        }

    def _problem(self, shell: Shell, subject: str) -> str:
        """The one problem there is."""
        ran = shell("doctor", "--json")
        assert ran.code == 1
        (row,) = [row for row in ran.rows() if row["grade"] == "problem"]
        assert row["subject"] == subject
        assert row["remedy"]
        return f"{row['text']}. {row['remedy']}"

    def test_a_wrong_setting_is_named_with_its_remedy(self, shell: Shell) -> None:
        shell.set(ACESS="open")
        told = self._problem(shell, "settings")
        assert "NONGRATA_ACESS" in told
        assert "NONGRATA_ACCESS" in told

    def test_the_shape_of_a_token_is_looked_at_and_never_shown(self, shell: Shell) -> None:
        shell.set(TELEGRAM_TOKEN="bot:hush")
        assert "TELEGRAM_TOKEN" in self._problem(shell, "settings")
        assert "hush" not in shell("doctor").out
        shell.set(TELEGRAM_TOKEN="123456789:AbcdEfghIjklMnopQrstUvwxYz012345678")
        ran = shell("doctor")
        assert ran.code == 0
        assert "NONGRATA_OPERATORS" in ran.out
        assert "AbcdEfgh" not in ran.out

    def test_a_configuration_that_is_not_there_is_one_problem(self, shell: Shell) -> None:
        shell.set(CONFIG_DIR="/nowhere")
        assert "NONGRATA_CONFIG_DIR" in self._problem(shell, "config")

    def test_a_wrong_row_is_named_with_file_and_line(self, shell: Shell) -> None:
        shell.source("us-bad", "not an address")
        assert "us-bad.yml:" in self._problem(shell, "sources")

    def test_a_list_in_which_nothing_is_switched_on_is_a_problem(self, shell: Shell) -> None:
        shell.source("us-one", SOURCE, enabled="false")
        assert "sources enable" in self._problem(shell, "sources")

    def test_rules_that_cannot_be_read_are_a_problem(self, shell: Shell) -> None:
        (shell.config / "history.jsonl").write_text("not JSON\n")
        assert "history.jsonl:1" in self._problem(shell, "rules")

    def test_a_database_of_a_newer_version_is_a_problem(self, shell: Shell) -> None:
        with closing(sqlite3.connect(shell.database)) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        assert "newer version" in self._problem(shell, "database")

    def test_a_file_that_is_no_database_is_a_problem(self, shell: Shell) -> None:
        shell.database.write_bytes(b"spoilt by somebody" * 100)
        assert "not a database" in self._problem(shell, "database")

    def test_a_clock_behind_what_was_noted_is_a_problem(self, shell: Shell) -> None:
        note_poll(shell, datetime.now(UTC) + timedelta(hours=3))
        assert "NTP" in self._problem(shell, "clock")

    def test_a_data_folder_that_cannot_be_written_is_a_problem(self, shell: Shell) -> None:
        shell.set(DATA_DIR="/proc/nowhere", DATABASE_URL=f"sqlite:///{shell.database}")
        assert "cannot be written" in self._problem(shell, "data")

    def test_secrets_that_others_can_read_are_a_problem(self, shell: Shell) -> None:
        path = shell.folder / ".env"
        path.write_text("NONGRATA_ACCESS=open\n")
        path.chmod(0o644)
        assert f"chmod 600 {path}" in self._problem(shell, "secrets")
        path.chmod(0o600)
        assert shell("doctor").code == 0

    def test_before_the_first_start_it_says_what_the_start_will_make(self, shell: Shell) -> None:
        shell.set(DATA_DIR=str(shell.folder / "later"))
        ran = shell("doctor")
        assert ran.code == 0
        assert not (shell.folder / "later").exists()
        assert ran.out.count("The first start makes it") == 2


def test_the_data_folder_is_closed_to_others(shell: Shell) -> None:
    shell.set(DATA_DIR=str(shell.folder / "later"))
    assert shell("db", "upgrade").code == 0
    assert (shell.folder / "later").stat().st_mode & 0o777 == 0o700


def test_the_checkout_itself_is_in_good_order(shell: Shell) -> None:
    shell.set(CONFIG_DIR=str(ROOT / "config"))
    assert shell("doctor").code == 0

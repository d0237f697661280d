"""What is handed to Docker Compose and to systemd names only what exists."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from bot.cli import cli
from bot.settings import PREFIX, Settings, load_settings

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "deploy" / "nongrata.service"
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
SETTINGS = {PREFIX + name.upper() for name in Settings.model_fields}
# Of the Compose specification, those that are used here.
SERVICE_KEYS = {
    *("build", "cap_drop", "command", "depends_on", "env_file", "environment", "healthcheck", "image"),
    *("profiles", "read_only", "restart", "security_opt", "stop_grace_period", "tmpfs", "volumes"),
}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_compose_uses_only_keys_of_its_specification(compose: dict[str, Any]) -> None:
    assert set(compose) == {"name", "services", "volumes"}
    for service in compose["services"].values():
        assert set(service) <= SERVICE_KEYS
        assert service["restart"] in {"no", "always", "on-failure", "unless-stopped"}


def test_sqlite_is_the_default_and_postgresql_a_profile(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert [name for name, service in services.items() if "profiles" not in service] == ["nongrata"]
    assert services["postgres"]["profiles"] == ["postgres"]
    needed = services["nongrata"]["depends_on"]["postgres"]
    assert needed == {"condition": "service_healthy", "required": False}
    assert services["postgres"]["healthcheck"]["test"][:2] == ["CMD", "pg_isready"]


def test_every_path_command_and_volume_of_compose_exists(compose: dict[str, Any]) -> None:
    mine = compose["services"]["nongrata"]
    assert (ROOT / mine["build"] / "Dockerfile").is_file()
    assert isinstance(cli.get_command(click.Context(cli), mine["command"][0]), click.Command)
    named = set()
    for service in compose["services"].values():
        for volume in service["volumes"]:
            source, target = volume.split(":")[:2]
            if source.startswith("."):
                assert (ROOT / source).is_dir()
            else:
                named.add(source)
            assert service is not mine or target in DOCKERFILE
    assert named == set(compose["volumes"])


def test_the_root_is_read_only_but_for_what_must_be_written(compose: dict[str, Any]) -> None:
    mine = compose["services"]["nongrata"]
    assert mine["read_only"] is True
    assert "VOLUME /data" in DOCKERFILE
    assert any(volume.startswith("data:/data") for volume in mine["volumes"])
    assert mine["tmpfs"] == ["/tmp"]  # noqa: S108 - the container's own
    assert mine["cap_drop"] == ["ALL"]


def test_the_lines_for_postgresql_that_compose_asks_for_are_good_settings(compose: dict[str, Any]) -> None:
    page = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    lines = dict(re.findall(r"^#   (\w+)=(.+)$", page, re.MULTILINE))
    assert lines["COMPOSE_PROFILES"] in compose["services"]["postgres"]["profiles"]
    assert "POSTGRES_PASSWORD" in compose["services"]["postgres"]["environment"]
    settings = load_settings({"NONGRATA_DATABASE_URL": lines["NONGRATA_DATABASE_URL"]})
    server = compose["services"]["postgres"]["environment"]
    url = settings.database_url.get_secret_value()
    assert url == f"postgresql+psycopg://{server['POSTGRES_USER']}:...@postgres/{server['POSTGRES_DB']}"


def test_what_the_image_copies_is_not_kept_from_it() -> None:
    copied = {
        name
        for line in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
        for name in line.split()
    }
    wanted = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert copied == wanted
    assert all((ROOT / name).exists() for name in copied)


def test_the_image_sets_only_settings_that_exist() -> None:
    assert set(re.findall(rf"{PREFIX}\w+", DOCKERFILE)) <= SETTINGS


class TestUnit:
    """The systemd unit."""

    def _values(self, name: str) -> list[str]:
        return re.findall(rf"^{name}=(.*)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE)

    def test_it_starts_a_command_that_exists_with_settings_that_exist(self) -> None:
        (command,) = self._values("ExecStart")
        program, *arguments = command.split()
        assert program == "/opt/nongrata/.venv/bin/nongrata"
        assert arguments == ["run"]
        assert {value.partition("=")[0] for value in self._values("Environment")} <= SETTINGS
        folder = f"/var/lib/{self._values('StateDirectory')[0]}"
        assert f"NONGRATA_DATA_DIR={folder}" in self._values("Environment")
        (page,) = self._values("Documentation")
        assert (ROOT / page.removeprefix("file:///opt/nongrata/")).is_file()

    @pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not on this machine")
    def test_systemd_finds_no_fault_in_it(self, tmp_path: Path) -> None:
        checkout = tmp_path / "checkout"
        for name in ("nongrata", ".venv/bin/nongrata"):
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / ".venv/bin/nongrata").write_text("#!/bin/sh\n")
        (checkout / ".venv/bin/nongrata").chmod(0o755)
        unit = tmp_path / UNIT.name
        unit.write_text(UNIT.read_text(encoding="utf-8").replace("/opt/nongrata", str(checkout)))
        ran = subprocess.run(
            ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
        )
        assert (ran.returncode, ran.stderr) == (0, "")

"""The image: its steps are carried out, its command is started, asked for its health, and stopped."""

import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from dockerfile import Image, read_steps
from installation import ROOT, START_SECONDS

NOBODY_LISTENS = "http://127.0.0.1:9/feed"
SOURCE = f"""
- id: us-one
  country: US
  body: Department of State
  standing: official
  url: {NOBODY_LISTENS}
  kind: feed
  language: en
  every: 15m
"""


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    """Built once; about twenty seconds, most of it for the installer's own installation."""
    with tempfile.TemporaryDirectory(prefix="nongrata-image-") as folder:
        built = Image(ROOT, Path(folder))
        built.build(read_steps(ROOT / "Dockerfile"))
        # As a volume laid over it would: no test asks the world's ministries.
        for file in (built.root / "app" / "config" / "sources").iterdir():
            file.unlink()
        (built.root / "app" / "config" / "sources" / "mine.yml").write_text(SOURCE)
        built.environment["NONGRATA_ALLOW_PRIVATE_HOSTS"] = "127.0.0.0/8"
        yield built


def call(image: Image, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=image.path("."), env=image.environment, capture_output=True, text=True, check=False
    )


def test_the_image_starts_is_healthy_and_stops_with_code_0(image: Image) -> None:
    assert call(image, *image.healthcheck).returncode == 1  # not started yet
    command = [*image.entrypoint, *image.command]
    with subprocess.Popen(
        command,
        cwd=image.path("."),
        env=image.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        try:
            until = time.monotonic() + START_SECONDS
            while (health := call(image, *image.healthcheck)).returncode and time.monotonic() < until:
                assert running.poll() is None, running.stderr and running.stderr.read()
                time.sleep(0.25)  # each question is a process, which a start must not wait for
            assert health.returncode == 0, health.stderr
            assert health.stdout.startswith(f"alive: process {running.pid}")
            running.send_signal(signal.SIGTERM)
            _, log = running.communicate(timeout=30)
        finally:
            running.kill()
    assert running.returncode == 0
    assert "Traceback" not in log
    assert "stopped" in log
    assert (image.root / "data" / "nongrata.db").exists()
    assert call(image, *image.healthcheck).returncode == 1


@pytest.mark.extensive
def test_every_command_finds_its_files_in_the_image(image: Image) -> None:
    checked = call(image, "nongrata", "sources", "check")
    assert (checked.returncode, checked.stdout) == (0, "1 source, 1 enabled, 0 problems.\n")
    assert call(image, "nongrata", "db", "upgrade").returncode == 0
    asked = call(image, "nongrata", "history", "us", "cn", "2022")
    assert asked.returncode == 0, asked.stderr
    assert "2022" in asked.stdout


def test_the_image_runs_as_a_fixed_user_that_owns_only_the_data(image: Image) -> None:
    assert image.user == "10001:10001"
    assert image.volumes == ["/data"]
    added, owned = image.only_an_engine
    assert added.startswith("useradd ")
    assert "--uid 10001" in added
    assert owned == f"chown 10001:10001 {image.root}/data"
    assert image.environment["NONGRATA_DATA_DIR"] == f"{image.root}/data"


def test_nothing_that_builds_and_no_secret_is_in_the_image(image: Image) -> None:
    packages = {path.name.partition("-")[0] for path in (image.root / "venv").glob("lib/*/site-packages/*")}
    assert {"aiohttp", "sqlmodel"} <= packages
    assert packages.isdisjoint({"pip", "setuptools", "uv", "pytest", "mypy"})
    assert sorted(path.name for path in image.root.iterdir()) == ["app", "data", "venv"]
    assert not (image.root / "app" / ".env").exists()

"""Output that cannot be written and input that is closed: one sentence, and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(redirected: str) -> subprocess.CompletedProcess[str]:
    """`nongrata`, with its streams as a shell redirects them."""
    command = f"{sys.executable} -m bot {redirected}"
    env = os.environ | {"NONGRATA_CONFIG_DIR": str(ROOT / "config")}
    return subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, text=True, env=env, cwd=ROOT, check=False
    )


@pytest.mark.parametrize("command", ["sources list", "--help"])
def test_a_full_device_is_told_in_one_sentence(command: str) -> None:
    ran = run(f"{command} > /dev/full")
    assert ran.returncode == 1
    assert ran.stderr == "nongrata: the output cannot be written: No space left on device\n"


def test_a_closed_input_is_an_empty_one() -> None:
    ran = run("link <&-")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_a_closed_output_is_no_trouble() -> None:
    ran = run("sources list >&-")
    assert (ran.returncode, ran.stderr) == (0, "")

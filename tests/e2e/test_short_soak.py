"""The soak itself keeps up with the program: a short one must find every promise kept."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.extensive
def test_a_short_day_in_a_hostile_world_breaks_no_promise() -> None:
    command = [sys.executable, "-m", "benchmarks.soak", "--seed", "3", "--polls", "150"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert (run.returncode, run.stderr) == (0, ""), run.stdout
    assert run.stdout.count("  kept") == 9, run.stdout

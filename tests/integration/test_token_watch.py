"""The watch for the token, in a run of its own on a file with tests that leak and one that does not."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
SPOKEN = '"-".join(["TEST", "token", "of", "nobody"])'  # or this file and its copies would hold it
LEAKING = {
    "prints": f"print({SPOKEN})",
    "logs": f"logging.getLogger('x').warning({SPOKEN})",
    "keeps": f"(tmp_path / 'a.db').write_text('..' + {SPOKEN})",
}


def run_one(line: str, *options: str) -> tuple[int, str]:
    """Exit code and output of a run of one test."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "conftest.py").write_text("from token_watch import pytest_runtest_makereport\n")
        (folder / "test_one.py").write_text(f"import logging\n\n\ndef test_one(tmp_path):\n    {line}\n")
        done = subprocess.run(
            [sys.executable, "-B", "-m", "pytest", "-q", "--basetemp", str(folder / "kept"), *options, name],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(TESTS)},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    return done.returncode, done.stdout


@pytest.mark.parametrize("way", LEAKING)
def test_a_test_that_leaves_the_token_fails_the_run(way: str) -> None:
    code, output = run_one(LEAKING[way])
    assert code == 1
    assert "The bot's token stands in" in output


def test_a_leak_fails_a_parallel_run_too() -> None:
    code, output = run_one(LEAKING["keeps"], "-n", "2")
    assert code == 1
    assert "The bot's token stands in" in output


def test_a_test_that_leaves_nothing_passes() -> None:
    assert run_one("print('a token')")[0] == 0

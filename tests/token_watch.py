"""Watches every test of a run for the token of the test Telegram: it may stand in nothing that is kept.

Looked at: what a test printed and logged, and all files it left in its `tmp_path`, which holds the logs and
databases of the processes it started. A test that leaks fails, so it works in each worker of a parallel run.
"""

import os
from collections.abc import Generator, Iterable
from pathlib import Path

import pytest

SECRET = "TEST-token-of-nobody"
"""The secret half of `TelegramServer`'s own token."""

_MOST_BYTES = 50_000_000  # of one file


def leaks(sections: Iterable[tuple[str, str]], folder: Path | None) -> list[str]:
    """Where the token stands, without showing it."""
    found = [title for title, content in sections if SECRET in content]
    for place, _, names in os.walk(folder) if folder else ():
        found.extend(str(path) for name in names if _holds_it(path := Path(place) / name))
    return found


def _holds_it(path: Path) -> bool:
    return path.is_file() and path.stat().st_size < _MOST_BYTES and SECRET.encode() in path.read_bytes()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail the last report of a test that left the token somewhere."""
    report = yield
    if report.when == "teardown":
        folder = getattr(item, "funcargs", {}).get("tmp_path")
        if places := leaks(report.sections, folder):
            report.outcome = "failed"
            report.longrepr = "The bot's token stands in: " + ", ".join(places)
    return report

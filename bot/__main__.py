"""Lets `python -m bot` and the console script `nongrata` start the command line."""

import os
import signal
import sys
from types import FrameType


def main() -> None:
    """Run the command line."""
    if sys.argv[1:2] == ["run"]:
        # Until the program has its own handlers nothing is open that would have to be put in order.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _leave)
    # Inside: a starting worker process imports this module again and must not load the whole program.
    from bot.cli import main as run_command_line  # noqa: PLC0415

    run_command_line()


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(0)


if __name__ == "__main__":
    main()

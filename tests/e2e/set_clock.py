"""The program in a process whose clock another one sets: SIGUSR1 by two hours back, SIGUSR2 by two forward.

Only the clock on the wall is replaced, for every thread of the process; the steady one, by which the loop
sleeps, goes on as it does when a machine's clock is set.
"""

import signal
from datetime import UTC, datetime, timedelta
from types import FrameType

import time_machine

from bot.__main__ import main

STEP = timedelta(hours=2)

if __name__ == "__main__":
    clock = time_machine.travel(datetime.now(UTC), tick=True).start()

    def set_clock(number: int, _frame: FrameType | None) -> None:
        clock.shift(-STEP if number == signal.SIGUSR1 else STEP)

    signal.signal(signal.SIGUSR1, set_clock)
    signal.signal(signal.SIGUSR2, set_clock)
    main()

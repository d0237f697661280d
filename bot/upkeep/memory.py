"""What the C library does with memory that the program has freed."""

import ctypes
import sys

_TRIM_THRESHOLD, _ARENA_MAX = -1, -8  # malloc.h, mallopt(3)
_FREE_AT_THE_END = 128 * 1024  # bytes; glibc's own value, which grows by itself unless it is set


def keep_one_heap() -> None:
    """Let all threads share one heap, and give back what is free at its end.

    glibc gives each thread a heap of its own and keeps the peak of each for good: on a machine of two
    processors some ten megabytes, for allocations that Python's lock lets happen one at a time anyway.
    Without glibc nothing is done.
    """
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_ARENA_MAX, 1)
        mallopt(_TRIM_THRESHOLD, _FREE_AT_THE_END)

"""One heap for all threads: what one of them freed is what another takes."""

import ctypes
import subprocess
import sys

import pytest

PROBE = """
import ctypes, sys, threading
from bot.upkeep.memory import keep_one_heap
if sys.argv[1] == "one":
    keep_one_heap()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = (ctypes.c_size_t,)
places = [libc.malloc(4096)]
held = threading.Event()
def take():
    places.append(libc.malloc(4096))
    held.wait(10)
thread = threading.Thread(target=take)
thread.start()
while len(places) < 2:
    pass
held.set()
thread.join()
print(abs(places[0] - places[1]) < 1 << 26)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "mallopt"), reason="heaps are glibc's"
)
@pytest.mark.parametrize(("heaps", "near"), [("one", "True"), ("many", "False")])
def test_threads_share_one_heap(heaps: str, near: str) -> None:
    ran = subprocess.run([sys.executable, "-c", PROBE, heaps], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == near

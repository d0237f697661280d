"""What holds for every test: how hard properties are tried (`make fuzz`: harder), and that no token leaks."""

import gc
import os

from hypothesis import HealthCheck, settings

from token_watch import pytest_runtest_makereport

settings.register_profile(
    "fixed", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "fuzz", max_examples=3_000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


def pytest_collection_finish() -> None:
    """What was collected stays until the end: looking for garbage in it took a tenth of the time."""
    gc.collect()
    gc.freeze()


__all__ = ["pytest_runtest_makereport"]

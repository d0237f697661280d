"""Measurements against real data and local servers; no tests, since figures depend on the machine.

`python -m benchmarks` runs them all. A benchmark is a module with a function `measure(arguments)`
that prints what it found and returns its figures, and a docstring whose first line says what it measures.
"""


class Skipped(Exception):  # noqa: N818 -- not an error: the data or the service it needs is not here
    """A benchmark cannot run here; the text says what is missing and how to give it."""

"""List or run the benchmarks: `python -m benchmarks [--list] [NAME [ARGUMENT]...]`."""

import argparse
import importlib
import sys
from collections.abc import Sequence

from benchmarks import Skipped
from benchmarks.figures import Figure, table, verdict

NAMES = (
    "reading",
    "telegram",
    "start",
    "at_rest",
    "replay",
    "queries",
)  # in the order in which they run; each is a module of this package


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for. Returns 0 when nothing that ran missed its bar, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--list", action="store_true", help="say what there is")
    parser.add_argument("name", nargs="?", choices=NAMES, help="run only this one")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="passed on to the benchmark")
    asked = parser.parse_args(arguments)
    if asked.list:
        for name in NAMES:
            doc = importlib.import_module(f"benchmarks.{name}").__doc__ or ""
            print(f"{name:12} {doc.splitlines()[0]}")
        return 0
    if asked.name:
        return verdict(run_one(asked.name, asked.rest))
    figures = [figure for name in NAMES for figure in run_one(name, ())]
    print(f"\n== all, against the bars\n{table([each for each in figures if each.bar is not None])}")
    return verdict(figures)


def run_one(name: str, arguments: Sequence[str]) -> tuple[Figure, ...]:
    """Run one benchmark; one that cannot run here says why and fails nothing."""
    print(f"== {name}", file=sys.stderr, flush=True)
    try:
        figures: tuple[Figure, ...] = importlib.import_module(f"benchmarks.{name}").measure(arguments)
    except Skipped as reason:
        print(f"skipped: {reason}")
        return ()
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

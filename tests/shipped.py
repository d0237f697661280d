"""The rules as they are shipped, compiled once for all tests of a process; tables of cases, read quickly."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.catalogue.tables import load_table
from bot.catalogue.vocabulary import load_vocabulary
from bot.reading import Vocabulary, make_vocabulary

CONFIG = Path(__file__).parents[1] / "config"

# In C it reads ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def shipped_vocabulary() -> Vocabulary:
    """Read only: it is the same for all tests."""
    return load_vocabulary(CONFIG / "vocabulary")


@cache
def shipped_tables() -> dict[str, object]:
    """The tables themselves, as they lie in the files. Read only, too."""
    return {path.stem: load_table(path)[1] for path in (CONFIG / "vocabulary").glob("*.yml")}


@contextmanager
def compiled_once() -> Iterator[None]:
    """Meanwhile tables that are those shipped are read and checked as ever, but not compiled another time."""

    def make(tables: Mapping[str, object], code: str = "") -> Vocabulary:
        return shipped if tables == shipped_tables() else make_vocabulary(tables, code)

    shipped = shipped_vocabulary()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.catalogue.vocabulary.make_vocabulary", make)
        yield


@cache
def cases(path: Path) -> Any:
    """What a YAML file of ours holds. Read only, as well."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 -- both loaders are safe ones

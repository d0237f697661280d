"""The rules as they are shipped, compiled once for all tests of a process; tables of cases, read quickly."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.catalogue.vocabulary import load_vocabulary
from bot.reading import Vocabulary

CONFIG = Path(__file__).parents[1] / "config"

# In C it reads ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def shipped_vocabulary() -> Vocabulary:
    """Read only: it is the same for all tests."""
    return load_vocabulary(CONFIG / "vocabulary")


@cache
def cases(path: Path) -> Any:
    """What a YAML file of ours holds. Read only, as well."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 -- both loaders are safe ones

"""The project's own vocabulary, loaded as the program loads it."""

from pathlib import Path

import pytest

from bot.reading import Vocabulary
from shipped import shipped_vocabulary

VOCABULARY = Path(__file__).parents[3] / "config" / "vocabulary"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return shipped_vocabulary()

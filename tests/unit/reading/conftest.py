"""The project's own vocabulary, loaded as the program loads it."""

from pathlib import Path

import pytest

from bot.catalogue.vocabulary import load_vocabulary
from bot.reading import Vocabulary

VOCABULARY = Path(__file__).parents[3] / "config" / "vocabulary"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary(VOCABULARY)

"""Reading in a worker process: the vocabulary is compiled once per process, documents come one by one."""

from bot.domain.action import Document, Reading
from bot.reading.reader import read
from bot.reading.vocabulary import Vocabulary

_installed: list[Vocabulary] = []


def install_vocabulary(vocabulary: Vocabulary) -> None:
    """Called once when a worker process starts."""
    _installed[:] = [vocabulary]


def read_installed(document: Document) -> Reading:
    """Read with the vocabulary of this process. Raises RuntimeError when none was installed."""
    if not _installed:
        raise RuntimeError("this process has no vocabulary: call install_vocabulary first")
    return read(_installed[0], document)

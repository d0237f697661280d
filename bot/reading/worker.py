"""Reading in a worker process: the vocabulary is compiled once per process, documents come one by one."""

import gc

from bot.domain.action import Document, Reading
from bot.reading.reader import read
from bot.reading.vocabulary import Vocabulary

_installed: list[Vocabulary] = []


def install_vocabulary(vocabulary: Vocabulary) -> None:
    """Called once when a worker process starts.

    The vocabulary, and all that was loaded before it, stay until the process ends: the collector of cycles
    need not go through their tens of thousands of objects again and again, a twelfth of the time of reading.
    """
    _installed[:] = [vocabulary]
    gc.freeze()


def read_installed(document: Document) -> Reading:
    """Read with the vocabulary of this process. Raises RuntimeError when none was installed."""
    if not _installed:
        raise RuntimeError("this process has no vocabulary: call install_vocabulary first")
    return read(_installed[0], document)

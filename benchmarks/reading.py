"""How fast notices are read: against feedparser on the same bytes, and the slowest notice in a hundred.

The texts are those of the demo's story, as the feeds show them at each of its moments. Both sides get their
best of several rounds in this one process.
"""

import argparse
import io
import time
from collections.abc import Callable, Sequence
from functools import partial

import feedparser

from benchmarks.figures import Figure, table
from bot.app import packaged_config
from bot.catalogue.vocabulary import load_vocabulary
from bot.demo.feeds import feed_at
from bot.demo.story import Story, load_story
from bot.domain.action import Document
from bot.reading.reader import read

ROUNDS = 5
SPEED_BAR = 3.0  # times feedparser
SLOWEST_BAR = 50.0  # ms


def story_feeds(story: Story) -> tuple[tuple[bytes, tuple[Document, ...]], ...]:
    """Every feed at every moment at which it had changed: its bytes, and its items as documents."""
    found = []
    for chapter in story.chapters:
        for step in chapter.steps:
            for source_id in step.updated:
                source = story.source_by_id[source_id]
                documents = tuple(
                    Document(
                        id=item.id,
                        source=source.id,
                        title=version.title,
                        text=version.text,
                        date=item.published.date(),
                        url=item.url,
                        language="en",
                        country=source.country,
                        standing=source.standing,
                    )
                    for item, version in chapter.window(source_id, step.moment)
                )
                found.append((feed_at(chapter, source, step.moment), documents))
    return tuple(found)


def parse(body: bytes) -> object:
    """What a plain reader of feeds does with the bytes."""
    return feedparser.parse(io.BytesIO(body))


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest round."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def measure(arguments: Sequence[str]) -> tuple[Figure, ...]:
    """Measure and print."""
    argparse.ArgumentParser(prog="python -m benchmarks reading", description=__doc__).parse_args(arguments)
    vocabulary = load_vocabulary(packaged_config() / "vocabulary")
    feeds = story_feeds(load_story())
    parsing = reading = 0.0
    slow: list[float] = []
    for body, documents in feeds:
        parsing += best(partial(parse, body))
        each = [best(partial(read, vocabulary, document)) for document in documents]
        reading += sum(each)
        slow += each
    slowest = sorted(slow)[int(len(slow) * 0.99)]
    figures = (
        Figure("feedparser", parsing / len(feeds) * 1000, "ms/feed"),
        Figure("reading all items of the feed", reading / len(feeds) * 1000, "ms/feed"),
        Figure("reading against feedparser", parsing / reading, "x", SPEED_BAR, least=True),
        Figure(f"reading one notice, p99 of {len(slow)}", slowest * 1000, "ms", SLOWEST_BAR),
    )
    print(table(figures))
    return figures

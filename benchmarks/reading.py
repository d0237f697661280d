"""How fast notices are read: beside feedparser on the same texts, a plain keyword search, and the slowest.

Texts are those of the demo's story, or of a file of documents (JSON lines, docs/reading.md). They are wrapped
as feeds of twenty items, each text as the paragraphs of HTML that ministries write. Every side gets its best
of several rounds, in turns, in this one process; time is that of the processor, so that other work on the
machine counts little. Notices are read as in the program's reading process. Memory is watched over the
story's texts only.
"""

import argparse
import gc
import html
import io
import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import feedparser

from benchmarks.figures import Figure, table
from bot.app import packaged_config
from bot.catalogue.vocabulary import load_vocabulary
from bot.demo.story import load_story
from bot.domain.action import Document
from bot.reading.wire import document_from_json
from bot.reading.worker import install_vocabulary, read_installed

ROUNDS = 3
ITEMS = 20  # of one feed
MANY = 100_000  # notices, over which memory must stay flat
SETTLED = 20_000  # notices, after which caches are full
SPEED_BAR = 3.0  # times feedparser
SLOWEST_BAR = 50.0  # ms
GROWTH_BAR = 5.0  # MB
HUGE = 5_000_000  # characters: the largest document that is fetched
HUGE_BAR = 8.0  # seconds; after ten the program gives a text up
# What somebody would write who has no reader.
KEYWORDS = re.compile(
    r"sanction|visa restriction|visa ban|travel ban|asset freeze|persona non grata|expel|countermeasure|"
    r"blacklist|designat|entity list|制裁|反制|санкци|стоп-лист",
    re.IGNORECASE,
)


def story_documents() -> list[Document]:
    """Every version of every item of the demo's story."""
    story = load_story()
    found: dict[tuple[str, str], Document] = {}
    for chapter in story.chapters:
        for step in chapter.steps:
            for source in (story.source_by_id[source_id] for source_id in step.updated):
                for item, version in chapter.window(source.id, step.moment):
                    document = Document(
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
                    found[document.id, document.text] = document
    return list(found.values())


def documents_of(path: Path) -> list[Document]:
    """The documents of a file."""
    with path.open(encoding="utf-8") as stream:
        return [document_from_json(json.loads(line), str(n)) for n, line in enumerate(stream, 1)]


def as_feed(documents: Sequence[Document]) -> bytes:
    """The documents as one RSS feed."""
    items = "".join(map(_item, documents))
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Notices</title>'
        f"<link>https://ministry.example/</link><description>All</description>{items}</channel></rss>"
    ).encode("utf-8", "replace")


def _item(document: Document) -> str:
    paragraphs = (html.escape(part, quote=False) for part in document.text.split("\n") if part.strip())
    body = html.escape("".join(f"<p>{part}</p>\n" for part in paragraphs), quote=False)
    title, key = html.escape(document.title, quote=False), html.escape(document.id)
    return (
        f"<item><title>{title}</title><guid>{key}</guid>"
        f"<link>https://ministry.example/notice</link><pubDate>Mon, 02 Aug 2021 10:00:00 GMT</pubDate>"
        f"<description>{body}</description></item>"
    )


def best(work: Sequence[Callable[[], object]]) -> list[float]:
    """Seconds of processor of the fastest round of each piece of work; the rounds take turns."""
    times = [float("inf")] * len(work)
    for _ in range(ROUNDS):
        for place, each in enumerate(work):
            began = time.process_time()
            each()
            times[place] = min(times[place], time.process_time() - began)
    return times


def nearly_acting(documents: Sequence[Document]) -> Document:
    """Five megabytes of sentences that act but for their last word."""
    sentences = [sentence for document in documents for sentence in document.text.split(". ")]
    heap = "; ".join(sentence.rpartition(" ")[0] for sentence in sentences) + "; "
    return replace(documents[0], text=(heap * (HUGE // len(heap) + 1))[:HUGE])


def resident() -> float:
    """Memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def growth(documents: Sequence[Document]) -> float:
    """MB by which memory grows between the first notices and the last of very many."""
    endless = cycle(documents)
    for document in islice(endless, SETTLED):
        read_installed(document)
    gc.collect()
    before = resident()
    for document in islice(endless, MANY - SETTLED):
        read_installed(document)
    gc.collect()
    return resident() - before


def measure(arguments: Sequence[str]) -> tuple[Figure, ...]:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks reading", description=__doc__)
    parser.add_argument("documents", nargs="?", type=Path, help="a file of documents instead of the story's")
    asked = parser.parse_args(arguments)
    documents = documents_of(asked.documents) if asked.documents else story_documents()
    install_vocabulary(load_vocabulary(packaged_config() / "vocabulary"))
    feeds = [as_feed(documents[at : at + ITEMS]) for at in range(0, len(documents), ITEMS)]
    parsing, searching, *each = best(
        [
            lambda: [feedparser.parse(io.BytesIO(feed)) for feed in feeds],
            lambda: [KEYWORDS.search(f"{d.title}\n{d.text}") for d in documents],
            *((lambda d=document: read_installed(d)) for document in documents),
        ]
    )
    reading, number = sum(each), len(documents)
    slow = sorted(each)
    figures = [
        Figure("feedparser on the same texts", parsing / number * 1000, "ms/notice"),
        Figure("one keyword pattern, for comparison", searching / number * 1000, "ms/notice"),
        Figure("reading", reading / number * 1000, "ms/notice"),
        Figure("reading against feedparser", parsing / reading, "x", SPEED_BAR, least=True),
        Figure("reading one notice, median", slow[number // 2] * 1000, "ms"),
        Figure(f"reading one notice, p99 of {number}", slow[int(number * 0.99)] * 1000, "ms", SLOWEST_BAR),
        Figure("reading one notice, slowest", slow[-1] * 1000, "ms"),
    ]
    (huge,) = best([lambda: read_installed(nearly_acting(documents))])
    figures.append(Figure("reading 5 MB of near matches", huge, "s", HUGE_BAR))
    if not asked.documents:
        gained = growth(documents)
        figures.append(Figure(f"memory gained over {MANY:,} notices", gained, "MB", GROWTH_BAR))
    print(table(figures))
    return tuple(figures)

"""The story's sources as rows the poller takes."""

from collections.abc import Mapping
from datetime import timedelta

from bot.demo.story import StorySource, load_story
from bot.domain.source import Source, SourceKind


def demo_sources(addresses: Mapping[str, str]) -> tuple[Source, ...]:
    """Rows for the sources named in `addresses` (id to URL), in the order of the story.

    Raises KeyError for an id that the story does not have.
    """
    known = load_story().source_by_id
    wanted = {source_id: (known[source_id], url) for source_id, url in addresses.items()}
    return tuple(_row(*wanted[source_id]) for source_id in known if source_id in wanted)


def _row(source: StorySource, url: str) -> Source:
    return Source(
        id=source.id,
        country=source.country,
        body=source.body,
        standing=source.standing,
        url=url,
        kind=SourceKind.FEED,
        language="en",
        every=timedelta(minutes=15),
        full_text=True,
        zone=source.zone,
        notes="Part of the demo: served from this machine, all sentences invented.",
        origin="demo",
    )

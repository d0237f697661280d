"""The demo: a story served from a local feed server, through the real pipeline, into this terminal."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.app import App, open_app, packaged_config
from bot.catalogue.archive import load_archive
from bot.demo.feeds import content_type, feed_at
from bot.demo.server import FeedServer
from bot.demo.sources import demo_sources
from bot.demo.story import Chapter, Step, Story, StoryClock, load_story
from bot.domain.chat import ActionFilter, ChatKind
from bot.domain.source import Source
from bot.linking.archive import ArchiveRow
from bot.services.archive import import_archive
from bot.services.ports import Messenger, UnitOfWork
from bot.settings import Settings, load_settings
from bot.terminal.adapter import TERMINAL, TerminalMessenger, run_terminal

WELCOME = """nongrata demo. Three real exchanges between governments, retold in invented sentences, come in
through a local feed server and the real pipeline: HTTP, parser, reader, linker, outbox. You follow all of it.
"""
PROMPT = """
That was the story. Now ask: /history cn us, /chain a number, /status, /subscribe, /help. Ctrl-D ends.
"""
STEP_GAP = timedelta(seconds=1)  # the clock never runs backwards, even where two moments of the story are one


@dataclass(frozen=True, slots=True)
class Stage:
    """What the story is played on."""

    story: Story
    clock: StoryClock
    server: FeedServer
    archive: tuple[ArchiveRow, ...]
    sources: tuple[Source, ...]
    app: App


async def run_demo(*, chat: bool) -> None:
    """Play all chapters, then take commands until end of input. Leaves nothing behind."""
    story = load_story()
    clock = StoryClock(story.chapters[0].steps[0].moment - timedelta(hours=1))
    messenger = TerminalMessenger(sys.stdout, clock=clock.now)
    with tempfile.TemporaryDirectory(prefix="nongrata-demo-") as folder:
        async with open_stage(Path(folder), story, clock, messenger) as stage:
            print(WELCOME)  # noqa: T201  the demo's face is this terminal
            await follow_everything(stage.app)
            for chapter in stage.story.chapters:
                await play(chapter, stage)
            if chat:
                print(PROMPT)  # noqa: T201
                await run_terminal(stage.app.conversation, messenger, sys.stdin, clock=clock.now)


@asynccontextmanager
async def open_stage(
    folder: Path, story: Story, clock: StoryClock, messenger: Messenger
) -> AsyncIterator[Stage]:
    """The program in an empty folder, on the story's feeds and clock, told to nobody yet."""
    archive = load_archive(packaged_config() / "history.jsonl")
    async with FeedServer([s.id for s in story.sources]) as server:
        sources = demo_sources(server.addresses())
        async with open_app(
            demo_settings(folder), clock=clock.now, messenger=messenger, sources=sources, archive=()
        ) as app:
            yield Stage(story, clock, server, archive, sources, app)


def demo_settings(folder: Path) -> Settings:
    """Settings that depend on nothing around: an empty folder, the packaged rules, loopback allowed."""
    return load_settings(
        {
            "NONGRATA_DATA_DIR": str(folder),
            "NONGRATA_CONFIG_DIR": str(packaged_config()),
            "NONGRATA_ALLOW_PRIVATE_HOSTS": "127.0.0.0/8",
            "NONGRATA_HOST_SPACING": "0",
            "NONGRATA_CONTACT": "https://localhost/demo",
        }
    )


async def follow_everything(app: App) -> None:
    """Subscribe this terminal to all actions."""
    now = app.clock()

    def work(uow: UnitOfWork) -> None:
        chat = uow.chats.ensure(TERMINAL, ChatKind.TERMINAL, now)
        uow.chats.subscribe(chat.id, ActionFilter(), silent=False, at=now)

    await app.database.write(work)


async def play(chapter: Chapter, stage: Stage) -> None:
    """One chapter: the archive up to its eve, then each step served, polled, read and told."""
    print(f"\n━━ {chapter.title} ━━")  # noqa: T201
    known = [row for row in stage.archive if row.action.on and row.action.on <= chapter.archive_cut]
    await import_archive(stage.app.database, known, stage.app.clock)
    for step in chapter.steps:
        serve(chapter, step, stage)
        stage.clock.set(max(step.moment, stage.clock.now() + STEP_GAP))
        print(f"\n{step.moment:%-d %b %Y, %H:%M} UTC · {step.note}")  # noqa: T201
        await asyncio.gather(*(stage.app.poller.poll(source) for source in stage.sources))
        await stage.app.tell_tick()


def serve(chapter: Chapter, step: Step, stage: Stage) -> None:
    """Put the feeds as they were at this moment on the server."""
    for source in stage.story.sources:
        body = feed_at(chapter, source, step.moment)
        stage.server.set_feed(source.id, body, content_type=content_type(source))

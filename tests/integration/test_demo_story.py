"""The demo's story through the whole program: each act rings once, with its facts, and nothing else does."""

import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo.run import Stage, follow_everything, open_stage, play
from bot.demo.story import ExpectedAlert, StoryClock, expected_alerts, load_story
from bot.domain.chat import Chat, Message, Receipt, SendResult
from bot.domain.views import ActionView, AlertCard
from bot.domain.words import LinkKind, Measure
from bot.domain.words import Stage as Words
from bot.services.ports import UnitOfWork

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the story is played once for all tests


@dataclass
class Recorder:
    """Keeps what it is told, new messages apart from edits."""

    sent: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)

    async def send(
        self, chat: Chat, message: Message, *, silent: bool, reply_to: int | None = None
    ) -> SendResult:
        self.sent.append(message.html)
        return Receipt(len(self.sent), datetime.now(UTC))

    async def edit(self, chat: Chat, message_id: int, message: Message) -> SendResult:
        self.edited.append(message.html)
        return Receipt(message_id, datetime.now(UTC))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def played(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Stage, Recorder]]:
    recorder = Recorder()
    folder: Path = tmp_path_factory.mktemp("demo")
    story = load_story()
    clock = StoryClock(story.chapters[0].steps[0].moment - timedelta(hours=1))
    async with open_stage(folder, story, clock, recorder) as stage:
        await follow_everything(stage.app)
        for chapter in stage.story.chapters:
            await play(chapter, stage)
        yield stage, recorder


def rung(uow: UnitOfWork, ids: list[int]) -> list[AlertCard]:
    return [card for number in ids if (card := uow.alerts.card(number)) is not None]


@dataclass(frozen=True, slots=True)
class Told:
    """One act of one card, in the words of `ExpectedAlert`."""

    url: str
    issuer: str
    targets: tuple[str, ...]
    measures: tuple[Measure, ...]
    stage: Words
    count: int | None
    answers: tuple[str, ...]
    carries_out: tuple[str, ...]


def told(view: ActionView, card: AlertCard, announced: dict[int, str]) -> Told:
    action = view.action

    def ends(kind: LinkKind) -> tuple[str, ...]:
        return tuple(announced[link.action.number] for link in view.answers if link.kind is kind)

    return Told(
        url=card.notice.url,
        issuer=action.issuer,
        targets=action.targets,
        measures=action.measures,
        stage=action.stage,
        count=action.count,
        answers=ends(LinkKind.ANSWERS),
        carries_out=ends(LinkKind.CARRIES_OUT),
    )


def wanted(alert: ExpectedAlert) -> Told:
    return Told(
        url=alert.url,
        issuer=alert.issuer,
        targets=alert.targets,
        measures=alert.measures,
        stage=alert.stage,
        count=alert.count,
        answers=alert.answers,
        carries_out=alert.carries_out,
    )


async def cards_that_rang(stage: Stage) -> list[AlertCard]:
    with sqlite3.connect(stage.app.settings.data_dir / "nongrata.db") as database:
        ids = [row[0] for row in database.execute("SELECT id FROM alert WHERE NOT held ORDER BY id")]
    return await stage.app.database.read(lambda uow: rung(uow, ids))


async def test_every_act_of_the_story_rings_once_with_its_facts_and_nothing_else_rings(
    played: tuple[Stage, Recorder],
) -> None:
    stage, recorder = played
    cards = await cards_that_rang(stage)
    items = {item.url: item.id for chapter in stage.story.chapters for item in chapter.items}
    announced = {view.action.number: items[card.notice.url] for card in cards for view in card.actions}
    assert [told(view, card, announced) for card in cards for view in card.actions] == [
        wanted(alert) for alert in expected_alerts(stage.story)
    ]
    assert len(recorder.sent) == len(cards)  # one message each, no correction rings


async def test_the_law_an_act_invokes_stands_on_it(played: tuple[Stage, Recorder]) -> None:
    stage, _ = played
    basis = {card.notice.url: card.actions[0].action.legal_basis for card in await cards_that_rang(stage)}
    for alert in expected_alerts(stage.story):
        assert (alert.legal_basis or "") in (basis[alert.url] or "")


async def test_a_repaired_typing_error_edits_the_card_without_ringing(
    played: tuple[Stage, Recorder],
) -> None:
    _, recorder = played
    assert any("religious believers" in html for html in recorder.edited)
    assert not any("religious believers" in html for html in recorder.sent)


async def test_what_agencies_and_spokespersons_retell_becomes_no_second_action(
    played: tuple[Stage, Recorder],
) -> None:
    stage, _ = played
    with sqlite3.connect(stage.app.settings.data_dir / "nongrata.db") as database:
        (own,) = database.execute("SELECT count(*) FROM action WHERE archive_id IS NULL").fetchone()
    assert own == len(expected_alerts(stage.story))

"""One source by command: operators see it in full and switch it, on record; nobody else learns anything."""

from dataclasses import replace
from datetime import timedelta

import pytest
from talk_cases import NOW, SOURCES, Talk, everything_stored
from test_telegram_face import desk_on

from bot.catalogue.overlay import merge_overlay
from bot.domain.feed import ParseIssue
from bot.domain.source import SourceState, SourceStatus
from bot.services.ports import UnitOfWork
from bot.store.database import SqlDatabase


@pytest.fixture
def operator(talk: Talk) -> Talk:
    return replace(talk, is_operator=True)


async def in_trouble(database: SqlDatabase) -> None:
    state = SourceState(
        "ru-press",
        "",
        SourceStatus.BLOCKED,
        last_polled_at=NOW - timedelta(minutes=7),
        next_due_at=NOW + timedelta(hours=6),
        failures=2,
        failing_since=NOW - timedelta(days=1),
        last_error="HTTP 403 <challenge>",
    )

    def work(unit: UnitOfWork) -> None:
        unit.sources.save(state)
        odd = ParseIssue("no_link", "an item without a link")
        unit.sources.log_poll("ru-press", NOW, outcome="ok", new=0, revised=0, issues=[odd])

    await database.write(work)


async def test_a_source_is_shown_with_its_errors_and_when_it_is_due(
    operator: Talk, database: SqlDatabase
) -> None:
    await in_trouble(database)
    rows = (await operator.says("/source ru-press")).split("\n")
    assert "Address: <code>https://ru-press.example.org/feed</code>" in rows
    assert "Last asked: 26 Nov, 06:53 UTC" in rows
    assert "Last read: never" in rows
    assert "Next due: 26 Nov, 13:00 UTC" in rows
    assert "Last error: HTTP 403 &lt;challenge&gt;" in rows
    assert any("an item without a link" in row for row in rows)
    assert rows[-1] == "Switch it off: <code>/source ru-press off</code>"


async def test_a_source_is_switched_over_its_file_once_and_on_record(
    operator: Talk, database: SqlDatabase
) -> None:
    assert "Switched off" in await operator.says("/source us-press off")
    overlay = await database.read(lambda unit: unit.sources.overlay())
    assert not merge_overlay(SOURCES[0], overlay["us-press"]).enabled
    assert "It is switched off already." in await operator.says("/source us-press OFF")
    shown = await operator.says("/source us-press on")
    assert "Switched on" in shown
    assert "Set in the chat: enabled=true" in shown
    overlay = await database.read(lambda unit: unit.sources.overlay())
    assert merge_overlay(SOURCES[0], overlay["us-press"]).enabled
    deeds = await database.read(lambda unit: unit.audit.recent(5))
    assert [deed[2:] for deed in deeds if "source" in deed[2]] == [
        ("enable source", "us-press"),
        ("disable source", "us-press"),
    ]


async def test_a_subscriber_neither_sees_nor_switches_and_is_not_told_what_there_is(
    talk: Talk, database: SqlDatabase
) -> None:
    before = await everything_stored(database)
    asked = ("/source us-press", "/source us-press off", "/source nowhere", "/source")
    answers = {await talk.says(words) for words in asked}
    assert len(answers) == 1
    assert "for operators" in answers.pop()
    assert await everything_stored(database) == before


async def test_a_mistyped_id_is_answered_with_those_alike(operator: Talk) -> None:
    assert "Alike: us-press" in await operator.says("/source us-pres off")
    assert "There is no source &lt;b&gt;." in await operator.says("/source <b>")
    assert "Which source?" in await operator.says("/source us-press maybe")


async def test_the_answer_comes_in_the_language_of_the_chat(operator: Talk) -> None:
    await operator.says("/settings ru")
    assert "Отключён" in await operator.says("/source us-press off")
    await operator.says("/settings zh")
    assert "已是停用状态" in await operator.says("/source us-press off")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_speaks_as_the_operators_chat_is_no_operator(database: SqlDatabase) -> None:
    async with desk_on(database, operators=frozenset({71})) as desk:
        boss = desk.telegram.user("Olga", user_id=71)
        group = desk.telegram.supergroup("Desk", owner=boss)
        await group.adds_bot(boss)
        await group.says(boss, "/source us-press off", anonymous=True)
        await desk.hear()
        assert "for operators" in (await group.next_message()).text
        private = boss.private()
        await private.says("/source us-press off")
        await desk.hear()
        assert "There is no source" in (await private.next_message()).text

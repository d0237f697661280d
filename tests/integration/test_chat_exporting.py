"""The history as a file: whole, harmless in a spreadsheet, bounded, and sent by Telegram."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from talk_cases import CHAT, NOW, ROWS, Talk
from test_telegram_face import desk_on

from bot.chat.gathering import FILES_AN_HOUR
from bot.chat.quota import Quota
from bot.domain.chat import ChatAddress, Query
from bot.services.archive import import_archive
from bot.services.exporting import Exporting, FileKind
from bot.services.ports import UnitOfWork
from bot.store.database import SqlDatabase


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


async def test_a_file_has_everything_that_was_found_newest_first(talk: Talk) -> None:
    reply = await talk.asks("/export")
    assert reply.file
    assert reply.file.name == "nongrata-2026-11-26.csv"
    rows = table(reply.file.content)
    assert len(rows) == len(ROWS)
    assert [row["on"] for row in rows] == sorted((row["on"] for row in rows), reverse=True)
    assert "newest first · CSV" in reply.message.html
    assert "nothing here is legal advice or a screening list" in reply.message.html


async def test_a_question_narrows_it_and_json_is_made_on_request(talk: Talk) -> None:
    both = [(await talk.asks(words)).file for words in ("/export us>cn 2025", "/export us>cn JSON 2025")]
    first, second = both
    assert first
    assert second
    assert second.name.endswith(".json")
    numbers = [row["number"] for row in table(first.content)]
    assert 0 < len(numbers) < len(ROWS)
    assert [str(row["number"]) for row in json.loads(second.content)] == numbers


async def test_nothing_found_is_no_file_and_no_clearance(talk: Talk) -> None:
    reply = await talk.asks("/export Ivan Example")
    assert reply.file is None
    assert "No hit is no clearance" in reply.message.html


async def test_a_chat_has_so_many_files_an_hour_and_another_chat_its_own(talk: Talk) -> None:
    for _ in range(FILES_AN_HOUR):
        assert (await talk.asks("/export fr>de")).file is None
    assert "the next one in 60 min" in await talk.says("/export")
    other = replace(talk, address=ChatAddress(CHAT.chat_id + 1))
    assert (await other.asks("/export")).file


def test_a_quota_is_given_back_with_time_and_shared_by_topics() -> None:
    quota = Quota(1, timedelta(hours=1))
    later = NOW + timedelta(minutes=45)
    assert quota.wait(ChatAddress(5), NOW) is None
    assert quota.wait(ChatAddress(5, topic_id=7), later) == timedelta(minutes=15)
    assert quota.wait(ChatAddress(5), NOW + timedelta(hours=1)) is None


async def test_no_cell_of_the_file_can_act_on_a_spreadsheet(talk: Talk, database: SqlDatabase) -> None:
    def poison(unit: UnitOfWork) -> None:
        unit.actions.correct(1, "persons", ("=HYPERLINK(1)",), actor="test", at=NOW)

    await database.write(poison)
    reply = await talk.asks("/export")
    assert reply.file
    cells = [row["persons"] for row in table(reply.file.content) if row["number"] == "1"]
    assert cells == ["'=HYPERLINK(1)"]


async def test_a_long_file_is_cut_by_rows_and_bytes_and_says_so(talk: Talk, database: SqlDatabase) -> None:
    few = await Exporting(database, most_rows=3).file(Query(), FileKind.CSV)
    assert (few.rows, few.total) == (3, len(ROWS))
    small = await Exporting(database, most_bytes=2_000).file(Query(), FileKind.JSON)
    assert 0 < small.rows < len(ROWS)
    assert len(json.loads(small.content)) == small.rows
    talk.conversation._gathering._exporting._most_rows = 3
    assert "Only the newest 3 are in the file" in await talk.says("/export")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_telegram_gets_the_file_and_a_chat_without_files_is_told_so(database: SqlDatabase) -> None:
    await import_archive(database, ROWS, lambda: datetime(2026, 1, 1, tzinfo=UTC))
    async with desk_on(database) as desk:
        ann = desk.telegram.user("Ann")
        private = ann.private()
        await private.says("/export cn us 2025")
        await desk.hear()
        document = (await private.next_message()).json["document"]
        kept = desk.telegram.world.files[document["file_id"]]
        assert document["file_name"] == "nongrata-2026-03-02.csv"
        assert len(table(kept.content)) > 1

        group = desk.telegram.supergroup("Club", owner=ann)
        await group.adds_bot(ann)
        await group.restricts_bot(ann, rights=["can_send_messages"])
        await group.says(ann, "/export")
        await desk.hear()
        assert "lets me send no files" in (await group.next_message()).text

"""Reading what is stored with other rules, on both databases: shown, or applied without ringing."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from pipeline_bench import (
    CALM,
    START,
    US_ACT,
    Bench,
    calm,
    cn_item,
    item,
    quiet_start,
    rss,
    us_item,
)
from test_review import us_text

from bot.domain.action import Document, Reading
from bot.domain.notice import StoredNotice
from bot.domain.review import ReviewKind
from bot.domain.words import NoneKind, Verdict
from bot.reading.reader import read
from bot.render.headline import headline
from bot.services.filing import Filer
from bot.services.laboratory import Laboratory, Trial
from bot.services.reading import ReadDocument, limited
from bot.services.rereading import Reread, Rereader, StatedLanguage
from shipped import shipped_vocabulary

VOCABULARY = shipped_vocabulary()


def present(document: Document) -> Reading:
    return read(VOCABULARY, document)


def blind(document: Document) -> Reading:
    """Rules that find nothing."""
    return Reading(Verdict.NONE, NoneKind.OTHER, "en", "blind")


def counting(document: Document) -> Reading:
    """Rules that count two persons in every act."""
    found = present(document)
    return replace(found, actions=tuple(replace(a, count=2) for a in found.actions), rules_version="counting")


@pytest.fixture
async def told(bench: Bench) -> Bench:
    """An act of the United States that rang an hour ago."""
    await bench.subscribe(7)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=1, hours=1))
    return bench


def stated(bench: Bench) -> StatedLanguage:
    return {source.id: source.language for source in bench.sources.values()}.get


def laboratory_on(bench: Bench, *, before: ReadDocument | None, after: ReadDocument) -> Laboratory:
    return Laboratory(
        bench.database,
        before=limited(bench.worker, before) if before else None,
        after=limited(bench.worker, after),
        stated=stated(bench),
    )


def rereader_on(bench: Bench, rules: ReadDocument) -> Rereader:
    return Rereader(
        bench.database,
        read=limited(bench.worker, rules),
        stated=stated(bench),
        filer=Filer(headline=headline, clock=bench.clock),
        clock=bench.clock,
    )


async def replayed(bench: Bench, *, before: ReadDocument | None, after: ReadDocument) -> list[Trial]:
    return [trial async for trial in laboratory_on(bench, before=before, after=after).replay(None)]


async def reread(bench: Bench, rules: ReadDocument) -> list[Reread]:
    again = rereader_on(bench, rules).reread(None)
    return [one async for one in again if one.added or one.changed or one.vanished]


async def texts(bench: Bench) -> tuple[StoredNotice, ...]:
    return await bench.database.read(lambda uow: uow.notices.stored(0, 100))


async def test_the_rules_that_read_it_find_what_is_stored(told: Bench) -> None:
    assert await replayed(told, before=None, after=present) == []
    assert await reread(told, present) == []
    assert len(told.inbox.got) == 1


async def test_a_replay_tells_what_other_rules_lose_and_writes_nothing(told: Bench) -> None:
    stored = await texts(told)
    (trial,) = await replayed(told, before=present, after=blind)
    assert [(d.kind, d.after) for d in trial.differences] == [("lost", None)]
    assert trial.alert == "there would have been no alert"
    (lost,) = trial.differences
    assert lost.before is not None
    assert "visa restrictions" in (lost.before.quote or "")
    assert lost.before.rules
    assert await texts(told) == stored
    assert await told.database.read(lambda uow: uow.reviews.open(10)) == ()


async def test_a_replay_tells_which_alerts_would_have_rung(told: Bench) -> None:
    (trial,) = await replayed(told, before=blind, after=present)
    assert [d.kind for d in trial.differences] == ["gained"]
    assert trial.alert == "would have rung"


async def test_a_replay_tells_which_alerts_would_have_waited(told: Bench) -> None:
    def doubtful(document: Document) -> Reading:
        found = present(document)
        return replace(found, actions=tuple(replace(a, confidence=0.3) for a in found.actions))

    (trial,) = await replayed(told, before=blind, after=doubtful)
    assert trial.alert is not None
    assert trial.alert.startswith("would have waited for an operator: ")


FLOODING = ("Belarus", "Nicaragua", "Serbia", "Georgia", "Cuba", "Haiti", "Laos")


async def flooded(bench: Bench) -> None:
    """Seven acts in one poll of a source that had been read before."""
    await quiet_start(bench)
    acts = [
        item(f"act-{n}", f"Accountability, part {n}", us_text(country), START + timedelta(days=1))
        for n, country in enumerate(FLOODING)
    ]
    bench.server.set_feed("us", rss(*acts, calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=1, hours=1))


@pytest.mark.parametrize("stored_by", [present, blind])
async def test_a_replay_holds_what_the_flood_of_its_hour_would_have_held(
    bench: Bench, stored_by: ReadDocument
) -> None:
    bench.reader._read_document = stored_by
    await flooded(bench)
    before = blind if stored_by is present else None
    alerts = [trial.alert or "" for trial in await replayed(bench, before=before, after=present)]
    assert alerts[:5] == ["would have rung"] * 5
    assert [re.findall(r"waited .*: (\d) acts from one source", alert) for alert in alerts[5:]] == [
        ["6"],
        ["7"],
    ]
    if stored_by is present:
        held = await bench.database.read(lambda uow: uow.reviews.open(10))
        assert {each.reason for each in held} == {alert.partition(": ")[2] for alert in alerts[5:]}


async def test_acts_of_an_earlier_hour_or_another_source_hold_nothing_in_a_replay(bench: Bench) -> None:
    await flooded(bench)
    late = item("late", "Accountability", us_text("Chad"), START + timedelta(days=1, hours=3))
    for source_id, hours in (("cn", 0), ("us", 2)):
        bench.server.set_feed(source_id, rss(late.replace("late", source_id), calm(1), calm(2)))
        await bench.turn(source_id, after=timedelta(hours=hours))
    trials = await replayed(bench, before=blind, after=present)
    assert [trial.alert for trial in trials[7:]] == ["would have rung"] * 2


async def test_a_replay_holds_what_the_first_poll_of_a_source_brought(bench: Bench) -> None:
    bench.reader._read_document = blind
    bench.server.set_feed("us", rss(us_item(), calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=1, hours=1))
    (trial,) = await replayed(bench, before=None, after=present)
    assert trial.alert == "would have waited for an operator: found by the first poll of this source"


async def test_a_replay_can_begin_on_a_day(told: Bench) -> None:
    laboratory = laboratory_on(told, before=None, after=blind)
    day = START.date() + timedelta(days=1)
    assert len([trial async for trial in laboratory.replay(day)]) == 1
    assert [trial async for trial in laboratory.replay(day + timedelta(days=1))] == []


async def test_new_rules_edit_a_fresh_card_and_ring_nobody(told: Bench) -> None:
    (one,) = await reread(told, counting)
    await told.tell()
    assert (one.changed, one.edited) == (True, 1)
    assert len(told.inbox.got) == 1
    assert [message for message, _ in told.inbox.edits] == [1]
    (number,) = await told.numbers()
    action = await told.database.read(lambda uow: uow.actions.get(number))
    assert action is not None
    assert action.count == 2
    assert await reread(told, counting) == []


async def test_an_alert_older_than_two_days_stays_as_people_remember_it(told: Bench) -> None:
    told.now += timedelta(hours=49)
    (one,) = await reread(told, counting)
    await told.tell()
    assert (one.changed, one.edited) == (True, 0)
    assert told.inbox.edits == []


async def test_what_new_rules_find_in_old_notices_is_stored_silently(bench: Bench) -> None:
    await bench.subscribe(7)
    await quiet_start(bench)
    bench.server.set_feed("cn", rss(cn_item(), calm(1), calm(2)))
    bench.reader._read_document = blind  # rules of an earlier day
    await bench.turn("cn", after=timedelta(days=11))
    assert await bench.numbers() == ()
    (one,) = await reread(bench, present)
    await bench.tell()
    assert one.added == await bench.numbers()
    assert bench.inbox.got == []
    assert {each.text.rules_version for each in await texts(bench)} == {VOCABULARY.version}


async def test_what_is_no_longer_read_waits_for_an_operator_and_stays(told: Bench) -> None:
    (number,) = await told.numbers()
    (one,) = await reread(told, blind)
    assert one.vanished == (number,)
    (waiting,) = await told.database.read(lambda uow: uow.reviews.open(10))
    assert (waiting.kind, waiting.numbers) == (ReviewKind.VANISHED, (number,))
    assert await told.numbers() == (number,)
    assert len(told.inbox.got) == 1


async def test_many_notices_are_read_in_several_batches(bench: Bench) -> None:
    await quiet_start(bench)
    items = [item(f"note-{n}", f"Note {n}", CALM, START) for n in range(120)]
    bench.server.set_feed("us", rss(*items, calm(1), calm(2)))
    await bench.turn("us")
    seen: list[str] = []

    def noting(document: Document) -> Reading:
        seen.append(document.title)
        return present(document)

    assert await replayed(bench, before=None, after=noting) == []
    assert len(seen) == len(set(seen)) == 122


async def test_a_notice_that_is_revised_during_a_second_reading_is_left_to_the_newer(told: Bench) -> None:
    began = False
    async for one in rereader_on(told, present).reread(None):
        if not began:
            began = True
            both = f"{US_ACT} I am also announcing visa restrictions on officials of Cuba."
            told.server.set_feed("us", rss(us_item(both), calm(1), calm(2)))
            await told.turn("us")
        assert (one.added, one.changed, one.vanished) == ((), False, ())
    assert len(await told.numbers()) == 2
    assert await told.database.read(lambda uow: uow.reviews.open(10)) == ()


async def test_a_text_is_read_again_in_the_language_its_source_is_said_to_be_in(bench: Bench) -> None:
    await quiet_start(bench)
    page = item(
        "note", "外交部发言人答记者问", "外交部发言人今天介绍了两国文化交流的情况，并祝大家节日快乐。", START
    )
    bench.server.set_feed("us", rss(page, calm(1), calm(2)))
    await bench.turn("us")
    first = [each.text.issues for each in await texts(bench)]
    assert any("Said to be in 'en'" in issue for issues in first for issue in issues)
    await reread(bench, present)
    assert [each.text.issues for each in await texts(bench)] == first
    bench.sources["us"] = replace(bench.sources["us"], language="zh")
    await reread(bench, present)
    told_now = {each.notice.title: each.text.issues for each in await texts(bench)}
    assert not any("Said to be in" in issue for issue in told_now["外交部发言人答记者问"])


async def test_a_text_whose_source_is_gone_is_read_again_in_the_language_it_was_read_in(told: Bench) -> None:
    del told.sources["us"]
    assert await reread(told, present) == []


def endless(told: Bench, slug: str) -> None:
    """The text at this address takes longer than any reader may."""
    told.worker.killing = lambda args: isinstance(args[0], Document) and slug in (args[0].url or "")


async def test_a_replay_names_a_text_that_takes_too_long_and_goes_on(told: Bench) -> None:
    endless(told, "calm-1")
    late, gained = sorted(
        await replayed(told, before=blind, after=present), key=lambda trial: trial.notice.id
    )
    assert (late.differences, gained.failed) == ((), None)
    assert late.failed is not None
    assert "took longer than 10" in late.failed
    assert [d.kind for d in gained.differences] == ["gained"]


async def test_a_second_reading_names_a_text_that_takes_too_long_and_goes_on(told: Bench) -> None:
    endless(told, "accountability")
    before = await texts(told)
    again = [one async for one in rereader_on(told, counting).reread(None)]
    assert [bool(one.failed) for one in again] == ["accountability" in each.notice.url for each in before]
    versions = {each.notice.url: each.text.rules_version for each in await texts(told)}
    assert [version == "counting" for version in versions.values()] == [not one.failed for one in again]
    assert await told.database.read(lambda uow: uow.reviews.open(10)) == ()


async def test_rules_that_fail_on_a_text_do_not_end_a_replay(told: Bench) -> None:
    def failing(document: Document) -> Reading:
        if document.title.startswith("Greetings, number 2"):
            raise IndexError("no such group")
        return present(document)

    (late,) = await replayed(told, before=present, after=failing)
    assert late.failed == "IndexError: no such group"

"""What is read beyond the news is kept and shown: last day, roles, offices, how sure each field is."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

from kept_cases import BARRED, NOTICE
from pipeline_bench import US_ACT, Bench, calm, quiet_start, rss, us_item
from shell import Shell

from bot.domain.action import Evidence, Role, Span
from bot.domain.views import ActionView
from bot.store.database import open_database
from bot.store.unit_of_work import SqlUnitOfWork

DAY = timedelta(days=1, hours=1)
LASTS = f"{US_ACT} The visa restrictions will remain in force until March 20, 2023."


async def told(bench: Bench, text: str) -> ActionView:
    """The one act that chat 1 was told of, with what surrounds it."""
    await bench.subscribe(1)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(us_item(text), calm(1), calm(2)))
    await bench.turn("us", after=DAY)
    assert len(bench.inbox.got) == 1
    return await shown(bench)


async def shown(bench: Bench) -> ActionView:
    numbers = await bench.numbers()
    (view,) = await bench.database.read(lambda uow: uow.actions.views(numbers))
    return view


async def test_a_last_day_is_read_kept_and_gone_again_with_its_sentence(bench: Bench) -> None:
    view = await told(bench, LASTS)
    assert view.action.expires_on == date(2023, 3, 20)
    words = {each.field: each.span.text for each in view.evidence}
    assert "2023" in words["expires_on"]
    assert all(0 < each.confidence < 1 for each in view.evidence), "each field has its own"
    bench.server.set_feed("us", rss(us_item(US_ACT), calm(1), calm(2)))
    await bench.turn("us")
    assert (await shown(bench)).action.expires_on is None


async def test_another_last_day_edits_the_card_and_rings_for_nobody(bench: Bench) -> None:
    await told(bench, LASTS)
    bench.server.set_feed("us", rss(us_item(LASTS.replace("2023", "2024")), calm(1), calm(2)))
    await bench.turn("us")
    assert (await shown(bench)).action.expires_on == date(2024, 3, 20)
    assert len(bench.inbox.got) == 1
    assert len(bench.inbox.edits) == 1


ACT = replace(
    BARRED,
    roles=(Role("Ann Example", "judge of the city court"),),
    expires_on=date(2023, 3, 30),
)
WORDS = (
    Evidence("measures", Span(3, 9, "barred"), "r1", 0.98),
    Evidence("roles", Span(20, 43, "judge of the city court"), "", 0.85),
)


def fill(uow: SqlUnitOfWork) -> int:
    notice = uow.notices.add(NOTICE, None)
    uow.notices.describe(replace(notice, quote="She is barred.", speaker="Li", speaker_role="spokesperson"))
    number = uow.actions.add(ACT, notice.id, [notice.url]).number
    uow.notices.mention(notice.id, number, new=True, evidence=WORDS)
    return number


def test_people_read_in_words_what_programs_get_in_numbers(shell: Shell) -> None:
    async def write() -> int:
        async with open_database(f"sqlite:///{shell.database}") as database:
            return await database.write(fill)

    number = str(asyncio.run(write()))
    people = shell("show", number).out
    for words in (
        "⌛ Expired: the last day was 30 Mar 2023; no renewal seen",
        "imposed, until 30 Mar 2023",
        "• Ann Example, judge of the city court",
        "How sure: less sure of who they are; sure of the rest",
        "Li, spokesperson, Ministry",
    ):
        assert words in people
    assert "0.85" not in people
    (row,) = shell("show", number, "--json").rows()
    assert (row["expires_on"], row["roles"]) == ("2023-03-30", {"Ann Example": "judge of the city court"})
    assert (row["speaker"], row["speaker_role"]) == ("Li", "spokesperson")
    assert [(each["field"], each["confidence"]) for each in row["evidence"]] == [
        ("measures", 0.98),
        ("roles", 0.85),
    ]
    assert "⌛ Expired" in shell("history", "cn").out
    assert "⌛ Expired" in shell("search", "Ann Example").out


def test_an_operator_sets_the_last_day_and_no_other_than_one_after_the_start(shell: Shell) -> None:
    async def write() -> int:
        async with open_database(f"sqlite:///{shell.database}") as database:
            return await database.write(fill)

    number = str(asyncio.run(write()))
    refused = shell("fix", number, "expires_on", "2022-03-30")
    assert refused.code != 0
    assert "before it begins on 2022-03-31" in refused.err
    assert shell("fix", number, "expires_on", "2099-01-01").code == 0
    assert shell("fix", number, "roles", "Bo Nobody: judge").code != 0
    assert shell("fix", number, "roles", "Ann Example: judge of the high court").code == 0
    people = shell("show", number).out
    assert "• Ann Example, judge of the high court" in people
    assert "until 1 Jan 2099" in people
    assert "Expired" not in people
    assert (
        shell("export", "cn", "--format", "csv")
        .out.splitlines()[0]
        .endswith("caution,expires_on,count_stated,roles")
    )

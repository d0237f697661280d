"""Following, stopping, and what is kept of those who do: buttons and words, groups, doubts, forgetting."""

from dataclasses import replace
from datetime import timedelta

from talk_cases import CHAT, NOW, SOURCES, Talk, data_of, everything_stored, labels, told

from bot.chat import Incoming
from bot.domain.chat import (
    ChatKind,
)
from bot.domain.feed import ParseIssue
from bot.domain.source import SourceState, SourceStatus
from bot.services.ports import UnitOfWork
from bot.store.database import SqlDatabase

FOREIGN = (
    *(
        "",
        ":",
        "zz",
        "sb:",
        "sb:h",
        "sb:h,,",
        "ss:bZZ",
        "h:8:bZZ",
        "h:8",
        "h:-1:.",
        "un:",
        "un:x",
        "xp:1:x",
        "xp:1",
    ),
    *("ex:" + "9" * 40, "sp:nope", "pf:nope", "fg", "fg:no", "\ud800", "ex:١", "h:8:h\x00", "x" * 5000),
)


async def test_old_foreign_and_malformed_buttons_get_a_kind_answer_and_change_nothing(
    talk: Talk, database: SqlDatabase
) -> None:
    before = await everything_stored(database)
    for data in FOREIGN:
        assert "That button is from an older message" in (await talk.presses(data)).message.html, data
    assert await everything_stored(database) == before


async def test_a_newcomer_follows_looks_stops_and_follows_again(talk: Talk) -> None:
    start = await talk.asks("/start")
    assert labels(start)[0] == "US and China"
    preview = await talk.presses(data_of(start, "US and China"))
    assert "Follow 🇨🇳 China ⇄ 🇺🇸 US, both directions?" in preview.message.html
    assert "This chat follows nothing" in await talk.says("/subscriptions")  # a preview stores nothing
    followed = await talk.presses(data_of(preview, "Follow"))
    assert "You follow 🇨🇳 China ⇄ 🇺🇸 US, at once." in followed.message.html
    stopped = await talk.presses(data_of(followed, "Stop"))
    again = await talk.presses(data_of(stopped, "Follow again"))
    assert "You follow 🇨🇳 China ⇄ 🇺🇸 US, at once." in again.message.html
    assert "follows nothing with the number" in (await talk.presses(data_of(followed, "Stop"))).message.html
    assert "/unsubscribe all" in await talk.says("/stop")
    assert "Subscriptions stopped: 1." in await talk.says("/unsubscribe all")


async def test_everything_can_be_stopped_and_followed_again_too(talk: Talk) -> None:
    followed = await talk.presses(data_of(await talk.asks("/subscribe everything"), "Follow"))
    stopped = await talk.presses(data_of(followed, "Stop"))
    again = await talk.presses(data_of(stopped, "Follow again"))
    assert "You follow all states, at once." in again.message.html


HOW = (
    ("cn us", "at once"),
    ("cn us at once", "at once"),
    ("silent cn us", "silently"),
    ("cn us silently", "silently"),
    ("静音 中国 美国", "silently"),
    ("Китай США без звука", "silently"),
    ("cn us digest daily 08:00", "daily digest at 08:00 UTC"),
    ("daily digest at 7:30 cn us", "daily digest at 07:30 UTC"),
    ("silent digest cn us", "daily digest at 08:00 UTC, without sound"),
    ("每日摘要 中国 美国", "daily digest at 08:00 UTC"),
    ("Китай США дайджест еженедельно", "weekly digest, Monday at 08:00 UTC"),
)


async def test_how_alerts_shall_come_is_understood_among_the_words(talk: Talk) -> None:
    for words, how in HOW:
        said = await talk.says(f"/subscribe {words}")
        assert "Follow 🇨🇳 China ⇄ 🇺🇸 US, both directions?" in said, words
        assert f"All measures, {how}\n" in said, words
        assert "I do not know" not in said, words


async def test_in_a_group_only_administrators_change_and_talk_is_not_answered(talk: Talk) -> None:
    member = replace(talk, kind=ChatKind.SUPERGROUP, may_administer=False)
    for typed in ("/subscribe cn", "/unsubscribe 1", "/stop", "/forget", "/delete"):
        assert "only its administrators" in await member.says(typed)
    for data in ("sb:bCN", "pf:all", "un:1", "mu:1", "fg:yes"):
        assert "only its administrators" in (await member.presses(data)).message.html
    assert "🇨🇳" in await member.says("/history cn")
    handle = member.conversation.handle
    assert await handle(Incoming(CHAT, ChatKind.GROUP, NOW, text="when did china last act")) == ()


async def test_only_operators_see_the_list_of_sources(talk: Talk) -> None:
    assert "for operators" in await talk.says("/sources")
    assert "us-press" in await replace(talk, is_operator=True).says("/sources")
    assert "/sources" not in await talk.says("/help")


async def test_operators_see_what_is_odd_in_what_a_source_answered(talk: Talk, database: SqlDatabase) -> None:
    issue = ParseIssue("link-missing", "An item has no link: <b>")

    def note(uow: UnitOfWork, days: int) -> None:
        at = NOW - timedelta(days=days)
        uow.sources.log_poll("us-press", at, outcome="changed", new=0, revised=0, issues=(issue,))

    await database.write(lambda uow: note(uow, 20))
    operator = replace(talk, is_operator=True)
    assert "look at" not in await operator.says("/sources")
    await database.write(lambda uow: note(uow, 1))
    told = await operator.says("/sources")
    assert "look at: link-missing: An item has no link: &lt;b&gt;" in told
    assert "look at" not in await talk.says("/status")


async def test_asking_leaves_no_trace_at_all(talk: Talk, database: SqlDatabase) -> None:
    before = await everything_stored(database)
    for asked in (
        "/start",
        "/help",
        "/privacy",
        "/status",
        "/latest cn",
        "/history Ivan Example",
        "/search Ivan",
    ):
        await talk.says(asked)
    for asked in (
        "/a1",
        "/chain 1",
        "/subscribe cn us visa",
        "/subscriptions",
        "/forget",
        "/nonsense",
        "hello",
    ):
        await talk.says(asked)
    for data in ("ex:1", "ev:1", "h:8:.", "sp:uscn", "ch", "no"):
        await talk.presses(data)
    assert await everything_stored(database) == before


async def test_a_doubt_is_kept_for_operators_without_who_had_it(talk: Talk, database: SqlDatabase) -> None:
    before = await everything_stored(database)
    assert "A person will look at /a1" in (await talk.presses("wr:1")).message.html
    after = await everything_stored(database)
    assert {name for name in after if after[name] != before[name]} == {"audit", "review"}
    (waiting,) = set(after["review"]) - set(before["review"])
    assert str(talk.address.chat_id) not in waiting
    (line,) = set(after["audit"]) - set(before["audit"])
    assert "'a reader', 'doubts', '/a1'" in line


async def test_forgetting_leaves_no_trace_of_the_chat_in_any_table(talk: Talk, database: SqlDatabase) -> None:
    await talk.presses("sb:bCNUS")
    await talk.presses("ss:iRU")
    await talk.presses("mu:2")
    await talk.presses("wr:1")
    await database.write(told)
    held = await everything_stored(database)
    assert any(str(CHAT.chat_id) in row for row in held["chat"])
    assert any(str(CHAT.chat_id) in row for row in held["attempt"])

    asked = await talk.asks("/forget")
    done = await talk.presses(data_of(asked, "Delete my data"))

    assert "Deleted. Nothing is kept of this chat" in done.message.html
    left = await everything_stored(database)
    assert not [row for rows in left.values() for row in rows if str(CHAT.chat_id) in row]
    assert not [name for name in ("chat", "subscription", "mute", "delivery", "attempt") if left[name]]
    assert not [row for row in left["audit"] if "chat" in row]
    assert "Nothing was kept" in (await talk.presses("fg:yes")).message.html
    assert "This chat follows nothing yet" in await talk.says("/subscriptions")


async def test_all_is_understood_in_every_language_and_what_stops_nothing_says_so(talk: Talk) -> None:
    for everything in ("all", "全部", "все", "everything"):
        await talk.presses("sb:bCNUS")
        assert "Nothing was stopped." in await talk.says("/unsubscribe 1 2")
        assert "Nothing was stopped." not in await talk.says("/unsubscribe")
        assert "Subscriptions stopped: 1" in await talk.says(f"/unsubscribe {everything}"), everything


async def test_how_busy_everything_is_comes_from_the_days_on_which_it_was_read(
    talk: Talk, database: SqlDatabase
) -> None:
    async def read_for(days: int) -> None:
        state = SourceState(
            SOURCES[0].id,
            "",
            SourceStatus.OK,
            last_ok_at=NOW,
            first_polled_at=NOW - timedelta(days=days),
        )
        await database.write(lambda unit: unit.sources.save(state))

    def everything(shown: list[str]) -> str:
        return next(label for label in shown if label.startswith("All measures"))

    await read_for(1)
    assert everything(labels(await talk.asks("/subscribe"))).endswith("(usually several a day)")
    assert "Read here only since 25 Nov, and nothing so far" in await talk.says("/subscribe us cn")
    await read_for(90)
    assert everything(labels(await talk.asks("/subscribe"))) == "All measures of all states"
    assert "In the last 90 days: nothing." in await talk.says("/subscribe us cn")

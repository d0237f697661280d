"""A chat chooses the language of its cards and answers, by word or button, and sees what is kept of it."""

import html
import re
from dataclasses import replace

import pytest
from talk_cases import CHAT, NOW, ROWS, SOURCES, Talk, data_of, everything_stored, labels, told

from bot.chat import texts
from bot.domain.chat import ChatAddress, ChatKind
from bot.domain.review import ReviewKind
from bot.domain.schedule import AT_ONCE
from bot.domain.source import SourceState, SourceStatus
from bot.query import parse_query
from bot.query.manner import parse_manner
from bot.services.ports import UnitOfWork
from bot.store.columns import Base
from bot.store.database import SqlDatabase


async def test_a_language_is_chosen_by_button_and_by_word_and_answers_come_in_it(talk: Talk) -> None:
    shown = await talk.asks("/settings")
    assert labels(shown)[:3] == ["✓ English", "中文", "Русский"]
    chosen = await talk.presses(data_of(shown, "中文"))
    assert chosen.edits
    assert labels(chosen)[:3] == ["English", "✓ 中文", "Русский"]
    assert "今后卡片和答复使用中文" in chosen.message.html
    assert "本会话尚未关注任何内容" in await talk.says("/subscriptions")
    for typed in ("/settings language ru", "/settings русский", "/settings RU", "/language russian"):
        assert "Теперь карточки и ответы" in await talk.says(typed), typed
    assert "подписок" in await talk.says("/subscriptions")
    assert "come in English" in await talk.says("/settings english")


async def test_what_is_no_setting_changes_nothing_and_says_so(talk: Talk, database: SqlDatabase) -> None:
    before = await everything_stored(database)
    for typed, about in (
        ("/settings klingon", "setting “klingon”"),
        ("/settings zone Europa/Paris", "time zone “Europa/Paris”"),
        ("/settings zh ru", "setting “zh ru”"),
        ("/settings <b>", "setting “&lt;b&gt;”"),
        ("/settings zone <b>", "time zone “&lt;b&gt;”"),
    ):
        answer = await talk.says(typed)
        assert f"I do not know the {about}" in answer, typed
        assert "Language: English" in answer, typed
    for data in ("lg", "lg:xx", "lg:EN", "lg:"):
        assert "older message" in (await talk.presses(data)).message.html, data
    assert await everything_stored(database) == before


async def test_a_topic_has_a_language_of_its_own_and_groups_leave_it_to_administrators(talk: Talk) -> None:
    topic = replace(talk, address=ChatAddress(CHAT.chat_id, 7), kind=ChatKind.SUPERGROUP)
    await topic.says("/settings zh")
    assert "来源当前状态" in await topic.says("/status")
    assert "What I can see right now" in await talk.says("/status")
    member = replace(topic, may_administer=False)
    assert "只有管理员" in await member.says("/settings ru")
    assert "只有管理员" in (await member.presses("lg:ru")).message.html
    assert "只有管理员" in await member.says("/mydata")
    assert "来源当前状态" in await topic.says("/status")


async def test_what_is_kept_is_shown_whole_and_nothing_once_it_is_forgotten(
    talk: Talk, database: SqlDatabase
) -> None:
    assert "Nothing is kept of this chat" in await talk.says("/mydata")
    await talk.presses("sb:bCNUS")
    await talk.presses("ss:iRU")
    await talk.presses("mu:2")
    await database.write(told)
    mine = await talk.says("/mydata")
    for part in (
        f"number of this chat: {CHAT.chat_id}, private chat; known since 26 Nov 2026",
        "Language: English",
        "Discreet mode: off",
        "Time zone of digests: UTC, where it is 26 Nov, 07:00 now",
        "<b>1</b> 🇨🇳 China ⇄ 🇺🇸 US, at once, 26 Nov 2026",
        "<b>2</b> 🇷🇺 Russia → …, silently, 26 Nov 2026",
        "Muted exchanges: /a2",
        "of the last 180 days: 1, each with its number and how its delivery went; the last 26 Nov 2026",
    ):
        assert part in mine, part
    await talk.presses("fg:yes")
    assert "Nothing is kept of this chat" in await talk.says("/mydata")


SAID = (
    *(
        "/start",
        "/help",
        "/privacy",
        "/subscribe",
        "/subscriptions",
        "/status",
        "/latest cn on us",
        "/history cn",
    ),
    *(
        "/history cn us 2025",
        "/chain 1",
        "/chain 99999",
        "/show",
        "/a1",
        "/chain",
        "/search",
        "/search zzz",
        "/forget",
    ),
    *(
        "/subscribe cn us",
        "/subscribe qqq",
        "/subscribe cn us digest 2025",
        "/history pl by",
        "/sources",
        "/nonsense",
    ),
    *(
        "/unsubscribe 99",
        "/unsubscribe all",
        "/settings",
        "/mydata",
        "/latest",
        "12",
        "/history qqq page 9",
        "/helpp",
    ),
    *(
        "/stats cn us",
        "/stats qqq",
        "/export",
        "/export qqq",
        "/source us-press",
        "/broadcast",
        "/invite",
        "/operators",
    ),
)
PRESSED = (
    "sp:all",
    "ch",
    "no",
    "sb:bCNUS",
    "pf:people",
    "mu:1",
    "um:1",
    "wr:1",
    "ex:1",
    "ev:1",
    "xx",
    "h:8:bCNUS",
    "di:on",
    "di:off",
    "fg:yes",
)
# Words that stay as the sources wrote them, or are names everywhere.
OUTSIDE = {
    word
    for a in (row.action for row in ROWS)
    for told in (
        a.legal_basis,
        a.target_class,
        a.answers_text,
        a.reason,
        a.body,
        a.headline,
        *a.persons,
        *a.entities,
    )
    for word in re.findall(r"[A-Za-z]{2,}", told or "")
}
NAMES = {"UTC", "Telegram", "nongrata", "Ministry", "English", "US", "EU", "UK", "UN", "page", "CSV", "JSON"}
NAMES |= {word for source in SOURCES for word in re.findall(r"\w+", f"{source.id} {source.country}")}


def _english_left(shown: str) -> list[str]:
    shown = re.sub(r"<i>(?:关联理由|Почему связано).*?</i>", " ", shown)  # kept as the linker wrote them
    bare = re.sub(r"<code>.*?</code>|<blockquote.*?</blockquote>|/\w+", " ", shown, flags=re.DOTALL)
    words = re.findall(r"[A-Za-z]{2,}", html.unescape(re.sub(r"<[^>]+>", " ", bare)))
    typed = {"qqq", "zzz", "nonsense", "helpp", "PL", "by", "BY", "pl"}
    return [word for word in words if word not in NAMES | typed and word not in OUTSIDE]


@pytest.mark.parametrize("language", ["zh", "ru"])
async def test_no_answer_falls_back_to_english(talk: Talk, language: str) -> None:
    left = {}
    for typed in SAID:
        await talk.says(f"/settings {language}")
        if words := _english_left(await talk.says(typed)):
            left[typed] = words
    for data in PRESSED:
        await talk.says(f"/settings {language}")
        reply = await talk.presses(data)
        shown = " ".join((reply.message.html, *labels(reply)))
        if words := _english_left(shown):
            left[data] = words
    assert not left


OPERATORS_SAY = (
    *("/operators", "/invite", "/broadcast", "/sources", "/sources zzz", "/source us-press", "/source us"),
    *("/review", "/review 1", "/review 2", "/review x", "/review send 2", "/review drop 1", "/review 99"),
    *("/withdraw", "/withdraw 99999 x", "/withdraw 3 ...", "/withdraw 3 ...", "/fix", "/fix 99999 count 1"),
    *("/fix 4 targets ru", "/fix 4 targets ru", "/fix 4 count 0", "/review drop 1 ...", "/review 1"),
)


@pytest.mark.parametrize("language", ["zh", "ru"])
async def test_operators_get_no_answer_in_english_either(
    talk: Talk, database: SqlDatabase, language: str
) -> None:
    def fill(unit: UnitOfWork) -> None:
        unit.reviews.add(ReviewKind.DOUBTED, "a reader pressed “wrong?”", NOW, number=1)
        unit.reviews.add(
            ReviewKind.VANISHED, "no longer read in the notice that announced it: /", NOW, number=2
        )
        unit.sources.save(SourceState("us-press", "", SourceStatus.FAILING, failing_since=NOW, failures=3))

    await database.write(fill)
    operator = replace(talk, is_operator=True)
    await operator.says(f"/settings {language}")
    left = {}
    for typed in OPERATORS_SAY:
        reply = await operator.asks(typed)
        if words := _english_left(" ".join((reply.message.html, *labels(reply)))):
            left[typed] = words
    assert not left


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_the_words_that_are_offered_are_understood(language: str) -> None:
    offered = re.findall(r"<code>(.*?)</code>", texts.choose(language))
    assert len(offered) > 15
    for words in map(html.unescape, offered):
        told = parse_manner(words.removeprefix("/subscribe "))
        assert told.rest or told.manner != AT_ONCE, words
        parsed = parse_query(told.rest, today=NOW.date())
        assert not parsed.unknown, words


def test_whatever_is_stored_with_a_chat_is_told_by_mydata() -> None:
    told = {
        "chat": {"id", "chat_id", "topic_id", "kind", "language", "created_at"}
        | {"paused", "pause_reason", "paused_at"}  # in one sentence
        | {"discreet", "zone"},
        "subscription": {"id", "chat_id", "wish", "wish_hash", "silent", "created_at"}
        | {"digest", "digest_due_at", "digest_since"},
        "digest": {"id", "chat_id", "subscription_id", "wish", "alerts", "since", "until", "planned_at"}
        | {"silent", "state", "due_at", "claimed", "attempts", "unanswered", "message_id", "delivered_at"},
        "broadcast_delivery": {"broadcast_id", "chat_id", "delivered_at"}  # number and delivery
        | {"state", "due_at", "claimed", "attempts", "unanswered"},
        "mute": {"chat_id", "number"},
        "delivery": {"id", "alert_id", "chat_id", "kind", "message_id", "delivered_at"}  # number and delivery
        | {"round", "silent", "state", "created_at", "due_at", "claimed", "attempts", "last_problem", "told"}
        | {"in_digest"},
    }
    of_chats = {
        table.name: set(table.columns.keys())
        for table in Base.metadata.tables.values()
        if table.name == "chat" or any(key.target_fullname == "chat.id" for key in table.foreign_keys)
    }
    assert of_chats == told


async def test_a_chat_that_is_paused_is_told_that_this_is_kept(talk: Talk, database: SqlDatabase) -> None:
    await talk.says("/settings zh")

    def pause(unit: UnitOfWork) -> None:
        chat = unit.chats.get(CHAT)
        assert chat
        unit.chats.pause(chat.id, "blocked")

    assert "已暂停" not in await talk.says("/mydata")
    await database.write(pause)
    assert "已暂停" in await talk.says("/mydata")


async def test_a_language_is_understood_as_people_call_it(talk: Talk) -> None:
    for typed, answer in (
        ("简体中文", "今后卡片和答复使用中文"),
        ("по-русски", "Теперь карточки"),
        ("eng", "Cards and answers come in English"),
    ):
        assert answer in await talk.says(f"/settings {typed}"), typed


async def test_a_state_in_a_note_and_lists_of_words_are_written_as_in_the_language_of_the_chat(
    talk: Talk,
) -> None:
    await talk.says("/settings zh")
    assert "挪威" in await talk.says("/subscribe no visa")
    assert "Norway" not in await talk.says("/subscribe no visa")
    assert "无法识别：qqq、zzz" in await talk.says("/subscribe qqq zzz")
    await talk.presses("sb:bCNUS")
    assert "与您的关注有关</b>（" in await talk.says("/status")
    await talk.says("/settings ru")
    assert "Норвегия" in await talk.says("/subscribe no visa")

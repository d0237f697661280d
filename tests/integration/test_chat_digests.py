"""Digests in the chat: asked for in words and by button, listed, kept, and planned in the chat's own zone."""

import pytest
from digest_phone import DAILY, HERE, NO_TABLES, SOURCES, T0, VISAS, Phone
from talk_cases import Talk, data_of, labels

from bot.chat import Conversation
from bot.domain.schedule import Manner, Schedule
from bot.domain.words import Measure
from bot.store.database import SqlDatabase

NEXT = "next 26 Nov, 08:00"


async def test_a_digest_is_followed_as_it_was_asked_for(talk: Talk) -> None:
    shown = await talk.asks("/subscribe cn us visa digest weekly 18:30")
    assert "Visas and entry, weekly digest, Monday at 18:30 UTC" in shown.message.html
    assert "another one: <code>/settings zone Paris</code>" in shown.message.html
    assert labels(shown) == ["Follow", "No"]
    followed = await talk.presses(data_of(shown, "Follow"))
    assert "weekly digest, Monday at 18:30 UTC, next 30 Nov, 18:30" in followed.message.html
    for command in ("/subscriptions", "/mydata"):
        assert "weekly digest, Monday at 18:30 UTC, next 30 Nov, 18:30" in await talk.says(command), command


async def test_every_preview_offers_a_daily_digest(talk: Talk) -> None:
    for words in ("cn us", "everything"):
        followed = await talk.presses(data_of(await talk.asks(f"/subscribe {words}"), "Daily digest"))
        assert f"daily digest at 08:00 UTC, {NEXT}" in followed.message.html, words


async def test_a_preset_may_be_a_digest_too(talk: Talk) -> None:
    shown = await talk.asks("/subscribe everything silent digest friday")
    followed = await talk.presses(data_of(shown, "Follow"))
    assert "weekly digest, Friday at 08:00 UTC, without sound" in followed.message.html
    stopped = await talk.presses(data_of(followed, "Stop"))
    again = await talk.presses(data_of(stopped, "Follow again"))
    assert "weekly digest, Friday at 08:00 UTC, without sound" in again.message.html


async def test_following_again_changes_how_it_comes(talk: Talk) -> None:
    await talk.presses(data_of(await talk.asks("/subscribe cn us digest"), "Follow"))
    again = await talk.asks("/subscribe cn us")
    assert "changes only how it comes" in again.message.html
    await talk.presses(data_of(again, "Follow"))
    listed = await talk.says("/subscriptions")
    assert "at once" in listed
    assert "digest" not in listed


async def test_a_time_that_is_none_is_said(talk: Talk) -> None:
    said = await talk.says("/subscribe cn us digest 25:00")
    assert "“25:00” is no time of a day: 08:00 was taken." in said
    assert "daily digest at 08:00 UTC" in said


@pytest.mark.parametrize(
    ("language", "typed", "follow", "listed"),
    [
        ("en", "cn us daily digest 9:00", "Follow", "daily digest at 09:00 Shanghai, next 27 Nov, 09:00"),
        ("zh", "每日摘要 9:00 中国 美国", "关注", "每日摘要，09:00（北京），下次：11月27日09:00"),
        (
            "ru",
            "Китай США сводка ежедневно 9:00",
            "Подписаться",
            "сводка каждый день в 09:00 (Пекин), следующая 27 ноября, 09:00",
        ),
    ],
)
async def test_digests_come_at_the_local_time_in_three_languages(
    talk: Talk, language: str, typed: str, follow: str, listed: str
) -> None:
    await talk.says(f"/settings {language}")
    await talk.presses(data_of(await talk.asks(f"/subscribe {typed}"), follow))
    await talk.says("/settings Beijing")
    assert listed in await talk.says("/subscriptions")


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("en", "/settings zone Moscow", "Time zone of digests: Moscow, where it is 26 Nov, 10:00 now"),
        (
            "en",
            "/settings time zone: UTC-5",
            "Time zone of digests: UTC-05:00, where it is 26 Nov, 02:00 now",
        ),
        ("zh", "/settings 时区 北京", "摘要时区：北京，当地现在是11月26日15:00"),
        ("ru", "/settings часовой пояс Москва", "Часовой пояс сводок: Москва, там сейчас 26 ноября, 10:00"),
        ("en", "/settings Asia/Kathmandu", "Time zone of digests: Kathmandu, where it is 26 Nov, 12:45 now"),
    ],
)
async def test_a_zone_is_chosen_and_said_with_its_time(
    talk: Talk, language: str, typed: str, said: str
) -> None:
    await talk.says(f"/settings {language}")
    assert said in await talk.says(typed)
    assert said in await talk.says("/settings")
    assert said in await talk.says("/mydata")


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        (
            "en",
            "/settings zone Moskow",
            "I do not know the time zone “Moskow”. Perhaps <code>/settings zone Moscow</code>.",
        ),
        (
            "en",
            "/settings Moskow",
            "I do not know the time zone “Moskow”. Perhaps <code>/settings zone Moscow</code>.",
        ),
        (
            "en",
            "/settings zone UTC+25",
            "I do not know the time zone “UTC+25”. Write a city, the name of a zone or an offset: <code>",
        ),
        ("zh", "/settings 时区 北京市", "没有时区“北京市”。也许是 <code>/settings 时区 北京</code>。"),
        (
            "ru",
            "/settings часовой пояс Масква",
            "Нет часового пояса «Масква». Может быть, <code>/settings часовой пояс Москва</code>.",
        ),
    ],
)
async def test_a_zone_that_is_none_is_said_with_what_to_write_instead(
    talk: Talk, language: str, typed: str, said: str
) -> None:
    await talk.says(f"/settings {language}")
    answer = await talk.says(typed)
    assert said in answer
    assert "UTC" in await talk.says("/mydata"), "nothing is guessed"


async def test_what_is_like_no_zone_is_no_setting(talk: Talk) -> None:
    assert "I do not know the setting “klingon”" in await talk.says("/settings klingon")


async def test_a_forged_button_follows_nothing(talk: Talk) -> None:
    for data in (
        "fa",
        "fa:",
        "fa:d0800",
        "fa:d2500:bCNUS",
        "fa:x:bCNUS",
        "pa:d0800:nothing",
        "pa:d0800:",
        "fa:d0800:?",
    ):
        assert "older message" in (await talk.presses(data)).message.html, data
    assert "follows nothing" in await talk.says("/subscriptions")


@pytest.mark.parametrize(
    ("language", "acts", "said"),
    [
        ("en", 1, "Not sent any more: 1 act that waited for its digest."),
        ("en", 2, "Not sent any more: 2 acts that waited for its digest."),
        ("zh", 2, "原待列入摘要的2项不再发送"),
        ("ru", 2, "Не придёт то, что ждало сводки: 2 меры."),
    ],
)
async def test_who_stops_a_digest_is_told_what_waited_for_it(
    database: SqlDatabase, language: str, acts: int, said: str
) -> None:
    phone = Phone(database)
    number = await phone.follow()
    for each in range(acts):
        await phone.act(str(each))
    await phone.withdraw(await phone.act("withdrawn"))
    await phone.tick(T0)
    talk = Talk(Conversation(database, lambda: SOURCES, NO_TABLES), HERE)
    await talk.says(f"/settings {language}")
    assert said in await talk.says(f"/unsubscribe {number}")


async def test_what_another_digest_tells_is_not_among_it_and_nothing_is_said_of_nothing(
    database: SqlDatabase,
) -> None:
    phone = Phone(database)
    both, visas = await phone.follow(), await phone.follow(Manner(digest=Schedule(9)), VISAS)
    shared = await phone.act()
    await phone.act("2", measures=(Measure.EXPULSION,))
    await phone.tick(T0)
    talk = Talk(Conversation(database, lambda: SOURCES, NO_TABLES), HERE)
    assert "Not sent any more: 1 act that" in await talk.says(f"/unsubscribe {both}")
    await phone.database.write(lambda uow: uow.chats.mute(1, shared, muted=True))
    assert "Not sent" not in await talk.says(f"/unsubscribe {visas}")


async def test_who_stops_everything_is_told_what_waited_for_all_of_it(database: SqlDatabase) -> None:
    phone = Phone(database)
    await phone.follow()
    await phone.follow(DAILY, VISAS)
    await phone.act()
    await phone.act("2", measures=(Measure.EXPULSION,))
    await phone.tick(T0)
    talk = Talk(Conversation(database, lambda: SOURCES, NO_TABLES), HERE)
    stopped = await talk.says("/unsubscribe everything")
    assert "Subscriptions stopped: 2." in stopped
    assert "Not sent any more: 2 acts that waited" in stopped

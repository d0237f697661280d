"""The day a measure begins, where the text says "today" or names it; all sentences are invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

ON = date(2026, 11, 26)
BAN = "Canada is imposing sanctions on five Belarusian officials"


def act(vocabulary: Vocabulary, text: str, country: str = "CA", language: str = "en") -> ActionDraft:
    document = Document("x", "x", "Statement", text, ON, language=language, country=country)
    return read(vocabulary, document).actions[0]


@pytest.mark.parametrize(
    "text",
    [
        f"{BAN}. The decision takes effect today.",
        f"{BAN} with immediate effect.",
        f"{BAN}, effective immediately.",
        f"{BAN}. The measures enter into force immediately.",
        f"{BAN} as of today.",
    ],
)
def test_what_begins_at_once_begins_on_the_day_of_the_text(vocabulary: Vocabulary, text: str) -> None:
    action = act(vocabulary, text)
    assert action.effective_on == ON
    assert "effective_on" in {e.field for e in action.evidence}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{BAN}. The measures take effect on 1 December.", date(2026, 12, 1)),
        (f"{BAN}. They were told so today. The decision takes effect on 1 December.", date(2026, 12, 1)),
        (f"{BAN}. It asked Minsk to free the prisoners with immediate effect.", None),
        (f"{BAN}. It said so today.", None),
        (f"{BAN}. The ban does not take effect immediately.", None),
    ],
)
def test_other_words_of_today_name_no_beginning(vocabulary: Vocabulary, text: str, day: date | None) -> None:
    assert act(vocabulary, text).effective_on == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("中方决定对五名加方人员实施签证限制，自即日起施行。", ON),
        ("商务部决定将五家加拿大企业列入不可靠实体清单。本公告自公布之日起施行。", ON),
        ("商务部决定将五家加拿大企业列入不可靠实体清单。本公告自2026年12月1日起施行。", date(2026, 12, 1)),
        ("商务部决定将五家加拿大企业列入不可靠实体清单。施行日期另行公布。", None),
    ],
)
def test_chinese_announcements_say_when_they_apply(
    vocabulary: Vocabulary, text: str, day: date | None
) -> None:
    assert act(vocabulary, text, "CN", "zh").effective_on == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Россия закрыла въезд пяти чиновникам Канады с сегодняшнего дня.", ON),
        ("Россия закрыла въезд пяти чиновникам Канады. Решение вступает в силу немедленно.", ON),
        ("Россия закрыла въезд пяти чиновникам Канады. Запрет вступает в силу 1 декабря.", date(2026, 12, 1)),
        (
            "Россия закрыла въезд пяти чиновникам Канады. Запрет вступит в силу с 1 декабря.",
            date(2026, 12, 1),
        ),
        ("Россия закрыла въезд пяти чиновникам Канады. Об этом сегодня сообщил МИД.", None),
    ],
)
def test_russian_announcements_say_when_they_apply(
    vocabulary: Vocabulary, text: str, day: date | None
) -> None:
    assert act(vocabulary, text, "RU", "ru").effective_on == day


def leave_by(action: ActionDraft) -> list[str]:
    return [e.span.text for e in action.evidence if e.field == "leave_by"]


LEAVE = "Lithuania is expelling two Belarusian diplomats"


@pytest.mark.parametrize(
    ("text", "country", "language", "words"),
    [
        (f"{LEAVE}. They must leave by 30 November 2026.", "LT", "en", ["leave by 30 November 2026"]),
        (f"{LEAVE}; they have to leave the country within 48 hours.", "LT", "en",
         ["leave the country within 48 hours"]),
        (f"{LEAVE}. The arsonist had to leave his flat in May.", "LT", "en", []),
        (f"{BAN}. Its troops must leave Ruritania by 30 November 2026.", "CA", "en", []),
        (("Двое сотрудников посольства Эстонии объявлены персонами нон грата и должны покинуть Россию в "
         "течение 48 часов."), "RU", "ru", ["покинуть Россию в течение 48 часов"]),
        ("Двое сотрудников посольства Эстонии объявлены персонами нон грата.", "RU", "ru", []),
        (f"{LEAVE} and gave them 48 hours to leave.", "LT", "en", ["48 hours to leave"]),
        ("España declara persona non grata a 2 diplomáticos cubanos, que deben dejar el país en 72 horas.",
         "ES", "es", ["dejar el país en 72 horas"]),
        ("España declara persona non grata a dos diplomáticos de Cuba.", "ES", "es", []),
        ("中方决定宣布一名立陶宛外交官为不受欢迎的人，限其48小时内离境。", "CN", "zh", ["限其48小时内离境"]),
        ("中方决定宣布一名立陶宛外交官为不受欢迎的人。", "CN", "zh", []),
    ],
)  # fmt: skip
def test_until_when_those_expelled_must_leave_is_kept_in_the_texts_words(
    vocabulary: Vocabulary, text: str, country: str, language: str, words: list[str]
) -> None:
    action = act(vocabulary, text, country, language)
    assert leave_by(action) == words
    assert action.effective_on is None  # a deadline is no beginning

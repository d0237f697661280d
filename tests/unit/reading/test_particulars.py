"""Office, last day and roles in the languages that are read by phrases."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read


def first(vocabulary: Vocabulary, language: str, country: str, text: str, title: str = "") -> ActionDraft:
    document = Document("t", "x", title, text, date(2023, 5, 10), language=language, country=country)
    return read(vocabulary, document).actions[0]


ZH_HIT = "中方决定对美国共和党众议员约翰·史密斯采取反制措施，不准入境"


def test_a_chinese_act_tells_office_role_speaker_and_days(vocabulary: Vocabulary) -> None:
    text = f"外交部发言人李文表示，{ZH_HIT}，自2023年5月12日起施行，有效期至2025年5月12日。"
    found = first(vocabulary, "zh", "CN", text)
    assert found.body == "Ministry of Foreign Affairs"
    assert dict(found.roles) == {"约翰·史密斯": "美国共和党众议员"}
    assert (found.speaker, found.speaker_role) == ("李文", "外交部发言人")
    assert (found.effective_on, found.expires_on) == (date(2023, 5, 12), date(2025, 5, 12))
    told = {e.field: e.span.text for e in found.evidence}
    assert (told["body"], told["roles"], told["expires_on"]) == (
        "外交部",
        "美国共和党众议员",
        "2025年5月12日",
    )


@pytest.mark.parametrize(
    "text",
    [
        f"{ZH_HIT}，自2023年5月12日起施行。",
        f"{ZH_HIT}。史密斯任期至2021年5月12日。",
        f"{ZH_HIT}。有关会谈于2023年6月1日举行。",
    ],
)
def test_other_days_end_no_chinese_measure(vocabulary: Vocabulary, text: str) -> None:
    assert first(vocabulary, "zh", "CN", text).expires_on is None


def test_whoever_is_only_named_in_chinese_has_no_role(vocabulary: Vocabulary) -> None:
    assert first(vocabulary, "zh", "CN", "中方决定对约翰·史密斯采取反制措施，不准入境美国。").roles == ()


@pytest.mark.parametrize(
    ("language", "country", "text", "office"),
    [
        ("ru", "RU", "МИД России объявил персонами нон грата пять дипломатов Польши.", "Foreign Affairs"),
        ("es", "ES", "La Cancillería anunció la expulsión de tres diplomáticos rusos.", "Foreign Affairs"),
        ("zh", "CN", "商务部决定将三家美国企业列入不可靠实体清单。", "Commerce"),
    ],
)  # fmt: skip
def test_the_office_that_acts_is_told(
    vocabulary: Vocabulary, language: str, country: str, text: str, office: str
) -> None:
    assert first(vocabulary, language, country, text).body == f"Ministry of {office}"


def test_a_verb_before_a_role_is_no_part_of_it(vocabulary: Vocabulary) -> None:
    text = "中方决定宣布加拿大驻上海总领馆领事甄玛丽为“不受欢迎的人”，要求其5月13日前离华。"
    assert dict(first(vocabulary, "zh", "CN", text).roles) == {"甄玛丽": "加拿大驻上海总领馆领事"}


def test_no_office_is_told_where_the_state_acts(vocabulary: Vocabulary) -> None:
    text = "Россия объявила персонами нон грата пять сотрудников посольства Польши."
    assert first(vocabulary, "ru", "RU", text).body is None


@pytest.mark.parametrize(
    ("language", "country", "text", "ends"),
    [
        ("ru", "RU", "МИД России закрыл въезд трём гражданам Польши до 12 мая 2024 года.", date(2024, 5, 12)),
        ("ru", "RU", "МИД России закрыл въезд трём гражданам Польши с 12 мая 2024 года.", None),
    ],
)
def test_the_last_day_in_russian(
    vocabulary: Vocabulary, language: str, country: str, text: str, ends: date | None
) -> None:
    assert first(vocabulary, language, country, text).expires_on == ends

"""A wrong language beside a text hides no act; a right one is never doubted. All texts are invented."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, read
from bot.reading.reader import screen

ENGLISH = "The United States is today imposing visa restrictions on the nine judges of Mali."
CHINESE = "中方决定对九名马里法官采取签证限制措施。"
RUSSIAN = "Россия сегодня ввела запрет на въезд для девяти британских судей."
DANISH = "Regeringen har i dag besluttet at udvise en diplomat, og det er ikke den sidste."
FINNISH = "Hallitus on päättänyt, että asia on selvä ja päätös on annettu tiedoksi on the record."


def reading_of(vocabulary: Vocabulary, text: str, stated: str | None) -> tuple[str, str, bool]:
    country = "RU" if text == RUSSIAN else None
    found = read(
        vocabulary, Document("t", "x", "", text, date(2024, 7, 17), language=stated, country=country)
    )
    return found.verdict.value, found.language, any("Said to be in" in issue for issue in found.issues)


@pytest.mark.parametrize(
    ("text", "stated", "read_in"),
    [
        (ENGLISH, "zh", "en"),
        (ENGLISH, "ru", "en"),
        (ENGLISH, "xx-QQ", "en"),
        (ENGLISH, "de", "en"),
        (CHINESE, "en", "zh"),
        (CHINESE, "de", "zh"),
        (CHINESE, "vi", "zh"),
        (RUSSIAN, "en", "ru"),
        (RUSSIAN, "zz", "ru"),
    ],
)
def test_a_text_under_a_wrong_language_is_read_in_its_own_and_says_so(
    vocabulary: Vocabulary, text: str, stated: str, read_in: str
) -> None:
    assert reading_of(vocabulary, text, stated) == ("announces", read_in, True)
    assert screen(vocabulary, "", text, stated)


@pytest.mark.parametrize(
    ("text", "stated", "read_in"),
    [
        (ENGLISH, "en", "en"),
        (ENGLISH, "en-GB", "en"),
        (ENGLISH, None, "en"),
        (CHINESE, "zh", "zh"),
        (CHINESE, "zh_CN", "zh"),
        (RUSSIAN, "ru", "ru"),
        (ENGLISH + CHINESE, "en", "en"),
        (CHINESE + ENGLISH, "zh", "zh"),
        (CHINESE * 30 + ENGLISH * 4, "en", "en"),
    ],
)
def test_a_text_in_its_own_language_or_a_mixed_one_keeps_it(
    vocabulary: Vocabulary, text: str, stated: str | None, read_in: str
) -> None:
    assert reading_of(vocabulary, text, stated) == ("announces", read_in, False)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (FINNISH, "fi"),
        ("米国は本日、対中制裁を発表した。", "ja"),
        ("2024-07-17", "zh"),
        ("APEC", "zh"),
        ("", "de"),
        (DANISH, "da"),
    ],
)
def test_a_language_without_rules_or_a_text_too_short_to_tell_keeps_what_is_said(
    vocabulary: Vocabulary, text: str, stated: str
) -> None:
    assert reading_of(vocabulary, text, stated)[::2] == ("none", False)

"""A suspicion stays one: the reason keeps the words that make it so. Persons are invented."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.domain.words import Standing
from bot.reading.reader import read
from bot.reading.vocabulary import Vocabulary

US = "Today I am announcing visa restrictions on "
CN = "外交部宣布，中国决定对{}的美国官员实施签证限制。"
RU = "МИД России ввёл запрет на въезд в отношении 12 граждан США, {} пленных."


def reason(vocabulary: Vocabulary, text: str, country: str) -> str:
    (draft,) = read(
        vocabulary,
        Document("1", "s", "", text, date(2026, 11, 24), country=country, standing=Standing.OFFICIAL),
    ).actions
    assert draft.reason is not None
    (span,) = [each.span for each in draft.evidence if each.field == "reason"]
    assert span.text == draft.reason
    return draft.reason


@pytest.mark.parametrize(
    "words",
    [
        "believed to be responsible for the theft of grain",
        "believed to be, or to have been, directly or indirectly responsible for the theft of grain",
        "alleged to be involved in the theft of grain",
        "suspected of having been complicit in the theft of grain",
        "has reportedly been involved in the theft of grain",
        "may have been involved in the theft of grain",
        "accused of taking bribes",
        "for her alleged role in the theft of grain",
    ],
)
def test_english_reasons_keep_their_hedge(vocabulary: Vocabulary, words: str) -> None:
    who = "" if words.startswith(("for", "believed", "alleged", "suspected", "accused")) else "who "
    assert reason(vocabulary, f"{US}Ana Roe, a Ghanaian official, {who}{words}.", "US") == words


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("who is responsible for the theft of grain", "responsible for the theft of grain"),
        ("known to be responsible for the theft of grain", "responsible for the theft of grain"),
        ("who may travel and is responsible for the harvest", "responsible for the harvest"),
    ],
)
def test_what_is_said_as_a_fact_gets_none(vocabulary: Vocabulary, said: str, kept: str) -> None:
    assert reason(vocabulary, f"{US}Ana Roe, a Ghanaian official, {said}.", "US") == kept


@pytest.mark.parametrize("hedge", ["涉嫌", "据称", "据信", ""])
def test_chinese_reasons_keep_their_hedge(vocabulary: Vocabulary, hedge: str) -> None:
    told = f"{hedge}在涉台问题上表现恶劣"
    assert reason(vocabulary, CN.format(told), "CN") == told


@pytest.mark.parametrize(
    "words",
    [
        "предположительно причастных к пыткам",
        "якобы причастных к пыткам",
        "обвиняемых в пытках",
        "подозреваемых в пытках",
        "причастных к пыткам",
    ],
)
def test_russian_reasons_keep_their_hedge(vocabulary: Vocabulary, words: str) -> None:
    assert reason(vocabulary, RU.format(words), "RU") == f"{words} пленных"

"""A language wrong within its script is noticed where small words or kana tell. Texts are invented."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, read

FRENCH = (
    "Le ministère a décidé aujourd'hui d'expulser deux diplomates de l'ambassade du Mali. Ils sont "
    "priés de quitter le territoire dans un délai de 48 heures, par réciprocité, et le chargé "
    "d'affaires en a été informé pour la forme."
)
SPANISH = (
    "El gobierno declara persona non grata a dos diplomáticos de la embajada de Malí. Tienen un plazo "
    "de 72 horas para abandonar el país, en reciprocidad por las medidas que el gobierno de Malí tomó "
    "con los diplomáticos del país."
)
ENGLISH = (
    "The ministry has today declared two diplomats of the embassy of Mali personae non gratae. They are"
    " to leave the country within 48 hours, and the chargé d'affaires has been informed of the "
    "decision."
)
SWEDISH = (
    "Regeringen har i dag beslutat att utvisa två diplomater vid Malis ambassad. De ska lämna landet "
    "inom 48 timmar och ambassadören har underrättats om beslutet, som är ett svar på det som har hänt "
    "med svenska diplomater i Bamako."
)
CHINESE = "中方决定对九名马里法官采取签证限制措施，不予签发签证、不准其入境，并冻结其在华财产。"
JAPANESE = "外務省は、マリの裁判官九人に対する制裁を決定したと発表した。入境禁止と資産凍結の措置を含む。"


def language_of(vocabulary: Vocabulary, text: str, stated: str) -> str:
    return read(vocabulary, Document("t", "x", "", text, date(2024, 7, 17), language=stated)).language


@pytest.mark.parametrize(
    ("text", "stated", "read_in"),
    [
        (FRENCH, "sv", "fr"),
        (FRENCH, "en", "fr"),
        (SPANISH, "fr", "es"),
        (SPANISH, "en", "es"),
        (ENGLISH, "sv", "en"),
        (SWEDISH, "en", "sv"),
        (CHINESE, "ja", "zh"),
        (CHINESE, "ko", "zh"),
        (JAPANESE, "zh", "ja"),
    ],
)
def test_a_text_is_read_in_the_language_that_it_plainly_is_in(
    vocabulary: Vocabulary, text: str, stated: str, read_in: str
) -> None:
    assert language_of(vocabulary, text, stated) == read_in


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (FRENCH, "fr"),
        (SPANISH, "es"),
        (ENGLISH, "en"),
        (SWEDISH, "sv"),
        (CHINESE, "zh"),
        (JAPANESE, "ja"),
        ("Expulsion de deux diplomates", "sv"),  # too short to tell
        ("外務省、米議員二名制裁発表", "ja"),  # a headline without kana
        ("中方注意到日本アニメ展开幕，并祝展览成功。" + CHINESE, "zh"),  # a Japanese name in it
        (SWEDISH + " He said: the decision of the ministry is final.", "sv"),
        (
            "Sanctions: Smith, Jones, Brown, Taylor, Miller, Davis, Wilson, Evans, Thomas, Wright, Green",
            "en",
        ),
    ],
)
def test_a_language_that_may_be_right_holds(vocabulary: Vocabulary, text: str, stated: str) -> None:
    assert language_of(vocabulary, text, stated) == stated

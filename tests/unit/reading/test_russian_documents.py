"""Russian documents: each act beside words that do nothing, and who is named. Texts are invented."""

from datetime import date

import pytest

from bot.domain.action import Document, Reading
from bot.domain.words import Standing
from bot.reading import Vocabulary, read

ON = date(2025, 9, 16)
# publisher (None: an agency), verdict, what acts, what does not
PAIRS: dict[str, tuple[str | None, str, str, str]] = {
    "movements of diplomats": (
        "RU",
        "announces",
        "Сотрудникам посольства Чехии запрещено выезжать за пределы Москвы без уведомления.",
        "Нашим дипломатам в Праге запрещено выезжать за пределы города, это противоречит конвенции.",
    ),
    "movements of an embassy's people abroad": (
        "RU",
        "announces",
        "Дипломаты посольства Дании не смогут выезжать за пределы столицы без согласования.",
        "Сотрудникам Посольства России в Праге запрещено выезжать за пределы города.",
    ),
    "dealings forbidden to one's own": (
        "RU",
        "announces",
        "Российским банкам запрещены сделки с компанией «Норд Газ» (Нидерланды), введены ответные меры.",
        "Российским журналистам закрыт въезд в Молдавию, их аккредитации аннулированы.",
    ),
    "consent to an envoy": (
        "RU",
        "announces",
        "Мы отзываем согласие на пребывание в России военного атташе Финляндии.",
        "Отзываем согласие на пребывание детей в лагере до конца месяца.",
    ),
    "an undesirable body": (
        "RU",
        "announces",
        "Генпрокуратура признала нежелательной деятельность американской организации «Фонд Озёра».",
        "Издание «Маяк» (организация признана нежелательной в РФ) сообщило о пожаре.",
    ),
    "visas in kind": (
        "RU",
        "announces",
        "В порядке взаимности с 1 октября приостанавливается оформление виз гражданам Эстонии.",
        "Из-за ремонта визового центра приостанавливается оформление виз до понедельника.",
    ),
    "numbers of an embassy": (
        "RU",
        "announces",
        "Численность персонала посольства Дании приводится в соответствие с числом наших сотрудников.",
        "Численность работников министерства приводится в соответствие с бюджетом.",
    ),
    "by decree of a president": (
        None,
        "announces",
        "Указом президента Украины введены санкции против 12 граждан России.",
        "Под санкции ЕС в прошлом году попали 12 граждан России.",
    ),
    "an act, not what is told of years": (
        "RU",
        "announces",
        "Как мы неоднократно предупреждали, въезд в Россию закрыт для 12 британских депутатов.",
        "Россия неоднократно расширяла список европейцев, которым въезд закрыт.",
    ),
    "an expulsion, not one of another month": (
        None,
        "announces",
        "Литва высылает двух российских дипломатов.",
        "В июне Вильнюс выслал двух российских дипломатов.",
    ),
    "a ban, not a licence": (
        "RU",
        "announces",
        "В ответ на санкции сделки с британской компанией «Норд Банк» запрещены.",
        "Компания «Норд Банк» внесена в реестр недобросовестных поставщиков, сделки с ней запрещены.",
    ),
    "a ban, not a rule": (
        "RU",
        "announces",
        "Трём британским депутатам въезд в Россию закрыт.",
        "Лицам, в отношении которых принято решение о неразрешении въезда, въезд закрыт.",
    ),
    "a decision, not its denial": (
        "RU",
        "announces",
        "Принято решение лишить аккредитации корреспондента финской газеты.",
        "Решения лишить аккредитации корреспондентов финских газет нет.",
    ),
    "one state, not the two together": (
        "RU",
        "eases",
        "Россия отменила ограничения на въезд для пяти депутатов Сербии.",
        "Стороны отменили ограничения на въезд для студентов двух стран.",
    ),
}


def russian(vocabulary: Vocabulary, text: str, country: str | None = "RU") -> Reading:
    standing = Standing.OFFICIAL if country else Standing.AGENCY
    return read(
        vocabulary, Document("t", "t", "", text, ON, language="ru", country=country, standing=standing)
    )


@pytest.mark.parametrize("case", PAIRS)
def test_the_act_is_told(vocabulary: Vocabulary, case: str) -> None:
    country, verdict, act, _ = PAIRS[case]
    assert russian(vocabulary, act, country).verdict.value == verdict


@pytest.mark.parametrize("case", PAIRS)
def test_its_neighbour_rings_nobody(vocabulary: Vocabulary, case: str) -> None:
    country, _, _, silent = PAIRS[case]
    assert not russian(vocabulary, silent, country).verdict.acts


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Сотрудник Посольства Литвы Йонас Петраускас объявлен персоной нон грата.", {"Йонас Петраускас"}),
        ("Депутат Бундестага Германии, как отмечается, объявлен персоной нон грата.", set()),
        (
            "Россия ввела санкции против 9 британцев, включая Джона Смита и Энн Грей, а также фонда «Озеро».",
            {"Джона Смита", "Энн Грей", "Озеро"},
        ),
        (
            (
                "В российский стоп-лист включены 3 гражданина Великобритании. Список:\n"
                "1. Джон СМИТ – депутат Палаты общин;\n2. Мэри Энн Коулман (Mary Ann Coleman) – журналист;\n"
                "3. «Нордик Фонд» – организация."
            ),
            {"Джон СМИТ", "Mary Ann Coleman", "Нордик Фонд"},
        ),
        (
            (
                "В российский стоп-лист включены 3 гражданина Великобритании. Порядок:\n"
                "1. Правительству Российской Федерации утвердить перечень.\n2. Указ вступает в силу сегодня."
            ),
            set(),
        ),
        ("В российский стоп-лист включены 3 гражданина Великобритании.\n1. Джон Смит – депутат.", set()),
    ],
)
def test_names_stand_behind_offices_after_among_and_in_lists(
    vocabulary: Vocabulary, text: str, named: set[str]
) -> None:
    actions = russian(vocabulary, text).new_actions
    assert {n for a in actions for n in (*a.persons_named, *a.entities_named)} == named


def test_a_day_of_a_month_counts_nobody(vocabulary: Vocabulary) -> None:
    reading = russian(
        vocabulary, "В порядке взаимности с 1 октября приостанавливается выдача виз гражданам Эстонии."
    )
    assert [a.count for a in reading.new_actions] == [None]

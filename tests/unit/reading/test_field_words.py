"""Fields in the text's own words: those hit, and where their words end."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

ON = date(2026, 11, 26)


def act(vocabulary: Vocabulary, text: str, country: str, language: str = "en") -> ActionDraft:
    document = Document("x", "x", "Statement", text, ON, language=language, country=country)
    return read(vocabulary, document).actions[0]


@pytest.mark.parametrize(
    ("country", "text", "words"),
    [
        (
            "LV",
            "Latvia has declared two Belarusian diplomats persona non grata.",
            "Belarusian diplomats",
        ),
        (
            "LT",
            "Lithuania today declares three Russian diplomats personae non gratae.",
            "Russian diplomats",
        ),
        (
            "US",
            (
                "Today the State Department is imposing visa restrictions on twelve Nicaraguan judges under "
                "Section 212(a)(3)(C) of the INA for undermining democracy."
            ),
            "Nicaraguan judges",
        ),
        (
            "US",
            "The United States is designating four Georgian officials pursuant to Executive Order 14024.",
            "Georgian officials",
        ),
        (
            "US",
            "The United States is imposing visa restrictions on Cuban officials for jailing a poet.",
            "Cuban officials",
        ),
        (
            "GB",
            "The United Kingdom is expelling two Russian diplomats in response to the arson in Leeds.",
            "Russian diplomats",
        ),
        (
            "EE",
            "Two Russian diplomats have been expelled from Estonia and must leave within 48 hours.",
            "Russian diplomats",
        ),
        (
            "CA",
            "Canada is imposing sanctions on officials of the Republic of Belarus and closes its consulate.",
            "officials of the Republic of Belarus",
        ),
        (
            "US",
            "Commerce is adding nine Chinese entities to the Entity List for helping the navy.",
            "Chinese entities",
        ),
        (
            "US",
            (
                "We are imposing visa restrictions on officials of Cuba who are believed to be responsible "
                "for, or complicit in, the jailing of poets."
            ),
            "officials of Cuba",
        ),
        (
            "US",
            "We are imposing visa restrictions on officials of Cuba responsible for jailing poets.",
            "officials of Cuba responsible for jailing poets",
        ),
    ],
)
def test_the_words_for_those_hit_end_where_it_is_told_what_is_done_to_them(
    vocabulary: Vocabulary, country: str, text: str, words: str
) -> None:
    assert act(vocabulary, text, country).target_class == words


@pytest.mark.parametrize(
    ("country", "text", "words"),
    [
        (
            "US",
            (
                "The United States is imposing visa restrictions on officials who have been responsible for "
                "undermining democracy in Nicaragua."
            ),
            "officials who have been responsible for undermining democracy in Nicaragua",
        ),
        (
            "CA",
            "Canada is imposing sanctions on Russian companies under the control of Pavel Orlov.",
            "Russian companies under the control of Pavel Orlov",
        ),
        (
            "LT",
            "Lithuania is expelling two diplomats of the Embassy of Belarus in Vilnius.",
            "diplomats of the Embassy of Belarus in Vilnius",
        ),
        (
            "US",
            (
                "The United States imposes visa restrictions on members of the Committee for State Security "
                "of Belarus."
            ),
            "members of the Committee for State Security of Belarus",
        ),
        (
            "CN",
            "China has decided to impose visa restrictions on US personnel that are behind the ban.",
            "US personnel that are behind the ban",
        ),
    ],
)
def test_what_describes_those_hit_stays_with_them(
    vocabulary: Vocabulary, country: str, text: str, words: str
) -> None:
    assert act(vocabulary, text, country).target_class == words


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        (
            (
                "Сотрудник посольства Латвии в Москве объявлен персоной нон грата, ему предписано покинуть "
                "Россию в течение 48 часов."
            ),
            "Сотрудник посольства Латвии в Москве",
            1,
        ),
        (
            (
                "Двое сотрудников посольства Эстонии объявлены персонами нон грата за деятельность, "
                "несовместимую с дипломатическим статусом."
            ),
            "сотрудников посольства Эстонии",
            2,
        ),
        (
            (
                "В ответ на высылку объявлены персонами нон грата сотрудники посольства Дании в Москве, им "
                "предписано уехать."
            ),
            "сотрудники посольства Дании в Москве",
            None,
        ),
        (
            "Россия включила в стоп-лист представителей оборонных компаний Латвии на основании закона.",
            "представителей оборонных компаний Латвии",
            None,
        ),
    ],
)
def test_russian_words_for_those_hit_end_there_too_and_one_alone_is_counted(
    vocabulary: Vocabulary, text: str, words: str, count: int | None
) -> None:
    action = act(vocabulary, text, "RU", "ru")
    assert (action.target_class, action.count) == (words, count)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "中方决定即日起对在涉港问题上表现恶劣的加方人员实施签证限制。",
            "在涉港问题上表现恶劣的加方人员",
        ),
        ("中方决定将3名立陶宛外交官列为不受欢迎的人。", "立陶宛外交官"),
        ("商务部决定将五家加拿大企业列入不可靠实体清单，自公布之日起实施。", "加拿大企业"),
    ],
)
def test_chinese_words_for_those_hit_stand_before_what_is_done_to_them(
    vocabulary: Vocabulary, text: str, words: str
) -> None:
    assert act(vocabulary, text, "CN", "zh").target_class == words


def test_those_of_its_own_whom_another_state_hit_are_not_those_hit(vocabulary: Vocabulary) -> None:
    text = "加方若对中国有关企业实施制裁，中方必将采取反制措施。"
    assert act(vocabulary, text, "CN", "zh").target_class is None


def test_a_chinese_act_against_nobody_described_has_no_such_words(vocabulary: Vocabulary) -> None:
    assert act(vocabulary, "中方决定对加拿大实施签证限制，禁止其入境。", "CN", "zh").target_class is None


@pytest.mark.parametrize(
    ("country", "language", "text", "words"),
    [
        (
            "ES",
            "es",
            (
                "España declara persona non grata a dos diplomáticos de la embajada de Cuba en Madrid, que "
                "deberán abandonar el país en 72 horas."
            ),
            "diplomáticos de la embajada de Cuba en Madrid",
        ),
        (
            "FR",
            "fr",
            "La France a décidé d’expulser deux diplomates de l’ambassade de Russie en réponse à un vol.",
            "diplomates de l’ambassade de Russie",
        ),
        (
            "FR",
            "fr",
            "La France a décidé d’expulser deux diplomates de l’ambassade de Russie en France.",
            "diplomates de l’ambassade de Russie en France",
        ),
        (
            "LV",
            "en",
            "Latvia is expelling two Russian embassy employees for spying.",
            "Russian embassy employees",
        ),
    ],
)
def test_words_for_those_hit_end_there_in_other_languages_too(
    vocabulary: Vocabulary, country: str, language: str, text: str, words: str
) -> None:
    assert act(vocabulary, text, country, language).target_class == words


KOWAL = "Today the Department of State is designating Jan Kowal, a judge of Belarus, under Section 7031(c)"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{KOWAL} for significant corruption.", "for significant corruption"),
        (f"{KOWAL} for gross violations of human rights.", "for gross violations of human rights"),
        (f"{KOWAL} for knowingly procuring parts of missiles.", "for knowingly procuring parts of missiles"),
        (f"{KOWAL} for his role in the trial.", "for his role in the trial"),
        (f"{KOWAL} for a period of two years.", None),
        (f"{KOWAL} for the first time.", None),
        (f"{KOWAL}.", None),
    ],
)
def test_what_those_hit_are_accused_of_is_told(vocabulary: Vocabulary, text: str, reason: str | None) -> None:
    assert act(vocabulary, text, "US").reason == reason


@pytest.mark.parametrize("comma", "，,")
def test_a_chinese_reason_ends_at_a_comma_of_either_width(vocabulary: Vocabulary, comma: str) -> None:
    law, whom = "根据《反外国制裁法》", "中方决定对以下两名美国人采取反制措施：约翰·史密斯、玛丽·布朗。"
    text = f"鉴于其严重干涉中国内政{comma}{law}{comma}{whom}"
    assert act(vocabulary, text, "CN", "zh").reason == "严重干涉中国内政"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The US is today imposing visa restrictions on Cuban officials for repression.",
            "Cuban officials",
        ),
        (
            "The US is today suspending the entry of nationals of Ghana effective June 9.",
            "nationals of Ghana",
        ),
        (
            "The US is today imposing visa restrictions on Cuban officials responsible for repression.",
            "Cuban officials responsible for repression",
        ),
    ],
)
def test_neither_reason_nor_day_describes_those_hit(vocabulary: Vocabulary, text: str, words: str) -> None:
    assert act(vocabulary, text, "US").target_class == words


@pytest.mark.parametrize(
    ("country", "text", "measures"),
    [
        (
            "NZ",
            "New Zealand is imposing sanctions on ten Russian officials that ban travel and freeze assets.",
            {"entry_ban", "asset_freeze"},
        ),
        (
            "CN",
            "China decided to take countermeasures against Jim Roe of the US, denying him visas and entry.",
            {"visa_restriction", "entry_ban"},
        ),
        (
            "NZ",
            "New Zealand is freezing the assets of ten Russian officials who ban travel agents.",
            {"asset_freeze"},
        ),
    ],
)
def test_measures_told_by_what_they_do_are_read(
    vocabulary: Vocabulary, country: str, text: str, measures: set[str]
) -> None:
    assert set(act(vocabulary, text, country).measures) == measures

"""What stands beside names: verbs, headings, branches, who speaks; and what measures do. All are invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.domain.words import Measure
from bot.reading import Vocabulary, read
from bot.reading.names.names import find_names

ON = date(2023, 5, 10)


def first(vocabulary: Vocabulary, text: str, country: str = "US", language: str = "en") -> ActionDraft:
    document = Document("t", "test", "", text, ON, language=language, country=country)
    return read(vocabulary, document).new_actions[0]


def test_a_state_that_has_listed_somebody_before_is_not_where_he_is_from(vocabulary: Vocabulary) -> None:
    said = "Jan Roe is being designated pursuant to E.O. 14024 as an official of Russia. "
    act = first(vocabulary, said + "Japan and New Zealand have previously designated Jan Roe.")
    assert act.targets == ("RU",)
    assert first(vocabulary, "Today we are sanctioning New Zealand banker Jan Roe.").targets == ("NZ",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ENTITIES DESIGNATED BY THE STATE DEPARTMENT", []),
        ("JAN ROE", ["JAN ROE"]),
        ("the spokesman Jan Roe said that", []),
        ("the banker Jan Roe, who said that", ["Jan Roe"]),
    ],
)
def test_headings_and_speakers_are_no_names_of_those_hit(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


@pytest.mark.parametrize(("text", "body"), [("Example Canada", True), ("Jan Jordan", False)])
def test_a_branch_is_named_after_its_state(text: str, body: bool) -> None:
    assert [name.body for name in find_names(text)] == [body]


def test_countermeasures_tell_all_they_do_in_the_sentences_after(vocabulary: Vocabulary) -> None:
    said = "China has decided to impose countermeasures against 13 U.S. companies and six senior executives. "
    told = (
        "The countermeasures include freezing the movable, immovable, and all other property in China. "
        "The measures also prohibit them from engaging in transactions with organizations in China. "
        "Additionally, the senior executives will be denied visas and entry into China."
    )
    assert set(first(vocabulary, said + told, "CN").measures) == {
        Measure.ASSET_FREEZE,
        Measure.TRADE_RESTRICTION,
        Measure.VISA_RESTRICTION,
        Measure.ENTRY_BAN,
    }
    assert first(vocabulary, said, "CN").measures == (Measure.SANCTIONS_UNSPECIFIED,)


def test_the_second_step_of_an_acting_release_is_of_the_day_too(vocabulary: Vocabulary) -> None:
    said = "First, the Secretary is today adding 33 persons of Russia to the sanctions list.\n\n"
    then = "Second, the Secretary has imposed sanctions on the Chinese entity Example Trading LLC."
    document = Document("t", "test", "Sanctions", said + then, ON, language="en", country="US")
    assert {code for act in read(vocabulary, document).new_actions for code in act.targets} == {"RU", "CN"}


def test_unrest_abroad_is_what_those_hit_are_accused_of(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "Today we are designating two individuals for their role in efforts of Russia to foster unrest in "
        "Moldova.",
    )
    assert act.targets == ("RU",)


def test_branches_in_other_states_are_hit_there_in_chinese_too(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary, "中方决定对样例加拿大公司、美国样板系统公司采取反制措施，冻结其财产。", "CN", "zh"
    )
    assert set(act.targets) == {"CA", "US"}


def test_those_a_list_holds_are_named_a_sentence_later(vocabulary: Vocabulary) -> None:
    said = "加拿大外交部宣布，加方决定对九名俄罗斯官员实施制裁。"
    told = "被纳入制裁名单的人士包含总检察长伊戈尔·样例。"
    assert first(vocabulary, said + told, "CA", "zh").persons_named == ("伊戈尔·样例",)
    other = "声明称，俄罗斯博主伊戈尔·样例的情况令人关切。"
    assert not first(vocabulary, said + other, "CA", "zh").named


def test_a_comma_of_latin_script_parts_names_as_well(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary, "中方决定对美国委员会主席样曼钦、副主席样伯斯,议员样文浩实施制裁,禁止其入境。", "CN", "zh"
    )
    assert act.persons_named == ("样曼钦", "样伯斯", "样文浩")

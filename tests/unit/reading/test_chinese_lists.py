"""Names and states in enumerations of Chinese notices. All persons and bodies are invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.domain.words import Standing
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)


def first(vocabulary: Vocabulary, text: str, country: str | None = "CN") -> ActionDraft:
    standing = Standing.OFFICIAL if country else Standing.AGENCY
    document = Document("t", "test", "", text, ON, language="zh", country=country, standing=standing)
    return read(vocabulary, document).new_actions[0]


def test_those_told_apart_are_counted_once_and_their_states_are_hit(vocabulary: Vocabulary) -> None:
    text = (
        "欧盟理事会10日通过第三十轮对俄罗斯制裁方案，新增4名个人和3个实体，"
        "其中包括白俄罗斯企业“样例石化”和两家中国香港公司。"
    )
    act = first(vocabulary, text, None)
    assert (act.count, act.targets, act.entities_named) == (7, ("RU", "BY", "HK"), ("样例石化",))


def test_a_state_that_is_no_party_among_them_is_not_hit(vocabulary: Vocabulary) -> None:
    text = "欧盟理事会10日通过第三十轮对俄罗斯制裁方案，新增4名个人，其中包括涉白俄罗斯选举一案的两人。"
    assert first(vocabulary, text, None).targets == ("RU",)


def test_a_businessman_right_behind_the_verb_is_named(vocabulary: Vocabulary) -> None:
    act = first(vocabulary, "美国财政部10日宣布，制裁一家阿联酋公司和一名伊朗籍商人礼萨·样例。", None)
    assert act.persons_named == ("礼萨·样例",)
    assert set(act.targets) == {"AE", "IR"}
    assert not first(vocabulary, "美国财政部10日宣布，制裁一家阿联酋公司和一名伊朗籍商人。", None).named


@pytest.mark.parametrize("above", ["上述三人", "该三人"])
def test_those_named_before_the_decision_are_hit(vocabulary: Vocabulary, above: str) -> None:
    text = (
        "经查，苏样甲、林样乙、赖样丙三人是“台独”打手帮凶，"
        f"国务院台办发言人宣布，决定将{above}列入“台独”打手帮凶清单，禁止其进入大陆。"
    )
    act = first(vocabulary, text)
    assert (act.persons_named, act.targets) == (("苏样甲", "林样乙", "赖样丙"), ("TW",))


def test_newspapers_in_book_marks_are_bodies(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "作为对等反制，中方要求美国《样例论坛报》《东岸样报》和样例电台三家媒体在7日内申报在中国境内所有工作人员信息。",
    )
    assert act.entities_named == ("样例论坛报", "东岸样报", "样例电台")


def test_persons_before_a_freeze_without_a_comma_are_named(vocabulary: Vocabulary) -> None:
    act = first(vocabulary, "中方决定对加拿大人员罗伯特·样例等12人冻结财产并不准入境。")
    assert act.persons_named == ("罗伯特·样例",)


def test_a_law_in_book_marks_is_nobody(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "根据《中华人民共和国反外国制裁法》，中方决定对美国样例公司采取反制措施，冻结其财产。",
    )
    assert act.entities_named == ("样例公司",)


def test_the_law_of_a_republic_is_not_cut_into_a_name(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "中方决定将美国样例公司列入不可靠实体清单，依据《中华人民共和国对外贸易法》、《不可靠实体清单规定》采取以下措施：禁止其投资。",
    )
    assert act.entities_named == ("样例公司",)

"""Chinese: what acts and what does not, by its own tables. All texts and persons are invented."""

from datetime import date

import pytest

from bot.domain.action import Document, Reading
from bot.reading import Vocabulary, read
from bot.reading.phrasebook.chinese import numeral, simplified

ON = date(2023, 5, 10)


def chinese(vocabulary: Vocabulary, text: str, title: str = "外交部发言人谈话") -> Reading:
    return read(vocabulary, Document("t", "t", title, text, ON, language="zh", country="CN"))


def test_traditional_letters_are_folded_in_their_place() -> None:
    assert simplified("凍結財產、簽證限制") == "冻结财产、签证限制"
    assert simplified("冻结财产") == "冻结财产"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("三十五", 35),
        ("一百二十", 120),
        ("若干", None),
    ],
)
def test_chinese_numerals(words: str, value: int | None) -> None:
    assert numeral(words) == value


def test_a_decision_is_read_with_its_fields(vocabulary: Vocabulary) -> None:
    reading = chinese(
        vocabulary,
        "依据《中华人民共和国反外国制裁法》，中方决定对美国北岭动力公司（North Ridge Dynamics）"
        "等两家美国企业采取以下反制措施：\n"
        "一、冻结在我国境内的动产、不动产和其他各类财产；\n二、禁止我国境内的组织、个人与其进行有关交易。\n"
        "本决定自2023年5月12日起施行。",
    )
    (action,) = reading.actions
    assert reading.verdict == "announces"
    assert (action.issuer, action.targets, action.stage) == ("CN", ("US",), "imposed")
    assert set(action.measures) == {"asset_freeze", "trade_restriction"}
    assert (action.entities_named, action.count) == (("North Ridge Dynamics",), 2)
    assert action.effective_on == date(2023, 5, 12)
    assert action.legal_basis == "Anti-Foreign Sanctions Law"

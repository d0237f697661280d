"""Chinese as agencies print it: half-width marks, several acts in a sentence, offices. All are invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read
from bot.reading.phrasebook.chinese import simplified
from bot.reading.phrasebook.chinese_names import names

ON = date(2023, 5, 10)


def acts(vocabulary: Vocabulary, text: str, title: str = "") -> tuple[ActionDraft, ...]:
    return read(vocabulary, Document("t", "t", title, text, ON, language="zh", country=None)).new_actions


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("美国宣布,将制裁两家公司;", "美国宣布，将制裁两家公司；"),
        ("共有1,200人", "共有1,200人"),
        ("问:何时?答:今天", "问：何时？答：今天"),
        ("Example Co., Ltd", "Example Co., Ltd"),
    ],
)
def test_half_width_marks_between_chinese_letters_are_those_of_chinese(text: str, folded: str) -> None:
    assert simplified(text) == folded
    assert len(folded) == len(text)


@pytest.mark.parametrize(
    ("text", "issuer", "targets", "measures"),
    [
        ("俄罗斯对25名美国公民实施了制裁。", "RU", ("US",), {"sanctions_unspecified"}),
        ("俄罗斯外交部公布永久禁止入境的美国公民名单。", "RU", ("US",), {"entry_ban"}),
        ("加拿大列秘鲁驻多伦多领事马立德为“不受欢迎的人”。", "CA", ("PE",), {"expulsion"}),
        ("英国今天宣布制裁30名俄罗斯议员,禁止他们进入英国。", "GB", ("RU",), {"entry_ban"}),
        ("俄罗斯16日禁止多名美国政府高官入境,并宣布对美国实施制裁。", "RU", ("US",), None),
    ],
)
def test_what_agencies_report_is_an_act_of_its_subject(
    vocabulary: Vocabulary, text: str, issuer: str, targets: tuple[str, ...], measures: set[str] | None
) -> None:
    told = acts(vocabulary, text)
    assert {act.issuer for act in told} == {issuer}
    assert {code for act in told for code in act.targets} == set(targets)
    assert measures is None or measures <= {m.value for act in told for m in act.measures}


@pytest.mark.parametrize(
    "text",
    [
        "俄罗斯反对对25名公民实施的制裁。",
        "被禁止入境的美国公民名单引发热议。",
        "马立德排列为“不受欢迎的人”的说法没有依据。",
        "去年俄罗斯对25名美国公民实施了制裁。",
    ],
)
def test_what_is_only_spoken_of_is_none(vocabulary: Vocabulary, text: str) -> None:
    assert not acts(vocabulary, text)


def test_goods_kept_from_a_market_are_no_persons_kept_out(vocabulary: Vocabulary) -> None:
    text = "中国决定将3家美国企业列入不可靠实体清单，禁止其产品进入美国市场。"
    assert "entry_ban" not in {m.value for act in acts(vocabulary, text) for m in act.measures}


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("将禁止司法部长甲里克·试例、主任乙珊·样本等高官入境。", ["甲里克·试例", "乙珊·样本"]),
        ("将部长库试科夫，以及委员会秘书长布样琳娜纳入制裁名单。", ["库试科夫", "布样琳娜"]),
        ("总统甲里克·试例与外长乙珊·样本被列入制裁名单。", ["甲里克·试例", "乙珊·样本"]),
        ("名单包括总统甲里克 · 试例及其儿子乙珊 · 试例。", ["甲里克 · 试例", "乙珊 · 试例"]),
        ("禁止外国游客入境。", []),
        ("名单包括议员、商界和文化界人士。", []),
        ("宣布40名外交官为“不受欢迎的人”。", []),
        ("将外交官宣布为“不受欢迎的人”。", []),
        ("两家企业被列入名单后，甲里克·试例表示遗憾。", []),
    ],
)
def test_persons_stand_behind_offices_and_kinds_of_people_are_none(text: str, persons: list[str]) -> None:
    assert [name[0] for name in names(text) if not name[3]] == persons


def test_a_longer_office_is_cut_off_as_a_whole() -> None:
    assert [name[0] for name in names("对委员会主席曼试钦采取措施。")] == ["曼试钦"]

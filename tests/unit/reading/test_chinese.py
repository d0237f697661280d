"""Chinese: what acts and what does not, by its own tables. All texts and persons are invented."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.action import Document, Reading
from bot.reading import Vocabulary, read, screen
from bot.reading.phrasebook.chinese import numeral, simplified
from bot.reading.text.language import recognise

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


PIECES = st.sampled_from(
    [
        "中方", "美方", "决定", "宣布", "对", "将", "采取反制措施", "实施制裁",
        "列入不可靠实体清单", "否则", "必将", "对等反制", "暂停", "公告", "两名", "16家", "公司",
        "约翰·施密特", "（John Smith）", "一、", "（二）", "记者：", "毛小雨：", "。", "？", "，",
        "、", "2023年5月10日", "13月40日", "自", "起施行", "不受欢迎的人", "美國", "簽證", "包括",
        "入境", "三百万", "百", "\n", "附件\n", "\ud800", "\x00",
    ]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from([None, "CN", "US", "TW"]))
def test_any_chinese_text_is_read_with_exact_spans_and_passes_the_screen(
    vocabulary: Vocabulary, text: str, country: str | None
) -> None:
    document = Document("t", "t", "公告", text, ON, language="zh", country=country)
    reading = read(vocabulary, document)
    whole = f"公告\n{text}"
    for action in reading.actions:
        assert action.where is not None
        assert action.where in whole
        for evidence in action.evidence:
            assert whole[evidence.span.start : evidence.span.end] == evidence.span.text
    assert read(vocabulary, document) == reading
    if reading.verdict.acts:
        assert screen(vocabulary, "公告", text, "zh")


@pytest.mark.parametrize(
    "piece",
    [
        "决定对",
        "宣布将美国列入",
        "决定对将",
        "决定暂停公告",
        "中方必将",
        "将、",
        "一、\n",
        "记者：\n",
        "（A",
        "附件\n",
    ],
)
def test_no_chinese_text_takes_long(vocabulary: Vocabulary, piece: str) -> None:
    text = "美国制裁、反制、入境、公告。" + (piece * 30_000)[:30_000]
    started = time.process_time()
    chinese(vocabulary, text)
    assert time.process_time() - started < 5, "a pattern of more than linear time takes minutes"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("中方决定对洛克希德导弹公司（Lockheed Martin Missiles and Fire Control）采取反制措施。", "zh"),
        ("Skydio Inc.、BRINC Drones, Inc.、Red Six Solutions等11家美国实体列入不可靠实体清单", "zh"),
        ("中國外交部宣布實施制裁", "zh"),
        ("China announced sanctions on Lockheed Martin (洛克希德·马丁).", "en"),
        ("日本政府は制裁を決定しました", "ja"),
    ],
)
def test_chinese_full_of_latin_names_is_chinese(text: str, language: str) -> None:
    assert recognise(text) == language


@pytest.mark.parametrize(
    ("text", "persons", "bodies"),
    [
        ("中方决定对美国议员毕达伦、助理国务卿约翰·施密特等3人实施制裁。", ("毕达伦", "约翰·施密特"), ()),
        (
            "中方决定对6名人员实施制裁，包括白德礼、柯南以及“北方研究小组”。",
            ("白德礼", "柯南"),
            ("北方研究小组",),
        ),
        (
            "中方决定将美国山岭公司（Ridge Corp.）和北海集团列入不可靠实体清单。",
            (),
            ("Ridge Corp.", "北海集团"),
        ),
        ("中方决定对有关官员和机构采取反制措施。", (), ()),
        ("中方决定对美国军工企业采取反制措施。", (), ()),
        ("宣布加拿大驻上海总领馆领事马立德为“不受欢迎的人”。", ("马立德",), ()),
    ],
)
def test_names_of_those_hit(
    vocabulary: Vocabulary, text: str, persons: tuple[str, ...], bodies: tuple[str, ...]
) -> None:
    (action,) = chinese(vocabulary, text).actions
    assert (action.persons_named, action.entities_named) == (persons, bodies)
    assert action.named is bool(persons or bodies)


def test_an_annex_lists_those_hit_and_no_dates_or_headings(vocabulary: Vocabulary) -> None:
    reading = chinese(
        vocabulary,
        "中方决定对以下美国企业及高级管理人员采取反制措施：\n一、冻结在我国境内的财产。\n附件：反制清单\n2023年5月10日\n"
        "附件\n反制清单\n一、企业\n（一）山岭公司（Ridge Corp.）\n（二）北海无人机公司\n"
        "二、高级管理人员\n（一）约翰·施密特（John Schmidt），男，山岭公司总裁\n",
        "关于对美国军工企业采取反制措施的决定",
    )
    (action,) = reading.actions
    assert action.persons_named == ("John Schmidt",)
    assert action.entities_named == ("Ridge Corp.", "北海无人机公司")
    assert action.count == 3


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("中方决定自2023年5月15日起对美国官员实施签证限制。", date(2023, 5, 15)),
        ("中方决定对美国官员实施签证限制。本决定自5月12日起施行。", date(2023, 5, 12)),
        ("针对5月8日美方行径，中方决定对美国官员实施签证限制。", None),
    ],
)
def test_the_day_of_effect_is_the_one_from_which_it_is_in_force(
    vocabulary: Vocabulary, text: str, day: date | None
) -> None:
    assert chinese(vocabulary, text).actions[0].effective_on == day


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (
            "针对美方非法制裁两名中国官员的行径，中方决定对美国官员实施签证限制。",
            "美方非法制裁两名中国官员的行径",
        ),
        (
            "美国9日宣布制裁中国官员。针对美方上述错误行径，中方决定对美国官员实施签证限制。",
            "美国9日宣布制裁中国官员。",
        ),
        ("中方决定对美国官员实施签证限制。", None),
    ],
)
def test_what_is_answered_is_the_foreign_act(vocabulary: Vocabulary, text: str, answers: str | None) -> None:
    assert chinese(vocabulary, text).actions[0].answers == answers


@pytest.mark.parametrize(
    ("text", "issuer", "target"),
    [
        ("新华社北京5月10日电 中国外交部10日宣布，对3家美国企业采取反制措施。", "CN", "US"),
        ("美国国务院9日宣布，对两名中国官员实施签证限制。", "US", "CN"),
        ("英国外交部10日宣布制裁5名俄罗斯官员，实施资产冻结和旅行禁令。", "GB", "RU"),
        ("加拿大政府宣布将一名中国外交官列为“不受欢迎的人”。", "CA", "CN"),
    ],
)
def test_news_names_its_issuer(vocabulary: Vocabulary, text: str, issuer: str, target: str) -> None:
    reading = read(vocabulary, Document("t", "t", "要闻", text, ON, language="zh"))
    assert reading.verdict == "announces"
    assert (reading.actions[0].issuer, reading.actions[0].targets) == (issuer, (target,))


def test_the_strongest_of_many_answers_decides_and_has_its_speaker(vocabulary: Vocabulary) -> None:
    reading = chinese(
        vocabulary,
        "总台央视记者：请介绍双边贸易情况。\n毛小雨：双方贸易持续增长。\n"
        "路透社记者：美国宣布制裁中国企业，中方是否会采取反制措施？\n"
        "毛小雨：美方做法严重损害中国企业利益。中方决定对两家美国企业采取反制措施。\n"
        "法新社记者：日本称将对中国采取反制措施。\n毛小雨：中方坚决反对。",
    )
    (action,) = reading.new_actions
    assert reading.verdict == "announces"
    assert (action.targets, action.count, action.speaker) == (("US",), 2, "毛小雨")


_HEAD = (
    "美国近日宣布向中国台湾地区出售武器。依据《中华人民共和国反外国制裁法》，"
    "中方决定对以下美国企业及高级管理人员采取反制措施：\n"
)
_ANNEX = (
    "本决定自2023年5月10日起施行。\n附件：反制清单\n外交部\n2023年5月10日\n附件\n反制清单\n一、企业\n"
    "（一）山岭公司（Ridge Corp.）\n（二）北海无人机公司（Seal Drones, Inc.）\n二、高级管理人员\n"
    "（一）约翰·施密特（John Schmidt），男，L2山岭公司总裁\n"
)


def test_paragraphs_that_name_whom_they_hit_are_actions_of_their_own(vocabulary: Vocabulary) -> None:
    text = (
        f"{_HEAD}一、对山岭公司、北海无人机公司等2家后附《反制清单》列明的企业，冻结在我国境内的财产。\n"
        "二、对约翰·施密特（L2山岭公司总裁）等1名企业高级管理人员：\n（一）不予签发签证、不准入境。\n"
        f"（二）禁止我国境内的组织、个人与其进行有关交易。\n{_ANNEX}"
    )
    firms, managers = chinese(vocabulary, text, "关于对美国军工企业及高级管理人员采取反制措施的决定").actions
    assert firms.measures == ("asset_freeze",)
    assert (firms.entities_named, firms.persons_named) == (("Ridge Corp.", "Seal Drones, Inc."), ())
    assert set(managers.measures) == {"visa_restriction", "entry_ban", "trade_restriction"}
    assert (managers.entities_named, managers.persons_named) == ((), ("John Schmidt",))
    assert (firms.count, managers.count) == (2, 1)
    for action in (firms, managers):
        assert (action.issuer, action.targets, action.stage) == ("CN", ("US",), "imposed")
        assert action.answers == "美国近日宣布向中国台湾地区出售武器。"
        assert (action.effective_on, action.legal_basis) == (ON, "Anti-Foreign Sanctions Law")


def test_paragraphs_that_only_tell_the_measures_are_one_action(vocabulary: Vocabulary) -> None:
    text = (
        f"{_HEAD}一、冻结在我国境内的财产；\n二、对其本人不予签发签证、不准入境；\n"
        f"三、对上述企业，禁止我国境内的组织与其进行有关交易。\n{_ANNEX}"
    )
    (action,) = chinese(vocabulary, text, "关于对美国军工企业及高级管理人员采取反制措施的决定").actions
    assert set(action.measures) == {"asset_freeze", "visa_restriction", "entry_ban", "trade_restriction"}
    assert action.count == 3


def test_urging_of_its_own_is_not_what_it_answers(vocabulary: Vocabulary) -> None:
    text = "美国9日宣布限制中国记者签证。我们敦促美方撤销限制。中方将作出对等反应。"
    assert chinese(vocabulary, text).actions[0].answers == "美国9日宣布限制中国记者签证。"

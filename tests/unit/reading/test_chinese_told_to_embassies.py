"""Chinese decisions that are told to those they hit: whose they are, from when they hold. All invented."""

from datetime import date

import pytest

from bot.domain.action import Document, Reading
from bot.domain.words import Measure, Verdict
from bot.reading import Vocabulary, read

ON = date(2025, 9, 16)


def chinese(vocabulary: Vocabulary, text: str, country: str | None = "CN") -> Reading:
    return read(vocabulary, Document("t", "t", "", text, ON, language="zh", country=country))


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("中方已通知挪方，挪威驻华使馆二等秘书埃里克·霍尔姆须于9月20日前离境。", "CN"),
        ("挪方通知中方，中国驻挪威使馆二等秘书须于9月20日前离境。", "NO"),
        ("俄方已告知爱沙尼亚使馆，爱沙尼亚外交官玛丽·塔姆须于9月20日前离境。", "RU"),
    ],
)
def test_who_makes_a_decision_known_has_made_it(vocabulary: Vocabulary, text: str, issuer: str) -> None:
    (act,) = chinese(vocabulary, text, None).new_actions
    assert act.issuer == issuer


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("自即日起，瑞典议员安娜·伦德不得再进入中国内地和香港、澳门。", Verdict.ANNOUNCES),
        ("瑞方通知中方，中国记者自即日起不得再进入瑞典。", Verdict.NONE),
    ],
)
def test_where_those_hit_may_not_go_is_not_who_acts(
    vocabulary: Vocabulary, text: str, verdict: Verdict
) -> None:
    reading = chinese(vocabulary, text)
    assert reading.verdict is verdict
    assert [(a.issuer, a.targets) for a in reading.new_actions] == [("CN", ("SE",))] * bool(
        reading.new_actions
    )


@pytest.mark.parametrize("label", ["发言人", "外交部发言人", "发言人顾文澜", "外交部发言人顾文澜"])
def test_the_spokesperson_speaks_under_any_label(vocabulary: Vocabulary, label: str) -> None:
    told = "已通知挪威使馆，其二等秘书须于9月20日前离境。"
    answers = f"路透社记者：请问有何回应？\n{label}：中方{told}"
    asks = f"{label}：请讲。\n路透社记者：有消息说中方{told}"
    assert chinese(vocabulary, answers).verdict is Verdict.ANNOUNCES
    assert chinese(vocabulary, asks).verdict is Verdict.NONE


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "针对加方将我企业列入所谓名单的无理做法，海关总署决定：即日起，加拿大“松林水产”的产品不准进口。",
            True,
        ),
        ("鉴于货物中检出有害生物，海关总署决定：即日起，加拿大“松林水产”的产品不准进口。", False),
        ("海关总署决定：即日起，加拿大“松林水产”的产品不准进口。", False),
    ],
)
def test_goods_of_a_firm_are_kept_out_in_answer_to_an_act(
    vocabulary: Vocabulary, text: str, *, acts: bool
) -> None:
    found = chinese(vocabulary, text).new_actions
    assert [act.measures for act in found] == [(Measure.TRADE_RESTRICTION,)] * acts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("去年被拒发签证的两名挪威记者自今日起可以重新申请记者签证。", Verdict.EASES),
        ("两名挪威记者去年起可以重新申请记者签证。", Verdict.NONE),
    ],
)
def test_today_dates_what_ends_and_not_when_it_began(
    vocabulary: Vocabulary, text: str, verdict: Verdict
) -> None:
    assert chinese(vocabulary, text).verdict is verdict

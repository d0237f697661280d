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


TOLD = "中方已通知挪威使馆，其二等秘书须于9月20日前离境。"
EASED = "自即日起，外交部恢复受理挪威媒体记者的签证申请，以往限制不再适用。"


@pytest.mark.parametrize("told", [TOLD, EASED])
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("外交部否认", ""),
        ("有媒体猜测，", "但尚无定论。"),
        ("有专家建议，", ""),
        ("如果谈判破裂，双方又无意和解，", ""),
        ("至于是否", "，发言人不愿多说。"),
        ("坊间所谓", "并非中方立场。"),
        ("挪方一名官员称，", "这种说法毫无根据。"),
        ("据挪威媒体报道，", "外交部没有证实这一报道。"),
    ],
)
def test_what_is_guessed_denied_or_only_claimed_is_no_act(
    vocabulary: Vocabulary, told: str, before: str, behind: str
) -> None:
    assert chinese(vocabulary, told).verdict in {Verdict.ANNOUNCES, Verdict.EASES}
    assert chinese(vocabulary, before + told + behind).verdict is Verdict.NONE


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("外交部否认有关指控，并宣布驱逐两名挪威外交官。", True),
        ("外交部否认将宣布驱逐两名挪威外交官。", False),
        ("外交部宣布驱逐两名挪威外交官。挪方关于其履职的说法毫无根据。", True),
        ("外交部宣布驱逐两名挪威外交官。两人从事了与身份不符的活动。", True),
    ],
)
def test_a_denial_takes_what_it_is_about(vocabulary: Vocabulary, text: str, *, acts: bool) -> None:
    assert bool(chinese(vocabulary, text).new_actions) is acts


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("美方若关闭我总领馆，我们也会关闭美国一家总领馆。", "CN"),
        ("中方若关闭美国总领馆，美国也会关闭中国一家总领馆。", None),
    ],
)
def test_who_warns_is_who_says_we(vocabulary: Vocabulary, text: str, issuer: str | None) -> None:
    acts = chinese(vocabulary, text).new_actions
    assert [(a.issuer, a.stage.value) for a in acts] == ([(issuer, "threatened")] if issuer else [])

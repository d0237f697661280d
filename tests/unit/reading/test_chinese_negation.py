"""Chinese acts refused, denied, put off or under a condition, and negations that deny none. All invented."""

from datetime import date

import pytest

from bot.domain.action import Document, Reading
from bot.domain.words import Standing, Verdict
from bot.reading import Vocabulary, read

ON = date(2024, 5, 10)


def reading(vocabulary: Vocabulary, text: str) -> Reading:
    document = Document(
        "t", "test", "声明", text, ON, language="zh", country="CN", standing=Standing.OFFICIAL
    )
    return read(vocabulary, document)


@pytest.mark.parametrize(
    "text",
    [
        "中方决定不对美国企业采取反制措施。",
        "商务部决定不再对美国企业采取反制措施。",
        "中方无意对美国企业采取反制措施。",
        "中方并未决定对美国企业采取反制措施。",
        "中方没有决定对美国官员实施签证限制。",
        "中方未将美国企业列入不可靠实体清单。",
        "商务部决定暂不将三家美国企业列入不可靠实体清单。",
        "中方决定不驱逐美国外交官。",
        "有消息称中方决定对三名美国官员实施制裁，这是不实消息。",
        "所谓中方决定对三名美国官员实施制裁的说法纯属谣言。",
        "中方否认决定驱逐美国外交官。",
        "中方推迟对三家美国企业实施制裁的决定。",
        "商务部决定推迟将三家美国企业列入不可靠实体清单。",
        "外交部决定不予采取对等措施。",
        "中方从未决定对美国官员实施签证限制。",
        "美方称中方决定对三名美国官员实施制裁，纯属捏造。",
        "外交部发言人表示，网传中方决定驱逐三名美国外交官的消息不属实。",
        "中方不会对美国官员实施签证限制。",
        "中方决定不再对三家美国企业实施制裁。",
        "商务部决定不解除对三家美国企业的制裁。",
        "外交部对三名美国官员实施制裁的决定已被推迟。",
    ],
)
def test_what_is_refused_denied_or_put_off_is_no_act(vocabulary: Vocabulary, text: str) -> None:
    assert reading(vocabulary, text).verdict is Verdict.NONE


@pytest.mark.parametrize(
    "text",
    [
        "如果美方不改正，中方将对美国官员实施签证限制。",
        "若美方一意孤行，中方决定对三名美国官员实施制裁。",
        "一旦美方列单，中方将把三家美国企业列入不可靠实体清单。",
        "除非美方改正，中方将对美国官员实施签证限制。",
        "如果美方驱逐中国外交官，中方将驱逐美国外交官。",
        "倘若美方不撤销决定，我们将对三名美国议员实施制裁。",
    ],
)
def test_what_hangs_on_a_condition_is_a_warning(vocabulary: Vocabulary, text: str) -> None:
    found = reading(vocabulary, text)
    assert found.verdict is Verdict.THREATENS
    assert [(a.issuer, a.targets) for a in found.new_actions] == [("CN", ("US",))]


@pytest.mark.parametrize(
    "text",
    [
        "中方不得不决定对美国企业采取反制措施。",
        "商务部决定将三家美国企业列入不可靠实体清单。",
        "中方决定对三名美国官员不予签证。",
        "中方决定不准三名美国官员入境。",
        "中方决定不予三名美国议员签发签证。",
        "中方决定对不尊重事实的三名美国议员实施制裁。",
        "美方不顾中方反对，中方决定对三名美国官员实施制裁。",
        "由于美方没有纠正错误，中方决定对三名美国官员实施签证限制。",
        "中方决定自即日起不再给三名美国官员签发签证。",
        "中方决定对三名美国官员实施制裁。如果美方继续，中方将进一步反制。",
        "外交部宣布，三名美国外交官为不受欢迎的人，若逾期不离境，将取消其外交身份。",
        "中方决定对三名美国官员实施签证限制，他们若入境将被拒绝。",
        "中方从不惹事，但也不怕事，决定对三名美国官员实施制裁。",
        "商务部决定将散布谣言的三家美国企业列入不可靠实体清单。",
        "中方不能坐视不管，决定驱逐三名美国外交官。",
        "中方决定不仅对三名美国官员实施制裁，而且驱逐两名美国外交官。",
        "美方否认其责任，中方决定对三名美国官员实施制裁。",
        "中方决定对三名美国官员实施制裁，不含其家属。",
        "中方毫不犹豫将三名美国官员列入制裁清单，今日起生效。",
    ],
)
def test_a_negation_that_denies_no_act_leaves_it(vocabulary: Vocabulary, text: str) -> None:
    assert reading(vocabulary, text).verdict is Verdict.ANNOUNCES


def test_an_easing_decided_is_one_though_another_is_refused(vocabulary: Vocabulary) -> None:
    text = "今天，商务部决定解除对三家美国企业的制裁，但不解除对其他企业的制裁。"
    assert reading(vocabulary, text).verdict is Verdict.EASES


def test_necessary_measures_under_a_condition_are_a_stock_line(vocabulary: Vocabulary) -> None:
    text = "如果美方一意孤行，中方将采取必要措施，坚定维护自身权益。"
    assert reading(vocabulary, text).verdict is Verdict.NONE

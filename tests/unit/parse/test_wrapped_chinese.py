"""Chinese broken at the width of a page is read as if it were not; lists and paragraphs stay apart."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.action import Document
from bot.domain.letters import plain_letters
from bot.reading import read
from shipped import shipped_vocabulary

NOTICE = (
    "针对美方对华打压升级的错误行径，为坚定维护国家主权和安全利益，中方依据反外国制裁法有关规定，今天正式决定对在涉港问题上表现恶劣的"
    "两名美国议员实施制裁，不予签发签证、不准入境。"
)


def broken(text: str, width: int) -> str:
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


@pytest.mark.parametrize("width", range(18, 46))
def test_breaks_at_a_width_are_undone(width: int) -> None:
    assert plain_letters(broken(NOTICE, width)).replace("\n", "") == NOTICE
    assert plain_letters(broken(NOTICE, width)).count("\n") <= 1  # behind a stop that fills its line


@pytest.mark.parametrize("width", [20, 23, 31, 40])
def test_an_act_broken_at_a_width_is_found(width: int) -> None:
    text = plain_letters(broken(NOTICE, width))
    document = Document("t", "t", "", text, date(2025, 9, 16), language="zh", country="CN")
    reading = read(shipped_vocabulary(), document)
    assert [(a.targets, a.count) for a in reading.new_actions] == [(("US",), 2)]


@pytest.mark.parametrize(
    "text",
    [
        "北陆雷达精密工业株式会社东京总公司\n丸越重工业株式会社大阪港造船事业所\n濑户内推进系统株式会社广岛制作所",
        "外交部发言人就有关问题答记者问全文如下\n问：中方将如何应对？\n答：我们表示坚决反对。",
        "我们表示坚决反对，并已提出严正交涉。\n我们要求美方停止打压，纠正错误做法。\n中方将继续关注，维护自身利益。",
        "一、冻结其在我国境内的动产、不动产和其他财产\n二、禁止我国境内的组织、个人与其进行有关交易\n三、不予签发签证、不准其本人及直系亲属入境",
        "中方决定对其采取措施，\n即日起生效。",
    ],
)
def test_lists_turns_and_paragraphs_keep_their_lines(text: str) -> None:
    assert plain_letters(text) == text


@given(st.lists(st.text("中美，。、一1 ", min_size=0, max_size=40), max_size=8).map("\n".join))
def test_doing_it_twice_changes_nothing(text: str) -> None:
    once = plain_letters(text)
    assert plain_letters(once) == once

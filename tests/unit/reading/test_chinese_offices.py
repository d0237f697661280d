"""Chinese offices with brackets and quotation marks before a name; words that are offices alone. Invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

ON = date(2024, 6, 14)


def first(vocabulary: Vocabulary, text: str) -> ActionDraft:
    document = Document("t", "cn_mfa_zh", "外交部发言人答记者问", text, ON, language="zh", country="CN")
    return read(vocabulary, document).new_actions[0]


@pytest.mark.parametrize(
    ("those", "persons", "bodies"),
    [
        ("美国“某某评估委员会”（SRC）主席安娜·示例", ("安娜·示例",), ()),
        ("“样本国际协会”金某某", ("金某某",), ()),
        ("“样本国际协会”", (), ("样本国际协会",)),
        ("安娜·示例（Ana Shili）", ("Ana Shili",), ()),
    ],
)
def test_brackets_of_an_office_are_not_the_name(
    vocabulary: Vocabulary, those: str, persons: tuple[str, ...], bodies: tuple[str, ...]
) -> None:
    act = first(vocabulary, f"中方决定对{those}、前商务部长约翰·样本等3名美方人员和实体实施制裁。")
    assert tuple(n for n in act.persons_named if n != "约翰·样本") == persons
    assert tuple(name.strip("“”") for name in act.entities_named) == bodies


def test_an_office_alone_names_nobody(vocabulary: Vocabulary) -> None:
    act = first(vocabulary, "中方决定禁止英国有关人员入境，包括企业的代表、提供军援的英国公民。")
    assert not act.named

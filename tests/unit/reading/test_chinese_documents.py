"""Chinese of Beijing, Taipei and agencies: each act beside words that do nothing. Texts are invented."""

from datetime import date

import pytest

from bot.domain.action import Document, Reading
from bot.domain.words import Standing
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)
# publisher (None: an agency), verdict, what acts, what does not
PAIRS: dict[str, tuple[str | None, str, str, str]] = {
    "the spokesperson answers without a label": (
        "CN",
        "announces",
        "有记者问：法国议员代表团访问台湾。中方将如何应对？\n发言人表示，中方决定即日起对法国议员杜瓦尔实施制裁，禁止其入境。",
        "有记者问：法国议员代表团访问台湾，中方决定即日起对法国议员杜瓦尔实施制裁，可否证实？\n发言人表示，我没有信息提供。",
    ),
    "visas stopped from today": (
        "CN",
        "announces",
        "问：请介绍情况。\n答：中国驻韩国使领馆已从今天起暂停签发韩国公民赴华短期签证。",
        "问：请介绍情况。\n答：中国驻韩国使领馆此前暂停签发韩国公民赴华短期签证，理由早已说明。",
    ),
    "a waiver of visas stopped": (
        "CN",
        "announces",
        "根据对等原则，中方决定自5月20日起，停止对持瑞典普通护照人员试行免签入境政策。",
        "中方决定自5月20日起，延长对持瑞典普通护照人员试行免签入境政策。",
    ),
    "no waiver any longer": (
        "TW",
        "announces",
        "外交部自即日起不再給予巴拉圭旅客免簽待遇。",
        "外交部自即日起給予巴拉圭旅客免簽待遇。",
    ),
    "a law first, then those hit": (
        "CN",
        "announces",
        "依照《中华人民共和国反外国制裁法》，对在涉港问题上表现恶劣的美国国会议员实施制裁。",
        "依照《中华人民共和国反外国制裁法》，对有关个人实施制裁的决定由外交部公布。",
    ),
    "dealings, not merging firms": (
        "CN",
        "announces",
        "中方决定对美国翎盾公司采取反制措施，禁止其与中国企业进行交易。",
        "决定附加限制性条件批准此项集中，要求双方不得对中国客户进行搭售，不得限制客户采购。",
    ),
    "a permit of residence ended": (
        "TW",
        "announces",
        "內政部公告，自即日起廢止三名中國籍人士居留許可，並禁止渠等五年內來臺。",
        "內政部公告，自即日起放寬居留許可之申請，歡迎外國專業人士來臺。",
    ),
    "an easing in the style of Taipei": (
        "TW",
        "eases",
        "我國自即日起取消去年對賴索托國民採取之對等簽證管制措施。",
        "外交部籲請賴索托取消去年對我國國民採取之簽證管制措施。",
    ),
    "otherwise an answer in kind": (
        "TW",
        "threatens",
        "倘索馬利亞政府不撤回該項無理決定，我國將採取對等反制作為，禁止索馬利亞護照持有人入境。",
        "索馬利亞政府宣布禁止我國人入境，外交部表達抗議，促請索國撤回該項無理決定。",
    ),
    "a headline on an act": (
        None,
        "announces",
        "陸宣布制裁波蘭總統府祕書長\n中國外交部指波蘭官員訪台挑釁。",
        "陸宣布制裁無效\n中國外交部指波蘭制裁不具效力。",
    ),
    "a shop of Beijing speaks in the news": (
        None,
        "announces",
        "國台辦10日宣布，將台灣學者邱俊凱列為“台獨”打手幫凶，其本人及家屬不得進入大陸。",
        "國台辦10日宣布，將邀請台灣學者邱俊凱參加論壇，其本人及家屬可進入大陸。",
    ),
}


def chinese(vocabulary: Vocabulary, text: str, country: str | None = "CN") -> Reading:
    title, _, body = text.rpartition("\n") if country is None else ("", "", text)
    standing = Standing.OFFICIAL if country else Standing.AGENCY
    return read(
        vocabulary, Document("t", "t", title, body, ON, language="zh", country=country, standing=standing)
    )


@pytest.mark.parametrize("case", PAIRS)
def test_the_act_is_told(vocabulary: Vocabulary, case: str) -> None:
    country, verdict, act, _ = PAIRS[case]
    assert chinese(vocabulary, act, country).verdict.value == verdict


@pytest.mark.parametrize("case", PAIRS)
def test_its_neighbour_rings_nobody(vocabulary: Vocabulary, case: str) -> None:
    country, _, _, silent = PAIRS[case]
    assert not chinese(vocabulary, silent, country).verdict.acts


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        (
            "大陆方面决定，依法将邱俊凯、吴品萱、方志远3人列入“台独”顽固分子清单。",
            {"邱俊凯", "吴品萱", "方志远"},
        ),
        ("我们决定将邱俊凯列入“台独”顽固分子清单，禁止其进入大陆。", {"邱俊凯"}),
        ("中方决定对石川俊夫采取反制措施，不准其入境。", {"石川俊夫"}),
        ("吴品萱公然鼓吹“台独”，性质恶劣。中方决定对其采取惩戒措施。", {"吴品萱"}),
        ("吴品萱公然鼓吹“台独”。此举性质恶劣。中方决定对其采取惩戒措施。", {"吴品萱"}),
        ("英国议员汤普森、海顿执意窜访台湾。中方坚决反对，决定对上述两人实施制裁。", {"汤普森", "海顿"}),
        ("中方决定，对汤普森、海顿等三名英国议员实施制裁。", {"汤普森", "海顿"}),
    ],
)
def test_who_is_named_alone_or_before_a_number_is_read(
    vocabulary: Vocabulary, text: str, persons: set[str]
) -> None:
    assert {n for a in chinese(vocabulary, text).new_actions for n in a.persons_named} == persons


@pytest.mark.parametrize(
    "text",
    [
        "中方决定对马尼拉采取反制措施。",
        "中方决定对白俄罗斯采取反制措施。",
        "中方决定对金融机构采取反制措施。",
        "中方决定对官员、议员等三名美国人员实施制裁。",
        "北京决定制裁波兰总统府秘书长。",
        "周边国家公然炒作。中方决定对其采取反制措施。",
        "根据对等原则，中方要求美驻华使领馆包括驻香港总领馆在租赁、购置、扩建房产时，须提前报批。",
    ],
)
def test_a_city_an_office_or_a_kind_of_people_is_no_person(vocabulary: Vocabulary, text: str) -> None:
    assert not [n for a in chinese(vocabulary, text).new_actions for n in a.persons_named]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("外交部宣布自即日起禁止三名喬治亞官員入境。", {"GE"}),
        ("外交部宣布自即日起禁止三名索馬利亞官員入境。", {"SO"}),
        ("外交部宣布自即日起禁止三名肯亞官員入境。", {"KE"}),
        ("外交部宣布自即日起禁止三名美國喬治亞州官員入境。", {"US"}),
    ],
)
def test_states_go_by_the_names_that_taipei_gives_them(
    vocabulary: Vocabulary, text: str, targets: set[str]
) -> None:
    assert {c for a in chinese(vocabulary, text, "TW").new_actions for c in a.targets} == targets


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("因应美方将六名中方官员列入名单，中方决定对五名美国议员实施制裁。", 5),
        ("中方决定对五名美国议员、六名美国官员实施制裁。", 11),
        ("中方决定对汤普森、海顿等四人的家属实施制裁。", 4),
    ],
)
def test_those_of_the_answered_act_are_not_counted(vocabulary: Vocabulary, text: str, count: int) -> None:
    assert [a.count for a in chinese(vocabulary, text).new_actions] == [count]


def test_the_words_that_declare_an_act_are_no_body(vocabulary: Vocabulary) -> None:
    text = "外交部发言人宣布中方对英国机构和个人实施制裁\n中方决定对英国北海研究所实施制裁。"
    title, body = text.split("\n")
    reading = read(vocabulary, Document("t", "t", title, body, ON, language="zh", country="CN"))
    assert [a.entities_named for a in reading.new_actions] == [("北海研究所",)]

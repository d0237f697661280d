"""Classes of Chinese verbs with one object beside words that announce nothing. Texts are invented."""

from datetime import date

import pytest

from bot.domain.action import Document, Reading
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)
# publisher, verdict, what acts, what does not
PAIRS: list[tuple[str, str, str, str]] = [
    (
        "CN",
        "announces",
        "我们已经决定，今后停发签证给两名美国官员。",
        "中方此前已经决定停发签证给两名美国官员，理由早已说明。",
    ),
    (
        "CN",
        "announces",
        "中方通知日方，三名日本议员的签证被吊销。",
        "多名中国留学生的签证被吊销，中方提出交涉。",
    ),
    (
        "CN",
        "announces",
        "中方不再向这三名日本官员签发签证。",
        "签证中心装修期间不再向申请人签发签证，请改期。",
    ),
    ("CN", "announces", "英国法官贝尔福特今后不得踏入中国内地和香港。", "旅客今后不得踏入候机楼的施工区。"),
    (
        "CN",
        "announces",
        "国台办宣布对该台湾议员采取措施，其本人不得进入大陆。",
        "国台办说，台湾议员的提问很多，其本人不愿进入会场。",
    ),
    (
        "CN",
        "announces",
        "自今日起，法国北岸研究所在华资产一律冻结。",
        "法国北岸研究所的报告说，在华资产被冻结的说法没有根据。",
    ),
    (
        "CN",
        "announces",
        "商务部把美国翎盾公司记入不可靠实体清单。",
        "商务部把各方意见记入会议纪要，不可靠实体清单未作讨论。",
    ),
    (
        "CN",
        "announces",
        "美国翎盾公司自公告之日起列入管控名单。",
        "该公司去年三月起列入名单的说法，商务部不予评论。",
    ),
    ("CN", "announces", "自今日零时起，我方禁止向美国翎盾公司供货。", "自今日零时起，列车禁止携带宠物。"),
    ("CN", "announces", "中国决定驱离一名法国使馆官员。", "海警依法驱离一艘闯入的菲律宾船只。"),
    ("CN", "announces", "中方要求两名法国使馆人员一周内回国。", "使馆要求留学生一周内回国报到。"),
    ("CN", "announces", "两名英国媒体驻京记者的记者证作废。", "中国记者的记者证被美方吊销，我们反对。"),
    ("CN", "announces", "中方不再承认法国驻华使馆武官的外交身份。", "中方不再承认错误的历史叙述。"),
    (
        "CN",
        "announces",
        "外交部通知法国使馆，收回法国驻武汉总领事馆的开设许可。",
        "法国驻武汉总领事馆今天开设新窗口。",
    ),
    ("CN", "announces", "中方把捷克驻华使馆人员规模压缩至三人。", "中国驻捷克使馆的招待会规模不大。"),
    ("CN", "announces", "公安机关对两名台湾网红予以惩戒。", "对网络诈骗的惩戒制度正在讨论。"),
    (
        "KR",
        "announces",
        "韩国政府宣布，对朝鲜两名人员实施单边制裁。",
        "中方反对任何国家对朝鲜人员实施单边制裁。",
    ),
    ("CN", "eases", "从6月1日起，此前对波兰公民的对等限制取消，双方恢复正常签证。", "从6月1日起，会议取消。"),
    (
        "CN",
        "threatens",
        "美方胆敢再制裁中国官员，中方必以同样手段还击。",
        "美方再制裁中国官员，中方保留还击的权利。",
    ),
    (
        "CN",
        "threatens",
        "荷兰一旦对中企下手，我们的反制会如期而至。",
        "荷兰的春天会如期而至，反制之说无从谈起。",
    ),
    (
        "CN",
        "threatens",
        "若波兰执意关闭口岸，中方就会还击。",
        "若各国合作，中方就会有更多朋友。",
    ),
]


def reading(vocabulary: Vocabulary, country: str, text: str) -> Reading:
    return read(vocabulary, Document("t", "t", "", text, ON, language="zh", country=country))


@pytest.mark.parametrize(("country", "verdict", "acts", "silent"), PAIRS, ids=lambda value: str(value)[:16])
def test_a_class_of_verbs_acts_with_its_object_and_with_no_other(
    vocabulary: Vocabulary, country: str, verdict: str, acts: str, silent: str
) -> None:
    assert reading(vocabulary, country, acts).verdict.value == verdict
    assert not reading(vocabulary, country, silent).verdict.acts

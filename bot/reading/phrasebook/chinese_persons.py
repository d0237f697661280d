"""Chinese persons named alone, by their surname, and those whom announcing words call "him" or "the two"."""

from bot.lexicon.patterns import Pattern
from bot.reading.phrasebook.grammar import Name

# The commonest family names, folded; letters that mostly begin other words (高 high, 安 safe) are left out.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘董袁于余叶蒋杜苏魏程吕丁沈任姚卢"
    "傅钟姜崔谭廖范汪陆金石戴贾賈韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤"
    "柯游庄詹颜翁简施柳涂巫卓管凌纪"
)
_JAPANESE = (
    "高桥|佐藤|铃木|田中|渡边|伊藤|山本|中村|小林|加藤|吉田|山田|山口|松本|井上|木村|清水|斋藤|石川|高市|岸田|麻生|河野|小泉|小泽|岩屋|"
    "山崎|中岛|池田|阿部|桥本|森田|石井|小川|前田|冈田|后藤|藤田|村上|近藤|远藤|青木|坂本|福田|西村|太田|三浦|藤井|中川|石原|古屋|萩生田|世耕"
)
_FULL = (
    rf"(?:(?:欧阳|司马|上官|诸葛|[{_SURNAMES}])[\u4e00-\u9fff]{{2}}"
    rf"|(?:{_JAPANESE})[\u4e00-\u9fff]{{1,2}})"
)
_NOBODY = Pattern(
    r"^(?:马尼拉|马德里|马来西|白俄罗|黎巴嫩|金融|金砖|温哥华|方面|江苏省|江西省|石油|石化|白皮书|白宫|武装|武器|余下|任何|管制|管理|"
    r"何种|于近|马上|万分|黄金|汤加|毛里求|许多|严重|程度|周边|周日|周一|丁方|纪念|纪检|凌晨|游客|简单|施压|雷达|雷神|洪都拉|叶门|史上)"
    r"|[国方党军部会社团院所省市州县区家者们员等人业品案法令海岛洋河山岸台]$|[的在和与及对将把被其之某]"
)
_ALONE = Pattern(rf"^{_FULL}$")
# 某某本人, 某某及其家属: one person of whom the announcing words speak.
HIMSELF = Pattern(
    rf"(?:^|[，。；：、])(?P<name>(?!其|该|上述){_FULL})(?=本人|及其?(?:家属|直系亲属|配偶|家人))"
)
_NAME = r"(?:(?!等)[\u4e00-\u9fff]){2,5}(?:·[\u4e00-\u9fff]{1,9})*"
# "甲、乙等五名助理": as many names as stand before the number.
_LIST = Pattern(rf"(?P<list>{_NAME}(?:、{_NAME})+)等?(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})[名人位]")
_ONE_OF_LIST = Pattern(_NAME)
_KIND = Pattern(
    r"官员|人员|分子|企业|公司|集团|组织|机构|政府|中央|地方|议员|记者|学者|政客|国家|家属|外交|媒体|[国方]$"
)


def is_person(bare: str) -> bool:
    """Whether three letters, or four with a surname of two, are most probably somebody's whole name."""
    return _ALONE.match(bare) is not None and not _NOBODY.search(bare)


def listed_with_number(text: str, start: int, end: int) -> list[Name]:
    """The names of 甲、乙等五人 in [start, end); none where a part of the list is a kind of people."""
    found = _LIST.search(text, start, end)
    if found is None:
        return []
    names = list(_ONE_OF_LIST.finditer(text, *found.span("list")))
    if any(_KIND.search(m.group()) for m in names):
        return []
    return [(m.group(), m.start(), m.end(), False) for m in names]


_HIM = Pattern(r"(?:对|禁止|限制|冻结|不准|将|把|制裁|，)其(?:本人|个人)?(?!中|他|余|家族|家属|所属)")
_DOES = (
    r"(?=多次|长期|在|顽固|公然|曾|屡|一再|再次|日前|近日|作为|身为|充当|积极|利用|执意|不顾|甘[为当心]|勾连|鼓吹"
    r"|炮制|煽动|数典忘祖|妄|大肆|叫嚣|自称|散布|操弄)"
)
_TRANSLITERATED = Pattern(
    r"(?:^|[，、。]|议员|官员|主席|部长|将军|参议员|众议员|分子)"
    r"(?P<name>[\u4e00-\u9fff]{1,9}(?:·[\u4e00-\u9fff]{1,9}){1,3}?)"
    r"(?=[^·\u4e00-\u9fff]|多次|长期|在|顽固|公然|曾|屡|一再|作为|积极|利用)"
)
_SURNAMED = Pattern(
    rf"(?:^|[，。；：]|议员|代表|委员|主席|部长|主委|立委|院长|县长|市长|秘书长|发言人|负责人|董事长|教授|分子|人士|名嘴)(?P<name>{_FULL}){_DOES}"
)
# "甲、乙充当帮凶。……将上述两人": as many as are said to be meant.
_THE_ABOVE = Pattern(r"(?:上述|该|这)(?P<n>[两二三四五六七八九十\d]{1,2})[人名]")
_LISTED_ABOVE = Pattern(
    rf"(?:^|[，,。；：]|议员|官员|政客|代表|委员|学者|分子|人士)(?P<those>(?:(?!议员|官员)[\u4e00-\u9fff]){{2,6}}?(?:、[\u4e00-\u9fff]{{2,6}}?){{1,9}}?){_DOES[:-1]}|等)"
)
_SMALL = {sign: number for number, sign in enumerate("二三四五六七八九十", 2)} | {"两": 2}


def meant(text: str, before: str) -> tuple[Name, ...]:
    """Of whom the sentence before speaks, when the announcing words say "him": places in that sentence."""
    if above := _above(text, before):
        return above
    if not _HIM.search(text):
        return ()
    found = [m for row in (_TRANSLITERATED, _SURNAMED) for m in row.finditer(before)]
    return tuple(
        (m["name"], m.start("name"), m.end("name"), False) for m in found if not _NOBODY.search(m["name"])
    )


def _above(text: str, before: str) -> tuple[Name, ...]:
    said = _THE_ABOVE.search(text)
    listed = _LISTED_ABOVE.search(before) if said else None
    if said is None or listed is None:
        return ()
    number = int(said["n"]) if said["n"].isdecimal() else _SMALL.get(said["n"])
    found: list[Name] = []
    left = listed.start("those")
    for part in listed["those"].split("、"):
        found.append((part, left, left + len(part), False))
        left += len(part) + 1
    return tuple(found) if len(found) == number else ()

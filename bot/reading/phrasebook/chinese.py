"""Chinese beside its tables: traditional letters folded into simplified, numerals, and names of those hit."""

import re

from bot.reading.phrasebook.grammar import Grammar, Name

# Letter for letter after OpenCC's TSCharacters (Apache-2.0), of the letters that the tables and the forms of
# states use. A full converter also decides between words: patterns do not need it, and spans forbid that it
# changes the length.
_TRADITIONAL = (
    "乾亞佈來侷係個們倫偽傢傳傾僞價內兩凍凱別刪則剋剛動務勞勢勸區協卽厤參員問喬單噁噹嚮嚴囌國圍"
    "圖團埰執堅報壓奧學宮寀實寧將對導屬岡島峽嶼幹幾庫廣弔強彆彈彿徑從復徵惡愛慮憲應懞懲戰採揚損"
    "撾擊擬擴敎敗敘於昇時暫曆曏書會朮東査條業極榦構樓機檯權歐歡歷決減湯準澤濛濟瀋灣為烏爭爲爾現"
    "產産甦甯當發盧眾矇祕稅稱竄箇範簽籤籲糰約納紐級紹組結絕絡統絶經綫維網線緬總織繫繼續罰羅羣義"
    "習聖聞聯聲脫臘臺與舉舘艦茲莊華萊蓆蔘薩蘇蘭處虛衆術衕衛裏補裡製複覈規視親託記訪許註証誕語誤"
    "談諜諾謂講證議譴護讓讚貝負財貨責買貼貿資賓贊軍輪辦迴連週進過達違遠選邊郵釁釋針釦銀銷錯錶鍼"
    "鎖鎭鎮鑑鑒長門閉開間閤關陞陸陽隊際險隻雙離難電韋韓響項須頓領題顧颱飛館馬駐驅體髮鬆鬚魯鮮麥"
    "黨齣"
)
_SIMPLIFIED = (
    "干亚布来局系个们伦伪家传倾伪价内两冻凯别删则克刚动务劳势劝区协即历参员问乔单恶当向严苏国围"
    "图团采执坚报压奥学宫采实宁将对导属冈岛峡屿干几库广吊强别弹佛径从复征恶爱虑宪应蒙惩战采扬损"
    "挝击拟扩教败叙于升时暂历向书会术东查条业极干构楼机台权欧欢历决减汤准泽蒙济沈湾为乌争为尔现"
    "产产苏宁当发卢众蒙秘税称窜个范签签吁团约纳纽级绍组结绝络统绝经线维网线缅总织系继续罚罗群义"
    "习圣闻联声脱腊台与举馆舰兹庄华莱席参萨苏兰处虚众术同卫里补里制复核规视亲托记访许注证诞语误"
    "谈谍诺谓讲证议谴护让赞贝负财货责买贴贸资宾赞军轮办回连周进过达违远选边邮衅释针扣银销错表针"
    "锁镇镇鉴鉴长门闭开间合关升陆阳队际险只双离难电韦韩响项须顿领题顾台飞馆马驻驱体发松须鲁鲜麦"
    "党出"
)
_FOLDED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_ANY_TRADITIONAL = re.compile(f"[{_TRADITIONAL}]")


def simplified(text: str) -> str:
    """The text with traditional letters replaced; every letter keeps its place."""
    return text.translate(_FOLDED) if _ANY_TRADITIONAL.search(text) else text


_DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100}


def numeral(words: str) -> int | None:
    """A number below a thousand in Chinese numerals (十一, 二十, 两百三十五); None when it is none."""
    total, digit = 0, None
    for letter in words.strip():
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _TENS:
            total += (1 if digit is None else digit) * _TENS[letter]
            digit = None
        else:
            return None
    total += digit or 0
    return total or None


_OBJECT = re.compile(
    r"(?:对|将|把|宣布)(?P<those>[^。；]{2,1200}?)(?:列入|列为|纳入|增列|采取|实施|施加|为(?=“)|，(?=冻结|不予|禁止))"
)
_PART = re.compile(r"（[^）]*[）)]|\([^)]*[）)]|[、]|以及|和(?=[^、]{2,})|及(?!其)|，")
_LATIN = re.compile(r"[（(]\s*[\u200b-\u200f]?(?P<name>[A-Z][^（）()]{1,90}?)\s*[）)]")
_BODY = re.compile(
    r"(?:公司|集团|企业|株式会社|研究所|研究院|研究中心|图书馆|基金会|协会|联盟|委员会|实验室|大学|机构|组织|"
    r"中心|银行|工作组|民主协会|智库|报社|学院|联合会|论坛|同盟|集群)$"
)
_UNNAMED = re.compile(
    r"^(?:[^·]{0,14}?)(?:有关|相关|部分|一些|上述|以下|下列|多名|数名|个别|其|若干|\d+[家名位]|[一二两三四五六七八九十]+[家名位])"
)
_PERSON = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·(?:[A-Z]\.?·?)?[\u4e00-\u9fff]{1,9})+$")
_TITLE = re.compile(
    r"(?:领事|总领事|参赞|武官|大使|主任|主管|顾问|议员|议长|国务卿|总裁|主席|部长|司令|所长|院长|会长|"
    r"专员|教授|学者|人士|分子|政客|代表|助理|记者|秘书|州长|市长|官|创始人|执行官)(?P<name>[\u4e00-\u9fff]{2,4})$"
)
_LEAD = re.compile(r"^(?:.{0,60}的)?(?:美国|英国|加拿大|日本|欧盟|德国|澳大利亚|立陶宛|法国|美方)?")
_GENERIC = re.compile(
    r"^(?:军工|国防|军火|军民|涉台|涉港|涉疆|反华|有关|相关|高科技|科技|国会|政府|非政府|非|民间|媒体|防务|军事|无人机)*"
    r"(?:公司|集团|企业|机构|组织|智库|大学|银行|工作组|委员会|中心|协会|基金会|联盟|实验室)$"
)
_COUNTED = re.compile(r"等?(?:\d+|[一二两三四五六七八九十]+)?(?:家|名|人|个)(?:[^·]{0,40})$|等[^·]{0,40}$")


def names(text: str) -> tuple[Name, ...]:
    """Persons and bodies between 对 or 将 and what is done to them; a name in brackets where it is Latin."""
    found: dict[str, Name] = {}
    for those in _OBJECT.finditer(text):
        for start, end in _parts(text, *those.span("those")):
            if name := _named(text, start, end):
                found.setdefault(name[0], name)
    return tuple(found.values())


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts, left = [], start
    for joint in _PART.finditer(text, start, end):
        if joint.group()[0] not in "（(":  # brackets belong to the name before them
            parts.append((left, joint.start()))
            left = joint.end()
    return [*parts, (left, end)]


def _named(text: str, start: int, end: int) -> Name | None:
    latin = _LATIN.search(text, start, end)
    bare = re.split(r"[（(]", text[start:end], maxsplit=1)[0]
    bare = _COUNTED.sub("", bare).strip("“”‘’ 　")
    lead = _LEAD.match(bare)
    bare = bare[lead.end() :].strip("“”‘’ 　") if lead else bare
    if not bare or _UNNAMED.match(bare) or _GENERIC.match(bare):
        return None
    is_body = _BODY.search(bare) is not None
    person = None if is_body else _PERSON.search(bare) or _TITLE.search(bare)
    if not (is_body or person):
        return None
    if latin:
        return latin["name"], latin.start("name"), latin.end("name"), is_body
    spelled = (person.groupdict().get("name") or person.group()) if person else bare
    at = text.find(spelled, start, end)
    return (spelled, at, at + len(spelled), is_body) if at >= 0 else None


_ANNEX = re.compile(r"(?:^|\n)[^\S\n]*附\s*件[^\n]{0,10}(?:\n|$)|\n[^\n]{0,30}(?:清单|名单)[^\S\n]*\n")
_ENTRY = re.compile(
    r"(?:^|\n)[^\S\n]*(?P<number>[（(]?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})[）)]?[、.．,，\s]?)[^\S\n]*"
    r"(?P<line>[^\n]{2,160})"
)
_ONLY = re.compile(r"\n(?P<line>[^\n，]{2,80}[（(][A-Z][^\n（()）]{2,80}[）)][^\n]{0,80})")
_HEADING = re.compile(
    r"^(?:企业|个人|实体|机构|高级管理人员|组织|人员)$|^(?:对|禁止|冻结|不批准|不予|特殊|本)"
)
_SEX = re.compile(r"[，,]\s*(?:男|女)")


def listed(text: str) -> tuple[Name, ...]:
    """The entries of an annex: numbered lines with a name, in Latin letters where brackets give one."""
    annex = _ANNEX.search(text)
    if annex is None:
        return ()
    entries = list(_ENTRY.finditer(text, annex.end() - 1)) or list(_ONLY.finditer(text, annex.end() - 1))
    found: dict[str, Name] = {}
    for entry in entries:
        if name := _entry(text, entry):
            found.setdefault(name[0], name)
    return tuple(found.values())


def _entry(text: str, entry: re.Match[str]) -> Name | None:
    line = entry["line"].strip()
    if _HEADING.match(line):
        return None
    bare = re.split(r"[（(，,]", line, maxsplit=1)[0].strip()
    start = text.index(bare, entry.start("line"))
    person = _PERSON.search(bare)
    is_body = not (_SEX.search(line) or person or re.fullmatch(r"[\u4e00-\u9fff]{2,3}", bare))
    latin = _LATIN.search(text, entry.start("line"), entry.end("line"))
    if latin:
        return latin["name"], latin.start("name"), latin.end("name"), is_body
    if person and not is_body:
        start, bare = start + person.start(), person.group()
    return bare, start, start + len(bare), is_body


CHINESE = Grammar(fold=simplified, numeral=numeral, names=names, listed=listed)

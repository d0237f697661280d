"""Names of those hit in Chinese: in the announcing sentence, and in the annex that lists them."""

import re

from bot.lexicon.patterns import Pattern
from bot.reading.phrasebook.chinese_persons import HIMSELF, is_person, listed_with_number
from bot.reading.phrasebook.grammar import Name

_OBJECT = Pattern(
    r"(?:对(?!等)|将|把|(?<![排陈罗开])列(?=[^。；，]{2,60}为[“「『]?不受欢迎)|宣布(?!中方|中国|我方|我国|即日|自|对|将|把)|(?<=方)要求)(?P<those>[^。；]{2,1200}?)(?:列入|列为|纳入|增列|(?:对等)?(?:采取|实施|施加|进行)|为(?=[“「『])|，?(?=冻结|不予|禁止)|(?:等?[两三四五六七八九十\d]{1,3}家[^，。；、]{0,4}(?:媒体|机构)[^，。；、]{0,6}|等?(?:媒体|机构))?(?:须|应)?(?=，?(?:自即日起，?)?[在于][\d一二三四五六七八九十]{1,3}[天日]内)|的(?=(?:反制|制裁|惩戒|签证限制|入境限制)(?:措施)?(?:$|[。，；]))|：$)"
)
# "制裁两家公司和商人某某": those hit right behind the verb.
_SANCTIONED = Pattern(r"(?:，|、|宣布|决定|将)制裁(?P<those>[^，。；]{2,200}?)(?=[，。；]|$)")
# "禁止部长甲、主任乙等高官入境": those kept out.
_KEPT_OUT = Pattern(
    r"(?:禁止|不准|不允许|不许|拒绝)(?P<those>[^。；]{2,300}?)(?:等[^，。；、]{0,12})?(?:入境|进入|前往|来访)"
)
# "总统甲与外长乙被列入制裁名单": named before it is told what was done.
_PUT_ON = Pattern(
    r"(?:^|[，。；：]|宣布)(?P<those>[^，。；]{2,60}?)(?:均|也|都)?被[^，。；]{0,6}?(?:列入|纳入)[^，。；]{0,12}?"
    r"(?:制裁|禁止入境|黑)"
)
# "甲、乙、丙三人……将上述三人": named before it is told what is done to them.
_ABOVE = Pattern(
    r"(?:^|[，。；：])(?P<those>[\u4e00-\u9fff·]{2,12}(?:、[\u4e00-\u9fff·]{2,12}){1,9})等?[两三四五六七八九十\d]{1,3}人"
    r"(?=[^。]*(?:上述|该)[两三四五六七八九十\d]{0,3}[人名])"
)
_INCLUDED = Pattern(
    r"(?<![（(])(?:包括|包含|分别是|分别为)[:：]?(?!冻结|禁止|不予|但不限|香港|驻|在)(?P<those>[^。；：]{2,400})"
)
# "对以下3名外国人采取措施：甲·乙、丙·丁": a list behind the colon, up to the measures.
_BELOW = Pattern(
    r"(?:以下|下列)[一二三四五六七八九十\d]{0,3}[名家个位][^。；：:]{2,40}[：:](?!冻结|不予|禁止|[一1（对])"
    r"(?P<those>[^。；：:]{2,600}?)(?=[。；]|$|，(?:冻结|不予|禁止|自|并))"
)
# "包括某甲担任高管的公司": words that describe others name nobody.
_DESCRIBED = Pattern(r"[^，]*的(?:公司|企业|人员)等?(?=，|$)")
_PLACE = Pattern(r"^(?:在|位于|由)")
_PART = Pattern(
    r"（[^）]*[）)]|\([^)]*[）)]|[、，]|,(?!\d)|以及|与(?=[^、，]{0,8}(?:外长|总统|总理|首相|部长|主席|议员)[^、，])|和(?=[^、]{2,})|及(?!其)|及其(?=妻|夫人|丈夫|儿子|女儿|子女|配偶|[兄弟姐妹])|(?<=》)(?=《)"
)
_LATIN = Pattern(r"[（(]\s*[\u200b-\u200f]?(?P<name>[A-Z][^（）()\u4e00-\u9fff]{1,90}?)\s*[）)]")
_BODY = Pattern(
    r"(?:公司|集团|企业|会社|研究所|研究院|研究中心|图书馆|基金会|协会|联盟|委员会|实验室|大学|机构|组织|事务所|"
    r"中心|银行|电台|电视台|通讯社|广播|报|新闻网|周刊|杂志|小组|法庭|智库|报社|学院|联合会|论坛|同盟|代表处|办事处)$"
)
_UNNAMED = Pattern(
    r"^[^·]{0,14}?(?:有关|相关|部分|一些|上述|以下|下列|多名|数名|个别|其|若干|\d+[家名位个]|[一二两三四五六七八九十]+[家名位])"
)
_OFFICE = (
    r"(?:总领事|领事|参赞|武官|大使|主任|主管|顾问|议员|议长|国务卿|总裁|主席|部长|司令|所长|院长|会长|专员|委员|"
    r"教授|学者|人士|分子|政客|代表|助理|记者|秘书长|秘书|州长|市长|将军|官员|官|创始人|负责人|打手|帮凶|骨干|头目|商人|企业家|局长|检察长|总督|署长|处长|厅长|校长|主编|法官|中将|少将|上将|上校|经理|先生|女士|总统|总理|首相|外长|大使|妻子|儿子|女儿)"
)
_TO_OFFICE = Pattern(rf"^.*{_OFFICE}(?=.)")
_TRANSLITERATED = Pattern(r"[\u4e00-\u9fff]{1,24}(?: ?[·—] ?[A-Z]?\.?[·—]?[\u4e00-\u9fff]{1,9}){1,3}$")
_AFTER_OFFICE = Pattern(rf"{_OFFICE}(?P<name>(?!员)(?:(?![对等的在和与及])[\u4e00-\u9fff]){{2,5}})$")
_OFFICER = Pattern(
    rf"{_OFFICE}$|^[府部局署办院长]|宣布|列为|驱逐|表示|入境|实施|采取"
)  # 总统府秘书长 names nobody
_AFTER_QUOTED = Pattern(
    r"(?:协会|学会|研究所|基金会|委员会|组织|机构|中心)[”’』」](?P<name>[\u4e00-\u9fff]{2,4})$"
)
_BARE = Pattern(r"^[\u4e00-\u9fff]{2,5}$")
_NO_PERSON = Pattern(
    r"官员|人员|分子|企业|措施|活动|签证|财产|交易|合作|入境|个人|实体|机构|组织|政府|家属|亲属|负责|问题|国家|公民|国民|"
    r"(?:代表|议员|记者|学者|教授|领导人|人士|成员|团体|[界方国])$"
)
_LEAD = Pattern(
    r"^(?:[^对将把]{0,12}决定[对将把]|[对将把]|.{0,60}的)?(?:美国|英国|加拿大|日本|欧盟|德国|澳大利亚|立陶宛|法国|[美英加日欧德澳法立]方)?"
    r"(?:军工企业|军火商|国防承包商|企业|智库|媒体|人员)?(?=[^、]{2})"
)
_GENERIC = Pattern(
    r"^(?:[两三四五几]大|军工|国防|军火|军民|涉[台港疆藏]|反华|有关|相关|高科技|科技|国会|政府|非|民间|媒体|防务|军事|无人机|公共|人权)*"
    r"(?:公司|集团|企业|机构|组织|智库|大学|银行|小组|委员会|中心|协会|基金会|联盟|实验室)$"
)
_COUNTED = Pattern(r"等?(?:\d+|[一二两三四五六七八九十]+)[家名人个][^·]{0,40}$|等[^·]{0,40}$")
_CONDUCT = Pattern(r"的(?:侵权|恶劣|错误)?(?:行为|行径)$")
_AND_OTHERS = Pattern(r"等(?:人|\d+人|[一二两三四五六七八九十]+人|[“\"]?台独[”\"]?[^，]{0,4}分子)")
_ONE = Pattern(r"[一1][名位个](?=[^·]{0,12}·|[^·]{1,14}$)(?=.*·)")
# A body named in quotation marks: 炼油企业“某某”, 《某某报》.
_CALLED = Pattern(
    r"(?:(?:企业|公司|银行|集团|机构|组织|媒体)[“‘\"](?P<quoted>[^“”‘’\"]{2,30})|"
    r"^《(?P<paper>[^《》]{2,30})(?<![法例约明告书单定])》)[”’\"]?$"
)
_MARKS = "“”‘’「」 \u3000：:"


def names(text: str) -> tuple[Name, ...]:
    """Persons and bodies between 对 or 将 and what is done to them, or after 包括."""
    found: dict[str, Name] = {}
    for pattern, told in (
        (_OBJECT, False),
        (_SANCTIONED, False),
        (_KEPT_OUT, False),
        (_PUT_ON, False),
        (_INCLUDED, True),
        (_BELOW, True),
        (_ABOVE, True),
    ):
        for those in pattern.finditer(text):
            for numbered in listed_with_number(text, *those.span("those")):
                found.setdefault(numbered[0], numbered)
            blind = [m.span() for m in _DESCRIBED.finditer(text, *those.span("those"))] if told else []
            for start, end in _parts(text, *those.span("those")):
                if any(left <= start < right for left, right in blind):
                    continue
                if name := _named(text, start, end, included=told):
                    found.setdefault(name[0], name)
    for alone in HIMSELF.finditer(text):
        found.setdefault(alone["name"], (alone["name"], *alone.span("name"), False))
    return tuple(sorted(found.values(), key=lambda name: name[1]))


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts, left = [], start
    for joint in _PART.finditer(text, start, end):
        if joint.group()[:1] not in {"（", "("}:  # brackets belong to the name before them
            parts.append((left, joint.start()))
            left = joint.end()
    return [*parts, (left, end)]


# "某某委员会（SC）主席某某": the brackets belong to the office, the name stands behind.
_ON_BEHIND = Pattern(r"[（(][A-Za-z]{2,10}[）)][^（(、，]{3,40}$")
_IN_BRACKETS = Pattern(r"[（(][A-Za-z]{2,10}[）)]")


def _named(text: str, start: int, end: int, *, included: bool) -> Name | None:
    spelled = text[start:end]
    inner = _IN_BRACKETS.sub("", spelled) if _ON_BEHIND.search(spelled) else ""
    bare = inner or re.split(r"[（(]", spelled, maxsplit=1)[0]
    told = _COUNTED.sub("", _CONDUCT.sub("", bare)).strip(_MARKS)
    included, bare = included or _AND_OTHERS.search(bare) is not None, told
    lead = _LEAD.match(bare)
    bare = bare[lead.end() :].strip(_MARKS) if lead else bare
    if not bare or (_UNNAMED.match(bare) and not _ONE.match(bare)) or _GENERIC.match(bare):
        return None
    if one := _ONE.match(bare):  # "one businessman, A·B"
        bare = bare[one.end() :]
    if called := _CALLED.search(bare):
        return _found(text, called["quoted"] or called["paper"], start, end, body=True)
    is_body = _BODY.search(bare) is not None
    person = "" if is_body else _person(bare, listed=included)
    if not (is_body or person):
        return None
    if not inner and (latin := _LATIN.search(text, start, end)):
        return latin["name"], latin.start("name"), latin.end("name"), is_body
    return _found(text, person or bare, start, end, body=is_body)


def _found(text: str, spelled: str, start: int, end: int, *, body: bool) -> Name | None:
    at = text.find(spelled, start, end)
    return (spelled, at, at + len(spelled), body) if at >= 0 else None


def _person(bare: str, *, listed: bool) -> str:
    """The name in words such as 委员约翰·施密特 or 领事马丁; empty when there is none."""
    if _TRANSLITERATED.search(bare):
        return _TO_OFFICE.sub("", bare)
    if (named := _AFTER_OFFICE.search(bare)) and not _OFFICER.search(named["name"]):
        return _TO_OFFICE.sub("", named["name"])
    if named := _AFTER_QUOTED.search(bare):
        return named["name"]
    if is_person(bare):
        return bare
    plain = listed and _BARE.match(bare) and not (_NO_PERSON.search(bare) or _PLACE.match(bare))
    return bare if plain else ""


_ANNEX = Pattern(r"(?:^|\n)[^\S\n]*附\s*件[^\n]{0,10}(?:\n|$)|\n[^\n]{0,30}(?:清单|名单)[^\S\n]*\n")
_ORDINAL = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,4})"
_NUMBER = rf"(?:[（(]{_ORDINAL}[）)]|{_ORDINAL}[、.．])"
_ENTRY = Pattern(rf"(?:^|\n)[^\S\n]*{_NUMBER}[^\S\n]*(?P<line>[^\n]{{2,160}})")
_ONLY = Pattern(r"\n(?P<line>[^\n，]{2,80}[（(][A-Z][^\n（()）]{2,80}[）)][^\n]{0,80})")
_HEADING = Pattern(r"^(?:企业|个人|实体|机构|高级管理人员|组织|人员)$|^(?:对|禁止|冻结|不批准|不予|特殊|本)")
_SEX = Pattern(r"[，,]\s*[男女]")
_SHORT = Pattern(r"^[\u4e00-\u9fff]{2,3}$")


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
    person = bool(_SEX.search(line) or _TRANSLITERATED.search(bare) or _SHORT.match(bare))
    is_body = not person or _BODY.search(bare) is not None
    if latin := _LATIN.search(text, entry.start("line"), entry.end("line")):
        return latin["name"], latin.start("name"), latin.end("name"), is_body
    spelled = bare if is_body else _person(bare, listed=True) or bare
    start = text.index(spelled, entry.start("line"))
    return spelled, start, start + len(spelled), is_body

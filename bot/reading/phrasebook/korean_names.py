"""Names of those hit in Korean sentences: lists that end in 등, and in what is said of 개인, 기관, 대상."""

import re

from bot.lexicon.patterns import Pattern
from bot.reading.phrasebook.grammar import Name

_MOST_SENTENCES = 12  # after the announcement, in which those hit are named
_MOST_LISTED = 300  # characters of one list
_SENTENCE = Pattern(r"[^\n]+?(?:다\.|\.(?=\s)|(?=\n)|$)")
_OF_HIT = Pattern(r"제재|지정")
# What was hit by others before: no list of the day.
_OF_OTHERS = Pattern(r"안보리|유엔|이미|지난해|작년|과거")
# "개인은 A, B 등이다", "제재 대상 기관은 ...다".
_SUBJECT = Pattern(
    r"(?P<sort>개인|인사|인물|기관|단체|선박|기업|대상)(?:은|는|에는|으로는)\s+(?P<those>[^\n]{2,300}?)"
    r"(?=\s*등|이다|입니다|다\.|\.|$)"
)
# "A 국장과 B 등 개인 4명", "A를 비롯해 B 등을 제재 대상으로".
_AND_SO_ON = Pattern(
    r"\s등(?=(?:을|를|이|도|은|과)\s|이다|입니다|\.|$|\s(?:[가-힣·]{1,20}\s){0,3}"
    r"(?:[가-힣]{1,20}\s?)?\d{1,3}(?:명|개|곳|척))"
)
_JOINT = Pattern(r"[,、]\s*|·|(?<=[가-힣])(?:과|와)\s+|\s*및\s+|(?:을|를)\s+비롯(?:해|하여|한)\s+")
_SURNAMES = (
    "김이리박최정강조윤장임림한오서신권황안송류유전홍고문양손배백허노로남심하곽성차주우구민진지엄채원천방공현"
    "함변염여추도석선설마길연위표명기반왕금옥육인맹제모탁국"
)
_PERSON = Pattern(rf"[{_SURNAMES}][가-힣]{{1,2}}")
_TITLE = Pattern(
    r"[가-힣]*(?:장|관|대표|원|비서|대사|참사|서기|위원|처장|소장|대장|상장|중장|기술자|사장|총재|주석|부부장)"
)
# Words of two or three letters that begin like a surname and are none.
_NO_PERSON = Pattern(
    r"(?:정부|정권|국가|국적|국방|기관|기업|기술|개인|고위|고려|공화|공동|공작|공중|관련|관계|관리|대표|대상|도발|북한|"
    r"러시|미국|선박|선전|선사|선원|성명|소속|신규|안보|양국|연구|우리|원자|위성|위원|유엔|유조|은행|인사|인물|인민|인공|"
    r"자금|작전|장관|정찰|정치|제재|조선|조직|주요|주재|중앙|지난|지도|지사|지원|지휘|차관|참사|책임|총국|추가|한국|한미|"
    r"해외|현지|이번|이들|이사|전직|현직|전문|무역|무기|사이|사령|구체|국장|금융|기타|노동|남강|남조|명단|모두|문제|방위|"
    r"서기|외교|원유|유류|이상|이하|전원|조치|지정|진행|한반|임원|의원|여명|주민|주석|표시|함께|현재|황해|최고|최근|최대|"
    r"차장|부장|소장|대장|사장|반장|위장|명의|국경|국제|국내|국민|유통|유럽|방송|방문|방안|길이|권한|강화|강제|강력|장비|"
    r"장성|장치|전략|전력|전쟁|전자|남아|도쿄|도시|마련|문화|민간|민주|배경|배후|변경|서명이|서울|석탄|석유|선택|설립|설치)"
    r"[가-힣]?"
)
_NAME_LETTERS = (2, 3)
_BODY = Pattern(
    r"[가-힣A-Za-z0-9.&·‘’'-]{1,30}(?: [가-힣A-Za-z0-9.&-]{1,30}){0,2}? ?(?:회사|은행|총국|무역|상사|"
    r"법인|그룹|센터|연구소|사령부|대학|매니지먼트|파트너스|쉬핑|트레이딩|서비스|군단|관리국|연구원|프로덕션|인쇄소|검찰소)"
)
_OBJECT = Pattern(rf"(?P<name>{_BODY.pattern})(?=(?:을|를) |(?:와|과) (?:이|그|해당|동) (?:회사|은행|기관))")
# The end of what describes a body, or of somebody named before it.
_DESCRIBING = re.compile(r"(?<=[한된는은인의에을를던과와]) ")
_ANY = Pattern(r"(?:무역|석유|해운|건설|유령|위장)? ?(?:회사|은행|법인|그룹|기업|상사|센터|연구소|대학|무역)")
_LEADING_STATE = Pattern(
    r"(?:북한|중국|러시아|싱가포르|홍콩|베트남|몽골|대만|이란|시리아|말레이시아|태국)(?:의)? "
)
# "쑨정저(SUN Zhengzhe)는", "콘술 데베(LLC CONSUL DV)社".
_SPELLED = Pattern(r"(?<=[가-힣])\((?P<name>[A-Z][A-Za-z.&,' -]{4,60})\)")
_PERSON_SPELLED = Pattern(r"[A-Z]{2,} [A-Z][a-z]+(?:[ -][A-Za-z][a-z]+)?")
_OF_OFFICE = Pattern(r"[국부회처단구의금원]$")  # "사무국(UN Secretariat)" is no person
_FIRM = Pattern(r"\b(?:Co|Ltd|LLC|Inc|Corp|JSC|Pte|Company|Limited)\b")


def in_sentence(text: str, *, goes_on: bool = False) -> list[Name]:
    """Names in one sentence that says who is hit, or goes on to say it; places in it."""
    if not (goes_on or _OF_HIT.search(text)) or _OF_OTHERS.search(text):
        return []
    found: dict[int, Name] = {}
    for subject in _SUBJECT.finditer(text):
        for name in _members(
            text, *subject.span("those"), bodies=subject["sort"] not in {"개인", "인사", "인물"}
        ):
            found.setdefault(name[1], name)
    for end in _AND_SO_ON.finditer(text):
        for name in _members(text, max(0, end.start() - _MOST_LISTED), end.start(), bodies=False):
            found.setdefault(name[1], name)
    for told in _OBJECT.finditer(text):
        left = told.end("name") - len(re.split(_DESCRIBING, told["name"])[-1])
        if not _ANY.fullmatch(text, left, told.end("name")):
            found.setdefault(left, (text[left : told.end("name")], left, told.end("name"), True))
    return sorted(found.values(), key=lambda name: name[1])


def in_prose(text: str) -> tuple[Name, ...]:
    """Names in the sentences after an announcement, up to the first that ends a run of them."""
    found: list[Name] = []
    spelled: list[Name] = []
    for number, sentence in enumerate(_SENTENCE.finditer(text)):
        if number >= _MOST_SENTENCES:
            break
        start = sentence.start()
        names = in_sentence(sentence.group(), goes_on=bool(found))
        found += [(name, start + a, start + b, body) for name, a, b, body in names]
        spelled += [
            (m["name"], start + m.start("name"), start + m.end("name"), bool(_FIRM.search(m["name"])))
            for m in _SPELLED.finditer(sentence.group())
            if _FIRM.search(m["name"]) or _spells_person(sentence.group(), m)
        ]
    return tuple({name[0]: name for name in found or spelled}.values())


def _spells_person(text: str, spelled: re.Match[str]) -> bool:
    office = _OF_OFFICE.search(text, 0, spelled.start()) is not None
    return not office and _PERSON_SPELLED.fullmatch(spelled["name"]) is not None


def _members(text: str, start: int, end: int, *, bodies: bool) -> list[Name]:
    """The members of a list; where a list goes back into other words, only its last ones are names."""
    found: list[Name] = []
    left = start
    for joint in [*_JOINT.finditer(text, start, end), None]:
        right = joint.start() if joint else end
        name = _body(text, left, right, sure=bodies) or _person(text, left, right)
        if name:
            found.append(name)
        left = joint.end() if joint else end
    short = not any(len(name[0]) > _NAME_LETTERS[0] for name in found)
    return [name for name in found if name[3] or not short]  # two letters alone may be anything


def _body(text: str, start: int, end: int, *, sure: bool) -> Name | None:
    """The body that a member is: with its kind at the end, or any words where bodies are listed."""
    words = text[start:end]
    lead = _LEADING_STATE.match(words)
    left = start + (lead.end() if lead else len(words) - len(words.lstrip()))
    bare = re.split(r"\(", text[left:end], maxsplit=1)[0].strip()
    told = re.split(_DESCRIBING, bare)[-1]
    left, bare = left + len(bare) - len(told), told
    if _ANY.fullmatch(bare):
        return None
    plain = _BODY.fullmatch(bare) is not None
    if not (plain or (sure and _BODY.search(bare) and len(bare.split()) <= 3)):  # noqa: PLR2004 -- words of a firm
        return None
    return bare, left, left + len(bare), True


def _person(text: str, start: int, end: int) -> Name | None:
    """The person that a member is: a name alone, before a title or behind what describes him."""
    words = list(re.finditer(r"[가-힣]+(?=\(|\s|$)", text[start:end].rstrip()))[-5:]
    if not words:
        return None
    last = words[-1].group()
    at = [words[-1]] if not _TITLE.fullmatch(last) or _is_name(last) else list(reversed(words[:-1]))
    for word in at:
        if _is_name(word.group()):
            left = start + word.start()
            return word.group(), left, left + len(word.group()), False
    return None


def _is_name(word: str) -> bool:
    return (
        len(word) in _NAME_LETTERS and _PERSON.fullmatch(word) is not None and not _NO_PERSON.fullmatch(word)
    )

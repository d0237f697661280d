"""Chinese sentences that act and their neighbours that do not. All texts, bodies and persons are invented."""

from datetime import date

import pytest

from bot.domain.action import Document, Reading
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)
ASKED = "路透社记者：美国昨天宣布制裁两名中国官员。中方对此有何评论？\n毛小雨："


def chinese(
    vocabulary: Vocabulary, text: str, title: str = "例行记者会", country: str | None = "CN"
) -> Reading:
    return read(vocabulary, Document("t", "t", title, text, ON, language="zh", country=country))


ACTS = [
    # (text, targets, a measure, stage)
    ("中方决定对在涉藏问题上表现恶劣的美国官员施立德实施签证限制。", ["US"], "visa_restriction", "imposed"),
    (
        "针对美方错误行径，中方决定自即日起对两名美国官员采取反制措施。",
        ["US"],
        "sanctions_unspecified",
        "imposed",
    ),
    (
        "中方决定对英国北海研究所及其负责人采取反制措施，冻结其在我国境内的动产、不动产和其他各类财产。",
        ["GB"],
        "asset_freeze",
        "imposed",
    ),
    ("外交部宣布对3名日本议员不予签发签证、不准入境（包括香港、澳门）。", ["JP"], "entry_ban", "imposed"),
    ("决定将高原航空公司等5家美国实体列入不可靠实体清单。", ["US"], "trade_restriction", "imposed"),
    (
        "商务部决定将20家日本实体列入出口管制管控名单，禁止向其出口两用物项。",
        ["JP"],
        "trade_restriction",
        "imposed",
    ),
    ("决定将7家欧盟企业列入出口管制关注名单。", ["EU"], "trade_restriction", "imposed"),
    ("中方决定宣布加拿大驻上海总领馆领事马立德为“不受欢迎的人”。", ["CA"], "expulsion", "imposed"),
    (
        "中方决定将德国驻华使馆一名外交官列为“不受欢迎的人”，要求其5月15日前离华。",
        ["DE"],
        "expulsion",
        "imposed",
    ),
    ("作为对等反制，中方决定驱逐两名立陶宛外交官。", ["LT"], "expulsion", "imposed"),
    (
        "中方决定撤销对美国驻沈阳总领事馆的设立许可，并要求该馆停止一切业务。",
        ["US"],
        "mission_restriction",
        "imposed",
    ),
    ("中国驻韩国使领馆决定自即日起暂停签发韩国公民赴华短期签证。", ["KR"], "visa_policy", "imposed"),
    ("中方将依法对炮制涉疆谎言的美国官员对等实施签证限制。", ["US"], "visa_restriction", "announced"),
    ("针对澳方无理行径，中方宣布禁止4名澳大利亚学者入境。", ["AU"], "entry_ban", "imposed"),
    (
        "中国政府决定对长期插手香港事务的美国参议员毕达伦实施制裁。",
        ["US"],
        "sanctions_unspecified",
        "imposed",
    ),
    (
        "中方决定对参与对台军售的美国山岭防务公司（Ridge Defense）采取反制措施。",
        ["US"],
        "sanctions_unspecified",
        "imposed",
    ),
    (
        "中方决定禁止我国境内的组织、个人与法国海鸥公司进行有关交易、合作等活动。",
        ["FR"],
        "trade_restriction",
        "imposed",
    ),
    ("我们决定对捷克参议员诺瓦克进行制裁，禁止其入境中国内地及香港、澳门。", ["CZ"], "entry_ban", "imposed"),
    (
        "根据对等原则，中方要求美国驻华使馆外交人员前往地方活动须提前报备。",
        ["US"],
        "mission_restriction",
        "imposed",
    ),
    ("中方決定對在涉港問題上表現惡劣的美國官員實施簽證限制。", ["US"], "visa_restriction", "announced"),
    ("外交部宣布將加拿大一名領事列為「不受歡迎的人」。", ["CA"], "expulsion", "imposed"),
    ("中方宣布对美国国会代表团成员丁立文等11人实施制裁。", ["US"], "sanctions_unspecified", "imposed"),
]
THREATENS = [
    "我们敦促美方立即撤销所谓制裁，否则中方必将予以坚决反制。",
    "如果美方执意采取行动，中方必将采取有力反制措施。",
    "如美方一意孤行，必将遭到中方坚决回击。",
    "针对美方制裁中国官员的错误做法，中方将作出对等反应。",
    "美方如不改弦更张，中方将奉陪到底。",
    "对此，中方坚决反对并将采取对等措施。",
    "中方将不得不采取必要的反制措施。",
    "我们要求美方立即取消限制，否则将招致中方坚决反制。",
    "如果美方继续升级，中方将被迫进行对等反制。",
    "我們敦促美方撤銷所謂制裁，否則中方必將予以對等反制。",
    "美方倘若关闭领馆，中方一定会作出对等回应。",
    "对于美方的制裁，中方必将坚决反制到底。",
    "美方应立即取消对我官员的签证限制，否则中方必将作出坚决有力的回应。",
    "美方若执意通过这项制裁法案，中方必将坚决回应。",
]
EASES = [
    ("中方决定自2023年5月10日起暂停对美国两家企业实施的不可靠实体清单措施。", "suspended"),
    ("外交部宣布取消对5名欧洲议会议员的制裁。", "lifted"),
    ("决定自即日起停止执行针对加拿大有关机构的反制措施。", "lifted"),
    ("决定将北方仪器公司移出不可靠实体清单。", "names_removed"),
    ("为落实会谈共识，自2023年5月10日起，继续暂停4月4日公告相关措施90天。", "suspended"),
    ("中方宣布解除对日本有关人员的制裁。", "lifted"),
]
DOES_NOT = [
    # another state's act
    "美方宣布对两名中国官员实施签证限制，中方坚决反对。",
    "美国财政部将多家中国企业列入制裁清单，严重损害中国企业利益。",
    "加方宣布一名中国外交官为“不受欢迎的人”，中方对此强烈谴责。",
    "日方决定将中国企业列入出口管制清单，中方对此强烈不满。",
    "少数国家宣布对来自中国的旅客采取入境限制措施。",
    "有中国记者被印方要求10天内离境，至今未获任何解释。",
    "法方决定取消对来自中国旅客的入境限制措施，中方对此表示欢迎。",
    "西非国家经济共同体决定取消对马里的制裁措施。",
    # own act of before
    "2021年3月，中方决定对英国有关人员实施制裁，这是对英方错误行径的回应。",
    "中方此前已宣布对美国两家军工企业实施制裁。",
    "中方已于去年宣布对上述机构采取反制措施。",
    "中方4月4日宣布将11家美国企业列入不可靠实体清单。",
    "中方决定对美方有关人员实施制裁，是对美方错误行径作出的回应，完全正当必要。",
    "今年以来，中方已多次宣布对有关国家的实体和个人实施反制措施。",
    # stock lines and rights reserved
    "中方将采取一切必要措施，坚决维护中国企业的正当合法权益。",
    "中方保留采取进一步反制措施的权利。",
    "中方有权采取反制措施。",
    "如果有关国家对华实施制裁，中方必将作出坚决回应。",
    "美国宣布制裁中国官员，中方已作出坚决回应。",
    "美方宣布制裁，国际社会必将作出有力回应。",
    "我们将继续采取必要措施，捍卫国家主权、安全和发展利益。",
    "中方将密切跟踪事态发展，采取坚决有力措施捍卫国家主权和领土完整。",
    # generic deterrence and price paid by others
    "任何损害中国核心利益的行径都将遭到中方坚决回击。",
    "一切“台独”分裂势力的图谋都必将遭到坚决回击。",
    "美方必将为其错误行为付出沉重代价。",
    "制裁只会让世界付出更大代价。",
    # condemning, urging
    "中方一贯反对没有国际法依据的单边制裁，敦促美方立即停止非法制裁中国企业。",
    "我们敦促美方取消对中国企业的制裁，停止无理打压。",
    "我们呼吁有关国家解除对津巴布韦的非法制裁。",
    "中方坚决反对美方对中方官员采取所谓制裁措施，已提出严正交涉。",
    # considered, denied, asked
    "中方是否会对美国官员采取反制措施，目前没有可以提供的信息。",
    "我们没有决定对任何国家的媒体采取反制措施。",
    "中方尚未就此进行反制。",
    # routine visas and other senses
    "中方决定自7月26日起恢复对新加坡公民免签入境政策。",
    "为便利人员往来，中方决定对法国、德国公民试行单边免签政策。",
    "双方同意按照对等互惠原则为记者审批签证。",
    "这是对美方谎言最有力的回击。",
    "药物和疫苗是应对疫情的有效反制措施。",
    # tariffs
    "如果美方执意加征关税，中方必将采取反制措施，奉陪到底。",
    "国务院关税税则委员会决定对原产于美国的商品加征关税。",
    # talks called off
    "外交部宣布采取以下措施：\n一、取消中美两军领导通话。\n二、暂停中美禁毒合作。",
    # laws
    "全国人大常委会审议通过反外国制裁法，为依法反制提供法治保障。",
    "不可靠实体清单制度是国际通行做法，中方将依法办事。",
    # bodies of others
    "安理会决定将该组织列入制裁清单。",
    "伊朗议会通过法案，要求政府采取反制措施。",
    # friendly reciprocity
    "中方愿同韩方在对等基础上推进人员往来便利化。",
    "美方应当停止制裁，否则将严重误导民众，付出生命的代价。",
]


@pytest.mark.parametrize(("text", "targets", "measure", "stage"), ACTS)
def test_an_act_of_its_own_is_announced(
    vocabulary: Vocabulary, text: str, targets: list[str], measure: str, stage: str
) -> None:
    reading = chinese(vocabulary, text)
    assert reading.verdict == "announces"
    action = reading.actions[0]
    assert (action.issuer, list(action.targets), action.stage) == ("CN", targets, stage)
    assert measure in action.measures


@pytest.mark.parametrize("text", [a[0] for a in ACTS])
def test_what_only_a_reporter_says_is_no_act(vocabulary: Vocabulary, text: str) -> None:
    reading = chinese(vocabulary, f"法新社记者：{text}请问是否属实？\n毛小雨：我没有可以提供的信息。")
    assert reading.verdict == "none"


@pytest.mark.parametrize("text", THREATENS)
def test_a_warning_bound_to_an_act_threatens(vocabulary: Vocabulary, text: str) -> None:
    reading = chinese(vocabulary, ASKED + text)
    assert reading.verdict == "threatens"
    action = reading.actions[0]
    assert (action.issuer, action.targets, action.stage) == ("CN", ("US",), "threatened")
    assert action.answers


@pytest.mark.parametrize(("text", "kind"), EASES)
def test_lifting_suspending_and_removing_ease(vocabulary: Vocabulary, text: str, kind: str) -> None:
    reading = chinese(vocabulary, text, "公告")
    assert reading.verdict == "eases"
    assert reading.actions[0].eased_kind == kind


@pytest.mark.parametrize("text", DOES_NOT)
def test_what_is_no_act_of_the_day_is_none(vocabulary: Vocabulary, text: str) -> None:
    assert chinese(vocabulary, ASKED + text).verdict == "none"
    assert chinese(vocabulary, text, "外交部发言人谈话").verdict == "none"


# Written before a look at the rules, as a measure of them: 27 of the 35 that act were read as they should be,
# one of the 30 that do not was taken for an act.
UNSEEN_ACTS = [
    "中方决定对在新疆问题上表现恶劣的美国无任所大使布兰肯、参议员卡尔森实施相应制裁。",
    "中方决定从即日起对在涉港问题上表现恶劣的美方人员实施制裁。",
    (
        "中方决定对负有主要责任的美国政府官员、国会人员及其直系亲属实施对"
        "等制裁。同时决定取消美方持外交护照人员临时访问香港、澳门免签待遇。"
    ),
    "即日起，中方要求《北方时报》年底前记者证到期的美籍记者在10天内交还记者证。",
    "中方决定撤销对美国驻成都总领事馆的设立和运行许可，并对该总领事馆停止一切业务和活动提出具体要求。",
    "中方决定对欧方严重损害中方主权和利益、恶意传播谎言的10名人员和4个实体实施制裁。",
    "中方决定采取对等反制，依据反外国制裁法，对美国前商务部长罗尔斯等7个美方人员和实体实施反制裁。",
    (
        "中方依据《反外国制裁法》，宣布采取对等反制措施，对美国"
        "宗教自由委员会主席白莱等4人禁止入境，冻结其在华财产。"
    ),
    "中方决定依照《反外国制裁法》有关规定，对严重侵犯中国利益的美方官员对等采取签证限制。",
    "中方决定对立陶宛交通部副部长瓦尔德斯采取制裁措施，同时中止同立交通部的一切形式交往。",
    "国台办宣布，对沈白夫等“台独”顽固分子实施惩戒，禁止其本人和家属进入大陆和香港、澳门特别行政区。",
    "决定将反无人机技术公司等外国实体列入不可靠实体清单，禁止其从事与中国有关的进出口活动。",
    "中国驻韩国使馆：根据国内指示，自即日起，中国驻韩国使领馆暂停签发韩国公民赴华访问类短期签证。",
    "我宣布，中方决定对菲律宾前参议员多伦实施制裁，禁止其进入中国内地和香港、澳门特别行政区。",
    (
        "作为对加方无理做法的回应，中方决定对加拿大维吾尔权益委员"
        "会等2家机构和20名人员采取冻结财产、禁止入境等反制措施。"
    ),
    "根据中国有关法律规定，中方决定对参与售台武器的美国三大防务公司实施制裁。",
    "外交部发言人宣布：中国政府决定对英国议员邓克尔等人采取制裁措施，自公布之日起生效。",
    "中国外交部约见美国驻华大使，宣布将美国驻华使馆一名武官列为不受欢迎的人，限72小时内离境。",
    "针对美国、加拿大的错误行径，中方决定对上述国家有关个人实施入境限制。",
    "中方决定对澳大利亚反华学者实施签证制裁，吊销其赴华签证。",
]
UNSEEN_WARNINGS = [
    "中方已多次警告，如果美方一意孤行，中方必将坚决反击，让美方付出代价。",
    "美方若执迷不悟，中方必将予以有力回击。",
    "美方应立即撤销错误决定，否则中方将采取必要反制措施，由此产生的一切后果由美方承担。",
    "对美方的制裁行径，我们绝不会坐视不管，必将采取有力措施予以反制。",
    "美方怎么做，中方就会怎么做，必将对等回击。",
    "中方将采取对等措施，坚决反制美方错误行径。",
    "有关反制措施正在准备中，我们说到做到，必将坚决反制。",
    "敦促美方悬崖勒马，不要低估中方的决心，否则必将遭到中方迎头痛击和坚决反制。",
    "中方将视美方行动作出正当反应和对等反制。",
]
UNSEEN_EASES = [
    "自即日起，中国驻韩国使领馆恢复签发韩国公民赴华访问类短期签证。",
    "中方决定取消对欧洲议会4名议员的制裁。",
    "自2023年5月10日起，停止3月4日公告规定的措施，暂停10月9日公告规定的措施一年。",
    "商务部决定对上述16家美国实体停止适用出口管制管控名单措施。",
    "中方决定解除对加拿大两家机构的反制措施。",
]
UNSEEN_NONE = [
    "外交部日前发布第16号令，宣布对美国军工企业采取反制措施，这完全正当必要。",
    "中方昨天已宣布对美国有关机构采取反制措施，相关信息已经公布。",
    "有关反制措施已于去年12月生效。",
    "中国对美方人员的制裁是对美方错误行径的正当反制。",
    "希望有关国家尽早取消对中国公民的入境限制。",
    "据报道，中方计划对美国企业采取制裁，我不了解你说的情况。",
    "你提到的制裁问题，中方已多次表明立场。",
    "中方依法对有关企业采取反制措施，是维护自身权益的正当之举。",
    "美国无权对中国企业搞单边制裁，更无权搞“长臂管辖”。",
    "中方将继续坚定维护自身合法权益。",
    "美方制裁解决不了问题，只会反噬自身。",
    "我们注意到俄罗斯宣布对美国采取反制措施。",
    "关于俄方宣布驱逐美国外交官，这是俄美之间的事情。",
    "朝鲜半岛问题上，制裁不是目的，有关方应对等行动。",
    "欧盟决定延长对俄制裁，我们不予评论。",
    "中方坚决反对美方将中国企业列入实体清单，将采取必要措施维护中国企业合法权益。",
    "日方将中国公民列为不受欢迎的人毫无道理。",
    "我们要求美方立即取消制裁，停止打压中国企业。",
    "如果有人胆敢分裂国家，必将遭到全体中国人民的迎头痛击。",
    "中方对美国驻华大使的签证申请依法审批。",
    "中国海警依法对菲方船只采取管制措施。",
    "中方决定对包括法国在内的15国实行免签政策。",
    "外交部决定任命新发言人。",
    "中国国防部决定派军机参加演习，坚决反制外部挑衅。",
    "根据对等原则，中方为美国驻华记者办理签证延期。",
    "商务部决定对原产于日本的光刻胶发起反倾销调查。",
    "商务部公布2023年出口许可证管理货物目录。",
    "全国人大外事委员会发表声明，谴责美国国会通过涉华法案。",
    "我们呼吁安理会尽快解除对阿富汗有关人员的旅行禁令。",
    "台湾当局宣布对大陆学者实施入境限制，这种做法不得人心。",
]
OF_TARIFFS = [
    "如果美方一意孤行，中方必将奉陪到底。",
    "中方将坚决采取反制措施，维护自身利益。",
    "愿谈，大门敞开；要打，奉陪到底。",
]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        *((t, "announces") for t in UNSEEN_ACTS),
        *((ASKED + t, "threatens") for t in UNSEEN_WARNINGS),
        *((t, "eases") for t in UNSEEN_EASES),
        *((t, "none") for t in UNSEEN_NONE),
        *((ASKED + t, "none") for t in UNSEEN_NONE),
    ],
)
def test_other_wordings_of_the_same_distinctions(vocabulary: Vocabulary, text: str, verdict: str) -> None:
    assert chinese(vocabulary, text).verdict == verdict


@pytest.mark.parametrize("text", OF_TARIFFS)
def test_a_warning_in_a_tariff_dispute_is_none(vocabulary: Vocabulary, text: str) -> None:
    answer = f"毛小雨：{text}"
    assert chinese(vocabulary, f"法新社记者：美国宣布加征关税，有何回应？\n{answer}").verdict == "none"
    if "中方" in text:
        asked = "法新社记者：美国宣布制裁中国企业，有何回应？"
        assert chinese(vocabulary, f"{asked}\n{answer}").verdict == "threatens"


def test_there_are_forty_each_way() -> None:
    assert len(ACTS) + len(THREATENS) + len(EASES) >= 40
    assert len(DOES_NOT) >= 40


ASKED_VISAS = "日本富士电视台记者：据报道，中方10日暂停向日本公民签发赴华签证，这是真的吗？\n毛小雨："


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("少数国家执意针对中国采取歧视性入境限制措施。对此，中方坚决反对并采取对等措施。", "announces"),
        ("少数国家执意针对中国采取歧视性入境限制措施。中方反对并采取对等措施的立场是一贯的。", "none"),
        ("少数国家执意针对中国采取歧视性入境限制措施。对此，中方坚决反对。", "none"),
    ],
)
def test_what_is_opposed_and_answered_in_kind_is_an_act(
    vocabulary: Vocabulary, answer: str, verdict: str
) -> None:
    assert chinese(vocabulary, ASKED_VISAS + answer).verdict == verdict


def test_a_warning_to_some_countries_has_no_target(vocabulary: Vocabulary) -> None:
    told = chinese(vocabulary, ASKED_VISAS + "针对有些国家的歧视性做法，中方将按照对等原则采取相应措施。")
    assert told.verdict == "threatens"
    assert told.new_actions[0].targets == ()

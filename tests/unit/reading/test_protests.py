"""A protest against another state's act is not the speaker's; what is decided beside it is. All invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document, Reading
from bot.domain.words import NoneKind, Verdict
from bot.reading import Vocabulary, read

ON = date(2026, 5, 10)
SPEAKERS = {"zh": "CN", "en": "CN", "ru": "RU", "es": "MX", "fr": "FR", "ko": "KR", "sv": "SE"}


def reading(vocabulary: Vocabulary, text: str, language: str = "zh", country: str | None = None) -> Reading:
    document = Document("t", "test", "", text, ON, language=language, country=country or SPEAKERS[language])
    return read(vocabulary, document)


def own(vocabulary: Vocabulary, text: str, language: str = "zh") -> list[ActionDraft]:
    return list(reading(vocabulary, text, language).new_actions)


PROTESTS = [
    "中方对美方宣布制裁中国官员表示强烈不满和坚决反对，敦促美方立即撤销有关决定。",
    "我们对美国宣布对中国官员实施签证限制表示强烈谴责。",
    "我们对美国决定制裁中国企业深感遗憾。",
    "对于美方宣布制裁中方企业，中方表示强烈不满。",
    "对于美方宣布制裁中方企业,中方表示强烈不满。",
    "对美方决定对中方官员实施签证限制，我们予以强烈谴责。",
    "针对美国国务院宣布对中国官员实施签证限制，中方已向美方提出严正交涉。",
    "针对近日美方宣布制裁中国官员，外交部发言人表示强烈不满和坚决反对。",
    "我们对欧盟决定制裁中国企业表示强烈不满。",
    "我们对英国宣布制裁中国企业深表遗憾。",
    "对加拿大政府宣布驱逐一名中国外交官，中方表示强烈谴责和坚决反对，已向加方提出严正交涉。",
    "外交部发言人就美国宣布对中国官员实施签证限制答记者问",
    "中方就英方决定将三名中国公民列入制裁名单向英方提出严正交涉。",
    "我们强烈不满美国宣布对中国官员实施签证限制。",
    "外交部召见美国驻华大使，就美方决定制裁中国企业提出抗议。",
    "中国驻英国大使馆对英国政府宣布制裁三家中国企业表示严重关切。",
    "中方对美方悍然宣布关闭中国驻休斯敦总领事馆表示强烈不满。",
    "对日方决定将十家中国企业列入出口管制清单，中方深表关切。",
    "美方不顾中方坚决反对，宣布对中国官员实施签证限制，我们表示强烈谴责。",
    "美方无视中方严正交涉，执意宣布制裁中国企业，中方对此强烈不满。",
    "中方对美、英、加宣布制裁中国官员和实体表示强烈谴责。",
    "中方对有关国家宣布制裁中国官员表示强烈谴责。",
    "记者：美国宣布制裁中国官员，中方有何评论？\n发言人：我们对美方决定制裁中国官员表示强烈不满和坚决反对。",
]


@pytest.mark.parametrize("text", PROTESTS)
def test_a_chinese_protest_tells_of_the_other_sides_act(vocabulary: Vocabulary, text: str) -> None:
    told = reading(vocabulary, text)
    assert (told.verdict, told.none_kind) == (Verdict.NONE, NoneKind.FOREIGN_ACTION)
    assert all(act.issuer != "CN" for act in told.actions)


@pytest.mark.parametrize(
    "text",
    [
        "特區政府對美國宣布制裁六名香港官員表示強烈譴責。",
        "特區政府對美國政府宣布對六名香港官員實施簽證限制深表遺憾，予以強烈譴責。",
        "特區政府对美国宣布制裁六名香港官员表示强烈谴责和坚决反对。",
    ],
)
def test_a_protest_of_hong_kong_tells_who_is_hit_by_whom(vocabulary: Vocabulary, text: str) -> None:
    told = reading(vocabulary, text, country="HK")
    assert told.verdict is Verdict.NONE
    assert [(act.issuer, act.targets) for act in told.actions] == [("US", ("HK",))]


def test_an_agency_that_tells_of_a_protest_tells_of_no_act_of_the_protester(vocabulary: Vocabulary) -> None:
    text = "中国外交部对美方宣布制裁中国官员表示强烈不满。"
    told = read(vocabulary, Document("t", "test", "", text, ON, language="zh"))
    assert [act.issuer for act in told.new_actions] == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("针对美方宣布制裁中国官员，中方决定对美国国会议员史密斯等三人实施制裁。", "US"),
        ("对美方宣布制裁中国官员表示强烈谴责，并决定采取反制措施。", "US"),
        ("中方对美方宣布制裁中国官员表示强烈谴责，决定即日起对三名美国官员实施制裁。", "US"),
        ("针对美国宣布对中国官员实施签证限制，中方宣布对美方官员实施对等签证限制。", "US"),
        ("中方强烈谴责美方行径，决定对美国国防承包商实施制裁。", "US"),
        ("对美国决定对台军售，中方表示强烈不满和坚决反对，决定对三家美国企业采取反制措施。", "US"),
        ("中方决定对三名美国官员实施制裁，并对美方干涉中国内政表示强烈谴责。", "US"),
        ("针对英方宣布驱逐中国外交官，中方决定宣布一名英国外交官为不受欢迎的人。", "GB"),
        ("對於美國宣布制裁六名香港官員，中方表示強烈譴責，決定對六名美國議員實施制裁。", "US"),
        ("外交部召见美国大使提出严正交涉，宣布对美国官员实施签证限制。", "US"),
        ("中方决定对美方实施对等反制，对三名美国议员实施制裁。", "US"),
        ("针对立陶宛允许台湾设立代表处，中方决定将三家立陶宛企业列入不可靠实体清单。", "LT"),
        ("就美方驱逐中国记者，中方宣布要求三名美国记者交还记者证。", "US"),
        ("鉴于欧盟宣布制裁中国企业，中方决定对五名欧洲议会议员实施制裁。", "EU"),
        ("中方今天宣布针对美国官员实施签证限制。", "US"),
        ("因应美国宣布制裁中国企业，商务部决定将两家美国企业列入不可靠实体清单。", "US"),
        ("针对美方宣布制裁中国官员,中方决定对三名美国议员实施制裁。", "US"),
    ],
)
def test_what_is_decided_beside_a_protest_is_chinas_own(
    vocabulary: Vocabulary, text: str, target: str
) -> None:
    (act,) = own(vocabulary, text)
    assert (act.issuer, target in act.targets) == ("CN", True)


@pytest.mark.parametrize(
    "text",
    [
        "We protest against the US announcement of sanctions on Chinese officials.",
        "China strongly condemns the US decision to impose visa restrictions on Chinese officials.",
        "We strongly condemn the United States for imposing sanctions on Chinese companies.",
        "China deplores and firmly opposes the US announcing visa restrictions on Chinese officials.",
        "In response to the US announcing sanctions on Chinese officials, we expressed firm opposition.",
        "China is strongly dissatisfied with the US decision to sanction six Chinese officials.",
        "We summoned the US ambassador over Washington's decision to impose sanctions on Chinese companies.",
        "We express our regret at the decision of Canada to expel a Chinese diplomat.",
        "We lodged representations with the US over its announcement that it is sanctioning our officials.",
        "China expresses serious concern over the EU adding ten Chinese companies to its sanctions list.",
        "We regret that the United Kingdom has decided to sanction three Chinese companies.",
        "As to the US announcement that it will impose visa restrictions on our officials, we are indignant.",
        "We protest strongly that today the United States announced sanctions on Chinese officials.",
        "The ministry protests the expulsion by Canada of two Chinese diplomats.",
        (
            "We welcome today's announcement by the United Kingdom that it is "
            "imposing sanctions on Russian judges."
        ),
        "We welcome Canada's announcement that it has imposed visa restrictions on Russian officials.",
    ],
)
def test_an_english_comment_on_an_act_is_no_act_of_the_speaker(vocabulary: Vocabulary, text: str) -> None:
    told = reading(vocabulary, text, "en")
    assert told.verdict is Verdict.NONE
    assert all(act.issuer != "CN" for act in told.actions)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (
            (
                "In response to the US announcement of sanctions on our officials, China has decided to "
                "impose sanctions on three US lawmakers."
            ),
            "US",
        ),
        (
            (
                "China strongly condemns the US announcement of sanctions on Chinese "
                "officials and has decided to take "
                "countermeasures against two US companies."
            ),
            "US",
        ),
        (
            (
                "We condemn the US decision to sanction our officials. Today China is "
                "imposing visa restrictions on US "
                "officials."
            ),
            "US",
        ),
        ("We protest against the US sanctions and are imposing visa restrictions on US officials.", "US"),
        (
            (
                "In protest against the expulsion of its diplomats by Canada, China is "
                "expelling two Canadian diplomats."
            ),
            "CA",
        ),
        ("China deplores the US decision and today sanctioned three US officials.", "US"),
        (
            (
                "The ministry summoned the Canadian ambassador and declared a Canadian "
                "diplomat persona non grata."
            ),
            "CA",
        ),
        (
            (
                "China firmly opposes the US move and decided to add five US companies "
                "to the unreliable entity list."
            ),
            "US",
        ),
        ("We welcome the decision of Canada. Today China is imposing sanctions on three US officials.", "US"),
        (
            (
                "The Foreign Ministry announced today that it is imposing visa "
                "restrictions on five US officials."
            ),
            "US",
        ),
        ("In line with China's decision to sanction US officials, three are banned from entry today.", "US"),
    ],
)
def test_an_english_act_beside_a_comment_is_the_speakers_own(
    vocabulary: Vocabulary, text: str, target: str
) -> None:
    (act,) = own(vocabulary, text, "en")
    assert (act.issuer, target in act.targets) == ("CN", True)


def test_a_republic_that_is_named_by_an_adjective_acts(vocabulary: Vocabulary) -> None:
    text = "La República Argentina prohíbe el ingreso al país de diez funcionarios del régimen de Maduro."
    assert own(vocabulary, text, "es") == []
    (act,) = reading(vocabulary, text, "es", country="AR").new_actions
    assert act.issuer == "AR"


def test_a_republic_whose_officials_are_hit_does_not_act(vocabulary: Vocabulary) -> None:
    text = "México prohíbe la entrada al país de diez funcionarios de la República Argentina."
    (act,) = own(vocabulary, text, "es")
    assert (act.issuer, act.targets) == ("MX", ("AR",))


@pytest.mark.parametrize(
    "text",
    [
        "2021年，中国外交部宣布对佩洛西实施制裁。",
        "2021年底，中方决定对三名美国官员实施制裁。",
        "2022年春，商务部决定将两家美国企业列入不可靠实体清单。",
        "2025年，外交部宣布对三名美国议员采取反制措施。",
    ],
)
def test_a_year_gone_by_places_an_act_before_today(vocabulary: Vocabulary, text: str) -> None:
    told = reading(vocabulary, text)
    assert (told.verdict, told.none_kind) == (Verdict.NONE, NoneKind.RESTATES)


@pytest.mark.parametrize(
    "text",
    [
        "2026年5月10日，中国外交部宣布对三名美国官员实施制裁。",
        "2026年，中方决定对三名美国官员实施制裁。",
        "根据2021年施行的《反外国制裁法》，中方决定对三名美国官员实施制裁。",
        "鉴于美方2025年10月售台武器，中方决定对三家美国企业实施制裁。",
    ],
)
def test_the_year_of_today_and_of_a_law_place_nothing_before_it(vocabulary: Vocabulary, text: str) -> None:
    assert reading(vocabulary, text).verdict is Verdict.ANNOUNCES


NAMED = ("约翰·史密斯", "玛丽·布朗", "彼得·怀特")


@pytest.mark.parametrize(
    "text",
    [
        "外交部宣布，对以下3名美国人采取制裁措施：约翰·史密斯、玛丽·布朗、彼得·怀特。冻结其在我国境内的财产。",
        "中方决定对下列三名美国议员实施制裁：约翰·史密斯、玛丽·布朗、彼得·怀特，冻结其在我国境内的财产。",
        "中方决定将以下3名美国官员列入反制清单:约翰·史密斯、玛丽·布朗、彼得·怀特。",
    ],
)
def test_names_behind_the_colon_are_read(vocabulary: Vocabulary, text: str) -> None:
    (act,) = own(vocabulary, text)
    assert (act.persons_named, act.count) == (NAMED, 3)


def test_measures_behind_the_colon_are_no_names(vocabulary: Vocabulary) -> None:
    text = "中方决定对以下两家美国企业采取以下措施：冻结其在我国境内的财产、禁止交易。"
    (act,) = own(vocabulary, text)
    assert (act.persons_named, act.entities_named, act.count) == ((), (), 2)

import re
from dataclasses import replace
from itertools import product

import pytest
from render_cases import ANSWER, US_ACT, WARNING

from bot.domain.action import Action
from bot.domain.words import EasedKind, Measure, Stage, TargetKind
from bot.lexicon import adjective, country_name
from bot.render.headline import LENGTH, headline

POLISH = replace(ANSWER, issuer="RU", targets=("PL",), target_kinds=(TargetKind.DIPLOMATS,), count=10)
TWO = (TargetKind.OFFICIALS, TargetKind.COMPANY)


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (ANSWER, "China announces visa restrictions on US officials"),
        (WARNING, "China warns of countermeasures against the US"),
        (replace(WARNING, answers_text=None), "China warns of sanctions on US targets"),
        (
            replace(POLISH, stage=Stage.IMPOSED, measures=(Measure.EXPULSION,)),
            "Russia expels 10 Polish diplomats",
        ),
        (
            replace(POLISH, stage=Stage.EXPANDED, measures=(Measure.EXPULSION,)),
            "Russia expels 10 more Polish diplomats",
        ),
        (
            replace(POLISH, stage=Stage.EXPANDED, measures=(Measure.EXPULSION,), count=1),
            "Russia expels another Polish diplomat",
        ),
        (
            replace(POLISH, stage=Stage.THREATENED, measures=(Measure.EXPULSION,), count=None),
            "Russia warns of the expulsion of Polish diplomats",
        ),
        (
            replace(POLISH, stage=Stage.EASED, measures=(Measure.EXPULSION,), count=1),
            "Russia withdraws the expulsion of a Polish diplomat",
        ),
        (
            replace(ANSWER, stage=Stage.IMPOSED, measures=(Measure.ENTRY_BAN,), targets=("IT",), count=1),
            "China bars an Italian official",
        ),
        (
            replace(
                ANSWER, stage=Stage.IMPOSED, measures=(Measure.ASSET_FREEZE,), target_kinds=TWO, count=28
            ),
            "China freezes assets of 28 US officials and companies",
        ),
        (
            replace(ANSWER, stage=Stage.IMPOSED, measures=(Measure.ASSET_FREEZE, Measure.ENTRY_BAN)),
            "China imposes asset freezes and entry bans on US officials",
        ),
        (
            replace(ANSWER, stage=Stage.EASED, eased_kind=EasedKind.SUSPENDED),
            "China suspends visa restrictions on US officials",
        ),
        (
            replace(
                ANSWER, stage=Stage.EASED, eased_kind=EasedKind.NAMES_REMOVED, measures=(Measure.ENTRY_BAN,)
            ),
            "China removes US officials from entry bans",
        ),
        (
            replace(ANSWER, targets=("UA", "GB")),
            "China announces visa restrictions on Ukrainian and British officials",
        ),
        (
            replace(ANSWER, targets=("UA", "GB", "FR")),
            "China announces visa restrictions on officials of 3 states",
        ),
        (replace(ANSWER, targets=()), "China announces visa restrictions on officials"),
        (
            replace(
                US_ACT,
                stage=Stage.IMPOSED,
                legal_basis="Section 7031(c)",
                persons=("Ramón Ejemplo",),
                targets=("PY",),
            ),
            "US bars Ramón Ejemplo",
        ),
        (
            replace(US_ACT, stage=Stage.IMPOSED, persons=("Ramón Ejemplo",), targets=("PY",), count=7),
            "US imposes visa restrictions on 7 Paraguayan officials",
        ),
    ],
)
def test_headlines(action: Action, expected: str) -> None:
    assert headline(action) == expected


ISSUERS = ("US", "CN", "RU", "EU", "UN", "GB")
EASINGS = (None, *EasedKind)


def every_combination() -> list[Action]:
    kinds: list[tuple[TargetKind, ...]] = [(), *((kind,) for kind in TargetKind), tuple(TargetKind)[:3]]
    return [
        replace(
            ANSWER, issuer=issuer, targets=("PL",), stage=stage, measures=(measure,), target_kinds=kind,
            count=count, eased_kind=easing if stage is Stage.EASED else None,
        )
        for issuer, stage, measure, kind, count, easing in product(
            ISSUERS, Stage, Measure, kinds, (None, 1, 12), EASINGS
        )
        if stage is Stage.EASED or easing is None
    ]  # fmt: skip


VERBS = (
    "warns of|announces|imposes|bars|freezes assets of|expels|designates|takes|widens|renews|lifts|suspends|"
    "removes|narrows|eases|withdraws"
)
SENTENCE = re.compile(rf"[A-Z]\w+ ({VERBS}) [\w ,()-]+")


def test_every_combination_is_one_sentence_in_good_order() -> None:
    for action in every_combination():
        line = headline(action)
        assert SENTENCE.fullmatch(line), line
        assert "  " not in line, line
        assert len(line) <= LENGTH, line
        assert not re.search(r"\b(on|of|for|against|from) (on|of|for|against|from)\b", line), line
        assert not re.search(r"\b(1|an [^aeioAEIOU]|a [aeioAEIO])\b", line), line
        assert not (
            action.count == 12 and re.search(r"\b12 (?:more )?\w+ (official|diplomat|vessel)\b", line)
        ), line


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("measure", Measure)
def test_mirrored_acts_get_mirrored_wording(language: str, stage: Stage, measure: Measure) -> None:
    one = replace(ANSWER, issuer="FR", targets=("PL",), stage=stage, measures=(measure,), answers_text="x")
    other = replace(one, issuer="PL", targets=("FR",))
    swap = {
        country_name("FR", language): country_name("PL", language),
        country_name("PL", language): country_name("FR", language),
        adjective("FR"): adjective("PL"),
        adjective("PL"): adjective("FR"),
        "Франции": "Польши",
        "Польши": "Франции",
    }
    pattern = re.compile("|".join(sorted(map(re.escape, swap), key=len, reverse=True)))

    assert pattern.sub(lambda found: swap[found[0]], headline(one, language)) == headline(other, language)


def test_chinas_own_word_is_kept_for_chinas_acts() -> None:
    assert headline(WARNING, "zh") == "中国警告将对美国采取反制措施"
    assert headline(replace(WARNING, issuer="RU"), "zh") == "俄罗斯警告将对美国采取回应措施"


FIRMS = replace(
    ANSWER, stage=Stage.IMPOSED, measures=(Measure.ASSET_FREEZE,), target_kinds=(TargetKind.COMPANY,), count=3
)
NAMES = ("Jan Roe", "Mia Doe", "Lea Poe")


@pytest.mark.parametrize(
    ("action", "en", "zh", "ru"),
    [
        (FIRMS, "3 US companies", "美国3个企业", "3 компаний США"),
        (replace(FIRMS, persons=NAMES), "3 US individuals", "美国3名个人", "3 лиц США"),
        (
            replace(FIRMS, persons=NAMES[:1], entities=("Oryx Fuels LLC",)),
            "3 US persons and bodies",
            "美国3个个人和实体",
            "3 лиц и организаций США",
        ),
        (
            replace(FIRMS, target_class="three individuals and entities"),
            "3 US persons and bodies",
            "美国3个个人和实体",
            "3 лиц и организаций США",
        ),
        (
            replace(
                FIRMS, target_kinds=(TargetKind.OFFICIALS,), persons=NAMES[:2], entities=("Night Brigade",)
            ),
            "3 US persons and bodies",
            "美国3个个人和实体",
            "3 лиц и организаций США",
        ),
        (
            replace(FIRMS, target_kinds=(TargetKind.OFFICIALS,), persons=NAMES),
            "3 US officials",
            "美国3名官员",
            "3 должностных лиц США",
        ),
    ],
)
def test_persons_are_not_told_as_their_firms_nor_firms_as_persons(
    action: Action, en: str, zh: str, ru: str
) -> None:
    assert headline(action).endswith(en)
    assert zh in headline(action, "zh")
    assert headline(action, "ru").endswith(ru)


def test_a_kind_of_two_words_stands_last() -> None:
    both = replace(ANSWER, target_kinds=(TargetKind.MEDIA, TargetKind.NATIONALS))
    assert headline(both) == "China announces visa restrictions on US nationals, journalists and media"


@pytest.mark.parametrize(("language", "called"), [("zh", "相关人员"), ("ru", "представителей")])
def test_personnel_of_a_state_is_more_than_some_persons_in_other_languages(
    language: str, called: str
) -> None:
    act = replace(US_ACT, target_kinds=(), target_class="US personnel who behaved badly", targets=("US",))
    assert called in headline(act, language)

"""What hangs on a condition is a warning at most; criteria and consequences undo no act. All invented."""

from datetime import date

import pytest

from bot.domain.action import Document, Reading
from bot.domain.words import Standing, Verdict
from bot.reading import Vocabulary, read

ON = date(2024, 5, 10)
TEN = "imposing sanctions on ten Iranian judges"


def reading(vocabulary: Vocabulary, country: str, text: str) -> Reading:
    document = Document(
        "t", "test", "Statement", text, ON, language="en", country=country, standing=Standing.OFFICIAL
    )
    return read(vocabulary, document)


@pytest.mark.parametrize(
    ("issuer", "target", "text"),
    [
        (
            "CN",
            "US",
            "China will take countermeasures against the United States if it imposes visa restrictions.",
        ),
        ("RU", "PL", "Russia will expel ten Polish diplomats if Warsaw goes ahead."),
        ("RU", "PL", "Unless Poland reverses its decision, we are expelling ten Polish diplomats."),
        ("RU", "PL", "Once Poland expels our diplomats, we will expel ten Polish diplomats."),
        ("RU", "PL", "In case Poland expels our diplomats, Russia will expel ten Polish diplomats."),
        ("CN", "US", "Should the United States impose visa restrictions, China will take countermeasures."),
        ("PL", "RU", "Poland expels ten Russian diplomats should Moscow not comply by Friday."),
        ("US", "IR", f"If the truce fails, the United States is {TEN}."),
        ("IR", "US", "Iran imposes sanctions on ten US officials if the Senate adopts the bill."),
        ("GB", "RU", "The UK will designate ten Russian judges unless Mr Muster is freed."),
    ],
)
def test_what_hangs_on_a_condition_is_a_warning(
    vocabulary: Vocabulary, issuer: str, target: str, text: str
) -> None:
    found = reading(vocabulary, issuer, text)
    assert found.verdict is Verdict.THREATENS
    assert [(a.issuer, a.targets) for a in found.new_actions] == [(issuer, (target,))]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said he will say if the United States imposes sanctions on Iran.",
        "Asked if the United States is imposing sanctions on Iran, the spokesman declined to comment.",
        "The United States will lift sanctions on ten Iranian banks if Tehran frees the prisoners.",
        "The exemption ends if the United States expands the list and imposes visa bans on Cuban officials.",
    ],
)
def test_an_act_within_a_condition_and_an_easing_under_one_are_nothing(
    vocabulary: Vocabulary, text: str
) -> None:
    assert reading(vocabulary, "US", text).verdict is Verdict.NONE


@pytest.mark.parametrize(
    "text",
    [
        f"Today the United States is {TEN}; if they travel, they will be refused entry.",
        f"Today the United States is {TEN}, and if the executions continue, more will follow.",
        f"Today the United States is {TEN} and will lift them if the prisoners are freed.",
        "The United States is imposing visa restrictions on anyone who tortures detainees in Cuba.",
        "We announce visa restrictions on Cuban officials, who lose their visas if convicted of torture.",
        "The ten Cuban judges are ineligible for visas, and their children, if any, are barred from entry.",
        f"As if that were not enough, the United States is {TEN}.",
        f"Even if they resign, the United States is {TEN} today.",
        f"If the world needed proof, it came yesterday, and today the United States is {TEN}.",
        f"Iran was warned that unless it freed them we would act, and today we are {TEN}.",
        f"We are {TEN} because if we do not act, nobody will.",
        f"After Iran expelled our diplomats, the United States is {TEN}.",
        f"As Iran expelled our diplomats, the United States is {TEN}.",
        f"Since Iran executed the protesters, the United States is {TEN}.",
        f"Once again, the United States is {TEN}.",
        "The United States will expel ten Russian diplomats who were asked to leave.",
        "The United States expels ten Russian diplomats and warns of more if Moscow retaliates.",
        "The United States expels ten Russian diplomats, ready to expel more if Moscow retaliates.",
        "The United States will expel ten Russian diplomats, and if Moscow retaliates, more will follow.",
        "From Monday, Russian citizens may not enter the United States unless they hold a residence permit.",
    ],
)
def test_criteria_and_consequences_undo_no_act(vocabulary: Vocabulary, text: str) -> None:
    found = reading(vocabulary, "US", text)
    assert found.verdict is Verdict.ANNOUNCES

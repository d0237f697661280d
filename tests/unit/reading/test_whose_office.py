"""Offices and headlines: who is appointed, who decides and what a headline is about. All invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document, Reading
from bot.domain.words import Stage, Verdict
from bot.reading import Vocabulary, read

ON = date(2026, 5, 10)


def reading(vocabulary: Vocabulary, text: str, title: str = "", country: str = "US") -> Reading:
    return read(vocabulary, Document("t", "test", title, text, ON, language="en", country=country))


def only(vocabulary: Vocabulary, text: str, country: str) -> ActionDraft:
    (act,) = reading(vocabulary, text, country=country).new_actions
    return act


def test_the_ministry_that_decides_is_not_among_those_hit(vocabulary: Vocabulary) -> None:
    text = (
        "The Ministry of Foreign Affairs of the Russian Federation has decided "
        "to add 20 Canadian citizens to the "
        "stop list; entry to Russia is closed to them indefinitely."
    )
    act = only(vocabulary, text, "RU")
    assert (act.entities_named, act.count) == ((), 20)


def test_a_ministry_that_is_sanctioned_is_among_those_hit(vocabulary: Vocabulary) -> None:
    text = (
        "Today the United States is imposing sanctions on the Ministry of Defence of Iran and two officials."
    )
    assert any("Ministry of Defence" in body for body in only(vocabulary, text, "US").entities_named)


@pytest.mark.parametrize(
    "text",
    [
        "The Secretary designated Jane Roe as Acting Assistant Secretary of State today.",
        "Today the President is designating John Poe as Special Envoy for Sudan.",
        "The Secretary today designated Jane Roe to serve as Chargé d'Affaires in Cuba.",
        "Secretary Roe has designated Ambassador Jan Poe as the Acting Deputy Director.",
        "Today the President designated Jane Roe as the next Commissioner of the Agency.",
        "The Minister today designated Jan Poe to act as Ambassador in Chile.",
        "The President is designating Jane Roe as Inspector General.",
        "Today the Secretary designated Jan Poe as interim Director of the Bureau.",
    ],
)
def test_who_is_designated_for_an_office_is_not_sanctioned(vocabulary: Vocabulary, text: str) -> None:
    assert reading(vocabulary, text).new_actions == ()


@pytest.mark.parametrize(
    "text",
    [
        (
            "The Secretary today designated Jane Roe, acting deputy minister of "
            "Iran, under Executive Order 13382."
        ),
        "Today the Secretary of State is designating Jan Poe as a Specially Designated Global Terrorist.",
        "Today the Secretary is designating Jan Poe for acting for or on behalf of Hamas.",
        "The Treasury today designated the director of an Iranian bank, Jane Roe, for corruption.",
        "OFAC is designating two deputy ministers of Belarus pursuant to Executive Order 14038.",
        "Today the Department is designating Jan Poe, ambassador of Syria, for significant corruption.",
        "Today the Secretary designated Example Group as a Foreign Terrorist Organization.",
        (
            "The Treasury is designating Jan Poe, who acts as interim director of "
            "an Iranian bank, for corruption."
        ),
    ],
)
def test_who_is_designated_under_an_order_is_sanctioned(vocabulary: Vocabulary, text: str) -> None:
    assert reading(vocabulary, text).verdict is Verdict.ANNOUNCES


TWO_DECISIONS = (
    "The Council today decided to lift the restrictive measures on Ms Anna "
    "Example and to extend the measures "
    "against 120 persons until 15 March 2027."
)


def test_a_country_before_a_colon_is_what_the_councils_headline_is_about(vocabulary: Vocabulary) -> None:
    told = reading(vocabulary, TWO_DECISIONS, "Iran: Council prolongs restrictive measures", "EU")
    assert [(a.issuer, a.stage) for a in told.actions] == [("EU", Stage.EASED)]
    assert told.verdict is Verdict.EASES


def test_a_state_that_announces_before_a_colon_acts(vocabulary: Vocabulary) -> None:
    told = reading(vocabulary, "Iran: the ministry today imposed sanctions on five US officials.", "", "IR")
    assert [a.issuer for a in told.new_actions] == ["IR"]


def test_of_two_decisions_each_has_its_own_number(vocabulary: Vocabulary) -> None:
    eased = reading(vocabulary, TWO_DECISIONS, country="EU").new_actions[0]
    assert (eased.persons_named, eased.count) == (("Anna Example",), 1)


@pytest.mark.parametrize(
    "text",
    [
        "As of today, the United States has imposed visa restrictions on 100 individuals from Guatemala.",
        "As of May 2026, we have sanctioned 45 Cuban officials.",
        "As of today, the Department has revoked the visas of more than 300 officials of Nicaragua.",
    ],
)
def test_a_total_as_of_today_is_no_news(vocabulary: Vocabulary, text: str) -> None:
    assert reading(vocabulary, text, "Fact Sheet").new_actions == ()


@pytest.mark.parametrize(
    "text",
    [
        "As of today, five Cuban officials are barred from entering the United States.",
        "As of today, the United States is imposing visa restrictions on 12 Cuban officials.",
        "The United States has today imposed visa restrictions on 100 individuals from Guatemala.",
    ],
)
def test_a_measure_that_begins_today_is_news(vocabulary: Vocabulary, text: str) -> None:
    assert reading(vocabulary, text).verdict is Verdict.ANNOUNCES


def test_the_own_measure_is_not_what_is_answered(vocabulary: Vocabulary) -> None:
    text = (
        "China has decided to take countermeasures against Example Corp. and "
        "its CEO Jim Roe in accordance with the "
        "Anti-Foreign Sanctions Law, freezing their assets in China."
    )
    assert only(vocabulary, text, "CN").answers is None


def test_countermeasures_against_a_deed_answer_it(vocabulary: Vocabulary) -> None:
    text = (
        "As countermeasures against the US sanctions of March, China is "
        "imposing visa restrictions on US officials."
    )
    answers = only(vocabulary, text, "CN").answers
    assert answers is not None
    assert "sanctions of March" in answers


def test_a_day_to_come_is_not_the_day_of_what_is_answered(vocabulary: Vocabulary) -> None:
    text = (
        "In response to the attack the Council today prolonged the sanctions "
        "on Belarus until 28 February 2027."
    )
    assert only(vocabulary, text, "EU").answers_on is None
    dated = (
        "In response to the attack of 3 May 2026 the Council is imposing "
        "sanctions on Belarus until 2 June 2027."
    )
    assert only(vocabulary, dated, "EU").answers_on == date(2026, 5, 3)


def test_the_office_of_a_later_act_is_not_that_of_an_earlier_one(vocabulary: Vocabulary) -> None:
    text = (
        "Today the Department is designating Jan Kowal of Belarus under Section 7031(c). "
        "Concurrently, the Department of the Treasury is sanctioning Mr. Kowal under Executive Order 13818."
    )
    offices = [act.body for act in reading(vocabulary, text).new_actions]
    assert offices == [None, "Department of the Treasury"]


def test_the_office_that_a_text_begins_with_is_that_of_what_follows(vocabulary: Vocabulary) -> None:
    text = (
        "Today the Department of State is imposing visa restrictions on two judges of Belarus. "
        "The Department is also designating Jan Kowal of Cuba under Section 7031(c)."
    )
    offices = {act.body for act in reading(vocabulary, text).new_actions}
    assert offices == {"Department of State"}

"""Nobody is hit, or nobody today: acts denied, days remembered, work described. All persons are invented."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.domain.words import Standing, Verdict
from bot.reading import Vocabulary, read

ON = date(2025, 9, 16)


def verdict(vocabulary: Vocabulary, text: str, title: str = "", country: str = "US") -> Verdict:
    return read(
        vocabulary,
        Document("t", "test", title, text, ON, language="en", country=country, standing=Standing.OFFICIAL),
    ).verdict


@pytest.mark.parametrize(
    "text",
    [
        "No travel bans have been imposed on Ruritanian ministers.",
        "None of the Syldavian attachés has been expelled.",
        "No sanctions were imposed on the bank today.",
        "No Russian ministers and judges have been sanctioned by the United States.",
        "Contrary to rumours, no Ruritanian diplomats have been declared persona non grata.",
        "Neither of the two consuls is being expelled.",
        "No two Russian diplomats have been expelled from the United States.",
        "No staff of the ten missions have been expelled from the United States.",
        "No diplomats who were at the Russian embassy have been expelled from the United States.",
    ],
)
def test_a_passive_whose_subject_is_nobody_hits_nobody(vocabulary: Vocabulary, text: str) -> None:
    assert verdict(vocabulary, text) is Verdict.NONE


@pytest.mark.parametrize(
    "text",
    [
        "Travel bans are being imposed on six Iranian ministers.",
        "Wardens of Iran who have no regard for human rights are being sanctioned today.",
        "Those with no post aside, nine Belarusian diplomats have been declared persona non grata.",
        "No fewer than nine Russian attachés are being expelled today.",
        "There is no doubt about their guilt: four Iranian officials are being sanctioned today.",
        "No progress has been made and so sanctions have been imposed on two Iranian firms today.",
        "Because no explanation came two Russian diplomats have been expelled from the United States.",
        "As no reply came ten Russian diplomats have been expelled from the United States.",
        "As no reply was given 12 Russian diplomats have been expelled from the United States.",
        "It ended and no answer arrived two Russian envoys are no longer welcome in the United States.",
    ],
)
def test_a_no_that_is_not_the_subject_leaves_the_act(vocabulary: Vocabulary, text: str) -> None:
    assert verdict(vocabulary, text) is Verdict.ANNOUNCES


@pytest.mark.parametrize(
    "text",
    [
        "Two years ago today the United States imposed travel bans on nine Iranian wardens.",
        "Five years ago today, the Department designated Iranian warden Karim Beispiel.",
        "Six months ago today, we sanctioned three Belarusian judges.",
    ],
)
def test_a_day_remembered_is_not_today(vocabulary: Vocabulary, text: str) -> None:
    assert verdict(vocabulary, text) is Verdict.NONE


def test_today_without_years_ago_is_today(vocabulary: Vocabulary) -> None:
    text = "Today the United States imposed travel bans on nine Iranian wardens."
    assert verdict(vocabulary, text) is Verdict.ANNOUNCES


def test_a_body_described_by_its_work_announces_nothing(vocabulary: Vocabulary) -> None:
    text = "You would lead a unit which sanctions companies and imposes travel bans on officials."
    assert verdict(vocabulary, text, "Vacancy for an analyst") is Verdict.NONE


def test_a_step_described_by_whom_it_hits_announces(vocabulary: Vocabulary) -> None:
    text = "The government today imposes travel bans on six Iranian officials."
    assert verdict(vocabulary, text, "New measures") is Verdict.ANNOUNCES


@pytest.mark.parametrize(
    "title", ["Designation of a Nature Reserve", "Designation of Mirela Muster as Chargé"]
)
def test_reserves_and_envoys_are_designated_without_sanction(vocabulary: Vocabulary, title: str) -> None:
    assert verdict(vocabulary, "The ceremony takes place on Friday.", title) is Verdict.NONE


def test_a_group_designated_in_a_title_is_hit(vocabulary: Vocabulary) -> None:
    assert verdict(vocabulary, "Details follow.", "Designation of Two Iranian Brigades") is Verdict.ANNOUNCES


def test_visa_free_travel_that_rests_for_repairs_is_no_answer(vocabulary: Vocabulary) -> None:
    rests = "Japan will suspend the visa exemption system for maintenance of its servers."
    assert verdict(vocabulary, rests, country="JP") is Verdict.NONE
    answers = "Japan will suspend the visa exemption for Russian nationals in response to the expulsions."
    assert verdict(vocabulary, answers, country="JP") is Verdict.ANNOUNCES

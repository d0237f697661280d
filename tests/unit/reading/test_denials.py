"""Acts denied, faked or put off, and words of denial that belong to an act. All invented."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.domain.words import Standing, Verdict
from bot.reading import Vocabulary, read

ON = date(2024, 5, 10)


def verdict(vocabulary: Vocabulary, country: str, text: str) -> Verdict:
    document = Document(
        "t", "test", "Statement", text, ON, language="en", country=country, standing=Standing.OFFICIAL
    )
    return read(vocabulary, document).verdict


@pytest.mark.parametrize(
    "text",
    [
        "It is false that the United States is imposing sanctions on Cuban judges.",
        "The claim that the United States has revoked the visas of three Cuban judges is untrue.",
        "Reports that the United States is expelling ten Russian diplomats are fake.",
        "Reports that the US is expelling ten Russian diplomats have been denied by the Department.",
        "There is no truth in reports that the United States is imposing sanctions on Cuban judges.",
        "Fake news: the United States is expelling ten Russian diplomats.",
        "A forged letter claims that the United States is imposing sanctions on Cuban judges.",
        "Contrary to reports that the United States is expelling ten diplomats, all of them stay.",
    ],
)
def test_what_is_called_untrue_is_no_act(vocabulary: Vocabulary, text: str) -> None:
    assert verdict(vocabulary, "US", text) is Verdict.NONE


def test_a_title_that_denies_announces_nothing(vocabulary: Vocabulary) -> None:
    def agency(title: str) -> Verdict:
        text = "The ministry in Warsaw spoke on Friday."
        return read(vocabulary, Document("t", "test", title, text, ON, standing=Standing.AGENCY)).verdict

    assert agency("Poland denies it expels Russian diplomats") is Verdict.NONE
    assert agency("Poland expels Russian diplomats") is Verdict.ANNOUNCES


@pytest.mark.parametrize(
    "text",
    [
        "The Council postponed the decision to impose sanctions on ten Belarusian officials.",
        "The Council vetoed the decision to impose sanctions on ten Belarusian officials.",
        "Hungary blocked the decision to impose sanctions on ten Belarusian officials.",
        "The Council rejected a proposal to impose sanctions on ten Belarusian officials.",
        "The Council failed to adopt sanctions on ten Belarusian officials.",
        "The Council has withdrawn its proposal to impose sanctions on ten Belarusian officials.",
        "The Council delayed the imposition of sanctions on ten Belarusian officials.",
        "The decision to impose sanctions on ten Belarusian officials has been postponed.",
    ],
)
def test_what_is_put_off_or_struck_down_is_no_act(vocabulary: Vocabulary, text: str) -> None:
    assert verdict(vocabulary, "BE", text) is Verdict.NONE


@pytest.mark.parametrize(
    "text",
    [
        "Ten Cuban judges are denied entry into the United States.",
        "The United States has blocked the assets of ten Iranian judges today.",
        "Contrary to reports, the United States is imposing sanctions on Cuban judges.",
        "The United States is sanctioning ten Iranian firms for the false claim that it was attacked.",
        "The United States is sanctioning ten Russian firms, which paid for hoaxes that misled voters.",
        "Moscow denies that it jailed him; in response the United States is expelling ten Russian diplomats.",
        "Moscow denies that it jailed him, and so the United States is expelling ten Russian diplomats.",
        "Officials of Iran who denied that anybody was hurt are being sanctioned today.",
        "Georgian officials who blocked the vote are being sanctioned today.",
        "After it was postponed twice, we today adopted the decision to sanction ten Iranian judges.",
        "The United States vetoed the resolution and today is imposing sanctions on ten Iranian judges.",
        "The Department has withdrawn the accreditation of two Russian diplomats.",
        "Iran failed to free them, so the United States is imposing sanctions on ten Iranian judges.",
    ],
)
def test_words_of_denial_that_belong_to_an_act_leave_it(vocabulary: Vocabulary, text: str) -> None:
    assert verdict(vocabulary, "US", text) is Verdict.ANNOUNCES

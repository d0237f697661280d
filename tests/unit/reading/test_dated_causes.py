"""The day, the state and the number of what led to an act are not the act's own."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.domain.words import Standing
from bot.reading import Vocabulary, read


def new_actions(vocabulary: Vocabulary, country: str | None, text: str) -> tuple[ActionDraft, ...]:
    document = Document(
        id="x",
        source="x",
        title="",
        text=text,
        date=date(2026, 11, 26),  # a Thursday
        language="en",
        country=country,
        standing=Standing.OFFICIAL if country else Standing.AGENCY,
    )
    return read(vocabulary, document).new_actions


@pytest.mark.parametrize(
    ("country", "text", "target"),
    [
        (
            "FR",
            "France is expelling 12 Algerian agents after Algiers ordered 11 officials out on 14 November.",
            "DZ",
        ),
        (
            "GB",
            "We are expelling the Belarusian attaché in reply to the expulsion of ours last month.",
            "BY",
        ),
        (
            "GB",
            "The UK has expelled a Russian envoy in response to Moscow's expulsion of two Britons last week.",
            "RU",
        ),
        (
            "LV",
            "Latvia is closing the Belarusian consulate following the closure of its own on 3 October.",
            "BY",
        ),
        (None, "France on Thursday expelled two Belarusian envoys after Minsk expelled two last week.", "BY"),
    ],
)
def test_the_day_of_what_is_answered_makes_no_act_old(
    vocabulary: Vocabulary, country: str | None, text: str, target: str
) -> None:
    assert [act.targets for act in new_actions(vocabulary, country, text)] == [(target,)]


@pytest.mark.parametrize(
    ("country", "text"),
    [
        (None, "Britain expelled 23 Russian diplomats after the poisoning of a former agent in 2018."),
        (None, "Britain expelled 23 Russian diplomats in response to the poisoning in March 2018."),
        ("FR", "France expelled two Belarusian diplomats in response to the raid of June last year."),
        ("FR", "Last month France expelled two Belarusian diplomats in response to the raid on its embassy."),
        ("FR", "France has imposed sanctions on 300 Russians in response to the annexation in 2014."),
    ],
)
def test_an_act_that_answers_one_of_long_ago_is_old(
    vocabulary: Vocabulary, country: str | None, text: str
) -> None:
    assert new_actions(vocabulary, country, text) == ()


@pytest.mark.parametrize(
    ("country", "text", "targets"),
    [
        ("CN", "China has decided to sanction former lawmaker Jan Muster for meddling in Taiwan.", ()),
        ("CN", "China has decided to impose sanctions on Jan Muster for visiting Taipei.", ()),
        (
            "RU",
            "Russia today barred entry to 12 members of the European Parliament over support for Ukraine.",
            ("EU",),
        ),
        ("RU", "Russia today barred entry to 30 members of the Bundestag over arms for Ukraine.", ("DE",)),
        (
            "US",
            "Today we impose visa restrictions on Thai officials for the return of Uyghurs to China.",
            ("TH",),
        ),
        (
            "UA",
            "Ukraine today imposed sanctions on 12 captains of tankers that carry Russian oil to India.",
            ("RU",),
        ),
        ("CN", "China today imposed sanctions on five US companies for arms sales to Taiwan.", ("US",)),
        ("CN", "China has decided to sanction the lawmaker Jan Muster of Taiwan.", ("TW",)),
        (
            "US",
            "Today we impose visa restrictions on officials who undermine elections in Nicaragua.",
            ("NI",),
        ),
    ],
)
def test_a_state_that_is_only_the_reason_is_not_hit(
    vocabulary: Vocabulary, country: str, text: str, targets: tuple[str, ...]
) -> None:
    assert [act.targets for act in new_actions(vocabulary, country, text)] == [targets]

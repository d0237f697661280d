"""Whether an act comes on top of earlier ones, where only the sentence behind it says so. All invented."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.domain.words import Stage
from bot.reading import Vocabulary, read


def stages(vocabulary: Vocabulary, country: str, text: str) -> list[Stage]:
    document = Document("x", "x", "Statement", text, date(2025, 9, 16), language="en", country=country)
    return [action.stage for action in read(vocabulary, document).new_actions]


WIDENED = (
    (
        "CA",
        (
            "Canada is today imposing sanctions on six Belarusian judges. "
            "These additional measures bring the total to 94."
        ),
    ),
    (
        "CA",
        (
            "Canada today imposed sanctions on six Belarusian judges. "
            "Today's action widens the sanctions announced in May."
        ),
    ),
    (
        "CA",
        (
            "Canada today imposed sanctions on six Belarusian judges. "
            "They are in addition to the 40 officials listed in May."
        ),
    ),
    (
        "GB",
        (
            "The UK has today sanctioned six Belarusian judges. "
            "This is a further tranche of sanctions on the regime."
        ),
    ),
    (
        "GB",
        (
            "The UK has today sanctioned six Belarusian judges. "
            "This new round of designations follows that of May."
        ),
    ),
    (
        "US",
        (
            "Today the United States is imposing visa restrictions on nine Iranian judges. "
            "This action expands the visa restrictions announced in May."
        ),
    ),
    (
        "AU",
        (
            "Australia today listed six Iranian officers under its sanctions law. "
            "This second round of listings follows that of March."
        ),
    ),
)

ALONE = (
    (
        "US",
        "The United States is designating six Iranian companies. We will consider additional measures.",
    ),
    (
        "CA",
        (
            "Canada today imposed sanctions on six Belarusian judges. "
            "We call on others to adopt additional sanctions."
        ),
    ),
    (
        "CA",
        (
            "Canada today imposed sanctions on six Belarusian judges. "
            "The regime has widened its repression of officials."
        ),
    ),
    (
        "GB",
        (
            "The UK has today sanctioned six Belarusian judges. "
            "The EU announced additional sanctions on officials in May."
        ),
    ),
    (
        "GB",
        (
            "The UK has today sanctioned six Belarusian judges. "
            "This sends a message to additional officials who think of torture."
        ),
    ),
    (
        "US",
        (
            "Today the United States is imposing sanctions on nine Iranian judges. "
            "Additional information on those individuals is on the website."
        ),
    ),
)


@pytest.mark.parametrize(("country", "text"), WIDENED)
def test_what_the_next_sentence_calls_additional_is_expanded(
    vocabulary: Vocabulary, country: str, text: str
) -> None:
    assert stages(vocabulary, country, text) == [Stage.EXPANDED]


@pytest.mark.parametrize(("country", "text"), ALONE)
def test_what_others_add_or_may_follow_leaves_it_imposed(
    vocabulary: Vocabulary, country: str, text: str
) -> None:
    assert stages(vocabulary, country, text) == [Stage.IMPOSED]

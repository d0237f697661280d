"""Who announces an act, in which office, and which office of the state acts."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

ACT = "Today the United States is imposing visa restrictions on three Belarusian officials."


def first(vocabulary: Vocabulary, title: str, text: str, country: str | None = "US") -> ActionDraft:
    document = Document("t", "source", title, text, date(2023, 5, 10), language="en", country=country)
    return read(vocabulary, document).actions[0]


@pytest.mark.parametrize(
    ("title", "text", "name", "role"),
    [
        ("Statement", f"Jane J. Example, Secretary of State\n{ACT}", "Jane J. Example", "Secretary of State"),
        ("Statement", f"Secretary Example announced it in Oslo. {ACT}", "Example", "Secretary"),
        ("Spokesperson Li Muster’s Regular Press Conference", ACT, "Li Muster", "Spokesperson"),
        (
            "Department Press Briefing",
            f"Jane Example, Department Spokesperson\nMS EXAMPLE: {ACT}\nQUESTION: Why?\nMS EXAMPLE: Yes.",
            "MS EXAMPLE",
            "Department Spokesperson",
        ),
    ],
)  # fmt: skip
def test_who_announces_is_told_with_the_office(
    vocabulary: Vocabulary, title: str, text: str, name: str, role: str
) -> None:
    action = first(vocabulary, title, text)
    assert (action.speaker, action.speaker_role) == (name, role)


@pytest.mark.parametrize(
    "text",
    [
        "Today the United States is imposing sanctions on Minister Ivan Example of Belarus.",
        f"President Example’s police beat voters. {ACT}",
        f"Office of the Spokesperson\nOn May 10, 2023. {ACT}",
    ],
)
def test_whoever_is_only_named_with_an_office_announces_nothing(vocabulary: Vocabulary, text: str) -> None:
    action = first(vocabulary, "", text)
    assert (action.speaker, action.speaker_role) == (None, None)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Treasury Department today designated three Belarusian banks.", "Department of the Treasury"),
        (
            "The Department of State acts on Belarus. The Department is imposing a visa ban on nine judges.",
            "Department of State",
        ),
        (ACT, None),
        (f"The Foreign Ministry of Belarus protested. {ACT}", None),
        ("The Departments of State and of Commerce acted. " + ACT, None),
    ],
)
def test_the_office_that_acts_is_the_one_the_text_names(
    vocabulary: Vocabulary, text: str, body: str | None
) -> None:
    assert first(vocabulary, "", text).body == body

"""What those named are: told beside each name, and of nobody else."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

SANCTIONS = "Today the United States is imposing sanctions on "


def first(vocabulary: Vocabulary, text: str) -> ActionDraft:
    document = Document("t", "us-state", "", text, date(2023, 5, 10), language="en", country="US")
    return read(vocabulary, document).actions[0]


@pytest.mark.parametrize(
    ("whom", "roles"),
    [
        ("Ivan Example, the health minister of Belarus.", {"Ivan Example": "the health minister of Belarus"}),
        ("Belarusian Police Chief Olga Sample.", {"Olga Sample": "Belarusian Police Chief"}),
        ("Olga Sample (director of Prison No. 4) for torture.", {"Olga Sample": "director of Prison No"}),
        (
            "Ivan Example, deputy head of the KGB of Belarus, and Olga Sample, a judge in Minsk.",
            {"Ivan Example": "deputy head of the KGB of Belarus", "Olga Sample": "a judge in Minsk"},
        ),
        ("North Wind Ltd, a Minsk-based company.", {"North Wind Ltd": "a Minsk-based company"}),
        ("former Deputy Prime Minister Ivan Example.", {"Ivan Example": "former Deputy Prime Minister"}),
    ],
)  # fmt: skip
def test_a_role_told_beside_a_name_is_kept_in_the_words_of_the_text(
    vocabulary: Vocabulary, whom: str, roles: dict[str, str]
) -> None:
    action = first(vocabulary, SANCTIONS + whom)
    assert dict(action.roles) == roles
    told = {e.span.text for e in action.evidence if e.field == "roles"}
    assert told == set(roles.values())


@pytest.mark.parametrize(
    "whom",
    [
        "Ivan Example and Olga Sample of Belarus.",
        "Ivan Example, pursuant to Executive Order 13818, for abuses by the chief of police of Belarus.",
        "Ivan Example, an official, and Olga Sample of Belarus.",
        "Ivan Example, who ordered the police of Belarus to attack the minister of health.",
    ],
)
def test_who_is_no_more_than_named_has_no_role(vocabulary: Vocabulary, whom: str) -> None:
    assert first(vocabulary, SANCTIONS + whom).roles == ()


def test_an_office_before_the_next_name_is_the_next_persons(vocabulary: Vocabulary) -> None:
    text = SANCTIONS + "Ivan Example, Brigadier General (Retired) Olga Sample, and Petr Muster of Belarus."
    roles = dict(first(vocabulary, text).roles)
    assert "Ivan Example" not in roles


def test_relatives_have_no_role(vocabulary: Vocabulary) -> None:
    text = (
        "The Department of State is designating Ivan Example, a former minister of Belarus, for corruption. "
        "The Department is also designating his wife, Anna Example, a judge."
    )
    document = Document("t", "us-state", "", text, date(2023, 5, 10), language="en", country="US")
    roles = [role for action in read(vocabulary, document).actions for role in action.roles]
    assert {role.name for role in roles} <= {"Ivan Example"}

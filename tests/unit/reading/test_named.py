"""Names spread over a text: lists, paragraphs, short names; and the numbers beside them. All are invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)


def first(vocabulary: Vocabulary, text: str, title: str = "Statement") -> ActionDraft:
    return read(vocabulary, Document("t", "test", title, text, ON, language="en", country="US")).new_actions[
        0
    ]


def test_a_list_after_the_announcing_sentence_names_those_hit(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "Today, the United States is imposing sanctions on the following Iranian persons:\n"
        "- Jan Roe, a broker;\n- Ana Doe, his partner in trade;\n- Example Trading LLC, a firm in Tehran.\n"
        "For more, call Max Poe.",
    )
    assert (act.persons_named, act.entities_named) == (("Jan Roe", "Ana Doe"), ("Example Trading LLC",))


def test_paragraphs_that_tell_of_each_name_those_hit(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "Today, the United States is sanctioning two Sudanese companies.\n\n"
        "Example Arms Industries is the largest maker of guns. It sells to the army.\n\n"
        "Otherone Gold Trading has paid for the war.",
    )
    assert act.entities_named == ("Example Arms Industries", "Otherone Gold Trading")
    assert act.count == 2


def test_paragraphs_about_others_name_nobody_of_a_large_number(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "The Department has imposed visa restrictions on 100 Nicaraguans.\n\n"
        "Jan Roe has been in prison since May.\n\nThe Example Front is banned there.",
        title="The United States Restricts Visas of 100 Nicaraguans",
    )
    assert not act.named
    assert act.count == 100


def test_the_signature_of_a_release_is_nobody_hit(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "Jan J. Roe, Secretary of State\n\nThe Department has imposed visa restrictions on a Cuban judge.",
        title="The United States Restricts Visas of One Cuban",
    )
    assert not act.named


def test_short_names_are_spelled_out(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "China-based Harbin Example Trading Co Ltd (Example) bought parts. Hong Kong-based HK Oriole "
        "Industry Co Limited (HK Oriole) and the Iranian national Jan Roe (Roe) shipped them.\n"
        "Example, HK Oriole, and Roe are being designated pursuant to Executive Order 13382.",
    )
    assert set(act.entities_named) == {"Harbin Example Trading Co Ltd", "HK Oriole Industry Co Limited"}
    assert act.persons_named == ("Jan Roe",)
    assert act.count == 3


def test_a_surname_stands_for_the_person_named_before(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "Jan Roe and Ana Doe ran a network in Syria. Today, the United States is sanctioning Roe, Doe and "
        "the Syrian trader Max Poe, along with 64 entities owned by Roe.",
    )
    assert set(act.persons_named) == {"Jan Roe", "Ana Doe", "Max Poe"}
    assert act.count == 67


def test_a_surname_that_nobody_was_given_before_names_nobody(vocabulary: Vocabulary) -> None:
    act = first(vocabulary, "Today, the United States is sanctioning Roe, a trader in Syria.")
    assert not act.named


def test_what_a_state_shelters_is_not_hit_with_it(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "Today, the United States is imposing sanctions on Iranian officials. Iran shelters armed groups, "
        "including Hezbollah and the Example Front.",
    )
    assert not act.named


def test_those_said_to_be_included_are_hit(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "Today, the United States is imposing sanctions on Iranian officials. Those sanctioned include Jan "
        "Roe and the Example Front.",
    )
    assert (act.persons_named, act.entities_named) == (("Jan Roe",), ("Example Front",))


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("one or more persons", None),
        ("24 entities under 26 entries", 24),
        ("a total of 35 persons", 35),
        ("100 Iranians", 100),
        ("the Iranian company under Section 353 persons", None),
        ("one Turkey-based financial facilitator and one Syria-based fundraiser", 2),
        ("companies between two EU member states", None),
    ],
)
def test_numbers_of_those_hit_and_numbers_of_other_things(
    vocabulary: Vocabulary, words: str, count: int | None
) -> None:
    assert (
        first(vocabulary, f"Today, the United States is imposing sanctions on {words} of Iran.").count
        == count
    )


def test_a_body_freed_by_revocation_is_named(vocabulary: Vocabulary) -> None:
    text = (
        "Designation of Example Party of Belarus (Reformed) as a Specially Designated Global Terrorist "
        "entity has been revoked."
    )
    assert first(vocabulary, text, title=text).entities_named == ("Example Party of Belarus (Reformed)",)

"""Names beside honours, kinds and relatives; effects told a sentence later. All are invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.domain.words import Measure
from bot.reading import Vocabulary, read
from bot.reading.names.names import find_names, is_family

ON = date(2023, 5, 10)


def first(vocabulary: Vocabulary, text: str, country: str = "US") -> ActionDraft:
    document = Document("t", "test", "Statement", text, ON, language="en", country=country)
    return read(vocabulary, document).new_actions[0]


def test_a_numbered_list_with_honours_names_persons(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "Entry to the Russian Federation is closed for the following British nationals:\n\n"
        "1. Sir Jan Roe, a judge;\n\n2. Dr. Ana Doe-Poe, a doctor.",
        country="RU",
    )
    assert act.persons_named == ("Jan Roe", "Ana Doe-Poe")


def test_a_list_without_names_names_nobody(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "Entry to the Russian Federation is closed for the following British nationals:\n\n"
        "1. members of the cabinet;\n\n2. judges.",
        country="RU",
    )
    assert not act.named


def test_a_word_cut_in_its_midst_tells_of_no_relative() -> None:
    before = "eight per" + "sons and one entity: the head of the prison, Major".ljust(60)
    assert before[-60:].startswith("sons and")
    assert not is_family(before)
    assert is_family("and his sons, ")


def test_the_sons_in_the_name_of_a_firm_are_no_relatives() -> None:
    assert not is_family("Roe & Sons Defense LLC and its head, ")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("the bank Example Ural", True),
        ("the website Example Facts", True),
        ("the banker Jan Roe", False),
        ("the head of the bank, Jan Roe", False),
    ],
)
def test_the_word_right_before_a_name_tells_a_body(text: str, body: bool) -> None:
    assert [name.body for name in find_names(text)] == [body]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (
            (
                "Today, the United States is designating the Example Brigade as a Specially Designated "
                "Global Terrorist. The Example Brigade, an Iran-aligned militia in Iraq, fires rockets."
            ),
            ("IQ",),
        ),
        (
            (
                "Today, the United States is designating the Example Brigade as a Specially Designated "
                "Global Terrorist. The Example Brigade, an Iran-based militia, fires rockets."
            ),
            ("IR",),
        ),
        (
            (
                "Today, the United States is designating the Example Brigade, a group in Mali, as a "
                "Specially Designated Global Terrorist. It shot at tourists in Ghana."
            ),
            ("ML",),
        ),
        (
            (
                "Today, the United States is designating the Example Brigade, which operates out of eastern "
                "Somalia, as a Specially Designated Global Terrorist."
            ),
            ("SO",),
        ),
    ],
)
def test_an_armed_group_is_of_the_state_where_it_sits(
    vocabulary: Vocabulary, text: str, states: tuple[str, ...]
) -> None:
    assert first(vocabulary, text).targets == states


def test_the_ambassador_named_within_the_phrase_is_hit(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "Australia has declared the Ambassador of Iran, Mr Jan Roe, persona non grata, along with three "
        "other Iranian officials.",
        country="AU",
    )
    assert act.persons_named == ("Jan Roe",)
    assert act.count == 4


def test_effects_in_the_next_sentence_tell_the_measures(vocabulary: Vocabulary) -> None:
    said = "Iran imposes sanctions on the following persons of the United Kingdom: Jan Roe; Ana Doe."
    told = " They shall be denied visas and their assets within the jurisdiction of Iran shall be blocked."
    assert set(first(vocabulary, said + told, country="IR").measures) == {
        Measure.VISA_RESTRICTION,
        Measure.ASSET_FREEZE,
    }
    other = " In 2019 London announced a travel ban."
    assert first(vocabulary, said + other, country="IR").measures == (Measure.SANCTIONS_UNSPECIFIED,)


def test_financial_sanctions_freeze_beside_a_travel_ban(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "Australia has today imposed targeted financial sanctions and travel bans on Jan Roe, a "
        "general of Myanmar.",
        country="AU",
    )
    assert set(act.measures) == {Measure.ASSET_FREEZE, Measure.ENTRY_BAN}


def test_a_list_of_terrorist_entities_is_no_stop_list(vocabulary: Vocabulary) -> None:
    said = "Canada announced today that the Example Front and the Other Front have been added to "
    listed = first(
        vocabulary, said + "the list of terrorist entities. Their property is frozen.", country="CA"
    )
    assert Measure.ENTRY_BAN not in listed.measures
    stopped = first(
        vocabulary, "In response, nine Canadian officials have been added to the stop-list.", country="RU"
    )
    assert stopped.measures == (Measure.ENTRY_BAN,)

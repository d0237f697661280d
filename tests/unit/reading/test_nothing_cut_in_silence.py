"""Long notices: every act and every name is kept, and what is cut off is told."""

from datetime import date

from bot.domain.action import Document, Reading
from bot.reading import Vocabulary, read
from bot.reading.limits import MOST_ACTIONS, kept

STATES = ("Cuba", "Belarus", "Myanmar", "Mali", "Nicaragua", "Georgia", "Haiti", "Iran")
GIVEN = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gia", "Hugo", "Ida", "Jon")
FAMILY = ("Arden", "Bolt", "Crane", "Dorn", "Elms", "Frost")


def reading(vocabulary: Vocabulary, text: str) -> Reading:
    document = Document("t", "us", "", text, date(2023, 5, 10), language="en", country="US")
    return read(vocabulary, document)


def test_eight_acts_on_eight_states_are_eight_actions(vocabulary: Vocabulary) -> None:
    text = "\n".join(f"Today we are imposing visa restrictions on three officials of {s}." for s in STATES)
    found = reading(vocabulary, text)
    assert len(found.new_actions) == len(STATES)
    assert len({action.targets for action in found.new_actions}) == len(STATES)
    assert not found.issues


def test_sixty_names_one_a_sentence_are_sixty_names(vocabulary: Vocabulary) -> None:
    names = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    text = "\n".join(f"Today we are imposing sanctions on {name} of Cuba." for name in names)
    (action,) = reading(vocabulary, text).new_actions
    assert set(action.persons_named) == set(names)
    assert action.count == len(names)


def test_the_beginning_of_another_name_is_another_person(vocabulary: Vocabulary) -> None:
    text = "Today we are designating Jan Roe of Cuba. We are also designating Jan Roeder of Cuba."
    (action,) = reading(vocabulary, text).new_actions
    assert (set(action.persons_named), action.count) == ({"Jan Roe", "Jan Roeder"}, 2)


def test_a_name_told_again_in_short_is_the_same_person(vocabulary: Vocabulary) -> None:
    text = (
        "Today we are designating Jan Maria Roe of Cuba. The designation of Roe of Cuba is announced today."
    )
    (action,) = reading(vocabulary, text).new_actions
    assert (action.persons_named, action.count) == (("Jan Maria Roe",), 1)


def test_what_is_cut_off_is_told_and_how_much() -> None:
    issues: list[str] = []
    assert len(kept(range(MOST_ACTIONS), MOST_ACTIONS, "acts", issues)) == MOST_ACTIONS
    assert issues == []
    assert len(kept(range(MOST_ACTIONS + 3), MOST_ACTIONS, "acts", issues)) == MOST_ACTIONS
    assert issues == [f"The text has {MOST_ACTIONS + 3} acts: the last 3 were left out."]

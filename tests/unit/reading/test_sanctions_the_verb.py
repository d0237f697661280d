"""All kinds of people and bodies are counted as hit, also behind "sanctions", which is mostly a noun."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

PEOPLE = """
    officials judges prosecutors soldiers commanders ministers lawmakers senators parliamentarians
    politicians mayors oligarchs businesspeople bankers brokers hackers propagandists broadcasters
    academics scientists clerics activists extremists separatists warlords mercenaries spies agents
    wardens advisers aides relatives jailers administrators
"""
BODIES = """
    companies banks businesses factories suppliers shipyards shipowners airlines insurers lenders
    exchanges charities foundations universities institutes militias brigades ministries agencies
    vessels conglomerates newspapers websites
"""
FRAMES = (
    "Canada sanctions five Georgian {}.",
    "Canada today imposed sanctions on five Georgian {}.",
    "Five Georgian {} were sanctioned today by Canada.",
)


def new_actions(vocabulary: Vocabulary, text: str, country: str | None = "CA") -> tuple[ActionDraft, ...]:
    document = Document(
        id="x", source="x", title="", text=text, date=date(2026, 11, 26), language="en", country=country
    )
    return read(vocabulary, document).new_actions


@pytest.mark.parametrize("frame", FRAMES)
def test_every_kind_of_those_hit_is_counted(vocabulary: Vocabulary, frame: str) -> None:
    told = {kind: new_actions(vocabulary, frame.format(kind)) for kind in (PEOPLE + BODIES).split()}
    missed = [kind for kind, acts in told.items() if [(a.count, a.targets) for a in acts] != [(5, ("GE",))]]
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "Under Canada's sanctions Georgian banks cannot open accounts.",
        "Under Canadian sanctions Georgian banks cannot open accounts.",
        "The sanctions five Georgian firms face remain in place.",
        "How Canada sanctions Georgian officials: a guide for exporters.",
        "If Canada sanctions five Georgian officials, nothing else will change.",
        "When Canada sanctions a person, their assets are frozen.",
        "Canada sanctions Georgian officials every year.",
        "The law says that whoever breaks Canadian sanctions several times pays a fine.",
        "Canada does not recognise the sanctions two Georgian banks imposed.",
        "The Minister explained why Canada sanctions Georgian companies.",
        "Every state that sanctions Georgian banks helps its neighbours.",
        "US sanctions officials visited Tbilisi on Tuesday.",
        "The United States sanctions a Georgian bank.",
    ],
)
def test_sanctions_the_noun_and_acts_of_others_stay_silent(vocabulary: Vocabulary, text: str) -> None:
    assert new_actions(vocabulary, text) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Canada today imposed sanctions on three Georgian officials for closing five newspapers.", 3),
        ("Canada today imposed sanctions on three Georgian officials for the poisoning of two activists.", 3),
        (
            "Canada today sanctions three Georgian officials accused of harassing ten journalists.",
            3,
        ),
        ("Canada is widening its measures by adding five Georgian newspapers to its sanctions list.", 5),
        ("Canada today imposed sanctions on three Georgian officials and five newspapers.", 8),
    ],
)
def test_those_who_suffered_are_not_counted_with_those_hit(
    vocabulary: Vocabulary, text: str, count: int
) -> None:
    assert [act.count for act in new_actions(vocabulary, text)] == [count]


@pytest.mark.parametrize(
    "text",
    [
        "Canada has listed a further 11 individuals today under the Special Economic Measures Act.",
        "Canada has today closed its territory to 23 Georgian officials.",
        "Canada today listed six Georgian companies for supplying drones.",
        "Canada today expelled five Georgian spies.",
    ],
)
def test_turns_that_were_missed_are_read(vocabulary: Vocabulary, text: str) -> None:
    assert len(new_actions(vocabulary, text)) == 1


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Canada will no longer issue visas to Russian and Belarusian citizens.", ("RU", "BY")),
        ("Canada has barred entry to officials who tortured Belarusian citizens in Russia.", ("RU",)),
    ],
)
def test_citizens_who_are_barred_are_hit_and_those_who_suffered_are_not(
    vocabulary: Vocabulary, text: str, targets: tuple[str, ...]
) -> None:
    assert [act.targets for act in new_actions(vocabulary, text)] == [targets]

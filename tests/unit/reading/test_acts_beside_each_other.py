"""Two verbs with those whom each hits are two acts; two words for one blow are one."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.domain.words import Stage
from bot.reading import Vocabulary, read

Told = tuple[str, tuple[str, ...], int | None]


def told(vocabulary: Vocabulary, country: str, text: str) -> list[Told]:
    """Issuer, measures and number of each new act."""
    document = Document(
        id="x", source="x", title="", text=text, date=date(2026, 11, 26), language="en", country=country
    )
    new = read(vocabulary, document).new_actions
    return sorted((act.issuer, tuple(m.value for m in act.measures), act.count) for act in new)


@pytest.mark.parametrize(
    ("country", "text", "acts"),
    [
        (
            "LV",
            "Latvia is expelling three Russian diplomats and bans the entry of 25 Russian judges.",
            [("LV", ("entry_ban",), 25), ("LV", ("expulsion",), 3)],
        ),
        (
            "LV",
            "Latvia today expelled three Russian diplomats and imposed sanctions on 12 Russian banks.",
            [("LV", ("expulsion",), 3), ("LV", ("sanctions_unspecified",), 12)],
        ),
        (
            "LV",
            "Latvia today declared three Russian diplomats personae non gratae and ordered them to leave.",
            [("LV", ("expulsion",), 3)],
        ),
        (
            "EE",
            "Estonia, Latvia and Lithuania are expelling a total of nine Russian diplomats.",
            [(state, ("expulsion",), None) for state in ("EE", "LT", "LV")],
        ),
        (
            "GB",
            "The UK and Canada today expelled eight Belarusian diplomats each.",
            [(state, ("expulsion",), 8) for state in ("CA", "GB")],
        ),
    ],
)
def test_each_act_has_its_own_measure_and_number(
    vocabulary: Vocabulary, country: str, text: str, acts: list[Told]
) -> None:
    assert told(vocabulary, country, text) == acts


@pytest.mark.parametrize(
    ("country", "text", "acts"),
    [
        ("US", "The State Department today ordered China to close its consulate in Houston.", 1),
        ("CZ", "From 1 January 2027, Russian diplomats will need permission to travel in the country.", 1),
        ("US", "The landlord ordered the bakery to close its office in Houston.", 0),
        ("US", "The State Department ordered its own staff to close the embassy in Kabul for safety.", 0),
        ("CZ", "Czech diplomats will need permission to enter the archive.", 0),
    ],
)
def test_missions_that_are_told_to_close_or_to_ask(
    vocabulary: Vocabulary, country: str, text: str, acts: int
) -> None:
    assert len(told(vocabulary, country, text)) == acts


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        (
            "Moscow regards the new EU sanctions as unlawful and will not leave them unanswered.",
            [Stage.THREATENED],
        ),
        ("Moscow will not leave letters from citizens unanswered.", []),
    ],
)
def test_what_is_not_left_unanswered(vocabulary: Vocabulary, text: str, stages: list[Stage]) -> None:
    document = Document(
        id="x", source="x", title="", text=text, date=date(2026, 11, 26), language="en", country="RU"
    )
    assert [act.stage for act in read(vocabulary, document).new_actions] == stages


def test_whoever_is_called_by_a_state_is_counted(vocabulary: Vocabulary) -> None:
    text = "Korea today designated 15 North Korean IT workers and one organisation for independent sanctions."
    assert [count for *_, count in told(vocabulary, "KR", text)] == [16]

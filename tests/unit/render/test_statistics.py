from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.action import Action
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.render.statistics import MOST, count_actions, show_statistics

ACT = Action(
    1,
    "CN",
    ("US", "GB"),
    (Measure.VISA_RESTRICTION, Measure.ENTRY_BAN),
    Stage.ANNOUNCED,
    date(2022, 3, 31),
    Precision.DAY,
    datetime(2022, 3, 31, tzinfo=UTC),
    Standing.OFFICIAL,
)


def test_an_action_counts_under_each_of_its_measures_and_targets() -> None:
    undated = replace(ACT, issuer="US", targets=("CN",), stage=Stage.THREATENED, on=None)
    found = count_actions([ACT, replace(ACT, on=date(2020, 1, 1), measures=(Measure.OTHER,)), undated], 2)
    assert (found.total, found.answered) == (3, 2)
    assert found.tables == {
        "year": {"2020": 1, "2022": 1},
        "stage": {"acted": 2, "warned": 1},
        "measure": {"entry_ban": 2, "visa_restriction": 2, "other": 1},
        "issuer": {"CN": 2, "US": 1},
        "direction": {"CN>GB": 2, "CN>US": 2, "US>CN": 1},
    }
    assert list(found.tables["issuer"]) == ["CN", "US"]


def test_nothing_is_counted_as_nothing() -> None:
    found = count_actions([], 0)
    assert found.total == 0
    assert show_statistics(found).startswith("0 actions")


def test_long_tables_are_cut_and_say_so() -> None:
    letters = "ABCDEFGHIJKLM"
    text = show_statistics(count_actions([replace(ACT, issuer=f"X{letter}") for letter in letters], 0))
    assert f"and {len(letters) - MOST} more" in text
    assert "XA" in text
    assert "XM" not in text.partition("By direction")[0]

"""Two pages of one source: the same act told again, or the next one. Persons are invented."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.domain.action import Action
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.linking.pages import Again, Page, told_again

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)
BRIBES = Action(
    number=12,
    issuer="US",
    targets=("GH",),
    measures=(Measure.VISA_RESTRICTION,),
    stage=Stage.ANNOUNCED,
    on=MONDAY,
    precision=Precision.DAY,
    first_seen_at=datetime(2026, 11, 23, 15, tzinfo=UTC),
    standing=Standing.OFFICIAL,
    target_class="Ghanaian officials who took bribes from mining firms",
)
SAID = "Today I am announcing visa restrictions on Ghanaian officials who took bribes from mining firms."


def again(on: date = WEDNESDAY, quote: str = "The policy is in force.", **changes: Any) -> Again:
    new = replace(BRIBES, number=0, on=on, **changes)
    return told_again(new, Page(on, quote), BRIBES, Page(MONDAY, SAID))


@pytest.mark.parametrize(
    "did",
    [
        "Ghanaian officials who tampered with the ballots in the election",
        "members of the Ghanaian electoral commission",
    ],
)
def test_another_day_and_another_deed_is_another_act(did: str) -> None:
    assert again(target_class=did) is Again.ANOTHER
    assert again(target_class=None, reason=did) is Again.ANOTHER
    assert again(target_class=None, quote=f"We impose visa restrictions on {did}.") is Again.ANOTHER


def test_on_another_day_the_same_deed_is_a_doubt() -> None:
    assert again() is Again.DOUBTFUL
    assert again(target_class="Ghanaian officials", quote="") is Again.DOUBTFUL


def test_a_fact_sheet_of_the_day_belongs_to_its_press_release() -> None:
    sheet = "Ghanaian officials for bribes paid by mining firms"
    assert again(MONDAY, target_class=sheet) is Again.SAME
    assert again(MONDAY, target_class="Ghanaian officials", quote="") is Again.SAME


def test_another_deed_on_the_same_day_is_a_doubt() -> None:
    ballots = "Ghanaian officials who tampered with the ballots in the election"
    assert again(MONDAY, target_class=ballots) is Again.DOUBTFUL


def test_a_page_under_a_new_address_is_the_same() -> None:
    assert again(quote=SAID) is Again.SAME
    assert again(quote=SAID.replace("Today ", "")) is Again.SAME
    assert again(quote=SAID.replace("took bribes from mining firms", "burned the harbour")) is not Again.SAME


def test_the_same_names_number_or_first_day_is_the_same_act() -> None:
    held = replace(BRIBES, persons=("Jane Q. Roe",), count=9, effective_on=date(2026, 12, 1))
    other = replace(BRIBES, number=0, on=WEDNESDAY, target_class="members of the electoral commission")

    def beside(**changes: Any) -> Again:
        return told_again(replace(other, **changes), Page(WEDNESDAY, "x"), held, Page(MONDAY, SAID))

    assert beside(persons=("ROE, Jane Q",)) is Again.SAME
    assert beside(count=9) is Again.SAME
    assert beside(effective_on=date(2026, 12, 1)) is Again.SAME
    assert beside(count=8) is Again.ANOTHER
    assert beside() is Again.ANOTHER


def test_one_person_here_and_one_there_is_no_number_in_common() -> None:
    held = replace(BRIBES, count=1)
    new = replace(held, number=0, on=WEDNESDAY, target_class="a member of the electoral commission")
    assert told_again(new, Page(WEDNESDAY, None), held, Page(MONDAY, None)) is Again.ANOTHER


def test_chinese_deeds_are_compared_by_pairs_of_characters() -> None:
    held = replace(BRIBES, issuer="CN", targets=("US",), target_class="在涉台问题上表现恶劣的美国官员")
    page = Page(WEDNESDAY, "中方决定实施签证限制。")

    def beside(did: str) -> Again:
        return told_again(replace(held, number=0, target_class=did), page, held, Page(MONDAY, None))

    assert beside("捏造涉疆谎言的美国官员") is Again.ANOTHER
    assert beside("涉台问题上的有关美国官员") is Again.DOUBTFUL


def test_the_states_that_both_name_are_nothing_in_common() -> None:
    held = replace(
        BRIBES, issuer="RU", targets=("US",), target_class="американские чиновники, пытавшие пленных"
    )
    new = replace(held, number=0, target_class="американские чиновники, сносившие памятники")
    assert told_again(new, Page(WEDNESDAY, None), held, Page(MONDAY, None)) is Again.ANOTHER
    same = replace(held, number=0, target_class="граждане США, которые пытали пленных")
    assert told_again(same, Page(WEDNESDAY, None), held, Page(MONDAY, None)) is Again.DOUBTFUL

"""The words that rows may give are those of the types that the reader's code is checked with."""

from typing import get_args

from bot.domain.words import NoneKind
from bot.reading.phrasebook import tables
from bot.reading.statuses import ACT_KINDS, ANSWERS, DEEDS, NONE_WORDS, PAST, TELLING, ActKind, Status


def test_rows_may_give_each_kind_of_act_and_of_none() -> None:
    assert get_args(ActKind) == ACT_KINDS
    assert {*NoneKind, "unreal"} == set(NONE_WORDS)
    assert get_args(tables.Scope) == tables.SCOPES


def test_what_is_done_warned_of_and_renewed_is_told_apart() -> None:
    assert {"act"} == DEEDS & ANSWERS
    assert set(get_args(ActKind)) - {"extend"} == DEEDS | ANSWERS
    assert {"foreign"} == PAST & TELLING
    assert set(get_args(Status)) - {"nothing"} == PAST | TELLING

"""Why the steps of an exchange are linked, in whole sentences."""

import re
from dataclasses import replace

import pytest
from render_cases import ANSWER_VIEW, US_VIEW, WARNING_VIEW, at

from bot.domain.views import ChainView
from bot.render import render_chain


def told(reasons: tuple[str, ...]) -> str:
    ends = tuple(replace(end, reasons=reasons) for end in ANSWER_VIEW.answers)
    text = render_chain(
        ChainView((US_VIEW, WARNING_VIEW, replace(ANSWER_VIEW, answers=ends))), now=at(31, 15, 0)
    ).html
    found = re.search("Why linked: (.*)</i>", text)
    assert found is not None
    return found[1]


def test_reasons_that_fit_are_all_told() -> None:
    assert told(("the next day", "the same theme")) == "the next day; the same theme"


@pytest.mark.parametrize(("length", "shown", "more"), [(90, 3, 2), (140, 2, 3), (290, 1, 4)])
def test_a_reason_without_room_is_counted_instead_of_cut(length: int, shown: int, more: int) -> None:
    reasons = tuple(letter * length for letter in "abcde")
    assert told(reasons) == "; ".join(reasons[:shown]) + f"; and {more} more"


def test_one_reason_longer_than_the_room_is_cut() -> None:
    assert told(("word " * 200,)).endswith("word…")

"""Codes that are English words as well: the state where they stand as one, else never dropped silently."""

from datetime import date

import pytest

from bot.domain.chat import ActionFilter
from bot.query import ParsedQuery, parse_query


def parsed(words: str) -> ParsedQuery:
    return parse_query(words, today=date(2026, 11, 23))


def states(*codes: str) -> frozenset[str]:
    return frozenset(codes)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("from by 2026", ActionFilter(issuers=states("BY"))),
        ("against it 2024", ActionFilter(targets=states("IT"))),
        ("pl on by 2024", ActionFilter(issuers=states("PL"), targets=states("BY"))),
        ("by>pl 2024", ActionFilter(issuers=states("BY"), targets=states("PL"))),
        ("us to it 2024", ActionFilter(issuers=states("US"), targets=states("IT"))),
        ("lt pl by 2026", ActionFilter(between=states("LT", "PL", "BY"))),
        ("lt, pl, by 2026", ActionFilter(between=states("LT", "PL", "BY"))),
        ("by and pl 2024", ActionFilter(between=states("BY", "PL"))),
        ("BY 2026", ActionFilter(between=states("BY"))),
        ("by", ActionFilter(between=states("BY"))),
    ],
)
def test_a_short_code_is_the_state_where_states_stand(words: str, expected: ActionFilter) -> None:
    assert parsed(words).query.filter == expected
    assert parsed(words).passed_over == ()


@pytest.mark.parametrize(
    ("words", "passed_over"),
    [
        ("by 2026", (("by", "BY"),)),
        ("it 2026", (("it", "IT"),)),
        ("is 2024", (("is", "IS"),)),
        ("no visa", (("no", "NO"),)),
        ("by pl visa", (("by", "BY"),)),
        ("what did china do against it", (("it", "IT"),)),
        ("BY SANCTIONS", (("BY", "BY"),)),
    ],
)
def test_a_short_code_that_is_dropped_is_told(words: str, passed_over: tuple[tuple[str, str], ...]) -> None:
    assert parsed(words).passed_over == passed_over


@pytest.mark.parametrize(
    "words",
    [
        "sanctions by the eu in 2024",
        "visa by ru",
        "us in 2022",
        "visa bans in china",
        "what is going on in china",
        "what did it do",
        "us and china in 2024",
        "March 2022 to May 2022",
        "as of 2024",
        "When did China last act against US officials, and on what basis?",
        "SANCTIONS BY CHINA IN 2022",
    ],
)
def test_english_words_are_no_states_and_not_worth_a_word(words: str) -> None:
    wish = parsed(words).query.filter
    assert not (wish.between | wish.issuers | wish.targets) & states(
        "BY", "IN", "IT", "IS", "AS", "TO", "DO", "AD"
    )
    assert parsed(words).passed_over == ()

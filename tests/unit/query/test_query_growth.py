"""A question takes time in proportion to its length, whatever somebody types."""

from datetime import date

import pytest

from adversaries import PLAIN
from bot.query import decode_query, parse_query
from growth import why_not_linear
from near_matches import filled

WORDS = (
    *(
        "cn ",
        "us>",
        "<-",
        "->",
        "<->",
        "us-cn ",
        "cn us ",
        "from ",
        "against ",
        "2022 ",
        "2020-2022 ",
        "31.03.2022 ",
    ),
    *(
        "2022年3月31日",
        "中国对美国",
        "Китай против США ",
        "last 30 days ",
        "since ",
        "countermeasures ",
        "visa,",
        "🇨🇳🇺🇸",
    ),
    *("hong kong ", "over ", "and ", "-", "–", "a-b-", "US on China ", "官员", "🇨", "когда ", "when did "),
)


@pytest.mark.parametrize("piece", [*WORDS, *PLAIN])
def test_a_question_grows_linearly(piece: str) -> None:
    def ask(words: str) -> object:
        return parse_query(words, today=date(2026, 11, 23))

    assert why_not_linear(ask, lambda n: filled(piece, n), size=2_000, most_seconds=3.0) is None


@pytest.mark.parametrize("piece", ["b", "bCN", "m.", ".", "h,", "f2022-01-01.", "x"])
def test_a_buttons_data_grows_linearly(piece: str) -> None:
    assert why_not_linear(decode_query, lambda n: filled(piece, n), size=20_000, most_seconds=1.0) is None

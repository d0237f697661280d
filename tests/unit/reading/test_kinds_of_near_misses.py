"""Kinds of sentences that tell an act without announcing one, each beside such that announce."""

from datetime import date
from pathlib import Path

import pytest

from bot.domain.action import Document
from bot.domain.words import Standing, Verdict
from bot.reading import Vocabulary, read
from shipped import cases

NEAR = Path(__file__).parents[2] / "fixtures" / "near"
CLASSES = [each for name in ("en-classes", "en-duties", "en-bills") for each in cases(NEAR / f"{name}.yml")]
ROWS = [
    (each["kind"], each["by"], each.get("title", "Statement"), text, meant)
    for each in CLASSES
    for meant in ("silent", "acts")
    for text in each[meant]
]


@pytest.mark.parametrize(
    ("kind", "by", "title", "text", "meant"), ROWS, ids=[f"{r[4]}: {r[3]}" for r in ROWS]
)
def test_what_only_tells_an_act_rings_nobody_and_what_announces_it_does(
    vocabulary: Vocabulary, kind: str, by: str | None, title: str, text: str, meant: str
) -> None:
    standing = Standing.OFFICIAL if by else Standing.AGENCY
    day = date(2025, 9, 16)
    told = read(
        vocabulary, Document("x", "x", title, text, day, language="en", country=by, standing=standing)
    )
    announces = told.verdict in {Verdict.ANNOUNCES, Verdict.EASES}
    assert announces is (meant == "acts"), (kind, told.new_actions)

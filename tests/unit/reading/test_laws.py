"""What a law does tells what is done: some orders freeze property, others bar dealings only."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read

LISTED = "OFAC is today adding three Chinese companies to the {} pursuant to {}."


def first(vocabulary: Vocabulary, text: str) -> ActionDraft:
    document = Document("t", "us", "", text, date(2023, 5, 10), language="en", country="US")
    return read(vocabulary, document).actions[0]


@pytest.mark.parametrize(
    ("text", "measure", "law"),
    [
        (LISTED.format("SDN List", "Executive Order 14024"), "asset_freeze", "Executive Order 14024"),
        (
            LISTED.format("list of sanctioned Chinese military-industrial complex companies", "E.O. 14032"),
            "trade_restriction",
            "Executive Order 14032",
        ),
        (
            "Treasury today designated two Russian banks under Directive 3 under Executive Order 14024.",
            "trade_restriction",
            "Directive 3 under Executive Order 14024",
        ),
        (
            "Treasury sanctioned two Russian judges today under the Sergei Magnitsky Act and froze assets.",
            "asset_freeze",
            "Sergei Magnitsky Rule of Law Accountability Act",
        ),
    ],
)
def test_the_measure_is_what_the_law_does(vocabulary: Vocabulary, text: str, measure: str, law: str) -> None:
    action = first(vocabulary, text)
    assert [m.value for m in action.measures] == [measure]
    assert law in (action.legal_basis or "").split("; ")
    assert "Global Magnitsky" not in (action.legal_basis or "")

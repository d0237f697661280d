"""Excerpts of which the title alone acts: those hit head the sentences below. All are invented."""

from datetime import date

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read
from bot.reading.names.names import find_names

ON = date(2023, 5, 10)
TITLE = (
    "The U.S. Treasury Department sanctioned a network of firms that ship oil, among them a Chinese terminal."
)


def first(vocabulary: Vocabulary, text: str) -> ActionDraft:
    return read(vocabulary, Document("t", "test", TITLE, text, ON, language="en", country="US")).new_actions[
        0
    ]


def test_firms_that_head_sentences_are_named_with_their_seats(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary,
        "PETROLEUM\nHong Kong-based Example Energy Co., Limited (Example) purchased cargoes. UAE-based "
        "Otherone Trading FZE (Otherone) issued invoices.\n\nExample Terminal Co., Ltd. received it.",
    )
    assert act.entities_named == (
        "Example Energy Co., Limited",
        "Otherone Trading FZE",
        "Example Terminal Co., Ltd.",
    )
    assert act.targets == ("CN", "HK", "AE")
    assert act.count == 3


def test_persons_need_a_seat_before_them(vocabulary: Vocabulary) -> None:
    assert first(vocabulary, "Belarus-based broker Jan Roe is its owner.").persons_named == ("Jan Roe",)
    assert not first(vocabulary, "Jan Roe is an analyst in Paris. Ana Doe welcomes the step.").named


def test_places_of_others_are_no_seats(vocabulary: Vocabulary) -> None:
    act = first(vocabulary, "London-based analysts welcomed the step. Paris-based banks took note.")
    assert (act.targets, act.named) == (("CN",), False)


def test_a_text_that_acts_itself_is_read_as_ever(vocabulary: Vocabulary) -> None:
    text = "Today, OFAC is sanctioning Example Terminal Inc of China. Otherone Trading FZE is a client."
    assert "Otherone Trading FZE" not in first(vocabulary, text).entities_named


def test_one_word_is_a_name_where_it_is_told_what_it_is() -> None:
    assert [n.text for n in find_names(" Examplex, a virtual currency exchange in Riga")] == ["Examplex"]
    assert not find_names(" Examplex, who lives in Riga")
    assert [n.body for n in find_names(" Ministry of Public Security")] == [True]

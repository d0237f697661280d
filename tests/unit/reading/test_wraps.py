"""Lines broken by a machine are one sentence; headlines, lists and letterheads stay what they are."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, read
from bot.reading.reader import screen
from bot.reading.text.passages import lay_out, whole_text
from bot.reading.text.wraps import unwrapped


def document(text: str, language: str = "en") -> Document:
    return Document("t", "us", "Note", text, date(2024, 7, 17), language=language, country="US")


def lines_of(text: str) -> list[str]:
    return [s.text for s in lay_out(document(text)).sentences[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "Today the US is imposing\nvisa restrictions\non six Malian judges.",
        "Today the US is imposing visa restrictions on\nMalian judges.",
        "Today the US is\nimposing visa\nrestrictions on the\nMalian judges on its list, over all,\nno less.",
    ],
)
def test_a_line_goes_on_in_a_small_letter_and_behind_a_word_that_leads_on(text: str) -> None:
    assert lines_of(text) == [text.replace("\n", " ")]


@pytest.mark.parametrize(
    "text",
    [
        "New permits\nToday the US opens an office.",
        "Those hit:\nvisa bans\nasset freezes",
        "The first;\nthe second; and\nThe third",
        "Permits\n- visas\n- stamps",
        "Permits\n\nvisas are granted",
        "Log in\nThe office opens.",
        "MINISTRY OF TRADE\nPress office\nLibertyville",
        "The office opened.\nvisas are granted.",
    ],
)
def test_headlines_lists_and_letterheads_stay_lines(text: str) -> None:
    cut = [line for line in text.split("\n") if line]
    assert len(lines_of(text)) == len(cut)


def test_an_act_in_short_lines_is_read_and_its_spans_are_the_documents(vocabulary: Vocabulary) -> None:
    given = document("The United States is today\nimposing visa\nrestrictions on six\nof the judges of Mali.")
    found = read(vocabulary, given)
    assert (found.verdict, found.actions[0].targets) == ("announces", ("ML",))
    whole = whole_text(given)
    assert all(whole[e.span.start : e.span.end] == e.span.text for e in found.actions[0].evidence)


def test_two_headlines_are_no_act_together(vocabulary: Vocabulary) -> None:
    apart = document("The United States is today imposing\nVisa restrictions: questions and answers")
    assert read(vocabulary, apart).verdict == "none"


RUSSIAN = "Сегодня Россия ввела запрет\nна въезд для шести\nбританских судей."


def test_a_russian_act_in_short_lines_is_read_and_keeps_its_places(vocabulary: Vocabulary) -> None:
    given = Document("t", "ru", "Ответ", RUSSIAN, date(2024, 7, 17), language="ru", country="RU")
    found = read(vocabulary, given)
    assert (found.verdict, found.actions[0].targets) == ("announces", ("GB",))
    whole = whole_text(given)
    assert all(whole[e.span.start : e.span.end] == e.span.text for e in found.actions[0].evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Ответ\nРоссия ввела запрет.",
        "Введены:\nзапреты\nсборы",
        "Ввела.\nзапрет",
        "Ввела\n\nзапрет",
        "签\n证",
    ],
)
def test_other_lines_in_languages_of_phrases_stay(text: str) -> None:
    assert unwrapped(text, 0) == text


def test_the_screen_reads_on_across_broken_lines_as_the_reader_does(vocabulary: Vocabulary) -> None:
    assert screen(vocabulary, "Note", "Cela ne restera pas sans\nréponse.", "fr")
    assert not screen(vocabulary, "Note", "Cela ne restera pas sans.\nréponse.", "fr")

"""No rule is dead in silence: what its pattern matches is looked at, whatever other words the tables hold."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalogue.tables import load_table
from bot.domain.action import Document
from bot.domain.words import Standing
from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern
from bot.reading import Vocabulary, make_vocabulary, read, screen
from bot.reading.phrasebook.tables import Phrasebook
from shipped import CONFIG, cases, shipped_vocabulary

VOCABULARY = shipped_vocabulary()
FIXTURES = Path(__file__).parents[2] / "fixtures"
NO_HINTS = replace(VOCABULARY, hints=())
PHRASES_OF_BOOKS = [
    (language, number)
    for language, book in VOCABULARY.phrasebooks.items()
    for number, _ in enumerate(book.phrases)
]
# Few texts for each rule: there are hundreds of rules.
every_rule = settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))


def document(text: str, country: str, language: str = "en") -> Document:
    return Document(
        id="x",
        source="x",
        title="",
        text=text,
        date=date(2025, 9, 16),
        language=language,
        country=country,
        standing=Standing.OFFICIAL,
    )


@cache
def written(language: str) -> tuple[str, ...]:
    """Lines of the notices that were written for a language."""
    rows = [row for path in FIXTURES.glob(f"*/{language}*.yml") for row in cases(path) if "says" in row]
    return tuple(line for row in rows for line in (row.get("title", ""), *row["says"].split("\n")) if line)


def matched(data: st.DataObject, pattern: Pattern, language: str = "en") -> str:
    """Some text that a pattern matches: a line of a notice, else one that is drawn."""
    fitting = next((line for line in written(language) if pattern.search(line)), None)
    if fitting is not None:
        return fitting
    text = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags)))
    assert pattern.search(text)
    return text


@pytest.mark.parametrize(
    ("text", "country", "targets"),
    [
        ("From 1 October no Belarusian citizens may enter Lithuania by road.", "LT", ("BY",)),
        ("Estonia will no longer admit Russian citizens with tourist papers.", "EE", ("RU",)),
    ],
)
def test_acts_told_in_words_that_stand_in_no_other_table_are_read(
    text: str, country: str, targets: tuple[str, ...]
) -> None:
    reading = read(NO_HINTS, document(text, country))
    assert [action.targets for action in reading.actions if action.new] == [targets]
    assert screen(NO_HINTS, "", text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "No Belarusian citizens came to the concert in Vilnius.",
        "Estonia admits that citizens wait too long for tourist papers.",
    ],
)
def test_the_same_words_in_another_sense_say_nothing(text: str) -> None:
    assert not read(NO_HINTS, document(text, "LT")).verdict.acts


def with_row(table: str, row: dict[str, object]) -> Vocabulary:
    tables = {path.stem: load_table(path)[1] for path in (CONFIG / "vocabulary").glob("*.yml")}
    rows = tables[table]
    assert isinstance(rows, list)
    return make_vocabulary({**tables, table: [*rows, row]})


OWN_VERB = {
    "id": "unperson",
    "kind": "act",
    "measure": "expulsion",
    "forms": ["unperson", "unpersons", "unpersoning", "unpersoned", "unpersoned"],
    "object": "clerks",
}


@pytest.mark.parametrize(
    ("table", "row", "text", "country"),
    [
        ("en-verbs", OWN_VERB, "Norway today unpersons two Iranian clerks.", "NO"),
        (
            "en-phrases",
            {"id": "hut", "kind": "act", "measure": "expulsion", "pattern": "hands? \\w+ clerks their hats"},
            "Norway hands Iranian clerks their hats.",
            "NO",
        ),
        (
            "sv-phrases",
            {"id": "hatt", "kind": "act", "measure": "expulsion", "pattern": "ger \\w+ handläggare hatten"},
            "Sverige ger iranska handläggare hatten.",
            "SE",
        ),
    ],
)
def test_a_row_that_an_operator_adds_needs_no_word_elsewhere(
    table: str, row: dict[str, object], text: str, country: str
) -> None:
    language = table[:2]
    told = document(text, country, language)
    assert not read(VOCABULARY, told).verdict.acts
    changed = with_row(table, row)
    assert read(changed, told).verdict.acts
    assert screen(changed, "", text, language) > screen(VOCABULARY, "", text, language)


@pytest.mark.parametrize("number", range(len(VOCABULARY.phrases)), ids=lambda n: VOCABULARY.phrases[n].id)
@every_rule
@given(data=st.data())
def test_a_text_that_an_english_phrase_matches_is_looked_at(data: st.DataObject, number: int) -> None:
    phrase, index = VOCABULARY.phrases[number], VOCABULARY.index
    text = matched(data, phrase.pattern.pattern)
    assert number in index.phrases(index.possible(index.find(text), title=phrase.title_only))
    title, body = (text, "") if phrase.title_only else ("", text)
    assert screen(NO_HINTS, title, f"{body}\n{_letters(text)}", "en")


@pytest.mark.parametrize("number", range(len(VOCABULARY.verbs)), ids=lambda n: VOCABULARY.verbs[n].id)
@every_rule
@given(data=st.data())
def test_a_text_with_an_english_verb_and_its_object_is_looked_at(data: st.DataObject, number: int) -> None:
    verb, index = VOCABULARY.verbs[number], VOCABULARY.index
    word = data.draw(st.sampled_from(sorted(word for word in verb.forms if word != "-")))
    text = f"{word} {matched(data, verb.object.pattern)}"
    assert index.verb(index.possible(index.find(text), title=False), number)
    assert word in [found.word for found in index.words(lowered(text), index.find(text))]
    assert screen(NO_HINTS, "", f"{text}\n{_letters(text)}", "en")


@pytest.mark.parametrize(("language", "number"), PHRASES_OF_BOOKS)
@every_rule
@given(data=st.data())
def test_a_text_that_a_phrase_of_another_language_matches_is_looked_at(
    data: st.DataObject, language: str, number: int
) -> None:
    book = VOCABULARY.phrasebooks[language]
    phrase = list(book.phrases)[number]
    text = matched(data, phrase.pattern, language).replace("\n", " ")  # a phrase stands in one line
    assert phrase in _rows(book, lowered(text))


def _rows(book: Phrasebook, lower: str) -> Sequence[object]:
    anchors = book.phrases.find(lower)
    assert anchors.anything()
    return anchors.rows(0, len(lower))


def _letters(drawn: str) -> str:
    """So many letters of the alphabet that nobody takes the text for another language, whatever was drawn."""
    return "a" * len(drawn)

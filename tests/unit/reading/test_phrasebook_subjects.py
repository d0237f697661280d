"""Who acts and who is hit, by a few rows: adjectives, heads, seats, phrases that tell the issuer."""

import functools
from datetime import date
from pathlib import Path

import pytest

from bot.catalogue.tables import load_table
from bot.domain.action import ActionDraft, Document
from bot.domain.words import Verdict
from bot.reading import Vocabulary, VocabularyError, make_vocabulary, read

VOCABULARY = Path(__file__).parents[3] / "config" / "vocabulary"
GERMAN: dict[str, object] = {
    "de-hints": ["sanktion", "non grat", "einreise"],
    "de-grammar": [
        {"id": "patient", "pattern": r"\b(?:gegen|von|aus|in)(?: die| den)?"},
        {"id": "heads", "pattern": r"\bregierung(?: in)?"},
        {"id": "acting", "pattern": "regierung|außenministerium"},
        {"id": "seat", "pattern": r"\)|ansässig"},
        {"id": "foreign_act", "pattern": "sanktionen"},
    ],
    "de-phrases": [
        {"id": "png", "kind": "act", "pattern": "zu personae non gratae erklärt", "measure": "expulsion"},
        {"id": "imposes", "kind": "act", "pattern": r"verhängt[^.]{0,40}sanktionen"},
        {"id": "package", "kind": "act", "pattern": "sanktionspaket beschlossen", "issuer": "EU"},
    ],
    "de-measures": [{"id": "vague", "measure": "sanctions_unspecified", "noun": r"sanktion\w*"}],
    "de-exclusions": [{"id": "may", "scope": "near", "kind": "unreal", "pattern": r"\bkönnte\b"}],
    "de-states": [
        {"code": "RU", "as": "adjective", "pattern": r"russisch\w*"},
        {"code": "RU", "pattern": "Moskau"},
    ],
}


@functools.cache
def tables() -> dict[str, object]:
    return {path.stem: load_table(path)[1] for path in VOCABULARY.glob("*.yml")}


@pytest.fixture(scope="module")
def german() -> Vocabulary:
    return make_vocabulary(tables() | GERMAN)


def acts(vocabulary: Vocabulary, text: str, country: str | None = "DE", title: str = "") -> list[ActionDraft]:
    told = Document("x", "x", title, text, date(2025, 3, 12), language="de", country=country)
    reading = read(vocabulary, told)
    assert (reading.verdict is Verdict.ANNOUNCES) == bool(reading.new_actions)
    return list(reading.new_actions)


def test_an_adjective_is_those_hit_and_never_who_acts(german: Vocabulary) -> None:
    (act,) = acts(german, "Heute wurden russische Diplomaten zu personae non gratae erklärt.")
    assert (act.issuer, act.targets) == ("DE", ("RU",))


def test_beside_a_word_for_a_government_an_adjective_acts(german: Vocabulary) -> None:
    for text in (
        "Das russische Außenministerium verhängt neue Sanktionen.",
        "Die Regierung in Moskau verhängt neue Sanktionen.",
    ):
        assert acts(german, text) == []  # Germany's page tells of Russia's act
        assert [a.issuer for a in acts(german, text, country=None)] == ["RU"]


def test_without_such_a_word_a_name_after_a_preposition_does_not_act(german: Vocabulary) -> None:
    (act,) = acts(german, "Gegen Banken in Moskau verhängt Berlin Sanktionen.")
    assert act.issuer == "DE"


def test_our_own_people_expelled_elsewhere_are_no_act_of_ours(german: Vocabulary) -> None:
    hit = "{} Diplomaten wurden zu personae non gratae erklärt."
    assert acts(german, hit.format("Russische"), country="RU") == []
    assert acts(german, hit.format("Russische"), country="DE")


def test_a_phrase_may_tell_whose_act_it_is(german: Vocabulary) -> None:
    (act,) = acts(german, "Neues Sanktionspaket beschlossen.", title="Russland")
    assert act.issuer == "EU"


def test_seats_of_those_listed_are_hit_too_and_states_merely_named_are_not(german: Vocabulary) -> None:
    text = (
        "Deutschland verhängt Sanktionen gegen die russische Firma Morwind.\n"
        "Morwind (Zypern), Halvern, in China ansässig.\nDie Lage in Frankreich ist ruhig."
    )
    (act,) = acts(german, text)
    assert act.targets == ("RU", "CY", "CN")


@pytest.mark.parametrize(
    ("table", "row", "words"),
    [
        ("de-states", {"code": "RU", "as": "verb", "pattern": "x"}, "Use one of: name, adjective"),
        ("de-phrases", {"id": "x", "kind": "act", "pattern": "x", "issuer": "DE"}, "Use one of: EU, UN"),
    ],
)
def test_a_wrong_word_in_a_field_is_refused_with_the_remedy(
    table: str, row: dict[str, str], words: str
) -> None:
    with pytest.raises(VocabularyError) as refused:
        make_vocabulary(tables() | GERMAN | {table: [row]})
    assert words in str(refused.value)

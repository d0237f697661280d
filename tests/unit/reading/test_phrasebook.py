"""A language made of tables alone: read, screened, and its mistakes named."""

import functools
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from bot.catalogue.tables import load_table
from bot.domain.action import Document, Reading
from bot.reading import Vocabulary, VocabularyError, make_vocabulary, read, screen
from bot.reading.phrasebook.grammar import PLAIN, number

VOCABULARY = Path(__file__).parents[3] / "config" / "vocabulary"
ON = date(2024, 5, 10)
PORTUGUESE: dict[str, object] = {
    "pt-hints": ["sanç", "visto", "persona"],
    "pt-macros": [{"name": "gap", "pattern": "[^.;]{0,80}?"}],
    "pt-grammar": [
        {"id": "asks", "pattern": r"^Jornalista:"},
        {"id": "speaks", "pattern": r"^(?P<speaker>Porta-voz):"},
        {"id": "past", "pattern": "em 2019|no ano passado"},
        {"id": "foreign_act", "pattern": "sanções"},
        {"id": "count", "pattern": r"(?P<n>\w+) (?:empresas|funcionários)"},
        {"id": "day", "pattern": r"(?P<d>\d{1,2}) de (?P<m>\w+)(?: de (?P<y>\d{4}))?"},
        {
            "id": "months",
            "pattern": "janeiro fevereiro março abril maio junho "
            "julho agosto setembro outubro novembro dezembro",
        },
        {"id": "effective", "pattern": "a partir de @"},
        {"id": "body", "pattern": r"(?P<name>(?-i:[A-Z]\w+ )+(?-i:SA|Ltda))"},
        {"id": "patient", "pattern": "contra|sobre|de"},
        {"id": "hit", "pattern": "empresas"},
    ],
    "pt-numbers": [{"word": "duas", "value": 2}],
    "pt-phrases": [
        {"id": "imposes", "kind": "act", "strength": 0.9, "pattern": "impõe{gap}sanções|aplicou{gap}sanções"},
        {"id": "weak", "kind": "act", "strength": 0.5, "pattern": "sanções previstas"},
        {"id": "answer", "kind": "threat", "strength": 0.9, "pattern": "responderá de forma recíproca"},
        {"id": "lifts", "kind": "ease", "strength": 0.9, "pattern": "levanta{gap}sanções", "eased": "lifted"},
    ],
    "pt-measures": [
        {"id": "vague", "measure": "sanctions_unspecified", "noun": "sanções"},
        {"id": "freeze", "measure": "asset_freeze", "noun": "congelamento de bens"},
    ],
    "pt-exclusions": [
        {"id": "if", "scope": "before", "kind": "unreal", "pattern": "talvez $"},
        {"id": "off", "scope": "title", "kind": "unrelated", "pattern": "futebol"},
    ],
    "pt-states": [{"code": "RU", "pattern": "russas?|russos?"}, {"code": "-", "pattern": "Nova Rússia"}],
}


@functools.cache
def tables() -> dict[str, object]:
    return {path.stem: load_table(path)[1] for path in VOCABULARY.glob("*.yml")}


@pytest.fixture(scope="module")
def with_portuguese() -> Vocabulary:
    return make_vocabulary(tables() | PORTUGUESE)


def portuguese(vocabulary: Vocabulary, text: str, title: str = "Nota") -> Reading:
    return read(vocabulary, Document("t", "t", title, text, ON, language="pt", country="BR"))


def test_a_language_of_tables_alone_is_read_with_its_fields(with_portuguese: Vocabulary) -> None:
    text = (
        "O Brasil impõe sanções contra duas empresas russas, entre elas Alfa Naval SA, "
        "a partir de 12 de maio, com congelamento de bens."
    )
    reading = portuguese(with_portuguese, text)
    (action,) = reading.actions
    assert reading.verdict == "announces"
    assert reading.language == "pt"
    assert (action.issuer, action.targets, action.stage) == ("BR", ("RU",), "imposed")
    assert action.measures == ("asset_freeze",)
    assert (action.count, action.entities_named) == (2, ("Alfa Naval SA",))
    assert action.effective_on == date(2024, 5, 12)
    whole = f"Nota\n{text}"
    assert all(whole[e.span.start : e.span.end] == e.span.text for e in action.evidence)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("O Brasil impõe sanções a empresas russas.", "announces"),
        ("O Brasil talvez impõe sanções a empresas russas.", "none"),
        ("A Rússia impõe sanções ao Brasil.", "none"),
        ("O Brasil em 2019 impõe sanções a empresas russas.", "none"),
        ("O Brasil em 3 de março aplicou sanções a empresas russas.", "none"),
        ("O Brasil em 9 de maio aplicou sanções a empresas russas.", "announces"),
        ("O Brasil levanta as sanções a empresas russas.", "eases"),
        ("Às sanções da Rússia o Brasil responderá de forma recíproca.", "threatens"),
        ("O Brasil responderá de forma recíproca ao convite.", "none"),
        ("O Brasil lembra as sanções previstas.", "none"),
        ("Jornalista: O Brasil impõe sanções a empresas russas?\nPorta-voz: Não comento.", "none"),
        ("Jornalista: E a Rússia?\nPorta-voz: O Brasil impõe sanções a empresas russas.", "announces"),
    ],
)
def test_phrases_act_unless_something_speaks_against_them(
    with_portuguese: Vocabulary, text: str, verdict: str
) -> None:
    assert portuguese(with_portuguese, text).verdict == verdict


def test_a_title_may_take_the_whole_text_out(with_portuguese: Vocabulary) -> None:
    text = "O Brasil impõe sanções a empresas russas."
    assert portuguese(with_portuguese, text, "Nota de futebol").verdict == "none"


def test_each_language_is_screened_by_its_own_hints(with_portuguese: Vocabulary) -> None:
    assert screen(with_portuguese, "", "Novas sanções", "pt")
    assert not screen(with_portuguese, "", "sanctions and visa restrictions", "pt")
    assert screen(with_portuguese, "", "sanctions and visa restrictions", "en")
    assert screen(with_portuguese, "", "quidquid", "la"), "without rules nothing is kept out"


def test_a_language_that_cannot_tell_who_is_hit_is_refused() -> None:
    rows = [row for row in cast("list[dict[str, str]]", PORTUGUESE["pt-grammar"]) if row["id"] != "patient"]
    with pytest.raises(VocabularyError, match=r"pt-grammar.*`patient`"):
        make_vocabulary(tables() | PORTUGUESE | {"pt-grammar": rows})


def test_a_language_without_tables_is_said_to_have_no_rules(vocabulary: Vocabulary) -> None:
    reading = portuguese(vocabulary, "O Brasil impõe sanções a empresas russas.")
    assert reading.verdict == "none"
    assert reading.issues == ("No rules for the language 'pt': the text was not read.",)


@pytest.mark.parametrize(
    ("change", "table", "says"),
    [
        ({"pt-grammar": None}, "pt-grammar", "missing"),
        ({"pt-verbs": [{"id": "x"}]}, "pt-verbs", "no rule reads"),
        ({"xq-hints": ["a"]}, "xq-hints", "no language"),
        ({"pt-hints": ["Upper"]}, "pt-hints", "lower-case"),
        ({"pt-hints": ["sanç", "a"]}, "pt-hints", "every text"),
        ({"pt-grammar": [{"id": "nonsense", "pattern": "a"}]}, "pt-grammar", "unknown"),
        ({"pt-grammar": [{"id": "months", "pattern": "jan fev"}]}, "pt-grammar", "twelve"),
        ({"pt-states": [{"code": "QQ", "pattern": "a"}]}, "pt-states", "no state"),
        ({"pt-exclusions": [{"id": "a", "scope": "moon"}]}, "pt-exclusions", "unknown"),
    ],
)
def test_a_mistake_in_a_table_is_named(change: dict[str, object], table: str, says: str) -> None:
    changed = {name: rows for name, rows in (tables() | PORTUGUESE | change).items() if rows is not None}
    with pytest.raises(VocabularyError, match=says) as raised:
        make_vocabulary(changed)
    assert raised.value.table == table


def test_a_changed_table_of_any_language_changes_the_version(vocabulary: Vocabulary) -> None:
    assert make_vocabulary(tables() | PORTUGUESE).version != vocabulary.version


@pytest.mark.parametrize(
    ("words", "value"), [("12", 12), ("1 200", 1200), ("Duas", 2), ("muitas", None), ("", None)]
)
def test_numbers_are_digits_or_words_of_the_table(words: str, value: int | None) -> None:
    assert number(words, {"duas": 2}, PLAIN) == value

"""What a row is called means nothing to the reader: what it does stands in its other fields."""

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, VocabularyError, make_vocabulary, read, reading_to_json
from shipped import shipped_tables

TEXTS = {
    "earlier": "Today we are imposing visa restrictions on Cuban officials, building on steps of last month.",
    "earlier, plainly": "We imposed visa restrictions on Cuban officials last month.",
    "asks": "Is the United States today imposing visa restrictions on Cuban officials who took part?",
    "condemns": "Today we are imposing visa restrictions on Cuban officials for arrests in violation of law.",
    "condemns, plainly": "We regret that Cuba imposed unlawful sanctions on three US officials.",
    "supposes": "We might today be imposing visa restrictions on Cuban officials.",
    "promises": "The United States will take countermeasures and all necessary measures to defend itself "
    "against Cuba's visa ban.",
    "order": "I have today signed an executive order blocking the property of persons who are determined by "
    "the Secretary to run camps in Cuba.",
}
RENAMED = ("en-exclusions", "en-phrases", "en-verbs")


@pytest.fixture(scope="module")
def renamed() -> Vocabulary:
    """The shipped rules, in which rows that act, ease or take out have numbers for names."""
    tables = dict(shipped_tables())
    for table in RENAMED:
        rows = tables[table]
        assert isinstance(rows, list)
        tables[table] = [row | {"id": f"row-{number}"} for number, row in enumerate(rows)]
    return make_vocabulary(tables)


def document(text: str) -> Document:
    return Document("t", "us_test", "Statement", text, None, None, "en", "US")


def facts(vocabulary: Vocabulary, text: str) -> dict[str, object]:
    """A reading without the names of rows."""
    told = reading_to_json(document(text), read(vocabulary, document(text)))
    actions = told["actions"]
    assert isinstance(actions, list)
    kept = [{name: value for name, value in act.items() if name != "evidence"} for act in actions]
    return {"verdict": told["verdict"], "none_kind": told["none_kind"], "actions": kept}


@pytest.mark.parametrize("name", TEXTS)
def test_rows_by_other_names_read_alike(vocabulary: Vocabulary, renamed: Vocabulary, name: str) -> None:
    assert facts(renamed, TEXTS[name]) == facts(vocabulary, TEXTS[name])


def test_those_texts_are_read_as_their_rows_want_it(vocabulary: Vocabulary) -> None:
    verdicts = {name: facts(vocabulary, text)["verdict"] for name, text in TEXTS.items()}
    acting = {"earlier", "condemns", "order"}
    assert verdicts == {name: "announces" if name in acting else "none" for name in TEXTS}
    order = read(vocabulary, document(TEXTS["order"]))
    assert [act.stage for act in order.new_actions] == ["announced"]  # criteria, and nobody named


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"scope": "sentence", "role": "earlyer"}, "`role` is unknown"),
        ({"scope": "title", "role": "earlier"}, "`role` is for sentences"),
    ],
)
def test_a_role_that_nothing_has_is_refused(row: dict[str, str], problem: str) -> None:
    broken = {"id": "x", "kind": "restates", "pattern": "before", **row}
    with pytest.raises(VocabularyError, match=problem):
        make_vocabulary({**shipped_tables(), "en-exclusions": [broken]})

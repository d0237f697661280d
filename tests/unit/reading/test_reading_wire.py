"""Documents in, readings out, as JSON."""

import json

import pytest

from bot.reading import Vocabulary, document_from_json, explain, read, reading_to_json
from bot.reading.wire import publisher_of


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("us_state_rss", "US"),
        ("cn-mfa-presser-en", "CN"),
        ("uk-fcdo", "GB"),
        ("eu-council", "EU"),
        ("news", None),
        ("zz_x", None),
        ("us", None),
    ],
)
def test_a_source_id_tells_its_publisher(source: str, code: str | None) -> None:
    assert publisher_of(source) == code


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"title": 3, "text": "x"}, "title"),
        ({}, "text"),
        ({"text": "x", "date": "soon"}, "date"),
        ({"text": "x", "country": "Atlantis"}, "country"),
        ({"text": "x", "standing": "rumour"}, "standing"),
    ],
)
def test_a_wrong_field_is_named(data: dict[str, object], field: str) -> None:
    with pytest.raises(ValueError, match=field):
        document_from_json(data, "line-1")


def test_a_reading_is_json_with_its_evidence(vocabulary: Vocabulary) -> None:
    text = "Today, the United States is imposing visa restrictions on Cuban officials."
    document = document_from_json(
        {"source": "us_test", "title": "", "text": text, "date": "2024-01-05"}, "line-1"
    )
    result = read(vocabulary, document)
    row = json.loads(json.dumps(reading_to_json(document, result)))
    assert (row["id"], row["verdict"], row["language"]) == ("line-1", "announces", "en")
    assert row["rules_version"] == vocabulary.version
    assert row["actions"][0]["new"] is True
    assert {"issuer", "measures", "targets", "stage"} <= {e["field"] for e in row["actions"][0]["evidence"]}
    assert "US > CU" in explain(result)

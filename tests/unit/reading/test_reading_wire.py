"""Documents in, readings out, as JSON."""

import json
from datetime import date

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
        ("no_source", None),
        ("it_blog", None),
        ("in-focus-news", None),
        ("my-feed", None),
        ("id_1", None),
    ],
)
def test_a_source_id_tells_its_publisher_unless_it_begins_with_a_word(source: str, code: str | None) -> None:
    assert publisher_of(source) == code


def test_the_list_of_sources_knows_better_than_the_letters_of_an_id() -> None:
    listed = {"no-ud-press": "NO", "us-news-mirror": "GB"}
    ids = ("no-ud-press", "no_ud_press", "us-news-mirror", "no-source", "us_state_rss")
    assert [publisher_of(each, listed) for each in ids] == ["NO", "NO", "GB", None, "US"]


def test_what_the_document_says_of_its_publisher_goes_before_the_list() -> None:
    data = {"text": "x", "source": "no_ud"}
    assert document_from_json(data, "1", {"no-ud": "NO"}).country == "NO"
    assert document_from_json(data | {"country": "SE"}, "1", {"no-ud": "NO"}).country == "SE"


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


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2023-03-17", date(2023, 3, 17)),
        ("2023-03-17T10:00:00Z", date(2023, 3, 17)),
        ("2023-03", date(2023, 3, 1)),
        ("2023", date(2023, 1, 1)),
        (None, None),
    ],
)
def test_a_document_may_be_dated_to_the_day_the_month_or_the_year(told: str | None, day: date | None) -> None:
    assert document_from_json({"text": "x", "date": told}, "line-1").date == day


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


def test_invisible_letters_hide_no_act_and_spans_are_those_of_the_plain_text(vocabulary: Vocabulary) -> None:
    text = (
        "To\u00adday, the US is impo\u200bsing visa re\u202estric-\ntions on Ivorian judges of Bouake\u0301."
    )
    plain = "Today, the US is imposing visa restrictions on Ivorian judges of Bouaké."
    document = document_from_json({"source": "us_test", "title": "N\u200bote", "text": text}, "line-1")
    assert (document.title, document.text) == ("Note", plain)
    found = read(vocabulary, document)
    assert found.verdict == "announces"
    whole = f"{document.title}\n{document.text}"
    assert all(whole[e.span.start : e.span.end] == e.span.text for e in found.actions[0].evidence)

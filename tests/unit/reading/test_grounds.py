"""Every field of every action rests on words of its text, and says how sure it is."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from bot.domain.action import ActionDraft, Document, Reading
from bot.domain.words import Standing
from bot.reading import Vocabulary, read
from bot.reading.certainty import CLAUSE, FAR, NEAR, SENTENCE, Told, certainty
from shipped import cases

FIXTURES = Path(__file__).parents[2] / "fixtures"
LANGUAGES = ("en", "zh", "ru", "ko", "sv", "es", "fr")
# Said of the reading and not of the text; `where` begins the quotation, `named` follows from the names.
OF_THE_READING = {"new", "named", "confidence", "evidence", "where"}
FIELDS = [f.name for f in fields(ActionDraft) if f.name not in OF_THE_READING]


def documents(language: str) -> list[Document]:
    rows = [
        row
        for room in ("fresh", "fields")
        for path in (FIXTURES / room).glob(f"{language}*.yml")
        for row in cases(path)
    ]
    return [
        Document(
            id=row["id"],
            source="x",
            title=row.get("title", ""),
            text=row["says"],
            date=date(2025, 9, 16),
            language=language,
            country=row["by"],
            standing=Standing.OFFICIAL if row["by"] else Standing.AGENCY,
        )
        for row in rows
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_notice_rests_on_words_of_it(vocabulary: Vocabulary, language: str) -> None:
    acts = 0
    for document in documents(language):
        whole = f"{document.title}\n{document.text}"
        for action in read(vocabulary, document).actions:
            acts += 1
            told = {e.field for e in action.evidence}
            bare = [f for f in FIELDS if getattr(action, f) not in {None, ()} and f not in told]
            assert not bare, document.id
            assert all(whole[e.span.start : e.span.end] == e.span.text for e in action.evidence), document.id
            assert all(0 < e.confidence < 1 for e in action.evidence), document.id
    assert acts > 0


def reading(vocabulary: Vocabulary, text: str) -> Reading:
    document = Document("t", "us", "", text, date(2023, 5, 10), language="en", country="US")
    return read(vocabulary, document)


def test_a_state_named_in_the_act_is_surer_than_one_named_around_it(vocabulary: Vocabulary) -> None:
    inside = "Today we are imposing visa restrictions on three Belarusian judges."
    around = (
        "The courts of Belarus jail those who protest. "
        "Today we are imposing visa restrictions on three judges."
    )
    (one,), (other,) = (reading(vocabulary, text).actions for text in (inside, around))
    assert one.targets == other.targets == ("BY",)
    assert one.confidences["targets"] > other.confidences["targets"]


def test_an_issuer_that_only_the_page_tells_is_less_sure(vocabulary: Vocabulary) -> None:
    (told,) = reading(
        vocabulary, "The United States imposed a visa ban on two Belarusian judges today."
    ).actions
    (inferred,) = reading(
        vocabulary, "The Department imposed a visa ban on two Belarusian judges today."
    ).actions
    assert told.issuer == inferred.issuer == "US"
    assert told.confidences["issuer"] > inferred.confidences["issuer"]


TOLD = [Told((1100, 1160), (1100, 1300))]


@pytest.mark.parametrize(
    ("start", "end", "sure"),
    [
        (1100, 1160, CLAUSE),
        (1150, 1170, SENTENCE),
        (1300, 1320, NEAR),
        (600, 640, NEAR),
        (10, 30, NEAR),  # in the title
        (3000, 3010, FAR),
        (90, 130, FAR),  # begins in the title and runs out of it
    ],
)
def test_words_are_the_surer_the_closer_they_stand(start: int, end: int, sure: float) -> None:
    assert certainty(TOLD, 100, start, end) == sure

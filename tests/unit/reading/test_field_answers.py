"""What an act says it answers: where those words end; all sentences are invented."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, read

ON = date(2026, 11, 26)


def answers(vocabulary: Vocabulary, text: str, country: str, language: str = "en") -> str | None:
    document = Document("x", "x", "Statement", text, ON, language=language, country=country)
    return read(vocabulary, document).actions[0].answers


EXPELS = "Lithuania is expelling two Belarusian diplomats"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            f"{EXPELS}. In response to the detention of a Lithuanian citizen the two must leave by Monday.",
            "In response to the detention of a Lithuanian citizen",
        ),
        (
            f"{EXPELS}. In response to the closure of its consulate Lithuania will close another in Brest.",
            "In response to the closure of its consulate",
        ),
        (
            f"{EXPELS} in response to the arrest of a teacher, and they must leave within 48 hours.",
            "in response to the arrest of a teacher",
        ),
        (
            f"{EXPELS} in response to the arrest of Ona Petraitė, a teacher, who was jailed in Minsk.",
            "in response to the arrest of Ona Petraitė, a teacher, who was jailed in Minsk",
        ),
        (
            f"{EXPELS} in response to the ban that Minsk has imposed on Lithuanian lorries.",
            "in response to the ban that Minsk has imposed on Lithuanian lorries",
        ),
        (
            f"{EXPELS}. It did so in view of the arrest of a teacher, the status of the two is withdrawn.",
            "in view of the arrest of a teacher",
        ),
        (f"{EXPELS}. The following persons must leave the country: Ivan Orlik, Piotr Savin.", None),
        (
            f"{EXPELS} following the expulsion of a Lithuanian attaché.",
            "following the expulsion of a Lithuanian attaché",
        ),
    ],
)
def test_the_words_end_where_the_main_clause_begins(
    vocabulary: Vocabulary, text: str, words: str | None
) -> None:
    said = answers(vocabulary, text, "LT")
    assert (said.rstrip(".") if said else said) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            (
                "В ответ на недружественные действия Лондона МИД России принял решение закрыть въезд пяти "
                "гражданам Великобритании."
            ),
            "недружественные действия Лондона",
        ),
        (
            "В ответ на высылку дипломатов Россия высылает двух сотрудников посольства Эстонии.",
            "высылку дипломатов",
        ),
        (
            "Россия высылает двух сотрудников посольства Эстонии в ответ на решение МИД Эстонии.",
            "решение МИД Эстонии",
        ),
    ],
)
def test_russian_words_end_there_too(vocabulary: Vocabulary, text: str, words: str) -> None:
    assert answers(vocabulary, text, "RU", "ru") == words

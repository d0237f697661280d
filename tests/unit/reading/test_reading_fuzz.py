"""Any text in any script, made of the vocabulary's own words: read without a fault, with spans that hold."""

from datetime import date
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.action import Document
from bot.domain.words import Standing
from bot.reading import Vocabulary, read, screen
from bot.reading.text.passages import whole_text
from near_matches import near_matches, patterns_in
from shipped import shipped_vocabulary


@cache
def vocabulary() -> Vocabulary:
    return shipped_vocabulary()


@cache
def words() -> list[str]:
    """Of each pattern of each language: the whole of a text it matches, and half of one."""
    found: dict[str, None] = {}
    for pattern in patterns_in(vocabulary()):
        texts = near_matches(pattern.pattern, pattern.flags)
        found |= dict.fromkeys([*texts[-1:], *texts[len(texts) // 2 :][:1]])
    return list(found)


BETWEEN = st.sampled_from(
    [
        *(". ", " ", ", ", "\n", "\n\n", "\nQ: ", "\nMR BERG: ", "; ", "? ", "! ", "“", "”", " (", ") "),
        *(
            "。",
            "：",
            "、",
            "China ",
            "the U.S. ",
            "Россия ",
            "中国",
            "미국 ",
            "today ",
            "on March 22, 2024 ",
        ),
        *("12 ", "Arben Molla ", "\u202e"),
    ]
)
PIECE = st.deferred(lambda: st.sampled_from(words())) | BETWEEN | st.text(max_size=12)
TEXTS = st.lists(PIECE, max_size=40).map("".join) | st.text(max_size=300)
LANGUAGES = st.sampled_from([None, "en", "zh", "ru", "ko", "fr", "es", "sv", "de", "xx", ""])
COUNTRIES = st.sampled_from([None, "US", "CN", "RU", "KR", "FR", "ES", "SE", "EU", "UN"])
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(TEXTS, TEXTS, LANGUAGES, COUNTRIES, DAYS, st.sampled_from(Standing))
def test_any_text_is_read(
    title: str, text: str, language: str | None, country: str | None, day: date | None, standing: Standing
) -> None:
    document = Document("t", "test", title, text, day, language=language, country=country, standing=standing)
    reading = read(vocabulary(), document)
    assert read(vocabulary(), document) == reading
    whole = whole_text(document)
    for action in reading.actions:
        assert 0 <= action.confidence <= 1
        assert len(action.quote or "") <= 200
        for evidence in action.evidence:
            assert whole[evidence.span.start : evidence.span.end] == evidence.span.text
    if reading.verdict.acts:
        assert screen(vocabulary(), title, text, language)

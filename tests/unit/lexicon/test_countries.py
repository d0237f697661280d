"""What people type for a state, and what a state is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lexicon import adjective, country_name, flag, is_country, resolve_country


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("us", "US"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("the United States", "US"),
        ("american", "US"),
        ("uk", "GB"),
        ("britain", "GB"),
        ("китай", "CN"),
        ("中国", "CN"),
        ("中國", "CN"),
        ("PRC", "CN"),
        ("Beijing", "CN"),
        ("британия", "GB"),
        ("российский", "RU"),
        ("Соединённые Штаты", "US"),
        ("DPRK", "KP"),
        ("EU", "EU"),
        ("Евросоюз", "EU"),
        ("联合国", "UN"),
        ("xkx", "XK"),
        ("kosovo", "XK"),
        ("hong kong", "HK"),
        ("burma", "MM"),
        ("türkiye", "TR"),
        ("the kremlin", "RU"),
        ("deu", "DE"),
        ("Côte d’Ivoire", "CI"),
    ],
)
def test_a_word_resolves_to_its_state(typed: str, code: str) -> None:
    assert resolve_country(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "visa", "countermeasures", "2022", "zz", "against us all", "和", "\u202eus\u0000x"]
)
def test_other_words_resolve_to_nothing(typed: str) -> None:
    assert resolve_country(typed) is None


@given(st.text(max_size=40))
def test_resolving_never_raises_and_answers_only_known_codes(typed: str) -> None:
    code = resolve_country(typed)
    assert code is None or is_country(code)


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("US", "en", "US"),
        ("GB", "en", "UK"),
        ("CN", "en", "China"),
        ("HK", "en", "Hong Kong"),
        ("MM", "en", "Myanmar"),
        ("HK", "zh", "香港"),
        ("US", "ru", "США"),
        ("EU", "zh", "欧盟"),
        ("XK", "en", "Kosovo"),
        ("DE", "fr", "Allemagne"),
        ("DE", "xx", "Germany"),
        ("QQ", "en", "QQ"),
    ],
)
def test_names_are_short_enough_for_headlines(code: str, language: str, name: str) -> None:
    assert country_name(code, language) == name


@pytest.mark.parametrize(
    ("code", "language", "word"),
    [
        ("CN", "en", "Chinese"),
        ("US", "en", "US"),
        ("CN", "ru", "китайский"),
        ("CN", "zh", "中国"),
        ("TV", "ru", "Тувалу"),
    ],
)
def test_adjectives_fall_back_to_names(code: str, language: str, word: str) -> None:
    assert adjective(code, language) == word


def test_flags_of_states_and_of_none() -> None:
    assert [flag(code) for code in ("US", "EU", "UN", "XK")] == ["🇺🇸", "🇪🇺", "🇺🇳", "🇽🇰"]
    assert flag("QQ") == "🏳"
    assert flag("") == "🏳"

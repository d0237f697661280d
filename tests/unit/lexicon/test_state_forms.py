"""States in Russian, Spanish, French, Swedish and Korean texts: cases, adjectives, people, seats."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lexicon import adjective, country_name, resolve_country
from bot.lexicon.forms import find_in, knows

ALL_SEVEN = ["HK", "MO", "TW", "XK", "PS", "UN", "EU"]
FOUND = {
    "ru": (
        ("в отношении граждан Великобритании и Северной Македонии", ["GB", "MK"]),
        ("совместно с американцами, британскими и новозеландскими дипломатами", ["US", "GB", "NZ"]),
        ("в Вашингтоне, Лондоне, Киеве и Пекином", ["US", "GB", "UA", "CN"]),
        ("Соединёнными Штатами и Соединенных Штатов", ["US", "US"]),
        ("за армянина, француза и россиян", ["AM", "FR", "RU"]),
        ("Госдума и Белый дом, официальный Брюссель", ["RU", "US", "EU"]),
        ("Гонконга, Макао, Тайваня, Косово, Палестины, ООН и Евросоюза", ALL_SEVEN),
        ("россия ввела санкции против канады", ["RU", "CA"]),
        ("страны Латинской Америки и Персидский залив", []),
        ("Того же мнения чад и домочадцы", []),
        ("Парижское соглашение, ес ли это верно", []),
    ),
    "es": (
        ("diplomáticos rusos, la embajada francesa y un senador estadounidense", ["RU", "FR", "US"]),
        ("La Moneda, la Casa Blanca y Bruselas", ["CL", "US", "EU"]),
        ("los EE. UU. y la República Popular China", ["US", "CN"]),
        ("Hong Kong, Macao, Taiwán, Kosovo y Palestina", ["HK", "MO", "TW", "XK", "PS"]),
        ("América Latina y la Convención de Viena", []),
        ("Un chile picante y una cuba de vino", []),
    ),
    "fr": (
        ("des ressortissants algériens et une société turque d’Ukraine", ["DZ", "TR", "UA"]),
        ("le Quai d’Orsay, Washington et l’Union européenne", ["FR", "US", "EU"]),
        ("Hong Kong, Macao, Taïwan, le Kosovo et la Palestine", ["HK", "MO", "TW", "XK", "PS"]),
        ("l’Accord de Paris, le Statut de Rome, Maurice Dubreuil", []),
    ),
    "sv": (
        ("Rysslands ambassad, ryska diplomater och Irans revolutionsgarde", ["RU", "RU", "IR"]),
        ("Vita huset och EU:s utrikesministrar", ["US", "EU"]),
        ("det kinesiska och det israeliska konsulatet i Hongkong", ["CN", "IL", "HK"]),
        ("Wienkonventionen och Latinamerika", []),
    ),
    "ko": (
        ("미국과 일본은 북한의 도발을", ["US", "JP", "KP"]),
        ("대북 제재와 대러 제재, 주한 이란대사관", ["KP", "RU", "IR"]),
        ("청와대와 백악관, 크렘린궁", ["KR", "US", "RU"]),
        ("홍콩, 마카오, 대만, 코소보, 팔레스타인, 유엔, 유럽연합", ALL_SEVEN),
        ("인도적 지원을 위한 모든 수단과 범죄인 인도조약", []),
        ("협정이란 무엇인가, 오만한 태도", []),
    ),
}


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [(language, text, codes) for language, rows in FOUND.items() for text, codes in rows],
)
def test_states_are_found_in_every_form_and_look_alikes_are_not(
    language: str, text: str, codes: list[str]
) -> None:
    assert [m.code for m in find_in(text, language)] == codes


def test_a_mention_covers_its_own_characters() -> None:
    text = "Послы Соединённых Штатов и Чехии"
    assert [text[m.start : m.end] for m in find_in(text, "ru")] == ["Соединённых Штатов", "Чехии"]


def test_only_a_name_that_can_be_subject_is_called_a_name() -> None:
    kinds = {text: [m.kind for m in find_in(text, "ru")] for text in ("Россия", "России", "российский")}
    assert kinds == {"Россия": ["name"], "России": ["oblique"], "российский": ["adjective"]}


def test_a_name_without_cases_is_subject_only_where_a_sentence_begins() -> None:
    assert [m.kind for m in find_in("США ввели санкции", "ru")] == ["name"]
    assert [m.kind for m in find_in("Двое дипломатов США", "ru")] == ["oblique"]


def test_a_language_without_words_finds_nothing() -> None:
    assert not knows("tr")
    assert find_in("Türkiye", "tr") == ()


@given(st.text(max_size=200), st.sampled_from(sorted(FOUND)))
def test_no_text_makes_it_fail_and_mentions_never_overlap(text: str, language: str) -> None:
    found = find_in(text, language)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= m.start < m.end <= len(text) for m in found)


def test_chinese_and_english_keep_their_own_ways_of_finding_states() -> None:
    """Their tables lie beside these; a module named like them would change how they are read."""
    assert not knows("zh")
    assert not knows("en")


def test_what_people_type_in_russian_comes_from_the_same_table() -> None:
    assert resolve_country("Поднебесная") == "CN"
    assert adjective("KZ", "ru") == "казахстанский"
    assert adjective("EU", "ru") == country_name("EU", "ru")

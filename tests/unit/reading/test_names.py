"""Where names begin and end in English, and whose they are. All persons and bodies are invented."""

import pytest

from bot.reading.names.names import find_names, is_family
from bot.reading.names.parts_hit import hit_part

PERSONS = [
    ("plain", " on Jane Q. Roe and Piet van der Doe for", ["Jane Q. Roe", "Piet van der Doe"]),
    ("particles", " Omar ould Roeh and Sidi ag Doeh as", ["Omar ould Roeh", "Sidi ag Doeh"]),
    ("office", " former Belarusian Minister of Defense Jan Roe and", ["Jan Roe"]),
    ("office of a body", " Minister of the Armed Forces of Belarus Jan Roe", ["Jan Roe"]),
    ("offices in a row", " President Jan Roe, Vice President Ana Doe, and", ["Jan Roe", "Ana Doe"]),
    ("first lady", " former First Lady Ana Maria Roe due to", ["Ana Maria Roe"]),
    ("nickname inside", " former President Jan “Pepi” Roe Doe (Roe)", ["Jan “Pepi” Roe Doe"]),
    ("rank in brackets", " Brigadier General (Retired) Jan Roe, and", ["Jan Roe"]),
    ("tag of a post", " former #Albania Prosecutor General Jan Roe & family", ["Jan Roe"]),
    ("and sign", " Jan Roe & Ana Doe as", ["Jan Roe", "Ana Doe"]),
    ("other name", " Jan Roe, also known as Abu Doe and Ibn Poe, leads", ["Jan Roe"]),
    ("other name by initials", " Jan Roe (a.k.a. Tall Jim) and Ana Doe", ["Jan Roe", "Ana Doe"]),
    ("relation to somebody", " Ana Doe, a daughter of Jan Roe; Max Poe, a", ["Ana Doe", "Max Poe"]),
    ("head of a body", " Jan Roe, chief of the Political Directorate of the Ministry of Truth;", ["Jan Roe"]),
]
BODIES = [
    ("firm", " on Harbin Example Trading Co., Ltd. and", ["Harbin Example Trading Co., Ltd."]),
    (
        "place in a firm",
        " Example Steel (Harbin) Refinery Co., Ltd. (Example).",
        ["Example Steel (Harbin) Refinery Co., Ltd."],
    ),
    (
        "and inside a firm",
        " Example Industrial and Engineering Supply Ltd., Jan Roe",
        ["Example Industrial and Engineering Supply Ltd."],
    ),
    (
        "and sign inside a firm",
        " Example Storage & Transportation Co., Ltd.",
        ["Example Storage & Transportation Co., Ltd."],
    ),
    ("two firms", " Example Group and Otherone Gold Ltd for", ["Example Group", "Otherone Gold Ltd"]),
    (
        "party with a wing",
        " of Communist Party of Belarus (Reformed) as a",
        ["Communist Party of Belarus (Reformed)"],
    ),
    (
        "unit of a ministry",
        " the Belarusian Ministry of the Interior’s Special National Brigade or “Red Caps” (RC).",
        ["Special National Brigade"],
    ),
    (
        "centre with of and for",
        " the Center for Progress and Development of Belarus (CPDR)",
        ["Center for Progress and Development of Belarus"],
    ),
    (
        "vessels",
        " the vessels Blue Heron and Silver Tern, and the tanker KESTREL",
        ["Blue Heron", "Silver Tern", "KESTREL"],
    ),
    ("unit with a number", " Unit 77771 and", ["Unit 77771"]),
]
NOBODY = [
    ("law", " under the Global Magnitsky Human Rights Accountability Act and Executive Order 13818"),
    (
        "lists",
        " to the Specially Designated Nationals and Blocked Persons List and the Non-SDN Menu Based List",
    ),
    ("master", " owned or controlled by Jan Roe and linked networks"),
    ("victim", " officials for the death of Jan Roe"),
    ("those a body has", " Example Group leaders and Otherone Front members"),
    ("seat", " China-based independent refineries and Dubai-based brokers"),
    ("owner", " Jan Roe’s networks"),
    ("surname alone", " Roe, for corruption"),
    ("day and month", " on Monday, June 7"),
    ("court", " after the Supreme Court upheld it"),
]


@pytest.mark.parametrize(("text", "names"), [row[1:] for row in PERSONS], ids=[row[0] for row in PERSONS])
def test_persons_are_named_in_full_and_without_their_offices(text: str, names: list[str]) -> None:
    found = find_names(hit_part(text))
    assert [n.text for n in found if not n.body] == names
    assert all(text[n.start : n.end] == n.text for n in found)


@pytest.mark.parametrize(("text", "names"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_bodies_firms_and_vessels_keep_their_whole_name(text: str, names: list[str]) -> None:
    assert [n.text for n in find_names(text) if n.body] == names


@pytest.mark.parametrize("text", [row[1] for row in NOBODY], ids=[row[0] for row in NOBODY])
def test_laws_lists_masters_and_victims_are_not_those_hit(text: str) -> None:
    assert find_names(text) == ()


@pytest.mark.parametrize(
    ("before", "relative"),
    [
        ("Roe’s wife, ", True),
        ("and his children, ", True),
        ("a daughter of Jan Roe; ", False),
        ("his wife, Ana Roe; the judge ", False),
    ],
)
def test_a_relative_is_told_by_the_words_right_before(before: str, relative: bool) -> None:
    assert is_family(before) is relative


def test_a_name_with_an_article_is_a_name_and_that_of_a_regime_is_none() -> None:
    assert [n.text for n in find_names("Treasury sanctioned Hamdan al-Qirshi and Jan Roe.")] == [
        "Hamdan al-Qirshi",
        "Jan Roe",
    ]
    assert find_names("leaders of the former Hamdan al-Qirshi regime") == ()

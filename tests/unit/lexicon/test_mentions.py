"""Where English text speaks of states and offices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lexicon import find_bodies, find_countries


def codes(text: str) -> list[str]:
    return [m.code for m in find_countries(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US told us nothing.", ["US"]),
        ("China’s answer to the U.S. and Papua New Guinea", ["CN", "US", "PG"]),
        ("North Korean and South Korean banks", ["KP", "KR"]),
        ("Jordan and Chad signed; Chad Miller and Jordan Ashby did not", ["JO", "TD"]),
        ("Georgia Foreign Minister", ["GE"]),
        ("exercises in the South China Sea", []),
        ("Latin American and New Mexico voters", []),
        ("the People’s\nRepublic of China", ["CN"]),
        ("#us sanctions; they hit us", ["US"]),
        ("CHINA AND THE UNITED STATES", ["CN", "US"]),
        ("Northern Ireland is not Ireland", ["GB", "IE"]),
        ("🇬🇧 🇷🇺", ["GB", "RU"]),
        ("Niger, Nigeria and Guinea-Bissau", ["NE", "NG", "GW"]),
        ("George Washington never saw Washington Post reporters in Washington", ["US"]),
        ("polish the table, chinese officials, turkey for dinner", ["CN"]),
    ],
)
def test_states_are_found_and_traps_are_not(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_kinds_of_mentions_differ() -> None:
    found = find_countries("Beijing and the Kremlin met Chinese envoys from China")
    assert [(m.code, m.kind) for m in found] == [
        ("CN", "capital"), ("RU", "body"), ("CN", "adjective"), ("CN", "name"),
    ]  # fmt: skip


@given(st.text(max_size=300))
def test_mentions_are_in_order_and_inside_the_text(text: str) -> None:
    reached = 0
    for m in find_countries(text):
        assert reached <= m.start < m.end <= len(text)
        reached = m.end


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("the Department of the Treasury", "US", "Department of the Treasury"),
        ("OFAC designated", "US", "OFAC"),
        ("China’s Foreign Ministry said", "CN", "Ministry of Foreign Affairs"),
        ("the Ministry of Foreign Affairs of Norway", "NO", "Ministry of Foreign Affairs"),
        ("the foreign ministry said", None, "Ministry of Foreign Affairs"),
        ("🇬🇧 foreign ministry statement", None, "Ministry of Foreign Affairs"),
        ("Secretary Ashby announced", "US", "Department of State"),
        ("Foreign Secretary Ashby announced", "GB", "Foreign, Commonwealth & Development Office"),
    ],
)
def test_offices_take_their_state_from_name_or_neighbour(text: str, code: str | None, name: str) -> None:
    (body,) = find_bodies(text)
    assert (body.code, body.name) == (code, name)

"""Time zones as people name them, and what is kept of them."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.lexicon.zones import find_zone, near_zones, zone_name, zone_of

WINTER = datetime(2026, 1, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Europe/Paris", "Europe/Paris"),
        ("europe/paris", "Europe/Paris"),
        ("Moscow", "Europe/Moscow"),
        ("москва", "Europe/Moscow"),
        ("莫斯科", "Europe/Moscow"),
        ("Beijing", "Asia/Shanghai"),
        ("北京", "Asia/Shanghai"),
        ("Пекин", "Asia/Shanghai"),
        ("washington", "America/New_York"),
        ("New York", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("hong kong", "Asia/Hong_Kong"),
        ("Женева", "Europe/Zurich"),
        ("Kiev", "Europe/Kyiv"),
        ("utc", "UTC"),
        ("GMT", "UTC"),
        ("UTC+0", "UTC"),
        ("UTC+3", "+03:00"),
        ("utc +5:30", "+05:30"),
        ("+0545", "+05:45"),
        ("GMT−4", "-04:00"),
        ("+14", "+14:00"),
        ("-12", "-12:00"),
    ],
)
def test_a_zone_is_understood(words: str, zone: str) -> None:
    assert find_zone(words) == zone


@pytest.mark.parametrize(
    "words", ["", "Atlantis", "+15", "-13", "+25:00", "+3:75", "3", "Etc/GMT+3", "../etc/passwd", "CST"]
)
def test_what_is_no_zone_is_not_guessed(words: str) -> None:
    assert find_zone(words) is None


@pytest.mark.parametrize(
    ("zone", "hours", "name"),
    [
        ("Europe/Moscow", 3.0, "Moscow"),
        ("America/Argentina/Buenos_Aires", -3.0, "Buenos Aires"),
        ("+05:30", 5.5, "UTC+05:30"),
        ("-04:00", -4.0, "UTC-04:00"),
        ("UTC", 0.0, "UTC"),
        (None, 0.0, "UTC"),
    ],
)
def test_what_is_kept_is_a_zone_again(zone: str | None, hours: float, name: str) -> None:
    assert WINTER.astimezone(zone_of(zone)).utcoffset() == timedelta(hours=hours)
    assert zone_name(zone) == name


def test_a_zone_that_the_machine_does_not_know_any_more_counts_as_utc() -> None:
    assert WINTER.astimezone(zone_of("Europe/Atlantis")).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("zone", "language", "name"),
    [
        ("Asia/Shanghai", "zh", "北京"),
        ("Asia/Shanghai", "ru", "Пекин"),
        ("Asia/Shanghai", "en", "Shanghai"),
        ("Europe/Moscow", "ru", "Москва"),
        ("America/Nuuk", "zh", "Nuuk"),
        ("+03:00", "ru", "UTC+03:00"),
        (None, "zh", "UTC"),
    ],
)
def test_a_zone_has_a_name_in_the_language_where_the_table_knows_one(
    zone: str | None, language: str, name: str
) -> None:
    assert zone_name(zone, language) == name


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Moskow", ("Moscow",)),
        ("bejing", ("Beijing",)),
        ("Moscow time", ("Moscow",)),
        ("Buenos", ("Buenos Aires",)),
        ("Europe/Pariss", ("Europe/Paris",)),
        ("Масква", ("Москва",)),
        ("北京市", ("北京",)),
        ("CST", ("Chicago", "Shanghai", "Havana")),
        ("est", ("New York",)),
        ("Klingon", ()),
        ("", ()),
        ("x", ()),
    ],
)
def test_what_is_no_zone_has_those_that_are_most_like_it(words: str, near: tuple[str, ...]) -> None:
    assert near_zones(words) == near
    assert all(find_zone(name) for name in near), "each can be written as it is shown"

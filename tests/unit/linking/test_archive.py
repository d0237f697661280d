import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.domain.errors import ConfigError
from bot.domain.words import LinkKind, Standing, TargetKind
from bot.linking.archive import is_own_host, parse_archive

FIRST: dict[str, Any] = {
    "id": "h1",
    "date": "2022-03-21",
    "issuer": "US",
    "targets": ["CN"],
    "measures": ["visa_restriction"],
    "stage": "announced",
    "urls": ["https://www.state.gov/example"],
    "confidence": "A",
}
SECOND = FIRST | {"id": "h2", "issuer": "CN", "targets": ["US"], "date": "2022-03-31", "answers": "h1"}
HISTORY = Path(__file__).parents[3] / "config" / "history.jsonl"


def lines(*rows: object) -> str:
    return "\n".join(json.dumps(row) for row in rows)


def test_rows_keep_links_and_are_not_numbered() -> None:
    first, second = parse_archive(lines(FIRST, SECOND), "history.jsonl")
    assert first.action.number == second.action.number == 0
    assert first.action.archive_id == first.archive_id == "h1"
    assert second.links == (("h2", "h1", LinkKind.ANSWERS),)
    assert first.action.first_seen_at < second.action.first_seen_at


def test_a_row_may_tell_its_last_day_and_none_that_lies_before_the_act() -> None:
    def last_day(value: str | None) -> date | None:
        return parse_archive(lines(FIRST | {"expires_on": value}), "history.jsonl")[0].action.expires_on

    assert last_day("2023-03-20") == date(2023, 3, 20)
    assert last_day("2022-03-21") == date(2022, 3, 21)
    assert last_day(None) is None
    for wrong in ("2022-03-20", "in a year", "2023"):
        with pytest.raises(ConfigError, match=rf"history\.jsonl:1: expires_on .*{wrong}"):
            last_day(wrong)


def test_kind_and_fulfilled_warning_are_links_too() -> None:
    lifted = SECOND | {"id": "h3", "answers_kind": "eases", "carries_out": "h2"}
    third = parse_archive(lines(FIRST, SECOND, lifted), "history.jsonl")[2]
    assert third.links == (("h3", "h1", LinkKind.EASES), ("h3", "h2", LinkKind.CARRIES_OUT))


def test_kinds_and_subjects_of_a_row_are_kept_and_unknown_ones_stay_unknown() -> None:
    told = SECOND | {"target_kinds": ["officials", "family"], "themes": ["tibet"]}
    untold, row = parse_archive(lines(FIRST, told), "history.jsonl")
    assert row.action.target_kinds == (TargetKind.OFFICIALS, TargetKind.FAMILY)
    assert row.action.themes == ("tibet",)
    assert untold.action.target_kinds == untold.action.themes == ()


def test_the_bundled_archive_knows_only_subjects_that_can_be_asked_for() -> None:
    themes = Path(__file__).parents[3] / "config" / "vocabulary" / "themes.yml"
    known = set(re.findall(r"id: ([a-z-]+)", themes.read_text(encoding="utf-8")))
    rows = parse_archive(HISTORY.read_text(encoding="utf-8"), str(HISTORY))
    used = {theme for row in rows for theme in row.action.themes}
    assert used
    assert used <= known


def test_only_the_issuers_own_page_is_official() -> None:
    own, press = parse_archive(lines(FIRST, SECOND), "history.jsonl")
    assert own.action.standing is Standing.OFFICIAL
    assert press.action.standing is Standing.AGENCY


@pytest.mark.parametrize(
    ("issuer", "url", "own"),
    [
        ("US", "https://py.usembassy.gov/x", True),
        ("US", "https://stategov.example.com/x", False),
        ("US", "https://evilstate.gov.example.com/", False),
        ("CN", "https://us.china-embassy.gov.cn/eng/x", True),
        ("CN", "https://www.state.gov/x", False),
        ("GB", "https://www.gov.uk/x", True),
        ("EU", "https://www.consilium.europa.eu/x", True),
        ("VE", "https://mppre.gob.ve/x", True),
        ("RU", "https://www.mid.ru/x", True),
        ("RU", "https://pyramid.ru/x", False),
    ],
)
def test_hosts(issuer: str, url: str, *, own: bool) -> None:
    assert is_own_host(issuer, url) is own


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ("{", "Expecting"),
        ("[1]", "not a JSON object"),
        (lines(FIRST | {"id": None}), "id is missing"),
        (lines(FIRST), "stands twice"),
        (lines(SECOND | {"answers": "h9"}), "no row above has the id h9"),
        (lines(SECOND | {"carries_out": "h2"}), "no row above has the id h2"),
        (lines(SECOND | {"answers_kind": "repeats"}), "repeats"),
        (lines(SECOND | {"stage": "x"}), "stage"),
        (lines(SECOND | {"urls": ["state.gov/x"]}), "urls"),
        (lines(SECOND | {"urls": ["javascript://state.gov/x"]}), "http"),
        (lines(SECOND | {"issuer": ["US"]}), "issuer"),
        (lines(SECOND | {"target_kinds": ["bystanders"]}), "bystanders"),
        (lines(SECOND | {"target_kinds": "officials"}), "target_kinds is not a list"),
        (lines(SECOND | {"themes": [1]}), "themes is not a list"),
    ],
)
def test_a_bad_row_is_named_with_its_line(bad: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem) as caught:
        parse_archive(f"{lines(FIRST)}\n\n{bad}\n", "history.jsonl")
    assert (caught.value.file, caught.value.line) == ("history.jsonl", 3)


def test_the_bundled_archive_is_sound_and_tells_the_founding_chain() -> None:
    rows = parse_archive(HISTORY.read_text("utf-8"), HISTORY.name)
    by_day = {
        str(r.action.on): r
        for r in rows
        if r.action.issuer in {"US", "CN"} and str(r.action.on)[:7] == "2022-03"
    }
    curbs, warning, reply = (by_day[f"2022-03-{day}"] for day in (21, 22, 31))
    assert warning.answers == curbs.archive_id
    assert reply.answers == curbs.archive_id
    assert reply.carries_out == warning.archive_id
    assert sum(len(row.links) for row in rows) > 80

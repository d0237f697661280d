"""replay and reread on the command line: what changed rules would do to what is stored."""

import asyncio
import json
import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pool_work
import pytest
from shell import ROOT, Shell

from bot.domain.notice import Notice, NoticeText
from bot.domain.words import Precision, Standing
from bot.services.ports import UnitOfWork
from bot.store.database import open_database
from shipped import shipped_vocabulary

SEEN = datetime(2022, 3, 21, 12, 30, tzinfo=UTC)
ACT = (
    "Today the Department of State is imposing visa restrictions on three officials of Belarus who took part "
    "in the repression of peaceful protesters."
)
CALM = "The Secretary wishes the people of Iceland a happy national day."


@pytest.fixture
def shell(shell: Shell) -> Shell:
    """A program that holds two notices, which earlier rules found nothing in."""
    asyncio.run(_store(shell, {"https://state.example/1": ACT, "https://state.example/2": CALM}))
    return shell


async def _store(shell: Shell, texts: dict[str, str]) -> None:
    async with open_database(f"sqlite:///{shell.database}") as database:
        for url, text in texts.items():
            await database.write(partial(_add, url=url, text=text))


def _add(uow: UnitOfWork, url: str, text: str) -> None:
    notice = Notice(
        id=0,
        source_id="us-state",
        url=url,
        title="Holding Officials to Account",
        published_at=SEEN,
        precision=Precision.TIME,
        first_seen_at=SEEN,
        standing=Standing.OFFICIAL,
        body="Department of State",
        country="US",
    )
    stored = uow.notices.add(notice, None)
    uow.notices.save_text(stored.id, NoticeText(1, notice.title, text, url, SEEN, "en", "none", "0-old"))


def changed_rules(folder: Path) -> Path:
    """A copy of the vocabulary whose reader does not know that anybody imposes anything."""
    copied = folder / "rules"
    shutil.copytree(ROOT / "config" / "vocabulary", copied)
    verbs = copied / "en-verbs.yml"
    rows = verbs.read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if "id: impose," not in row]
    assert len(kept) < len(rows)
    verbs.write_text("\n".join(kept), encoding="utf-8")
    return copied


def test_a_replay_shows_what_the_present_rules_would_gain(shell: Shell) -> None:
    ran = shell("replay")
    assert ran.code == 0
    assert "gained: US > BY: visa_restriction, imposed" in ran.out
    assert f'"{ACT}"' in ran.out
    assert "rules: " in ran.out
    assert "alert: would have rung" in ran.out
    assert ran.out.endswith("1 notice would be read differently.\n")


def test_rereading_stores_it_and_then_nothing_is_left_to_change(shell: Shell) -> None:
    assert "added /a1, not told" in shell("reread").out
    assert shell("replay").out == "Nothing would change.\n"
    assert "2 notices were read again" in shell("reread").out


def test_an_act_that_an_operator_withdrew_is_no_gain_of_rules_that_still_read_it(
    shell: Shell,
) -> None:
    shell("reread")
    shell("fix", "a1", "targets", "RU")
    assert shell("withdraw", "a1", "it was a draft").code == 0
    assert shell("replay").out == "Nothing would change.\n"
    asyncio.run(_store(shell, {"https://state.example/3": ACT.replace("Belarus", "Georgia")}))
    ran = shell("replay")
    assert "gained: US > GE" in ran.out, "what nobody withdrew is a gain still"
    assert "US > BY" not in ran.out
    assert "alert: would have rung" in ran.out


def test_an_action_is_shown_with_the_words_and_rules_it_rests_on(shell: Shell) -> None:
    shell("reread")
    ran = shell("show", "a1")
    (row,) = shell("show", "a1", "--json").rows()
    quoted = next(e for e in row["evidence"] if e["field"] == "quote")
    assert quoted["text"][:40] in ran.out
    assert quoted["rule"] in ran.out
    assert row["rules_version"] == shipped_vocabulary().version
    assert f"Rules {row['rules_version']}" in ran.out
    assert "What spoke against: " in ran.out


def test_changed_rules_are_compared_with_the_present_ones(shell: Shell, tmp_path: Path) -> None:
    shell("reread")
    before = shell("history", "--json").out
    (lost,) = shell("replay", "--rules", str(changed_rules(tmp_path)), "--json").rows()
    assert (lost["kind"], lost["after"], lost["notice"]) == ("lost", None, "https://state.example/1")
    assert lost["before"]["targets"] == ["BY"]
    assert lost["before"]["number"] == 1
    assert lost["alert"] == "there would have been no alert"
    assert shell("history", "--json").out == before
    assert shell("replay").out == "Nothing would change.\n"


def test_a_day_leaves_older_notices_out(shell: Shell) -> None:
    assert shell("replay", "--since", "2022-03-22").out == "Nothing would change.\n"
    assert "1 notice" in shell("replay", "--since", "2022-03-21").out
    assert shell("replay", "--since", "March").code == 2


def test_scores_before_and_after_are_shown(shell: Shell, tmp_path: Path) -> None:
    documents, labels = tmp_path / "documents.jsonl", tmp_path / "labels.jsonl"
    row = {"id": "d1", "source": "us-state", "date": "2022-03-21", "title": "Visa step", "text": ACT}
    documents.write_text(json.dumps(row) + "\n", encoding="utf-8")
    act = {"issuer": "US", "targets": ["BY"], "measures": ["visa_restriction"], "stage": "imposed"}
    labels.write_text(
        json.dumps({"id": "d1", "verdict": "announces", "actions": [act]}) + "\n", encoding="utf-8"
    )
    rules = str(changed_rules(tmp_path))
    told = shell("replay", "--rules", rules, "--score", str(documents), str(labels)).out
    _, _, figures = told.partition("scores (- before, rules ")
    assert "+ after, rules " in figures.splitlines()[0]
    changed = [line for line in figures.splitlines() if line.startswith(("- acts", "+ acts"))]
    assert ["(1 right" in line for line in changed] == [True, False]
    assert "  documents    1, left out 0" in figures.splitlines()  # what stays is told once
    *_, last = shell("replay", "--rules", rules, "--json", "--score", str(documents), str(labels)).rows()
    assert [last["scores"][when]["acts"]["right"] for when in ("before", "after")] == [1, 0]
    labels.write_text("[]\n", encoding="utf-8")
    refused = shell("replay", "--rules", rules, "--score", str(documents), str(labels))
    assert (refused.code, refused.out) == (1, "")


def test_rules_that_do_not_load_are_refused_with_file_and_line(shell: Shell, tmp_path: Path) -> None:
    rules = changed_rules(tmp_path)
    (rules / "en-verbs.yml").write_text("- {id: broken, kind: no}\n", encoding="utf-8")
    ran = shell("replay", "--rules", str(rules))
    assert ran.code == 1
    assert "en-verbs.yml" in ran.err
    assert "line 1" in ran.err or ":1" in ran.err


def test_a_wrong_legal_basis_among_tried_rules_is_told_by_its_name(shell: Shell, tmp_path: Path) -> None:
    rules = changed_rules(tmp_path)
    bases = rules / "authorities.yml"
    text = bases.read_text(encoding="utf-8")
    bases.write_text(text.replace("  entry: does\n", "  entry: perhaps\n", 1), encoding="utf-8")
    ran = shell("replay", "--rules", str(rules))
    assert ran.code == 1
    assert "authorities.yml" in ran.err
    assert "us-7031c/entry: is none of does, may, not" in ran.err
    assert "the head of the file says what each field holds" in ran.err


@pytest.mark.parametrize(
    ("command", "others"),
    [(("replay",), "gained: US > BY"), (("reread", "--json"), '"added": [1]')],
)
def test_a_text_that_hangs_its_reader_is_named_and_the_others_are_read(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], others: str
) -> None:
    monkeypatch.setattr("bot.cli.laboratory.read_installed", pool_work.read_or_hang)
    # Enough for what a new process reads first on a busy machine.
    monkeypatch.setattr("bot.services.reading.READ_SECONDS", pool_work.PATIENCE)
    asyncio.run(_store(shell, {"https://state.example/3": pool_work.ENDLESS}))
    ran = shell(*command)
    assert ran.code == 1
    assert "us-state:3" in ran.out
    assert "read_or_hang took longer than 5 seconds" in ran.out
    assert others in ran.out
    assert "1 notice could not be read; each is named above." in ran.err


def test_what_could_not_be_read_is_an_object_of_its_own_kind(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cli.laboratory.read_installed", pool_work.read_or_die)
    asyncio.run(_store(shell, {"https://state.example/3": pool_work.ENDLESS}))
    (row,) = [row for row in shell("replay", "--json").rows() if row["kind"] == "failed"]
    assert (row["id"], row["notice"]) == ("us-state:3", "https://state.example/3")
    assert "died" in row["why"]

"""history, search, show and chain from the shell, on a small archive."""

import sqlite3
from collections.abc import Sequence

import pytest
from shell import Shell

from bot.store.migrations import Standing, standing


def test_people_get_the_answer_of_the_chat(shell: Shell) -> None:
    ran = shell("history", "cn", "us")
    assert (ran.code, ran.err) == (0, "")
    assert "/a1" in ran.out
    assert "<b>" not in ran.out
    assert "/a2" in shell("chain", "a1").out
    assert "China announces visa restrictions" in shell("show", "/a2").out
    assert "/a1" in shell("search", "Arden").out


def test_machines_get_one_object_an_action(shell: Shell) -> None:
    newest, oldest = shell("history", "--json").rows()
    assert (newest["number"], newest["issuer"], newest["on"]) == (2, "CN", "2022-03-31")
    assert [(link["kind"], link["number"]) for link in newest["links"]] == [("answers", 1)]
    assert [link["number"] for link in oldest["linked_from"]] == [2]
    assert oldest["urls"] == ["https://news.example/1"]


def test_questions_narrow_and_limit_what_machines_get(shell: Shell) -> None:
    def numbers(*arguments: str) -> list[int]:
        return [row["number"] for row in shell(*arguments, "--json").rows()]

    assert numbers("history", "us>cn") == [1]
    assert numbers("history", "2022", "--limit", "1") == [2]
    assert numbers("search", "Arden") == [1]
    assert numbers("chain", "2") == [1, 2]


@pytest.mark.parametrize("command", ["show", "chain"])
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_number_of_no_action_is_said_with_code_1(
    shell: Shell, command: str, options: Sequence[str]
) -> None:
    ran = shell(command, "a99", *options)
    assert (ran.code, ran.out) == (1, "")
    assert "a99" in ran.err


def test_asking_changes_nothing(shell: Shell) -> None:
    shell("history")
    with sqlite3.connect(shell.database) as database:
        before = list(database.iterdump())
    for arguments in (["history", "cn"], ["search", "Arden", "--json"], ["show", "1"]):
        assert shell(*arguments).out
    with sqlite3.connect(shell.database) as database:
        assert list(database.iterdump()) == before


@pytest.mark.parametrize("command", ["history", "search x", "show 1", "chain 1", "stats", "export"])
def test_where_no_database_is_none_is_made_and_the_remedy_is_told(bare_shell: Shell, command: str) -> None:
    ran = bare_shell(*command.split())
    assert (ran.code, ran.out) == (2, "")
    assert f"no database at {bare_shell.database}: run `nongrata run`" in ran.err
    assert "NONGRATA_DATA_DIR" in ran.err
    assert not bare_shell.database.parent.exists()


def test_a_server_without_our_tables_is_no_database_either(shell: Shell, bare_url: str) -> None:
    shell.set(DATABASE_URL=bare_url)
    ran = shell("history")
    assert (ran.code, ran.out) == (2, "")
    assert "no database at" in ran.err
    assert standing(bare_url) is Standing.EMPTY

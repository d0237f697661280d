"""Corrections from the shell and by command in the chat, on a small archive of an act and its answer."""

from collections.abc import Sequence

import pytest
from shell import Shell
from talk_cases import NOW, Talk

from bot.chat import Conversation, Incoming
from bot.domain.chat import ChatAddress, ChatKind
from bot.render.effects import make_effects
from bot.store.database import SqlDatabase


@pytest.fixture
def shell(shell: Shell) -> Shell:
    shell("history")  # takes the archive in: a1 acts, a2 answers
    return shell


def test_a_withdrawn_action_is_in_no_list_and_says_so_itself(shell: Shell) -> None:
    ran = shell("withdraw", "a2", "it", "was", "a", "draft")
    assert (ran.code, ran.err) == (0, "")
    assert "Withdrawn" in ran.out
    assert "Nobody has been told" in ran.out
    assert [row["number"] for row in shell("history", "--json").rows()] == [1]
    shown = shell("show", "a2")
    assert "⚠️ Withdrawn" in shown.out
    assert "it was a draft" in shown.out
    assert shell("withdraw", "a2", "again").code == 1


def test_a_fact_is_set_for_good(shell: Shell) -> None:
    (done,) = shell("fix", "2", "targets", "JP, KR", "--why", "typo", "--json").rows()
    assert (done["action"]["targets"], done["chats"], done["loud"]) == (["JP", "KR"], 0, True)
    (row, _) = shell("history", "--json").rows()
    assert (row["targets"], row["checked"]) == (["JP", "KR"], True)


def test_links_are_taken_away_and_put_back(shell: Shell) -> None:
    assert shell("unlink", "a2", "a1", "--why", "no relation").code == 0
    assert shell("show", "2", "--json").rows()[0]["links"] == []
    assert shell("unlink", "a2", "a1").code == 1
    assert shell("link-actions", "a2", "a1").code == 0
    assert [k["kind"] for k in shell("show", "2", "--json").rows()[0]["links"]] == ["answers"]


def test_two_records_become_one(shell: Shell) -> None:
    assert "Merged" in shell("merge", "a2", "a1").out
    assert shell("show", "a2", "--json").rows()[0]["number"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("withdraw", "a99", "why"), "a99"),
        (("fix", "a1", "nonsense", "x"), "no field that can be set"),
        (("fix", "a1", "targets", "Atlantis"), "Atlantis"),
        (("fix", "a1", "targets", "CN"), "says so already"),
        (("merge", "a1", "a1"), "one action already"),
        (("link-actions", "a1", "a2"), "later one first"),
        (("link-actions", "a2", "a1", "--kind", "eases"), "only be linked as answers"),
        (("unlink", "a1", "a2"), "no such link"),
        (("split", "a1", "https://nowhere.example/"), "is not announced at https://nowhere.example/"),
    ],
)
def test_what_cannot_be_done_is_said_with_code_1(shell: Shell, arguments: Sequence[str], said: str) -> None:
    ran = shell(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err


@pytest.mark.parametrize(
    "arguments", [("withdraw", "a1"), ("withdraw", "x", "y"), ("fix", "a1", "targets"), ("merge", "a1")]
)
def test_what_is_missing_is_wrong_use(shell: Shell, arguments: Sequence[str]) -> None:
    assert shell(*arguments).code == 2


async def _says(talk: Talk, database: SqlDatabase, words: str, *, operator: str = "operator 7") -> str:
    conversation = Conversation(database, lambda: (), make_effects({}))
    incoming = Incoming(
        ChatAddress(7),
        ChatKind.PRIVATE,
        NOW,
        text=words,
        is_operator=bool(operator),
        operator=operator,
    )
    (reply,) = await conversation.handle(incoming)
    return reply.message.html


async def test_operators_withdraw_and_fix_in_the_chat(talk: Talk, database: SqlDatabase) -> None:
    assert "Which action, and why?" in await _says(talk, database, "/withdraw 1")
    assert "Withdrawn" in await _says(talk, database, "/withdraw a1 it was a <draft>")
    assert "it was a &lt;draft&gt;" in await _says(talk, database, "/a1")
    assert "A1 is withdrawn already" in await _says(talk, database, "/withdraw 1 again")
    assert "no action /a9999" in await _says(talk, database, "/withdraw 9999 why")
    assert "Which action, which fact" in await _says(talk, database, "/fix 2 targets")
    assert "Fixed" in await _says(talk, database, "/fix 2 stage eased lifted")
    assert "is no field" in await _says(talk, database, "/fix 2 colour red")


async def test_a_fix_in_the_chat_takes_its_reason_along_as_in_the_shell(
    talk: Talk, database: SqlDatabase
) -> None:
    said = await _says(talk, database, "/fix 2 targets=RU, BY because the <list> names both")
    assert "Because: the &lt;list&gt; names both" in said
    ((_, actor, deed, detail),) = await database.read(lambda uow: uow.audit.recent(1))
    assert (actor, deed) == ("operator 7", "fixed")
    assert detail.startswith("/a2 targets: ")
    assert detail.endswith("('RU', 'BY'): the <list> names both")
    assert "Because" not in await _says(talk, database, "/fix 2 targets RU")


async def test_nobody_else_does(talk: Talk, database: SqlDatabase) -> None:
    for words in ("/withdraw 1 wrong", "/fix 1 targets RU"):
        assert "Only operators" in await _says(talk, database, words, operator="")
    action = await database.read(lambda uow: uow.actions.get(1))
    assert action is not None
    assert not action.withdrawn
    assert not action.checked

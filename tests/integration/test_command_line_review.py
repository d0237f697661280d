"""review from the shell: on the database alone, whether the program runs or not."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

import pytest
from outbox_rows import T0
from shell import Shell
from test_store_review import held

from bot.domain.chat import ActionFilter, ChatAddress, ChatKind, DeliveryKind, NewDelivery, Reach
from bot.domain.review import ReviewKind
from bot.store.database import open_database
from bot.store.unit_of_work import SqlUnitOfWork

T = TypeVar("T")


@pytest.fixture
def shell(shell: Shell) -> Shell:
    """With one held alert, number 1, and one doubted action, number 2."""

    async def fill() -> None:
        async with open_database(f"sqlite:///{shell.database}", migrate=False) as database:
            await database.write(_wait)

    asyncio.run(fill())
    return shell


def _wait(uow: SqlUnitOfWork) -> None:
    _, number = held(uow)
    uow.reviews.add(ReviewKind.DOUBTED, "a reader", T0, number=number)


@pytest.mark.parametrize(
    "command", ["review list", "review send 1", "withdraw 1 why", "merge 1 2", "reread", "db backup"]
)
@pytest.mark.parametrize("there", [False, True])
def test_a_database_that_is_not_there_or_has_no_tables_is_refused_and_not_made(
    shell: Shell, command: str, *, there: bool
) -> None:
    shell.database.unlink()
    if there:
        shell.database.touch()
    ran = shell(*command.split())
    assert (ran.code, ran.out) == (2, "")
    assert f"no database at {shell.database}: run `nongrata run`" in ran.err
    assert "NONGRATA_DATA_DIR" in ran.err
    assert shell.database.exists() == there
    assert not there or shell.database.stat().st_size == 0
    assert not (shell.database.parent / "backups").exists()


def test_what_waits_is_listed_newest_first(shell: Shell) -> None:
    ran = shell("review", "list")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[:2] for line in ran.out.splitlines()] == [["2", "doubted"], ["1", "held"]]
    doubted, waiting = shell("review", "list", "--json").rows()
    assert (doubted["id"], doubted["numbers"]) == (2, [1])
    assert (waiting["id"], waiting["reason"], waiting["ruling"]) == (1, "first poll", None)


def test_a_held_alert_is_sent_once_and_the_record_names_the_shell(shell: Shell) -> None:
    ran = shell("review", "send", "1")
    assert (ran.code, ran.err) == (0, "")
    assert "Sent" in ran.out
    again = shell("review", "drop", "1", "late")
    assert again.code == 0
    assert "ruled before" in again.out
    assert shell("review", "show", "1", "--json").rows()[0]["ruled_by"].startswith("the shell, user ")
    assert [row["id"] for row in shell("review", "list", "--json").rows()] == [2]


def test_what_is_dropped_keeps_its_reason(shell: Shell) -> None:
    assert "Because: old news" in shell("review", "drop", "1", "old", "news").out
    assert shell("review", "show", "1", "--json").rows()[0]["why"] == "old news"


def test_only_a_held_alert_can_be_sent(shell: Shell) -> None:
    ran = shell("review", "send", "2")
    assert (ran.code, ran.out) == (1, "")
    assert "Withdraw a1, or drop 2" in ran.err
    assert "Dropped" in shell("review", "drop", "2", "it", "stands").out
    assert shell("review", "drop", "1", "old").code == 0
    assert shell("review", "list").out == "Nothing waits.\n"


@pytest.mark.parametrize("arguments", [("show", "99"), ("send", "99"), ("drop", "99", "why")])
def test_a_number_under_which_nothing_waits_is_said_with_code_1(
    shell: Shell, arguments: tuple[str, ...]
) -> None:
    ran = shell("review", *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert "99" in ran.err


@pytest.mark.parametrize("arguments", [("drop", "1"), ("send",), ("send", "x"), ("send", "0")])
def test_a_missing_reason_or_number_is_wrong_use(shell: Shell, arguments: tuple[str, ...]) -> None:
    assert shell("review", *arguments).code == 2


@pytest.mark.parametrize("token", ["", "123456:abcdefghijklmnopqrstuvwxyz-0123456789"])
def test_a_poll_from_the_shell_leaves_the_alerts_of_telegram_to_the_running_program(
    shell: Shell, token: str
) -> None:
    def waiting_card(uow: SqlUnitOfWork) -> int:
        notice = uow.notices.by_url("https://example.org/1")
        assert notice is not None
        alert_id = uow.alerts.for_notice(notice.id)
        assert alert_id is not None
        chat = uow.chats.ensure(ChatAddress(7), ChatKind.PRIVATE, T0)
        uow.chats.subscribe(chat.id, ActionFilter(), silent=False, at=T0)
        rows = [NewDelivery(chat.id, DeliveryKind.CARD, silent=False)]
        uow.alerts.add_deliveries(alert_id, rows, cursor=chat.id, done=True, at=T0)
        return alert_id

    async def on_database(work: Callable[[SqlUnitOfWork], T]) -> T:
        async with open_database(f"sqlite:///{shell.database}", migrate=False) as database:
            return await database.write(work)

    alert_id = asyncio.run(on_database(waiting_card))
    shell.set(TELEGRAM_TOKEN=token, OPERATORS="7")
    ran = shell("poll")
    assert ran.code == 0
    reach = asyncio.run(on_database(lambda uow: uow.alerts.reach(alert_id)))
    told = asyncio.run(on_database(lambda uow: [item.told_at for item in uow.reviews.open(9)]))
    if token:
        assert reach == Reach(delivered=0, waiting=1, failed=0)
        assert told == [None, None]
    else:
        assert reach == Reach(delivered=1, waiting=0, failed=0)
        assert "2 things wait for you" in ran.out

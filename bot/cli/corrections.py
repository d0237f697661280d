"""fix, withdraw, merge, split, link-actions, unlink: corrections from the shell; on the database alone."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict

import click

from bot.alerts.edits import FIELDS
from bot.cli.history import ActionNumber
from bot.cli.output import echo_json
from bot.cli.review import by_whom, on_database
from bot.clock import utc_now
from bot.domain.words import LinkKind
from bot.render.corrected import render_corrected
from bot.render.headline import headline
from bot.services.correcting import Corrected, Correcting
from bot.services.deeds import Deed
from bot.terminal.plain import to_plain

NUMBER = ActionNumber()

json_option = click.option("--json", "as_json", is_flag=True, help="Print what was done as one JSON object.")
why_option = click.option("--why", default="", help="The reason, kept with the deed.")
_KINDS = click.Choice([kind.value for kind in LinkKind])


@click.command()
@click.argument("number", type=NUMBER)
@click.argument("reason", nargs=-1, required=True)
@json_option
def withdraw(number: int, reason: tuple[str, ...], *, as_json: bool) -> None:
    """An action was none: everybody who had the alert is told, with REASON. Exit code 1 if it cannot be."""
    _do("Withdrawn", " ".join(reason), lambda on, deed: on.withdraw(number, deed), as_json=as_json)


@click.command(epilog=f"Facts: {', '.join(FIELDS)}.")
@click.argument("number", type=NUMBER)
@click.argument("fact")
@click.argument("value")
@why_option
@json_option
def fix(number: int, fact: str, value: str, *, why: str, as_json: bool) -> None:
    """Set one FACT of an action right, for good: `nongrata fix a147 targets "RU, BY"`.

    Names are separated by ";", a role stands behind its name ("Ann Example: judge"), "unknown" empties a
    fact. A material change is told to everybody who had the alert. Exit code 1 if the fact cannot be so.
    """
    _do("Fixed", why, lambda on, deed: on.fix(number, fact, value, deed), as_json=as_json)


@click.command()
@click.argument("number", type=NUMBER)
@click.argument("into", type=NUMBER)
@why_option
@json_option
def merge(number: int, into: int, *, why: str, as_json: bool) -> None:
    """Two records of one act become one: NUMBER leads to INTO from now on."""
    _do("Merged", why, lambda on, deed: on.merge(number, into, deed), as_json=as_json)


@click.command()
@click.argument("number", type=NUMBER)
@click.argument("url")
@why_option
@json_option
def split(number: int, url: str, *, why: str, as_json: bool) -> None:
    """The page at URL announces another act than NUMBER's other pages: it gets a number of its own."""
    _do("Split", why, lambda on, deed: on.split(number, url, deed), as_json=as_json)


@click.command("link-actions")
@click.argument("later", type=NUMBER)
@click.argument("earlier", type=NUMBER)
@click.option(
    "--kind", type=_KINDS, default=LinkKind.ANSWERS.value, show_default=True, help="What LATER does."
)
@why_option
@json_option
def link_actions(later: int, earlier: int, *, kind: str, why: str, as_json: bool) -> None:
    """Say that LATER answers EARLIER, carries it out, eases or extends it."""
    _do("Linked", why, lambda on, deed: on.link(later, earlier, LinkKind(kind), deed), as_json=as_json)


@click.command()
@click.argument("later", type=NUMBER)
@click.argument("earlier", type=NUMBER)
@click.option("--kind", type=_KINDS, help="Only the link of this kind; all without it.")
@why_option
@json_option
def unlink(later: int, earlier: int, *, kind: str | None, why: str, as_json: bool) -> None:
    """Take the links from LATER to EARLIER away; no rule brings them back."""
    which = LinkKind(kind) if kind else None
    _do("Unlinked", why, lambda on, deed: on.unlink(later, earlier, which, deed), as_json=as_json)


def _do(
    word: str, why: str, act: Callable[[Correcting, Deed], Awaitable[Corrected]], *, as_json: bool
) -> None:
    deed = Deed(by_whom(), why, utc_now())
    done = on_database(lambda database: act(Correcting(database, headline), deed))
    if as_json:
        echo_json(asdict(done))
        return
    message = render_corrected(
        word,
        done.action,
        chats=done.chats,
        loud=done.loud,
        forgotten=done.forgotten,
        offered=done.offered,
    )
    click.echo(to_plain(message.html))

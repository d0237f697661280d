"""The documents keep their word: links lead somewhere, and nothing that people can use is left out."""

import re
import tomllib
from pathlib import Path

import click
import pytest

from bot.chat.commands import COMMANDS
from bot.cli import cli
from bot.settings import PREFIX, Settings
from bot.store.tables import metadata

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_documents_leads_to_a_file(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_links_to_other_pages() -> None:
    assert len(LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))) >= 6  # else nothing was tested


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[<>=\[]", row)[0] for row in wanted}
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    listed = {
        word for line in page.splitlines() if line.startswith("| ") for word in re.split(r"[|,\[]", line)
    }
    assert {name for name in names if name not in {word.strip() for word in listed}} == set()


def _page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def _first_cells(page: str) -> set[str]:
    """What stands in backquotes in the first column of a page's tables."""
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])}


def _shell_commands(group: click.Group, before: str) -> set[str]:
    found: set[str] = set()
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        whole = f"{before} {name}"
        found |= _shell_commands(command, whole) if isinstance(command, click.Group) else {whole}
    return found


def test_operators_find_every_setting_and_no_other() -> None:
    settings = {PREFIX + name.upper() for name in Settings.model_fields}
    listed = {name for name in _first_cells(_page("operators.md")) if name.startswith(PREFIX)}
    assert listed == settings


def test_operators_find_every_command_of_the_shell_and_no_other() -> None:
    listed = {name for name in _first_cells(_page("operators.md")) if name.startswith("nongrata ")}
    assert listed == _shell_commands(cli, "nongrata")


def test_subscribers_find_every_command_of_the_chat_and_no_other() -> None:
    listed = {name for name in _first_cells(_page("subscribers.md")) if name.startswith("/")}
    assert listed == {f"/{command.name}" for command in COMMANDS}


def test_every_room_has_its_line_and_no_other_has_one() -> None:
    page = _page("architecture.md").partition("## From due")[0]
    listed = {name for line in page.splitlines() for name in re.findall(r"`bot/([\w.]+)/?`", line)}
    rooms = {
        path.name
        for path in (ROOT / "bot").iterdir()
        if (path.is_dir() and (path / "__init__.py").exists())
        or (path.suffix == ".py" and path.name != "__init__.py")
    }
    assert listed == rooms


def test_every_table_is_named() -> None:
    listed = set(re.findall(r"`(\w+)`", _page("architecture.md").partition("## Tables")[2]))
    assert set(metadata.tables) - listed == set()

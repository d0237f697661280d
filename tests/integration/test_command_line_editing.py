"""The source list is changed, exported and imported from a shell."""

import sqlite3
from contextlib import closing

import pytest
import yaml
from shell import Shell

URL = "https://one.example/feed"


@pytest.fixture
def shell(bare_shell: Shell) -> Shell:
    bare_shell.source("us-one", URL)
    return bare_shell


def field(shell: Shell, source_id: str, name: str) -> object:
    (row,) = shell("sources", "show", source_id, "--json").rows()
    return row[name]


def test_a_source_is_added_changed_switched_and_removed(shell: Shell) -> None:
    added = shell(
        "sources", "add", "fr-mfa", "country=FR", "body=Ministry", "url=https://fr.example/", "language=fr"
    )
    assert (added.code, added.err) == (0, "")
    assert "fr.yml" in added.out
    assert field(shell, "fr-mfa", "every") == 900.0
    assert shell("sources", "set", "fr-mfa", "every=5m", "expect.min_entries=2").code == 0
    assert field(shell, "fr-mfa", "every") == 300.0
    assert shell("sources", "disable", "fr-mfa", "us-one").code == 0
    assert field(shell, "us-one", "enabled") is False
    assert shell("sources", "enable", "us-one").code == 0
    assert field(shell, "us-one", "enabled") is True
    assert field(shell, "fr-mfa", "enabled") is False
    assert shell("sources", "remove", "fr-mfa").code == 0
    assert shell("sources", "show", "fr-mfa").code == 2
    assert shell("sources", "check").code == 0


def test_a_page_is_added_and_its_selectors_are_changed(shell: Shell) -> None:
    added = shell(
        *(
            "sources",
            "add",
            "fr-page",
            "country=FR",
            "body=Ministry",
            "url=https://fr.example/",
            "language=fr",
        ),
        *("kind=html", "select.item=ul li", "article.body=#text", "full_text=false", "zone=Europe/Paris"),
    )
    assert (added.code, added.err) == (0, "")
    assert shell("sources", "set", "fr-page", "select.date=time", "article.strip=nav\n.share").code == 0
    (row,) = shell("sources", "show", "fr-page", "--json").rows()
    assert (row["select"]["item"], row["select"]["date"]) == ("ul li", "time")
    assert row["article"] == {"body": "#text", "strip": ["nav", ".share"], "title": None, "date": None}
    refused = shell("sources", "set", "fr-page", "select.item=li[[")
    assert refused.code == 1
    assert "is no CSS selector" in refused.err
    assert shell("sources", "set", "fr-page", "kind=json").code == 1, "json needs other selectors"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("set", "us-one", "every=soon"), 1, "us-one.yml:8"),
        (("set", "us-one", "evry=5m"), 1, "Did you mean every?"),
        (("set", "nobody", "every=5m"), 2, "nobody"),
        (("set", "us-one", "every"), 2, "FIELD=VALUE"),
        (("set", "us-one"), 2, "FIELD=VALUE"),
        (("add", "us-one", "country=US", "body=x", f"url={URL}"), 1, "is taken"),
        (("add", "us-two", "country=US", "body=x"), 1, "the field url is missing"),
        (("add", "us-two", "country=US", "body=x", f"url={URL}", "--file", "../x.yml"), 1, "source file"),
        (("enable", "nobody"), 2, "nobody"),
        (("remove", "nobody"), 2, "nobody"),
        (("import-opml", "/nowhere"), 2, "nowhere"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use_names_place_and_remedy_and_writes_nothing(
    shell: Shell, arguments: tuple[str, ...], code: int, told: str
) -> None:
    folder = shell.config / "sources"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    ran = shell("sources", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert "Traceback" not in ran.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_export_is_a_source_file_again(shell: Shell) -> None:
    shell("sources", "set", "us-one", "expect.max_silence=4d", "headers.X-Key=a", "notes=Ten items.")
    ran = shell("sources", "export")
    assert (ran.code, ran.err) == (0, "")
    (row,) = yaml.safe_load(ran.out)
    assert row["id"] == "us-one"
    before = shell("sources", "list", "--json").rows()
    (shell.config / "sources" / "us-one.yml").write_text(ran.out)
    after = shell("sources", "list", "--json").rows()
    assert [r | {"origin": ""} for r in after] == [r | {"origin": ""} for r in before]
    assert shell("sources", "export", "--json").rows()[0]["headers"] == {"X-Key": "a"}
    assert not shell.database.exists()


def test_an_export_has_what_operators_set_over_the_files(shell: Shell) -> None:
    assert shell("db", "upgrade").code == 0
    with closing(sqlite3.connect(shell.database)) as connection, connection:
        row = ("us-one", "url", "https://moved.example/feed", "2022-03-21 16:30:00.000000")
        connection.execute("INSERT INTO source_overlay VALUES (?, ?, ?, ?)", row)
    assert "https://moved.example/feed" in shell("sources", "export").out
    assert "https://moved.example/feed" in shell("sources", "export-opml").out


def test_a_switch_that_the_chat_has_set_otherwise_is_told(shell: Shell) -> None:
    assert shell("db", "upgrade").code == 0
    with closing(sqlite3.connect(shell.database)) as connection, connection:
        row = ("us-one", "enabled", "false", "2022-03-21 16:30:00.000000")
        connection.execute("INSERT INTO source_overlay VALUES (?, ?, ?, ?)", row)
    assert "which stands: /source us-one on" in shell("sources", "enable", "us-one").err
    assert shell("sources", "disable", "us-one").err == ""


def test_a_wrong_row_is_left_out_of_an_export_and_told(shell: Shell) -> None:
    shell.source("us-bad", "not an address")
    for command in ("export", "export-opml"):
        ran = shell("sources", command)
        assert ran.code == 1
        assert "us-bad.yml:" in ran.err
        assert URL in ran.out
        assert "us-bad" not in ran.out


def test_an_opml_list_is_imported_switched_off_and_once(shell: Shell) -> None:
    path = shell.folder / "list.opml"
    feeds = (URL, "https://two.example/feed", "https://two.example/other")
    outlines = "".join(f'<outline text="Office" xmlUrl="{url}"/>' for url in feeds)
    path.write_text(f"<opml><body>{outlines}</body></opml>")
    ran = shell("sources", "import-opml", str(path), "--country", "US")
    assert ran.code == 0
    assert ran.out.startswith("2 added")
    assert f"known already: {URL}" in ran.err
    rows = shell("sources", "list", "--json").rows()
    assert {(row["id"], row["enabled"]) for row in rows} == {
        ("us-one", True),
        ("us-two-example", False),
        ("us-two-example-2", False),
    }
    again = shell("sources", "import-opml", str(path), "--country", "US")
    assert (again.code, again.out) == (0, "0 added.\n")


def test_an_import_with_a_wrong_country_writes_nothing(shell: Shell) -> None:
    path = shell.folder / "list.opml"
    path.write_text('<opml><body><outline xmlUrl="https://two.example/feed"/></body></opml>')
    ran = shell("sources", "import-opml", str(path), "--country", "Atlantis")
    assert ran.code == 1
    assert "the field country" in ran.err
    assert not (shell.config / "sources" / "imported.yml").exists()

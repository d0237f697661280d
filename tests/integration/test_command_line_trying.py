"""Trying a source before it goes live: what a dry run and a survey tell of it, against a real server."""

from datetime import UTC, datetime
from email.utils import format_datetime

from raw_server import RawServer, answer
from shell import Shell, counts


def test_a_private_address_is_refused_with_the_way_to_allow_it(shell: Shell, server: RawServer) -> None:
    shell.set(ALLOW_PRIVATE_HOSTS="10.0.0.1")
    shell.source("us-one", server.set("/one", feed_of("Good wishes.", Holiday="https://ministry.example/1")))
    remedy = "127.0.0.1 is not a public address. To allow it set NONGRATA_ALLOW_PRIVATE_HOSTS=127.0.0.1"
    for command in (("poll",), ("poll", "--dry-run"), ("sources", "survey")):
        ran = shell(*command)
        assert ran.code == 1
        assert remedy in ran.out
        assert "stored, not told" not in ran.out
    shell.set(ALLOW_PRIVATE_HOSTS="127.0.0.1")
    assert shell("poll").code == 0


def test_nobody_is_told_to_open_the_network_to_where_a_server_redirects(
    shell: Shell, server: RawServer
) -> None:
    url = server.set("/one", answer("302 Found", b"", "Location: http://169.254.169.254/"))
    shell.source("us-one", url)
    ran = shell("sources", "survey")
    assert "169.254.169.254 is not a public address" in ran.out
    assert "To allow it" not in ran.out


def feed_of(text: str, **links: str) -> bytes:
    """Entries with this summary, by title and link."""
    day = format_datetime(datetime(2026, 11, 20, 14, 30, tzinfo=UTC))
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate>"
        f"<description>{text}</description></item>"
        for title, link in links.items()
    )
    xml = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    return answer("200 OK", xml.encode(), "Content-Type: application/rss+xml")


ACT = (
    "Today the Department of State is imposing visa restrictions on officials of China"
    " under Section 212(a)(3)(C) of the Immigration and Nationality Act."
)


def test_a_dry_run_shows_each_entry_as_the_reader_would_get_it(shell: Shell, server: RawServer) -> None:
    shell.source("us-one", server.set("/one", feed_of(ACT, Restrictions="https://state.example/1")))
    before = counts(shell)
    lines = shell("poll", "--dry-run").out.splitlines()
    assert lines[0] == "us-one: changed, 1 new, 0 revised (dry run: nothing stored)"
    assert lines[1:4] == [
        "  new Restrictions",
        "      2026-11-20 14:30 UTC · https://state.example/1",
        f"      {ACT}",
    ]
    assert lines[4].startswith("      reads: ")
    assert "new: US > CN: visa_restriction" in lines[4]
    assert not any("page:" in line for line in lines)
    assert counts(shell) == before


def test_a_dry_run_tries_the_selectors_on_the_newest_pages_alone(shell: Shell, server: RawServer) -> None:
    body = f"<html><body><nav>Menu</nav><div id='t'><p>{ACT}</p></div></body></html>".encode()
    links = {
        f"Note{number}": server.set(f"/{number}", answer("200 OK", body, "Content-Type: text/html"))
        for number in range(3)
    }
    url = server.set("/one", feed_of("", **links))
    shell.source("us-one", url, full_text="false", article='{body: "#t"}')
    before = counts(shell)
    ran = shell("poll", "--dry-run")
    assert ran.out.count(f"page: {len(ACT)} characters read") == 2
    assert ran.out.count("reads: ") == 3
    assert ran.out.count("US > CN: visa_restriction") == 2
    assert counts(shell) == before
    shell.source("us-one", url, full_text="false", article='{body: "#elsewhere"}')
    missed = shell("poll", "--dry-run")
    assert missed.out.count("page: not read: ") == 2
    assert "#elsewhere" in missed.out

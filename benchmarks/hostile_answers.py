"""What a web server may answer instead of a feed: each bad answer, and what the program must make of it."""

import gzip
import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import Literal

PASSING, THROTTLED, BLOCKED = "passing", "throttled", "blocked"
GONE, PERMANENT, INVALID = "gone", "permanent", "invalid"
READ = ("changed", "unchanged", "not-modified")

POISON = '"poison"'
"""The validator of every answer that is no feed; the program must never send it back."""

Stall = Literal["none", "silence", "half", "trickle", "endless", "reset"]
Dates = Literal["true", "none", "future", "old", "ancient", "nonsense"]


@dataclass(frozen=True, slots=True)
class Published:
    """One item of a feed."""

    url: str
    title: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Around:
    """What an answer is made from."""

    items: Sequence[Published]  # what the feed really shows, newest first
    now: datetime
    trap: str  # a server at a private address that must never be reached
    deaf: str  # a server that never accepts a connection
    own: str  # the feed's own address


@dataclass(frozen=True, slots=True)
class Answer:
    """Bytes to send, and how the connection behaves after them."""

    data: bytes
    stall: Stall = "none"


@dataclass(frozen=True, slots=True)
class Bad:
    """A bad answer: how it is made, which outcomes of a poll are right, whether it shows the real items."""

    name: str
    make: Callable[[Around], Answer]
    right: tuple[str, ...]
    dates: Dates | None = None  # the real items are shown, dated so; None: no item can be read

    @property
    def shows(self) -> bool:
        """Whether the real items can be read from it."""
        return self.dates is not None


def http(status: str, body: bytes, *headers: str, length: int | None = None, tag: str = POISON) -> bytes:
    """A response as bytes; `length` may lie."""
    given = "" if any(h.lower().startswith(("transfer-encoding", "location")) for h in headers) else None
    size = given if given is not None else f"Content-Length: {len(body) if length is None else length}\r\n"
    lines = "".join(f"{header}\r\n" for header in headers)
    head = f"HTTP/1.1 {status}\r\nConnection: close\r\nETag: {tag}\r\n{size}{lines}\r\n"
    return head.encode("latin-1") + body


def rss(
    items: Sequence[Published],
    *,
    guids: Literal["own", "none", "one"] = "own",
    dates: Dates = "true",
    encoding: str = "utf-8",
    declared: str | None = "utf-8",
) -> bytes:
    """The feed as its publisher writes it, or with something left out."""
    body = "".join(_item(item, guids, dates) for item in items)
    says = f' encoding="{declared}"' if declared else ""
    head = "<title>Press Releases</title><link>https://www.example.org/</link><description/>"
    document = f'<?xml version="1.0"{says}?><rss version="2.0"><channel>{head}{body}</channel></rss>'
    return document.encode(encoding, "xmlcharrefreplace")


def _item(item: Published, guids: str, dates: Dates) -> str:
    guid = {"own": f"<guid>{item.url}</guid>", "none": "", "one": "<guid>1</guid>"}[guids]
    date = {
        "true": format_datetime(item.at),
        "none": None,
        "future": "Fri, 31 Dec 9999 23:59:59 GMT",
        "old": "Wed, 04 Mar 2009 10:00:00 GMT",
        "ancient": "Mon, 01 Jan 1601 00:00:00 GMT",
        "nonsense": "the day before yesterday",
    }[dates]
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    return (
        f"<item><title>{escape(item.title)}</title><link>{item.url}</link>{guid}{dated}"
        f"<description>{escape(f'<p>{item.text}</p>')}</description></item>"
    )


def _feed(name: str, body: Callable[[Around], bytes], dates: Dates = "true", kind: str = "text/xml") -> Bad:
    def make(around: Around) -> Answer:
        return Answer(http("200 OK", body(around), f"Content-Type: {kind}", tag='"odd"'))

    return Bad(name, make, READ, dates)


def _status(name: str, status: str, right: str, *headers: str) -> Bad:
    page = b"<html><title>Sorry</title><p>Not today.</p></html>"
    return Bad(name, lambda _: Answer(http(status, page, *headers)), (right,))


def _page(name: str, body: bytes, right: str = INVALID, kind: str = "text/html") -> Bad:
    return Bad(name, lambda _: Answer(http("200 OK", body, f"Content-Type: {kind}")), (right,))


def _redirect(name: str, target: Callable[[Around], str], right: str, status: str = "302 Found") -> Bad:
    return Bad(name, lambda around: Answer(http(status, b"", f"Location: {target(around)}")), (right,))


def _stalled(name: str, stall: Stall, right: str = PASSING) -> Bad:
    def make(around: Around) -> Answer:
        if stall in ("silence", "reset"):
            return Answer(b"", stall)
        if stall == "endless":
            return Answer(http("200 OK", b"", "Transfer-Encoding: chunked"), stall)
        body = rss(around.items)
        return Answer(http("200 OK", body[: len(body) // 2], length=len(body)), stall)

    return Bad(name, make, (right,))


def _half_a_head(_: Around) -> Answer:
    return Answer(b"HTTP/1.1 200 OK\r\nContent-Type: text/x", "half")


def _fifty_megabytes(around: Around) -> Answer:
    """The items, and after them more than anybody wants, without saying how much."""
    return Answer(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + rss(around.items) + bytes(50_000_000))


def _tls(around: Around) -> str:
    """An address that answers a TLS handshake with silence."""
    return around.own.replace("http:", "https:")


def _later(around: Around) -> Answer:
    """429 with a date, by this server's clock."""
    dates = [f"Retry-After: {_gmt(around.now + timedelta(hours=1))}", f"Date: {_gmt(around.now)}"]
    return Answer(http("429 Too Many Requests", b"slow down", *dates))


def _gmt(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


def _bomb() -> bytes:
    """64 MB of blanks in 64 kB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(64)) + packer.flush()


def _packed(name: str, body: bytes, right: str, encoding: str = "gzip") -> Bad:
    headers = (f"Content-Encoding: {encoding}", "Content-Type: text/xml")
    return Bad(name, lambda _: Answer(http("200 OK", body, *headers)), (right,))


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_BILLION = (
    f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{_LAUGHS}]><rss><channel>&l9;</channel></rss>'
)
_OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    "<rss><channel><item><title>&x;</title></item></channel></rss>"
)
_DEEP = b"<?xml version='1.0'?><rss version='2.0'><channel>" + b"<a>" * 100_000
_CHALLENGE = (
    b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>"
    b"<script src='/cdn-cgi/challenge-platform/h/g/orchestrate'></script></body></html>"
)
_HTML = b"<!DOCTYPE html><html><head><title>Press</title></head><body>" + b"<p>News.</p>" * 200 + b"</body>"

_STATUSES = (
    _status("challenge page with 403", "403 Forbidden", BLOCKED, "cf-mitigated: challenge"),
    _status("401", "401 Unauthorized", BLOCKED),
    _status("403", "403 Forbidden", BLOCKED),
    _status("404", "404 Not Found", PERMANENT),
    _status("410", "410 Gone", GONE),
    _status("429 without a time", "429 Too Many Requests", THROTTLED),
    _status("429, seconds", "429 Too Many Requests", THROTTLED, "Retry-After: 1800"),
    Bad("429, a date", _later, (THROTTLED,)),
    _status("500", "500 Internal Server Error", PASSING),
    _status("502", "502 Bad Gateway", PASSING),
    _status("503, seconds", "503 Service Unavailable", THROTTLED, "Retry-After: 900"),
    _status("204, with a body all the same", "204 No Content", PASSING),
    Bad("204", lambda _: Answer(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"), (INVALID,)),
)
_CONNECTIONS = (
    _redirect("connection never accepted", lambda around: around.deaf, PASSING),
    _redirect("TLS handshake never answered", _tls, PASSING),
    _stalled("no answer", "silence"),
    Bad("half a head, then silence", _half_a_head, (PASSING,)),
    _stalled("half a body, then silence", "half"),
    _stalled("a byte now and then", "trickle"),
    _stalled("connection reset", "reset"),
    _stalled("endless body", "endless", PERMANENT),
    Bad("no HTTP", lambda _: Answer(b"SSH-2.0-OpenSSH_9.6\r\n"), (PASSING,)),
    Bad(
        "Content-Length too large",
        lambda around: Answer(http("200 OK", rss(around.items), length=1_000_000)),
        (PASSING,),
    ),
    Bad("50 MB without a length", _fifty_megabytes, (PERMANENT,)),
    Bad("huge Content-Length", lambda _: Answer(http("200 OK", b"<rss>", length=10**12)), (PERMANENT,)),
    Bad("huge header", lambda _: Answer(http("200 OK", b"", f"X-Fill: {'x' * 100_000}")), (PASSING,)),
)
_REDIRECTS = (
    _redirect("redirect loop", lambda around: around.own, PERMANENT, "301 Moved Permanently"),
    _redirect("redirect to the metadata service", lambda _: "http://169.254.169.254/latest/", PERMANENT),
    _redirect("redirect to a decimal address", lambda _: "http://2130706433/", PERMANENT),
    _redirect("redirect to a mapped address", lambda _: "http://[::ffff:10.0.0.1]/", PERMANENT),
    _redirect("redirect to an IPv6 address", lambda _: "http://[fd00::1]/", PERMANENT),
    _redirect("redirect to a private address", lambda around: around.trap, PERMANENT, "308 Moved"),
    _redirect("redirect to a file", lambda _: "file:///etc/hostname", PERMANENT),
)
_BODIES = (
    _packed("gzip bomb", _bomb(), PERMANENT),
    _packed("broken gzip", b"\x1f\x8bnonsense", PASSING),
    _packed("gzip cut off", gzip.compress(_HTML)[:-20], PASSING),
    _packed("an encoding nobody asked for", b"\x0b\x02\x80", PASSING, "br"),
    _page("empty body", b""),
    _page("challenge page", _CHALLENGE, BLOCKED),
    _page("HTML page", _HTML),
    _page("JSON", json.dumps({"error": "internal"}).encode(), kind="application/json"),
    _page("picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, kind="image/png"),
    _page("no entries", rss(()), kind="text/xml"),
    _page(
        "malformed XML", b"<?xml version='1.0'?><rss><channel><item><title>A & B</channel", kind="text/xml"
    ),
    _page("billion laughs", _BILLION.encode(), kind="text/xml"),
    _page("external entity", _OUTSIDE.encode(), kind="text/xml"),
    _page("deep nesting", _DEEP, kind="text/xml"),
)
_FEEDS = (
    _feed("no GUIDs", lambda around: rss(around.items, guids="none")),
    _feed("one GUID for all", lambda around: rss(around.items, guids="one")),
    _feed("no dates", lambda around: rss(around.items, dates="none"), "none"),
    _feed("dates in the year 9999", lambda around: rss(around.items, dates="future"), "future"),
    _feed("dates in the year 2009", lambda around: rss(around.items, dates="old"), "old"),
    _feed("dates in the year 1601", lambda around: rss(around.items, dates="ancient"), "ancient"),
    _feed("dates that are none", lambda around: rss(around.items, dates="nonsense"), "nonsense"),
    _feed("charset in the header wrong", lambda around: rss(around.items), kind="text/xml; charset=ascii"),
    _feed("charset unknown", lambda around: rss(around.items), kind="text/xml; charset=x-klingon"),
    _feed("charset missing", lambda around: rss(around.items, declared=None), kind="text/plain"),
    _feed("UTF-16 that says UTF-8", lambda around: rss(around.items, encoding="utf-16")),
    _feed("NUL bytes", lambda around: rss(around.items).replace(b"</item>", b"</item>\0")),
    _feed("blanks before the prolog", lambda around: b"\n\n " + rss(around.items)),
    _feed("end of the document missing", lambda around: rss(around.items)[: -len("</channel></rss>")]),
)

BAD: tuple[Bad, ...] = (*_STATUSES, *_CONNECTIONS, *_REDIRECTS, *_BODIES, *_FEEDS)
"""All bad answers."""

"""Pages of the history."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.chat import Message, Query
from bot.domain.views import ActionView, HistoryPage
from bot.domain.words import LinkKind, Precision, Stage, Standing
from bot.lexicon import country_name, flag
from bot.render import marks
from bot.render.dates import day, moment
from bot.render.headline import whom
from bot.render.markup import bold, esc, fit, italic, link
from bot.render.present import present_rows
from bot.render.wishes import both_ways, describe_query

CLEARANCE = "No hit is no clearance: this is not a screening list. Official lists: " + ", ".join(
    link(name, url)
    for name, url in (
        ("US", "https://sanctionssearch.ofac.treas.gov/"),
        ("EU", "https://www.sanctionsmap.eu/"),
        ("UK", "https://www.gov.uk/government/publications/the-uk-sanctions-list"),
        ("UN", "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list"),
    )
)
"""Said whenever a search finds nothing: silence about a name is no clearance."""

NOTHING = "Nothing in the history matches. That does not mean that nothing happened."

NOTE_CHARACTERS = 400
"""Room for a sentence or two about how words were understood, somebody's own words included."""

_STATES = 4  # states named in a sentence


def freshness(
    read_until: datetime | None,
    archive_until: datetime | None,
    unread: Sequence[str] = (),
    *,
    since: date | None = None,
    language: str = "en",
) -> str:
    """Where the answer has gaps, and how fresh it is; one sentence each, in italics."""
    sentences = []
    if archive_until and (since is None or since < archive_until.date()):
        month = day(archive_until.date(), precision=Precision.MONTH)
        sentences.append(f"Before {month} the archive is compiled from press reports; it has gaps.")
    if unread:
        named = ", ".join(about(code, language) for code in unread[:_STATES])
        more = f" and {len(unread) - _STATES} more" if len(unread) > _STATES else ""
        sentences.append(f"Not read so far: {named}{more}; newer acts of theirs are not seen.")
    if read_until:
        sentences.append(f"Read until {moment(read_until)}.")
    elif not unread:
        sentences.append("No source has been read yet.")
    return italic(" ".join(sentences))


def render_history(
    page: HistoryPage, *, query: Query, now: datetime, language: str = "en", note: str = "", more: str = ""
) -> Message:
    """A page of answers; `note` (plain text) says how the words were understood, `more` how to go on."""
    head = [bold(describe_query(query, language))]
    head.extend([esc(note, NOTE_CHARACTERS)] if note else [])
    fresh = freshness(page.read_until, page.archive_until, page.unread, since=query.since, language=language)
    tail = ["", fresh, *([more] if more else [])]
    if not page.rows:
        head.append(NOTHING)
        head.extend([CLEARANCE] if query.words else [])
        return Message(fit(head, tail, "…"))
    one_year = query.since and query.until and query.since.year == query.until.year
    year = query.since.year if one_year and query.since else None
    head.append(_count(page, query, language))
    rows = [f"\n{history_row(view, year, now, language)}" for view in page.rows]
    return Message(fit([*head, *rows], tail, "…"))


def _count(page: HistoryPage, query: Query, language: str) -> str:
    noun = "measure" if page.total == 1 else "measures"
    parts = [f"{page.total} {noun}", both_ways(query.filter, language), "newest first"]
    if page.total > len(page.rows):
        first = query.offset + 1
        parts.append(f"{first} to {query.offset + len(page.rows)} shown")
    return ", ".join(part for part in parts if part)


def history_row(view: ActionView, year: int | None, now: datetime, language: str = "en") -> str:
    """What, then on what basis and how it is linked; what has become of it stands above."""
    action = view.action
    what = " · ".join(
        part for part in (marks.measures(action, language), esc(whom(action, language)), names(view)) if part
    )
    when = bold(marks.on_day(action, language, year))
    first = f"{when} {marks.arrow(action)} {progress(view, language)} · {what}"
    basis = esc(action.legal_basis, 120) if action.legal_basis else "basis not stated in our source"
    if action.stage is Stage.THREATENED and not action.legal_basis:
        basis = esc(action.headline, 120) if action.headline else "a warning"
    second = [basis, *_relations(view), marks.number(action)]
    return "\n".join([*present_rows(view, language, now), first, " · ".join(second)])


def progress(view: ActionView, language: str = "en") -> str:
    """ "🔴 announced", or of a warning what became of it."""  # noqa: D210 - an example
    text = f"{marks.colour(view.action)} {marks.stage_word(view.action, language)}"
    done = [link for link in view.answered_by if link.kind is LinkKind.CARRIES_OUT]
    if view.action.stage is Stage.THREATENED and done:
        year = view.action.on.year if view.action.on else None
        text += f", carried out {marks.on_day(done[0].action, language, year)}"
    if view.action.standing is Standing.AGENCY:
        text += " (reported)"
    return text


def names(view: ActionView) -> str:
    action = view.action
    if action.stage is Stage.THREATENED or action.named is None:
        return str(action.count) if action.count else ""
    known = "named" if action.named else "unnamed"
    return f"{action.count}, {known}" if action.count else known


def _relations(view: ActionView) -> list[str]:
    words = {
        LinkKind.ANSWERS: "answers",
        LinkKind.CARRIES_OUT: "carries out",
        LinkKind.EASES: "eases",
        LinkKind.EXTENDS: "continues",
    }
    return [f"{words[end.kind]} {marks.number(end.action)}" for end in view.answers]


def source_line(view: ActionView) -> str:
    official = view.action.standing is Standing.OFFICIAL
    mark, label = (
        ("✅", "official text") if official else ("🗞", "press report; no official page in our records")
    )
    if not view.urls:
        return f"{mark} {label}; no address kept"
    return f"{mark} {link(label, view.urls[0])}"


def about(code: str, language: str = "en") -> str:
    """A state with its flag, for lists."""
    return f"{flag(code)} {esc(country_name(code, language))}"

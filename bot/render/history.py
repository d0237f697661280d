"""Pages of the history, the last act, and an exchange."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.answers import LatestView
from bot.domain.chat import Message, Query
from bot.domain.views import ActionView, ChainView, HistoryPage
from bot.domain.words import LinkKind, Precision, Stage, Standing
from bot.lexicon import country_name, flag
from bot.render import marks
from bot.render.dates import day, moment
from bot.render.headline import headline, whom
from bot.render.markup import bold, esc, fit, italic, link
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


def freshness(
    read_until: datetime | None, archive_until: datetime | None, *, since: date | None = None
) -> str:
    """Where the answer has gaps, and how fresh it is; one sentence each, in italics."""
    sentences = []
    if archive_until and (since is None or since < archive_until.date()):
        month = day(archive_until.date(), precision=Precision.MONTH)
        sentences.append(f"Before {month} the archive is compiled from press reports; it has gaps.")
    if read_until:
        sentences.append(f"Read until {moment(read_until)}.")
    else:
        sentences.append("No source has been read yet.")
    return italic(" ".join(sentences))


def render_history(page: HistoryPage, *, query: Query, language: str = "en", note: str = "") -> Message:
    """A page of answers; `note` (plain text) says how the words were understood."""
    head = [bold(describe_query(query, language))]
    head.extend([esc(note)] if note else [])
    tail = ["", freshness(page.read_until, page.archive_until, since=query.since)]
    if not page.rows:
        head.append("Nothing in the history matches. That does not mean that nothing happened.")
        head.extend([CLEARANCE] if query.words else [])
        return Message(fit(head, tail, "…"))
    one_year = query.since and query.until and query.since.year == query.until.year
    year = query.since.year if one_year and query.since else None
    head.append(_count(page, query, language))
    rows = [f"\n{history_row(view, year, language)}" for view in page.rows]
    return Message(fit([*head, *rows], tail, "…"))


def _count(page: HistoryPage, query: Query, language: str) -> str:
    noun = "measure" if page.total == 1 else "measures"
    parts = [f"{page.total} {noun}", both_ways(query.filter, language), "newest first"]
    if page.total > len(page.rows):
        first = query.offset + 1
        parts.append(f"{first} to {query.offset + len(page.rows)} shown")
    return ", ".join(part for part in parts if part)


def history_row(view: ActionView, year: int | None, language: str = "en") -> str:
    """Two lines: what, then on what basis and how it is linked."""
    action = view.action
    what = " · ".join(
        part for part in (marks.measures(action, language), esc(whom(action, language)), names(view)) if part
    )
    when = bold(marks.on_day(action, language, year))
    first = f"{when} {marks.arrow(action)} {progress(view, language)} · {what}"
    basis = esc(action.legal_basis, 120) if action.legal_basis else "basis not stated in our source"
    if action.stage is Stage.THREATENED and not action.legal_basis:
        basis = esc(action.headline, 120) if action.headline else "a warning"
    second = [*marks.present_rows(view, language), basis, *_relations(view), marks.number(action)]
    return f"{first}\n{' · '.join(second)}"


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


def render_latest(latest: LatestView, *, query: Query, language: str = "en", note: str = "") -> Message:
    """The last act that matches, two before it, what was left out, and how fresh this is."""
    head = [bold(f"Last time: {describe_query(query, language)}")]
    head.extend([esc(note)] if note else [])
    tail = ["", freshness(latest.read_until, latest.archive_until, since=query.since)]
    if latest.last is None:
        head.append("Nothing in the history matches. That does not mean that nothing happened.")
        return Message(fit(head, tail, "…"))
    rows = [*head, "", *_last(latest.last, language)]
    if latest.before:
        rows.extend(["", bold("Before that")])
        rows.extend(_brief(view, language) for view in latest.before)
    if latest.left_out:
        other = latest.left_out
        rows.extend(["", f"Left out: others hit (latest: {_brief(other, language)})"])
    return Message(fit(rows, tail, "…"))


def _last(view: ActionView, language: str) -> list[str]:
    action = view.action
    when = bold(marks.on_day(action, language, None))
    rows = [f"{when} · {marks.arrow(action)} {progress(view, language)} · {marks.measures(action, language)}"]
    rows.extend(marks.present_rows(view, language))
    who = esc(action.target_class or whom(action, language)) or "not stated"
    rows.append(f"{bold('Whom')}: {' · '.join(p for p in (who, names(view)) if p)}")
    rows.append(f"{bold('Basis')}: {esc(action.legal_basis or 'not stated in our source')}")
    answered = [end.action for end in view.answers if end.kind is LinkKind.ANSWERS]
    text = "; ".join(
        f"{marks.arrow(a)} {marks.measures(a, language)}, {marks.on_day(a, language, None)} {marks.number(a)}"
        for a in answered
    )
    fallback = f"“{esc(action.answers_text)}”" if action.answers_text else "nothing named"
    rows.append(f"{bold('Answers')}: {text or fallback}")
    rows.append(f"{bold('Source')}: {source_line(view)}")
    return [*rows, marks.number(action)]


def source_line(view: ActionView) -> str:
    official = view.action.standing is Standing.OFFICIAL
    mark, label = (
        ("✅", "official text") if official else ("🗞", "press report; no official page in our records")
    )
    if not view.urls:
        return f"{mark} {label}; no address kept"
    return f"{mark} {link(label, view.urls[0])}"


def _brief(view: ActionView, language: str) -> str:
    action = view.action
    parts = [marks.on_day(action, language, None), marks.measures(action, language)]
    parts.extend([esc(action.legal_basis, 120)] if action.legal_basis else [])
    return f"{' · '.join(parts)} {marks.number(action)}"


def render_chain(chain: ChainView, *, language: str = "en") -> Message:
    """An exchange step by step, with the days between and why each step is linked."""
    steps = chain.steps
    if len(steps) < 2:  # noqa: PLR2004 - one step is no exchange
        only = f"\n{bold('1')} {history_row(steps[0], None, language)}" if steps else ""
        return Message(f"{bold('No exchange')}\nNothing that answers or is answered is known.{only}")
    year = _only_year(steps)
    rows = [bold(_title(steps, language, year)), _length(steps)]
    places = {view.action.number: position for position, view in enumerate(steps, 1)}
    for position, view in enumerate(steps, 1):
        rows.append(_between(steps, position))
        rows.append(_step(view, position, places, year, language))
    return Message(fit(rows, [], "… the exchange goes on"))


def _only_year(steps: Sequence[ActionView]) -> int | None:
    years = {view.action.on.year for view in steps if view.action.on}
    return years.pop() if len(years) == 1 else None


def _title(steps: Sequence[ActionView], language: str, year: int | None) -> str:
    sides = list(dict.fromkeys(view.action.issuer for view in steps))
    others = [code for view in steps for code in view.action.targets if code not in sides]
    if len(sides) == 1:
        sides.extend(list(dict.fromkeys(others))[:1])
    first = steps[0].action
    what = marks.measures(first, language)
    when = str(year) if year else ""
    months = {(v.action.on.year, v.action.on.month) for v in steps if v.action.on}
    if len(months) == 1 and first.on:
        when = day(first.on, language, precision=Precision.MONTH)
    return f"{' ⇄ '.join(flag(code) for code in sides[:4])} {what[:1].upper()}{what[1:]}" + (
        f", {when}" if when else ""
    )


def _length(steps: Sequence[ActionView]) -> str:
    first, last = steps[0].action.on, steps[-1].action.on
    days = f" in {_days((last - first).days)}" if first and last and last > first else ""
    return f"{len(steps)} steps{days} · nothing further seen"


def _days(count: int) -> str:
    return "a day" if count == 1 else f"{count} days"


def _between(steps: Sequence[ActionView], position: int) -> str:
    """The pause before a step, in words; a blank line before the first."""
    if position == 1:
        return ""
    before, here, first = (steps[at].action for at in (position - 2, position - 1, 0))
    if (
        not (before.on and here.on)
        or here.precision is not Precision.DAY
        or before.precision is not Precision.DAY
    ):
        return "   ┆"
    pause = (here.on - before.on).days
    text = "the same day" if pause == 0 else "next day" if pause == 1 else f"{pause} days later"
    if position > 2 and first.on and (here.on - first.on).days not in (0, pause):  # noqa: PLR2004 - third step on
        text += f", {(here.on - first.on).days} after step 1"
    return f"   ┆ {text}"


def _step(view: ActionView, position: int, places: dict[int, int], year: int | None, language: str) -> str:
    action = view.action
    when = bold(f"{position} · {marks.on_day(action, language, year)}")
    rows = [
        f"{when} {marks.arrow(action)} {progress(view, language)} {marks.number(action)}",
        " · ".join(
            part
            for part in (
                esc(headline(action, language)),
                names(view),
                esc(action.legal_basis, 120) if action.legal_basis else "",
            )
            if part
        ),
    ]
    known = [end for end in view.answers if end.action.number in places]
    if known:
        verbs = {LinkKind.ANSWERS: "answers", LinkKind.CARRIES_OUT: "carries out", LinkKind.EASES: "eases"}
        said = [f"{verbs.get(e.kind, 'continues')} step {places[e.action.number]}" for e in known]
        rows.append(f"↩ {', '.join(said)}")
        reasons = list(dict.fromkeys(reason for end in known for reason in end.reasons))
        if reasons:
            how = "Why linked" if any(end.stated for end in known) else "Why linked (inferred)"
            rows.append(italic(f"{how}: {esc('; '.join(reasons), 300)}"))
    return "\n".join(rows)


def about(code: str, language: str = "en") -> str:
    """A state with its flag, for lists."""
    return f"{flag(code)} {esc(country_name(code, language))}"

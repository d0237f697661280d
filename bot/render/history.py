"""Pages of the history."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.action import Action
from bot.domain.chat import Message, Query
from bot.domain.views import ActionView, HistoryPage
from bot.domain.words import LinkKind, Precision, Stage, Standing
from bot.lexicon import country_name, flag
from bot.render import marks
from bot.render.answer_words import tell
from bot.render.dates import day, moment
from bot.render.effects import NO_TABLES, Effects
from bot.render.headline import headline, whom
from bot.render.markup import bold, esc, fit, italic, link
from bot.render.present import present_rows
from bot.render.wishes import both_ways, describe_query
from bot.render.words import say

_LISTS = ", ".join(
    link(name, url)
    for name, url in (
        ("US", "https://sanctionssearch.ofac.treas.gov/"),
        ("EU", "https://www.sanctionsmap.eu/"),
        ("UK", "https://www.gov.uk/government/publications/the-uk-sanctions-list"),
        ("UN", "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list"),
    )
)
NOTE_CHARACTERS = 400
"""Room for a sentence or two about how words were understood, somebody's own words included."""

_WORDS = 80  # characters of somebody's own words
_LATIN = "\u024f"  # the last letter of Latin alphabets
_STATES = 4  # states named in a sentence


def nothing_found(language: str, words: Sequence[str] = ()) -> list[str]:
    """What is said whenever nothing is found: silence about a name is no clearance."""
    return [tell("nothing_matches", language), *_of_words(words, language)]


def left_aside(words: Sequence[str], language: str) -> list[str]:
    """That the texts have nothing with these words, and that the answer goes on without them; [] for none."""
    shown = esc(" ".join(words), _WORDS)
    return [tell("without_words", language, words=shown), *_of_words(words, language)] if words else []


def _of_words(words: Sequence[str], language: str) -> list[str]:
    """What somebody has to know whose words were not found."""
    foreign = any(letter.isalpha() and letter > _LATIN for word in words for letter in word)
    latin = [tell("try_latin", language)] if foreign else []
    return [*latin, tell("no_clearance", language, lists=_LISTS)] if words else []


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
        month = day(archive_until.date(), language, precision=Precision.MONTH, until=True)
        sentences.append(tell("archive_gaps", language, month=month))
    if unread:
        states = states_listed(unread, language, _STATES)
        sentences.append(tell("not_read_so_far", language, states=states))
    if read_until:
        sentences.append(tell("read_until", language, moment=moment(read_until, language)))
    elif not unread:
        sentences.append(tell("nothing_read", language))
    return italic(("" if language == "zh" else " ").join(sentences))


def render_history(
    page: HistoryPage,
    *,
    query: Query,
    now: datetime,
    language: str = "en",
    note: str = "",
    more: str = "",
    missed: Sequence[str] = (),
    effects: Effects = NO_TABLES,
) -> Message:
    """A page of answers; `note` (plain text) says how the words were understood, `more` how to go on.

    `missed` are words without which it was asked, because nothing has them.
    """
    head = [bold(describe_query(query, language))]
    head.extend([esc(note, NOTE_CHARACTERS)] if note else [])
    head.extend(left_aside(missed, language))
    fresh = freshness(page.read_until, page.archive_until, page.unread, since=query.since, language=language)
    tail = ["", fresh, *([more] if more else [])]
    if not page.rows:
        head.extend(nothing_found(language, query.words))
        return Message(fit(head, tail, "…"))
    one_year = query.since and query.until and query.since.year == query.until.year
    year = query.since.year if one_year and query.since else None
    head.append(_count(page, query, language))
    rows = [f"\n{history_row(view, year, now, language, effects)}" for view in page.rows]
    return Message(fit([*head, *rows], tail, "…"))


def _count(page: HistoryPage, query: Query, language: str) -> str:
    parts = [measures_found(page.total, language), both_ways(query.filter, language)]
    parts.append(tell("newest_first", language))
    if page.total > len(page.rows):
        last = query.offset + len(page.rows)
        parts.append(tell("shown_from", language, first=query.offset + 1, last=last))
    return say("comma", language).join(part for part in parts if part)


def measures_found(count: int, language: str) -> str:
    """How many there are, with their noun."""
    return tell("measure_found" if count == 1 else "measures_found", language, count=count)


def history_row(
    view: ActionView,
    year: int | None,
    now: datetime,
    language: str = "en",
    effects: Effects = NO_TABLES,
) -> str:
    """What, then on what basis and how it is linked; what has become of it stands above."""
    action = view.action
    what = " · ".join(
        part for part in (_what(action, language), esc(whom(action, language)), names(view, language)) if part
    )
    when = bold(marks.on_day(action, language, year))
    first = f"{when} {marks.arrow(action)} {progress(view, language)} · {what}"
    basis = esc(effects.basis(action, language), 160) or tell("basis_unstated", language)
    if action.stage is Stage.THREATENED and not action.legal_basis:
        basis = esc(_warning(action, language), 120) or tell("a_warning", language)
    second = [basis, *_relations(view, language), marks.number(action)]
    return "\n".join([*present_rows(view, language, now), first, " · ".join(second)])


def _what(action: Action, language: str) -> str:
    return marks.measures(action, language) if action.measures else esc(headline(action, language))


def _warning(action: Action, language: str) -> str:
    """A warning in one line: as it is kept in English, told anew in other languages."""
    return action.headline if language == "en" else headline(action, language)


def progress(view: ActionView, language: str = "en") -> str:
    """ "🔴 announced", or of a warning what became of it."""  # noqa: D210 - an example
    text = f"{marks.colour(view.action)} {marks.stage_word(view.action, language)}"
    done = [link for link in view.answered_by if link.kind is LinkKind.CARRIES_OUT]
    if view.action.stage is Stage.THREATENED and done:
        year = view.action.on.year if view.action.on else None
        text += tell("carried_out_day", language, day=marks.on_day(done[0].action, language, year))
    if view.action.standing is Standing.AGENCY:
        text += tell("as_reported", language)
    return text


def names(view: ActionView, language: str = "en", *, counted: bool = True) -> str:
    """How many are hit, where that is not told beside (`counted`), and whether they are named."""
    action = view.action
    many = tell("in_all", language, count=action.count) if counted and action.count else ""
    if action.stage is Stage.THREATENED or action.named is None:
        return many
    known = tell("are_named" if action.named else "are_unnamed", language)
    return say("comma", language).join(part for part in (many, known) if part)


_RELATIONS = {
    LinkKind.ANSWERS: "rel_answers",
    LinkKind.CARRIES_OUT: "rel_carries_out",
    LinkKind.EASES: "rel_eases",
    LinkKind.EXTENDS: "rel_continues",
}


def _relations(view: ActionView, language: str) -> list[str]:
    return [tell(_RELATIONS[end.kind], language, number=marks.number(end.action)) for end in view.answers]


def source_line(view: ActionView, language: str = "en") -> str:
    """Where the act stands, and whether that is the issuer's own page."""
    official = view.action.standing is Standing.OFFICIAL
    mark, label = ("✅", "official_label") if official else ("🗞", "press_label")
    label = tell(label, language)
    if not view.urls:
        return f"{mark} {tell('no_address', language, label=label)}"
    return f"{mark} {link(label, view.urls[0])}"


def about(code: str, language: str = "en") -> str:
    """A state with its flag, for lists."""
    return f"{flag(code)} {esc(country_name(code, language))}"


def states_listed(codes: Sequence[str], language: str, most: int) -> str:
    """States with their flags, as many as there is room for, and how many more there are."""
    listed = tell("list_comma", language).join(about(code, language) for code in codes[:most])
    more = len(codes) - most
    return listed + (tell("and_states_more", language, count=more) if more > 0 else "")

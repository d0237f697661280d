"""How many actions of which kind: as a table for a terminal, and on one screen of a phone."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.answers import Statistics, StatisticsView
from bot.domain.chat import Message, Query
from bot.domain.counted import counted
from bot.domain.words import Measure, StageGroup
from bot.lexicon import country_name, flag
from bot.render.history import NOTE_CHARACTERS, freshness, measures_found, nothing_found
from bot.render.markup import bold, esc, fit
from bot.render.wishes import describe_query
from bot.render.words import MEASURES, Row, pick

MOST = 10  # lines of a table
YEARS = 7  # lines of a phone's table of years; the years before them are one line more
ROWS = 4  # lines of a phone's other tables
BAR = 8  # blocks of the longest bar: it fits beside a year and a count on a narrow phone

_ANSWERED: Row = (
    "{total}, {answered} answered by a later one",
    "{total}，其中{answered}项有后续回应",
    "{total}, из них с ответом: {answered}",
)
_STAGES: Mapping[StageGroup, Row] = MappingProxyType(
    {
        StageGroup.ACTED: ("🔴 acted: {count}", "🔴 已采取：{count}", "🔴 приняты: {count}"),
        StageGroup.WARNED: ("🟡 warned: {count}", "🟡 警告：{count}", "🟡 предупреждения: {count}"),
        StageGroup.EASED: ("🟢 eased: {count}", "🟢 放宽：{count}", "🟢 смягчено: {count}"),
    }
)
_BY_YEAR: Row = ("By year", "按年份", "По годам")
_EARLIER: Row = ("before {year}: {count}", "{year}年以前：{count}", "до {year} г.: {count}")
_BY_MEASURE: Row = ("Measures", "措施", "Меры")
_BY_DIRECTION: Row = ("Who against whom", "实施方与对象", "Кто против кого")
_LINE: Row = ("{name}: {count}", "{name}：{count}", "{name}: {count}")
_MORE: Row = ("… and {count} more", "……另有{count}种", "… и ещё {count}")


def show_statistics(statistics: Statistics) -> str:
    """The counts as text; of long tables the first lines, and how many more there are."""
    lines = [f"{counted(statistics.total, 'action')}, {statistics.answered} of them answered by a later one"]
    for name, table in statistics.tables.items():
        shown = list(table.items())
        if name != "year":
            shown = shown[:MOST]
        lines += ["", f"By {name}"]
        lines += [f"  {count:6}  {word}" for word, count in shown]
        if len(table) > len(shown):
            lines.append(f"          and {len(table) - len(shown)} more")
    return "\n".join(lines)


def render_statistics(view: StatisticsView, *, query: Query, language: str = "en", note: str = "") -> Message:
    """The counts on one screen; `note` (plain text) says how the words were understood."""
    found = view.statistics
    head = [bold(describe_query(query, language)), *([esc(note, NOTE_CHARACTERS)] if note else [])]
    tail = ["", _fresh(view, query, language)]
    if not found.total:
        return Message(fit([*head, *nothing_found(language, query.words)], tail, "…"))
    total = measures_found(found.total, language)
    stages = found.tables["stage"]
    marks = (
        pick(row, language).format(count=stages[group]) for group, row in _STAGES.items() if group in stages
    )
    return Message(
        fit(
            [
                *head,
                pick(_ANSWERED, language).format(total=total, answered=found.answered),
                " · ".join(marks),
                *_years(found.tables["year"], language),
                *_table(_BY_MEASURE, _named(found.tables["measure"], language), language),
                *_table(_BY_DIRECTION, _arrows(found.tables["direction"], language), language),
            ],
            tail,
            "…",
        )
    )


def _fresh(view: StatisticsView, query: Query, language: str) -> str:
    return freshness(view.read_until, view.archive_until, view.unread, since=query.since, language=language)


def _years(table: Mapping[str, int], language: str) -> list[str]:
    """The latest years, newest first, the longest bar for the fullest; what was before them in one line."""
    if not table:
        return []
    newest = sorted(table.items(), reverse=True)
    shown, before = newest[:YEARS], newest[YEARS:]
    most = max(count for _, count in shown)
    rows = [f"{year} {'▇' * max(1, round(BAR * count / most))} {count}" for year, count in shown]
    if before:
        earlier = sum(count for _, count in before)
        rows.append(pick(_EARLIER, language).format(year=shown[-1][0], count=earlier))
    return ["", bold(pick(_BY_YEAR, language)), *rows]


def _table(title: Row, table: Mapping[str, int], language: str) -> list[str]:
    shown = list(table.items())[:ROWS]
    rows = [pick(_LINE, language).format(name=name, count=count) for name, count in shown]
    if len(table) > len(shown):
        rows.append(pick(_MORE, language).format(count=len(table) - len(shown)))
    return ["", bold(pick(title, language)), *rows] if rows else []


def _named(table: Mapping[str, int], language: str) -> dict[str, int]:
    return {pick(MEASURES[Measure(word)], language): count for word, count in table.items()}


def _arrows(table: Mapping[str, int], language: str) -> dict[str, int]:
    """CN>US as 🇨🇳 China → 🇺🇸 US: not every device draws flags."""

    def shown(code: str) -> str:
        return f"{flag(code)} {country_name(code, language)}"

    return {" → ".join(map(shown, way.split(">"))): count for way, count in table.items()}

"""Counts as a table for a terminal and as one screen of a phone."""

from bot.domain.answers import Statistics, StatisticsView
from bot.domain.chat import Query
from bot.render.statistics import MOST, ROWS, YEARS, render_statistics, show_statistics

TABLES = {
    "year": {str(year): year - 2010 for year in range(2011, 2023)},
    "stage": {"acted": 70, "warned": 8},
    "measure": {"visa_restriction": 60, "entry_ban": 20},
    "issuer": {f"S{n}": 1 for n in range(MOST + 2)},
    "direction": {f"CN>S{n}": 1 for n in range(ROWS + 3)},
}
FOUND = Statistics(78, 12, TABLES)


def rows(language: str = "en", found: Statistics = FOUND, query: Query | None = None) -> list[str]:
    view = StatisticsView(found, None, None)
    return render_statistics(view, query=query or Query(), language=language).html.split("\n")


def test_a_long_table_is_cut_and_says_how_much_is_left_out() -> None:
    told = show_statistics(FOUND)
    assert told.startswith("78 actions, 12 of them answered by a later one")
    assert "          and 2 more" in told
    assert "By measure\n      60  visa_restriction\n      20  entry_ban\n" in told


def test_a_phone_shows_the_latest_years_first_and_sums_up_those_before() -> None:
    told = rows()
    years = told[told.index("<b>By year</b>") + 1 :][: YEARS + 1]
    assert [row.split()[0] for row in years] == [str(2022 - n) for n in range(YEARS)] + ["before"]
    assert years[0] == "2022 ▇▇▇▇▇▇▇▇ 12"
    assert years[-1] == "before 2016: 15"


def test_everything_fits_on_one_screen_and_says_what_is_left_out() -> None:
    told = rows()
    assert len(told) <= 30
    assert "78 measures, 12 answered by a later one" in told
    assert "🔴 acted: 70 · 🟡 warned: 8" in told
    assert "🇨🇳 China → " in told[told.index("<b>Who against whom</b>") + 1]
    assert "… and 3 more" in told


def test_every_language_has_its_own_words() -> None:
    assert "🔴 已采取：70 · 🟡 警告：8" in rows("zh")
    assert "2016年以前：15" in rows("zh")
    assert "<b>Кто против кого</b>" in rows("ru")


def test_nothing_is_counted_as_nothing_and_is_no_clearance() -> None:
    nothing = Statistics(0, 0, {name: {} for name in TABLES})
    assert show_statistics(nothing).startswith("0 actions")
    told = "\n".join(rows(found=nothing, query=Query(words=("Example",))))
    assert "No hit is no clearance" in told
    assert "By year" not in told

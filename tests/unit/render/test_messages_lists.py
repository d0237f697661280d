"""Answers to questions as people see them: history, exchange, last act."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from render_cases import (
    ANSWER_VIEW,
    EFFECTS,
    US_ACT,
    US_VIEW,
    WARNING_VIEW,
)

from bot.domain.answers import LatestView
from bot.domain.chat import Query
from bot.domain.views import ActionView, ChainView, HistoryPage, LinkView
from bot.domain.words import EasedKind, LinkKind, Precision, Stage, TargetKind
from bot.query import parse_query
from bot.query.themes import THEMES
from bot.render import (
    render_action,
    render_chain,
    render_history,
    render_latest,
)
from bot.render.themes import THEMES as NAMED

NOW = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
INSTALLED = datetime(2026, 12, 1, tzinfo=UTC)


def query_of(words: str) -> Query:
    return parse_query(words, today=NOW.date()).query


def test_history_page() -> None:
    page = HistoryPage(3, (ANSWER_VIEW, WARNING_VIEW, US_VIEW), NOW, INSTALLED)

    assert render_history(page, query=query_of("cn us visa 2022"), now=NOW).html == (
        "<b>🇨🇳 China ⇄ 🇺🇸 US · visas and entry · 2022</b>\n"
        "3 measures, both directions, newest first\n"
        "\n"
        "<b>31 Mar</b> 🇨🇳→🇺🇸 🔴 announced · visa restrictions · US officials · unnamed\n"
        "Anti-Foreign Sanctions Law · answers /a145 · carries out /a146 · /a147\n"
        "\n"
        "<b>22 Mar</b> 🇨🇳→🇺🇸 🟡 warned, carried out 31 Mar · sanctions, kind not stated · US\n"
        "China warns of an equal answer unless the US withdraws its step · /a146\n"
        "\n"
        "<b>21 Mar</b> 🇺🇸→🇨🇳 🔴 announced · visa restrictions · Chinese officials · unnamed\n"
        "basis not stated in our source · /a145\n"
        "\n"
        "<i>Before Dec 2026 the archive is compiled from press reports; it has gaps. "
        "Read until 23 Nov 2026, 09:12 UTC.</i>"
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", " · 7, unnamed"), ("zh", " · 共7，姓名未公布"), ("ru", " · всего 7, имена не названы")],
)
def test_how_many_are_hit_is_told_once(language: str, told: str) -> None:
    seven = replace(US_VIEW, action=replace(US_VIEW.action, count=7, named=False))
    page = HistoryPage(1, (seven,), NOW, INSTALLED)
    assert told in render_history(page, query=query_of("cn us"), now=NOW, language=language).html
    chain = render_chain(ChainView((seven, ANSWER_VIEW)), now=NOW, language=language).html
    assert chain.count("7") - chain.count("147") == 1


def test_russian_months_stand_in_the_case_that_their_word_asks_for() -> None:
    page = HistoryPage(1, (US_VIEW,), NOW, INSTALLED)
    text = render_history(page, query=query_of("cn us"), now=NOW, language="ru").html
    assert "До декабря 2026" in text
    assert "21 марта" in text


def test_empty_history_is_no_clearance() -> None:
    text = render_history(HistoryPage(0, (), None, None), query=query_of("Ivan Example"), now=NOW).html

    assert text.startswith(
        "<b>“Ivan Example”</b>\nNothing in the history matches. That does not mean that nothing happened.\n"
        "No hit is no clearance: this is not a screening list."
    )
    assert text.endswith("<i>No source has been read yet.</i>")


def test_empty_history_without_words_needs_no_list_of_lists() -> None:
    assert (
        "clearance"
        not in render_history(HistoryPage(0, (), NOW, None), query=query_of("cn us"), now=NOW).html
    )


def test_exchange() -> None:
    assert render_chain(ChainView((US_VIEW, WARNING_VIEW, ANSWER_VIEW)), now=NOW).html == (
        "<b>🇺🇸 ⇄ 🇨🇳 Visa restrictions, Mar 2022</b>\n"
        "3 steps in 10 days · nothing further seen\n"
        "\n"
        "<b>1 · 21 Mar</b> 🇺🇸→🇨🇳 🔴 announced /a145\n"
        "US announces visa restrictions on Chinese officials · unnamed\n"
        "   ┆ next day\n"
        "<b>2 · 22 Mar</b> 🇨🇳→🇺🇸 🟡 warned, carried out 31 Mar /a146\n"
        "China warns of countermeasures against the US\n"
        "   ┆ 9 days later, 10 after step 1\n"
        "<b>3 · 31 Mar</b> 🇨🇳→🇺🇸 🔴 announced /a147\n"
        "China announces visa restrictions on US officials · unnamed · Anti-Foreign Sanctions Law\n"
        "↩ answers step 1, carries out step 2\n"
        "<i>Why linked: the question names the act of 21 March; the same ministry, the promised step</i>"
    )


def test_one_act_alone_is_no_exchange() -> None:
    assert "No exchange" in render_chain(ChainView((US_VIEW,)), now=NOW).html


def lifted_view() -> ActionView:
    lifting = replace(US_ACT, number=200, stage=Stage.EASED, eased_kind=EasedKind.LIFTED)
    return replace(US_VIEW, answered_by=(LinkView(LinkKind.EASES, lifting, (), True, 1.0),))


COMPANIES = replace(US_VIEW, action=replace(US_ACT, number=99, target_kinds=(TargetKind.COMPANY,)))


def test_last_act_with_what_was_left_out() -> None:
    latest = LatestView(ANSWER_VIEW, (WARNING_VIEW,), COMPANIES, NOW, INSTALLED)
    text = render_latest(latest, query=query_of("china on us officials"), now=NOW).html

    assert text.startswith("<b>Last time China acted against US officials</b>\n\n<b>31 Mar 2022</b>")
    assert "<b>Basis</b>: Anti-Foreign Sanctions Law" in text
    assert "<b>Answers</b>: 🇺🇸→🇨🇳 visa restrictions, 21 Mar 2022 /a145" in text
    assert "<b>Before that</b>\n22 Mar 2022 🇨🇳→🇺🇸" in text
    assert "basis not stated in our source /a146" in text
    assert "Left out: companies (latest 21 Mar 2022) /a99" in text
    assert "Not read" not in text


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("from us", "Last time the US acted"),
        ("us on bosnia", "Last time the US acted against Bosnia"),
        ("ru against diplomats", "Last time: 🇷🇺 Russia · diplomats"),
        ("from ru diplomats expulsion 2022", "Last time Russia acted against diplomats · expulsion"),
        ("us cn kp ru ir", "Last time: 🇨🇳 ⇄ 🇮🇷 ⇄ 🇰🇵 ⇄ 🇷🇺 ⇄ 🇺🇸"),
        ("from cn warned", "Last time: 🇨🇳 China → … · warnings"),
        ("cn us", "Last time: 🇨🇳 China ⇄ 🇺🇸 US"),
        ("example", "Last time: “example”"),
    ],
)
def test_the_title_of_the_last_act_repeats_the_question(words: str, title: str) -> None:
    text = render_latest(LatestView(ANSWER_VIEW, (), None, NOW, None), query=query_of(words), now=NOW).html

    assert text.startswith(f"<b>{title}")


def test_without_a_last_act_what_was_left_out_is_still_told() -> None:
    text = render_latest(
        LatestView(None, (), COMPANIES, NOW, None), query=query_of("us on cn officials"), now=NOW
    ).html

    assert "Nothing in the history matches" in text
    assert "Left out: companies (latest 21 Mar 2022) /a99" in text
    assert "clearance" not in text


def test_a_last_act_looked_for_by_name_and_not_found_is_no_clearance() -> None:
    text = render_latest(LatestView(None, (), None, NOW, None), query=query_of("Ivan Example"), now=NOW).html

    assert "No hit is no clearance" in text


def test_an_answer_says_whose_sources_are_not_read() -> None:
    latest = LatestView(ANSWER_VIEW, (), None, None, None, unread=("CN",))
    text = render_latest(latest, query=query_of("from cn"), now=NOW).html

    assert text.endswith("<i>Not read so far: 🇨🇳 China; newer acts of theirs are not seen.</i>")


def test_old_act_states_the_present_first() -> None:
    rows = render_action(lifted_view(), language="en", now=NOW, effects=EFFECTS).html.split("\n")

    assert rows[1] == "🟢 Lifted on 21 Mar 2022 /a200"
    assert "🟢" not in render_action(US_VIEW, language="en", now=NOW, effects=EFFECTS).html


def test_old_act_states_the_present_above_itself_in_every_list() -> None:
    view, query = lifted_view(), query_of("cn us")
    answers = (
        render_history(HistoryPage(1, (view,), NOW, None), query=query, now=NOW),
        render_latest(LatestView(view, (), None, NOW, None), query=query, now=NOW),
        render_latest(LatestView(ANSWER_VIEW, (view,), None, NOW, None), query=query, now=NOW),
        render_chain(ChainView((view, ANSWER_VIEW)), now=NOW),
    )
    for answer in answers:
        rows = answer.html.split("\n")
        above = next(at for at, row in enumerate(rows) if "Lifted on 21 Mar 2022 /a200" in row)
        assert "🇺🇸→🇨🇳" in rows[above + 1], answer.html


def test_a_long_exchange_is_shown_a_page_at_a_time() -> None:
    steps = tuple(
        replace(US_VIEW, action=replace(US_ACT, number=500 + at, on=date(2022, 3, 1 + at)))
        for at in range(14)
    )
    first, last = (render_chain(ChainView(steps), now=NOW, offset=offset).html for offset in (0, 12))

    assert "14 steps in 13 days · nothing further seen · 1 to 6 shown" in first
    assert "/a505" in first
    assert "/a506" not in first
    assert "13 to 14 shown" in last
    assert "/a513" in last
    assert "/a511" not in last


def test_days_are_not_counted_from_dates_that_name_only_a_month() -> None:
    vague = replace(US_VIEW, action=replace(US_ACT, precision=Precision.MONTH, on=date(2022, 3, 1)))
    text = render_chain(ChainView((vague, WARNING_VIEW, ANSWER_VIEW)), now=NOW).html

    assert "3 steps · nothing further seen" in text
    assert "after step 1" not in text


def test_the_last_act_gives_the_issuers_words_for_those_hit_as_its_words() -> None:
    accused = replace(
        US_ACT, archive_id=None, target_class="US personnel who behaved egregiously over Xizang"
    )
    view = replace(US_VIEW, action=accused)
    for language, quoted in (
        ("en", "in the text's words: “"),
        ("zh", "原文表述：“"),
        ("ru", "словами документа: «"),
    ):
        text = render_latest(
            LatestView(view, (), None, NOW, None), query=query_of("us"), now=NOW, language=language
        ).html
        assert f"{quoted}US personnel who behaved egregiously over Xizang" in text


@pytest.mark.parametrize(("language", "told"), [("zh", "中国警告将对美国"), ("ru", "предупреждение")])
def test_a_warning_in_a_list_is_told_in_the_language_of_the_chat(language: str, told: str) -> None:
    page = HistoryPage(1, (WARNING_VIEW,), NOW, None)
    text = render_history(page, query=query_of("cn us"), now=NOW, language=language).html

    assert "China warns" not in text
    assert told in text


def test_a_question_for_everything_has_a_heading_that_nobody_takes_for_a_target() -> None:
    for language, heading in (
        ("en", "all states, all measures"),
        ("zh", "最近一次措施（所有国家和地区的所有措施）"),
        ("ru", "Последняя мера (все страны, все меры)"),
    ):
        latest = LatestView(ANSWER_VIEW, (), None, NOW, None)
        assert heading in render_latest(latest, query=Query(), now=NOW, language=language).html


@pytest.mark.parametrize(
    ("language", "told"), [("en", "Tibet (Xizang)"), ("zh", "腐败 · 西藏"), ("ru", "Тибет")]
)
def test_subjects_are_told_in_words(language: str, told: str) -> None:
    page = HistoryPage(1, (ANSWER_VIEW,), NOW, None)
    text = render_history(page, query=query_of("tibet corruption"), now=NOW, language=language).html

    assert told in text
    assert set(THEMES.values()) == set(NAMED)


@pytest.mark.parametrize(
    ("language", "law"),
    [
        ("zh", "《中华人民共和国反外国制裁法》（“Anti-Foreign Sanctions Law”）"),
        ("ru", "(«Anti-Foreign Sanctions Law»)"),
    ],
)
def test_a_law_that_the_tables_know_is_named_in_the_language_of_the_chat(language: str, law: str) -> None:
    page, latest = HistoryPage(1, (ANSWER_VIEW,), NOW, None), LatestView(ANSWER_VIEW, (), None, NOW, None)
    query = query_of("cn us")
    chain = ChainView((US_VIEW, WARNING_VIEW, ANSWER_VIEW))
    for shown in (
        render_history(page, query=query, now=NOW, language=language, effects=EFFECTS),
        render_latest(latest, query=query, now=NOW, language=language, effects=EFFECTS),
        render_chain(chain, now=NOW, language=language, effects=EFFECTS),
        render_action(ANSWER_VIEW, now=NOW, language=language, effects=EFFECTS),
    ):
        assert law in shown.html


def test_a_law_that_no_table_knows_or_that_is_told_in_that_language_stays_as_it_is_written() -> None:
    for words in ("Example Act", "《反外国制裁法》"):
        view = replace(ANSWER_VIEW, action=replace(ANSWER_VIEW.action, legal_basis=words))
        shown = render_action(view, now=NOW, language="zh", effects=EFFECTS).html
        assert f"<b>法律依据</b>：{words}\n" in shown

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from render_cases import (
    ANSWER,
    ANSWER_VIEW,
    CARD,
    EFFECTS,
    NOTICE,
    US_ACT,
    US_VIEW,
    WARNING_VIEW,
    at,
)

from bot.alerts.compose import compose_card
from bot.domain.answers import LatestView, Preview, StatusView
from bot.domain.chat import ActionFilter, Query
from bot.domain.source import Expectation, Source, SourceKind, SourceState, SourceStatus
from bot.domain.views import ActionView, AlertCard, ChainView, HistoryPage, LinkView, SourceView
from bot.domain.words import EasedKind, LinkKind, Measure, Precision, Stage, Standing, TargetKind
from bot.query import VISAS_AND_ENTRY, parse_query
from bot.render import (
    render_action,
    render_card,
    render_chain,
    render_evidence,
    render_history,
    render_latest,
    render_status,
    render_subscribe_preview,
)

NOW = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
INSTALLED = datetime(2026, 12, 1, tzinfo=UTC)


def query_of(words: str) -> Query:
    return parse_query(words, today=NOW.date()).query


FOUNDING = """\
<b>🇨🇳→🇺🇸 China announces visa restrictions on US officials</b>
🔴 Countermeasure · announced, start date not given

<b>Whom</b>: US officials; in the text's words: “US officials who tell untruths about rights in China”
<b>Names</b>: not released; number not stated
<b>Effect</b>: visas restricted; no asset freeze mentioned
<b>Basis</b>: Anti-Foreign Sanctions Law
<b>Answers</b>: 🇺🇸→🇨🇳 visa restrictions of 21 Mar, 10 days earlier /a145
<b>Carries out</b>: the warning of 22 Mar /a146

<blockquote expandable>Visas of those officials will be limited, step for step.
Li Example, Foreign Ministry, Beijing, 31 Mar 2022
Published 22:54 Beijing (14:54 UTC) · seen 14:57 UTC</blockquote>
✅ <a href="https://example.org/briefing?day=31&amp;page=1">Official text</a> · read by machine · /a147"""


def test_founding_card() -> None:
    message = render_card(CARD, language="en", now=at(31, 15, 0), effects=EFFECTS)

    assert message.html == FOUNDING
    assert [[b.data for b in row] for row in message.buttons] == [["ex:147", "ev:147"], ["mu:147", "wr:147"]]


@pytest.mark.parametrize(
    ("language", "first", "mark", "unknown"),
    [
        ("zh", "中国宣布对美国官员实施签证限制", "🔴 反制措施 · 已宣布", "未公布"),
        ("ru", "Китай → США: визовые ограничения: объявлено", "🔴 Ответная мера · объявлено", "не названы"),
    ],
)
def test_card_speaks_the_language_of_its_chat(language: str, first: str, mark: str, unknown: str) -> None:
    text = render_card(CARD, language=language, now=at(31, 15, 0), effects=EFFECTS).html

    assert first in text.split("\n")[0]
    assert mark in text.split("\n")[1]
    assert unknown in text


def test_only_chinas_answers_are_called_fanzhi() -> None:
    mirrored = replace(ANSWER_VIEW, action=replace(ANSWER, issuer="RU"))
    text = render_card(
        replace(CARD, actions=(mirrored,)), language="zh", now=at(31, 15, 0), effects=EFFECTS
    ).html

    assert "回应措施" in text
    assert "反制" not in text


def test_family_stands_apart_and_no_reason_is_theirs() -> None:
    named = replace(
        US_ACT,
        targets=("PY",),
        stage=Stage.IMPOSED,
        persons=("Ramón Ejemplo",),
        family=("Ana Ejemplo", "Luis Ejemplo"),
        count=3,
        named=True,
        legal_basis="Section 7031(c)",
        reason="significant corruption",
    )
    card = replace(CARD, actions=(ActionView(named, NOTICE),))
    rows = render_card(card, language="en", now=at(31, 15, 0), effects=EFFECTS).html.split("\n")

    assert rows[0] == "<b>🇺🇸→🇵🇾 US bars Ramón Ejemplo and 2 family members</b>"
    assert rows[1] == "🔴 New measure · imposed · public designation"
    assert rows[3:11] == [
        "<b>Named</b>: 3 in the text; 3 could be read",
        "• Ramón Ejemplo",
        "<i>Listed as family; no conduct of theirs is alleged:</i>",
        "• Ana Ejemplo",
        "• Luis Ejemplo",
        "<b>Effect</b>: no entry to the US. 7031(c) is about visas and freezes no assets",
        "<b>Basis</b>: Section 7031(c)",
        "<b>Reason given</b>: US says: “significant corruption”",
    ]
    assert "not a screening list" in rows[-1]


def test_report_is_marked_until_the_official_text_appears() -> None:
    reported = replace(ANSWER_VIEW, action=replace(ANSWER, standing=Standing.AGENCY))
    notice = replace(NOTICE, standing=Standing.AGENCY, body="Example News")
    text = render_card(
        replace(CARD, actions=(reported,), notice=notice), language="en", now=at(31, 15, 0), effects=EFFECTS
    ).html

    assert "Reported: China announces" in text.split("\n")[0]
    assert text.split("\n")[1].startswith("⚪ Reported; not yet on the issuer's own page")
    assert "Example News. This message will be replaced" in text
    assert "🗞" in text.split("\n")[-1]
    assert "⚪" not in FOUNDING


@pytest.mark.parametrize(
    ("delay", "precision", "said"),
    [
        (timedelta(minutes=59), Precision.TIME, None),
        (timedelta(hours=5), Precision.TIME, "⏳ Late: seen 5 h after it was published"),
        (timedelta(hours=71), Precision.TIME, "⏳ Late: seen 2 days after it was published"),
        (timedelta(hours=5), Precision.DAY, None),
    ],
)
def test_late_alerts_say_how_late(delay: timedelta, precision: Precision, said: str | None) -> None:
    notice = replace(NOTICE, precision=precision, first_seen_at=at(31, 14, 54) + delay)
    rows = render_card(
        replace(CARD, notice=notice), language="en", now=at(31, 15, 0), effects=EFFECTS
    ).html.split("\n")

    assert (rows[2] == said) if said else not any("Late" in row for row in rows)


def test_day_without_time_says_so() -> None:
    notice = replace(NOTICE, precision=Precision.DAY)
    text = render_card(replace(CARD, notice=notice), language="en", now=at(31, 15, 0), effects=EFFECTS).html

    assert "Published 31 Mar 2022, time not given · seen 31 Mar, 14:57 UTC" in text


def of_many(count: int) -> AlertCard:
    views = tuple(replace(ANSWER_VIEW, action=replace(ANSWER, number=147 + n)) for n in range(count))
    return compose_card(replace(CARD, actions=views))


def test_four_actions_make_one_card() -> None:
    text = render_card(of_many(4), language="en", now=at(31, 15, 0), effects=EFFECTS).html

    assert text.count("<b>🇨🇳→🇺🇸") == 4
    assert text.count("<blockquote") == 1
    assert text.endswith("/a147 /a148 /a149 /a150")
    assert "more from the same text" not in text


@pytest.mark.parametrize(
    ("language", "more"),
    [
        ("en", "and 3 more from the same text: /a151 /a152 /a153"),
        ("zh", "同一文本另有3项：/a151 /a152 /a153"),
        ("ru", "и ещё 3 из того же текста: /a151 /a152 /a153"),
    ],
)
def test_of_seven_actions_four_are_shown_and_three_counted(language: str, more: str) -> None:
    text = render_card(of_many(7), language=language, now=at(31, 15, 0), effects=EFFECTS).html

    assert text.count("<b>🇨🇳→🇺🇸") == 4
    assert more in text.split("\n")


def test_many_more_are_counted_and_not_all_written_out() -> None:
    text = render_card(of_many(40), language="en", now=at(31, 15, 0), effects=EFFECTS).html

    assert "and 36 more from the same text: /a151 /a152 /a153 /a154 /a155 /a156 …" in text


def test_a_further_action_says_only_what_differs() -> None:
    other = replace(ANSWER, number=148, measures=(Measure.ENTRY_BAN,), target_class=None)
    views = (ANSWER_VIEW, replace(ANSWER_VIEW, action=other))
    rows = render_card(
        replace(CARD, actions=views), language="en", now=at(31, 15, 0), effects=EFFECTS
    ).html.split("\n")
    second = rows[rows.index("<b>🇨🇳→🇺🇸 China announces entry bans on US officials</b> /a148") :]

    assert second[1:5] == [
        "🔴 Countermeasure · announced, start date not given",
        "<b>Whom</b>: US officials",
        "<b>Effect</b>: no entry; no asset freeze mentioned",
        "<b>Reason given</b>: none in our source",
    ]
    assert second[5] == "<i>The rest as above</i>"
    assert "<i>The rest as above</i>" not in rows[: len(rows) - len(second)]


def test_history_page() -> None:
    page = HistoryPage(3, (ANSWER_VIEW, WARNING_VIEW, US_VIEW), NOW, INSTALLED)

    assert render_history(page, query=query_of("cn us visa 2022")).html == (
        "<b>🇨🇳 ⇄ 🇺🇸 · visas and entry · 2022</b>\n"
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


def test_empty_history_is_no_clearance() -> None:
    text = render_history(HistoryPage(0, (), None, None), query=query_of("Ivan Example")).html

    assert text.startswith(
        "<b>“Ivan Example”</b>\nNothing in the history matches. That does not mean that nothing happened.\n"
        "No hit is no clearance: this is not a screening list."
    )
    assert text.endswith("<i>No source has been read yet.</i>")


def test_empty_history_without_words_needs_no_list_of_lists() -> None:
    assert "clearance" not in render_history(HistoryPage(0, (), NOW, None), query=query_of("cn us")).html


def test_exchange() -> None:
    assert render_chain(ChainView((US_VIEW, WARNING_VIEW, ANSWER_VIEW))).html == (
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
    assert "No exchange" in render_chain(ChainView((US_VIEW,))).html


def lifted_view() -> ActionView:
    lifting = replace(US_ACT, number=200, stage=Stage.EASED, eased_kind=EasedKind.LIFTED)
    return replace(US_VIEW, answered_by=(LinkView(LinkKind.EASES, lifting, (), True, 1.0),))


COMPANIES = replace(US_VIEW, action=replace(US_ACT, number=99, target_kinds=(TargetKind.COMPANY,)))


def test_last_act_with_what_was_left_out() -> None:
    latest = LatestView(ANSWER_VIEW, (WARNING_VIEW,), COMPANIES, NOW, INSTALLED)
    text = render_latest(latest, query=query_of("china on us officials")).html

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
        ("ru against diplomats", "Last time: 🇷🇺 · diplomats"),
        ("from ru diplomats expulsion 2022", "Last time Russia acted against diplomats · expulsion"),
        ("from cn warned", "Last time: 🇨🇳→… · warnings"),
        ("cn us", "Last time: 🇨🇳 ⇄ 🇺🇸"),
        ("example", "Last time: “example”"),
    ],
)
def test_the_title_of_the_last_act_repeats_the_question(words: str, title: str) -> None:
    text = render_latest(LatestView(ANSWER_VIEW, (), None, NOW, None), query=query_of(words)).html

    assert text.startswith(f"<b>{title}")


def test_without_a_last_act_what_was_left_out_is_still_told() -> None:
    text = render_latest(
        LatestView(None, (), COMPANIES, NOW, None), query=query_of("us on cn officials")
    ).html

    assert "Nothing in the history matches" in text
    assert "Left out: companies (latest 21 Mar 2022) /a99" in text
    assert "clearance" not in text


def test_a_last_act_looked_for_by_name_and_not_found_is_no_clearance() -> None:
    text = render_latest(LatestView(None, (), None, NOW, None), query=query_of("Ivan Example")).html

    assert "No hit is no clearance" in text


def test_an_answer_says_whose_sources_are_not_read() -> None:
    latest = LatestView(ANSWER_VIEW, (), None, None, None, unread=("CN",))
    text = render_latest(latest, query=query_of("from cn")).html

    assert text.endswith("<i>Not read so far: 🇨🇳 China; newer acts of theirs are not seen.</i>")


@pytest.mark.parametrize(
    ("language", "label", "kept"),
    [
        ("en", "Answered by", "No words are kept"),
        ("zh", "回应者", "未保存原文"),
        ("ru", "Ответ", "Слова не сохранены"),
    ],
)
def test_an_action_and_its_evidence_speak_the_language_of_the_chat(
    language: str, label: str, kept: str
) -> None:
    shown = render_action(US_VIEW, language=language, now=NOW, effects=EFFECTS).html
    evidence = render_evidence(ANSWER_VIEW, language=language).html

    assert f"<b>{label}</b>" in shown
    assert kept in evidence
    assert ("stated in the text" in evidence) is (language == "en")


def test_old_act_states_the_present_first() -> None:
    rows = render_action(lifted_view(), language="en", now=NOW, effects=EFFECTS).html.split("\n")

    assert rows[1] == "🟢 Lifted on 21 Mar 2022 /a200"
    assert "🟢" not in render_action(US_VIEW, language="en", now=NOW, effects=EFFECTS).html


def test_old_act_states_the_present_above_itself_in_every_list() -> None:
    view, query = lifted_view(), query_of("cn us")
    answers = (
        render_history(HistoryPage(1, (view,), NOW, None), query=query),
        render_latest(LatestView(view, (), None, NOW, None), query=query),
        render_latest(LatestView(ANSWER_VIEW, (view,), None, NOW, None), query=query),
        render_chain(ChainView((view, ANSWER_VIEW))),
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
    first, last = (render_chain(ChainView(steps), offset=offset).html for offset in (0, 12))

    assert "14 steps in 13 days · nothing further seen · 1 to 6 shown" in first
    assert "/a505" in first
    assert "/a506" not in first
    assert "13 to 14 shown" in last
    assert "/a513" in last
    assert "/a511" not in last


def test_days_are_not_counted_from_dates_that_name_only_a_month() -> None:
    vague = replace(US_VIEW, action=replace(US_ACT, precision=Precision.MONTH, on=date(2022, 3, 1)))
    text = render_chain(ChainView((vague, WARNING_VIEW, ANSWER_VIEW))).html

    assert "3 steps · nothing further seen" in text
    assert "after step 1" not in text


def source(name: str, *, fallback_of: str | None = None, enabled: bool = True) -> Source:
    return Source(
        id=name,
        country="US",
        body=f"{name} body",
        standing=Standing.OFFICIAL,
        url=f"https://{name}.example.org/feed",
        kind=SourceKind.FEED,
        language="en",
        every=timedelta(minutes=15),
        enabled=enabled,
        expect=Expectation(max_silence=timedelta(days=1)),
        fallback_of=fallback_of,
    )


def state(name: str, status: SourceStatus, newest: timedelta, **more: object) -> SourceState:
    base = SourceState(name, "", status, last_ok_at=NOW - timedelta(minutes=4), newest_entry_at=NOW - newest)
    return replace(base, **more)  # type: ignore[arg-type]


def test_status_hides_nothing() -> None:
    since = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    hours = timedelta(hours=1)
    views = (
        SourceView(source("state"), state("state", SourceStatus.OK, hours)),
        SourceView(source("quiet"), state("quiet", SourceStatus.OK, timedelta(days=4))),
        SourceView(source("closed"), state("closed", SourceStatus.BLOCKED, hours, failing_since=since)),
        SourceView(source("broken"), state("broken", SourceStatus.FAILING, hours, failing_since=since)),
        SourceView(source("second", fallback_of="closed"), state("second", SourceStatus.OK, hours)),
        SourceView(source("fresh"), None),
        SourceView(source("off", enabled=False), None),
    )
    status = StatusView(
        total=6,
        fresh=5,
        counts=(),
        follows=(ActionFilter(between=frozenset({"US", "CN"})),),
        relevant=views,
        uncovered=("CN",),
        last_alert_at=datetime(2026, 11, 21, 16, 2, tzinfo=UTC),
    )

    assert render_status(status, now=NOW).html == (
        "<b>What I can see right now</b> · 23 Nov, 09:12 UTC\n"
        "5 of 6 sources read in the last hour\n"
        "\n"
        "<b>For what you follow</b> (🇨🇳 ⇄ 🇺🇸)\n"
        "⛔ 🇺🇸 closed body (closed) · refuses machine readers since 20 Nov, 14:00 UTC · second body read instead\n"  # noqa: E501 - one row as people see it
        "⚠️ 🇺🇸 broken body (broken) · cannot be read since 20 Nov, 14:00 UTC · read 09:08\n"
        "🕓 🇺🇸 quiet body (quiet) · read 09:08 · nothing for 4 days, usually daily\n"
        "✅ 🇺🇸 state body (state) · read 09:08 · newest 23 Nov\n"
        "✅ 🇺🇸 second body (second) · read 09:08 · newest 23 Nov\n"
        "❔ Not read yet: 🇺🇸 fresh body\n"
        "⏸ Switched off, so not read: 🇺🇸 off body\n"
        "\n"
        "<b>Not read at all</b>\n"
        "No source of these issuers is read: 🇨🇳 China\n"
        "\n"
        "Last alert to this chat: 21 Nov, 16:02 UTC\n"
        "<i>Silence means: nothing found in what was read. It does not mean nothing happened.</i>"
    )


def test_preview_of_a_wish() -> None:
    wish = ActionFilter(between=frozenset({"US", "CN"}), measures=VISAS_AND_ENTRY)
    views = (
        SourceView(source("state"), state("state", SourceStatus.OK, timedelta(hours=1))),
        SourceView(source("never"), None),
    )
    preview = Preview((wish,), 90, 7, 3, WARNING_VIEW, views, ("CN",), None, None)

    assert render_subscribe_preview(preview, now=NOW).html == (
        "<b>Follow 🇨🇳 ⇄ 🇺🇸, both directions?</b>\n"
        "Visas and entry, at once\n"
        "Includes warnings, easings, and every later step of an exchange even if its measure differs\n"
        "\n"
        "In the last 90 days: <b>7 measures</b>, 3 of them warnings. The latest:\n"
        "<blockquote>🇨🇳→🇺🇸 China warns of countermeasures against the US · 22 Mar 2022</blockquote>\n"
        "Can be seen: 🇺🇸 never body ❔ not read yet · 🇺🇸 state body ✅\n"
        "Not read at all: 🇨🇳 China"
    )


def test_warning_card_claims_no_measure() -> None:
    card = replace(CARD, actions=(replace(WARNING_VIEW, notice=NOTICE),))
    rows = render_card(card, language="en", now=at(31, 15, 0), effects=EFFECTS).html.split("\n")

    assert rows[1] == "🟡 Warning · no measure taken yet"
    assert "<b>Effect</b>: none yet; this is a warning" in rows
    assert not any(Measure.ASSET_FREEZE.value in row for row in rows)

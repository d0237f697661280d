"""Until when a measure lasts, and what an old record says of the present wherever it is shown."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from render_cases import ANSWER_VIEW, CARD, EFFECTS, NOTICE, US_ACT, US_VIEW

from bot.domain.action import Action
from bot.domain.answers import LatestView
from bot.domain.chat import Query
from bot.domain.views import ActionView, ChainView, HistoryPage, LinkView
from bot.domain.words import EasedKind, LinkKind, Stage
from bot.render import render_action, render_card, render_chain, render_history, render_latest, words
from bot.render.marks import mark_row
from bot.render.present import has_run_out, present_rows, renewed_by

ENDS = date(2025, 5, 12)
OVER = datetime(2025, 5, 13, 12, 0, tzinfo=UTC)  # the day is over where days end last
ACT = replace(US_ACT, stage=Stage.IMPOSED, expires_on=ENDS)
EXPIRED = "⌛ Expired: the last day was 12 May 2025; no renewal seen"


def later(kind: LinkKind, **facts: object) -> LinkView:
    act = replace(US_ACT, number=200, on=date(2024, 5, 3), **facts)  # type: ignore[arg-type]
    return LinkView(kind, act, (), True, 1.0)


def view_with(*ends: LinkView, act: Action = ACT) -> ActionView:
    return ActionView(act, NOTICE, answered_by=ends)


@pytest.mark.parametrize(
    ("starts", "ends", "stage", "language", "row"),
    [
        (date(2022, 4, 1), ENDS, Stage.IMPOSED, "en", "imposed, from 1 Apr 2022, until 12 May 2025"),
        (None, ENDS, Stage.IMPOSED, "en", "imposed, until 12 May 2025"),
        (None, ENDS, Stage.ANNOUNCED, "en", "announced, start date not given, until 12 May 2025"),
        (None, date(2022, 6, 1), Stage.IMPOSED, "en", "imposed, until 1 Jun"),
        (date(2022, 4, 1), date(2022, 6, 1), Stage.IMPOSED, "en", "imposed, from 1 Apr, until 1 Jun"),
        (date(2022, 4, 1), None, Stage.IMPOSED, "en", "imposed, from 1 Apr"),
        (None, ENDS, Stage.EXTENDED, "en", "🔵 Renewed, until 12 May 2025"),
        (date(2022, 4, 1), ENDS, Stage.IMPOSED, "zh", "已实施，自2022年4月1日起，至2025年5月12日止"),
        (date(2022, 4, 1), ENDS, Stage.IMPOSED, "ru", "введено, с 1 апреля 2022, по 12 мая 2025"),
    ],
)
def test_until_when_a_measure_lasts_stands_beside_its_start(
    starts: date | None, ends: date | None, stage: Stage, language: str, row: str
) -> None:
    act = replace(ACT, effective_on=starts, expires_on=ends, stage=stage)
    assert mark_row(view_with(act=act), language).endswith(row)


def test_a_warning_lasts_until_no_day() -> None:
    assert "until" not in mark_row(view_with(act=replace(ACT, stage=Stage.THREATENED)), "en")


@pytest.mark.parametrize(
    ("now", "over"),
    [
        (datetime(2025, 5, 12, 23, 59, tzinfo=UTC), False),
        (OVER - timedelta(minutes=1), False),
        (OVER, True),
        (OVER + timedelta(days=3000), True),
    ],
)
def test_a_measure_has_run_out_when_its_last_day_is_over_everywhere(now: datetime, over: bool) -> None:
    assert has_run_out(view_with(), now) is over
    assert (EXPIRED in present_rows(view_with(), "en", now)) is over


@pytest.mark.parametrize(
    ("view", "over"),
    [
        (view_with(), True),
        (view_with(act=replace(ACT, expires_on=None)), False),
        (view_with(act=replace(ACT, withdrawn=True)), False),
        (view_with(act=replace(ACT, stage=Stage.THREATENED)), False),
        (view_with(act=replace(ACT, stage=Stage.EASED, eased_kind=EasedKind.SUSPENDED)), True),
        (view_with(later(LinkKind.EASES, stage=Stage.EASED, eased_kind=EasedKind.LIFTED)), False),
        (view_with(later(LinkKind.EASES, stage=Stage.EASED, eased_kind=EasedKind.SUSPENDED)), False),
        (view_with(later(LinkKind.EASES, stage=Stage.EASED)), False),
        (view_with(later(LinkKind.EASES, stage=Stage.EASED, eased_kind=EasedKind.NAMES_REMOVED)), True),
        (view_with(later(LinkKind.EASES, stage=Stage.EASED, eased_kind=EasedKind.NARROWED)), True),
        (
            view_with(later(LinkKind.EASES, stage=Stage.EASED, eased_kind=EasedKind.LIFTED, withdrawn=True)),
            True,
        ),
        (view_with(later(LinkKind.EXTENDS, stage=Stage.EXTENDED)), False),
        (view_with(later(LinkKind.EXTENDS, stage=Stage.EXTENDED, withdrawn=True)), True),
        (view_with(later(LinkKind.EXTENDS, stage=Stage.EXPANDED)), True),
        (view_with(later(LinkKind.EXTENDS, stage=Stage.EXPANDED, expires_on=date(2026, 1, 1))), False),
        (view_with(later(LinkKind.ANSWERS, stage=Stage.IMPOSED)), True),
    ],
)
def test_what_was_eased_as_a_whole_or_renewed_since_has_not_run_out(view: ActionView, over: bool) -> None:
    assert has_run_out(view, OVER) is over


@pytest.mark.parametrize(
    ("language", "said", "open_ended"),
    [
        ("en", "🔵 Renewed on 3 May 2024, until 12 May 2026 /a200", "🔵 Renewed on 3 May 2024 /a200"),
        ("zh", "🔵 2024年5月3日延期至2026年5月12日 /a200", "🔵 2024年5月3日延期 /a200"),
        ("ru", "🔵 Продлено 3 мая 2024, по 12 мая 2026 /a200", "🔵 Продлено 3 мая 2024 /a200"),
    ],
)
def test_a_renewal_moves_the_end(language: str, said: str, open_ended: str) -> None:
    renewed = later(LinkKind.EXTENDS, stage=Stage.EXTENDED, expires_on=date(2026, 5, 12))
    assert present_rows(view_with(renewed), language, OVER) == [said]
    assert present_rows(view_with(later(LinkKind.EXTENDS, stage=Stage.EXTENDED)), language, OVER) == [
        open_ended
    ]


def test_the_newest_renewal_counts_and_none_is_told_of_what_had_no_end() -> None:
    first, second = (
        replace(
            later(LinkKind.EXTENDS, stage=Stage.EXTENDED),
            action=replace(US_ACT, number=number, stage=Stage.EXTENDED),
        )
        for number in (201, 202)
    )
    newest = renewed_by(view_with(first, second))
    assert newest is not None
    assert newest.number == 202
    assert renewed_by(view_with(first, act=replace(ACT, expires_on=None))) is None


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_run_out_stands_on_top_wherever_the_act_is_shown(language: str) -> None:
    query = Query(words=("judge",))
    for now, count in ((OVER, 1), (OVER - timedelta(hours=1), 0)):
        view = view_with()
        page = HistoryPage(1, (view,), now, None)
        last = LatestView(view, (), None, now, None)
        before = LatestView(ANSWER_VIEW, (view,), None, now, None)
        card = replace(CARD, actions=(view,))
        for shown in (
            render_card(card, language=language, now=now, effects=EFFECTS),
            render_card(replace(CARD, actions=(US_VIEW, view)), language=language, now=now, effects=EFFECTS),
            render_action(view, language=language, now=now, effects=EFFECTS),
            render_history(page, query=query, now=now, language=language),
            render_latest(last, query=query, now=now, language=language),
            render_latest(before, query=query, now=now, language=language),
            render_chain(ChainView((view, ANSWER_VIEW)), now=now, language=language),
            render_chain(ChainView((view,)), now=now, language=language),
        ):
            assert shown.html.count("⌛") == count


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", EXPIRED),
        ("zh", "⌛ 已到期：最后一日为2025年5月12日，未见延期"),
        ("ru", "⌛ Истекло: последний день был 12 мая 2025; продления не видно"),
    ],
)
def test_a_measure_that_has_run_out_in_words(language: str, said: str) -> None:
    rows = render_action(view_with(), language=language, now=OVER, effects=EFFECTS).html.split("\n")
    assert rows[1] == said


def test_a_withdrawn_act_says_that_first() -> None:
    act = replace(ACT, withdrawn=True, withdrawn_why="It recalls a case.")
    lifted = later(LinkKind.EASES, stage=Stage.EASED, eased_kind=EasedKind.LIFTED)
    rows = present_rows(view_with(lifted, act=act), "en", OVER)
    assert rows[0].startswith("⚠️ Withdrawn")
    assert rows[1:] == ["It recalls a case.", "🟢 Lifted on 3 May 2024 /a200"]

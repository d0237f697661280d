"""A digest in each language: the news first, and no word of another language."""

import html
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.action import Action
from bot.domain.chat import ActionFilter, Chat, ChatAddress, ChatKind
from bot.domain.digest import DateAhead, Digest, KeptDigest, OpenWarning
from bot.domain.views import ActionView
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.render.digest import open_digest, render_digest
from bot.render.splitting import split

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)


def view(number: int, issuer: str = "CN", stage: Stage = Stage.ANNOUNCED, **more: object) -> ActionView:
    action = Action(
        number,
        issuer,
        ("US",) if issuer != "US" else ("CN",),
        (Measure.VISA_RESTRICTION,),
        stage,
        date(2026, 11, 26),
        Precision.DAY,
        NOW,
        Standing.OFFICIAL,
        **more,  # type: ignore[arg-type] # the caller's business
    )
    return ActionView(action, None)


def digest(
    language: str, acts: tuple[ActionView, ...], *, discreet: bool = False, empty: bool = False
) -> Digest:
    chat = Chat(1, ChatAddress(5), ChatKind.PRIVATE, language, "Europe/Moscow", discreet)
    wish = ActionFilter(between=frozenset({"CN", "US"}))
    since = datetime(2026, 11, 26, 5, tzinfo=UTC)
    kept = KeptDigest(3, chat, wish, (), since, NOW, datetime(2026, 11, 27, 5, tzinfo=UTC))
    warnings = () if empty else (OpenWarning(view(90, stage=Stage.THREATENED), 45, 44),)
    ahead = () if empty else (DateAhead(date(2026, 12, 1), view(91), begins=True),)
    return Digest(kept, acts, warnings, ahead, 2, 3)


ACTS = (view(7, "US", Stage.THREATENED), view(8), view(9))


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "<b>3 new: China, US; warnings: 1</b>"),
        ("zh", "<b>新增3项：中国、美国；其中警告1项</b>"),
        ("ru", "<b>Новых: 3 — Китай, США; из них предупреждений: 1</b>"),
    ],
)
def test_the_first_line_is_the_news_and_every_act_has_a_line(language: str, first: str) -> None:
    rows = render_digest(digest(language, ACTS)).html.splitlines()
    assert rows[0] == first
    lines = [row for row in rows if row.endswith(("/a7", "/a8", "/a9"))]
    assert [line[-3:] for line in lines] == ["/a7", "/a8", "/a9"]
    assert [line[0] for line in lines] == ["🟡", "🔴", "🔴"]


@pytest.mark.parametrize("language", ["zh", "ru"])
@pytest.mark.parametrize("acts", [ACTS, ()])
def test_no_word_of_english_is_left(language: str, acts: tuple[ActionView, ...]) -> None:
    shown = render_digest(digest(language, acts)).html
    bare = html.unescape(re.sub(r"<[^>]+>|/\w+", " ", shown))
    assert re.findall(r"[A-Za-z]{2,}", bare) == []


def test_times_are_those_of_the_chats_zone_and_lateness_is_told() -> None:
    shown = render_digest(digest("en", ACTS)).html
    assert "Digest, 26 Nov, 08:00 – 27 Nov, 11:00 (Moscow)" in shown
    assert "Late: it was to come 27 Nov, 08:00" in shown


def test_of_a_warning_whose_issuer_nobody_read_nothing_is_claimed() -> None:
    whole = digest("en", ())
    seen = render_digest(whole).html
    assert "no announcement seen for 45 days; its issuer was read on 44 of 45 days" in seen
    unread = replace(whole, warnings=(replace(whole.warnings[0], read=0),))
    shown = render_digest(unread).html
    assert "its issuer was read on none of the 45 days since" in shown
    assert "no announcement" not in shown


def test_an_empty_one_says_so_with_what_was_read_and_without_empty_headings() -> None:
    shown = render_digest(digest("en", (), empty=True)).html
    assert shown.startswith("<b>Nothing new: 🇨🇳 China ⇄ 🇺🇸 US</b>")
    assert "Read since then: 2 of 3 sources" in shown
    assert "still open" not in shown
    assert "Dates ahead" not in shown


def test_a_discreet_chat_sees_nothing_of_it() -> None:
    covered = render_digest(digest("en", ACTS, discreet=True))
    assert covered.html == "1 digest"
    assert [button.data for row in covered.buttons for button in row] == ["dg:3"]


def test_a_short_one_below_a_cover_is_one_message_without_buttons() -> None:
    shown = open_digest(digest("en", ACTS, discreet=True))
    assert split(shown.html) == (shown.html,)
    assert shown.html.endswith("2 of 3 sources for it. /status")
    assert shown.buttons == ()


@pytest.mark.parametrize(
    ("language", "on", "back"),
    [
        ("en", "Part 2 of 4 →", "← Part 1 of 4"),
        ("zh", "第2页（共3页） →", "← 第1页（共3页）"),
        ("ru", "Часть 2 из 4 →", "← Часть 1 из 4"),
    ],
)
def test_a_long_one_below_a_cover_is_turned_part_by_part_in_its_place(
    language: str, on: str, back: str
) -> None:
    acts = tuple(view(number) for number in range(100, 200))
    whole = digest(language, acts, discreet=True)
    first, second = open_digest(whole), open_digest(whole, 2)
    assert [(b.label, b.data) for row in first.buttons for b in row] == [(on, "dg:3:2")]
    assert (second.buttons[0][0].label, second.buttons[0][0].data) == (back, "dg:3:1")
    pages = [first, second]
    while (button := pages[-1].buttons[0][-1]).label.endswith("→"):
        pages.append(open_digest(whole, int((button.data or "").split(":")[2])))
    assert all(split(page.html) == (page.html,) for page in pages)
    told = "".join(page.html for page in pages)
    assert [number for number in range(100, 200) if told.count(f"/a{number}") != 1] == []


def test_a_part_that_is_no_more_shows_the_last_one() -> None:
    acts = tuple(view(number) for number in range(100, 200))
    whole = digest("en", acts, discreet=True)
    assert open_digest(whole, 99) == open_digest(whole, 4)
    assert open_digest(digest("en", ACTS, discreet=True), 2).html.startswith("<b>3 new")


def test_a_long_one_is_cut_between_lines_and_a_very_long_one_counts_the_rest() -> None:
    acts = tuple(view(number) for number in range(100, 260))
    shown = render_digest(digest("en", acts)).html
    assert "and 60 more" in shown
    parts = split(shown)
    assert len(parts) > 1
    assert "".join(parts).count("/a1") == 100

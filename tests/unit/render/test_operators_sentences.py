"""Why something waits, and why an operator's act cannot be done, is said in the language of the chat."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.alerts.edits import FIELDS, read_edit, refuse_edit
from bot.alerts.gate import GateFacts, decide_gate, hold_poll
from bot.alerts.measured import MEASURED, Figures, unmeasured
from bot.alerts.review import refuse_ruling
from bot.domain.action import Action
from bot.domain.chat import Chat, ChatAddress, ChatKind
from bot.domain.errors import RefusedError
from bot.domain.review import ReviewItem, ReviewKind, Ruling
from bot.domain.source import SourceKind, SourceStatus
from bot.domain.words import Measure, Precision, Stage, Standing
from bot.render.held import held
from bot.render.operator_words import WORK
from bot.render.refused import refused
from bot.render.review import announce_waiting

T0 = datetime(2022, 3, 21, 12, tzinfo=UTC)
DAY = timedelta(days=1)
FACTS = GateFacts(T0)
ACT = Action(
    7,
    "US",
    ("CN",),
    (Measure.ENTRY_BAN,),
    Stage.IMPOSED,
    date(2022, 3, 21),
    Precision.DAY,
    T0,
    Standing.OFFICIAL,
    persons=("Ann Example",),
)


def reasons_to_wait() -> list[str | None]:
    return [
        hold_poll(first_poll=True, entries=3, new=3),
        hold_poll(first_poll=False, entries=30, new=30),
        *(
            decide_gate(facts, now).reason
            for facts, now in (
                (replace(FACTS, published_at=T0 - 9 * DAY), T0),
                (FACTS, T0 + 9 * DAY),
                (replace(FACTS, acts_last_hour=60), T0),
                (replace(FACTS, confidence=0.1), T0),
                (replace(FACTS, confidence=0.1, standing=Standing.AGENCY), T0),
            )
        ),
        unmeasured("xx"),
        *(unmeasured(code) for code in MEASURED),
        unmeasured("fr", {"fr": Figures("French", 90, 90, 0.5, 0.4)}),
    ]


def test_every_reason_that_the_gate_gives_is_told_in_each_language() -> None:
    given = [reason for reason in reasons_to_wait() if reason]
    assert len(given) > 10
    assert [each for each in given if held(each, "en") != each] == []
    for language in ("zh", "ru"):
        told = [held(each, language) for each in given]
        assert [
            each for each in told if re.search("[A-Za-z]", each.replace("(xx)", "").replace("（xx）", ""))
        ] == []


def test_what_an_operator_typed_stays_as_it_was_typed_and_what_a_button_gave_is_told() -> None:
    assert held("seen in the Post", "zh") == "seen in the Post"
    assert held("old news", "zh") == "旧闻"
    assert held("operator 71", "ru") == "оператор 71"
    assert (
        held("a7 was withdrawn (a slip); this page announces it again", "zh")
        == "a7曾被撤回（a slip）；此页再次宣布"
    )


def refusals() -> list[str | None]:
    raised: list[str | None] = []
    for field, words in (
        *((field, "?!") for field in FIELDS),
        *(("roles", "Ann"), ("stage", "eased"), ("reason", "x" * 900), ("day", "x"), ("count", "0")),
    ):
        try:
            read_edit(field, words)
        except RefusedError as error:
            raised.append(str(error))
    item = ReviewItem(12, ReviewKind.DOUBTED, "", T0, (7, 8))
    return [
        *raised,
        refuse_ruling(item, Ruling.SENT),
        *(
            refuse_edit(act, changes, date(2022, 3, 22))
            for act, changes in (
                (replace(ACT, withdrawn=True), {"issuer": "RU"}),
                (ACT, {"issuer": "US"}),
                (ACT, read_edit("eased_kind", "lifted")),
                (ACT, read_edit("roles", "Bob Example: judge")),
                (ACT, read_edit("on", "2030-01-01")),
                (ACT, read_edit("expires_on", "2021-01-01")),
            )
        ),
    ]


def test_every_refusal_of_an_edit_is_told_in_each_language() -> None:
    given = [refusal for refusal in refusals() if refusal]
    assert len(given) > 15
    for language, letters in (("zh", "[\u4e00-\u9fff]"), ("ru", "[\u0400-\u04ff]")):
        untold = [each for each in given if not re.search(letters, refused(RefusedError(each), language))]
        assert untold == []
    for each in given:
        assert (
            refused(RefusedError(each), "en")
            .casefold()
            .startswith(each[:5].casefold().replace("'", "&#x27;")[:5])
        )


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_what_was_typed_cannot_act_on_a_message(language: str) -> None:
    with pytest.raises(RefusedError) as raised:
        read_edit("<b>x</b>", "1")
    assert "<b>" not in refused(raised.value, language)
    assert "&lt;b&gt;" in refused(raised.value, language)


def test_whatever_a_source_is_has_a_word() -> None:
    kinds = {f"source_{kind}" for kind in SourceKind} | {f"standing_{word}" for word in Standing}
    assert kinds | {f"status_{status}" for status in SourceStatus} <= WORK.keys()


@pytest.mark.parametrize(
    ("numbers", "html", "data"), [((12,), "1 new item", "rv:12"), ((12, 13), "2 new items", "rp:0")]
)
def test_what_came_together_is_one_cover_in_a_discreet_chat(
    numbers: tuple[int, ...], html: str, data: str
) -> None:
    items = [ReviewItem(number, ReviewKind.DOUBTED, "a secret", T0, (7,)) for number in numbers]
    chat = Chat(0, ChatAddress(7), ChatKind.PRIVATE, discreet=True)
    cover = announce_waiting(items, (), chat)
    assert cover.html == html
    assert [button.data for row in cover.buttons for button in row] == [data]
    assert "secret" in announce_waiting(items, (), replace(chat, discreet=False)).html

"""Questions: the answer is right, says what is not known, and a page leads to the next."""

import itertools
import re
from dataclasses import replace
from datetime import date, timedelta

from talk_cases import NOW, ROWS, Talk, data_of, labels

from bot.domain.action import Action, LinkDecision
from bot.domain.chat import ChatKind, Message
from bot.domain.words import LinkKind, Measure, Precision, Stage, Standing
from bot.services.ports import UnitOfWork
from bot.store.database import SqlDatabase

QUESTIONS = (
    "When did China last act against US officials, and on what basis?",
    "中国上次对美国官员采取行动是什么时候，依据是什么？",
    "когда Китай в последний раз принял меры против чиновников США и на каком основании?",
    "/latest china on us officials",
)


async def test_the_last_act_and_its_basis_are_one_card(talk: Talk) -> None:
    first, *others = [await talk.says(question) for question in QUESTIONS]
    rows = first.split("\n")

    assert [other == first for other in others] == [True, True, True]
    assert rows[0] == "<b>Last time China acted against US officials</b>"
    assert "<b>21 Apr 2025</b> · 🇨🇳→🇺🇸 🔴 announced (reported) · sanctions, kind not stated" in rows
    assert "<b>Basis</b>: Anti-Foreign Sanctions Law" in rows
    earlier = rows[rows.index("<b>Before that</b>") + 1 :][:2]
    assert [row.split(" 🇨🇳")[0] for row in earlier] == ["14 Apr 2025", "10 Dec 2024"]
    assert re.search(r"^Left out: companies \(latest 25 Sep 2025\) /a\d+$", first, re.MULTILINE)
    assert "Not read so far: 🇨🇳 China; newer acts of theirs are not seen." in rows[-1]


async def test_how_fresh_an_answer_is_depends_on_whose_acts_were_asked_for(talk: Talk) -> None:
    assert "Read until 26 Nov 2026, 06:55 UTC" in await talk.says("/latest us on china")
    assert "Not read" not in await talk.says("/latest us on china")
    assert "Not read so far: 🇨🇳 China" in await talk.says("/history us cn")
    assert "Not read so far: 🇷🇺 Russia" in await talk.says("/history from russia")
    assert "Not read" not in await talk.says("/history visa")


async def test_older_leads_through_the_whole_history_and_no_further(talk: Talk) -> None:
    reply = await talk.asks("/history")
    seen: list[str] = []
    for _ in range(30):
        seen += re.findall(r"/a\d+$", reply.message.html, re.MULTILINE)
        if "Older →" not in labels(reply):
            break
        reply = await talk.presses(data_of(reply, "Older"))
        assert reply.edits
    assert len(seen) == len(set(seen)) == len(ROWS)
    beyond = await talk.asks("/history page 999")
    assert "There are no pages beyond this one." in beyond.message.html
    assert seen[-1] in beyond.message.html
    assert "Nothing in the history" not in (await talk.presses("h:9007199254740990:.")).message.html


async def test_a_search_is_turned_over_by_typing(talk: Talk) -> None:
    first = await talk.says("/search us")
    found = re.search(r"Older: <code>(/search us page 2)</code>$", first)
    assert found
    second = await talk.says(found[1])
    assert "9 to " in second
    assert not set(re.findall(r"/a\d+$", first, re.MULTILINE)) & set(
        re.findall(r"/a\d+$", second, re.MULTILINE)
    )


async def test_a_name_without_a_hit_is_no_clearance_in_any_command(talk: Talk) -> None:
    for asked in ("/search Ivan Example", "/history Ivan Example", "/latest Ivan Example", "Ivan Example"):
        said = await talk.says(asked)
        assert "No hit is no clearance: this is not a screening list." in said
        assert "sanctionssearch.ofac.treas.gov" in said
    assert "clearance" not in await talk.says("/history from peru")


async def test_unknown_words_become_a_search_that_says_so_however_long(talk: Talk) -> None:
    said = await talk.says("cn us " + " ".join(f"unheard{at}" for at in range(12)))
    assert "which I do not know as a country, measure or subject; the rest I understood." in said
    assert "Only the first 8 words were searched." in said
    said = await talk.says("cn us " + "x" * 500)
    assert "which I do not know as a country, measure or subject; the rest I understood." in said
    assert "Only the first 400 characters were read." in said
    assert "Only the first" in await talk.says("/search one two three four five six seven eight nine")
    assert "Only the first" not in await talk.says("/search one two three four five six seven eight")


async def test_an_action_is_shown_however_its_number_is_typed(talk: Talk) -> None:
    for typed in ("/a1", "/A1", "/a1.", "a1", "/show 1", "/show a1", "/show /a1", "\u200e/a1"):
        assert data_of(await talk.asks(typed), "Exchange") == "ex:1", typed


async def test_a_bare_year_is_a_question_and_an_unknown_number_is_answered(talk: Talk) -> None:
    assert (await talk.says("2025")).startswith("<b>all states, all measures · 2025</b>")
    assert "There is no action /a99999." in await talk.says("a99999")


async def test_a_bare_number_opens_no_card_and_tells_how_to_ask(talk: Talk) -> None:
    reply = await talk.asks("1")
    assert reply.message == Message("1 alone is no question. For the action write /a1")
    terminal = replace(talk, kind=ChatKind.TERMINAL)
    assert await terminal.says("77") == "[77] is no button any more. For the action write /a77"
    assert (await terminal.says("2025")).startswith("<b>all states, all measures · 2025</b>")
    assert data_of(await terminal.asks("/a1"), "Exchange") == "ex:1"


def long_exchange(unit: UnitOfWork) -> int:
    """Fourteen steps, each answering the one before; the number of the last."""
    numbers: list[int] = []
    for step in range(14):
        act = Action(
            number=0,
            issuer=("MX", "PE")[step % 2],
            targets=(("PE", "MX")[step % 2],),
            measures=(Measure.EXPULSION,),
            stage=Stage.IMPOSED,
            on=date(2026, 1, 1) + timedelta(days=step),
            precision=Precision.DAY,
            first_seen_at=NOW,
            standing=Standing.OFFICIAL,
        )
        numbers.append(unit.actions.add(act, None, ()).number)
    unit.actions.add_links(
        [
            LinkDecision(later, earlier, LinkKind.ANSWERS, 1.0, ("a reason " * 30,), stated=True)
            for earlier, later in itertools.pairwise(numbers)
        ]
    )
    return numbers[-1]


async def test_a_long_exchange_is_turned_over_by_buttons(talk: Talk, database: SqlDatabase) -> None:
    number = await database.write(long_exchange)
    reply = await talk.presses(f"ex:{number}")
    assert "14 steps in 13 days · nothing further seen · 1 to 6 shown" in reply.message.html
    assert labels(reply) == ["Later →"]
    reply = await talk.presses(data_of(reply, "Later"))
    assert labels(reply) == ["← Earlier", "Later →"]
    reply = await talk.presses(data_of(reply, "Later"))
    assert "13 to 14 shown" in reply.message.html
    assert f"/a{number}" in reply.message.html
    assert labels(reply) == ["← Earlier"]
    assert "13 to 14 shown" in (await talk.presses(f"xp:{number}:9999")).message.html


async def test_a_code_taken_for_an_english_word_is_told(talk: Talk) -> None:
    said = "I did not take “by” as Belarus; write BY or Belarus."
    assert said in await talk.says("/history by 2026")
    assert said in await talk.says("/latest by 2026")
    assert said in await talk.says("/subscribe by visa 2026")
    assert "write Belarus." in await talk.says("/history BY SANCTIONS")
    assert "did not take" not in await talk.says("/history sanctions by the eu in 2024")


async def test_words_that_nothing_has_are_left_aside_where_the_rest_is_understood(talk: Talk) -> None:
    for question in ("/history cn on us zzz", "/latest cn on us zzz"):
        shown = await talk.says(question)
        assert "Nothing with “zzz” in the texts; shown without it." in shown, question
        assert "No hit is no clearance" in shown, question
        assert "/a" in shown, question
        assert "Nothing in the history matches" not in shown, question
    for alone in ("/history zzz", "/latest zzz", "/search cn zzz", "/history pl by zzz"):
        shown = await talk.says(alone)
        assert "Nothing in the history matches" in shown, alone
        assert "shown without it" not in shown, alone


async def test_who_finds_nothing_in_other_letters_is_told_to_try_latin_ones(talk: Talk) -> None:
    for words in ("Навальный", "马格尼茨基"):
        assert "in Latin letters" in await talk.says(f"/search {words}"), words
        assert "in Latin letters" in await talk.says(f"/latest cn on us {words}"), words
    for words in ("Sørensen", "zzz"):
        assert "in Latin letters" not in await talk.says(f"/search {words}"), words

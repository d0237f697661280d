"""Lines and sentences in which phrases are possible: never fewer than hold one."""

import pickle
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.action import Document
from bot.lexicon.folding import lowered
from bot.lexicon.patterns import Pattern
from bot.reading import read
from bot.reading.phrasebook.anchors import Anchored
from bot.reading.phrasebook.cutting import Layout
from near_matches import near_matches
from shipped import shipped_vocabulary

VOCABULARY = shipped_vocabulary()
SMALL = Anchored(
    [
        ("freeze", Pattern("freez\\w+ .{0,40}assets")),
        ("list", Pattern("black\\slist")),
        ("visa", Pattern("visa")),
    ]
)
WITH_ANY = Anchored([("freeze", Pattern("freez\\w+ .{0,40}assets")), ("number", Pattern("\\d"))])


def lines(table: Anchored[str], text: str) -> list[str]:
    return [text[start:end] for start, end in table.find(lowered(text)).lines()]


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("We speak.\nThey FREEZE all Assets.\nEnd", ["They FREEZE all Assets."]),
        ("They freeze\nall assets", []),  # nothing in one line holds both
        ("A black\nlist", []),  # a string across two lines
        ("A black\u00a0list\n\na visa", ["A black\u00a0list", "a visa"]),
        ("visa\nvisa visa", ["visa", "visa visa"]),
        ("", []),
    ],
)
def test_only_lines_with_strings_of_every_group_are_looked_at(text: str, possible: list[str]) -> None:
    assert lines(SMALL, text) == possible


def test_a_row_without_strings_is_possible_in_every_line() -> None:
    assert lines(WITH_ANY, "one\n\n2") == ["one", "", "2"]
    assert WITH_ANY.find("one\n2").rows(0, 3) == ["number"]


def test_rows_of_a_part_come_in_their_order() -> None:
    text = "a visa; they freeze assets. a black list"
    found = SMALL.find(text)
    assert found.rows(0, len(text)) == ["freeze", "list", "visa"]
    assert found.rows(0, 7) == ["visa"]
    assert found.rows(3, 26) == ["freeze"]  # half of a word is none


@pytest.mark.parametrize(("hints", "anchor"), [(["visa", "ban"], "a ban on"), ([], "in china")])
def test_strings_that_hold_a_hint_are_looked_for_first(hints: list[str], anchor: str) -> None:
    table = Anchored([("act", Pattern("china.{0,20}(?:visa|ban on)"))], hints)
    assert [text for text in ("a ban on", "in china") if table.find(text)._places] == [anchor]
    assert lines(table, "in china\na ban on x\nchina: a ban on y") == ["china: a ban on y"]


def test_a_table_can_be_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(SMALL))  # noqa: S301 -- our own bytes
    assert list(sent) == list(SMALL)
    assert sent.find("a visa").rows(0, 6) == ["visa"]


@pytest.mark.parametrize("language", sorted(VOCABULARY.phrasebooks))
@settings(max_examples=50)
@given(st.data())
def test_every_phrase_that_is_found_was_possible(language: str, data: st.DataObject) -> None:
    phrases = VOCABULARY.phrasebooks[language].phrases
    drawn = data.draw(st.lists(st.sampled_from(list(phrases)), min_size=1, max_size=3))
    text = " ".join(near_matches(phrase.pattern.pattern, phrase.pattern.flags)[-1] for phrase in drawn)
    line = text.replace("\n", " ")
    found = {phrase.id for phrase in phrases if phrase.pattern.search(line)}
    anchors = phrases.find(lowered(f"\n{line}\n"))
    assert found <= {phrase.id for phrase in anchors.rows(1, len(line) + 1)}
    assert list(anchors.lines()) == [(1, len(line) + 1)] or not found


WHOLE = "标题。副题\n法新社记者：美方宣布了制裁。中方如何看？\n王敏：第一句。第二句。\n第三句。\n李强：完。"


def layout() -> Layout:
    return Layout(VOCABULARY.phrasebooks["zh"], WHOLE, WHOLE, WHOLE.index("\n") + 1)


def test_passages_are_the_title_and_who_speaks() -> None:
    said = [[s.text for s in layout().sentences(n)] for n in range(-1, 6)]
    assert said == [
        [],
        ["标题。", "副题"],
        ["美方宣布了制裁。", "中方如何看？"],
        ["第一句。", "第二句。", "第三句。"],
        ["完。"],
        [],
        [],
    ]
    assert [p.asked for p in layout().passages] == [False, True, False, False]
    assert [p.speaker for p in layout().passages] == [None, None, "王敏", "李强"]


def test_a_line_is_cut_as_its_passage_is() -> None:
    whole = layout()
    pieces = [p for line in _lines_of(WHOLE) for p in whole.pieces(*line)]
    assert [whole.sentence(start).text for start, _ in pieces] == [
        s.text for n in range(len(whole.passages)) for s in whole.sentences(n)
    ]


def _lines_of(text: str) -> list[tuple[int, int]]:
    ends = [at for at, letter in enumerate(text) if letter == "\n"]
    return list(zip([0, *(end + 1 for end in ends)], [*ends, len(text)], strict=True))


def test_sentences_before_one_are_of_its_passage_and_the_one_before() -> None:
    whole = layout()
    third = whole.sentences(2)[2]
    assert [s.text for s in whole.before(third, 3)] == ["中方如何看？", "第一句。", "第二句。"]
    assert [s.text for s in whole.before(third, 1)] == ["第二句。"]
    assert [s.text for s in whole.before(whole.sentences(3)[0], 9)] == ["第一句。", "第二句。", "第三句。"]
    assert whole.before(whole.sentences(0)[0], 9) == ()


def test_what_a_reporter_tells_is_no_act_and_what_the_ministry_tells_is() -> None:
    told = "中方决定对美国3家企业采取反制措施。"
    asked = Document(
        "a",
        "s",
        "例行记者会",
        f"记者：{told}\n发言人：无可奉告。",
        date(2024, 2, 29),
        language="zh",
        country="CN",
    )
    said = Document(
        "b",
        "s",
        "例行记者会",
        f"记者：请评论。\n发言人：{told}",
        date(2024, 2, 29),
        language="zh",
        country="CN",
    )
    assert not read(VOCABULARY, asked).actions
    assert read(VOCABULARY, said).actions

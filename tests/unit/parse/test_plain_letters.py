"""Texts that look the same are made of the same letters; what only looks odd stays."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.letters import plain_letters
from bot.parse.text import clean_text
from growth import why_not_linear


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("per\u00admit", "permit"),
        ("per\u00ad\n  mit", "permit"),
        ("per\u200bmit", "permit"),
        ("per\u200dmit", "permit"),
        ("per\u200cmit", "permit"),
        ("per\u2060mit", "permit"),
        ("\ufeffpermit", "permit"),
        ("per\u202emit\u202c", "permit"),
        ("per\u2066mit\u2069", "permit"),
        ("per\x00m\bit", "permit"),
        ("ｐｅｒｍｉｔ， １４ ｏｆ ｔｈｅｍ．", "permit, 14 of them."),
        ("𝐩𝐞𝐫𝐦𝐢𝐭", "permit"),
        ("o\ufb03cials", "officials"),
        ("Jose\u0301", "José"),
        ("запре\u0301т", "запрет"),
        ("реестр и\u0306", "реестр й"),
        ("签\u200b证", "签证"),
        ("two Iran\u2011based firms", "two Iran-based firms"),
        ("two Iran\u2010based firms", "two Iran-based firms"),
        ("1" + "\u0301" * 40, "1" + "\u0301" * 30),
        ("1" + "\u200b\u0301" * 40, "1" + "\u0301" * 30),
        ("Ines\u00a0Bo, 14\u202fof them", "Ines Bo, 14 of them"),
        ("ＡＢＣ公司，１４人", "ABC公司，14人"),
        ("first\r\nsecond\rthird\u2028fourth", "first\nsecond\nthird\nfourth"),
        ("реrmit", "permit"),
        ("зaпpет", "запрет"),
    ],
)
def test_what_looks_like_a_letter_is_that_letter(odd: str, plain: str) -> None:
    assert plain_letters(odd) == plain


@pytest.mark.parametrize(
    "text",
    [
        "A permit for José, 14 of them.\n\nAnother - long - line.\tEnd",
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d💻 ❤\ufe0f",
        "签证，限制。（完）",
        "запрет йода ёлка",
        "Ќе и ѝ",
        "IT-шник, F-16, Т-72, NATOвский",
        "NATO и РФ",
        "\u3000\u3000签证",
        "1\ufe0f\u20e3",
        "1" + "\u0301" * 30,
        "Iran – based",
    ],
)
def test_what_is_written_so_on_purpose_stays(text: str) -> None:
    assert plain_letters(text) == text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("a new per-\nmit was given", "a new permit was given"),
        ("a new per- \n  mit", "a new permit"),
        ("counter-\nmeasures", "countermeasures"),
        ("новый запре-\nт", "новый запрет"),
        ("a new per\u2011\nmit", "a new permit"),
        ("a new per-\n\u0455on", "a new person"),
        ("an \u0430nti-\ncorruption law", "an anti-corruption law"),
        ("an anti-\ncorruption law", "an anti-corruption law"),
        ("the long-\nrange one", "the long-range one"),
        ("state-run, or state-\nrun", "state-run, or state-run"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_one_word(broken: str, whole: str) -> None:
    assert plain_letters(broken) == whole


@pytest.mark.parametrize(
    "text",
    [
        "Those listed -\nall of them",
        "entry-\nand exit rules",
        "Jean-\nPierre",
        "2024-\n25",
        "one\n- two\n- three",
    ],
)
def test_other_hyphens_at_the_end_of_a_line_stay(text: str) -> None:
    assert plain_letters(text) == text


def test_texts_of_sources_go_the_same_way() -> None:
    assert clean_text("A  per\u00admit,\n\n ｎｅｗ per-\r\nmit ") == "A permit,\nnew permit"


@given(
    st.text(
        st.sampled_from(
            "aeоyZи-Е\u0301\u0316\u05b0\u0f73\u2011"
            "\u0308\u0306\u200d\ufe0f\u00ad\u200b\n\r\t ａ，中م가\u1100\u1161ﬁ\x00\x0c"
        ),
        max_size=30,
    )
)
@example("и\u200d\u0301")
@example("pa-\nра")
@example("a-\nи-\nа")
@example("per-\n\u0455it")
@example("1\u0301\u200d\u05b0\u200d")
@example("a\u0301\u200d\u05b0\u200d")
@example("eee\u0430\u030a")
@example("иииa\u033f\u0301")
@example("aaa\u0456\u05b0\u0306")
@example("1" + "\u0344" * 40)
@example("e" + "\u0316" * 30 + "\u200d" + "\u0301" * 30)
def test_plain_letters_stay_plain(text: str) -> None:
    once = plain_letters(text)
    assert plain_letters(once) == once
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned


@pytest.mark.parametrize(
    "piece",
    ["a-\n", "é\u00ad \n", "аa", "a- ", "e\u0301\u200d", "1\ufe0f", "\u200d", "\u0301\u200d", "a-\nи-"],
)
def test_a_text_of_oddities_takes_time_by_its_length(piece: str) -> None:
    def make(size: int) -> str:
        return piece * (size // len(piece))

    assert why_not_linear(plain_letters, make, size=20_000, most_seconds=2.0) is None


@pytest.mark.parametrize(
    ("before", "first", "second"),
    [
        ("👍", "\ufe0f", "\u200d"),
        ("1", "\u0301", "\u0316"),
        ("e", "\u0301\u200b", "\u0316\u200d"),
        ("1", "\u05c1", "\u05b0"),
        ("1", "\u0f73", "\u0f73"),
    ],
)
def test_a_long_run_of_marks_takes_time_by_its_length(before: str, first: str, second: str) -> None:
    def make(size: int) -> str:
        return before + first * size + second * size

    assert why_not_linear(plain_letters, make, size=5_000, most_seconds=2.0) is None

"""Why a text is read as it is, told to people: what was looked at, and what spoke against it."""

from typing import get_args

import pytest

from bot.domain.action import Document
from bot.reading.english.setting import Why
from bot.reading.reader import read
from bot.reading.text.passages import whole_text
from bot.reading.vocabulary import Vocabulary
from bot.reading.weighing import REASONS, told_weighed, weigh


def _lines(
    vocabulary: Vocabulary, text: str, *, title: str = "Statement", language: str = "en", country: str = "US"
) -> list[str]:
    document = Document(
        id="1",
        source="ministry",
        title=title,
        text=text,
        date=None,
        url=None,
        language=language,
        country=country,
    )
    weighed = weigh(vocabulary, document, read(vocabulary, document).language)
    return told_weighed(weighed, whole_text(document))


def test_an_act_is_told_with_its_words_tense_issuer_and_rule(vocabulary: Vocabulary) -> None:
    (line,) = _lines(
        vocabulary, "Today the United States is imposing visa restrictions on two judges of Ruritania."
    )
    assert "'imposing' (present) by US: told as new [impose]" in line
    assert line.startswith("10-")


def test_what_speaks_against_an_act_is_told(vocabulary: Vocabulary) -> None:
    (line,) = _lines(vocabulary, "The United States imposed visa restrictions on two judges in March 2019.")
    assert "(past) by US: retold, the words around place it before the day of the text" in line


_ANSWER = "China will take resolute countermeasures"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{_ANSWER} in response to US missile deployments.", "it is a military matter"),
        (f"{_ANSWER} if the United States goes on to raise tariffs.", "it is about trade or tariffs"),
        (f"{_ANSWER} against the US sanctions, according to diplomats.", "it is told by hearsay"),
        (f"{_ANSWER} in due course.", "it answers no act of a state that is named"),
        (
            "The United Kingdom will take resolute countermeasures against the US sanctions.",
            "it is another state's warning",
        ),
        (
            "China will take countermeasures and all necessary measures to defend itself against US bans.",
            "condemnation [ensure-necessary]",
        ),
    ],
)
def test_a_warning_that_is_none_is_told_with_its_reason(vocabulary: Vocabulary, text: str, why: str) -> None:
    (line,) = _lines(vocabulary, text, country="CN")
    assert f"by CN: no act, {why} [" in line or f"by GB: no act, {why} [" in line


def test_a_warning_that_is_one_is_told_without_a_reason(vocabulary: Vocabulary) -> None:
    text = "China will take resolute countermeasures against the US visa ban on Chinese officials."
    (line,) = _lines(vocabulary, text, country="CN")
    assert "by CN: told as new" in line


def test_every_reason_of_the_reader_has_its_words() -> None:
    assert set(get_args(Why)) == REASONS.keys()
    assert all(REASONS.values())


def test_an_act_of_another_state_is_told_to_be_one(vocabulary: Vocabulary) -> None:
    lines = _lines(vocabulary, "Today France is imposing visa restrictions on two judges of Ruritania.")
    assert any("by FR: done by another state" in line for line in lines)


def test_a_sentence_that_holds_only_the_letters_of_rules_is_told_with_them(vocabulary: Vocabulary) -> None:
    (line,) = _lines(vocabulary, "We would not hesitate to impose sanctions on those responsible.")
    assert "no rule matches" in line
    assert "impose" in line.rpartition("[")[2]


def test_a_text_without_any_of_their_words_is_told_to_have_none(vocabulary: Vocabulary) -> None:
    assert _lines(vocabulary, "The minister opened the fair.") == [
        "nothing: no verb or phrase of the rules stands in it"
    ]


def test_chinese_phrases_are_told_with_what_speaks_against_them(vocabulary: Vocabulary) -> None:
    (line,) = _lines(vocabulary, "去年三月，中方决定对两家公司采取反制措施。", language="zh", country="CN")
    assert "retold, restates" in line
    (line,) = _lines(vocabulary, "中方决定即日起对两家公司采取反制措施。", language="zh", country="CN")
    assert "(strength 1.00) by CN: told as new [" in line
    assert "'决定" in line


def test_a_language_without_rules_has_nothing_to_tell(vocabulary: Vocabulary) -> None:
    assert _lines(vocabulary, "Ministrul a deschis târgul.", language="ro") == []


def test_only_the_first_places_of_a_long_text_are_told_and_the_others_counted(vocabulary: Vocabulary) -> None:
    lines = _lines(vocabulary, "We would not hesitate to impose sanctions on those responsible. " * 20)
    assert len(lines) == 13
    assert lines[-1] == "and 8 more places"


def test_a_long_sentence_is_cut(vocabulary: Vocabulary) -> None:
    (line,) = _lines(
        vocabulary, "We would not hesitate to impose sanctions on " + "very " * 100 + "bad people."
    )
    assert "very…'" in line or "ver…'" in line or "ve…'" in line or "v…'" in line
    assert len(line) < 250


@pytest.mark.parametrize(("acts", "told"), [(3, 3), (100, 24)])
def test_of_an_endless_sentence_only_so_many_acts_are_weighed(
    vocabulary: Vocabulary, acts: int, told: int
) -> None:
    text = "中方限制捷克外交官活动，" * acts
    document = Document("1", "ministry", "", text, None, language="zh", country="CN")
    weighed = weigh(vocabulary, document, "zh")
    assert weighed is not None
    assert len(weighed) == told

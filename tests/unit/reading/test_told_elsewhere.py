"""Those hit told in brackets, headed sentences and later ones; diplomats' posts, datelines. Invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.domain.words import Measure, Stage
from bot.reading import Vocabulary, read

ON = date(2024, 6, 14)


def first(vocabulary: Vocabulary, text: str, title: str = "", country: str | None = "US") -> ActionDraft:
    document = Document("t", "test", title, text, ON, language="en", country=country)
    return read(vocabulary, document).new_actions[0]


def test_brackets_behind_a_state_may_list_those_hit(vocabulary: Vocabulary) -> None:
    listed = (
        "Today, the United States is imposing sanctions on three entities in China (Baoding Sample Services "
        "Company Limited and Wuhan Sample Co., Ltd) and Turkey (Eren Sample Trading Company, Ltd)."
    )
    act = first(vocabulary, listed)
    assert len(act.entities_named) == 3
    assert set(act.targets) == {"CN", "TR"}
    initials = first(vocabulary, "The United States is imposing sanctions on three entities in China (PRC).")
    assert not initials.named


COUNTED = "The United States is imposing sanctions on {n} entities based in Iran and China.\n\n"
HEADED = (
    "Tehran-based Saman Sample Trading Company has facilitated purchases. Shenzhen Sample Co Ltd has "
    "supplied chemicals."
)


def test_sentences_that_firms_head_name_those_who_were_counted(vocabulary: Vocabulary) -> None:
    act = first(vocabulary, COUNTED.format(n="six") + HEADED)
    assert act.entities_named == ("Saman Sample Trading Company", "Shenzhen Sample Co Ltd")
    assert act.count == 6


@pytest.mark.parametrize(
    "text",
    [
        COUNTED.format(n="six") + "Shenzhen Sample Co Ltd welcomed the step.",
        "The United States is imposing visa restrictions on Iranian officials.\n\n" + HEADED,
        COUNTED.format(n="one") + HEADED,
    ],
)
def test_firms_that_speak_or_are_too_many_are_not_those_hit(vocabulary: Vocabulary, text: str) -> None:
    assert not first(vocabulary, text).named


@pytest.mark.parametrize(
    ("those", "targets"),
    [
        ("Ruf Doe, former Consul General of Saudi Arabia in Istanbul, Turkey,", ("SA",)),
        ("Ruf Doe, the Iranian ambassador to Iraq,", ("IR",)),
        ("Ruf Doe, who lives in Turkey,", ("TR",)),
    ],
)
def test_where_a_diplomat_was_sent_is_not_hit(
    vocabulary: Vocabulary, those: str, targets: tuple[str, ...]
) -> None:
    act = first(vocabulary, f"Today, the United States is designating {those} under Executive Order 13818.")
    assert act.targets == targets


def test_a_dateline_with_a_colon_is_nobody_who_asks(vocabulary: Vocabulary) -> None:
    told = "The United States has imposed sanctions on four Iranian nationals on Friday."
    for line in ("SAMPLETON (Agency): ", "SAMPLETON: "):
        assert first(vocabulary, line + told, country=None).count == 4
    asked = f"QUESTION: {told} Is it true?\n\nSPOKESPERSON: I have nothing on that."
    document = Document("t", "test", "Briefing", asked, ON, language="en", country="US")
    assert not read(vocabulary, document).new_actions


def test_visas_taken_from_somebody_named_are_taken_now(vocabulary: Vocabulary) -> None:
    opened = "Today, the Department of State took steps to revoke the visas of several Brazilian officials. "
    named = first(vocabulary, opened + "The Department has revoked the visas of Ana Doe and Jan Roe.")
    assert (named.stage, named.persons_named) == (Stage.IMPOSED, ("Ana Doe", "Jan Roe"))
    assert first(vocabulary, opened).stage is Stage.ANNOUNCED


def test_the_law_of_an_older_act_tells_no_measure(vocabulary: Vocabulary) -> None:
    text = (
        "Today, the Department is publicly designating Ruf Doe, a Serbian official, under Section 7031(c). "
        "He was previously designated under Executive Order 13818."
    )
    assert first(vocabulary, text).measures == (Measure.VISA_RESTRICTION,)


def test_whom_others_were_linked_to_before_is_not_hit(vocabulary: Vocabulary) -> None:
    text = (
        "Today, the United States is imposing sanctions on six entities based in Iran. They helped the "
        "US-sanctioned Sample Aviation Industries to buy parts."
    )
    assert not first(vocabulary, text).named


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Russia has declared 34 French diplomats persona non grata in reply to 41 envoys' expulsion.", 34),
        ("Russia has declared 34 French diplomats persona non grata after the loss of 41 envoys.", 34),
        ("Russia has declared 34 French diplomats and three French envoys persona non grata.", 37),
    ],
)
def test_the_number_of_the_act_that_is_answered_is_not_added(
    vocabulary: Vocabulary, text: str, count: int
) -> None:
    assert first(vocabulary, text, country="RU").count == count

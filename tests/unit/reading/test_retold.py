"""News: the act of the day is new, what it retells is not. All texts are invented."""

from datetime import date

import pytest

from bot.domain.action import Document, Reading
from bot.domain.words import Measure
from bot.reading import Vocabulary, read


def news(vocabulary: Vocabulary, text: str, title: str = "Beijing answers") -> Reading:
    return read(vocabulary, Document("t", "news", title, text, date(2022, 3, 31), language="en"))


FOUNDING = (
    "After similar steps were taken against Chinese officials by the U.S. earlier this month, China has "
    "retaliated by imposing sanctions on some American officials.\n"
    "China’s Foreign Ministry spokesman, Li Wen, gave no names. “China has decided to impose reciprocal "
    "visa restrictions on U.S. officials who invented stories,” he said.\n"
    "Last week, Secretary Ashby criticised Beijing.\n"
    "Visa restrictions were then sanctioned on Chinese officials responsible for repression."
)


def test_the_act_of_the_day_is_new_and_the_answered_act_is_older(vocabulary: Vocabulary) -> None:
    found = news(vocabulary, FOUNDING)
    (new,) = found.new_actions
    assert (new.issuer, new.targets, new.measures, new.stage) == (
        "CN",
        ("US",),
        ("visa_restriction",),
        "announced",
    )
    assert new.answers
    assert new.speaker == "Li Wen"
    old = [a for a in found.actions if not a.new]
    assert [(a.issuer, a.targets, a.measures) for a in old] == [("US", ("CN",), ("visa_restriction",))]


def test_new_actions_come_first(vocabulary: Vocabulary) -> None:
    flags = [a.new for a in news(vocabulary, FOUNDING).actions]
    assert flags == sorted(flags, reverse=True)


def test_news_without_a_named_issuer_acts_for_nobody(vocabulary: Vocabulary) -> None:
    assert (
        news(vocabulary, "We are imposing sanctions on twelve officials today.", "Officials hit").verdict
        == "none"
    )


@pytest.mark.parametrize(
    "background",
    [
        ", ten days after Washington restricted the visas of Chinese officials.",
        " after the United States imposed visa restrictions on Chinese officials.",
        ", answering the visa restrictions that the United States announced last week.",
        ", matching the restrictions Washington imposed on Chinese officials.",
    ],
)
def test_what_the_news_came_after_is_older(vocabulary: Vocabulary, background: str) -> None:
    sentence = f"China announced visa restrictions on US officials on Thursday{background}"
    found = news(vocabulary, sentence, "China restricts visas of US officials")
    assert [(a.issuer, a.targets) for a in found.new_actions] == [("CN", ("US",))]


def test_two_acts_of_one_day_are_both_new(vocabulary: Vocabulary) -> None:
    text = (
        "Canada imposed sanctions on six Iranian officials on Thursday, and Australia imposed sanctions on "
        "four of them."
    )
    found = news(vocabulary, text, "Canada imposes sanctions on Iranian officials")
    assert {a.issuer for a in found.new_actions} == {"CA", "AU"}


@pytest.mark.parametrize(
    ("sentence", "new"),
    [
        ("In April 2021 the Czech Republic expelled 18 Russian diplomats.", False),
        ("On Monday the Czech Republic expelled 18 Russian diplomats.", False),
        ("On Thursday the Czech Republic expelled 18 Russian diplomats.", True),
    ],
)
def test_a_report_of_the_day_is_news_and_one_of_a_day_or_month_gone_by_is_not(
    vocabulary: Vocabulary, sentence: str, *, new: bool
) -> None:
    found = news(vocabulary, sentence, "Czech Republic and Russia")
    assert bool(found.new_actions) is new


def test_the_place_a_report_was_written_in_acts_for_nobody(vocabulary: Vocabulary) -> None:
    possible = "SINGAPORE (Agency) - A state may declare a diplomat persona non grata without giving reasons."
    assert news(vocabulary, possible, "What the words mean").verdict == "none"
    real = (
        "SINGAPORE (Agency) - Iran has declared two German diplomats personae non gratae, its ministry said."
    )
    (action,) = news(vocabulary, real, "Two diplomats must leave").new_actions
    assert (action.issuer, action.targets, action.count) == ("IR", ("DE",), 2)
    assert action.quote is not None
    assert action.quote.startswith("Iran")


def official(vocabulary: Vocabulary, text: str, title: str = "On Recent Events") -> Reading:
    document = Document("t", "us", title, text, date(2021, 7, 30), country="US")
    return read(vocabulary, document)


def test_names_and_numbers_of_an_earlier_dated_act_are_not_those_of_the_new_one(
    vocabulary: Vocabulary,
) -> None:
    found = official(
        vocabulary,
        "On July 22, the United States imposed sanctions on the leader of Cuba's army, General Ramón Ilario "
        "Quesada, and nine officials.\nToday we are designating Cuba's police chief, Colonel Tomás Abreu "
        "Lindo, under Executive Order 13818.",
    )
    (new,) = found.new_actions
    assert (new.count, any("Abreu" in name for name in new.persons_named)) == (1, True)
    assert not any("Quesada" in name for name in new.persons_named)
    assert [action.issuer for action in found.actions if not action.new] == ["US"]


def test_a_running_total_is_not_the_number_of_the_new_act(vocabulary: Vocabulary) -> None:
    text = (
        "Today the Department of State is imposing visa restrictions on 46 Belarusian officials. "
        "Since the election the Department has imposed visa restrictions on 155 Belarusian officials."
    )
    (new,) = official(vocabulary, text).new_actions
    assert new.count == 46


def test_what_is_done_beside_an_act_of_the_day_is_as_sure_as_that_act(vocabulary: Vocabulary) -> None:
    text = (
        "Today the Department of State is imposing visa restrictions on 46 Belarusian officials. In "
        "addition, the Treasury designated 16 Belarusian individuals pursuant to Executive Order 13405."
    )
    found = {action.measures: action.confidence for action in official(vocabulary, text).new_actions}
    assert found[(Measure.ASSET_FREEZE,)] >= 0.6  # the bar under which an alert waits for a person
    alone = (
        "The Treasury designated 16 Belarusian individuals pursuant to Executive Order 13405 some time ago."
    )
    assert official(vocabulary, f"Readout of a meeting.\n{'We met. ' * 80}{alone}").verdict == "none"


@pytest.mark.parametrize(
    ("explanation", "answers"),
    [
        ("He said that the decision was a response to Germany's expulsion of two Iranians.", True),
        ("He said that the step is a just answer to Germany's expulsion of two Iranians.", True),
        ("He said that Germany's expulsion of two Iranians was a mistake.", False),
    ],
)
def test_an_act_called_a_response_says_what_it_answers(
    vocabulary: Vocabulary, explanation: str, *, answers: bool
) -> None:
    text = f"Iran has declared two German diplomats personae non gratae. {explanation}"
    (action,) = news(vocabulary, text, "Two diplomats must leave").new_actions
    assert ("expulsion of two Iranians" in (action.answers or "")) is answers


def test_only_those_hit_by_the_act_itself_are_counted(vocabulary: Vocabulary) -> None:
    text = "Iran expelled two German diplomats on Wednesday, a week after Berlin expelled three Iranians."
    (action,) = news(vocabulary, text, "Iran orders two German diplomats to leave").new_actions
    assert action.count == 2


def test_words_between_a_decision_and_its_verb_do_not_hide_it(vocabulary: Vocabulary) -> None:
    text = (
        "China has decided, in accordance with the Anti-Foreign Sanctions Law, to impose reciprocal visa "
        "restrictions on US officials who spread false stories."
    )
    (action,) = news(vocabulary, text).new_actions
    assert (action.issuer, action.measures) == ("CN", ("visa_restriction",))
    refused = "China has refused, in accordance with its law, to impose visa restrictions on US officials."
    assert news(vocabulary, refused).verdict == "none"

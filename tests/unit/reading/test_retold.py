"""News: the act of the day is new, what it retells is not. All texts are invented."""

from datetime import date

from bot.domain.action import Document, Reading
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

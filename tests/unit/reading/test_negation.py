"""Acts denied after the verb or inside a phrase, and words of denial that deny no act. All invented."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.domain.words import Standing, Verdict
from bot.reading import Vocabulary, read

ON = date(2024, 5, 10)


def verdict(vocabulary: Vocabulary, country: str, text: str) -> Verdict:
    document = Document(
        "t", "test", "Statement", text, ON, language="en", country=country, standing=Standing.OFFICIAL
    )
    return read(vocabulary, document).verdict


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("CN", "China today announced that it will not impose sanctions on US officials."),
        ("US", "The Department today announced it will not impose visa restrictions on Cuban officials."),
        ("CA", "Canada announced today that it has not imposed sanctions on Iranian officials."),
        ("CA", "Canada announced that it is not imposing sanctions on Iranian officials today."),
        ("GB", "The Foreign Secretary announced that the UK won’t expel Russian diplomats."),
        ("PL", "Poland has decided against expelling Russian diplomats."),
        ("PL", "Poland decided not to expel ten Russian diplomats."),
        ("US", "Today, we announced no visa restrictions on Cuban officials."),
        ("US", "The Secretary announced that no visa restrictions will be imposed on Cuban officials."),
        ("US", "The Secretary announced that he opposes imposing visa restrictions on Cuban officials."),
    ],
)
def test_what_is_announced_not_to_happen_is_no_act(vocabulary: Vocabulary, country: str, text: str) -> None:
    assert verdict(vocabulary, country, text) is Verdict.NONE


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("CN", "China today announced that it will impose sanctions on US officials who do not respect it."),
        ("US", "The Department today announced that it will impose visa restrictions on Cuban officials."),
        ("US", "The Secretary, who will not travel today, announced sanctions on ten Cuban officials."),
        (
            "US",
            "We announced that we do not accept this and are imposing visa bans on Cuban officials.",
        ),
        (
            "US",
            "The Secretary today announced, because Iran did not free them, sanctions on ten Iranian judges.",
        ),
        ("CA", "Canada announced, not for the first time, sanctions on ten Iranian officials today."),
        ("PL", "Poland decided not only to protest but also to expel ten Russian diplomats."),
        ("PL", "Poland decided not to wait any longer and is expelling ten Russian diplomats."),
    ],
)
def test_a_not_about_something_else_leaves_what_is_announced(
    vocabulary: Vocabulary, country: str, text: str
) -> None:
    assert verdict(vocabulary, country, text) is Verdict.ANNOUNCES


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("US", "The United States is today imposing no visa restrictions on Cuban officials."),
        ("BE", "The EU adopted no new sanctions on Belarus today."),
        ("US", "The United States is lifting no sanctions on Cuban banks."),
        ("SE", "Sweden is expelling no diplomats."),
        ("SE", "Sweden is expelling none of the Russian diplomats."),
        ("US", "We are imposing neither visa restrictions nor sanctions on Cuban officials today."),
        ("US", "The Treasury today designates no Iranian firms."),
        ("US", "We have revoked no visas of Cuban judges."),
        ("US", "Today, the United States is imposing zero sanctions on Iranian officials."),
        ("EU", "The Council today added no persons to the sanctions list on Belarus."),
        ("CN", "China decided to take no countermeasures against US officials."),
        ("US", "Today’s action imposes no sanctions on Cuban officials."),
        ("US", "These actions target no Cuban officials."),
    ],
)
def test_an_object_that_is_nobody_is_not_hit(vocabulary: Vocabulary, country: str, text: str) -> None:
    assert verdict(vocabulary, country, text) is Verdict.NONE


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("US", "Nobody in the US government is imposing visa restrictions on Cuban officials."),
        ("US", "No one is imposing sanctions on Cuban officials today."),
        ("BE", "Neither Belgium nor the Netherlands is expelling Russian diplomats."),
        ("BE", "None of the Member States is expelling Russian diplomats."),
        ("PL", "Neither has Poland expelled Russian diplomats, nor is it sanctioning banks."),
        ("US", "No country, not even the United States, imposes sanctions on Cuban judges."),
        ("PL", "Not one Russian diplomat is being expelled from Poland today."),
        ("US", "No agency of the United States is imposing visa restrictions on Cuban officials."),
    ],
)
def test_a_subject_that_is_nobody_does_not_act(vocabulary: Vocabulary, country: str, text: str) -> None:
    assert verdict(vocabulary, country, text) is Verdict.NONE


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("PL", "No fewer than ten Russian diplomats were expelled today from Poland."),
        ("PL", "Poland is expelling no fewer than ten Russian diplomats."),
        ("PL", "Poland is expelling no less than ten Russian diplomats."),
        ("PL", "Poland is expelling not one but ten Russian diplomats."),
        ("PL", "Poland has no choice but to expel ten Russian diplomats."),
        ("US", "Nobody doubts that the United States is imposing sanctions on ten Iranian judges today."),
        ("US", "Having seen no change the United States is imposing sanctions on ten Iranian judges."),
        ("LV", "Latvia no longer admits Russian citizens."),
        ("PL", "Poland has not only protested but also imposed sanctions on ten Belarusian judges today."),
        ("PL", "Poland is not only recalling its ambassador but also expelling ten Russian diplomats."),
        ("PL", "Poland did not hesitate to expel ten Russian diplomats today."),
        ("US", "With no delay, the United States is imposing visa restrictions on ten Cuban officials."),
        ("US", "We are imposing, with no exception, visa restrictions on ten Cuban officials."),
        ("US", "We are imposing sanctions on ten Cuban officials who have no regard for human rights."),
        ("LV", "From today, no Russian citizens may enter Latvia."),
        ("US", "No one should doubt us: the United States is sanctioning ten Cuban officials."),
        ("US", "No one is above the law, and today the United States is sanctioning ten Cuban judges."),
        ("US", "Nobody is surprised that the United States is imposing sanctions on ten Cuban judges today."),
        ("US", "Today we are designating none other than the Iranian warden Karim Beispiel."),
        (
            "US",
            "There is no doubt that Russia lied, so the United States is expelling ten Russian diplomats.",
        ),
        ("US", "In no uncertain terms, the United States is imposing visa restrictions on Cuban officials."),
    ],
)
def test_a_no_that_denies_nothing_leaves_the_act(vocabulary: Vocabulary, country: str, text: str) -> None:
    assert verdict(vocabulary, country, text) is Verdict.ANNOUNCES

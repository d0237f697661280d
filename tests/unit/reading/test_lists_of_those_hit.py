"""Lists of those hit: words alone, offices, reasons between, other days; each with its opposite. Invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read
from bot.reading.names.names import find_names
from bot.reading.names.parts_hit import hit_part

ON = date(2024, 6, 14)


def acts(vocabulary: Vocabulary, text: str, country: str = "US", title: str = "") -> tuple[ActionDraft, ...]:
    document = Document("t", "test", title, text, ON, language="en", country=country)
    return read(vocabulary, document).new_actions


def first(vocabulary: Vocabulary, text: str, country: str = "US", title: str = "") -> ActionDraft:
    return acts(vocabulary, text, country, title)[0]


FIRMS = (
    "China has decided to sanction {number} US companies, namely Example Systems, Examplair, Viatest and "
    "Sample Dynamics."
)


@pytest.mark.parametrize(("number", "bodies"), [("four", 4), ("five", 2), ("three", 2)])
def test_a_word_alone_is_a_firm_where_the_number_says_so(
    vocabulary: Vocabulary, number: str, bodies: int
) -> None:
    act = first(vocabulary, FIRMS.format(number=number), "CN")
    assert len(act.entities_named) == bodies
    assert ("Examplair" in act.entities_named) is (bodies == 4)


def test_a_town_behind_a_firm_is_no_firm(vocabulary: Vocabulary) -> None:
    text = "China has decided to sanction three US companies: Example Systems, Paris, and Sample Dynamics."
    assert first(vocabulary, text, "CN").entities_named == ("Example Systems", "Sample Dynamics")


def test_a_second_half_before_the_last_member_is_no_firm_of_its_own(vocabulary: Vocabulary) -> None:
    text = (
        "China has decided to sanction four US companies, namely Example Systems Land and Sea, Examplair, "
        "Viatest and Sample Dynamics."
    )
    assert first(vocabulary, text, "CN").entities_named[1:] == ("Examplair", "Viatest", "Sample Dynamics")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jan Roe, Minister of Defense and Chairman of the State Peace and Sample Council", ["Jan Roe"]),
        (
            "General Jan Roe, Commander of the Army and Vice Chairman of the Council; Ana Doe",
            ["Jan Roe", "Ana Doe"],
        ),
        ("Lieutenant General Jan Roe, Joint Chief of Staff, Armed Forces", ["Jan Roe"]),
        ("the President's Press Secretary Jan Roe", ["Jan Roe"]),
        ("the State Peace and Sample Council", ["State Peace", "Sample Council"]),
        ("the Armed Forces of Exampleland", ["Armed Forces of Exampleland"]),
    ],
)
def test_what_somebody_heads_is_not_hit_with_him(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


def test_the_reason_of_one_member_ends_with_the_semicolon() -> None:
    text = (
        "Jan Roe, who heads a cell in Samplia, for whom many work; his brother Ivo Roe, involved in thefts; "
        "and Ana Doe."
    )
    assert [name.text for name in find_names(hit_part(text))] == ["Jan Roe", "Ivo Roe", "Ana Doe"]
    closed = "Jan Roe, who heads a cell in Samplia, for helping Ivo Roe and Ana Doe"
    assert [name.text for name in find_names(hit_part(closed))] == ["Jan Roe"]


def test_reasons_without_end_are_cut_in_time_that_grows_with_the_text() -> None:
    assert len(hit_part("Jan Roe, a broker of the town and its ports; " * 4000)) > 0
    assert len(hit_part("Jan Roe, a broker of the town, involved in thefts; and " * 4000)) > 0


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Belarusian tycoons now subject to sanctions include Jan Roe and Ana Doe.", ("Jan Roe", "Ana Doe")),
        ("Propagandists who have been designated include Jan Roe.", ("Jan Roe",)),
        ("Designated persons include Jan Roe and Ana Doe.", ("Jan Roe", "Ana Doe")),
        ("Previously designated persons include Jan Roe and Ana Doe.", ()),
        ("In May three Belarusian nationals were sanctioned, including Jan Roe.", ()),
        ("Critics of the government include Jan Roe and Ana Doe.", ()),
    ],
)
def test_whoever_is_hit_may_be_told_to_include_somebody(
    vocabulary: Vocabulary, sentence: str, names: tuple[str, ...]
) -> None:
    text = f"Today, the United States is imposing sanctions on several Belarusian nationals. {sentence}"
    assert first(vocabulary, text).persons_named == names


@pytest.mark.parametrize(
    ("those", "count"),
    [
        ("four Nicaraguan, five Guatemalan, and three Honduran individuals", 12),
        ("four Nicaraguan and three Honduran individuals", 7),
        ("four Nicaraguan individuals", 4),
    ],
)
def test_numbers_share_the_noun_at_the_end_of_their_list(
    vocabulary: Vocabulary, those: str, count: int
) -> None:
    act = first(vocabulary, f"Today, the United States is imposing visa restrictions on {those}.")
    assert act.count == count


def test_what_will_have_been_reached_is_no_number_of_the_day(vocabulary: Vocabulary) -> None:
    text = (
        "The United Kingdom is sanctioning 30 Russian individuals today, which means that by the evening "
        "it will have designated over 900 individuals. The 30 individuals, five of whom are ministers, know."
    )
    assert first(vocabulary, text, "GB").count == 30


def test_the_bank_of_a_river_is_no_body(vocabulary: Vocabulary) -> None:
    text = "The United States is imposing sanctions on two Israeli nationals for violence in the West Bank."
    assert not first(vocabulary, text).named


def test_the_council_whose_members_are_hit_is_not_named_itself(vocabulary: Vocabulary) -> None:
    text = "Today, the United States is designating three State Sample Council (SSC) members of Burma."
    assert not first(vocabulary, text).named
    whole = "Today, the United States is designating the State Sample Council (SSC) of Burma."
    assert first(vocabulary, whole).named


TERRORIST = "Today, the United States is designating Ruf Doe as a Specially Designated Global Terrorist. "
FRONT = (
    "Today, the United States is designating the Example Front as a Specially Designated Global Terrorist."
)
SPANISH = "Moscow declared two employees of the Spanish embassy persona non grata "
SEVEN = "China announced that seven US companies have been added to the unreliable entity list "


@pytest.mark.parametrize(
    ("text", "country", "targets"),
    [
        ("The Example Front, backed by Iran, has its seat in Iraq. " + FRONT + ".", "US", ("IQ",)),
        (TERRORIST + "He planned the attack in Tunis, Tunisia.", "US", ()),
        (TERRORIST + "He lives in Tunisia.", "US", ("TN",)),
        (SPANISH + "following the expulsion of French and Italian diplomats.", "RU", ("ES",)),
        (SEVEN + "for selling arms to China's Taiwan region.", "CN", ("US",)),
    ],
)
def test_backers_scenes_and_causes_are_not_hit(
    vocabulary: Vocabulary, text: str, country: str, targets: tuple[str, ...]
) -> None:
    assert first(vocabulary, text, country).targets == targets


def test_to_declare_somebody_unwelcome_is_no_passive(vocabulary: Vocabulary) -> None:
    text = (
        "The government has decided to declare persona non grata the ambassador of Mexico, Ana Doe, and the "
        "consul, Jan Roe."
    )
    assert first(vocabulary, text, "BO").persons_named == ("Ana Doe", "Jan Roe")


def test_a_reward_told_beside_a_designation_does_not_silence_it(vocabulary: Vocabulary) -> None:
    text = (
        "Today, the United States is sanctioning three Mexican nationals. The Department offers a "
        "reward of up to $15 million for Jan Roe."
    )
    assert first(vocabulary, text).count == 3
    offer = "The Department offers a reward of up to $15 million for Jan Roe, whom it sanctions."
    assert not acts(vocabulary, offer)

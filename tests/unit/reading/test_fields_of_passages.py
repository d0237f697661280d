"""Fields told in another passage: names in another answer, in a gazette's finding. All are invented."""

from datetime import date

from bot.domain.action import ActionDraft, Document
from bot.domain.words import Measure, Stage
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)
ASKED = "QUESTION: Let us start with Cuba.\n\n"
COUNTED = "MR DOE: You are right, we designated one individual and one entity of Cuba today.\n\n"
NAMED = (
    "MR DOE: So, we have imposed sanctions on the minister of the army of Cuba, Jan Roe, as well as "
    "the Example Brigade."
)


def first(vocabulary: Vocabulary, text: str, title: str = "Statement", language: str = "en") -> ActionDraft:
    country = {"en": "US", "zh": "CN"}[language]
    document = Document("t", "test", title, text, ON, language=language, country=country)
    return read(vocabulary, document).new_actions[0]


def test_names_in_another_answer_are_those_counted(vocabulary: Vocabulary) -> None:
    act = first(vocabulary, ASKED + COUNTED + "QUESTION: And who?\n\n" + NAMED, "Department Press Briefing")
    assert (act.persons_named, act.entities_named) == (("Jan Roe",), ("Example Brigade",))


def test_other_names_than_those_counted_stay_apart(vocabulary: Vocabulary) -> None:
    other = "MR DOE: So, we have imposed sanctions on Jan Roe of Cuba."
    act = first(vocabulary, ASKED + COUNTED + "QUESTION: And then?\n\n" + other, "Department Press Briefing")
    assert not act.named


def test_a_gazette_names_whom_it_has_determined_something_of(vocabulary: Vocabulary) -> None:
    title = "Designation of Iranian Entity Pursuant to Executive Order 13382"
    found = "The State Department has determined that Example Air has spread weapons."
    assert first(vocabulary, found, title).entities_named == ("Example Air",)
    nobody = "The State Department has determined that a need exists to protect the country."
    assert not first(vocabulary, nobody, title).named


def test_sanctions_to_come_are_announced_also_where_a_bank_is_named(vocabulary: Vocabulary) -> None:
    will = first(vocabulary, "Today, we will impose sanctions on Example Bank of Russia.")
    assert will.stage is Stage.ANNOUNCED
    now = first(vocabulary, "Today, we are imposing sanctions on Example Bank of Russia.")
    assert now.stage is Stage.IMPOSED


def test_gangs_are_bodies_of_the_place_in_their_name(vocabulary: Vocabulary) -> None:
    act = first(
        vocabulary, "Today, the United States is designating Tren de Aragua and Jan Roe as terrorists."
    )
    assert (act.persons_named, act.entities_named) == (("Jan Roe",), ("Tren de Aragua",))
    assert act.targets == ("VE",)


def test_the_freeze_of_listed_terrorists_is_told_a_sentence_later(vocabulary: Vocabulary) -> None:
    said = "Today, the United States is designating the Example Front as a Foreign Terrorist Organization."
    assert first(vocabulary, said).measures == (Measure.OTHER,)
    assert first(vocabulary, said + " Its property is frozen.").measures == (Measure.ASSET_FREEZE,)
    assert first(vocabulary, said + " France froze property of others.").measures == (Measure.OTHER,)


def test_no_more_business_with_those_hit_restricts_trade(vocabulary: Vocabulary) -> None:
    said = "中方决定对4名美国人员实施制裁，包括样甲乙、样丙丁。这些人及其家属被禁止入境中国内地"
    more = first(vocabulary, said + "，他们的企业也已被限制与中国打交道、做生意。", language="zh")
    assert Measure.TRADE_RESTRICTION in more.measures
    assert Measure.TRADE_RESTRICTION not in first(vocabulary, said + "。", language="zh").measures


def test_a_state_at_war_is_the_topic_and_the_attacker_is_hit(vocabulary: Vocabulary) -> None:
    said = "Today, the United States is announcing sanctions against Russia in view of the war in Ukraine."
    assert first(vocabulary, said).targets == ("RU",)
    machine = "Today, the United States is imposing sanctions on Russia’s “war machine” in Ukraine."
    assert first(vocabulary, machine).targets == ("RU",)
    alone = "Today, the United States is imposing visa restrictions on oligarchs of Ukraine."
    assert first(vocabulary, alone).targets == ("UA",)


def test_who_travels_meanwhile_is_not_hit(vocabulary: Vocabulary) -> None:
    said = "Today, the United States is imposing sanctions on Example Bank of Chad, as Jan Roe visited Paris."
    assert first(vocabulary, said).persons_named == ()
    hit = "Today, the United States is imposing sanctions on Example Bank of Chad, as well as Jan Roe."
    assert first(vocabulary, hit).persons_named == ("Jan Roe",)


def test_the_council_that_acts_is_not_hit(vocabulary: Vocabulary) -> None:
    document = Document(
        "t",
        "test",
        "EU Council adopts sanctions against Russia",
        "The EU Council adopted restrictive measures against the Example Council of Russia today.",
        ON,
        language="en",
        country="EU",
    )
    assert read(vocabulary, document).new_actions[0].entities_named == ("Example Council of Russia",)


def test_a_recap_does_not_turn_what_is_to_come_into_done(vocabulary: Vocabulary) -> None:
    text = (
        "We will impose sanctions on Example Bank of Russia.\n\n"
        "Since then we have imposed sanctions on Otherone Bank of Russia."
    )
    assert first(vocabulary, text).stage is Stage.ANNOUNCED


def test_arms_for_a_region_tell_no_target_of_a_warning(vocabulary: Vocabulary) -> None:
    said = "美方宣布军售。我们敦促美方停止武装台湾，否则必将遭到中方坚决有力回击。"
    assert first(vocabulary, said, language="zh").targets == ("US",)
    other = "美方宣布军售。我们正告日方停止制裁中国企业，否则必将遭到中方坚决有力回击。"
    assert first(vocabulary, other, language="zh").targets == ("JP",)

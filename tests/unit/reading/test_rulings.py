"""Each ruling on what announces an action, with its opposite. All texts and persons are invented."""

from datetime import date

import pytest

from bot.domain.action import Document, Reading
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)


def reading(
    vocabulary: Vocabulary, text: str, title: str = "Statement", country: str | None = "US"
) -> Reading:
    return read(vocabulary, Document("t", "test", title, text, ON, language="en", country=country))


ANNOUNCES = [
    (
        "US",
        (
            "Today, I am announcing a new visa restriction policy that will apply to Ruritanian "
            "and Syrian officials believed to be responsible for repression."
        ),
        ["visa_restriction"],
        "announced",
        ["SY"],
    ),
    (
        "US",
        (
            "The Department of State is taking steps to impose visa restrictions on Belarusian "
            "officials under Section 212(a)(3)(C) of the Immigration and Nationality Act."
        ),
        ["visa_restriction"],
        "announced",
        ["BY"],
    ),
    (
        "US",
        ("Today, the United States is sanctioning five Iranian companies pursuant to Executive Order 13949."),
        ["asset_freeze"],
        "imposed",
        ["IR"],
    ),
    (
        "US",
        (
            "The Department is publicly designating former Albanian judge Arben Molla under "
            "Section 7031(c) for his involvement in significant corruption."
        ),
        ["visa_restriction"],
        "imposed",
        ["AL"],
    ),
    (
        "US",
        (
            "The Bureau of Industry and Security amends the regulations by adding nine entities "
            "to the Entity List under the destination of Russia."
        ),
        ["trade_restriction"],
        "imposed",
        ["RU"],
    ),
    (
        "US",
        (
            "Today the Secretary of State is designating the Red Dawn Front of Mali as a Foreign "
            "Terrorist Organization."
        ),
        ["other"],
        "imposed",
        ["ML"],
    ),
    (
        "CN",
        ("China has decided to impose reciprocal visa restrictions on US officials who behaved badly."),
        ["visa_restriction"],
        "announced",
        ["US"],
    ),
    (
        "RU",
        (
            "Two employees of the Norwegian Embassy were declared persona non grata today. They "
            "shall leave Russia within five days."
        ),
        ["expulsion"],
        "imposed",
        ["NO"],
    ),
    (
        "GB",
        (
            "The Foreign Secretary today announced sanctions on 12 Russian officials. They are "
            "now subject to an asset freeze and travel ban."
        ),
        ["asset_freeze"],
        "imposed",
        ["RU"],
    ),
    (
        "CA",
        (
            "Canada is imposing sanctions on six Haitian individuals under the Special Economic "
            "Measures Regulations."
        ),
        ["sanctions_unspecified"],
        "imposed",
        ["HT"],
    ),
    (
        "AU",
        (
            "Australia has today imposed targeted financial sanctions and travel bans on three "
            "Iranian individuals."
        ),
        ["entry_ban"],
        "imposed",
        ["IR"],
    ),
    (
        "DE",
        ("The Council of the EU today adopted restrictive measures against eight Belarusian individuals."),
        ["sanctions_unspecified"],
        "imposed",
        ["BY"],
    ),
]


@pytest.mark.parametrize("row", ANNOUNCES, ids=[f"{row[0]} {row[2][0]} {row[4][0]}" for row in ANNOUNCES])
def test_announcements_are_read(
    vocabulary: Vocabulary, row: tuple[str, str, list[str], str, list[str]]
) -> None:
    country, text, measures, stage, targets = row
    found = reading(vocabulary, text, country=country)
    assert found.verdict == "announces"
    action = found.actions[0]
    assert action.new
    assert action.issuer == ("EU" if country == "DE" else country)
    assert set(measures) <= set(action.measures)
    assert action.stage == stage
    assert set(targets) <= set(action.targets)


NONE = [
    (
        "restated",
        "US",
        ("As announced on March 2, 2021, the United States imposed sanctions on Iranian companies."),
    ),
    (
        "earlier, by another time word",
        "US",
        "Last year we imposed visa restrictions on Belarusian officials.",
    ),
    (
        "another state's action",
        "US",
        "Today, Canada imposed sanctions on Russian officials.",
    ),
    (
        "condemnation",
        "CN",
        "China firmly opposes the illegal unilateral sanctions imposed by the United States.",
    ),
    (
        "call",
        "CN",
        "We urge the US to immediately lift the sanctions on Chinese companies.",
    ),
    (
        "all options",
        "US",
        ("All options remain on the table, and we reserve the right to impose sanctions on Iran."),
    ),
    (
        "necessary measures",
        "CN",
        ("China will take all necessary measures to firmly safeguard the rights of its companies."),
    ),
    (
        "continue to use tools",
        "US",
        "We will continue to use all tools, including sanctions, against Iranian officials.",
    ),
    (
        "minister-designate",
        "US",
        "The Secretary met Prime Minister-designate Arben Molla of Albania today.",
    ),
    (
        "COVID countermeasures",
        "US",
        "We are sending medical countermeasures against the pandemic to Peru today.",
    ),
    (
        "sanctuary",
        "US",
        "Today we are designating a new marine sanctuary with partners from Palau.",
    ),
    (
        "special immigrants",
        "US",
        "The Department is expanding special immigrant visas for Afghan citizens.",
    ),
    (
        "prosecution",
        "US",
        "A Russian national was charged with evading sanctions.",
    ),
    (
        "domestic",
        "US",
        "The agency will impose civil sanctions on plants in Utah that break the rule.",
    ),
    (
        "hypothetical",
        "US",
        "The bill could impose sanctions on Chinese officials.",
    ),
    (
        "tariffs",
        "CN",
        "If the US raises tariffs again, China will respond with countermeasures.",
    ),
    (
        "firm response of arms",
        "CN",
        "If US troops provoke us at sea, China will make a resolute response.",
    ),
    (
        "firm response to a coast guard",
        "CN",
        "The coast guard of the Philippines must stop its provocations, or China will make a firm response.",
    ),
    (
        "not",
        "US",
        "The United States has not imposed sanctions on Serbia.",
    ),
]


@pytest.mark.parametrize(("why", "country", "text"), NONE, ids=[row[0] for row in NONE])
def test_look_alikes_are_none(vocabulary: Vocabulary, why: str, country: str, text: str) -> None:
    assert reading(vocabulary, text, country=country).verdict == "none"


def test_a_general_licence_is_none_though_its_abstract_names_sanctions(vocabulary: Vocabulary) -> None:
    text = "OFAC is publishing a general license related to the Syria sanctions program that blocks property."
    assert reading(vocabulary, text, "Publication of Syria Web General License 99").verdict == "none"


THREATS = [
    (
        "If the US insists on the sanctions against Chinese companies, China will take "
        "reciprocal countermeasures."
    ),
    (
        "The US should revoke its visa restrictions on Chinese officials; otherwise China "
        "will respond with countermeasures."
    ),
    "The decision of Washington to close the Chinese consulate will not go unanswered.",
    "The US must withdraw its sanctions on Chinese judges, or China will give a firm and vigorous response.",
]


@pytest.mark.parametrize("text", THREATS)
def test_answer_words_bound_to_an_act_of_a_state_threaten(vocabulary: Vocabulary, text: str) -> None:
    found = reading(vocabulary, text, country="CN")
    assert found.verdict == "threatens"
    assert (found.actions[0].issuer, found.actions[0].stage) == ("CN", "threatened")
    assert "US" in found.actions[0].targets


EASES = [
    (
        "Today, the United States lifted sanctions on two Sudanese companies.",
        "lifted",
    ),
    (
        (
            "China has decided to suspend the implementation of the countermeasures against "
            "American companies."
        ),
        "suspended",
    ),
    (
        "OFAC is removing three Libyan individuals from the SDN List.",
        "names_removed",
    ),
]


@pytest.mark.parametrize(("text", "kind"), EASES)
def test_easing_carries_its_kind(vocabulary: Vocabulary, text: str, kind: str) -> None:
    found = reading(vocabulary, text, country="CN" if "China" in text else "US")
    assert found.verdict == "eases"
    assert found.actions[0].eased_kind == kind


def test_a_renewal_extends_and_does_not_act(vocabulary: Vocabulary) -> None:
    found = reading(vocabulary, "I am continuing for 1 year the national emergency with respect to Burundi.")
    assert found.verdict == "extends"
    assert not found.verdict.acts


def test_expanded_only_where_the_text_says_so(vocabulary: Vocabulary) -> None:
    more = reading(
        vocabulary, "The United States is imposing sanctions on 11 additional Iranian individuals today."
    )
    plain = reading(vocabulary, "The United States is imposing sanctions on 11 Iranian individuals today.")
    assert (more.actions[0].stage, plain.actions[0].stage) == ("expanded", "imposed")


def test_counts_names_and_relatives(vocabulary: Vocabulary) -> None:
    text = (
        "Today, the United States is sanctioning two entities and eleven individuals, including Arben "
        "Molla, Drita Molla, and Molla Trading Company, pursuant to Executive Order 14033."
    )
    action = reading(vocabulary, text).actions[0]
    assert action.count == 13
    assert action.named
    assert {"Arben Molla", "Drita Molla"} <= set(action.persons_named)
    assert "Molla Trading Company" in action.entities_named
    assert action.legal_basis == "Executive Order 14033"


def test_unnamed_and_uncounted_is_not_named(vocabulary: Vocabulary) -> None:
    action = reading(
        vocabulary, "Today, the United States is imposing visa restrictions on Cuban officials."
    ).actions[0]
    assert (action.named, action.count, action.stage) == (False, None, "announced")


def test_a_language_without_rules_is_said_not_guessed(vocabulary: Vocabulary) -> None:
    found = read(
        vocabulary,
        Document(
            "t", "test", "", "Ο υπουργός επιβάλλει κυρώσεις στη Ρωσία.", ON, language="el", country="GR"
        ),
    )
    assert (found.verdict, found.none_kind, found.language) == ("none", "other", "el")
    assert "'el'" in found.issues[0]


def test_relatives_are_named_apart_and_counted(vocabulary: Vocabulary) -> None:
    text = (
        "The Department is designating former Panamanian minister Arben Molla under Section 7031(c) due to "
        "his involvement in significant corruption. The Department is also designating Molla’s wife, Drita "
        "Molla."
    )
    action = reading(vocabulary, text).actions[0]
    assert (action.persons_named, action.family_named, action.count) == (
        ("Arben Molla",),
        ("Drita Molla",),
        2,
    )


def test_more_names_than_counted_is_an_issue_for_operators(vocabulary: Vocabulary) -> None:
    text = "Today we are sanctioning one individual, Arben Molla, Drita Molla, and Gent Hoxha of Albania."
    found = reading(vocabulary, text)
    assert found.issues == ("The text counts 1 but 3 names were read.",)
    assert found.actions[0].persons_named == ("Arben Molla", "Drita Molla", "Gent Hoxha")

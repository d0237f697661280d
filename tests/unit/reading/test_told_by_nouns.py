"""Acts told by the noun of the measure, by a list of steps, or by what those hit may no longer do."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.domain.words import Measure
from bot.reading import Vocabulary, read

ENTRY, FREEZE, EXPULSION = Measure.ENTRY_BAN, Measure.ASSET_FREEZE, Measure.EXPULSION

ACTS = (
    ("GB", "A ban on the entry of nine Georgian officials takes effect today.", ENTRY, "GE"),
    ("CA", "Canada's travel ban on six Iranian judges takes effect at midnight.", ENTRY, "IR"),
    (
        "US",
        "Effective immediately, visa restrictions apply to officials of Cuba's interior ministry.",
        Measure.VISA_RESTRICTION,
        "CU",
    ),
    ("PL", "The entry ban covers 27 Belarusian officials and comes into force on Friday.", ENTRY, "BY"),
    (
        "RU",
        "By decree of the President, restrictions on the entry of 61 British citizens are introduced.",
        ENTRY,
        "GB",
    ),
    ("AU", "An asset freeze against three Iranian generals was gazetted this morning.", FREEZE, "IR"),
    ("NO", "The Government today approved a travel ban for twelve Georgian politicians.", ENTRY, "GE"),
    ("CZ", "The deportation of two employees of the Russian embassy was announced today.", EXPULSION, "RU"),
    (
        "CA",
        "Canada is taking these steps: expelling the Iranian chargé; freezing the assets of five judges.",
        EXPULSION,
        "IR",
    ),
    (
        "US",
        "Today's measures include sanctions on six Iranian companies.",
        Measure.SANCTIONS_UNSPECIFIED,
        "IR",
    ),
    (
        "DK",
        "The Russian ambassador was informed of our decision to expel two of his attachés.",
        EXPULSION,
        "RU",
    ),
    ("BE", "Twenty-one Russian diplomats have two weeks to leave Belgium.", EXPULSION, "RU"),
    ("FI", "Russian tourists will no longer be issued visas as of Friday.", Measure.VISA_POLICY, "RU"),
    (
        "CA",
        "The Sanctions (Haiti) Regulations were amended today to list three Haitian politicians.",
        Measure.SANCTIONS_UNSPECIFIED,
        "HT",
    ),
)

NO_ACTS = (
    ("US", "Sanctions on Iranian banks are now in place and working, the envoy told reporters."),
    ("CN", "US visa restrictions on Chinese officials take effect today; China deplores this."),
    ("RU", "As of today, EU sanctions apply to 26 Russian banks. We will draw conclusions."),
    ("GB", "The ban on travel by officials of the department takes effect today to save money."),
    ("NZ", "A ban on entry to the park by groups starts tomorrow."),
    ("IL", "The ambassador has three days to leave for his new post."),
    ("FR", "The diplomats have 48 hours to leave a voice message."),
    ("US", "Officials from the ministry must leave the country within a week to attend the talks."),
    ("JP", "Payments to designated vendors require approval by two officers."),
    ("IN", "The ministry publishes the following list of companies for their participation in the fair."),
    ("RU", "Journalists must hand over their press cards at the entrance."),
    ("GB", "A ban on the entry of Georgian officials was discussed by ministers today."),
    ("CA", "A travel ban on six Iranian judges would take effect if the bill passes."),
    ("NZ", "Travel bans on Belarusian officials have been in place since 2022."),
    ("US", "Visa restrictions apply to anyone who stays longer than allowed."),
    ("GB", "No entry ban against Georgian judges is now in place."),
    ("DE", "A ban on imports of poultry from France takes effect today."),
    ("FR", "A travel ban for members of the team takes effect tomorrow, the coach said."),
    (
        "CH",
        "Restrictions on transactions with four Belarusian banks enter into force once Parliament agrees.",
    ),
    ("AU", "A freeze of the assets of two Russian banks was approved by a court last year."),
    ("NO", "Two parties have proposed a travel ban for Georgian politicians."),
    ("CZ", "The deportation of two employees of the Russian embassy was announced by the Minister in 2021."),
    (
        "UA",
        "Ukraine has asked its partners to take the following steps: imposing sanctions on Russian singers.",
    ),
    ("US", "Last year's measures include sanctions on six Iranian companies."),
    ("DK", "The ambassador was informed of our decision to open a school."),
    ("IE", "Our ambassador was told of the Russian decision to expel three employees of the Irish embassy."),
    ("BE", "Visitors have two weeks to leave Belgium after their visas expire."),
    ("LV", "Citizens of Belarus will not be issued visas at the office in Riga while the system is down."),
    ("CA", "The Fisheries Regulations were amended today to include three lakes."),
    ("CZ", "From Monday, holders of expired passports will be refused entry to Czechia."),
)


def new(vocabulary: Vocabulary, country: str, text: str) -> list[ActionDraft]:
    document = Document("t", "x", "", text, date(2026, 5, 13), language="en", country=country)
    return [action for action in read(vocabulary, document).actions if action.new]


@pytest.mark.parametrize(("country", "text", "measure", "target"), ACTS)
def test_the_act_is_read(
    vocabulary: Vocabulary, country: str, text: str, measure: Measure, target: str
) -> None:
    (action,) = new(vocabulary, country, text)
    assert (action.issuer, action.targets) == (country, (target,))
    assert measure in action.measures


@pytest.mark.parametrize(("country", "text"), NO_ACTS)
def test_words_alike_that_announce_nothing_are_silent(
    vocabulary: Vocabulary, country: str, text: str
) -> None:
    assert new(vocabulary, country, text) == []


def test_a_consulate_general_is_no_general(vocabulary: Vocabulary) -> None:
    text = "The Russian consulate general in Narva must close, as must both consulates general in the south."
    (action,) = new(vocabulary, "EE", text)
    assert action.target_kinds == ()
    generals = "Estonia today sanctioned the attorney general of Belarus and two Belarusian generals."
    (action,) = new(vocabulary, "EE", generals)
    assert "military" in action.target_kinds


@pytest.mark.parametrize(
    ("title", "acts"),
    [
        ("Russia sanctions: Cabinet agrees fresh tranche", True),
        ("Council adopts 14th package of sanctions", True),
        ("Zimbabwe: Delisting and Revocation of Licences", True),
        ("U.S. sanctions body in weightlifting", False),
        ("Parliament debates fresh tranche of sanctions", False),
        ("Cabinet agrees fresh tranche of loans", False),
    ],
)
def test_titles_that_tell_the_act_by_its_noun(vocabulary: Vocabulary, title: str, *, acts: bool) -> None:
    text = (
        "The Government gave notice of it in Wellington. Those named are from Russia, Belarus and Zimbabwe."
    )
    document = Document("t", "x", title, text, date(2026, 5, 13), language="en", country="NZ")
    assert read(vocabulary, document).verdict.acts == acts

"""How reports of the day name those hit and their states; each way with its opposite. All are invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.reading import Vocabulary, read
from bot.reading.names.names import find_names
from bot.reading.names.parts_hit import hit_part

ON = date(2023, 5, 10)
BARRED = "Russia today barred 12 Americans and 9 Canadians, including Vice President Ana Doe, from entry. "


def acts(vocabulary: Vocabulary, text: str, country: str | None = None) -> tuple[ActionDraft, ...]:
    document = Document("t", "test", "", text, ON, language="en", country=country)
    return read(vocabulary, document).new_actions


def named(vocabulary: Vocabulary, text: str, country: str | None = None) -> set[str]:
    return {
        name for act in acts(vocabulary, text, country) for name in (*act.persons_named, *act.entities_named)
    }


@pytest.mark.parametrize(
    ("goes_on", "more"),
    [
        (
            "However, the list of nine Canadians includes Jan Roe, an aide to Prime Minister Max Poe.",
            {"Jan Roe"},
        ),
        ("Businessman Jan Roe, known as Tall Jim, is on the list for fraud.", {"Jan Roe"}),
        ("Jan Roe is on the board of Example Bank.", set()),
        ("On the list are Jan Roe and Example Bank.", {"Jan Roe", "Example Bank"}),
        (
            "Some of those named on the list are columnist Jan Roe and Example Bank.",
            {"Jan Roe", "Example Bank"},
        ),
        ("According to reports, some of them named in the list are the actor Jan Roe.", {"Jan Roe"}),
        ("The ministry noted that Jan Roe was not on the list.", set()),
        ("The list of demands was handed over by Jan Roe.", set()),
        ("On the list of guests, Ana Doe wrote, Jan Roe was missed.", set()),
    ],
)
def test_a_list_shorter_than_its_number_goes_on_in_sentences_that_say_so(
    vocabulary: Vocabulary, goes_on: str, more: set[str]
) -> None:
    assert named(vocabulary, BARRED + goes_on) == {"Ana Doe", *more}


def test_a_list_that_holds_all_it_counts_takes_nobody_from_later_sentences(vocabulary: Vocabulary) -> None:
    text = "Russia today barred two Americans, Jan Roe and Ana Doe, from entry. The list includes Max Poe."
    assert named(vocabulary, text) == {"Jan Roe", "Ana Doe"}


@pytest.mark.parametrize(
    ("goes_on", "names"),
    [
        ("This includes Jan Roe and the firm Example Trading LLC.", {"Jan Roe", "Example Trading LLC"}),
        (
            "This includes officers who have been active in Chad, including Jan Roe, the head of a unit.",
            {"Jan Roe"},
        ),
        (
            "This includes officers of a northern corps who jailed poets, including Jan Roe, head of a club.",
            set(),
        ),
        ("The regime jailed ten critics. This includes Jan Roe.", set()),
    ],
)
def test_this_includes_means_those_of_the_sentence_right_before(
    vocabulary: Vocabulary, goes_on: str, names: set[str]
) -> None:
    lead = "Canada is sanctioning Sudanese officers today. "
    assert named(vocabulary, lead + goes_on, "CA") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            (
                "Jan Roe, North Samplia Region (NSR) Party Secretary; Ana Doe, Samplia Legal and Order Group "
                "(SLOC) Party Secretary; and Max Poe, the Secretary of the Samplia Bureau (SB)."
            ),
            ["Jan Roe", "Ana Doe", "Max Poe"],
        ),
        ("Jan Roe, Secretary of the Samplia Political and Legal Committee; Ana Doe", ["Jan Roe", "Ana Doe"]),
        ("Jan Roe, former Minister of Trade Ana Doe, and Max Poe", ["Jan Roe", "Ana Doe", "Max Poe"]),
        ("Jan Roe, the head of the Samplia Bureau and Ana Doe", ["Jan Roe", "Ana Doe"]),
        ("Jan Roe, Example Bank, and Ana Doe", ["Jan Roe", "Example Bank", "Ana Doe"]),
        ("Samplia Special Operations Forces Commander Jan Roe", ["Jan Roe"]),
        (
            "Example News television presenter Jan Roe and Doria Post columnist Ana Doe",
            ["Jan Roe", "Ana Doe"],
        ),
        ("Example Bank and its leaders, Jan Roe and Ana Doe", ["Example Bank", "Jan Roe", "Ana Doe"]),
        ("the Example Bank chairman Jan Roe", ["Jan Roe"]),
        ("Example Bank presidents of the past", ["Example Bank"]),
    ],
)
def test_an_office_or_employer_beside_a_person_is_not_hit(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(hit_part(text))] == names


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Example Promet d.o.o., a broker", "Example Promet d.o.o"),
        ("Example Holding EOOD", "Example Holding EOOD"),
        ("Example Epito Kft", "Example Epito Kft"),
        ("Example Ticaret Anonim Sirketi", "Example Ticaret Anonim Sirketi"),
        ("Example Levant SAL", "Example Levant SAL"),
    ],
)
def test_firms_have_legal_forms_of_many_languages(text: str, firm: str) -> None:
    assert [(name.text, name.body) for name in find_names(text)] == [(firm, True)]


@pytest.mark.parametrize(
    ("items", "names"),
    [
        (
            "• Example Trading LLC, a broker.\n• Sudanese businessman Jan Roe, for theft.",
            {"Example Trading LLC", "Jan Roe"},
        ),
        (
            "• Example Trading LLC, a broker.\n• those involved in a fraud\n• Ana Doe, a judge",
            {"Example Trading LLC", "Ana Doe"},
        ),
        ("• Example Trading LLC, a broker.\n• a fund for widows by Jan Roe", {"Example Trading LLC"}),
        ("• Example Trading LLC, a broker.\nSudanese businessman Jan Roe spoke.", {"Example Trading LLC"}),
    ],
)
def test_an_item_may_begin_with_what_those_named_are(
    vocabulary: Vocabulary, items: str, names: set[str]
) -> None:
    text = "The United Kingdom is today sanctioning the following:\n\n" + items
    assert named(vocabulary, text, "GB") == names


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("China has imposed sanctions on five US firms for selling arms to Taiwan.", {"US"}),
        ("The Netherlands today sanctioned officials for abuse of ethnic Kazakhs in Chad.", {"TD"}),
        ("The United States is sanctioning two judges of Peru for targeting Israel.", {"PE"}),
        ("The United States is sanctioning a firm in Chad that owns a Djibouti-flagged ship.", {"TD"}),
        ("The United States today imposed sanctions targeting Israel.", {"IL"}),
    ],
)
def test_states_that_are_supplied_or_only_fly_a_flag_are_not_hit(
    vocabulary: Vocabulary, text: str, states: set[str]
) -> None:
    assert {code for act in acts(vocabulary, text) for code in act.targets} == states


def test_a_longer_list_of_states_holds_where_it_has_all_of_the_shorter(vocabulary: Vocabulary) -> None:
    lead = "The United States today added 37 firms from Belarus and Russia to the Entity List. "
    longer = "It added to the Entity List firms from Belarus, Russia, Burma and Pakistan. "
    (act,) = acts(vocabulary, lead + longer)
    assert set(act.targets) == {"BY", "RU", "MM", "PK"}
    other = "It added to the Entity List Belarusian, Burmese and Pakistani firms. "
    assert set(acts(vocabulary, lead + other)[0].targets) == {"BY", "RU"}


def test_the_state_that_nobody_may_enter_is_the_one_that_bars(vocabulary: Vocabulary) -> None:
    text = (
        "China today imposed sanctions on five US firms. The assets belong to American executives. "
        "The executives are also barred from entering China."
    )
    assert {act.issuer for act in acts(vocabulary, text)} == {"CN"}
    own = "The United States today imposed sanctions on Jan Roe. He was also barred from entering Hong Kong."
    assert "HK" not in {act.issuer for act in acts(vocabulary, own)}


def test_new_zealand_is_known_by_its_initials(vocabulary: Vocabulary) -> None:
    (act,) = acts(vocabulary, "NZ today imposed sanctions on ten Belarusian officials.")
    assert (act.issuer, act.targets) == ("NZ", ("BY",))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "The Bureau of Industry and Security released a rule adding 28 entities to the Entity List.",
            1,
        ),
        ("The Bureau of Industry and Security today released a rule adding 28 pages to its manual.", 0),
    ],
)
def test_a_rule_that_adds_bodies_to_a_list_acts(vocabulary: Vocabulary, text: str, count: int) -> None:
    assert len(acts(vocabulary, text, "US")) == count


def test_a_listing_by_name_stands_beside_visa_restrictions_on_others(vocabulary: Vocabulary) -> None:
    text = (
        "The United States today imposed sanctions on the Chinese officials Jan Roe and Ana Doe. "
        "The State Department is also imposing visa restrictions on certain Chinese officials."
    )
    told = acts(vocabulary, text)
    assert {m.value for act in told for m in act.measures} == {"sanctions_unspecified", "visa_restriction"}


@pytest.mark.parametrize(
    ("effect", "barred"),
    [("bans on cooperation with listed firms", True), ("calls for cooperation with listed firms", False)],
)
def test_a_ban_on_cooperation_restricts_trade(vocabulary: Vocabulary, effect: str, barred: bool) -> None:
    text = f"China today imposed sanctions on five US firms. Sanctions include asset freezes and {effect}."
    (act,) = acts(vocabulary, text)
    assert ("trade_restriction" in {m.value for m in act.measures}) is barred


@pytest.mark.parametrize(
    ("goes_on", "names"),
    [
        ("The ministry says gang leaders Jan Roe, Ana Doe and Max Poe have armed children.", 3),
        ("The ministry says gang leaders Jan Roe and Ana Doe have armed children.", 0),  # three are hit
        ("The ministry says Jan Roe, Ana Doe and Max Poe have been killed by gangs.", 0),
        ("The ministry says it told Jan Roe, Ana Doe and Max Poe.", 0),
    ],
)
def test_as_many_as_are_hit_are_named_by_what_they_are_said_to_have_done(
    vocabulary: Vocabulary, goes_on: str, names: int
) -> None:
    lead = "Canada is sanctioning three people over violence in Haiti. "
    assert len(named(vocabulary, lead + goes_on, "CA")) == names


@pytest.mark.parametrize(
    ("goes_on", "names"),
    [
        (
            "Also included in the package are sanctions on Jan Roe, and his son Max Roe.",
            {"Jan Roe", "Max Roe"},
        ),
        ("Cellist Jan Roe, a friend of the ruler, is included on the list.", {"Jan Roe"}),
        ("Also included in the package is aid for schools.", set()),
        ("Jan Roe is included in the jury of the prize.", set()),
    ],
)
def test_what_is_included_in_a_package_is_hit(vocabulary: Vocabulary, goes_on: str, names: set[str]) -> None:
    text = "The United States today imposed sanctions on Russian oligarchs. " + goes_on
    told = acts(vocabulary, text)
    assert {
        name for act in told for name in (*act.persons_named, *act.family_named, *act.entities_named)
    } == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Jan Roe, CEO of Example Oil, a giant; Ana Doe, head of the firm Example Arms",
            ["Jan Roe", "Ana Doe"],
        ),
        ("Jan Roe, head of state Ana Doe, and Max Poe", ["Jan Roe", "Ana Doe", "Max Poe"]),
        ("Jan Roe, Example Oil and Example Arms", ["Jan Roe", "Example Oil", "Example Arms"]),
    ],
)
def test_the_firm_that_somebody_heads_is_not_hit_with_him(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(hit_part(text))] == names


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("announced sanctions Wednesday on", 1),
        ("announced sanctions last Wednesday on", 0),
        ("announced sanctions Friday on", 0),
    ],
)
def test_a_day_of_the_week_behind_the_verb_is_the_day_of_the_text(
    vocabulary: Vocabulary, told: str, count: int
) -> None:
    text = f"The United States {told} the Russian oligarchs Jan Roe and Ana Doe. Roe was listed before."
    assert len(acts(vocabulary, text)) == count  # a Wednesday


@pytest.mark.parametrize(
    ("said", "freezes"),
    [
        ("The EU said it had imposed asset freezes and travel bans on the officials.", True),
        ("The EU said it had discussed asset freezes and travel bans with officials.", False),
    ],
)
def test_what_an_issuer_says_that_it_imposed_tells_the_measures(
    vocabulary: Vocabulary, said: str, freezes: bool
) -> None:
    (act,) = acts(vocabulary, "The EU today imposed sanctions on eight Iranian officials. " + said)
    assert ({"asset_freeze", "entry_ban"} <= {m.value for m in act.measures}) is freezes


@pytest.mark.parametrize(
    ("goes_on", "apart"),
    [
        ("At the same time, 19 Russian judges are banned from entering the United States.", True),
        (
            "In addition to the sanctions, the State Department imposed separate visa restrictions on them.",
            True,
        ),
        ("They are banned from entering the United States.", False),
    ],
)
def test_bans_told_as_something_separate_stand_beside_sanctions(
    vocabulary: Vocabulary, goes_on: str, *, apart: bool
) -> None:
    text = (
        "The United States today imposed sanctions on the Russian oligarchs Jan Roe and Ana Doe. " + goes_on
    )
    told = acts(vocabulary, text)
    assert ("sanctions_unspecified" in {m.value for act in told for m in act.measures}) is apart

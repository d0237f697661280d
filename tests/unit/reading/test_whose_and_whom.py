"""Who is hit beside those who are accused, served, fought or answered: states, names, numbers. Invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.domain.words import Measure, Standing
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)


def told(vocabulary: Vocabulary, text: str, title: str = "Statement") -> tuple[ActionDraft, ...]:
    return read(vocabulary, Document("t", "test", title, text, ON, language="en", country="US")).new_actions


def reported(vocabulary: Vocabulary, text: str, title: str) -> tuple[ActionDraft, ...]:
    document = Document("t", "news", title, text, ON, language="en", standing=Standing.AGENCY)
    return read(vocabulary, document).new_actions


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        # What they are accused of names others, where the text tells where they come from.
        (
            "The United States is sanctioning 20 firms for arming Mali. They include Chadian banks.",
            ("TD",),
        ),
        ("The United States is sanctioning 20 firms for arming rebels in Mali.", ("ML",)),
        # Goods of a state are not its persons.
        ("The United States is sanctioning a firm in Oman for Iranian commodities.", ("OM",)),
        ("The United States is sanctioning an Iranian commodity trader.", ("IR",)),
    ],
)
def test_states_of_those_hit_are_told_from_those_of_the_accusation(
    vocabulary: Vocabulary, text: str, targets: tuple[str, ...]
) -> None:
    assert told(vocabulary, text)[0].targets == targets


def test_a_headline_says_behind_over_what_for(vocabulary: Vocabulary) -> None:
    acts = reported(
        vocabulary,
        "The measures target firms based in Kenya.",
        "US sanctions nine firms over arms deals in Sudan",
    )
    assert acts[0].targets == ("KE",)


def test_whom_one_named_dealt_with_is_not_where_he_comes_from(vocabulary: Vocabulary) -> None:
    acts = told(
        vocabulary,
        "The United States is sanctioning Serbian minister Jan Roe, who signed a pact with a Croatian.",
    )
    assert acts[0].targets == ("RS",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The United States is sanctioning Hamas money men.", set()),
        ("The United States is sanctioning Hamas.", {"Hamas"}),
        ("The United States is sanctioning Hamas and two of its banks.", {"Hamas"}),
        ("The United States is sanctioning the head of Bosnia’s northern Example Federation.", set()),
        (
            "The United States is sanctioning Jan Roe of the Ministry of Mines and Energy Supply.",
            {"Jan Roe"},
        ),
        ("The United States is sanctioning Examplebank and ExamplAir.", {"Examplebank", "ExamplAir"}),
        ("The United States is sanctioning a friend of Jan McDoe.", set()),
        ("The United States is sanctioning the Example Front commander.", set()),
        ("The United States is sanctioning Jan Roe, an aide under now-ousted Sudanese President Max Poe.", 1),
        ("The United States is sanctioning Example Trading LLC.", {"Example Trading LLC"}),
        ("The United States is sanctioning Example Trading Co., Ltd.", {"Example Trading Co., Ltd."}),
    ],
)
def test_names_of_those_hit_are_told_from_what_belongs_to_others(
    vocabulary: Vocabulary, text: str, names: set[str] | int
) -> None:
    act = told(vocabulary, text)[0]
    found = {*act.persons_named, *act.entities_named}
    assert (found if isinstance(names, set) else len(found)) == names


def test_what_a_headline_is_about_is_not_whom_it_lists(vocabulary: Vocabulary) -> None:
    text = (
        "The United States today imposed sanctions on three persons linked to the Example Group.\n\n"
        "The Example Group is a militia."
    )
    act = told(vocabulary, text, "Example Group: Treasury sanctions three persons")[0]
    assert (act.named, act.count) == (False, 3)


def test_each_of_two_clauses_has_its_own_names_and_states(vocabulary: Vocabulary) -> None:
    acts = reported(
        vocabulary,
        "Canada is imposing sanctions on two Chadian firms, while the United Kingdom is sanctioning Jan Roe, "
        "a Kenyan broker.",
        "More sanctions",
    )
    assert {act.issuer: (act.targets, act.persons_named, act.count) for act in acts} == {
        "CA": (("TD",), (), 2),
        "GB": (("KE",), ("Jan Roe",), 1),
    }


def test_while_doing_so_opens_no_second_clause(vocabulary: Vocabulary) -> None:
    acts = told(vocabulary, "The United States, while urging calm, is sanctioning two Chadian firms.")
    assert (acts[0].targets, acts[0].count) == (("TD",), 2)


def test_what_a_reported_expulsion_answers_is_no_second_new_act(vocabulary: Vocabulary) -> None:
    acts = reported(
        vocabulary,
        "Peru has declared three Mexican diplomats persona non grata. Mexico decided to expel five Peruvian "
        "diplomats on Monday.",
        "Peru expels Mexican diplomats",
    )
    assert [(act.issuer, act.targets, act.count) for act in acts] == [("PE", ("MX",), 3)]


def test_two_states_that_hit_others_are_two_acts(vocabulary: Vocabulary) -> None:
    acts = reported(
        vocabulary,
        "Peru has declared three Mexican diplomats persona non grata. Chile expels two Mexican diplomats.",
        "Peru expels Mexican diplomats",
    )
    assert [act.issuer for act in acts] == ["PE", "CL"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The United States is sanctioning four ship owners in Oman.", 4),
        ("The United States is sanctioning nine suppliers.", 9),
        ("The United States is imposing sanctions on Chad: 12 designations.", 12),
        ("The United States is imposing sanctions on Chad in two rounds of designations.", None),
    ],
)
def test_those_hit_are_counted_by_their_trade_as_well(
    vocabulary: Vocabulary, text: str, count: int | None
) -> None:
    assert told(vocabulary, text)[0].count == count


def test_a_number_of_another_day_is_not_that_of_the_act(vocabulary: Vocabulary) -> None:
    act = told(
        vocabulary,
        "The United States is imposing sanctions on the Chadian banking sector. "
        "Last November, the United States sanctioned 50 Chadian banks, including Example Bank.",
    )[0]
    assert (act.count, act.named) == (None, False)


def test_who_acts_without_being_said_is_not_the_first_to_act(vocabulary: Vocabulary) -> None:
    acts = reported(
        vocabulary,
        "Chile has decided to expel two Peruvian diplomats. Peru is to leave it at that.",
        "Southern states expel Peruvian diplomats",
    )
    assert [(act.issuer, act.targets) for act in acts] == [("CL", ("PE",))]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (
            "The United States is freezing assets of a firm in Oman and prohibiting transactions with it.",
            {Measure.ASSET_FREEZE},
        ),
        (
            "China is freezing assets of a firm in Oman and prohibiting transactions with it.",
            {Measure.ASSET_FREEZE, Measure.TRADE_RESTRICTION},
        ),
    ],
)
def test_the_ban_on_dealings_is_part_of_an_american_freeze(
    vocabulary: Vocabulary, text: str, measures: set[Measure]
) -> None:
    assert set(reported(vocabulary, text, "News")[0].measures) == measures


def test_who_cannot_travel_to_a_state_is_banned_from_it(vocabulary: Vocabulary) -> None:
    act = told(
        vocabulary,
        "The United States is sanctioning two officials of Oman, who cannot travel to the United States.",
    )[0]
    assert Measure.ENTRY_BAN in act.measures


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("In coordination with Chad and Kenya, Canada is sanctioning two Omani firms.", {"CA"}),
        ("Canada, in coordination with Chad and Kenya, is sanctioning two Omani firms.", {"CA"}),
        ("Canada has adopted new Kenyan sanctions, also sanctioning two Omani firms.", {"CA"}),
        ("Canada and Kenya are sanctioning two Omani firms.", {"CA", "KE"}),
    ],
)
def test_states_listed_behind_with_do_not_act(vocabulary: Vocabulary, text: str, issuers: set[str]) -> None:
    assert {act.issuer for act in reported(vocabulary, text, "News of the day")} == issuers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Canada is sanctioning these persons that spread lies: Jan Roe (Greens), Ana Doe, Example Bank.",
            {"Jan Roe", "Ana Doe", "Example Bank"},
        ),
        ("Canada is sanctioning the arms manufacturer Examplov and the airline Samplia.", {"Examplov"}),
        ("Canada is sanctioning the manufacturer of Examplov.", set()),
        (
            "Canada is sanctioning Chadian Minister of Internal Affairs Jan Roe and Ana Doe.",
            {"Jan Roe", "Ana Doe"},
        ),
        ("Canada is sanctioning Chadian Minister of Mines and Energy Jan Roe.", {"Jan Roe"}),
        ("Canada is sanctioning the Chairman of the State Peace and Development Council.", set()),
        ("Canada is sanctioning Jan Roe. Ana Doe was also blacklisted.", {"Jan Roe"}),
        ("Canada is sanctioning two firms in Chad, Example World Press reports.", set()),
    ],
)
def test_names_stand_behind_a_colon_a_kind_or_a_ministry(
    vocabulary: Vocabulary, text: str, names: set[str]
) -> None:
    act = reported(vocabulary, text, "News of the day")[0]
    assert names <= {*act.persons_named, *act.entities_named}
    assert bool(names) == act.named


def test_children_told_of_in_a_sentence_of_their_own_are_hit_as_well(vocabulary: Vocabulary) -> None:
    act = reported(
        vocabulary,
        "Canada is sanctioning a Chadian. His children — Jan Roe and Ana Doe — were also blacklisted.",
        "News of the day",
    )[0]
    assert {*act.persons_named, *act.family_named} == {"Jan Roe", "Ana Doe"}


def test_a_headline_says_behind_over_what_was_attacked(vocabulary: Vocabulary) -> None:
    act = reported(
        vocabulary,
        "A broker of Oman, Jan Roe, is hit.",
        "US imposes sanctions on broker over Example Bank hack",
    )[0]
    assert not act.entities_named


def test_an_attribute_of_rules_on_goods_makes_no_act(vocabulary: Vocabulary) -> None:
    text = "The Department of Commerce is expanding the scope of the Chadian Industry Sector Sanctions."
    assert not told(vocabulary, text)

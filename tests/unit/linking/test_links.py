"""Which earlier action a new one answers, carries out, eases or extends. Facts are real, persons invented."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.action import Action, LinkDecision
from bot.domain.words import LinkKind, Measure, Precision, Stage, Standing
from bot.linking.links import decide_links

AFSL = "Anti-Foreign Sanctions Law"


def act(number: int, way: str, on: str, headline: str = "", **facts: Any) -> Action:
    """`way` is "US>CN,HK"; the day's order is that of the numbers unless told otherwise."""
    issuer, _, targets = way.partition(">")
    day = date.fromisoformat(on)
    given_facts: dict[str, Any] = {
        "measures": (Measure.VISA_RESTRICTION,),
        "stage": Stage.ANNOUNCED,
        "precision": Precision.DAY,
        "first_seen_at": datetime.combine(day, time(12, number % 60), UTC),
        "standing": Standing.OFFICIAL,
        "headline": headline,
    }
    return Action(number, issuer, tuple(filter(None, targets.split(","))), on=day, **(given_facts | facts))


def links(action: Action, *earlier: Action) -> list[tuple[LinkKind, int]]:
    return [(link.kind, link.earlier) for link in decide_links(action, earlier)]


BLINKEN = act(145, "US>CN", "2022-03-21", "US visa curbs over repression of minorities")
WARNING = act(
    146, "CN>US", "2022-03-22", "Withdraw or face reciprocal countermeasures", stage=Stage.THREATENED
)
FOUNDING = act(147, "CN>US", "2022-03-31", "China restricts visas of US officials", legal_basis=AFSL)


def test_the_founding_case_is_one_chain() -> None:
    assert links(BLINKEN) == []
    assert links(WARNING, BLINKEN) == [(LinkKind.ANSWERS, 145)]
    assert links(FOUNDING, BLINKEN, WARNING) == [(LinkKind.ANSWERS, 145), (LinkKind.CARRIES_OUT, 146)]


def test_the_founding_answer_is_explained_in_sentences() -> None:
    link = decide_links(FOUNDING, [BLINKEN])[0]
    assert "the same two states, the other way round" in link.reasons
    assert "10 days after" in link.reasons
    assert not link.stated
    assert 0 < link.confidence < 0.9


def test_a_day_named_by_the_text_is_stated_and_surer() -> None:
    later = replace(FOUNDING, answers_on=date(2022, 3, 21))
    fresher = act(149, "US>CN", "2022-03-30", "US visa curbs on others")
    link = decide_links(later, [BLINKEN, fresher])[0]
    assert (link.earlier, link.stated) == (145, True)
    assert "the text names the act of 21 March 2022" in link.reasons
    assert link.confidence > decide_links(FOUNDING, [BLINKEN])[0].confidence


def test_a_day_named_by_the_text_that_we_do_not_hold_links_to_nothing_else() -> None:
    assert links(replace(FOUNDING, answers_on=date(2022, 2, 3)), BLINKEN) == []


def test_a_day_named_by_the_text_reaches_beyond_every_window() -> None:
    late = act(300, "CN>US", "2023-09-01", answers_on=date(2022, 3, 21))
    assert links(late, BLINKEN) == [(LinkKind.ANSWERS, 145)]


def test_words_about_the_answered_act_are_a_statement() -> None:
    later = replace(FOUNDING, answers_text="US visa restrictions on Chinese officials")
    other = act(144, "US>CN", "2022-03-20", "Firms listed", measures=(Measure.TRADE_RESTRICTION,))
    link = decide_links(later, [BLINKEN, other])[0]
    assert (link.earlier, link.stated) == (145, True)


def test_words_about_another_place_rule_an_act_out() -> None:
    later = replace(FOUNDING, answers_text="US restrictions over Tibet")
    hong_kong = act(140, "US>CN,HK", "2022-03-29", "US curbs over Hong Kong")
    assert links(later, hong_kong) == []


def test_tibet_2025_is_a_chain_of_its_own() -> None:
    access = act(1, "US>CN", "2025-03-31", "US visa curbs over access to Tibet")
    hong_kong = act(
        2, "US>CN,HK", "2025-03-31", "US sanctions six over Hong Kong", measures=(Measure.ASSET_FREEZE,)
    )
    vow = act(3, "CN>US", "2025-04-01", "China vows countermeasures over Tibet visas", stage=Stage.THREATENED)
    answer = act(4, "CN>US", "2025-04-14", "China restricts visas over Tibet (Xizang)", legal_basis=AFSL)
    also = act(
        5,
        "CN>US",
        "2025-04-21",
        "China sanctions US persons over Hong Kong",
        legal_basis=AFSL,
        measures=(Measure.SANCTIONS_UNSPECIFIED,),
    )
    assert links(vow, access, hong_kong) == [(LinkKind.ANSWERS, 1)]
    assert links(answer, access, hong_kong, vow) == [(LinkKind.ANSWERS, 1), (LinkKind.CARRIES_OUT, 3)]
    assert links(also, access, hong_kong, vow, answer) == [(LinkKind.ANSWERS, 2)]


def test_the_near_twin_of_2024_is_not_drawn_into_the_chain_of_2022() -> None:
    twin = replace(
        FOUNDING, number=220, on=date(2024, 7, 17), first_seen_at=datetime(2024, 7, 17, 9, tzinfo=UTC)
    )
    assert links(twin, BLINKEN, WARNING, FOUNDING) == []


@pytest.mark.parametrize(("day", "linked"), [("2022-04-04", True), ("2022-04-05", False)])
def test_without_a_word_about_it_fourteen_days_are_the_limit(day: str, linked: bool) -> None:
    later = act(9, "CN>US", day)
    assert bool(links(later, BLINKEN)) is linked


def test_expulsions_are_answered_after_weeks_visas_are_not() -> None:
    expelled = {"measures": (Measure.EXPULSION,), "stage": Stage.IMPOSED}
    paris = act(1, "FR>RU", "2022-04-04", "France expels 35", **expelled)
    assert links(act(2, "RU>FR", "2022-05-18", "Russia expels 34", **expelled), paris) == [
        (LinkKind.ANSWERS, 1)
    ]
    assert links(act(3, "RU>FR", "2022-05-18", "Russia lists 34", measures=(Measure.ENTRY_BAN,)), paris) == []


def test_an_act_to_another_state_answers_nothing() -> None:
    assert links(act(9, "CN>GB", "2022-03-25"), BLINKEN) == []
    assert links(act(9, "RU>US", "2022-03-25"), BLINKEN) == []


@pytest.mark.parametrize(
    "basis",
    ["Section 7031(c)", "INA 212(a)(3)(C)", "E.O. 13818 (Global Magnitsky)", "Section 353 (Engel list)"],
)
def test_own_programmes_answer_nobody(basis: str) -> None:
    provoked = act(1, "CN>US", "2022-05-01", "China lists two")
    assert links(act(2, "US>CN", "2022-05-05", "US lists four", legal_basis=basis), provoked) == []
    assert links(act(2, "US>CN", "2022-05-05", "US lists four"), provoked) == [(LinkKind.ANSWERS, 1)]


@pytest.mark.parametrize("why", ["terrorist financiers", "drug traffickers", "corrupt officials"])
def test_designations_for_crimes_answer_nobody_unless_they_say_so(why: str) -> None:
    provoked = act(1, "IR>US", "2022-05-01")
    later = act(2, "US>IR", "2022-05-05", f"US sanctions {why}", measures=(Measure.ASSET_FREEZE,))
    assert links(later, provoked) == []
    said = replace(later, answers_text="Iran's visa measures against Americans")
    assert links(said, provoked) == [(LinkKind.ANSWERS, 1)]


def test_an_answer_is_not_answered_by_the_next_unrelated_measure() -> None:
    lists = act(148, "US>CN", "2022-04-05", "US lists seven", measures=(Measure.ASSET_FREEZE,))
    assert links(lists, BLINKEN, WARNING, FOUNDING) == []
    said = replace(lists, headline="US takes reciprocal step against seven")
    assert links(said, BLINKEN, WARNING, FOUNDING) == [(LinkKind.ANSWERS, 147)]


def test_an_expulsion_for_an_expulsion_escalates() -> None:
    kind = {"measures": (Measure.EXPULSION,), "stage": Stage.IMPOSED}
    first = act(1, "PL>RU", "2023-03-01", "Poland expels four", **kind)
    second = act(2, "RU>PL", "2023-03-05", "Russia expels four", **kind)
    third = act(3, "PL>RU", "2023-03-08", "Poland expels two more", **kind)
    assert links(third, first, second) == [(LinkKind.ANSWERS, 2)]


def test_a_warning_is_not_answered() -> None:
    assert links(act(9, "US>CN", "2022-03-24"), WARNING) == []


def test_a_fulfilment_late_beyond_the_window_inherits_what_was_warned_about() -> None:
    vow = act(
        2,
        "RU>SE",
        "2022-04-05",
        "Mirror measures promised",
        measures=(Measure.EXPULSION,),
        stage=Stage.THREATENED,
    )
    cause = act(1, "SE>RU", "2022-04-05", "Sweden bars three", measures=(Measure.ENTRY_BAN,))
    done = act(3, "RU>SE", "2022-04-26", "Russia expels three", measures=(Measure.EXPULSION,))
    assert links(done, cause, vow) == [(LinkKind.ANSWERS, 1), (LinkKind.CARRIES_OUT, 2)]
    assert links(done, cause) == []


def test_the_warning_about_the_answered_act_is_the_one_carried_out() -> None:
    tibet = act(1, "US>CN", "2023-05-01", "US visa curbs over Tibet")
    taiwan = act(2, "US>CN", "2023-05-02", "US visa curbs over Taiwan")
    about_tibet = act(3, "CN>US", "2023-05-03", "Countermeasures over Tibet", stage=Stage.THREATENED)
    about_taiwan = act(4, "CN>US", "2023-05-04", "Countermeasures over Taiwan", stage=Stage.THREATENED)
    done = act(5, "CN>US", "2023-05-08", "China restricts visas over Tibet")
    assert links(done, tibet, taiwan, about_tibet, about_taiwan) == [
        (LinkKind.ANSWERS, 1),
        (LinkKind.CARRIES_OUT, 3),
    ]


def test_a_repeated_warning_carries_nothing_out() -> None:
    again = replace(
        WARNING, number=148, on=date(2022, 3, 23), first_seen_at=datetime(2022, 3, 23, 8, tzinfo=UTC)
    )
    assert links(again, BLINKEN, WARNING) == [(LinkKind.ANSWERS, 145)]


def test_an_act_against_two_states_answers_both() -> None:
    us = act(1, "US>CN", "2021-03-22", "US sanctions over Xinjiang", measures=(Measure.ASSET_FREEZE,))
    canada = act(2, "CA>CN", "2021-03-22", "Canada sanctions over Xinjiang", measures=(Measure.ASSET_FREEZE,))
    both = act(3, "CN>US,CA", "2021-03-27", "China sanctions over Xinjiang", measures=(Measure.ENTRY_BAN,))
    assert links(both, us, canada) == [(LinkKind.ANSWERS, 1), (LinkKind.ANSWERS, 2)]


def test_beijing_answers_for_hong_kong_and_taiwan_only() -> None:
    assert links(act(2, "CN>US", "2024-04-02"), act(1, "US>HK", "2024-03-29")) == [(LinkKind.ANSWERS, 1)]
    assert links(act(2, "JP>US", "2024-04-02"), act(1, "US>HK", "2024-03-29")) == []


def test_a_package_named_by_its_number_links_after_weeks() -> None:
    ninth = act(1, "EU>RU", "2022-12-16", "EU ninth Russia package", measures=(Measure.ENTRY_BAN,))
    answer = act(2, "RU>EU", "2023-01-17", "Russia answers the 9th package", measures=(Measure.ENTRY_BAN,))
    assert links(answer, ninth) == [(LinkKind.ANSWERS, 1)]
    assert links(replace(answer, headline="Russia answers the tenth package"), ninth) == []


def test_easing_links_to_the_own_measure() -> None:
    imposed = act(
        1, "CN>EU", "2021-03-22", "China sanctions members of parliament", measures=(Measure.ENTRY_BAN,)
    )
    lifted = act(
        2,
        "CN>EU",
        "2025-04-30",
        "China lifts sanctions on parliament",
        measures=(Measure.ENTRY_BAN,),
        stage=Stage.EASED,
    )
    assert links(lifted, imposed) == [(LinkKind.EASES, 1)]
    assert links(replace(lifted, issuer="RU"), imposed) == []
    assert links(replace(lifted, targets=("JP",)), imposed) == []


def test_easing_answers_an_easing() -> None:
    korea = act(
        1, "KR>CN", "2023-02-11", "Korea resumes visas", measures=(Measure.VISA_POLICY,), stage=Stage.EASED
    )
    china = act(
        2, "CN>KR", "2023-02-15", "China resumes visas", measures=(Measure.VISA_POLICY,), stage=Stage.EASED
    )
    assert links(china, korea) == [(LinkKind.ANSWERS, 1)]
    assert links(replace(china, stage=Stage.IMPOSED), korea) == []


def test_widening_and_renewal_extend_the_own_regime() -> None:
    regime = act(1, "US>BY", "2021-08-09", "Belarus regime listed for crackdown", legal_basis="E.O. 14038")
    wider = act(
        2,
        "US>BY",
        "2021-12-02",
        "Belarus crackdown listings widened",
        legal_basis="E.O. 14038",
        stage=Stage.EXPANDED,
    )
    assert links(wider, regime) == [(LinkKind.EXTENDS, 1)]
    assert links(replace(wider, stage=Stage.IMPOSED), regime) == []
    assert links(replace(wider, measures=(Measure.TRADE_RESTRICTION,)), regime) == []


def test_withdrawn_actions_and_undated_ones_are_passed_over() -> None:
    assert links(FOUNDING, replace(BLINKEN, withdrawn=True)) == []
    assert links(FOUNDING, replace(BLINKEN, on=None, precision=Precision.UNKNOWN)) == []
    assert links(FOUNDING, replace(BLINKEN, precision=Precision.YEAR)) == []


def test_a_month_is_enough_where_it_leaves_no_doubt() -> None:
    month = replace(BLINKEN, on=date(2022, 3, 1), precision=Precision.MONTH)
    assert links(replace(FOUNDING, on=date(2022, 3, 25)), month) == [(LinkKind.ANSWERS, 145)]
    assert links(replace(FOUNDING, on=date(2022, 5, 20)), month) == []


def test_on_one_day_what_was_seen_later_is_not_answered() -> None:
    morning = act(1, "HU>UA", "2018-10-04", first_seen_at=datetime(2018, 10, 4, 8, tzinfo=UTC))
    evening = act(2, "UA>HU", "2018-10-04", first_seen_at=datetime(2018, 10, 4, 18, tzinfo=UTC))
    assert links(evening, morning) == [(LinkKind.ANSWERS, 1)]
    assert links(morning, evening) == []


STATES = st.sampled_from(["US", "CN", "RU", "HK"])
WORDS = st.sampled_from(
    ["", "over Tibet", "over Hong Kong", "reciprocal step", "corrupt officials", "ninth package"]
)


@st.composite
def histories(draw: st.DrawFn) -> list[Action]:
    size = draw(st.integers(1, 9))
    found = []
    for number in range(1, size + 1):
        issuer, target = draw(st.tuples(STATES, STATES).filter(lambda pair: pair[0] != pair[1]))
        found.append(
            act(
                number,
                f"{issuer}>{target}",
                f"2024-01-{draw(st.integers(1, 28)):02}",
                draw(WORDS),
                stage=draw(st.sampled_from(list(Stage))),
                measures=(draw(st.sampled_from(list(Measure))),),
                count=draw(st.sampled_from([None, 1, 5])),
            )
        )
    return found


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_the_earlier_ones_does_not_matter(history: list[Action], shuffler: Any) -> None:
    *earlier, last = history
    mixed = list(earlier)
    shuffler.shuffle(mixed)
    assert decide_links(last, mixed) == decide_links(last, earlier)


def _by_place(found: tuple[LinkDecision, ...], numbers: dict[int, int]) -> list[tuple[int, LinkKind, float]]:
    return [(numbers.get(link.earlier, link.earlier), link.kind, link.confidence) for link in found]


@given(histories())
def test_numbers_and_archive_ids_are_no_signal(history: list[Action]) -> None:
    *earlier, last = history
    renamed = [replace(e, number=1000 + e.number * 7, archive_id=f"x{e.number}") for e in earlier]
    back = {1000 + e.number * 7: e.number for e in earlier}
    assert _by_place(decide_links(last, renamed), back) == _by_place(decide_links(last, earlier), {})


@given(histories())
def test_links_point_backwards_each_once_and_give_reasons(history: list[Action]) -> None:
    *earlier, last = history
    found = decide_links(last, earlier)
    assert len({(link.earlier, link.kind) for link in found}) == len(found)
    for link in found:
        assert link.earlier in {e.number for e in earlier}
        assert link.later == last.number
        assert link.reasons
        assert 0 < link.confidence <= 1

import itertools
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.chat import ActionFilter, Query
from bot.domain.words import Measure, StageGroup, Standing, TargetKind
from bot.query import SANCTIONS, VISAS_AND_ENTRY, decode_query, encode_query, parse_query
from bot.query.themes import THEMES

TODAY = date(2026, 11, 23)


def wish_of(words: str) -> ActionFilter:
    return parse_query(words, today=TODAY).query.filter


def states(*codes: str) -> frozenset[str]:
    return frozenset(codes)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cn us", ActionFilter(between=states("CN", "US"))),
        ("US and China", ActionFilter(between=states("CN", "US"))),
        ("us-cn", ActionFilter(between=states("CN", "US"))),
        ("cn<>us", ActionFilter(between=states("CN", "US"))),
        ("中美", ActionFilter(between=states("CN", "US"))),
        ("cn>us", ActionFilter(issuers=states("CN"), targets=states("US"))),
        ("us<cn", ActionFilter(issuers=states("CN"), targets=states("US"))),
        ("cn -> us, gb", ActionFilter(issuers=states("CN"), targets=states("US", "GB"))),
        ("US on China", ActionFilter(issuers=states("US"), targets=states("CN"))),
        ("中国对美国", ActionFilter(issuers=states("CN"), targets=states("US"))),
        ("Китай против США", ActionFilter(issuers=states("CN"), targets=states("US"))),
        ("from cn", ActionFilter(issuers=states("CN"))),
        ("against us", ActionFilter(targets=states("US"))),
        ("us against cn kp, ru", ActionFilter(issuers=states("US"), targets=states("CN", "KP", "RU"))),
        ("against us cn", ActionFilter(issuers=states("CN"), targets=states("US"))),
        ("us v china", ActionFilter(between=states("CN", "US"))),
        ("🇨🇳→🇺🇸", ActionFilter(issuers=states("CN"), targets=states("US"))),
        ("🇨🇳 ⇄ 🇺🇸", ActionFilter(between=states("CN", "US"))),
        ("США против Китая", ActionFilter(issuers=states("US"), targets=states("CN"))),
        ("Россия против Южной Кореи", ActionFilter(issuers=states("RU"), targets=states("KR"))),
        ("Россия Украина", ActionFilter(between=states("RU", "UA"))),
        ("санкций США в отношении Китая", ActionFilter(states(), states("US"), states("CN"), SANCTIONS)),
        ("中国制裁美国", ActionFilter(states(), states("CN"), states("US"), SANCTIONS)),
        ("中国 制裁 美国", ActionFilter(between=states("CN", "US"), measures=SANCTIONS)),
        ("香港", ActionFilter(between=states("HK"))),
        ("涉港", ActionFilter(themes=states("hong-kong"))),
        ("из-за Украины", ActionFilter(themes=states("ukraine-war"))),
        ("who was sanctioned by russia", ActionFilter(issuers=states("RU"), measures=SANCTIONS)),
        ("from us to china", ActionFilter(issuers=states("US"), targets=states("CN"))),
        ("north korea japan", ActionFilter(between=states("KP", "JP"))),
        ("Guinea-Bissau", ActionFilter(between=states("GW"))),
        ("hong kong", ActionFilter(between=states("HK"))),
        ("over hong kong", ActionFilter(themes=states("hong-kong"))),
        ("tibet", ActionFilter(themes=states("tibet"))),
        ("war on ukraine", ActionFilter(themes=states("ukraine-war"))),
        ("visa", ActionFilter(measures=VISAS_AND_ENTRY)),
        ("entry bans", ActionFilter(measures=VISAS_AND_ENTRY)),
        ("签证限制", ActionFilter(measures=VISAS_AND_ENTRY)),
        ("визовые ограничения", ActionFilter(measures=VISAS_AND_ENTRY)),
        ("sanctions", ActionFilter(measures=SANCTIONS)),
        ("высылка", ActionFilter(measures=frozenset({Measure.EXPULSION}))),
        ("warned", ActionFilter(stages=frozenset({StageGroup.WARNED}))),
        ("acted eased", ActionFilter(stages=frozenset({StageGroup.ACTED, StageGroup.EASED}))),
        ("officials", ActionFilter(target_kinds=frozenset({TargetKind.OFFICIALS}))),
        ("official", ActionFilter(standings=frozenset({Standing.OFFICIAL}))),
        ("countermeasures", ActionFilter(countermeasures=True)),
    ],
)
def test_words_become_a_filter(words: str, expected: ActionFilter) -> None:
    parsed = parse_query(words, today=TODAY)

    assert parsed.query.filter == expected
    assert parsed.unknown == ()
    assert wish_of(words.upper()) == expected or words == "中美"


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2021-2023", date(2021, 1, 1), date(2023, 12, 31)),
        ("2023–2021", date(2021, 1, 1), date(2023, 12, 31)),
        ("since 2020", date(2020, 1, 1), None),
        ("until 2022", None, date(2022, 12, 31)),
        ("before 2022", None, date(2021, 12, 31)),
        ("after 2022", date(2023, 1, 1), None),
        ("2020 - 2022", date(2020, 1, 1), date(2022, 12, 31)),
        ("between 2020 and 2022", date(2020, 1, 1), date(2022, 12, 31)),
        ("с 2020", date(2020, 1, 1), None),
        ("2022年", date(2022, 1, 1), date(2022, 12, 31)),
        ("march 2022", date(2022, 3, 1), date(2022, 3, 31)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2022-03-31", date(2022, 3, 31), date(2022, 3, 31)),
        ("31 March 2022", date(2022, 3, 31), date(2022, 3, 31)),
        ("March 31, 2022", date(2022, 3, 31), date(2022, 3, 31)),
        ("the 31st of March 2022", date(2022, 3, 31), date(2022, 3, 31)),
        ("31 марта 2022", date(2022, 3, 31), date(2022, 3, 31)),
        ("31.03.2022", date(2022, 3, 31), date(2022, 3, 31)),
        ("2022年3月", date(2022, 3, 1), date(2022, 3, 31)),
        ("2022年3月31日", date(2022, 3, 31), date(2022, 3, 31)),
        ("March 2022 to May 2022", date(2022, 3, 1), date(2022, 5, 31)),
        ("yesterday", date(2026, 11, 22), date(2026, 11, 22)),
        ("last month", date(2026, 10, 1), date(2026, 10, 31)),
        ("this month", date(2026, 11, 1), TODAY),
        ("last week", date(2026, 11, 16), TODAY),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
        ("last 30 days", date(2026, 10, 24), TODAY),
        ("this year", date(2026, 1, 1), date(2026, 12, 31)),
        ("visa", None, None),
    ],
)
def test_periods(words: str, since: date | None, until: date | None) -> None:
    query = parse_query(words, today=TODAY).query

    assert (query.since, query.until) == (since, until)


@pytest.mark.parametrize(
    ("words", "unknown"),
    [
        ("Ivan Example", ("Ivan", "Example")),
        ("cn Example visa", ("Example",)),
        ("2022-13-45", ("2022-13-45",)),
        ("31.02.2022", ("31.02.2022",)),
        ("section 7031(c)", ("section", "7031(c)")),
        ("31日", ("31日",)),
        ("visa ? Example", ("Example",)),
        ("cn … — !? 7031(c)", ("7031(c)",)),
    ],
)
def test_other_words_become_a_search(words: str, unknown: tuple[str, ...]) -> None:
    parsed = parse_query(words, today=TODAY)

    assert parsed.unknown == parsed.query.words == unknown


@pytest.mark.parametrize(
    ("words", "expected"),
    [("CN IN", states("CN", "IN")), ("cn in", states("CN", "IN")), ("visa bans in china", states("CN"))],
)
def test_short_words_are_codes_only_where_they_can_be(words: str, expected: frozenset[str]) -> None:
    assert wish_of(words).between == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("ru by visa", states("RU", "BY")), ("visa ru kz by", states("RU", "KZ", "BY"))],
)
def test_belarus_among_codes_is_not_lost(words: str, expected: frozenset[str]) -> None:
    assert wish_of(words).between == expected


@pytest.mark.parametrize("words", ["visa by ru", "which visas were restricted by ru", "us in 2022"])
def test_a_preposition_behind_other_words_stays_one(words: str) -> None:
    assert not wish_of(words).between & states("BY", "IN")


@pytest.mark.parametrize(
    "words",
    [
        "China against US officials",
        "china against officials of the US",
        "China against officials from the US",
        "When did China last act against US officials, and on what basis?",
        "中国上次对美国官员采取行动是什么时候，依据是什么？",
        "Когда Китай в последний раз принял меры против чиновников США и на каком основании?",
        "last time china sanctioned us officials",
        "Has China ever acted against US officials?",
        "Когда Китай в последний раз вводил меры против чиновников США",
        "Когда Китай последний раз действовал против чиновников США?",
        "中国最近一次对美国官员采取了什么措施？法律依据是什么？",
    ],
)
def test_a_whole_question_is_understood_without_a_rest(words: str) -> None:
    parsed = parse_query(words, today=TODAY)
    wish = parsed.query.filter

    assert (wish.issuers, wish.targets) == (states("CN"), states("US"))
    assert wish.target_kinds == {TargetKind.OFFICIALS}
    assert not parsed.unknown


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("when did china last act", True),
        ("latest cn us", True),
        ("中国最近一次制裁", True),
        ("в последний раз", True),
        ("china last 30 days", False),
        ("last year", False),
        ("china us", False),
    ],
)
def test_asking_for_the_last_one_is_noticed(words: str, *, last: bool) -> None:
    assert parse_query(words, today=TODAY).last is last


def test_shouting_does_not_make_prepositions_countries() -> None:
    assert wish_of("SANCTIONS BY CHINA IN 2022").issuers == states("CN")


def test_order_does_not_matter_for_words_that_mean_one_thing() -> None:
    words = ["cn", "us", "visa", "2022", "warned", "officials"]
    results = {parse_query(" ".join(p), today=TODAY).query for p in itertools.permutations(words)}

    assert len(results) == 1


@given(st.text(max_size=600))
def test_never_raises(words: str) -> None:
    parse_query(words, today=TODAY)


@given(
    st.lists(
        st.sampled_from(
            [
                "cn",
                ">",
                "<",
                "against",
                "from",
                "us",
                ",",
                "and",
                "2022",
                "-",
                "since",
                "over",
                "对",
                "中国",
                "in",
            ]
        ),
        max_size=12,
    )
)
def test_never_raises_on_signs_and_grammar(words: list[str]) -> None:
    parse_query(" ".join(words), today=TODAY)
    parse_query("".join(words), today=TODAY)


def test_theme_words_mean_themes_that_exist() -> None:
    with open("config/vocabulary/themes.yml", encoding="utf-8") as file:  # noqa: PTH123 - one read
        known = {row["id"] for row in yaml.safe_load(file)}

    assert set(THEMES.values()) <= known


@given(
    st.builds(
        Query,
        filter=st.builds(
            ActionFilter,
            between=st.frozensets(st.sampled_from(["CN", "US", "RU", "EU"])),
            issuers=st.frozensets(st.sampled_from(["CN", "US", "XK"])),
            targets=st.frozensets(st.sampled_from(["CN", "TW"])),
            measures=st.frozensets(st.sampled_from(Measure)),
            stages=st.frozensets(st.sampled_from(StageGroup)),
            target_kinds=st.frozensets(st.sampled_from(TargetKind)),
            themes=st.frozensets(st.sampled_from(["hong-kong", "tibet"])),
            standings=st.frozensets(st.sampled_from(Standing)),
            countermeasures=st.booleans(),
        ),
        since=st.none() | st.dates(),
        until=st.none() | st.dates(),
    )
)
def test_compact_form_keeps_every_query(query: Query) -> None:
    compact = encode_query(query)

    assert compact is not None
    assert decode_query(compact) == query


def test_everything_has_a_compact_form_of_its_own() -> None:
    assert encode_query(Query()) == "."
    assert decode_query(".") == Query()


def test_a_search_has_no_compact_form() -> None:
    assert encode_query(Query(words=("example",))) is None


@given(st.text(max_size=64))
def test_decoding_is_total(text: str) -> None:
    assert isinstance(decode_query(text), Query | None)


@pytest.mark.parametrize(
    "text", ["", "bZZ", "q1", "bCN.bUS", "mz", "f2022-13-01", "bC", "h", "h,,", "hA b", "b", "..", "bCN."]
)
def test_foreign_compact_forms_are_refused(text: str) -> None:
    assert decode_query(text) is None


@pytest.mark.parametrize(
    ("words", "measures"),
    [
        ("Когда Россия в последний раз высылала польских дипломатов?", frozenset({Measure.EXPULSION})),
        ("когда россия высылал дипломатов сша", frozenset({Measure.EXPULSION})),
        ("When was the last time Russia expelled Polish diplomats?", frozenset({Measure.EXPULSION})),
    ],
)
def test_a_question_for_an_expulsion_is_understood_without_a_rest(
    words: str, measures: frozenset[Measure]
) -> None:
    parsed = parse_query(words, today=TODAY)

    assert parsed.query.filter.measures == measures
    assert parsed.query.filter.target_kinds == {TargetKind.DIPLOMATS}
    assert not parsed.unknown


def test_members_of_congress_are_lawmakers_and_taiwan_separatists_a_subject() -> None:
    congress = parse_query("меры Китая против конгрессменов США", today=TODAY)
    assert congress.query.filter.target_kinds == {TargetKind.LAWMAKERS}
    assert not congress.unknown
    taiwan = parse_query("中国制裁台独分子", today=TODAY)
    assert taiwan.query.filter.themes == {"taiwan"}
    assert not taiwan.unknown

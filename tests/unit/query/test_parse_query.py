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
        ("against us cn", ActionFilter(issuers=states("CN"), targets=states("US"))),
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
        ("before 2022", None, date(2022, 1, 1)),
        ("с 2020", date(2020, 1, 1), None),
        ("2022年", date(2022, 1, 1), date(2022, 12, 31)),
        ("march 2022", date(2022, 3, 1), date(2022, 3, 31)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2022-03-31", date(2022, 3, 31), date(2022, 3, 31)),
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


def test_a_search_has_no_compact_form() -> None:
    assert encode_query(Query(words=("example",))) is None


@given(st.text(max_size=64))
def test_decoding_is_total(text: str) -> None:
    assert isinstance(decode_query(text), Query | None)


@pytest.mark.parametrize("text", ["bZZ", "q1", "bCN.bUS", "mz", "f2022-13-01", "bC"])
def test_foreign_compact_forms_are_refused(text: str) -> None:
    assert decode_query(text) is None

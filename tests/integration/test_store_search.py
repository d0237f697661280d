"""Questions to the history: full text, and filters that mean what the pure matcher says."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.alerts.matching import matches
from bot.domain.action import Action, LinkDecision
from bot.domain.chat import ActionFilter, Query
from bot.domain.notice import Notice, NoticeText
from bot.domain.words import LinkKind, Measure, Precision, Stage, StageGroup, Standing, TargetKind
from bot.store.database import SqlDatabase
from bot.store.search import search_actions
from bot.store.unit_of_work import SqlUnitOfWork

T0 = datetime(2022, 3, 21, 12, tzinfo=UTC)
STATES = ("US", "CN", "HK", "RU", "EU")


def act(issuer: str = "US", *targets: str, **changes: object) -> Action:
    plain = Action(
        number=0,
        issuer=issuer,
        targets=targets or ("CN",),
        measures=(Measure.VISA_RESTRICTION,),
        stage=Stage.ANNOUNCED,
        on=date(2022, 3, 21),
        precision=Precision.DAY,
        first_seen_at=T0,
        standing=Standing.OFFICIAL,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the test's own keywords


def publish(uow: SqlUnitOfWork, action: Action, title: str, text: str) -> int:
    url = f"https://example.org/{title}"
    notice = uow.notices.add(
        Notice(
            id=0,
            source_id="s",
            url=url,
            title=title,
            published_at=T0,
            precision=Precision.TIME,
            first_seen_at=T0,
            standing=Standing.OFFICIAL,
            body="Ministry",
            country="CN",
        ),
        None,
    )
    uow.notices.save_text(notice.id, NoticeText(1, title, text, "h", T0, "zh", "announces", "1"))
    number = uow.actions.add(action, notice.id, [url]).number
    uow.notices.mention(notice.id, number, new=True, evidence=())
    return number


async def found(database: SqlDatabase, *words: str) -> tuple[int, ...]:
    total, numbers = await database.read(lambda uow: uow.actions.search(Query(words=words)))
    assert total == len(numbers)
    return numbers


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        (("签证",), True),  # two characters, the case an ordinary tokenizer misses
        (("签",), True),
        (("制",), True),  # the last character of a run
        (("签证限制",), True),
        (("签限",), False),  # both characters, not beside each other
        (("外交部", "签证"), True),
        (("外交部", "关税"), False),
        (("Kuznetsov",), True),
        (("kuznet",), True),  # beginnings of longer words
        (("uznetsov",), False),
        (("официальных",), True),
        (("ОФИЦИАЛЬНЫХ",), True),
        (("naive",), True),  # diacritics folded
        (("ｖｉｓａ",), True),  # full width
        (("anti-foreign", "law"), True),  # what it rests on
        (("7031(c)",), False),
        (("reciprocal", "外交部"), True),  # across the action's own words and the notice's
    ],
)
async def test_words_are_found(database: SqlDatabase, words: tuple[str, ...], hit: bool) -> None:
    action = act(headline="Reciprocal visa restrictions", persons=("Ivan Kuznetsov",), target_class="naïve")
    action = replace(action, legal_basis="Anti-Foreign Sanctions Law")
    number = await database.write(
        lambda uow: publish(uow, action, "外交部发言人", "中方决定对等实施签证限制。официальных лиц")
    )
    assert await found(database, *words) == ((number,) if hit else ())


HOSTILE = [
    '"',
    "'",
    "' OR 1=1 --",
    "AND",
    "NOT",
    "a NEAR b",
    "visa*",
    "(",
    ":*",
    "words:visa",
    "\x00",
    "-",
    "%",
    "\\",
]


@pytest.mark.parametrize("word", HOSTILE)
async def test_hostile_words_break_nothing(database: SqlDatabase, word: str) -> None:
    number = await database.write(lambda uow: uow.actions.add(act(headline="Visa"), None, []).number)
    assert set(await found(database, word)) <= {number}
    assert await found(database, "visa", word) in ((), (number,))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.lists(st.text(max_size=12), min_size=1, max_size=3))
async def test_no_text_at_all_breaks_the_search(database: SqlDatabase, words: list[str]) -> None:
    answer = await database.read(lambda uow: uow.actions.search(Query(words=tuple(words))))
    assert answer == (0, ())  # nothing is stored


async def test_words_without_letters_match_nothing_rather_than_all(database: SqlDatabase) -> None:
    await database.write(lambda uow: uow.actions.add(act(headline="Visa"), None, []))
    assert await found(database, "?!") == ()
    assert len(await found(database, "visa", "?!")) == 1


async def test_archive_rows_are_found_and_a_changed_text_replaces_the_old(database: SqlDatabase) -> None:
    row = act(headline="Entry ban on senators", archive_id="7")
    await database.write(lambda uow: uow.actions.import_archive([(row, ("https://x.example",))], [], T0))
    assert len(await found(database, "senators")) == 1
    changed = replace(row, headline="Entry ban on lawmakers")
    await database.write(lambda uow: uow.actions.import_archive([(changed, ())], [], T0))
    assert await found(database, "senators") == ()
    assert len(await found(database, "lawmakers")) == 1


@pytest.mark.parametrize("wish", [ActionFilter(), ActionFilter(targets=frozenset({"CN"}))])
async def test_pages_are_newest_first_and_bounded_by_days(database: SqlDatabase, wish: ActionFilter) -> None:
    def fill(uow: SqlUnitOfWork) -> list[int]:
        days = [date(2022, 3, 21), date(2022, 3, 31), date(2022, 3, 21), None, date(2019, 5, 1)]
        seen = [T0, T0, T0 + timedelta(hours=1), T0 + timedelta(days=20), T0]
        return [
            uow.actions.add(act(on=on, first_seen_at=at), None, []).number
            for on, at in zip(days, seen, strict=True)
        ]

    one, two, three, undated, old = await database.write(fill)

    async def ask(**fields: object) -> tuple[int, tuple[int, ...]]:
        query = Query(wish, **fields)  # type: ignore[arg-type]  # the test's own keywords
        return await database.read(lambda uow: uow.actions.search(query))

    assert await ask() == (5, (undated, two, three, one, old))
    assert await ask(limit=2, offset=1) == (5, (two, three))
    assert await ask(limit=2, offset=3) == (5, (one, old))
    assert await ask(limit=9, offset=4) == (5, (old,))
    assert await ask(offset=5) == (5, ())
    assert await ask(until=date(2022, 3, 21)) == (3, (three, one, old))
    assert await ask(since=date(2022, 3, 22), until=date(2022, 3, 31)) == (1, (two,))
    await database.write(lambda uow: uow.actions.update(act(number=two, withdrawn=True)))
    assert await ask() == (4, (undated, three, one, old))


states = st.frozensets(st.sampled_from(STATES), max_size=3)
wishes = st.builds(
    ActionFilter,
    between=states,
    issuers=states,
    targets=states,
    measures=st.frozensets(st.sampled_from([Measure.VISA_RESTRICTION, Measure.ENTRY_BAN]), max_size=2),
    stages=st.frozensets(st.sampled_from(StageGroup), max_size=2),
    target_kinds=st.frozensets(st.sampled_from([TargetKind.OFFICIALS, TargetKind.MEDIA]), max_size=1),
    themes=st.frozensets(st.sampled_from(["tibet", "hong-kong"]), max_size=1),
    standings=st.frozensets(st.sampled_from(Standing), max_size=1),
    countermeasures=st.booleans(),
)
acts = st.builds(
    lambda issuer, targets, measures, stage, kinds, themes, standing, told, on: act(
        issuer,
        targets=tuple(targets),
        measures=tuple(measures),
        stage=stage,
        target_kinds=tuple(kinds),
        themes=tuple(themes),
        standing=standing,
        answers_text=told,
        answers_on=on,
    ),
    st.sampled_from(STATES),
    st.lists(st.sampled_from(STATES), unique=True, max_size=3),
    st.lists(st.sampled_from([Measure.VISA_RESTRICTION, Measure.ENTRY_BAN]), unique=True, min_size=1),
    st.sampled_from([Stage.THREATENED, Stage.IMPOSED, Stage.EASED]),
    st.lists(st.sampled_from([TargetKind.OFFICIALS, TargetKind.MEDIA]), unique=True),
    st.lists(st.sampled_from(["tibet", "hong-kong"]), unique=True),
    st.sampled_from(Standing),
    st.sampled_from([None, None, "", "the act of Monday"]),
    st.sampled_from([None, None, date(2022, 3, 1)]),
)
KINDS = st.sampled_from(LinkKind)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    actions=st.lists(acts, min_size=2, max_size=12),
    wanted=st.lists(wishes | st.builds(ActionFilter, between=states), min_size=1, max_size=8),
    pairs=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), KINDS), max_size=8),
)
async def test_a_filter_means_in_sql_what_it_means_in_python(
    database: SqlDatabase,
    actions: list[Action],
    wanted: list[ActionFilter],
    pairs: list[tuple[int, int, LinkKind]],
) -> None:
    def fill(uow: SqlUnitOfWork) -> list[Action]:
        for number in uow.actions.search(Query(limit=1000))[1]:
            before = uow.actions.get(number)
            assert before is not None
            uow.actions.update(replace(before, withdrawn=True))  # out of the way of this example
        stored = [uow.actions.add(action, None, []) for action in actions]
        ends = [(stored[max(a, b)], stored[min(a, b)], k) for a, b, k in pairs if max(a, b) < len(stored)]
        uow.actions.add_links(
            [LinkDecision(a.number, b.number, k, 1.0) for a, b, k in ends if a.number != b.number]
        )
        return stored

    stored = await database.write(fill)
    for wish in wanted:
        query = Query(filter=wish, limit=1000)
        total, numbers = await database.read(lambda uow, query=query: uow.actions.search(query))  # type: ignore[misc]  # bound now
        views = await database.read(lambda uow: uow.actions.views([a.number for a in stored]))
        expected = {
            v.action.number for v in views if matches(wish, v.action, [link.action for link in v.answers])
        }
        assert set(numbers) == expected, wish
        read = await database.read(lambda uow, query=query: search_actions(uow.session, query))  # type: ignore[misc]  # as above
        assert read == (total, numbers), "by sets of values and by rows, in one order"
        counted = await database.read(lambda uow, query=query: uow.actions.statistics(query))  # type: ignore[misc]  # as above
        assert total == len(expected) == counted.total, wish
        with pytest.MonkeyPatch.context() as patch:  # as where many are asked for their links
            patch.setattr("bot.store.meant._FEW", -1)
            assert await database.read(lambda uow, query=query: uow.actions.statistics(query)) == counted  # type: ignore[misc]  # as above


async def test_of_many_acts_of_a_year_the_page_is_the_one_that_the_rows_give(database: SqlDatabase) -> None:
    days = [date(2021, 1, 1) + timedelta(days=n % 7) for n in range(700)]
    acts = [(act("US", "CN" if n % 5 else "RU", on=on), ()) for n, on in enumerate(days)]
    await database.write(lambda uow: uow.actions.add_all(acts))
    for offset, limit in ((0, 8), (300, 8), (552, 20), (0, 600)):
        query = Query(ActionFilter(targets=frozenset({"CN"})), offset=offset, limit=limit)
        found, listed = await database.read(
            lambda uow, query=query: (uow.actions.search(query), search_actions(uow.session, query))  # type: ignore[misc]  # as above
        )
        assert found == listed
        assert found[0] == 560

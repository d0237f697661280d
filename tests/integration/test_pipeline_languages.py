"""An announcement rings by itself only in a language whose rules were measured; others wait for a person."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pipeline_bench import START, Bench, calm, item, quiet_start, rss

# (country, language, title, text): each announces the same kind of act.
MEASURED = [
    ("CN", "zh", "外交部发言人答记者问", "中方决定即日起对6名美国官员实施签证限制。"),
    (
        "US",
        "en",
        "Visa Restrictions on Cuban Officials",
        "Today the United States is imposing visa restrictions on six Cuban officials.",
    ),
]
WAITING = [
    (
        "RU",
        "ru",
        "О расширении списка",
        "Сегодня в российский стоп-лист включены 12 представителей руководства Великобритании.",
    ),
    ("KR", "ko", "대북 독자제재 추가 지정", "정부는 오늘 북한 기관 2개를 독자제재 대상으로 지정하였다."),
    ("SE", "sv", "Sverige utvisar diplomater", "Sverige har i dag beslutat att utvisa fem ryska diplomater."),
    ("FR", "fr", "Communiqué", "La France expulse aujourd’hui douze agents de l’ambassade d’Iran."),
    ("BO", "es", "Comunicado", "Bolivia expulsa hoy a tres funcionarios de la embajada de Perú."),
]
Told = tuple[str, str, str, str]


async def tell(bench: Bench, told: Told) -> None:
    country, language, title, text = told
    bench.sources["us"] = replace(bench.sources["us"], country=country, language=language)
    await bench.subscribe(7)
    await quiet_start(bench)
    bench.server.set_feed("us", rss(item("act", title, text, START + timedelta(days=1)), calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=1, hours=1))


@pytest.mark.parametrize("told", MEASURED, ids=lambda told: told[1])
async def test_a_measured_language_rings(bench: Bench, told: Told) -> None:
    await tell(bench, told)
    assert len(bench.inbox.got) == 1
    assert await bench.database.read(lambda uow: uow.reviews.open(10)) == ()


@pytest.mark.parametrize("told", WAITING, ids=lambda told: told[1])
async def test_any_other_language_waits_for_an_operator_and_says_why(bench: Bench, told: Told) -> None:
    await tell(bench, told)
    assert bench.inbox.got == []
    (held,) = await bench.database.read(lambda uow: uow.reviews.open(10))
    assert "measured" in (held.reason or "")

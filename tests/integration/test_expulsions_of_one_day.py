"""Two pages of one ministry on one day: two expulsions, or one told twice."""

from datetime import timedelta

import pytest
from pipeline_bench import Bench, calm, quiet_start, rss, us_item


@pytest.mark.parametrize(
    ("second", "rings"),
    [
        ("The Department of State has today declared four Chinese diplomats persona non grata.", 2),
        ("The Department of State has today declared a Chinese military attaché persona non grata.", 1),
        ("The Department of State has today declared Chinese embassy staff persona non grata.", 1),
    ],
)
async def test_two_expulsions_of_one_day_ring_twice_unless_one_is_told_again(
    bench: Bench, second: str, rings: int
) -> None:
    await bench.subscribe(7)
    await quiet_start(bench)
    first = "The Department of State has today declared the Chinese military attaché persona non grata."
    pages = (us_item(text, slug) for slug, text in (("one", first), ("other", second)))
    bench.server.set_feed("us", rss(*pages, calm(1), calm(2)))
    await bench.turn("us", after=timedelta(days=1, hours=1))
    assert len(bench.inbox.got) == rings
    assert len(await bench.numbers()) == rings

"""What polls write into the log: news and changes of state, not what stayed as it was."""

from datetime import timedelta

from pipeline_bench import Bench, calm, rss
from structlog.testing import capture_logs

from bot.demo.server import Fault
from bot.services.polling import PollReport


async def _told(bench: Bench) -> list[tuple[str, str]]:
    async def nothing(_: PollReport) -> None: ...

    bench.now += timedelta(days=3)
    with capture_logs() as logged:
        await bench.poller.poll_due([bench.sources["us"]], nothing)
    return [(row["log_level"], row["outcome"]) for row in logged if row["event"] == "poll.done"]


async def test_only_polls_that_bring_something_are_told_above_debug(bench: Bench) -> None:
    bench.server.set_feed("us", rss(calm(1)))
    assert await _told(bench) == [("info", "changed")]
    assert [level for level, _ in await _told(bench)] == ["debug"]
    bench.server.set_feed("us", rss(calm(1), calm(2)))
    assert await _told(bench) == [("info", "changed")]


async def test_a_failure_is_a_warning_once_and_its_end_is_told(bench: Bench) -> None:
    bench.server.set_feed("us", rss(calm(1)))
    await _told(bench)
    bench.server.set_fault("us", Fault(status=500))
    assert await _told(bench) == [("warning", "passing")]
    assert await _told(bench) == [("debug", "passing")]
    bench.server.set_fault("us", Fault(status=403))
    assert await _told(bench) == [("warning", "blocked")]
    bench.server.set_fault("us", None)
    assert [level for level, _ in await _told(bench)] == ["info"]
    assert [level for level, _ in await _told(bench)] == ["debug"]

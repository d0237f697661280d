"""The memory of hosts stays small and forgets nothing that still counts."""

from bot.fetch.hosts import HostGates


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


async def _ask(gates: HostGates, host: str) -> None:
    async with gates.turn(host):
        pass


async def test_a_longer_stop_stays() -> None:
    clock = Clock()
    gates = HostGates(0.0, clock)
    gates.stop("h", 60)
    gates.stop("h", 10)
    assert gates.seconds_stopped("h") == 60
    gates.stop("h", 90)
    clock.now = 80
    assert gates.seconds_stopped("h") == 10
    clock.now = 91
    assert gates.seconds_stopped("h") == 0
    assert gates.seconds_stopped("other") == 0


async def test_many_hosts_are_forgotten_but_none_that_is_stopped_or_in_use() -> None:
    gates = HostGates(0.0, Clock())
    gates.stop("stopped", 60)
    async with gates.turn("busy"):
        for number in range(5_000):
            await _ask(gates, f"h{number}")
        assert len(gates._hosts) <= 2_001
        assert gates._hosts["busy"].lock.locked()
    assert gates.seconds_stopped("stopped") == 60

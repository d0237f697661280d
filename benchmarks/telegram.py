"""Messages a second and CPU a message: our transport beside python-telegram-bot's own, against one server.

    python -m benchmarks telegram [MESSAGES]

The server runs in a process of its own, so that the CPU counted is the client's alone.
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence

from aiohttp import web
from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest

from benchmarks.figures import Figure, table
from bot.telegram.transport import AiohttpRequest

TOKEN = "123456789:AABenchBenchBenchBenchBenchBenchBench"  # noqa: S105 - invented
OURS, THEIRS = "our transport (aiohttp)", "the library's own (httpx)"
MESSAGES = 2000
RATE_BAR = 1000.0  # messages a second that one process must be able to send
IN_FLIGHT = 20  # as many as the outbox sends at once
TEXT = "🔴 <b>US announces visa restrictions on officials</b>\n" + "Names: not released. " * 20


async def _accept(request: web.Request) -> web.Response:
    await request.read()
    chat = {"id": 7, "type": "private", "first_name": "Vera"}
    result = {"message_id": 1, "date": 1_700_000_000, "chat": chat, "text": "accepted"}
    return web.Response(
        body=json.dumps({"ok": True, "result": result}).encode(), content_type="application/json"
    )


async def serve() -> None:
    """Accept everything until the input ends; tells its port first."""
    app = web.Application()
    app.router.add_post("/{path:.*}", _accept)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


async def sending(request: BaseRequest, url: str, messages: int) -> tuple[float, float]:
    """Messages a second, and milliseconds of CPU a message."""
    bot = Bot(
        TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=AiohttpRequest(connections=1)
    )
    await request.initialize()
    left = iter(range(messages))

    async def send() -> None:
        for _ in left:
            await bot.send_message(7, TEXT, parse_mode="HTML", disable_notification=False)

    await bot.send_message(7, TEXT)  # the connection stands
    wall, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(send() for _ in range(IN_FLIGHT)))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    await request.shutdown()
    return messages / wall, 1000 * cpu / messages


async def main(messages: int) -> dict[str, tuple[float, float]]:
    """Both transports twice, alternating, and the better run of each."""
    server = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "benchmarks.telegram",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert server.stdout
    assert server.stdin
    url = f"http://127.0.0.1:{int(await server.stdout.readline())}"
    best: dict[str, tuple[float, float]] = {}
    for _ in range(2):
        for name, request in (
            (OURS, AiohttpRequest(connections=IN_FLIGHT)),
            (THEIRS, HTTPXRequest(connection_pool_size=IN_FLIGHT)),
        ):
            best[name] = max(best.get(name, (0.0, 0.0)), await sending(request, url, messages))
    server.stdin.close()
    await server.wait()
    return best


def measure(arguments: Sequence[str]) -> tuple[Figure, ...]:
    """Measure and print. No bar but the sending rate of the design: the ratio is what counts."""
    best = asyncio.run(main(int(arguments[0]) if arguments else MESSAGES))
    figures = [
        figure
        for name, (rate, milliseconds) in best.items()
        for figure in (
            Figure(name, rate, "msg/s", RATE_BAR if name == OURS else None, least=True),
            Figure(f"{name}, CPU", milliseconds, "ms/msg"),
        )
    ]
    figures.append(Figure("ours against the library's own", best[OURS][0] / best[THEIRS][0], "x"))
    print(table(figures))
    return tuple(figures)


if __name__ == "__main__":
    asyncio.run(serve())

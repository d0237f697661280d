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

from bot.telegram.transport import AiohttpRequest

TOKEN = "123456789:AABenchBenchBenchBenchBenchBenchBench"  # noqa: S105 - invented
MESSAGES = 2000
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


async def measure(request: BaseRequest, url: str, messages: int) -> tuple[float, float]:
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


async def main(messages: int) -> None:
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
            ("nongrata (aiohttp)", AiohttpRequest(connections=IN_FLIGHT)),
            ("library's own (httpx)", HTTPXRequest(connection_pool_size=IN_FLIGHT)),
        ):
            best[name] = max(best.get(name, (0.0, 0.0)), await measure(request, url, messages))
    for name, (rate, milliseconds) in best.items():
        print(f"{name:24} {rate:8.0f} messages/s {milliseconds:8.2f} ms of CPU a message")
    server.stdin.close()
    await server.wait()


def run(arguments: Sequence[str]) -> int:
    """Show the table. There is no bar: the ratio is what counts, and it needs an eye on the machine."""
    asyncio.run(main(int(arguments[0]) if arguments else MESSAGES))
    return 0


if __name__ == "__main__":
    asyncio.run(serve())

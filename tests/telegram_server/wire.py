"""HTTP: requests read, calls dispatched, answers written, faults played."""

import json
import socket
import struct
from typing import Any

from aiohttp import web
from aiohttp.multipart import BodyPartReader

from telegram_server.errors import ApiError, too_many
from telegram_server.faults import Fault, Faults, Planned
from telegram_server.files import MOST_BYTES
from telegram_server.methods import METHODS
from telegram_server.parameters import Params, Upload, check, table
from telegram_server.state import World

_NAMES = {name.casefold(): name for name in table().methods}


async def dispatch(world: World, method: str, raw: Params) -> Any:
    """The result of one call.

    Raises:
        ApiError: the refusal; it is in the transcript already.
    """
    try:
        return await _run(world, method, raw)
    except ApiError as refusal:
        world.refusals.append(f"{method}: {refusal.code} {refusal.description}")
        world.note("(refused)", world.refusals[-1])
        raise


async def _run(world: World, method: str, raw: Params) -> Any:
    name = _NAMES.get(method.casefold())
    if name is None:
        raise ApiError(404, "Not Found: method not found")
    params, ignored = check(name, raw)
    for word in ignored:
        world.complain(f"{name} has no parameter {word!r}")
    world.notify()
    if name == "getUpdates":
        return await world.updates.poll(params)
    handler = METHODS.get(name)
    if handler is None:
        world.complain(f"{name} is not played by this server")
        raise ApiError(501, f"Not Implemented: the test server does not play {name}")
    return handler(world, params)


class Wire:
    """The handler of `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults

    def application(self) -> web.Application:
        """The web application."""
        app = web.Application(client_max_size=2 * MOST_BYTES)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        return app

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        planned = self._faults.take(method)
        if planned is not None:
            self._world.note("(fault)", f"{method}: {planned.fault}")
            if planned.fault is Fault.RESET_BEFORE:
                return _reset(request)
        if request.match_info["token"] != self._world.token:
            return _answer(ApiError(401, "Unauthorized"))
        raw = await read_parameters(request)
        if planned is not None and (instead := _instead(planned)) is not None:
            return instead
        try:
            response = _answer(await dispatch(self._world, method, raw))
        except ApiError as refusal:
            response = _answer(refusal)
        if planned is not None and planned.fault is Fault.RESET_AFTER:
            return _reset(request)
        if planned is not None and planned.fault is Fault.SLOW:
            await self._world.clock.sleep(planned.seconds)
        return response

    async def _file(self, request: web.Request) -> web.StreamResponse:
        upload = self._world.files.get(request.match_info["path"].rsplit("/", 1)[-1])
        if request.match_info["token"] != self._world.token or upload is None:
            return _answer(ApiError(404, "Not Found"))
        return web.Response(body=upload.content, content_type="application/octet-stream")


async def read_parameters(request: web.Request) -> Params:
    """Query string and body (form, JSON or multipart) as one mapping; `attach://name` becomes the file."""
    params: Params = dict(request.query)
    kind = request.content_type
    if kind == "application/json":
        body = await request.text()
        params |= json.loads(body) if body else {}
    elif kind == "multipart/form-data":
        params |= await _parts(request)
    elif request.can_read_body:
        params |= dict(await request.post())
    return params


async def _parts(request: web.Request) -> Params:
    params: Params = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read())
        if part.filename is None:
            params[part.name] = content.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            params[part.name] = Upload(part.filename, content, mime)
    links = {name: str(value)[9:] for name, value in params.items() if str(value).startswith("attach://")}
    files = {name: params.get(target) for name, target in links.items()}
    return {name: value for name, value in (params | files).items() if name not in links.values()}


def _answer(result: Any) -> web.Response:
    if isinstance(result, ApiError):
        retry = result.parameters.get("retry_after")
        headers = {"Retry-After": str(retry)} if retry is not None else {}
        return web.json_response(result.answer(), status=result.code, headers=headers)
    return web.json_response({"ok": True, "result": result})


def _instead(planned: Planned) -> web.Response | None:
    """The answer that replaces the call, for faults that keep it from taking effect."""
    match planned.fault:
        case Fault.ERROR_500:
            return _answer(ApiError(500, "Internal Server Error"))
        case Fault.BAD_GATEWAY:
            return web.Response(
                status=502, text="<html><h1>502 Bad Gateway</h1></html>", content_type="text/html"
            )
        case Fault.FLOOD:
            return _answer(too_many(int(planned.seconds)))
    return None


def _reset(request: web.Request) -> web.Response:
    """End the connection with a TCP reset, as a dying server or a middlebox does."""
    transport = request.transport
    if transport is not None:
        raw = transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response()

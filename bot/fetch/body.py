"""Bodies: decompressed piece by piece under a cap, so that a small bomb stays small."""

import asyncio
import contextlib
import zlib
from collections.abc import AsyncIterator
from typing import Final

from aiohttp import ClientError, ClientResponse

ACCEPT_ENCODING: Final = "gzip, deflate"
_PIECE: Final = 65_536
_PLAIN: Final = frozenset({"", "identity", "none"})
_GZIP: Final = frozenset({"gzip", "x-gzip"})


class BodyError(Exception):
    """A body that is not wanted; the text is a sentence for operators."""


class BodyTooLargeError(BodyError):
    """More bytes than allowed, after decompression."""


async def read_body(response: ClientResponse, max_bytes: int) -> bytes:
    """The whole body, decompressed.

    Raises:
        BodyTooLargeError: as soon as the cap is passed; the rest is never read.
        BodyError: for a broken body, or an encoding that was not asked for.
    """
    if (response.content_length or 0) > max_bytes:
        raise BodyTooLargeError(f"The document is larger than {max_bytes} bytes")
    body = bytearray()
    async for piece in _plain_pieces(response, max_bytes):
        body += piece
        if len(body) > max_bytes:
            raise BodyTooLargeError(f"The document is larger than {max_bytes} bytes")
    return bytes(body)


async def read_beginning(response: ClientResponse, max_bytes: int, seconds: float) -> bytes:
    """As much of a body as fits and comes in time; never raises for what is wrong with it."""
    body = bytearray()
    with contextlib.suppress(BodyError, ClientError, TimeoutError):
        async with asyncio.timeout(seconds):
            async for piece in _plain_pieces(response, max_bytes):
                body += piece
                if len(body) >= max_bytes:
                    break
    return bytes(body[:max_bytes])


async def _plain_pieces(response: ClientResponse, max_bytes: int) -> AsyncIterator[bytes]:
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    pieces = response.content.iter_chunked(_PIECE)
    if encoding in _PLAIN:
        async for piece in pieces:
            yield piece
        return
    inflater = _Inflater(encoding, max_bytes)
    async for piece in pieces:
        yield inflater.feed(piece)
    inflater.finish()


class _Inflater:
    """gzip (also of several members) and deflate with and without zlib's wrapper."""

    def __init__(self, encoding: str, max_bytes: int) -> None:
        if encoding not in _GZIP and encoding != "deflate":
            raise BodyError(f"The server used the encoding {encoding[:40]!r}, which was not asked for")
        self._encoding = encoding
        self._most = max_bytes + 1  # one more than allowed tells that it is too much
        self._stream: zlib._Decompress | None = None
        self._complete = False  # one member at least was read to its end
        self._inside = False  # the member under way has given bytes
        self._padding = False

    def feed(self, data: bytes) -> bytes:
        """The next piece, at most one byte more than the cap."""
        out = bytearray()
        try:
            while data and len(out) < self._most and not self._padding:
                if self._stream is None:
                    self._stream = self._open(data)
                plain = self._stream.decompress(data, self._most - len(out))
                out += plain
                self._inside = self._inside or bool(plain)
                data = self._stream.unused_data
                if self._stream.eof:
                    self._stream, self._inside, self._complete = None, False, True
                    self._padding = self._encoding not in _GZIP
        except zlib.error as error:
            if self._inside or not self._complete:
                raise BodyError("The compressed body is broken") from error
            # Some servers pad the last member; gzip(1) ignores that too.
            self._stream, self._padding = None, True
        return bytes(out)

    def finish(self) -> None:
        """Complain about a body that was cut off."""
        if self._stream is not None:
            raise BodyError("The compressed body is cut off")

    def _open(self, data: bytes) -> "zlib._Decompress":
        if self._encoding in _GZIP:
            return zlib.decompressobj(16 + zlib.MAX_WBITS)
        # RFC 9110, 8.4.1.2: "deflate" means zlib's format, but some servers send it bare.
        wrapped = (
            data[0] & 0x0F == zlib.DEFLATED and (data[0] << 8 | (data[1] if len(data) > 1 else 1)) % 31 == 0
        )
        return zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)

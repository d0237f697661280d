"""Files: kept by id, measured when they claim to be pictures."""

import struct
from typing import Any

from telegram_server.errors import ApiError, bad_request
from telegram_server.parameters import Upload
from telegram_server.state import World

MOST_BYTES = 50 * 1024 * 1024
MOST_PHOTO_BYTES = 10 * 1024 * 1024
MOST_PHOTO_SIDES = 10_000
MOST_DOWNLOAD_BYTES = 20 * 1024 * 1024


def store(world: World, upload: Upload) -> dict[str, Any]:
    """Keep a file; the `Document` that names it."""
    file_id = f"file{world.new_id()}"
    world.files[file_id] = upload
    body = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(upload.content)}
    return body | {"file_name": upload.name, "mime_type": upload.mime or "application/octet-stream"}


def received(world: World, value: Any) -> Upload:
    """The file of a parameter: one that came with the call, or one known by its id.

    Raises:
        ApiError: no such file, an empty one, or one beyond 50 MB.
    """
    upload = value if isinstance(value, Upload) else world.files.get(str(value))
    if upload is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > MOST_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    return upload


def check_photo(upload: Upload) -> tuple[int, int]:
    """Width and height of a picture Telegram takes as a photo.

    Raises:
        ApiError: 400, too heavy, too large or no picture (PNG and JPEG are understood).
    """
    if len(upload.content) > MOST_PHOTO_BYTES:
        raise bad_request("file is too big")
    size = _png_size(upload.content) or _jpeg_size(upload.content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > MOST_PHOTO_SIDES or min(size) * 20 < max(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _png_size(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """The size stands in the first start-of-frame segment."""
    at = 2
    while content.startswith(b"\xff\xd8") and at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None

"""Files up and down."""

from typing import Any

from telegram_server.access import chat_to_write
from telegram_server.errors import bad_request
from telegram_server.files import MOST_DOWNLOAD_BYTES, check_photo, received, store
from telegram_server.methods.messages import deliver, read_text
from telegram_server.parameters import Params
from telegram_server.people import Message
from telegram_server.state import World


def send_document(world: World, params: Params) -> Message:
    caption = read_text(world, params, "caption", 1024)
    upload = received(world, params["document"])
    chat = chat_to_write(world, params, "can_send_documents")
    return deliver(world, chat, params, caption | {"document": store(world, upload)})


def send_photo(world: World, params: Params) -> Message:
    caption = read_text(world, params, "caption", 1024)
    upload = received(world, params["photo"])
    width, height = check_photo(upload)
    chat = chat_to_write(world, params, "can_send_photos")
    stored = {k: v for k, v in store(world, upload).items() if k not in {"file_name", "mime_type"}}
    return deliver(world, chat, params, caption | {"photo": [stored | {"width": width, "height": height}]})


def get_file(world: World, params: Params) -> dict[str, Any]:
    file_id = params["file_id"]
    upload = world.files.get(file_id)
    if upload is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(upload.content) > MOST_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    body = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(upload.content)}
    return body | {"file_path": f"documents/{file_id}"}


METHODS: dict[str, Any] = {"sendDocument": send_document, "sendPhoto": send_photo, "getFile": get_file}

"""The table of the Bot API: written, read, and applied to calls."""

import json
from typing import Any

import pytest

from telegram_server.errors import ApiError
from telegram_server.generate_table import table as generate
from telegram_server.parameters import check, table


def test_the_generator_writes_methods_and_the_types_they_reach() -> None:
    api: dict[str, Any] = {
        "version": "1.0",
        "methods": {
            "tell": {"fields": [["who", ["Integer", "String"], 1], ["how", ["Array of Array of Way"], 0]]}
        },
        "types": {
            "Way": {"subtypes": ["Loud"]},
            "Loud": {"fields": [["volume", ["Float"], 1, [0, 1, "c"]]]},
            "Unreached": {"fields": []},
        },
    }
    assert list(generate(api))[1:] == [
        "m tell who!:Integer|String how:[[Way]]",
        "t Loud volume!:Float",
        "u Way Loud",
    ]


def test_the_table_knows_every_method_and_the_types_of_its_parameters() -> None:
    assert len(table().methods) == 180
    assert table().methods["sendMessage"]["text"].required
    assert not table().methods["sendMessage"]["parse_mode"].required
    known = {"Integer", "String", "Boolean", "Float", "InputFile", *table().types, *table().unions}
    fields = [f for owner in (table().methods, table().types) for o in owner.values() for f in o.values()]
    assert {kind.strip("[]") for field in fields for kind in field.types} <= known


def test_form_values_become_what_the_method_takes() -> None:
    raw = {
        "chat_id": "5",
        "text": "7",
        "disable_notification": "true",
        "reply_parameters": '{"message_id": 3}',
    }
    params, ignored = check("sendMessage", raw)
    assert params == {
        "chat_id": "5", "text": "7", "disable_notification": True, "reply_parameters": {"message_id": 3},
    }  # fmt: skip
    assert ignored == []


def test_a_parameter_the_method_does_not_have_is_named() -> None:
    assert check("getMe", {"colour": "red"}) == ({}, ["colour"])


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 1}, "message text is empty"),
        (
            {"chat_id": 1, "text": "x", "message_thread_id": "one"},
            "can't parse message_thread_id JSON object",
        ),
        ({"chat_id": 1, "text": "x", "reply_parameters": "{"}, "can't parse reply_parameters JSON object"),
        (
            {"chat_id": 1, "text": "x", "reply_parameters": {}},
            "can't parse reply_parameters: expected ReplyParameters",
        ),
        (
            {"chat_id": 1, "text": "x", "message_thread_id": True},
            "can't parse message_thread_id: expected Integer",
        ),
    ],
)
def test_what_the_table_forbids_is_refused(raw: dict[str, Any], reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        check("sendMessage", raw)
    assert refusal.value.description == f"Bad Request: {reason}"


def test_objects_inside_arrays_need_their_required_fields() -> None:
    good = [{"command": "start", "description": "Begin"}]
    assert check("setMyCommands", {"commands": json.dumps(good)}) == ({"commands": good}, [])
    with pytest.raises(ApiError, match="can't parse commands"):
        check("setMyCommands", {"commands": json.dumps([{"command": "start"}])})

"""Keyboards Telegram takes and refuses."""

from typing import Any

import pytest

from telegram_server.errors import ApiError
from telegram_server.keyboards import check_markup


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


@pytest.mark.parametrize(
    "button",
    [
        {"text": "a", "callback_data": "x" * 64},
        {"text": "a", "callback_data": "中" * 21},
        {"text": "a", "url": "https://example.org/x"},
        {"text": "a", "url": "example.org"},
        {"text": "a", "url": "tg://user?id=5"},
        {"text": "a", "switch_inline_query": ""},
    ],
)
def test_a_good_button_is_kept(button: dict[str, Any]) -> None:
    assert check_markup(keyboard(button)) == keyboard(button)


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "a", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "中" * 22}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "a"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": " ", "callback_data": "x"}, 'Field "text" must be of type String'),
        ({"callback_data": "x"}, 'Field "text" must be of type String'),
        ({"text": "a", "callback_data": "x", "url": "example.org"}, "exactly one action is allowed"),
        ({"text": "a", "url": "https:///path"}, "URL host is empty"),
        ({"text": "a", "url": "ftp://example.org"}, "Unsupported URL protocol"),
        ({"text": "a", "url": "http://localhost/"}, "Wrong HTTP URL"),
        ("a", "InlineKeyboardButton must be an Object"),
    ],
)
def test_a_bad_button_is_refused(button: Any, reason: str) -> None:
    with pytest.raises(ApiError, match=reason) as refusal:
        check_markup(keyboard(button))
    assert refusal.value.code == 400


def test_a_hundred_buttons_pass_and_one_more_does_not() -> None:
    buttons = [{"text": str(n), "callback_data": str(n)} for n in range(101)]
    assert check_markup(keyboard(*buttons[:100])) is not None
    with pytest.raises(ApiError, match="REPLY_MARKUP_TOO_LONG"):
        check_markup(keyboard(*buttons))


def test_an_empty_keyboard_and_other_markups_leave_no_buttons() -> None:
    assert check_markup({"inline_keyboard": []}) is None
    assert check_markup({"remove_keyboard": True}) is None
    assert check_markup(None) is None


def test_only_an_inline_keyboard_can_be_edited_in() -> None:
    with pytest.raises(ApiError, match="inline keyboard expected"):
        check_markup({"remove_keyboard": True}, inline_only=True)


@pytest.mark.parametrize("markup", ["[]", {"inline_keyboard": "x"}, {"inline_keyboard": [{}]}])
def test_a_markup_of_another_shape_is_refused(markup: Any) -> None:
    with pytest.raises(ApiError):
        check_markup(markup)

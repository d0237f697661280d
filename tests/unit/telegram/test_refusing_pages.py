"""Whose words a refusal is: the Bot API's own, or a page of whatever stands before it."""

import json

import pytest

from bot.telegram.transport import _harmless, _turned_away

OWN = json.dumps({"ok": False, "error_code": 500, "description": "Internal Server Error"}).encode()
PAGE = b"<html>cannot reach /bot1:secret/sendMessage</html>"
OTHER_JSON = b'{"detail": "cannot reach /bot1:secret/sendMessage"}'


@pytest.mark.parametrize("payload", [PAGE, OTHER_JSON, b"", b"\xff"])
@pytest.mark.parametrize("status", [500, 502, 503, 521])
def test_a_page_instead_of_the_bot_api_means_that_nothing_was_taken(status: int, payload: bytes) -> None:
    failure = _turned_away(status, payload)
    assert failure is not None
    assert "secret" not in str(failure)


@pytest.mark.parametrize(
    ("status", "payload"), [(500, OWN), (502, OWN), (504, PAGE), (200, PAGE), (403, PAGE)]
)
def test_its_own_words_a_gateways_impatience_and_other_statuses_mean_no_such_thing(
    status: int, payload: bytes
) -> None:
    assert _turned_away(status, payload) is None


def test_a_page_that_quotes_the_address_is_not_passed_on() -> None:
    assert b"secret" not in _harmless(403, PAGE)
    assert b"secret" not in _harmless(504, OTHER_JSON)
    assert _harmless(403, OWN) == OWN

"""The refusals of the Bot API."""

from typing import Any


class ApiError(Exception):
    """An answer with `"ok": false`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        """`parameters` become the answer's `parameters`: `retry_after`, `migrate_to_chat_id`."""
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str, **parameters: Any) -> ApiError:
    """400, as Telegram words it."""
    return ApiError(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> ApiError:
    """403: the chat does not want the bot (any more)."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """409: somebody else receives the updates."""
    return ApiError(409, f"Conflict: {reason}")


def too_many(seconds: int) -> ApiError:
    """429: the flood limit; the scope stays shut for `seconds`."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)

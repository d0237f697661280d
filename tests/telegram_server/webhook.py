"""Where the bot wants its updates sent, if anywhere."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from telegram_server.errors import bad_request
from telegram_server.parameters import Params

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_PORTS = {80, 88, 443, 8443}


@dataclass
class Hook:
    """The webhook as set. `proxy` maps the beginning of a public address to a local one."""

    url: str = ""
    secret: str | None = None
    most_at_once: int = 40
    error: str | None = None
    error_date: int = 0
    proxy: dict[str, str] = field(default_factory=dict)

    def set(self, params: Params) -> None:
        """Take over the parameters of `setWebhook`.

        Raises:
            ApiError: 400 for a URL that is not HTTPS on one of four ports (loopback may be anything), and for
                a secret with other characters than letters, digits, `_` and `-`.
        """
        url, secret = params["url"], params.get("secret_token")
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise bad_request("secret token contains unallowed characters")
        _check_url(url)
        self.url, self.secret = url, secret
        self.most_at_once = min(max(params.get("max_connections") or 40, 1), 100)
        self.error = None

    def target(self) -> str:
        """The address to connect to."""
        for public, local in self.proxy.items():
            if self.url.startswith(public):
                return local + self.url.removeprefix(public)
        return self.url

    def info(self, pending: int, allowed: list[str]) -> dict[str, Any]:
        """A `WebhookInfo`."""
        body: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": pending,
        }
        if self.url:
            body["max_connections"] = self.most_at_once
        if allowed:
            body["allowed_updates"] = allowed
        if self.error:
            body |= {"last_error_date": self.error_date, "last_error_message": self.error}
        return body


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.hostname in _LOOPBACK:
        return
    if parts.scheme != "https" or not parts.hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")

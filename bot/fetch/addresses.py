"""Which addresses may be reached: outside text must not make us talk to our own network."""

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Final

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

_WEB_PORTS: Final = frozenset({80, 443})
_NAT64: Final = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address

Address = IPv4Address | IPv6Address


class ForbiddenAddressError(OSError):
    """A host that may not be reached; the text is a sentence for operators."""

    def __init__(self, text: str, private_host: str | None = None) -> None:
        """`private_host`: what an operator would have to allow; None where that would not help."""
        super().__init__(text)
        self.private_host = private_host


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Public addresses on the ports of the web, and the exceptions an operator allows."""

    names: frozenset[str] = frozenset()  # lower-case
    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    @classmethod
    def allowing(cls, hosts: Sequence[str]) -> "AddressPolicy":
        """Exceptions from host names, addresses and CIDR blocks."""
        names: set[str] = set()
        networks: list[IPv4Network | IPv6Network] = []
        for host in hosts:
            try:
                networks.append(ip_network(host.strip("[]"), strict=False))
            except ValueError:
                names.add(host.lower())
        return cls(frozenset(names), tuple(networks))

    def check_url(self, url: URL) -> None:
        """Refuse what can be refused without a look-up. Names are checked again when they are resolved.

        Raises:
            ForbiddenAddressError: for other schemes, credentials in the address, literal private addresses.
        """
        if url.scheme not in ("http", "https"):
            raise ForbiddenAddressError(f"Only http and https are fetched, not {url.scheme or 'relative'}")
        if not url.host:
            raise ForbiddenAddressError("The address has no host")
        if url.user is not None or url.password is not None:
            raise ForbiddenAddressError("Addresses with a user name or password are not fetched")
        try:
            literal = ip_address(url.host)
        except ValueError:
            return
        self.check(url.host, literal, url.port or 0)

    def check(self, host: str, address: Address, port: int) -> None:
        """Decide about one connection.

        Raises:
            ForbiddenAddressError: unless host or address is an exception, or public on port 80 or 443.
        """
        plain = _embedded(address)
        if host.lower() in self.names or any(plain in net or address in net for net in self.networks):
            return
        if not _is_public(plain):
            place = host if host == str(address) else f"{host} is at {address}, which"
            raise ForbiddenAddressError(f"{place} is not a public address", host)
        if port not in _WEB_PORTS:
            raise ForbiddenAddressError(f"Port {port} of {host} is not one of the web's")


def _is_public(address: Address) -> bool:
    """Global unicast. `is_global` alone calls multicast global; shared (CGNAT) space it does refuse."""
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _embedded(address: Address) -> Address:
    """The IPv4 address inside a mapped, 6to4 or NAT64 address: that is where packets end up."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


class GuardedResolver(AbstractResolver):
    """Resolves names, and lets through only addresses the policy allows.

    The connector connects to what is returned here, so a name that resolves differently a second time
    (DNS rebinding) gains nothing.
    """

    def __init__(self, inner: AbstractResolver, policy: AddressPolicy) -> None:
        self._inner = inner
        self._policy = policy

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The allowed addresses of a host.

        Raises:
            ForbiddenAddressError: if it has addresses, but none that is allowed.
            OSError: if it has none.
        """
        allowed: list[ResolveResult] = []
        refusal: ForbiddenAddressError | None = None
        for result in await self._inner.resolve(host, port, family):
            try:
                self._policy.check(host, ip_address(result["host"].partition("%")[0]), port)
            except ForbiddenAddressError as error:
                refusal = error
            else:
                allowed.append(result)
        if not allowed and refusal is not None:
            raise refusal
        return allowed

    async def close(self) -> None:
        """Close the resolver inside."""
        await self._inner.close()

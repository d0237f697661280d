"""Which addresses count as public, in all the forms an address can take."""

from ipaddress import ip_address

import pytest
from yarl import URL

from bot.fetch.addresses import AddressPolicy, ForbiddenAddressError

NOBODY = AddressPolicy()


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104 - an address to refuse, not to listen on
        "10.1.2.3",
        "100.64.0.1",
        "127.255.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:53aa:64c:0:0:80ff:fffe",
        "2001:db8::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "ff02::1",
    ],
)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    with pytest.raises(ForbiddenAddressError, match="not a public address"):
        NOBODY.check("h.example", ip_address(address), 443)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])
@pytest.mark.parametrize("port", [80, 443])
def test_public_addresses_are_reached_on_the_ports_of_the_web(address: str, port: int) -> None:
    NOBODY.check("h.example", ip_address(address), port)


@pytest.mark.parametrize("port", [0, 22, 25, 6379, 8080])
def test_other_ports_are_refused_unless_the_host_is_allowed(port: int) -> None:
    with pytest.raises(ForbiddenAddressError, match="not one of the web"):
        NOBODY.check("h.example", ip_address("8.8.8.8"), port)
    AddressPolicy.allowing(["H.example"]).check("h.EXAMPLE", ip_address("8.8.8.8"), port)


@pytest.mark.parametrize("allowed", ["10.0.0.0/8", "10.1.2.3", "10.1.2.3/8"])
def test_an_allowed_network_is_reached_also_as_a_mapped_address(allowed: str) -> None:
    policy = AddressPolicy.allowing([allowed])
    policy.check("h", ip_address("10.1.2.3"), 8080)
    policy.check("h", ip_address("::ffff:10.1.2.3"), 8080)
    with pytest.raises(ForbiddenAddressError):
        policy.check("h", ip_address("192.168.1.1"), 80)


@pytest.mark.parametrize("allowed", ["fd00::/8", "[fd00::1]"])
def test_an_address_in_brackets_may_be_allowed(allowed: str) -> None:
    AddressPolicy.allowing([allowed]).check_url(URL("http://[fd00::1]:8080/"))


def test_names_pass_the_first_check_and_literals_do_not() -> None:
    NOBODY.check_url(URL("http://h.example:9/"))  # looked at again when it is resolved
    with pytest.raises(ForbiddenAddressError):
        NOBODY.check_url(URL("http://[::1]/"))

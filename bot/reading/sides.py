"""On whose side an issuer stands: a state's, or that of a union it belongs to."""

# Members of the European Union since 1 February 2020: their pages speak for the Council's decisions too.
_MEMBERS = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
EU_MEMBERS = frozenset(code for code in _MEMBERS.split(" "))


def same_side(issuer: str | None, publisher: str | None) -> bool:
    """Whether an act of this issuer is news of this publisher: its own, or its own union's."""
    if publisher is None or issuer is None or issuer == publisher:
        return True
    return issuer == "EU" and publisher in EU_MEMBERS

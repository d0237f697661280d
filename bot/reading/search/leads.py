"""Patterns of which only counts whether they match: without the parts at their beginning that may be empty.

"{near}sanctions" is found wherever "sanctions" is. Left as it is, each place of a text would be tried as the
beginning of what may stand before.
"""

import re
from collections.abc import Iterator

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|([(|)])", re.DOTALL)  # an escape, a set, or what parts
# A set, or words without alternatives, that may be left out.
_LEAD = re.compile(
    r"(?:(?:\[(?:\\.|[^\]\\])+\]|\(\?:(?:\\[wsd]|[\w’'+?-])+\))(?:\{0,\d+\}\??|\?)){1,4}", re.DOTALL
)


def without_leads(pattern: str) -> str:
    """The pattern with what its alternatives may begin with left out; it matches within the same texts."""
    return "|".join(_without_lead(each) for each in _alternatives(pattern))


def _without_lead(alternative: str) -> str:
    lead = _LEAD.match(alternative)
    rest = alternative[lead.end() :] if lead else ""
    # What follows must be something, and nothing that belongs to the part left out, such as a plus.
    return rest if rest[:1].isalnum() or rest.startswith("(?:") else alternative


def _alternatives(pattern: str) -> Iterator[str]:
    """The outermost alternatives."""
    depth = begun = 0
    for piece in _PIECE.finditer(pattern):
        if piece[1] == "|" and depth == 0:
            yield pattern[begun : piece.start()]
            begun = piece.end()
        elif piece[1]:
            depth += {"(": 1, ")": -1}.get(piece[1], 0)
    yield pattern[begun:]

"""Which acts have which value, as sets of bits: counting reads these and not a hundred thousand rows.

A row of the table holds BLOCK numbers. It has, for each value of each family, the acts that stand and have
that value, as a number in hexadecimal: bit n is the act n of the block. What writes an act keeps it in step.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from sqlmodel import Session, col, select, update

from bot.domain.action import Action
from bot.store.mapping import facet_values, sort_day
from bot.store.sql import insert_missing
from bot.store.tables_actions import ActionBitsRow

BLOCK = 1024
_DIGITS = BLOCK // 4

Bits = int
"""Numbers of acts: bit n stands for the act n."""

Values = Mapping[str, Bits]
"""Of one family, by value. Families are issuer, stage (its group), standing, year (of the act's day), sorted
(the year of the day it is ordered by), says ("reacts": that it answers something), and the facets."""


def keep_bits(session: Session, acts: Mapping[int, Action | None]) -> None:
    """Bring these acts up to date, by number; None for one that is there no more."""
    blocks: dict[int, dict[int, Action | None]] = defaultdict(dict)
    for number, action in acts.items():
        blocks[number // BLOCK][number % BLOCK] = action
    for block in sorted(blocks):
        insert_missing(session, ActionBitsRow, [{"block": block, "sets": {}}])
        # Locked: on PostgreSQL somebody else may be writing another act of the block.
        kept = select(ActionBitsRow.sets).where(col(ActionBitsRow.block) == block).with_for_update()
        sets = _changed(session.exec(kept).one(), blocks[block])
        session.exec(update(ActionBitsRow).where(col(ActionBitsRow.block) == block).values(sets=sets))


def _changed(sets: Mapping[str, Mapping[str, str]], acts: Mapping[int, Action | None]) -> object:
    gone = ~of_numbers(acts)
    bits = {
        (family, value): int(digits, 16) & gone
        for family, values in sets.items()
        for value, digits in values.items()
    }
    for place, action in acts.items():
        for key in _values(action) if action else ():
            bits[key] = bits.get(key, 0) | 1 << place
    changed: dict[str, dict[str, str]] = defaultdict(dict)
    for (family, value), acting in bits.items():
        if acting:
            changed[family][value] = f"{acting:x}"
    return changed


def _values(action: Action) -> Iterator[tuple[str, str]]:
    """Families and values of an act; none of one that is withdrawn: it never counts."""
    if action.withdrawn:
        return
    yield "issuer", action.issuer
    yield "stage", action.stage.group.value
    yield "standing", action.standing.value
    yield "sorted", str(sort_day(action).year)
    if action.on is not None:
        yield "year", str(action.on.year)
    if action.answers_text or action.answers_on or action.carries_out_text:
        yield "says", "reacts"
    for row in facet_values(action, action.number):
        yield row["facet"], row["value"]


def of_numbers(numbers: Iterable[int]) -> Bits:
    """These numbers as a set."""
    listed = list(numbers)
    places = bytearray(max(listed, default=0) // 8 + 1)
    for number in listed:
        places[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(places, "little")


def holding(bits: Bits) -> Callable[[int], int]:
    """Whether a number is in the set, for many of them."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    return lambda number: number >> 3 < len(data) and data[number >> 3] >> (number & 7) & 1


def members(bits: Bits) -> frozenset[int]:
    """The numbers in a set."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    return frozenset(
        at << 3 | place for at, byte in enumerate(data) if byte for place in range(8) if byte >> place & 1
    )


class ActBits:
    """The sets of all acts, as they stand in one transaction."""

    def __init__(self, session: Session) -> None:
        rows = session.exec(select(ActionBitsRow.block, ActionBitsRow.sets))
        self._blocks: dict[int, Mapping[str, Mapping[str, str]]] = dict(rows.all())
        self._families: dict[str, Values] = {}

    def family(self, name: str) -> Values:
        """Its sets by value."""
        if name not in self._families:
            self._families[name] = self._joined(name)
        return self._families[name]

    def any_of(self, family: str, values: Iterable[str]) -> Bits:
        """The acts that have one of the values."""
        sets = self.family(family)
        found = 0
        for value in values:
            found |= sets.get(value, 0)
        return found

    def all(self) -> Bits:
        """The acts that stand: each has an issuer."""
        return self.any_of("issuer", self.family("issuer"))

    def _joined(self, family: str) -> Values:
        listed: dict[str, dict[int, str]] = defaultdict(dict)
        for block, sets in self._blocks.items():
            for value, digits in sets.get(family, {}).items():
                listed[value][block] = digits
        downwards = range(max(self._blocks, default=0), -1, -1)
        return {
            value: int("".join(blocks.get(block, "").zfill(_DIGITS) for block in downwards), 16)
            for value, blocks in listed.items()
        }

"""One pass over an English text that tells near which places a rule is possible.

Sentences are cut only there, and in them only those rules are tried whose strings they hold.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, reduce
from operator import or_

from bot.reading.rule_index import Place, RuleIndex

_BLOCK = 256  # characters; the object of a verb ends in the block of the verb or in one beside it
_FAR = 5  # blocks, longer than any sentence: so does all of a phrase in blocks of this length


class Scan:
    """What was found in a text. Places count from a space before it."""

    def __init__(self, index: RuleIndex, whole: str, title: int) -> None:
        """`title`: how many characters of the whole are its title."""
        self._index, self._found, self._title = index, index.strings.found(whole), title

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, _, end in self._found]

    def possible(self, start: int, end: int, *, title: bool) -> bool:
        """Whether any rule is possible in characters [start, end) of the text."""
        first = bisect_left(self._ends, start)
        last = bisect_right(self._ends, end + 2, first)
        return self._index.possible(self._found[first:last], title=title) > 0

    def of(self, start: int, end: int) -> list[Place]:
        """What `RuleIndex.find` finds in characters [start, end) of the text."""
        first = bisect_left(self._ends, start)
        last = bisect_right(self._ends, end + 2, first)
        base = start + 1
        return [(number, at - base, to - base) for number, at, to in self._found[first:last] if at >= start]

    def anchors(self) -> list[int]:
        """Letters of the text, in order, each amid an anchor near which stands what its rule needs."""
        index, found = self._index, self._found
        near = _by_block(index.strings.bits, found)
        far = [_all(near[first : first + _FAR]) for first in range(0, len(near), _FAR)]
        anywhere = index.strings.met(_all(far))
        if not anywhere:
            return []
        title = found[: bisect_right(self._ends, self._title + 2)]
        in_title = index.possible(title, title=True) & index.title_only
        bits = index.strings.bits
        places = {_midst(start, end) for number, start, end in title if bits[number] & in_title}
        for block, rules in self._possible(near, far, anywhere & ~index.title_only):
            first = bisect_left(self._ends, block * _BLOCK)
            last = bisect_left(self._ends, (block + 1) * _BLOCK, first)
            places.update(
                _midst(start, end) for number, start, end in found[first:last] if bits[number] & rules
            )
        return sorted(places)

    def _possible(self, near: list[int], far: list[int], anywhere: int) -> Iterator[tuple[int, int]]:
        """Of these rules those that have their anchor in a block and what they need around it, by block."""
        index, met = self._index, self._index.strings.met
        hint, of_phrases = index.strings.hint, index.of_phrases
        for wide, bits in enumerate(far):
            if not bits & anywhere:
                continue
            around = _around(far, wide)
            rules = met(around) & anywhere
            for block in range(wide * _FAR, min(wide * _FAR + _FAR, len(near)) if rules else 0):
                possible = near[block] & rules
                if possible & ~of_phrases:
                    possible &= of_phrases | met(_around(near, block) | around & hint)
                if possible:
                    yield block, possible


def _midst(start: int, end: int) -> int:
    return (start + end) // 2 - 1  # in the text, which has no space before it


def _by_block(of_number: list[int], found: list[Place]) -> list[int]:
    """What ends in each block of a text, as bits."""
    blocks: list[int] = []
    bits, edge = 0, _BLOCK
    for number, _, end in found:
        while end >= edge:
            blocks.append(bits)
            bits, edge = 0, edge + _BLOCK
        bits |= of_number[number]
    return [*blocks, bits]


def _all(blocks: list[int]) -> int:
    return reduce(or_, blocks, 0)


def _around(blocks: list[int], block: int) -> int:
    return _all(blocks[max(0, block - 1) : block + 2])

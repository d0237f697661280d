"""One walk through a pattern: each kind of part is told once, and joined as the pattern joins it."""

from collections.abc import Sequence

import pytest

from bot.lexicon.parsing import parsed
from bot.lexicon.walking import Items, Walk


class Spelling(Walk[str]):
    """What a pattern is made of, in words."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def sequence(self, items: Items) -> str:
        return " ".join(map(self.part, items))

    def letter(self, letter: str) -> str:
        self.asked.append(letter)
        return letter

    def one_of(self, members: Items) -> str:
        return f"set({len(members)})"

    def nothing(self) -> str:
        return "-"

    def either(self, parts: Sequence[str]) -> str:
        return f"either({' or '.join(parts)})"

    def repeat(self, least: int, most: int, part: str) -> str:
        return f"{least}..{min(most, 99)}({part})"

    def anything(self) -> str:
        return "?"


@pytest.mark.parametrize(
    ("pattern", "spelled"),
    [
        ("ab", "a b"),
        ("[ab-d]", "set(2)"),
        (r"\bа$", "- а -"),
        ("(?=ab)(?<!c)d", "- - d"),
        ("(ab)c", "a b c"),
        ("(?:ab)c", "a b c"),
        ("(?>ab)c", "a b c"),
        ("ab|cd|", "either(a b or c d or )"),
        ("a{2,3}b?", "2..3(a) 0..1(b)"),
        ("a+?b*+", "1..99(a) 0..99(b)"),
        (".[^ab]", "? set(3)"),
        ("[^a]", "?"),
        (r"(a)\1(?(1)b|c)", "a ? ?"),
        ("", ""),
    ],
)
def test_each_kind_of_part_is_told(pattern: str, spelled: str) -> None:
    assert Spelling().sequence(parsed(pattern).data) == spelled


def test_a_part_is_told_once_in_whatever_sequences_it_stands() -> None:
    walk = Spelling()
    first, *others = parsed("abc").data
    assert [walk.sequence([first, *others]), walk.sequence([first])] == ["a b c", "a"]
    assert walk.asked == ["a", "b", "c"]


def test_two_walks_know_nothing_of_each_other() -> None:
    items = parsed("a").data
    walks = Spelling(), Spelling()
    assert [walk.sequence(items) for walk in walks] == ["a", "a"]
    assert [walk.asked for walk in walks] == [["a"], ["a"]]

"""The words for what a place in a text does and what judging makes of it; mypy holds them together."""

from typing import Final, Literal

from bot.domain.words import NoneKind

ActKind = Literal["act", "threat", "ease", "extend"]
"""What a cue or a phrase does."""

Status = Literal["new", "old", "foreign", "nothing"]
"""What became of it: told as new, retold, done by another state, or no act at all."""

NoneWord = NoneKind | Literal["unreal"]
"""As which kind of none a row takes something out; "unreal" where nothing happens."""

# mypy looks into these where they are made, and never into a set that stands behind `in`.
DEEDS: Final[frozenset[ActKind]] = frozenset({"act", "ease"})
ANSWERS: Final[frozenset[ActKind]] = frozenset({"act", "threat"})
PAST: Final[frozenset[Status]] = frozenset({"old", "foreign"})
TELLING: Final[frozenset[Status]] = frozenset({"new", "foreign"})
ACT_KINDS: Final[tuple[ActKind, ...]] = ("act", "threat", "ease", "extend")
NONE_WORDS: Final[tuple[NoneWord, ...]] = (*NoneKind, "unreal")

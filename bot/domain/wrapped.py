"""Chinese and Japanese text that a machine broke at a fixed width: a break inside a word is no break.

These scripts put no spaces between words, so a line that is full may end anywhere; rules need whole words.
"""

import re
from typing import Final

_LETTER: Final = "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff]"
# A letter or a comma, a break, a letter: most texts have none, for their lines are paragraphs.
_PERHAPS = re.compile(f"(?:{_LETTER}|[，、])\n(?:{_LETTER}|\\w)")
_WIDTHS: Final = range(16, 61)  # letters of the longest line of such a text
_SLACK: Final = 2  # letters that a line may want, since no line begins with a comma or ends with a bracket
_FEWEST: Final = 2  # full lines that show a width
_PAUSE = re.compile("[，。、；]")  # no list of names has these inside its lines
_OPEN_END = re.compile(f"(?:{_LETTER}|[\\w，、])$")
_GOES_ON = re.compile(f"(?![一二三四五六七八九十]{{1,3}}、|\\d+[.、])(?:{_LETTER}|\\w)")  # not "one, two"


def unwrapped_east_asian(text: str) -> str:
    """The text with lines joined behind full ones that end in no stop. Doing it twice changes nothing."""
    while _PERHAPS.search(text):
        joined = _joined(text.split("\n"))
        if joined == text:
            break
        text = joined
    return text


def _joined(lines: list[str]) -> str:
    width = max(map(len, lines))
    full = [width in _WIDTHS and len(line) >= width - _SLACK for line in lines]
    if sum(full) < _FEWEST:
        return "\n".join(lines)
    parts = [lines[0]]
    for is_full, line, following in zip(full, lines, lines[1:], strict=False):
        said = _PAUSE.search(line) or _PAUSE.search(following)
        goes_on = is_full and said and _OPEN_END.search(line) and _GOES_ON.match(following)
        parts += ["" if goes_on else "\n", following]
    return "".join(parts)

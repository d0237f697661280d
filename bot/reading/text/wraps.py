"""Lines that a machine broke: where a sentence goes on in the next line. Places stay what they are."""

from typing import Final

from bot.lexicon.patterns import Pattern

_WIDTHS: Final = range(50, 100)  # characters; a line of this length may have been broken by a machine
_ENDS = '.!?…:;”"»*'  # what no broken line ends in
_BULLETS = ("-", "•", "*", "–", "—", "")
# Words that end no line but a broken one. Not "in" and "and": "Log in", "the first; and".
_LEADING_ON = Pattern(r"(?<![\w'’])(?:the|an?|of|on|to|for|by|with|from|against|its|their|is|are|has|have)$")
_NEXT_LINE = Pattern(r"\n[^\S\n]*(?=[^\W\d_])")
_LONGEST = 8  # characters of the longest such word, and one before it


def goes_on(whole: str, left: int, stop: int, following: int) -> bool:
    """Whether a paragraph that begins at `left` goes on behind the line break [stop, following).

    So it does behind a line of the width of a page, in a small letter, and behind a word such as "of". Lines
    in small letters that follow a line in small letters are entries of a list.
    """
    line = max(left, whole.rfind("\n", left, stop) + 1)
    words = whole[line:stop].rstrip()
    head = whole[following : following + 8].lstrip()[:1]
    if not words or words[-1] in _ENDS or head in _BULLETS:
        return False
    if len(words) in _WIDTHS:
        return True
    if head.islower():
        return not whole[left : left + 8].lstrip()[:1].islower()
    return head.isalpha() and _LEADING_ON.search(words[-_LONGEST:]) is not None


def unwrapped(whole: str, body: int) -> str:
    """The text with spaces for line breaks behind which, from `body` on, it goes on in a small letter."""
    joints: list[int] = []
    left = behind = body
    for newline in _NEXT_LINE.finditer(whole, body):
        stop, following = newline.span()
        if not whole[following].islower():
            continue
        line = max(body, whole.rfind("\n", body, stop) + 1)
        if line != behind:
            left = line
        if goes_on(whole, left, stop, following):
            joints.append(stop)
            behind = stop + 1
    if not joints:
        return whole
    letters = list(whole)
    for joint in joints:
        letters[joint] = " "
    return "".join(letters)

"""Names in the items of a list: each begins one, alone or behind what those named are."""

from collections.abc import Iterable

from bot.lexicon.patterns import Pattern
from bot.reading.names.names import Name, find_names
from bot.reading.names.parts_hit import hit_part
from bot.reading.names.shortnames import spelled_out
from bot.reading.text.passages import Sentence

_NUMBERING = Pattern(r"\W*(?:\d{1,3}|[a-z])[.)]\W*")  # cut off as a sentence by itself
_HONOUR = Pattern(
    r"(?:The )?(?:(?:Rt|Hon|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Dr|Prof|Professor|Mr|Mrs|Ms|Colonel|"
    r"General|Lieutenant|Major|Captain|Brigadier|Vice|Rear|Admiral|Commodore|Marshal|Commander|Sergeant|Gen|Col|Maj|Lt|"
    r"Brig|Capt|Adm|Sheikh|Shaykh|Mullah|Maulvi|Mawlawi|Maulana|Qari|Hajji|Haji|Imam|Ayatollah|Hojatoleslam|"
    r"Sayyed|Sayyid)\b\.?[ -]){1,5}(?=[^\W\d_a-z])"
)
_ITEM = Pattern(r"^[\s•*·–—\-]*(?:\(?\d{1,3}[.)]|\(?[a-z]\))?[\s•*·–—\-]*")
# "The Ruritania-flagged oil tanker BLUE HERON (IMO ...)".
_SHIP = Pattern(r"(?:[\w’' ]{2,40}-flagged )(?:[a-z]+ ){0,4}(?:tanker|vessel|carrier|ship|LPG|LNG)?[ ]?")
_SHIP_NAME = Pattern(r"[A-Z][A-Z]+(?: [A-Z0-9]+){0,4}\b")


def placed(names: tuple[Name, ...], base: int) -> list[Name]:
    """Names found in a part of the text, where they stand in the whole."""
    return [Name(n.text, base + n.start, base + n.end, n.body) for n in names]


def listed(after: Iterable[Sentence]) -> list[Name]:
    """The name that begins each item of a list; the first paragraph without one ends it."""
    found: list[Name] = []
    for sentence in after:
        if _NUMBERING.fullmatch(sentence.text):
            continue
        name = leading(sentence)
        if name is None and not _BULLET.match(sentence.text):
            break
        found += [name] if name else _described(sentence)
    return found


_BULLET = Pattern(r"\s*[•*·–—\-]\s*(?=\S)")
# Before the first name of an item: "(the) Ruritanian businessman", "former minister".
_KIND_FIRST = Pattern(r"(?:(?:[Tt]he|[Aa]n?) )?(?:[A-Z][\w’'-]+ |[a-z][\w-]+ ){1,4}$")
_DONE_FOR = Pattern(r"\b(?:for|of|to|in|on|by|with|against|from|involv\w+|respons\w+|link\w+)\b")


def _described(sentence: Sentence) -> list[Name]:
    """The names of an item that begins with what those named are, or with several of them; else none."""
    mark = _ITEM.match(sentence.text)
    at = mark.end() if mark else 0
    names = placed(find_names(hit_part(sentence.text[at:])), sentence.start + at)
    before = sentence.text[at : names[0].start - sentence.start] if names else ""
    told = before.endswith((", ", "and ")) or _KIND_FIRST.fullmatch(before) is not None
    return names if told and not _DONE_FOR.search(before) else []


def leading(sentence: Sentence) -> Name | None:
    """The name that a sentence or an item begins with, behind its number, article and honours."""
    mark = _ITEM.match(sentence.text)
    at = mark.end() if mark else 0
    for article in ("The ", "the "):
        at += len(article) if sentence.text.startswith(article, at) else 0
    if honour := _HONOUR.match(sentence.text, at):
        at = honour.end()
    name = spelled_out(sentence.text[at:])
    if name is None and (ship := _SHIP.match(sentence.text, at)):
        at = ship.end()
        named = _SHIP_NAME.match(sentence.text, at)
        name = Name(named.group(), 0, len(named.group()), body=True) if named else None
    if name is None:
        return None
    start = sentence.start + at
    return Name(name.text, start, start + len(name.text), name.body)

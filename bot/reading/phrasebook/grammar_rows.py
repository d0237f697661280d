"""The grammar table of a language: how its texts are cut, and what stands around a phrase."""

import re
from collections.abc import Iterator

from bot.lexicon import firsts
from bot.lexicon.groups import Groups, groups_of
from bot.lexicon.patterns import Pattern
from bot.reading.rows import FLAGS, Row, required
from bot.reading.search.literals import Strings, needed_literals

GRAMMAR = {
    "asks": "label of a turn in which a reporter speaks, at the beginning of a line",
    "speaks": "label of a turn in which the publisher speaks; group `speaker`",
    "stop": "end of a sentence",
    "clause": "what parts the clauses of a sentence",
    "self": "the publisher, as subject",
    "others": "subjects that are neither a state nor the publisher",
    "patient": "words right before a state that make it no subject",
    "heads": "words for a government right before a state, in any case, that make it a subject",
    "acting": "words right after a state, in any case or as adjective, that make it a subject",
    "tells": "verbs by which a decision is made known to those it hits; the subject before them decides",
    "protested": "words for what others did and the speaker protests against or answers; its last group",
    "hit": "words right after a state that make it one that is hit",
    "seat": "words right after a state that say that those hit live or are registered there",
    "topic": "words right after a state that an act is about, where other states are told of those hit",
    "spared_before": "words right before a state that is not hit",
    "spared_after": "words right after a state that is not hit",
    "today": "words that place an act on the day of the text",
    "past": "words that place an act before it",
    "day": "a day; groups `y` (may be missing), `m`, `d`",
    "month": "a month with its year and without a day, or a year alone; groups `y`, `m` (may be missing)",
    "months": "twelve patterns of month names, parted by spaces",
    "effective": "a day of entry into force, the day itself written @",
    "expires": "a last day of a measure, the day itself written @",
    "deadline": "a day before which something has to be done, the day itself written @",
    "effective_today": "words of a measure that begins on the day of the text",
    "leave_by": "until when those expelled must leave",
    "count": "a number of persons or bodies; group `n`",
    "uncounted": "words of what is answered, whose numbers count nobody hit",
    "among": "words after which some of those hit are told apart, who are counted already",
    "person": "a person's name; group `name`",
    "body": "a body's name; group `name`",
    "answers": "words for the foreign act that is answered",
    "carries_out": "words for the own warning that is fulfilled",
    "foreign_act": "what another state did, for a warning to be bound to",
    "reason": "what those hit are accused of",
    "class": "those hit, in words",
    "class_end": "words after those hit that no longer describe them",
    "one_hit": "the beginning of `class` where it is one person, who is counted where no number stands",
    "speaker": "who announces; group `name`, and `role` for the office",
    "office": "offices of a state; a group for each of them (`OFFICES`)",
    "role_before": "what somebody named is, right before the name, at the end of the words; group `role`",
    "role_behind": "the same right behind the name; group `role`",
    "item": "the beginning of a paragraph of a decision that names whom it hits",
    "part": "the beginning of a part of such a paragraph",
    "follows": "words after which the measures are listed below",
    "opens": "words of a policy that begins later or leaves open whom it hits",
    "expands": "words of an addition to a measure that is there",
}
OFFICES = ("foreign", "commerce", "interior", "defence", "treasury", "head", "cabinet", "taiwan")
_FILLED = {  # groups that every match of a row must fill, for they are read without asking
    "count": ("n",),
    "person": ("name",),
    "body": ("name",),
    "speaker": ("name",),
    "role_before": ("role",),
    "role_behind": ("role",),
    "month": ("y",),
}
_HELD = {"speaks": ("speaker",), "day": ("m", "d"), "month": ("m",)}  # a match may leave them out
_OF_LINES = ("asks", "speaks")  # here ^ is the beginning of a line
_OF_ALL = ("stop", "day", "month")  # looked for in long stretches of text
_OF_ANY = ("asks", "answers", "reason")  # may begin with any words
_MONTHS = 12


def read_grammar(rows: Iterator[Row]) -> tuple[dict[str, Pattern], dict[str, Strings], tuple[Pattern, ...]]:
    """Patterns by id, strings of which some cannot do without one, and the twelve names of months."""
    found: dict[str, Pattern] = {}
    needed: dict[str, Strings] = {}
    months: tuple[Pattern, ...] = ()
    for row in rows:
        name = row.choice("id", tuple(GRAMMAR))
        if name == "months":
            months = _months(row)
            continue
        pattern = required(row.regex("pattern")).pattern
        _refuse_groups(row, name, groups_of(pattern, FLAGS))
        if name in _OF_ALL:
            pattern = f"{firsts.before([pattern], FLAGS)}(?:{pattern})"
        elif name in _OF_ANY and (strings := _needed(pattern)):
            needed[name] = strings
        found[name] = Pattern(pattern, FLAGS | re.MULTILINE if name in _OF_LINES else FLAGS)
    return found, needed, months


def _refuse_groups(row: Row, name: str, groups: Groups) -> None:
    """VocabularyError where a group is missing, or left out by some match, that is read of each match."""
    for group in (*_FILLED.get(name, ()), *_HELD.get(name, ())):
        if group not in groups.names:
            problem = f"`{name}` has no group `{group}`, in which its words are looked for"
            raise row.error("pattern", problem, f"Write (?P<{group}>...) around these words")
    for group in _FILLED.get(name, ()):
        if group not in groups.sure:
            problem = f"a match of `{name}` may leave its group `{group}` out"
            raise row.error(
                "pattern", problem, f"Put (?P<{group}>...) where every alternative has it, without ?"
            )
    if name == "office" and (not groups.names or groups.names - {*OFFICES}):
        wrong = ", ".join(sorted(groups.names - {*OFFICES})) or "no group"
        remedy = f"Write (?P<foreign>...) around its words; the groups are {', '.join(OFFICES)}"
        raise row.error("pattern", f"`office` tells no office: {wrong}", remedy)


def _needed(pattern: str) -> Strings | None:
    """Strings of which a text must hold one; None for a pattern that stops at its first letters by itself."""
    groups = () if firsts.before([pattern], FLAGS) else needed_literals(pattern)
    return groups[0] if groups else None


def _months(row: Row) -> tuple[Pattern, ...]:
    names = row.expanded("pattern").split()
    if len(names) != _MONTHS:
        raise row.error("pattern", "`months` needs twelve patterns", "Part them by spaces, January first")
    return tuple(row.compiled("pattern", name) for name in names)

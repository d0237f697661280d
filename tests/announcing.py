"""A grid of how states announce: turns of a class of acts in every construction, and in what sounds alike.

The table (tests/fixtures/grid/en-acts.yml) holds verbs, objects and nouns; the sentences are made here.
A third of the verbs and nouns of each class, by a hash, is called unseen: rules were written with what is
missed of the others alone.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.domain.action import Document
from bot.domain.words import Standing
from shipped import cases

ON = date(2023, 5, 10)  # a Wednesday
TABLE = Path(__file__).parent / "fixtures" / "grid" / "en-acts.yml"
_IRREGULAR = {
    "bring": "brought",
    "cancel": "cancelled",
    "compel": "compelled",
    "cut": "cut",
    "expel": "expelled",
    "find": "found",
    "forbid": "forbade forbidden",
    "freeze": "froze frozen",
    "give": "gave given",
    "hit": "hit",
    "keep": "kept",
    "level": "levelled",
    "make": "made",
    "put": "put",
    "quit": "quit",
    "send": "sent",
    "set": "set",
    "shrink": "shrank shrunk",
    "shut": "shut",
    "strike": "struck",
    "take": "took taken",
    "tell": "told",
    "throw": "threw thrown",
    "unfreeze": "unfroze unfrozen",
    "withdraw": "withdrew withdrawn",
    "withhold": "withheld",
}
_DOUBLING = re.compile(r"(?:[^aeiou][aeiou][bdgmnprt]|compel|expel|level|cancel|annul|debar)$")
_NOT_DOUBLED = re.compile(
    r"(?:limit|order|target|enter|widen|broaden|tighten|loosen|lower|shutter|prohibit|register|.ee[kmn])$"
)
_TARGETS = {"Belarusian": "Belarus", "Syrian": "Syria", "Iranian": "Iran", "Nicaraguan": "Nicaragua"}
_ISSUERS = (
    ("US", "The United States"),
    ("GB", "The Foreign Secretary"),
    ("CA", "Canada"),
    ("AU", "The Government of Australia"),
    ("JP", "The Cabinet"),
    ("EU", "The Council"),
    ("LT", "The Ministry of Foreign Affairs of Lithuania"),
    ("CA", "Global Affairs Canada"),
    ("NZ", "New Zealand"),
    ("LV", "The Latvian government"),
    ("GB", "The UK"),
    ("CH", "The Federal Council"),
    ("UA", "The President of Ukraine"),
    ("EE", "Estonia"),
    ("JP", "The Government of Japan"),
    ("PL", "Warsaw"),
    ("NO", "The Government"),
    ("CZ", "The Foreign Ministry"),
)
_OF_NEWS = (0, 2, 3, 6, 8, 9, 10, 12, 13, 14, 15)  # those that news can name so
_ANOTHER = "FJ"  # a publisher that tells what Peru has done
_SINGULAR = re.compile(
    r"(?:an? |entry|consent|travel$|property|its airspace|port |access|visa-free|"
    r"the (?!assets|visas|landing|movements))"
)
_BODY = "The decision was taken after consultations with partners."
Told = Mapping[str, tuple[str, str]]  # title and text by the name of a construction


@dataclass(frozen=True)
class Case:
    """One text, and what must be read of it."""

    group: str
    kind: str  # act, ease or extend
    construction: str
    unseen: bool
    acts: bool
    document: Document


@dataclass(frozen=True)
class _Turn:
    """A verb with its object and what follows."""

    base: str
    third: str
    ing: str
    past: str
    participle: str
    direct: str
    tail: str

    @property
    def rest(self) -> str:
        return self.direct + self.tail

    @property
    def singular(self) -> bool:
        return _SINGULAR.match(self.direct) is not None


def _number(*words: str) -> int:
    return int.from_bytes(hashlib.sha256("/".join(words).encode()).digest()[:4], "big")


def is_unseen(*words: str) -> bool:
    """Whether no rule was written with what is missed of a verb or noun of a class."""
    return hashlib.sha256("/".join(words).encode()).digest()[0] % 3 == 0


def _forms(word: str) -> tuple[str, str, str, str, str]:
    verb, _, particle = word.partition("-")
    doubled = verb + verb[-1] if _DOUBLING.search(verb) and not _NOT_DOUBLED.search(verb) else verb
    stem = re.sub(r"(?<![aeiou])y$", "i", verb)
    third = stem[:-1] + "ies" if stem != verb else re.sub(r"(s|x|z|ch|sh)$", r"\1e", verb) + "s"
    regular = (stem if stem != verb else doubled).removesuffix("e") + "ed"
    past, _, participle = _IRREGULAR.get(verb, regular).partition(" ")
    ing = re.sub(r"ie$", "y", doubled).removesuffix("e") + "ing"
    base, third, ing, past, participle = (
        f"{form} {particle}".strip() for form in (verb, third, ing, past, participle or past)
    )
    return base, third, ing, past, participle


def _turn(group: dict[str, Any], row: dict[str, str], word: str, hit: str) -> _Turn:
    adjective = next(a for a, name in _TARGETS.items() if a in hit or name in hit)
    after = group.get("why", "").format(adjective)
    said = row["as"].removeprefix("* ").replace("_", hit).replace("{}", adjective)
    direct, _, tail = said.partition(" | ")
    return _Turn(*_forms(word), direct, (f" {tail}" if tail else "") + after)


def _within(subject: str) -> str:
    """A subject inside a sentence."""
    return subject[0].lower() + subject[1:] if subject.startswith("The ") else subject


def _actives(s: str, t: _Turn) -> Told:
    head, inner = s.removeprefix("The "), _within(s)
    return {
        "today-past": ("", f"{s} today {t.past} {t.rest}."),
        "is-ing": ("", f"{s} is {t.ing} {t.rest}."),
        "has": ("", f"{s} has {t.participle} {t.rest}."),
        "announced-is": ("", f"{s} announced today that it is {t.ing} {t.rest}."),
        "announced-has": ("", f"{s} announced today that it has {t.participle} {t.rest}."),
        "announced-will": ("", f"{s} announced today that it will {t.base} {t.rest}."),
        "decided": ("", f"{s} has decided to {t.base} {t.rest}."),
        "signed": ("", f"{s} announced that the Minister today signed an order {t.ing} {t.rest}."),
        "by-decision": ("", f"By decision of 10 May, {inner} {t.past} {t.rest}."),
        "headline": (f"{head} {t.third} {t.rest}", _BODY),
        "effective": ("", f"{s} is {t.ing} {t.rest}, effective immediately."),
        "effective-first": ("", f"Effective immediately, {inner} will {t.base} {t.rest}."),
        "moves": ("", f"{s} moved today to {t.base} {t.rest}."),
        "steps": ("", f"{s} is taking steps to {t.base} {t.rest}."),
        "we": ("", f"We are {t.ing} {t.rest}.".replace(" its ", " our ")),
        "i-have": ("", f"I have today {t.participle} {t.rest}.".replace(" its ", " our ")),
    }


def _told(s: str, t: _Turn) -> Told:
    """Decisions, and what is said, instructed or answered."""
    inner = _within(s)
    return {
        "said-was": ("", f"{s} said today that it was {t.ing} {t.rest}."),
        "said-had": ("", f"{s} said today it had {t.participle} {t.rest}."),
        "said-would": ("", f"{s} said today it would {t.base} {t.rest}."),
        "decision-taken": ("", f"The decision to {t.base} {t.rest} was taken today by {inner}."),
        "took-decision": ("", f"{s} has taken the decision to {t.base} {t.rest}."),
        "agreed": ("", f"{s} agreed this morning to {t.base} {t.rest}."),
        "resolved": ("", f"{s} has resolved to {t.base} {t.rest}."),
        "opted": ("", f"{s} today opted to {t.base} {t.rest}."),
        "in-response": ("", f"In response to the attack, {inner} today {t.past} {t.rest}."),
        "hereby": ("", f"{s} hereby {t.third} {t.rest}."),
        "under-act": ("", f"Acting under its sanctions law, {inner} this morning {t.past} {t.rest}."),
        "just": ("", f"{s} has just {t.participle} {t.rest}."),
        "directed": ("", f"{s} has directed the ministry to {t.base} {t.rest}."),
        "as-of": ("", f"As of 12 May, {inner} will {t.base} {t.rest}."),
        "confirm": ("", f"We can confirm that we have {t.participle} {t.rest}.".replace(" its ", " our ")),
        "informed": ("", f"{s} informed the embassy today that it is {t.ing} {t.rest}."),
        "new": ("", f"NEW: {s} is {t.ing} {t.rest}."),
    }


def _passives(s: str, t: _Turn) -> Told:
    if t.direct.startswith("issuing") or t.direct == "travel":
        return {}
    have, are = ("has", "is") if t.singular else ("have", "are")
    subject = t.direct[0].upper() + t.direct[1:]
    told = "The ambassador was summoned today and informed that"
    return {
        "been": ("", f"{subject} {have} been {t.participle}{t.tail} by {_within(s)} today."),
        "being": ("", f"{subject} {are} being {t.participle}{t.tail}."),
        "from-today": ("", f"With effect from today, {t.direct} {are} {t.participle}{t.tail}."),
        "summoned": ("", f"{told} {t.direct} {have} been {t.participle}{t.tail}."),
        "will-be": ("", f"{subject} will be {t.participle}{t.tail}, {_within(s)} announced today."),
        "decided-that": ("", f"{s} decided today that {t.direct} be {t.participle}{t.tail}."),
        "it-was-decided": ("", f"It was decided today that {t.direct} be {t.participle}{t.tail}."),
        "headline-passive": (f"{subject} {t.participle}{t.tail}", _BODY),
    }


def _news(s: str, t: _Turn) -> Told:
    head = s.removeprefix("The ")
    said = f"{s} on Wednesday {t.past} {t.rest}, its foreign ministry said."
    return {
        "wire": (f"{head} {t.third} {t.rest}", said),
        "headline-to": (f"{head} to {t.base} {t.rest}", "The decision was announced on Wednesday."),
    }


def _silent(s: str, t: _Turn) -> Told:
    were = "was" if t.singular else "were"
    subject, inner = t.direct[0].upper() + t.direct[1:], _within(s)
    return {
        "denied": ("", f"{s} denied that it has {t.participle} {t.rest}."),
        "considering": ("", f"{s} is considering {t.ing} {t.rest}."),
        "could": ("", f"{s} could {t.base} {t.rest} if nothing changes."),
        "urged": ("", f"Lawmakers urged {inner} to {t.base} {t.rest}."),
        "dated": ("", f"In March 2019, {inner} {t.past} {t.rest}."),
        "question": ("", f"Has {inner} {t.participle} {t.rest}?"),
        "has-not": ("", f"{s} has not {t.participle} {t.rest}."),
        "decided-not": ("", f"{s} decided not to {t.base} {t.rest}."),
        "no-plans": ("", f"{s} has no plans to {t.base} {t.rest}."),
        "draft": ("", f"A draft law would allow the government to {t.base} {t.rest}."),
        "last-year": ("", f"{subject} {were} {t.participle}{t.tail} by {inner} last year."),
        "expert": ("", f"An expert said that {t.ing} {t.rest} would be a mistake."),
        "condition": ("", f"If the attacks go on, {inner} will {t.base} {t.rest}."),
        "another": ("", f"Peru has {t.participle} {t.rest}."),
        "said-last-year": ("", f"{s} said last year that it was {t.ing} {t.rest}."),
        "had-said": ("", f"In March 2019, {inner} said it had {t.participle} {t.rest}."),
        "court": ("", f"A court has ordered the government to {t.base} {t.rest}."),
        "title-about": (f"Study on {t.direct} {t.participle}{t.tail}", "The study may be ordered from us."),
        "discussed": ("", f"{s} discussed today how to {t.base} {t.rest}."),
    }


_NO_ARTICLE = re.compile(r"new |sanctions|visa |travel |asset freezes|export controls|limits")


def _nouns(s: str, noun: str) -> Told:
    the = "" if _NO_ARTICLE.match(noun) else "the "
    return {
        "noun-announced": ("", f"{s} announced today {the}{noun}."),
        "noun-announces": (f"{s.removeprefix('The ')} announces {noun}", _BODY),
        "noun-is": ("", f"{s} is announcing {the}{noun}."),
    }


def _silent_nouns(s: str, noun: str) -> Told:
    return {
        "noun-called": ("", f"Lawmakers called for the {noun}."),
        "noun-denied": ("", f"{s} denied reports about the {noun}."),
    }


def _hit(group: dict[str, Any], key: str) -> str:
    adjective, name = list(_TARGETS.items())[_number(key) % len(_TARGETS)]
    hits: list[str] = group["hit"]
    return hits[_number(key, "hit") % len(hits)].replace("{0}", name).replace("{}", adjective)


@dataclass(frozen=True)
class _Row:
    """What the texts of one verb or noun have in common."""

    group: dict[str, Any]
    key: str
    word: str

    @property
    def issuer(self) -> tuple[str, str]:
        return _ISSUERS[_number(self.key, "issuer") % len(_ISSUERS)]

    @property
    def of_news(self) -> str:
        return _ISSUERS[_OF_NEWS[_number(self.key, "news") % len(_OF_NEWS)]][1]

    def cases(self, told: Told, country: str | None, *, acts: bool) -> Iterator[Case]:
        name, unseen = self.group["class"], is_unseen(self.group["class"], self.word)
        for construction, (title, text) in told.items():
            by = _ANOTHER if construction == "another" else country
            standing = Standing.OFFICIAL if by else Standing.AGENCY
            document = Document(self.key, "x", title, text, ON, language="en", country=by, standing=standing)
            yield Case(name, self.group.get("kind", "act"), construction, unseen, acts, document)


def grid() -> Iterator[Case]:
    """All texts of the grid, the same every time."""
    for group in cases(TABLE):
        for row in group["turns"]:
            for word in row["words"].split():
                yield from _of_turn(_Row(group, f"{row['as']} {word}", word), row)
        for noun in group["nouns"]:
            yield from _of_noun(_Row(group, noun, noun))


def _of_turn(row: _Row, said: dict[str, str]) -> Iterator[Case]:
    turn = _turn(row.group, said, row.word, _hit(row.group, row.key))
    country, subject = row.issuer
    yield from row.cases(
        {**_actives(subject, turn), **_told(subject, turn), **_passives(subject, turn)}, country, acts=True
    )
    yield from row.cases(_news(row.of_news, turn), None, acts=True)
    silent = _silent(subject, turn)
    if row.group.get("kind") == "extend":  # what is not renewed ends
        silent = {name: told for name, told in silent.items() if name not in {"decided-not", "has-not"}}
    yield from row.cases(silent, country, acts=False)


def _of_noun(row: _Row) -> Iterator[Case]:
    country, subject = row.issuer
    noun = row.key.replace("_", _hit(row.group, row.key))
    yield from row.cases(_nouns(subject, noun), country, acts=True)
    yield from row.cases(_silent_nouns(subject, noun), country, acts=False)

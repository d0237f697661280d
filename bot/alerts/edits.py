"""What an operator types to set a field of an action, as a value; nothing is guessed."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from bot.domain.action import Action, Role
from bot.domain.errors import RefusedError
from bot.domain.words import EasedKind, LinkKind, Measure, Precision, Stage, Standing, TargetKind
from bot.lexicon import is_country, resolve_country

W = TypeVar("W", bound=StrEnum)

NOTHING = frozenset({"none", "unknown", "-"})
"""Typed for a field that shall be empty."""

AHEAD = timedelta(days=1)  # at the issuer's place it may be tomorrow already

_BECAUSE = re.compile(r"\sbecause\b:?", re.IGNORECASE)
_SAID_BECAUSE = re.compile(r"\sbecause:", re.IGNORECASE)

LONGEST = 500  # characters of a text or a name


def read_edit(field: str, words: str) -> Mapping[str, object]:
    """The fields that change and their new values; a stage other than eased takes the kind of easing along.

    Raises RefusedError with what may be said instead.
    """
    parse = _PARSERS.get(field)
    if parse is None:
        raise RefusedError(f"{field!r} is no field that can be set. Choose one of {', '.join(_PARSERS)}.")
    if field == "stage":
        return _stage(words.strip())
    value = parse(words.strip())
    changes: dict[str, object] = {field: value}
    if field == "on":
        changes["precision"] = Precision.UNKNOWN if value is None else Precision.DAY
    return changes


def split_reason(field: str, words: str) -> tuple[str, str]:
    """Value and reason of words like "RU, BY because the list names both"; the reason may be empty.

    A text or a name may hold the word itself: of those only "because:" with its colon begins a reason.
    """
    mark = _SAID_BECAUSE if _PARSERS.get(field) in (_optional, _text, _names, _roles) else _BECAUSE
    found = list(mark.finditer(words))
    if not found:
        return words.strip(), ""
    return words[: found[-1].start()].strip(), words[found[-1].end() :].strip()


def refuse_edit(action: Action, changes: Mapping[str, object], today: date) -> str | None:
    """Why this action cannot be changed so on this day; None when it can."""
    if action.withdrawn:
        return f"a{action.number} is withdrawn. What is withdrawn stays as it was told."
    if all(getattr(action, field) == value for field, value in changes.items()):
        return f"a{action.number} says so already."
    if changes.get("eased_kind") is not None and changes.get("stage", action.stage) is not Stage.EASED:
        return f"a{action.number} is not eased. Set its stage to eased with this kind."
    roles = changes.get("roles", ())
    if isinstance(roles, tuple) and (unknown := _not_named(action, roles)):
        return f"{', '.join(unknown)}: not among the persons and bodies named. A relative has no role."
    on = changes.get("on")
    if isinstance(on, date) and on > today + AHEAD:
        return f"{on} is still to come. What begins later has its day in effective_on."
    return _ends_before_it_begins(action, changes)


def _not_named(action: Action, roles: tuple[Role, ...]) -> list[str]:
    named = {*action.persons, *action.entities} - set(action.family)
    return [role.name for role in roles if role.name not in named]


def _ends_before_it_begins(action: Action, changes: Mapping[str, object]) -> str | None:
    """Of days that are known to the day: one of a month or a year stands for all its days."""
    if not changes.keys() & {"on", "effective_on", "expires_on"}:
        return None
    ends = changes.get("expires_on", action.expires_on)
    known = changes.get("precision", action.precision) in (Precision.DAY, Precision.TIME)
    told = changes.get("on", action.on) if known else None
    begins = changes.get("effective_on", action.effective_on) or told
    if isinstance(ends, date) and isinstance(begins, date) and ends < begins:
        return f"it would end on {ends}, before it begins on {begins}. Set the wrong one of the two first."
    return None


def refuse_link(later: Action, earlier: Action, kind: LinkKind) -> str | None:
    """Why these cannot be linked so; None when they can."""
    if later.number == earlier.number:
        return "an action cannot be linked to itself"
    if later.on and earlier.on and later.on < earlier.on:
        return f"a{later.number} is older than a{earlier.number}. Give the later one first."
    same = later.issuer == earlier.issuer
    if kind is LinkKind.ANSWERS and same:
        return (
            f"both are acts of one issuer. Choose one of {', '.join(k for k in LinkKind if k is not kind)}."
        )
    if kind is not LinkKind.ANSWERS and not same:
        return f"acts of two issuers can only be linked as {LinkKind.ANSWERS}."
    return None


def _optional(words: str) -> str | None:
    if words.casefold() in NOTHING:
        return None
    return _text(words)


def _text(words: str) -> str:
    if not words or len(words) > LONGEST:
        raise RefusedError(f"write 1 to {LONGEST} characters.")
    return words


def _names(words: str) -> tuple[str, ...]:
    if words.casefold() in NOTHING:
        return ()
    return tuple(dict.fromkeys(_text(name.strip()) for name in words.split(";") if name.strip()))


def _roles(words: str) -> tuple[Role, ...]:
    """Like "Ann Example: judge; Example Works: shipyard"."""
    if words.casefold() in NOTHING:
        return ()
    found: dict[str, Role] = {}
    for part in filter(None, (each.strip() for each in words.split(";"))):
        name, colon, role = (each.strip() for each in part.partition(":"))
        if not (colon and name and role):
            raise RefusedError(f"{part!r} is no name with a role. Write it like Ann Example: judge.")
        found[name] = Role(_text(name), _text(role))
    return tuple(found.values())


def _state(words: str) -> str:
    code = words.upper()
    found = code if is_country(code) else resolve_country(words)
    if found is None:
        raise RefusedError(
            f"{words!r} is no state we know. Write its name or its code, such as CN, EU or UN."
        )
    return found


def _states(words: str) -> tuple[str, ...]:
    if words.casefold() in NOTHING:
        return ()
    return tuple(dict.fromkeys(_state(part.strip()) for part in words.split(",")))


def _word(of: type[W]) -> Callable[[str], W]:
    def parse(words: str) -> W:
        try:
            return of(words.casefold())
        except ValueError:
            raise RefusedError(f"{words!r} is none of {', '.join(of)}.") from None

    return parse


def _several(of: type[W]) -> Callable[[str], tuple[W, ...]]:
    return lambda words: tuple(dict.fromkeys(_word(of)(part.strip()) for part in words.split(",")))


def _some(of: type[W]) -> Callable[[str], tuple[W, ...]]:
    return lambda words: () if words.casefold() in NOTHING else _several(of)(words)


def _stage(words: str) -> Mapping[str, object]:
    """`eased` takes its kind along, as in "eased lifted"; any other stage takes the kind away."""
    name, _, kind = words.partition(" ")
    stage = _word(Stage)(name)
    if stage is not Stage.EASED:
        return {"stage": _word(Stage)(words), "eased_kind": None}
    if not kind.strip():
        raise RefusedError(
            f"write eased with its kind, one of {', '.join(EasedKind)}: eased {EasedKind.LIFTED}."
        )
    return {"stage": stage, "eased_kind": _word(EasedKind)(kind.strip())}


def _eased(words: str) -> EasedKind | None:
    return None if words.casefold() in NOTHING else _word(EasedKind)(words)


def _count(words: str) -> int | None:
    if words.casefold() in NOTHING:
        return None
    if not (words.isascii() and words.isdigit() and len(words) < 7 and int(words)):  # noqa: PLR2004 - digits
        raise RefusedError(f"{words!r} is no number of those hit. Write one from 1, or unknown.")
    return int(words)


def _named(words: str) -> bool | None:
    known: dict[str, bool | None] = {"yes": True, "no": False} | dict.fromkeys(NOTHING)
    if words.casefold() not in known:
        raise RefusedError("write yes, no or unknown.")
    return known[words.casefold()]


def _day(words: str) -> date | None:
    if words.casefold() in NOTHING:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise RefusedError(f"{words!r} is no day. Write it like 2022-03-31, or unknown.") from None


_PARSERS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "issuer": _state,
        "targets": _states,
        "measures": _several(Measure),
        "stage": _word(Stage),
        "eased_kind": _eased,
        "target_kinds": _some(TargetKind),
        "target_class": _optional,
        "roles": _roles,
        "persons": _names,
        "family": _names,
        "entities": _names,
        "count": _count,
        "named": _named,
        "legal_basis": _optional,
        "reason": _optional,
        "on": _day,
        "effective_on": _day,
        "expires_on": _day,
        "standing": _word(Standing),
        "body": _text,
    }
)

FIELDS = tuple(_PARSERS)
"""What can be set. Names and roles are separated by ";", states and words by ","."""

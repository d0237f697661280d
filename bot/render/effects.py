"""What a measure does and does not do: sentences from a table by legal basis, never from a model."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.domain.action import Action
from bot.domain.words import EasedKind, Measure, Stage, StageGroup
from bot.render.authorities import Authority, EffectsError, language_row
from bot.render.words import Row, pick, say

# Of these people ask at once whether assets are frozen too; of an expulsion or an export ban nobody does.
_ASKED = frozenset({Measure.VISA_RESTRICTION, Measure.ENTRY_BAN})
_FREEZING = frozenset({Measure.ASSET_FREEZE, Measure.SANCTIONS_UNSPECIFIED, Measure.OTHER})

_BETWEEN = re.compile(r"\s*[;；]\s*")
_AND = re.compile(r",? and (?:the )?")
_LETTERS = {"zh": re.compile("[\u4e00-\u9fff]"), "ru": re.compile("[\u0400-\u04ff]")}


@dataclass(frozen=True, slots=True)
class Effects:
    """The tables, ready for use."""

    authorities: tuple[Authority, ...] = ()
    measures: Mapping[Measure, Row] = field(default_factory=dict)
    stages: Mapping[str, Row] = field(default_factory=dict)
    no_freeze: Row = ("", "", "")

    def sentence(self, action: Action, language: str = "en") -> str:
        """The effect in words; "" when the table knows nothing. Plain text."""
        stage = self.stages.get(_stage_key(action))
        if stage and action.stage.group is not StageGroup.ACTED:
            return pick(stage, language)
        if authority := self.authority(action):
            return pick(authority.effect, language)
        if action.measures == (Measure.OTHER,) and not (action.target_kinds or action.named or action.count):
            return ""  # the table says "listed": who calls off talks with a state lists nobody
        parts = [pick(self.measures[m], language) for m in action.measures if m in self.measures]
        if parts and _ASKED & set(action.measures) and not _FREEZING & set(action.measures):
            parts.append(pick(self.no_freeze, language))
        joiner = "；" if language == "zh" else "; "
        return joiner.join(part for part in parts if part)

    def basis(self, action: Action, language: str = "en") -> str:
        """The laws invoked: each one's name in a chat's language, the text's own words beside. Plain text.

        As the text has it where the table does not know it, or the text is in that language already.
        """
        words = action.legal_basis or ""
        own = _LETTERS.get(language)
        if own is None or own.search(words) or not self._law(action.issuer, words):
            return words
        joiner = "；" if language == "zh" else "; "
        told: dict[str, tuple[Authority | None, list[str]]] = {}
        for law, part in self._laws(action.issuer, words):
            told.setdefault(law.id if law else part, (law, []))[1].append(part)
        return joiner.join(_named(law, "; ".join(parts), language) for law, parts in told.values())

    def _laws(self, issuer: str, words: str) -> Iterator[tuple[Authority | None, str]]:
        """What is known of each law that the words tell, and its own words."""
        for part in filter(None, _BETWEEN.split(words)):
            each = [(self._law(issuer, piece), piece) for piece in _AND.split(part)]
            if all(law for law, _ in each):
                yield from each
            else:
                yield self._law(issuer, part), part

    def _law(self, issuer: str, words: str) -> Authority | None:
        known = (law for law in self.authorities if law.issuer == issuer and law.pattern.search(words))
        return next(known, None)

    def authority(self, action: Action) -> Authority | None:
        """What is known of the law invoked. It speaks only for the measures it is about.

        7031(c) beside a freeze would say too little.
        """
        told = set(action.measures)
        return next(
            (
                known
                for known in self.authorities
                if action.legal_basis
                and known.issuer == action.issuer
                and known.pattern.search(action.legal_basis)
                and (not known.measures or told <= known.measures)
            ),
            None,
        )


def _named(law: Authority | None, words: str, language: str) -> str:
    return say("law_named", language, name=pick(law.name, language), words=words) if law else words


NO_TABLES = Effects()
"""Nothing is known of any law: texts are told in their own words."""


def _stage_key(action: Action) -> str:
    if action.stage is Stage.EASED and action.eased_kind:
        return f"eased_{action.eased_kind.value}"
    return action.stage.value


_STAGE_KEYS = frozenset({*(s.value for s in Stage), *(f"eased_{kind.value}" for kind in EasedKind)})


def make_effects(tables: Mapping[str, object]) -> Effects:
    """Check and arrange the tables of `effects.yml`; `authorities` are filled in by the caller.

    Raises EffectsError with the path of the first wrong row.
    """
    if unknown := set(tables) - {"measures", "stages", "no_freeze"}:
        raise EffectsError((min(unknown),), "unknown table")
    return Effects(
        measures={Measure(key): row for key, row in _rows(tables, "measures", {m.value for m in Measure})},
        stages=dict(_rows(tables, "stages", _STAGE_KEYS)),
        no_freeze=language_row(tables.get("no_freeze", {"en": ""}), ("no_freeze",)),
    )


def _rows(
    tables: Mapping[str, object], name: str, keys: set[str] | frozenset[str]
) -> Iterator[tuple[str, Row]]:
    table = tables.get(name, {})
    if not isinstance(table, Mapping):
        raise EffectsError((name,), "is no table")
    for key, value in table.items():
        if key not in keys:
            raise EffectsError((name, str(key)), f"is none of {', '.join(sorted(keys))}")
        yield str(key), language_row(value, (name, str(key)))

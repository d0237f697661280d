"""Ready-made wishes. "Everything" is not the default: it is a stream of terror and narcotics listings."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.chat import ActionFilter
from bot.domain.words import TargetKind

WEST = frozenset({"US", "EU", "GB", "CA", "AU", "NZ", "JP", "CH", "NO"}) | frozenset(
    {"DE", "FR", "PL", "IT", "ES", "NL", "SE", "FI", "DK", "CZ", "EE", "LV", "LT", "RO", "BG", "AT", "BE"}
)
"""States and unions that act together against Russia since 2014 and whom Russia lists as unfriendly."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A wish with a name; several filters where one cannot say it."""

    label: str
    wishes: tuple[ActionFilter, ...]


PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        "uscn": Preset("US and China", (ActionFilter(between=frozenset({"US", "CN"})),)),
        "ruwest": Preset(
            "Russia and the West",
            (
                ActionFilter(issuers=frozenset({"RU"}), targets=WEST),
                ActionFilter(issuers=WEST, targets=frozenset({"RU"})),
            ),
        ),
        "people": Preset(
            "Officials and diplomats of all countries",
            (
                ActionFilter(
                    target_kinds=frozenset({TargetKind.OFFICIALS, TargetKind.LAWMAKERS, TargetKind.DIPLOMATS})
                ),
            ),
        ),
        "all": Preset("All sanctions", (ActionFilter(),)),
    }
)

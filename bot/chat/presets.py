"""Ready-made wishes. "Everything" is not the default: it is a stream of terror and narcotics listings."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.chat import ActionFilter
from bot.domain.words import TargetKind
from bot.render.words import Row

WEST = frozenset({"US", "EU", "GB", "CA", "AU", "NZ", "JP", "CH", "NO"}) | frozenset(
    {"DE", "FR", "PL", "IT", "ES", "NL", "SE", "FI", "DK", "CZ", "EE", "LV", "LT", "RO", "BG", "AT", "BE"}
)
"""States and unions that act together against Russia since 2014 and whom Russia lists as unfriendly."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A wish with a name; several filters where one cannot say it."""

    label: Row
    wishes: tuple[ActionFilter, ...]


PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        "uscn": Preset(
            ("US and China", "美国与中国", "США и Китай"), (ActionFilter(between=frozenset({"US", "CN"})),)
        ),
        "ruwest": Preset(
            ("Russia and the West", "俄罗斯与西方", "Россия и Запад"),
            (
                ActionFilter(issuers=frozenset({"RU"}), targets=WEST),
                ActionFilter(issuers=WEST, targets=frozenset({"RU"})),
            ),
        ),
        "people": Preset(
            (
                "Officials, lawmakers and diplomats of all countries",
                "各国官员、议员和外交人员",
                "Должностные лица, депутаты и дипломаты всех стран",
            ),
            (
                ActionFilter(
                    target_kinds=frozenset({TargetKind.OFFICIALS, TargetKind.LAWMAKERS, TargetKind.DIPLOMATS})
                ),
            ),
        ),
        "all": Preset(
            ("All measures of all states", "所有国家和地区的所有措施", "Все меры всех стран"),
            (ActionFilter(),),
        ),
    }
)

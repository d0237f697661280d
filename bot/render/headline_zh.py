"""The news in one line in Chinese."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.action import Action
from bot.domain.words import EasedKind, Measure, Stage
from bot.lexicon import country_name
from bot.render import words as w
from bot.render.phrases import are_people, only_person, own_noun

_MANY = 2  # kinds, measures or states that are listed; more are summed up

_ZH_NOUNS: Mapping[Measure, str] = MappingProxyType(
    {
        Measure.VISA_RESTRICTION: "签证限制",
        Measure.ENTRY_BAN: "入境禁令",
        Measure.ASSET_FREEZE: "资产冻结",
        Measure.SANCTIONS_UNSPECIFIED: "制裁",
        Measure.TRADE_RESTRICTION: "贸易限制",
        Measure.EXPULSION: "驱逐措施",
        Measure.MISSION_RESTRICTION: "使领馆限制措施",
        Measure.VISA_POLICY: "签证措施",
        Measure.OTHER: "措施",
    }
)
_ZH_STAGES: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.THREATENED: "{issuer}警告将对{whom}采取{what}",
        Stage.ANNOUNCED: "{issuer}宣布对{whom}实施{what}",
        Stage.IMPOSED: "{issuer}对{whom}实施{what}",
        Stage.EXPANDED: "{issuer}扩大对{whom}的{what}",
        Stage.EXTENDED: "{issuer}延长对{whom}的{what}",
        Stage.EASED: "{issuer}放宽对{whom}的{what}",
    }
)
_ZH_EASED: Mapping[EasedKind, str] = MappingProxyType(
    {
        EasedKind.LIFTED: "{issuer}解除对{whom}的{what}",
        EasedKind.SUSPENDED: "{issuer}暂停对{whom}的{what}",
        EasedKind.NAMES_REMOVED: "{issuer}将{whom}移出{what}名单",
        EasedKind.NARROWED: "{issuer}放宽对{whom}的{what}",
    }
)


def counter_word(issuer: str) -> str:
    """反制 is China's own word; of others' acts Chinese readers are told 回应."""
    return "反制措施" if issuer == "CN" else "回应措施"


def chinese(action: Action, *, counter: bool) -> str:
    """One line; `counter`: the text itself says that it answers something. Plain text, not HTML."""
    states = "、".join(country_name(code, "zh") for code in action.targets[:_MANY])
    states += f"等{len(action.targets)}个国家和地区" if len(action.targets) > _MANY else ""
    noun = own_noun(action)
    kinds = noun.zh if noun else _kinds(action)
    if action.count:
        kinds = f"{action.count}{'名' if are_people(action) else '个'}{kinds or '对象'}"
    elif not states:
        kinds = kinds or "有关对象"
    what = "和".join(_ZH_NOUNS[m] for m in action.measures[:_MANY]) or "措施"
    if action.stage is Stage.THREATENED and counter and _is_vague(action):
        what = counter_word(action.issuer)
    if not action.measures:
        return f"{country_name(action.issuer, 'zh')}涉{states}的举动（并非制裁）"
    pattern = _ZH_STAGES[action.stage]
    if action.stage is Stage.EASED and action.eased_kind:
        pattern = _ZH_EASED[action.eased_kind]
    whom = states + kinds
    if name := only_person(action):
        whom = name + (f"及{len(action.family)}名家属" if action.family else "")
    news = pattern.format(issuer=country_name(action.issuer, "zh"), whom=whom, what=what)
    return news.replace("实施措施", "采取措施")


def _kinds(action: Action) -> str:
    named = "、".join(w.KINDS[kind][1] for kind in action.target_kinds[:_MANY])
    if len(action.target_kinds) <= _MANY:
        return named
    return f"{named}等{'人员' if are_people(action) else '对象'}"


def _is_vague(action: Action) -> bool:
    return not set(action.measures) - {Measure.SANCTIONS_UNSPECIFIED, Measure.OTHER}

# ruff: noqa: ISC004, SIM905 - these are word lists: one string of words reads better than hundreds of literals
"""The words people type for measures, stages, kinds and directions, in English, Chinese and Russian."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.words import Measure, StageGroup, Standing, TargetKind

VISAS_AND_ENTRY = frozenset({Measure.VISA_RESTRICTION, Measure.ENTRY_BAN, Measure.VISA_POLICY})
"""One choice for people: issuers call the same act a visa restriction, a visa ban or a bar to entry."""

SANCTIONS = frozenset({Measure.ASSET_FREEZE, Measure.SANCTIONS_UNSPECIFIED})
"""One choice as well: "sanctions" is what a freeze is called until its kind is told."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one word or phrase adds to a filter; several such words of one kind are joined by "or"."""

    measures: frozenset[Measure] = frozenset()
    stages: frozenset[StageGroup] = frozenset()
    target_kinds: frozenset[TargetKind] = frozenset()
    themes: frozenset[str] = frozenset()
    standings: frozenset[Standing] = frozenset()
    countermeasures: bool = False


_MEASURES: tuple[tuple[frozenset[Measure], str], ...] = (
    (
        VISAS_AND_ENTRY,
        "visa, visas, visa restriction, visa restrictions, visa ban, visa bans, visa policy, entry, "
        "entry ban, entry bans, travel ban, travel bans, visas and entry, visa_restriction, entry_ban, "
        "visa_policy, barred, bars, 签证, 签证限制, 签证措施, 入境, 禁止入境, 入境禁令, виза, визы, визовые, "
        "визовые ограничения, визовый режим, въезд, запрет на въезд, запрет въезда, стоп-лист",
    ),
    (
        SANCTIONS,
        "sanction, sanctions, sanctioned, sanctioning, sanctions_unspecified, asset freeze, asset freezes, "
        "asset_freeze, freeze, freezes, assets, 制裁, 冻结, 冻结资产, 资产冻结, санкции, санкция, "
        "блокировка активов, заморозка активов",
    ),
    (
        frozenset({Measure.TRADE_RESTRICTION}),
        "trade, trade restriction, trade restrictions, trade_restriction, trade ban, export, exports, "
        "export ban, export control, export controls, entity list, business ban, 贸易, 出口, 贸易限制, "
        "出口限制, 出口管制, торговля, торговые ограничения, экспорт",
    ),
    (
        frozenset({Measure.EXPULSION}),
        "expulsion, expulsions, expel, expels, expelled, persona non grata, png, 驱逐, 不受欢迎的人, "
        "высылка, высылки, выслал, выслала, выслали, высылает, высылал, высылала, высылали, "
        "персона нон грата",
    ),
    (
        frozenset({Measure.MISSION_RESTRICTION}),
        "mission, missions, mission restriction, mission restrictions, mission_restriction, embassy, "
        "embassies, consulate, consulates, 使领馆, 使馆, 领馆, 领事馆, посольство, посольства, консульство, "
        "консульства",
    ),
    (
        frozenset({Measure.OTHER}),
        "other, designation, designations, designated, other measure, 其他措施, другая мера, другие меры",
    ),
)

_STAGES: tuple[tuple[StageGroup, str], ...] = (
    (
        StageGroup.WARNED,
        "warned, warn, warns, warning, warnings, threat, threats, threatened, 警告, 威胁, предупреждение, "
        "предупреждения, угроза, угрозы",
    ),
    (
        StageGroup.ACTED,
        "acted, act, acts, announced, imposed, expanded, extended, 已宣布, 已实施, 实施, 宣布, введено, "
        "введены, объявлено, объявлены",
    ),
    (
        StageGroup.EASED,
        "eased, lifted, suspended, delisted, removed, narrowed, easing, 解除, 暂停, 放宽, 取消, отменено, "
        "отмена, приостановлено, смягчено, снятие",
    ),
)

_KINDS: tuple[tuple[TargetKind, str], ...] = (
    (TargetKind.OFFICIALS, "officials, 官员, чиновники, чиновников, должностные лица, официальные лица"),
    (
        TargetKind.LAWMAKERS,
        "lawmakers, lawmaker, legislators, deputies, parliamentarians, mps, senators, congressmen, 议员, "
        "国会议员, депутаты, депутатов, конгрессмены, конгрессменов, сенаторы, "
        "парламентарии",
    ),
    (TargetKind.MILITARY, "military, soldiers, officers, army, 军人, 军方, военные, военных"),
    (TargetKind.DIPLOMATS, "diplomats, diplomat, 外交官, 外交人员, дипломаты, дипломатов, дипломат"),
    (TargetKind.COMPANY, "company, companies, firm, firms, 公司, 企业, компании, компаний, фирмы"),
    (
        TargetKind.ORGANISATION,
        "organisation, organisations, organization, organizations, ngo, ngos, 组织, 机构, организации, "
        "организаций, нпо",
    ),
    (TargetKind.MEDIA, "media, journalists, journalist, press, 媒体, 记者, сми, журналисты, журналистов"),
    (TargetKind.NATIONALS, "nationals, citizens, 公民, 国民, граждане, граждан"),
    (TargetKind.VESSELS, "vessels, vessel, ships, ship, tankers, 船舶, 船只, суда, корабли, танкеры"),
    (TargetKind.FAMILY, "family, relatives, 家属, 亲属, семья, родственники"),
)

_COUNTER = (
    "countermeasure, countermeasures, counter-measures, counter-sanctions, retaliation, retaliatory, "
    "reciprocal, answers, 反制, 反制措施, 反制裁, 回应, 回应措施, 对等, контрмеры, ответные меры, ответные"
)
_STANDINGS: tuple[tuple[Standing, str], ...] = (
    (Standing.OFFICIAL, "official, 官方, официально, официальные, официальный"),
    (Standing.AGENCY, "reported, agency, agencies, 通讯社, агентства"),
)

FROM_WORDS = frozenset("from by 来自 от из".split())
AGAINST_WORDS = frozenset("against on to targeting toward towards 对 针对 против отношении".split())
BOTH_WORDS = frozenset("v vs versus and with & / , ， 、 ； ; + 和 与 跟 及 и с".split())
SINCE_WORDS = frozenset("since after 自 自从 с после".split())
UNTIL_WORDS = frozenset("until till before through 至 до по".split())
AFTER_WORDS = frozenset("after после".split())
"""Those of SINCE_WORDS that leave the named period itself out."""

BEFORE_WORDS = frozenset({"before"})
"""Those of UNTIL_WORDS that leave the named period itself out."""

OF_WORDS = frozenset("of from in из".split())
"""Between people and their state: "against officials of the US"."""

HAN_VERBS = frozenset("制裁 驱逐 反制".split())
"""Between two states, without a space, they say who acts against whom."""

DONE_WORDS = frozenset("sanctioned expelled barred выслал выслала выслали высылал высылала высылали".split())
"""In the past tense they say who acted against whom: "China sanctioned US officials"."""

LAST_WORDS = frozenset(
    "last latest recent recently newest 上次 上一次 最近 最近一次 最后 最后一次 最新 "
    "последний последнее последняя последние".split()
)
"""Asked in a sentence, they ask for the newest act and not for a list."""

THEME_WORDS = frozenset("over about regarding theme: 涉 涉及 关于 из-за о об".split())
IGNORED = LAST_WORDS | frozenset(
    "a all an any are as at be between both bot can did do does for give has have how in is it its kind "
    "list me measure measures most my new no of or please show so tell that the their then was were what "
    "when where which who whom why per ago am basis grounds time times ever has had been - – — "
    "的 在 以来 年 所有 之间 了 是 吗 什么 什么时候 何时 时候 依据 法律依据 根据 采取 行动 措施 谁 哪些 分子 "
    "всё все в во на между к когда раз какой какая какие каком основании основание кто кого что чем меры "
    "мера ввел ввела ввели вводил вводила вводили принял приняла приняли принимал принимала принимали "
    "действовал действовала действовали".replace("ё", "е").split()
)
MONTHS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "january jan январь января",
                "february feb февраль февраля",
                "march mar март марта",
                "april apr апрель апреля",
                "may май мая",
                "june jun июнь июня",
                "july jul июль июля",
                "august aug август августа",
                "september sep sept сентябрь сентября",
                "october oct октябрь октября",
                "november nov ноябрь ноября",
                "december dec декабрь декабря",
            ),
            1,
        )
        for name in names.split()
    }
)


def fold(text: str) -> str:
    """One spelling for comparison: width, case, ё and runs of white space do not matter."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").split())


def _phrases() -> Iterable[tuple[str, Meaning]]:
    for measures, words in _MEASURES:
        yield words, Meaning(measures=measures)
    for stage, words in _STAGES:
        yield words, Meaning(stages=frozenset({stage}))
    for kind, words in _KINDS:
        yield words, Meaning(target_kinds=frozenset({kind}))
    for standing, words in _STANDINGS:
        yield words, Meaning(standings=frozenset({standing}))
    yield _COUNTER, Meaning(countermeasures=True)


MEANINGS: Mapping[str, Meaning] = MappingProxyType(
    {fold(word): meaning for words, meaning in _phrases() for word in words.split(",")}
)

"""What subjects are called in each language, by the ids of `config/vocabulary/themes.yml`."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.render.words import Row, pick

THEMES: Mapping[str, Row] = MappingProxyType(
    {
        "hong-kong": ("Hong Kong", "香港", "Гонконг"),
        "tibet": ("Tibet (Xizang)", "西藏", "Тибет"),
        "xinjiang": ("Xinjiang", "新疆", "Синьцзян"),
        "taiwan": ("Taiwan", "台湾", "Тайвань"),
        "ukraine-war": ("war in Ukraine", "乌克兰战争", "война в Украине"),
        "human-rights": ("human rights", "人权", "права человека"),
        "religion": ("religious freedom", "宗教自由", "свобода вероисповедания"),
        "democracy": ("democracy and elections", "民主与选举", "демократия и выборы"),
        "corruption": ("corruption", "腐败", "коррупция"),
        "terrorism": ("terrorism", "恐怖主义", "терроризм"),
        "narcotics": ("narcotics", "毒品", "наркотики"),
        "nuclear": ("nuclear arms and missiles", "核与导弹", "ядерное оружие и ракеты"),
        "iran-oil": ("Iranian oil", "伊朗石油", "иранская нефть"),
        "cyber": ("cyber attacks", "网络攻击", "кибератаки"),
        "espionage": ("espionage", "间谍活动", "шпионаж"),
        "arms-sales": ("arms sales", "军售", "продажа оружия"),
        "migration": ("migration", "移民", "миграция"),
        "trafficking": ("trafficking in persons", "人口贩运", "торговля людьми"),
        "press": ("press freedom", "新闻自由", "свобода прессы"),
        "disinformation": ("disinformation", "虚假信息", "дезинформация"),
        "technology": ("technology and chips", "技术与芯片", "технологии и чипы"),
        "shipping": ("shipping", "航运", "судоходство"),
        "west-bank": ("West Bank", "约旦河西岸", "Западный берег"),
    }
)


def theme_name(theme: str, language: str) -> str:
    """A subject in words; the id of one that only an installation's own rules know. Plain text."""
    row = THEMES.get(theme)
    return pick(row, language) if row else theme.replace("_", " ").replace("-", " ")

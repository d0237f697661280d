"""The words people type for themes, by the ids of `config/vocabulary/themes.yml`."""

from collections.abc import Mapping
from types import MappingProxyType

_WORDS = {
    "hong-kong": "hong kong, 香港, 涉港, гонконг",
    "tibet": "tibet, xizang, 西藏, 涉藏, тибет",
    "xinjiang": "xinjiang, uyghur, uyghurs, uighur, 新疆, 涉疆, синьцзян, уйгуры",
    "taiwan": "taiwan, 台湾, 涉台, 台独, тайвань",
    "ukraine-war": "war on ukraine, ukraine war, war in ukraine, ukraine, 乌克兰战争, 俄乌, война, украина",
    "human-rights": "human rights, human-rights, 人权, права человека",
    "religion": "religion, religious freedom, 宗教, религия",
    "democracy": "democracy, elections, election, 民主, 选举, демократия, выборы",
    "corruption": "corruption, corrupt, 腐败, коррупция",
    "terrorism": "terrorism, terror, 恐怖主义, терроризм",
    "narcotics": "narcotics, drugs, fentanyl, 毒品, наркотики",
    "nuclear": "nuclear, missiles, 核, 导弹, ядерный, ракеты",
    "iran-oil": "iranian oil, iran oil, 伊朗石油, иранская нефть",
    "cyber": "cyber, hacking, ransomware, 网络攻击, кибератаки, хакеры",
    "espionage": "espionage, spying, 间谍, шпионаж",
    "arms-sales": "arms sales, arms sale, 军售, продажа оружия",
    "migration": "migration, 移民, миграция",
    "trafficking": "trafficking, forced labour, forced labor, 强迫劳动, принудительный труд",
    "press": "press freedom, 新闻自由, свобода прессы",
    "disinformation": "disinformation, 虚假信息, дезинформация",
    "technology": "technology, chips, semiconductors, 芯片, 技术, технологии, чипы",
    "shipping": "shipping, shadow fleet, 影子船队, теневой флот",
    "west-bank": "west bank, settlers, 约旦河西岸, западный берег, поселенцы",
}

THEMES: Mapping[str, str] = MappingProxyType(
    {word.strip(): theme for theme, words in _WORDS.items() for word in (*words.split(","), theme)}
)
"""Word to id. A word that is also a state's name ("Taiwan") means the theme only after "over" or "about"."""

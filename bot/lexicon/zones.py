"""Time zones as people call them: IANA names, cities in three languages, offsets from UTC."""

import difflib
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

_EAST, _WEST = 14 * 60, -12 * 60  # minutes: the ends of the zones in use
_OFFSET = re.compile(r"(?:utc|gmt)?\s?([+-])\s?([0-9]{1,2})(?::?([0-5][0-9]))?")
_SCRIPTS = MappingProxyType({"zh": re.compile("[\u4e00-\u9fff]"), "ru": re.compile("[а-яё]", re.IGNORECASE)})
_STORED = re.compile(r"([+-])([0-9]{2}):([0-9]{2})")
_UTC = frozenset({"utc", "gmt", "z", "zulu", "etc/utc", "etc/gmt", "世界标准时间", "协调世界时", "всемирное"})

# Letters that mean a zone to some and another one to others; never taken for one of them.
_SHORT = MappingProxyType(
    {
        **dict.fromkeys(("est", "edt", "et"), ("New York",)),
        **dict.fromkeys(("cst", "cdt"), ("Chicago", "Shanghai", "Havana")),
        **dict.fromkeys(("mst", "mdt"), ("Denver",)),
        **dict.fromkeys(("pst", "pdt"), ("Los Angeles",)),
        **dict.fromkeys(("cet", "cest"), ("Paris", "Berlin")),
        **dict.fromkeys(("eet", "eest"), ("Kyiv", "Athens")),
        "bst": ("London",),
        "ist": ("Delhi", "Jerusalem", "Dublin"),
        "jst": ("Tokyo",),
        "kst": ("Seoul",),
        "hkt": ("Hong Kong",),
    }
)
_SHORTEST, _NEAR, _ALIKE = 3, 3, 0.75  # letters, names shown, likeness (difflib's ratio)

# Zones are named after the largest city, which often is not the one people name.
# The first name in each script is how the zone is called in that language.
_PLACES = """
America/New_York: Washington, Washington DC, Boston, Miami, 纽约, 华盛顿, 波士顿, Нью-Йорк, Вашингтон
America/Chicago: Houston, Dallas, 芝加哥, Чикаго
America/Los_Angeles: San Francisco, Seattle, 洛杉矶, 旧金山, Лос-Анджелес, Сан-Франциско
America/Toronto: Ottawa, Montreal, 多伦多, 渥太华, Торонто, Оттава
America/Sao_Paulo: Brasilia, Rio de Janeiro, 巴西利亚, 圣保罗, Бразилиа, Сан-Паулу
America/Mexico_City: 墨西哥城, Мехико
America/Argentina/Buenos_Aires: 布宜诺斯艾利斯, Буэнос-Айрес
America/Caracas: 加拉加斯, Каракас
America/Havana: 哈瓦那, Гавана
Europe/London: Edinburgh, 伦敦, Лондон
Europe/Dublin: 都柏林, Дублин
Europe/Paris: Strasbourg, 巴黎, Париж, Страсбург
Europe/Berlin: Frankfurt, Munich, Hamburg, 柏林, 法兰克福, Берлин, Франкфурт, Мюнхен
Europe/Brussels: 布鲁塞尔, Брюссель
Europe/Amsterdam: The Hague, Hague, 阿姆斯特丹, 海牙, Амстердам, Гаага
Europe/Zurich: Geneva, Bern, Berne, 苏黎世, 日内瓦, 伯尔尼, Цюрих, Женева, Берн
Europe/Vienna: 维也纳, Вена
Europe/Rome: Milan, 罗马, Рим, Милан
Europe/Madrid: Barcelona, 马德里, Мадрид, Барселона
Europe/Lisbon: 里斯本, Лиссабон
Europe/Stockholm: 斯德哥尔摩, Стокгольм
Europe/Oslo: 奥斯陆, Осло
Europe/Copenhagen: 哥本哈根, Копенгаген
Europe/Helsinki: 赫尔辛基, Хельсинки
Europe/Warsaw: Krakow, 华沙, Варшава, Краков
Europe/Prague: 布拉格, Прага
Europe/Budapest: 布达佩斯, Будапешт
Europe/Bucharest: 布加勒斯特, Бухарест
Europe/Sofia: 索非亚, София
Europe/Belgrade: 贝尔格莱德, Белград
Europe/Athens: 雅典, Афины
Europe/Vilnius: 维尔纽斯, Вильнюс
Europe/Riga: 里加, Рига
Europe/Tallinn: 塔林, Таллин, Таллинн
Europe/Kyiv: Kiev, 基辅, Киев, Київ
Europe/Chisinau: 基希讷乌, Кишинёв
Europe/Minsk: 明斯克, Минск
Europe/Moscow: MSK, St. Petersburg, St Petersburg, Saint Petersburg, 莫斯科, 圣彼得堡, Москва, Московское, МСК, Санкт-Петербург, Питер
Europe/Samara: Самара, 萨马拉
Asia/Yekaterinburg: Ekaterinburg, 叶卡捷琳堡, Екатеринбург
Asia/Novosibirsk: 新西伯利亚, Новосибирск
Asia/Vladivostok: 符拉迪沃斯托克, 海参崴, Владивосток
Europe/Istanbul: Ankara, 伊斯坦布尔, 安卡拉, Стамбул, Анкара
Asia/Tbilisi: 第比利斯, Тбилиси
Asia/Yerevan: 埃里温, Ереван
Asia/Baku: 巴库, Баку
Asia/Almaty: Astana, 阿拉木图, 阿斯塔纳, Алматы, Алма-Ата, Астана
Asia/Tashkent: 塔什干, Ташкент
Asia/Bishkek: 比什凯克, Бишкек
Asia/Dushanbe: 杜尚别, Душанбе
Asia/Jerusalem: Tel Aviv, 耶路撒冷, 特拉维夫, Иерусалим, Тель-Авив
Asia/Tehran: 德黑兰, Тегеран
Asia/Dubai: Abu Dhabi, 迪拜, 阿布扎比, Дубай, Абу-Даби
Asia/Riyadh: 利雅得, Эр-Рияд
Africa/Cairo: 开罗, Каир
Africa/Johannesburg: Pretoria, Cape Town, 约翰内斯堡, 比勒陀利亚, Йоханнесбург, Претория
Africa/Nairobi: 内罗毕, Найроби
Asia/Kolkata: New Delhi, Delhi, Mumbai, 新德里, 孟买, Дели, Нью-Дели, Мумбаи
Asia/Karachi: Islamabad, 卡拉奇, 伊斯兰堡, Карачи, Исламабад
Asia/Kathmandu: 加德满都, Катманду
Asia/Yangon: Rangoon, Naypyidaw, 仰光, Янгон
Asia/Bangkok: 曼谷, Бангкок
Asia/Singapore: 新加坡, Сингапур
Asia/Jakarta: 雅加达, Джакарта
Asia/Manila: 马尼拉, Манила
Asia/Ho_Chi_Minh: Hanoi, Saigon, 胡志明市, 河内, Ханой, Хошимин
Asia/Shanghai: Beijing, Peking, Shenzhen, Guangzhou, 北京, 上海, 深圳, 广州, 北京时间, Пекин, Шанхай
Asia/Urumqi: 乌鲁木齐, Урумчи
Asia/Hong_Kong: 香港, Гонконг
Asia/Macau: 澳门, Макао
Asia/Taipei: 台北, 臺北, Тайбэй
Asia/Seoul: 首尔, 首爾, Сеул
Asia/Pyongyang: 平壤, Пхеньян
Asia/Tokyo: 东京, 東京, Токио
Asia/Ulaanbaatar: Ulan Bator, 乌兰巴托, Улан-Батор
Australia/Sydney: Canberra, 悉尼, 堪培拉, Сидней, Канберра
Australia/Melbourne: 墨尔本, Мельбурн
Pacific/Auckland: Wellington, 奥克兰, 惠灵顿, Окленд, Веллингтон
"""  # noqa: E501 - a table


def find_zone(words: str) -> str | None:
    """The zone meant, as it is kept: "Europe/Moscow", "+05:30", "UTC"; None where nothing is understood.

    An offset is kept as it is: it knows no daylight saving.
    """
    typed = _fold(words)
    if typed in _UTC:
        return "UTC"
    if found := _OFFSET.fullmatch(typed.replace("−", "-").replace("–", "-")):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        minutes = -minutes if found[1] == "-" else minutes
        if not _WEST <= minutes <= _EAST:
            return None
        return (
            f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
            if minutes
            else "UTC"
        )
    return _names().get(typed)


def near_zones(words: str) -> tuple[str, ...]:
    """Names, as people may write them, of the zones that words which are none may mean; the likeliest first.

    Letters that stand for several zones have each; else what begins alike, or what is spelled alike.
    """
    typed = _fold(words)
    if short := _SHORT.get(typed):
        return short
    if len(typed) < _SHORTEST and not _SCRIPTS["zh"].search(typed):
        return ()
    known = [name for name in _names() if ("/" in name) == ("/" in typed)]
    begun = [n for n in known if n.startswith(typed) or (typed.startswith(n) and len(n) * 2 >= len(typed))]
    zones: dict[str, str] = {}
    for name in sorted(begun, key=lambda n: abs(len(n) - len(typed))) or difflib.get_close_matches(
        typed, known, n=_NEAR, cutoff=_ALIKE
    ):
        zones.setdefault(_names()[name], name)
    return tuple(_written().get(name, name) for name in list(zones.values())[:_NEAR])


def zone_of(name: str | None) -> tzinfo:
    """The zone kept under this name; UTC where none was chosen or the machine does not know it any more."""
    if name and (found := _STORED.fullmatch(name)):
        away = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return timezone(-away if found[1] == "-" else away)
    try:
        return ZoneInfo(name) if name and name != "UTC" else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def zone_name(name: str | None, language: str = "en") -> str:
    """The zone for people: "Asia/Hong_Kong" as "Hong Kong" or 香港, "+05:30" as "UTC+05:30"."""
    if not name:
        return "UTC"
    if _STORED.fullmatch(name):
        return f"UTC{name}"
    script = _SCRIPTS.get(language)
    own = (place for place in _rows().get(name, ()) if script and script.search(place))
    return next(own, name.rsplit("/", maxsplit=1)[-1].replace("_", " "))


def _fold(words: str) -> str:
    return " ".join(
        unicodedata.normalize("NFKC", words).casefold().replace("ё", "е").replace("_", " ").split()
    )


@cache
def _written() -> Mapping[str, str]:
    """Names as they are written, by their folded form."""
    known = [*available_timezones(), *(place for places in _rows().values() for place in places)]
    parts = [name.rsplit("/", maxsplit=1)[-1].replace("_", " ") for name in known]
    return MappingProxyType({_fold(name): name for name in (*known, *parts)})


@cache
def _rows() -> Mapping[str, tuple[str, ...]]:
    rows = (row.split(": ", maxsplit=1) for row in _PLACES.strip().splitlines())
    return MappingProxyType({zone: tuple(places.split(", ")) for zone, places in rows})


@cache
def _names() -> Mapping[str, str]:
    """What people may write, folded: whole names, cities of their last parts, and the places of the table."""
    known = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    found = {_fold(name.rsplit("/", maxsplit=1)[-1]): name for name in known}
    found |= {_fold(name): name for name in known}
    for zone, places in _rows().items():
        found |= dict.fromkeys((_fold(zone), _fold(zone.rsplit("/", maxsplit=1)[-1])), zone)
        found |= {_fold(place): zone for place in places}
    return MappingProxyType(found)

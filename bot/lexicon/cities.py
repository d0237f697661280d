"""Cities, islands and provinces that texts give as the seat of a company without its state."""

import re
from functools import cache
from typing import NamedTuple

_CITIES = """
AE Dubai, Sharjah, Fujairah, Ajman, Ras Al Khaimah; TR Istanbul, Izmir, Gaziantep; CN Shanghai,
Shenzhen, Guangzhou, Dalian, Tianjin, Shandong, Zhejiang, Guangdong, Jiangsu, Fujian, Wuhan, Nanjing,
Hangzhou, Chengdu, Ningbo, Qingdao, Zhoushan, Xinjiang, Hubei, Sichuan, Shenyang, Xiamen; RU St.
Petersburg, Saint Petersburg, Kaliningrad, Vladivostok, Novosibirsk, Chechnya, Dagestan; PK Karachi,
Lahore, Peshawar, Quetta; IN Mumbai, Kolkata, Gujarat; IR Isfahan, Mashhad, Shiraz, Bandar Abbas; IQ
Basra, Erbil, Sulaymaniyah, Mosul, Najaf; SY Aleppo, Idlib, Homs, Latakia; YE Hudaydah, Hodeidah,
Sa’ada, Marib; SO Puntland, Kismayo; NG Lagos, Kano; ZA Johannesburg, Durban, Cape Town; MX Sinaloa,
Tijuana, Guadalajara, Jalisco, Juárez, Monterrey, Culiacán; CO Medellín, Cali; BR São Paulo, Sao Paulo,
Rio de Janeiro; VE Maracaibo; EC Guayaquil; HN San Pedro Sula; CH Zurich, Geneva, Lugano; DE Frankfurt,
Hamburg, Munich; ES Barcelona, Marbella; IT Milan, Naples; IL Tel Aviv, Haifa; UA Kharkiv, Odesa,
Donetsk, Luhansk, Crimea, Sevastopol; KZ Almaty; MM Mandalay; VN Ho Chi Minh City; TH Chiang Mai; AU
Sydney, Melbourne; CA Toronto, Vancouver, Montreal; JP Osaka, Yokohama; TW Kaohsiung, Taichung; ML
Timbuktu, Gao, Kidal; LY Benghazi, Misrata; SD Port Sudan, Darfur; LB Beqaa, Baalbek; AF Kandahar,
Jalalabad, Nangarhar; VG Tortola; MH Majuro; MY Labuan, Johor; PH Mindanao, Sulu; ID Aceh, Batam; CD
Goma, Bukavu; CY Limassol; GR Piraeus; MZ Cabo Delgado; CN Anhui, Chongqing, Dongguan, Foshan, Gansu,
Guangxi, Guizhou, Hainan, Harbin, Hebei, Hefei, Heilongjiang, Henan, Hunan, Inner Mongolia, Jiangxi,
Jilin, Jinan, Kunming, Liaoning, Rizhao, Shaanxi, Shanxi, Suzhou, Wuxi, Xi’an, Xi'an, Yantai, Yiwu,
Yunnan, Zhengzhou, Zhuhai; RU Chelyabinsk, Kazan, Krasnodar, Krasnoyarsk, Murmansk, Nakhodka, Nizhny
Novgorod, Novorossiysk, Omsk, Rostov-on-Don, Samara, Sakhalin, Saratov, Sverdlovsk, Tatarstan, Tomsk,
Ufa, Voronezh, Yakutia, Yekaterinburg; IR Abadan, Ahvaz, Bushehr, Karaj, Kerman, Kermanshah, Khuzestan,
Kish Island, Natanz, Qazvin, Qeshm, Qom, Sistan and Baluchestan, Tabriz, Urmia; AE Jebel Ali; TR Adana,
Antalya, Bursa, Konya, Mersin; IQ Anbar, Karbala, Kirkuk; SY Deir ez-Zor, Daraa, Raqqa, Tartus; YE
Hajjah, Taiz; PK Balochistan, Faisalabad, Rawalpindi, Sialkot; IN Ahmedabad, Bangalore, Bengaluru,
Chennai, Pune; MX Baja California, Chihuahua, Ciudad Juárez, Colima, Michoacán, Nayarit, Nuevo Laredo,
Sonora, Tamaulipas; VE Aragua, Zulia; CO Antioquia, Cúcuta; EC Esmeraldas, Manabí; HN Tocoa; GT
Huehuetenango; BR Paraná; PY Ciudad del Este; SO Bosaso, Jubaland, Somaliland; SD El Fasher, Nyala; SS
Malakal; CD Ituri, Kivu, North Kivu, South Kivu; CF Bria; NG Borno; NE Agadez; MZ Pemba; LY Sabratha,
Tobruk, Zawiya, Zuwarah; LB Sidon; AF Helmand, Herat, Kunar; MM Kachin, Kayin, Myawaddy, Rakhine, Shan
State; KH Sihanoukville; TH Phuket; VN Hai Phong; PH Cebu, Davao; ID Surabaya; JP Kobe, Nagoya; KR
Busan, Incheon, Ulsan; TW Hsinchu, Taoyuan; HK Kowloon; BY Gomel, Grodno, Mogilev, Vitebsk; UA Kherson,
Mariupol, Zaporizhzhia; KZ Karaganda; KG Osh; GE Batumi; CH Basel, Zug; AT Linz; IT Genoa, Sicily; GB
Leeds, Manchester; NL Rotterdam; BE Antwerp; LV Ventspils; EE Narva; CY Larnaca; GR Thessaloniki
"""


class City(NamedTuple):
    """A city named at [start, end) of the text that was searched."""

    code: str
    start: int
    end: int


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _CITIES.replace("\n", " ").split(";"):
        code, _, names = row.strip().partition(" ")
        found.update({name.strip(): code for name in names.split(",")})
    return found


@cache
def _pattern() -> re.Pattern[str]:
    grouped: dict[str, list[str]] = {}
    for city in sorted(_codes(), key=len, reverse=True):
        grouped.setdefault(city[0], []).append(re.escape(city[1:]))
    # The first letter stands first: a pattern that begins so finds in one step where it is worth a try.
    letters = (rf"{letter}(?<![\w-]{letter})(?:{'|'.join(rest)})" for letter, rest in grouped.items())
    return re.compile(rf"(?:{'|'.join(letters)})(?!\w)")


def find_cities(text: str) -> tuple[City, ...]:
    """Every city of the table, in order. Only for seats: a city does not speak for a state."""
    return tuple(City(_codes()[m.group()], m.start(), m.end()) for m in _pattern().finditer(text))

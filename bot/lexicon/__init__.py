"""Countries and offices: names, adjectives, flags, and where a text speaks of them."""

from bot.lexicon.bodies import BodyMention, find_bodies
from bot.lexicon.cities import find_cities
from bot.lexicon.countries import adjective, capital, country_name, flag, is_country, resolve_country
from bot.lexicon.mentions import CountryMention, find_countries

__all__ = [
    "BodyMention",
    "CountryMention",
    "adjective",
    "capital",
    "country_name",
    "find_bodies",
    "find_cities",
    "find_countries",
    "flag",
    "is_country",
    "resolve_country",
]

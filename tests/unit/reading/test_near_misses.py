"""What houses publish every day without announcing anything, and what announces beside it. All invented."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.domain.action import Document, Reading
from bot.domain.words import Standing
from bot.reading import Vocabulary, read
from shipped import cases

NEAR = Path(__file__).parents[2] / "fixtures" / "near" / "en.yml"


def reading(vocabulary: Vocabulary, by: str | None, text: str, title: str = "Statement") -> Reading:
    standing = Standing.OFFICIAL if by else Standing.AGENCY
    day = date(2025, 9, 16)
    return read(
        vocabulary, Document("x", "x", title, text, day, language="en", country=by, standing=standing)
    )


@pytest.mark.parametrize("row", cases(NEAR)["acts"], ids=lambda row: str(row["title"]))
def test_what_acts_among_them_rings(vocabulary: Vocabulary, row: dict[str, Any]) -> None:
    assert reading(vocabulary, row["by"], row["says"], row["title"]).verdict.value == row["verdict"]


@pytest.mark.parametrize("row", cases(NEAR)["silent"], ids=lambda row: str(row["title"]))
def test_what_a_house_publishes_every_day_rings_nobody(vocabulary: Vocabulary, row: dict[str, Any]) -> None:
    told = reading(vocabulary, row["by"], row["says"], row["title"])
    assert not told.verdict.acts, told.new_actions


# by, what acts, and what is nearly the same and does not
PAIRS = {
    "whose envoy": (
        "ZA",
        "Rwanda's High Commissioner in Pretoria has been declared persona non grata.",
        "South Africa's High Commissioner in Kigali has been declared persona non grata.",
    ),
    "whose envoy, actively": (
        "BR",
        "The ministry decided to expel the Ambassador of Nicaragua to Brazil.",
        "The authorities in Managua decided to expel the Ambassador of Brazil to Nicaragua.",
    ),
    "who only tells": (
        "ZA",
        "South Africa's envoy told Rwanda that two Rwandan consuls have been declared persona non grata.",
        "South Africa's ambassador, who served two terms, has been declared persona non grata.",
    ),
    "which country is left": (
        "SK",
        "The three diplomats must leave Slovakia by 25 September.",
        "The three diplomats must leave the Russian Federation by 25 September.",
    ),
    "which country is entered": (
        "IE",
        "Four settlers are barred from entering Ireland.",
        "Four senators are barred from entering Israel.",
    ),
    "a union's border is its members' own": (
        "IE",
        "From today four settlers are barred from entering the European Union.",
        "Four senators have been banned from entering the United Kingdom.",
    ),
    "the same blow told twice, or an answer to it": (
        "SK",
        "Slovak diplomats were expelled from Moscow. In response, attachés must leave the country by Friday.",
        "Slovak diplomats were expelled from Moscow. The attachés must leave the country by Friday.",
    ),
    "what is answered": (
        "IR",
        "In reaction to the conduct of Canada, Iran is freezing the assets of 13 Canadian officials.",
        "In reaction to the sanctioning of two banks and freezing of assets, he spoke of weakness.",
    ),
    "noted or decided": (
        "BR",
        "The government has taken note of the insult and has decided to expel the Ambassador of Nicaragua.",
        "The government has taken note of the decision to expel the Ambassador of Nicaragua.",
    ),
    "denied": (
        "EG",
        "Egypt confirms that it has expelled two Iranian diplomats today.",
        "Egypt denies that it has expelled two Iranian diplomats today.",
    ),
    "not true": (
        "RU",
        "Russia has declared the Ambassador of Moldova persona non grata.",
        "Reports that Russia has declared the Ambassador of Moldova persona non grata are not true.",
    ),
    "draft": (
        "LT",
        "Under a decree signed today, 40 Georgian officials are banned from entering Lithuania.",
        "Under a draft decree, 40 Georgian officials are banned from entering Lithuania.",
    ),
    "asked of a government": (
        "EE",
        "The Government decided to ban 40 Georgian officials from entering Estonia.",
        "The committee asked the Government to ban 40 Georgian officials from entering Estonia.",
    ),
    "advice": (
        "GB",
        "Four settlers will be refused entry to the United Kingdom.",
        "Without a permit you will be refused entry to the United Kingdom.",
    ),
    "who breaks rules": (
        "SA",
        "Two Lebanese officials will be barred from entering the Kingdom.",
        "Workers who leave their employer will be barred from entering the Kingdom.",
    ),
    "what is countered": (
        "RO",
        "Today the Government launched countermeasures against Russia.",
        "Today the Government launched countermeasures against drones.",
    ),
    "beasts": (
        "US",
        "The President today suspended entry of nationals of Eritrea.",
        "The President today suspended entry of dogs from Eritrea.",
    ),
    "in court": (
        "IL",
        "The activists will be barred from entering Israel for 100 years, the minister announced today.",
        "The activists will be barred from entering Israel for 100 years, the ministry's lawyer argued.",
    ),
    "a post left": (
        "NP",
        "The Chinese ambassador was told to leave the country by Friday.",
        "The ambassador was told to leave his post by Friday.",
    ),
    "an office, or a person hit": (
        "US",
        "The President has designated Harlan Kiefer under Executive Order 14024.",
        "The President has designated Harlan Kiefer as Special Envoy.",
    ),
    "told on an earlier day": (
        "US",
        "As we announced on Friday, we act, and today we are restricting visas for two Ugandan judges.",
        "As we announced on Friday, we're restricting visas for two Ugandan judges.",
    ),
    "who says so": (
        "RU",
        "The Russian side said that 48 Norwegian officials have been put on a stop-list.",
        "Norway said that 48 officials have been put on a stop-list.",
    ),
    "told by another": (
        "CN",
        "Panama's officials were told today that their visas are revoked.",
        "Panama's officials were told by the U.S. that their visas are revoked.",
    ),
    "frozen since": (
        "DE",
        "All assets that he holds in Germany are frozen.",
        "He lives in Munich. His assets are frozen.",
    ),
    "in charge of": (
        "BR",
        "We have decided to revoke the visa of an adviser in charge of Brazil.",
        "Washington has decided to revoke the visa of the consul of Brazil.",
    ),
    "who are barred, in general": (
        "US",
        "Two Haitian senators are barred from entry to the United States.",
        "Persons who are barred from entry to the United States cannot apply.",
    ),
    "found lawful": (
        "GB",
        "The Foreign Secretary has today decided to designate him under the Russia regulations.",
        "The Foreign Secretary's decision to designate him under the regulations was held to be lawful.",
    ),
    "no decision": (
        "IL",
        "There is a decision to close the French consulate in Jerusalem.",
        "There has been no decision to close the French consulate in Jerusalem.",
    ),
    "a staff of one's own": (
        "US",
        "We are reducing staff at the Russian embassy to ten diplomats.",
        "We are reducing staff at Embassy Baghdad to ten diplomats.",
    ),
    "movements of whom": (
        "US",
        "Restrictions on Syrian diplomats are eased from today.",
        "Restrictions on travel of embassy staff in Syria are eased from today.",
    ),
    "looked into": (
        "KR",
        "The government takes action today and imposes sanctions on a Cambodian group.",
        "The government takes the case of the Cambodian group seriously and will look into sanctions.",
    ),
    "goods without papers": (
        "CA",
        "Two Russian senators will be refused entry to Canada.",
        "Goods without it will be refused entry to Canada.",
    ),
    "a guide on sanctions": (
        "CH",
        "Today the Federal Council issued sanctions against three Russians.",
        "Today the Federal Council issued a guide on sanctions against Russia.",
    ),
    "since then": (
        "US",
        "The United States has sanctioned 97 Iranian officials for the repression.",
        "Since then, the United States has sanctioned 97 Iranian officials for the repression.",
    ),
}


@pytest.mark.parametrize("meant", PAIRS)
def test_what_acts_rings_and_what_is_nearly_the_same_does_not(vocabulary: Vocabulary, meant: str) -> None:
    by, acting, silent = PAIRS[meant]
    assert reading(vocabulary, by, acting).verdict.acts
    assert not reading(vocabulary, by, silent).verdict.acts


@pytest.mark.parametrize(
    ("title", "acts"),
    [
        ("Announcement of a visa ban on settlers", True),
        ("Announcement of a visa ban on settlers proposed", False),
        ("High Court rejects a challenge to a visa ban", False),
        ("Visa-free travel for Omani nationals", False),
        ("Visa-free travel for Omani nationals suspended", True),
    ],
)
def test_a_title_tells_whether_a_text_is_about_a_ban_at_all(
    vocabulary: Vocabulary, title: str, *, acts: bool
) -> None:
    text = "" if "ban" in title else "Omani officials will be refused entry from today."
    assert reading(vocabulary, "US", text, title).verdict.acts is acts


@pytest.mark.parametrize(
    ("title", "acts"),
    [
        ("On new EU sanctions", False),
        ("Remarks on the U.S. side's sanctions", False),
        ("Comment on Canada's decision to sanction officials", False),
        ("On measures in response to EU sanctions", True),
        ("On new sanctions against the EU", True),
    ],
)
def test_under_a_title_about_anothers_act_a_sentence_without_a_subject_is_theirs(
    vocabulary: Vocabulary, title: str, *, acts: bool
) -> None:
    text = "Thirty-eight officials have been put on the stop-list."
    assert reading(vocabulary, "RU", text, title).verdict.acts is acts
    own = "Today Russia is imposing sanctions on 38 officials of the EU."
    assert reading(vocabulary, "RU", own, title).verdict.acts

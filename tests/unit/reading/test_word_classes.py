"""Classes of verbs with one object, each beside the same words that announce nothing. Texts are invented."""

from datetime import date

import pytest

from bot.domain.action import Document, Reading
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)  # a Wednesday
# publisher, measure (None: an easing), what acts, what does not
PAIRS: list[tuple[str, str | None, str, str]] = [
    (
        "US",
        "visa_restriction",
        "The Department is today rolling out a visa ban on Ruandan generals of Rwanda.",
        "The Department is today rolling out a new form for visa applicants in Rwanda.",
    ),
    (
        "CA",
        "sanctions_unspecified",
        "Canada brings in sanctions against six Burmese generals.",
        "Canada brings in new rules for firms that trade with Burma despite sanctions elsewhere.",
    ),
    (
        "US",
        "visa_restriction",
        "We have voided the visas of three Haitian senators.",
        "The court voided the visas regulation of the province last spring.",
    ),
    (
        "US",
        "visa_restriction",
        "We just pulled the visas of two Ugandan colonels.",
        "We just pulled the visa application fee page for repairs.",
    ),
    (
        "US",
        "visa_restriction",
        "The Department is stripping two Nicaraguan mayors of their U.S. visas.",
        "The storm is stripping trees of their leaves; visa services in Managua go on.",
    ),
    (
        "US",
        "visa_restriction",
        "As of today we are withholding visas from officers of the Cuban intelligence service.",
        "We are withholding comment on visas until the review of Cuba is done.",
    ),
    (
        "US",
        "visa_restriction",
        "We have decided to refuse visas to Georgian officials who ordered the beatings.",
        "Foreign journalists are increasingly refused visas to enter or remain in China.",
    ),
    (
        "TD",
        "visa_policy",
        "The President said he had instructed his government to cease granting visas to citizens of France.",
        "The President said he had instructed his government to cease printing visas on paper.",
    ),
    (
        "GB",
        "entry_ban",
        "The Home Secretary has excluded the Syrian militia leader Nizar Qasbani from the United Kingdom.",
        "The survey has excluded visitors from Syria from the United Kingdom figures.",
    ),
    (
        "LT",
        "entry_ban",
        "Lithuania is closing its doors for ten years to a Belarusian presenter.",
        "Lithuania is closing its doors for ten days to tourists because of the pandemic.",
    ),
    (
        "NZ",
        "entry_ban",
        "Nine Belarusian officers will be turned away at New Zealand's border from today.",
        "Migrants will be turned away at the border, the aid group fears.",
    ),
    (
        "CA",
        "entry_ban",
        "Senior officials of Iran are from now on inadmissible to Canada.",
        "Persons with a criminal record may be inadmissible to Canada, as they always were.",
    ),
    (
        "RU",
        "entry_ban",
        "Entry to our country is now closed to thirty Canadian lawmakers.",
        "The entry to the museum is now closed to visitors because of repairs.",
    ),
    (
        "GB",
        "entry_ban",
        "We have today acted against six Georgian judges. None of them may enter the United Kingdom.",
        "Six Georgian judges wrote to us. None of them may be named here.",
    ),
    (
        "US",
        "trade_restriction",
        "Goods made by three Chinese firms will be turned back at U.S. ports from today.",
        "Goods from the fair in China will be shown at ports from today, subject to rules.",
    ),
    (
        "NZ",
        "trade_restriction",
        "From today business with four Belarusian firms is off limits for New Zealanders.",
        "The old fort in Minsk is off limits for visitors, our embassy says.",
    ),
    (
        "EU",
        "trade_restriction",
        "Five banks in Russia are cut off from transactions with EU operators, the Council decided today.",
        "Five villages in Russia are cut off from the road by snow, and aid is blocked.",
    ),
    (
        "TW",
        "trade_restriction",
        "The Ministry of Economic Affairs has entered nine Chinese firms in the export control list.",
        "The Ministry of Economic Affairs has entered nine contests in the listing of world fairs.",
    ),
    (
        "LV",
        "sanctions_unspecified",
        "Two Russian singers are now on our list of unwelcome persons and are under sanctions.",
        "Two Russian singers are now on tour; a list of concerts follows.",
    ),
    (
        "UA",
        "sanctions_unspecified",
        "By decree the President put into effect a decision on sanctions against 12 Russian shipowners.",
        "By decree the President put into effect a decision on holidays, with no word on sanctions.",
    ),
    (
        "NO",
        "sanctions_unspecified",
        "Norway has joined the EU in sanctioning four Russian officers.",
        "Norway has joined the EU in condemning the attack; sanctions were not discussed.",
    ),
    (
        "SE",
        "asset_freeze",
        "Sweden is sealing the accounts of two Iranian foundations.",
        "Sweden is sealing its roads for winter, and the funds are not blocked.",
    ),
    (
        "DE",
        "expulsion",
        "Germany is sending two Iranian diplomats home.",
        "Germany is sending two diplomats to Iran; they leave home on Monday.",
    ),
    (
        "CA",
        "expulsion",
        "Canada has instructed an attaché of the Chinese embassy to be gone by Friday.",
        "Canada has instructed its embassy staff in China to leave by Friday for their safety.",
    ),
    (
        "IR",
        "expulsion",
        "An attaché of the Belgian embassy has 72 hours to pack and go.",
        "Voters in Belgium have 72 hours to register, the embassy says.",
    ),
    (
        "AU",
        "expulsion",
        "Australia is ejecting three Iranian diplomats.",
        "The coach is ejecting three players; diplomats watched.",
    ),
    (
        "FI",
        "mission_restriction",
        "Finland has decided to cancel the permission for Russia's consulate in Lappeenranta.",
        "Finland has decided to cancel the reception at the consulate in Lappeenranta.",
    ),
    (
        "RU",
        "mission_restriction",
        "We are taking back our consent to the work of the Polish consulate in Irkutsk.",
        "We are taking back our books from the Polish consulate in Irkutsk.",
    ),
    (
        "US",
        "mission_restriction",
        "The Department has directed Nicaragua to shut its consulate in Houston.",
        "The Department has directed its staff to shut the consulate in Managua for security reasons.",
    ),
    (
        "US",
        "mission_restriction",
        "From today the offices of two Russian broadcasters are treated as foreign missions.",
        "From today patients from two ships are treated as guests; consular staff visit them.",
    ),
    (
        "CZ",
        "mission_restriction",
        "Holders of Russian diplomatic passports have to notify us before they enter the country.",
        "Holders of diplomatic passports know that they must behave, and most did before.",
    ),
    (
        "LV",
        "expulsion",
        "The accreditations of two Belarusian correspondents have been cancelled by the Ministry.",
        "The accreditations of two Belarusian universities have been cancelled by the Ministry.",
    ),
    (
        "EE",
        "mission_restriction",
        "The movements of staff of the Iranian embassy are being curtailed from today.",
        "The movements of staff of our embassy in Iran are being curtailed for their safety.",
    ),
    (
        "CA",
        "mission_restriction",
        "Canada is capping the number of staff at the Iranian embassy.",
        "Canada is capping the number of staff at the embassy in Tehran to save money from its budget.",
    ),
    (
        "AU",
        "trade_restriction",
        "Australia has barred three Syrian airlines from entering its airspace.",
        "Australia has barred three airlines from entering its airspace until their safety is checked.",
    ),
    (
        "PL",
        "mission_restriction",
        "Poland announced today the closure of the Belarusian consulate.",
        "Poland announced today the closure of its consulate in Grodno for a holiday.",
    ),
    (
        "NZ",
        "entry_ban",
        "New Zealand is preventing seven Iranian lawmakers from entering the country.",
        "New Zealand is preventing forty migrants from Iran from entering the country by boat.",
    ),
    (
        "CH",
        "sanctions_unspecified",
        "Sanctions against four Syrian officials have been approved by the Federal Council today.",
        "A guide on sanctions against Syrian officials has been approved by the Federal Council today.",
    ),
    (
        "US",
        "visa_restriction",
        "The President today signed an order revoking the visas of six Nicaraguan judges.",
        "The President could have signed an order revoking the visas of six Nicaraguan judges.",
    ),
    (
        "EU",
        None,
        "The Council has removed seven men from the list of those subject to restrictive measures on Guinea.",
        "The Council has removed seats from the hall where restrictive measures over Guinea are discussed.",
    ),
    (
        "GB",
        None,
        "We have taken the Libyan trader Salem Bushnaf off the sanctions list.",
        "We have taken advice on whether the Libyan trader Salem Bushnaf can come off the sanctions list.",
    ),
    (
        "CA",
        None,
        "Canada repeals the listing of two Belarusian banks.",
        "Canada repeals the bylaw on parking; the listing of two Belarusian banks stays.",
    ),
    (
        "US",
        None,
        "Today we are ending the visa restrictions that we placed on Ghanaian officials.",
        "We are far from ending the visa restrictions debate on Ghana.",
    ),
    (
        "GB",
        None,
        "The Serbian trader Milan Savić is no longer subject to an asset freeze.",
        "The Serbian trader Milan Savić would no longer be a subject of talk if an asset freeze came.",
    ),
    (
        "RU",
        None,
        "We are restoring the accreditation of four Italian correspondents.",
        "We are restoring the old building where accreditation of Italian correspondents takes place.",
    ),
]


def reading(vocabulary: Vocabulary, country: str, text: str, title: str = "") -> Reading:
    return read(vocabulary, Document("t", "t", title, text, ON, language="en", country=country))


@pytest.mark.parametrize(("country", "measure", "acts", "silent"), PAIRS, ids=lambda value: str(value)[:40])
def test_a_class_of_verbs_acts_with_its_object_and_with_no_other(
    vocabulary: Vocabulary, country: str, measure: str | None, acts: str, silent: str
) -> None:
    done = reading(vocabulary, country, acts)
    assert done.verdict.value == ("announces" if measure else "eases")
    if measure:
        assert measure in {m.value for action in done.new_actions for m in action.measures}
    assert not reading(vocabulary, country, silent).verdict.acts


@pytest.mark.parametrize(
    ("title", "acts"),
    [
        ("Denial of Entry to a Honduran Mayor", True),
        ("A Denial of Reports on Honduran Mayors", False),
        ("Georgia: visa-free travel of officials suspended", True),
        ("Georgia: visa-free travel of students welcomed", False),
        ("Five Honduran mayors stripped of their visas", True),
        ("On five Honduran mayors stripped of their visas", False),
        ("Why were five Honduran mayors stripped of their visas?", False),
    ],
)
def test_nouns_of_a_title_act_only_as_heads_of_it(vocabulary: Vocabulary, title: str, acts: bool) -> None:
    text = "The decision concerns visas of officials, and the European Union is told of it."
    assert reading(vocabulary, "EU" if "Georgia" in title else "US", text, title).verdict.acts is acts


def test_our_embassy_is_ours_wherever_it_stands(vocabulary: Vocabulary) -> None:
    ours = reading(vocabulary, "US", "Our embassy in Tbilisi voided the visas of nine Georgian judges today.")
    theirs = reading(vocabulary, "US", "The embassy of Georgia voided the visas of nine judges today.")
    assert (ours.new_actions[0].issuer, theirs.verdict.acts) == ("US", False)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The United States has lifted its sanctions on two Burmese firms.", True),
        ("We met in Geneva. The United States has lifted its sanctions on two Burmese firms.", False),
    ],
)
def test_an_easing_in_the_perfect_opens_a_text_or_is_background(
    vocabulary: Vocabulary, text: str, acts: bool
) -> None:
    assert reading(vocabulary, "US", text).verdict.acts is acts

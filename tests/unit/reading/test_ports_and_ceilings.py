"""Acts told by what those hit may no longer do, by an instrument, or as a ceiling. All names are invented."""

from datetime import date

import pytest

from bot.domain.action import ActionDraft, Document
from bot.domain.words import Measure, Standing, Verdict
from bot.reading import Vocabulary, read

ON = date(2025, 9, 16)


def acts(
    vocabulary: Vocabulary, text: str, country: str, language: str = "en"
) -> tuple[Verdict, tuple[ActionDraft, ...]]:
    reading = read(
        vocabulary,
        Document("t", "test", "", text, ON, language=language, country=country, standing=Standing.OFFICIAL),
    )
    return reading.verdict, tuple(reading.new_actions)


@pytest.mark.parametrize(
    ("text", "country", "measure"),
    [
        ("China has decided not to let Ms. Jana Vzor enter the mainland.", "CN", Measure.ENTRY_BAN),
        ("China has decided to prohibit Ms. Jana Vzor from entering Hong Kong.", "CN", Measure.ENTRY_BAN),
        ("Russia has closed entry to the Russian Federation for nine Canadians.", "RU", Measure.ENTRY_BAN),
        (
            "The Secretary is today rendering Ruritanian judge Jan Muster ineligible for U.S. visas.",
            "US",
            Measure.VISA_RESTRICTION,
        ),
        (
            "Consulates will no longer grant visas to the Belarusian wardens.",
            "US",
            Measure.VISA_RESTRICTION,
        ),
        (
            "From today Russian trawlers will no longer be able to dock in Norwegian ports.",
            "NO",
            Measure.TRADE_RESTRICTION,
        ),
        ("Britain will deny Russian airline Sokol access to our airspace.", "GB", Measure.TRADE_RESTRICTION),
        (
            "The ceiling for staff of the Danish Embassy is lowered to nine.",
            "RU",
            Measure.MISSION_RESTRICTION,
        ),
        (
            "Russian diplomats may not travel more than 30 km from the capital without prior permission.",
            "CZ",
            Measure.MISSION_RESTRICTION,
        ),
        (
            "Canada has hit three Iranian officials with a travel ban.",
            "CA",
            Measure.ENTRY_BAN,
        ),
    ],
)
def test_what_those_hit_may_no_longer_do_is_an_act(
    vocabulary: Vocabulary, text: str, country: str, measure: Measure
) -> None:
    verdict, found = acts(vocabulary, text, country)
    assert verdict is Verdict.ANNOUNCES
    assert measure in found[0].measures


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Applicants who overstay are found ineligible for visas.", "US"),
        ("Ferries will no longer call at northern ports because of the storm.", "NO"),
        ("The government will deny inspectors access to the airport of the capital.", "NO"),
        ("Cruise ships will no longer be able to call at our ports under a new city rule.", "NO"),
        ("The government decided not to let the crisis enter the region.", "NO"),
        ("Consulates will no longer issue visas to students by courier.", "NO"),
        ("The regulations under the Clean Water Act now list two companies.", "CA"),
        ("The council approved the inclusion of the mill on the list of world heritage.", "CA"),
        ("The limit for staff of the summer school is set at nine.", "RU"),
        ("Tourists may not travel more than 30 km from the capital without a guide.", "CZ"),
        ("Floods have hit three Iranian provinces with a ban on travel in force.", "CA"),
        ("China has decided to prohibit goods of bad quality from entering the market.", "CN"),
        ("Russia has closed entry to the Northern Tunnel for trucks.", "RU"),
    ],
)
def test_what_hits_nobody_for_policy_is_no_act(vocabulary: Vocabulary, text: str, country: str) -> None:
    assert acts(vocabulary, text, country)[0] is Verdict.NONE


def test_an_instrument_that_now_lists_persons_acts(vocabulary: Vocabulary) -> None:
    text = "Regulations under the Special Economic Measures Act now list three former Iranian ministers."
    assert acts(vocabulary, text, "CA")[0] is Verdict.ANNOUNCES


def test_an_instrument_that_lists_fees_does_not(vocabulary: Vocabulary) -> None:
    text = "Regulations under the Special Economic Measures Act now list the fees of the registry."
    assert acts(vocabulary, text, "CA")[0] is Verdict.NONE


def test_an_approved_inclusion_in_a_list_of_terrorists_acts(vocabulary: Vocabulary) -> None:
    text = "The Cabinet issued a decree approving the inclusion of 4 Iranian bodies on its Terrorist List."
    assert acts(vocabulary, text, "AE")[0] is Verdict.ANNOUNCES
    asked = "The Cabinet debated whether to approve the inclusion of 4 Iranian bodies on its Terrorist List."
    assert acts(vocabulary, asked, "AE")[0] is Verdict.NONE


def test_names_deleted_from_a_list_are_eased(vocabulary: Vocabulary) -> None:
    text = "The following individuals have been deleted from OFAC’s SDN List: MUSTER, Karim."
    assert acts(vocabulary, text, "US")[0] is Verdict.EASES
    file = "The following pages have been deleted from the website."
    assert acts(vocabulary, file, "US")[0] is Verdict.NONE


def test_spanish_diplomats_ordered_out_are_expelled(vocabulary: Vocabulary) -> None:
    text = "El Gobierno ha ordenado la salida del país de dos diplomáticos de Argentina."
    verdict, found = acts(vocabulary, text, "CO", "es")
    assert verdict is Verdict.ANNOUNCES
    assert Measure.EXPULSION in found[0].measures
    queue = "El Gobierno ha ordenado la salida del mercado de dos medicamentos de Argentina."
    assert acts(vocabulary, queue, "CO", "es")[0] is Verdict.NONE


def test_a_chinese_ban_to_travel_to_the_mainland_is_one_of_entry(vocabulary: Vocabulary) -> None:
    text = "我们决定依法禁止上述三人及家属前往大陆和香港、澳门。"
    verdict, found = acts(vocabulary, text, "CN", "zh")
    assert verdict is Verdict.ANNOUNCES
    assert Measure.ENTRY_BAN in found[0].measures
    assert acts(vocabulary, "我们决定不再禁止游客前往大陆。", "CN", "zh")[0] is Verdict.NONE


def test_goods_barred_from_entering_are_no_entry_ban(vocabulary: Vocabulary) -> None:
    _, goods = acts(vocabulary, "Goods of Muster Cotton will be barred from entering the country.", "US")
    assert all(Measure.ENTRY_BAN not in act.measures for act in goods)
    _, persons = acts(vocabulary, "Six Iranian wardens are barred from entering the country.", "US")
    assert any(Measure.ENTRY_BAN in act.measures for act in persons)

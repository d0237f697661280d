"""Notices that ease and list, or license and list: each act is a record, and a licence alone is none."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.domain.words import Stage
from bot.reading import Vocabulary, read

ADDED = (
    "The following individuals have been added to OFAC's SDN List: ROE, Jan, DOB 01 May 1970; nationality "
    "Iran; DOE, Ali, DOB 02 Jun 1975; nationality Iran."
)
DELETED = (
    "The following deletions have been made to OFAC's SDN List: POE, Ann, DOB 04 May 1960; nationality Cuba."
)
LISTED, EASED = Stage.IMPOSED, Stage.EASED


def stages(vocabulary: Vocabulary, country: str, title: str, text: str) -> list[Stage]:
    document = Document("x", "x", title, text, date(2025, 9, 16), language="en", country=country)
    return sorted(action.stage for action in read(vocabulary, document).new_actions)


@pytest.mark.parametrize(
    ("country", "title", "text", "told"),
    [
        ("US", "General License and Designations", ADDED, [LISTED]),
        ("US", "Iran-related Designations and Issuance of General License", ADDED, [LISTED]),
        ("US", "Iran-related Designations; Publication of FAQs", ADDED, [LISTED]),
        (
            "US",
            "Iran-related Designations; Cuba-related Designation Removal",
            f"{ADDED} {DELETED}",
            [EASED, LISTED],
        ),
        (
            "US",
            "Cuba-related Designation Removal; Iran-related Designations; Issuance of General License",
            f"{ADDED} {DELETED}",
            [EASED, LISTED],
        ),
        ("US", "Cuba-related Designation Removal and General License", DELETED, [EASED]),
        (
            "GB",
            "General licence and delisting: Russia",
            "Two Russian companies were removed from the UK sanctions list today. A licence allows payments.",
            [EASED],
        ),
        (
            "NZ",
            "Russia sanctions: delistings and designations",
            "Two Russian firms are delisted today. Nine Russian judges are now added to the sanctions list.",
            [EASED, LISTED],
        ),
    ],
)
def test_each_act_of_a_notice_is_told(
    vocabulary: Vocabulary, country: str, title: str, text: str, told: list[Stage]
) -> None:
    assert stages(vocabulary, country, title, text) == told


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "General License 8",
            "OFAC has issued General License 8. Iranian banks designated today are not covered.",
        ),
        (
            "General Licence: sanctions on Russia",
            "It allows payments to six Russian firms sanctioned in May.",
        ),
        (
            "General License and Designations",
            "OFAC is issuing a general license on payments to Iranian banks that were designated in May.",
        ),
        (
            "Frequently Asked Questions",
            "Six Iranian companies are designated today, one asks. What may I pay?",
        ),
    ],
)
def test_a_licence_or_answers_alone_announce_nothing(vocabulary: Vocabulary, title: str, text: str) -> None:
    assert stages(vocabulary, "US", title, text) == []

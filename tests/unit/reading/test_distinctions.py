"""Pairs that a filter of words confuses: what announces beside what only sounds alike. Texts are invented."""

from datetime import date

import pytest

from bot.domain.action import Document
from bot.reading import Vocabulary, read

ON = date(2023, 5, 10)  # a Wednesday
ROWS: list[tuple[str, str, str | None, str, str]] = [
    (
        "headline of several states 1",
        "announces",
        None,
        "US, UK sanction five Russian officials",
        (
            "WASHINGTON (Example) - The United States and Britain on Wednesday sanctioned five "
            "Russian officials over the war in Ukraine."
        ),
    ),
    (
        "headline of several states 2",
        "announces",
        None,
        "US and EU blacklist Belarusian judges",
        "The United States and the European Union on Wednesday blacklisted nine Belarusian judges.",
    ),
    (
        "headline of several states 3",
        "none",
        None,
        "US, UK sanction relief talks with Iran stall",
        "Talks on relief from sanctions between Iran and the powers stalled on Wednesday, diplomats said.",
    ),
    (
        "headline of several states 4",
        "none",
        None,
        "US and UK sanction lists differ on Iranian firms, study says",
        "A study compared the lists of both states.",
    ),
    (
        "headline of several states 5",
        "announces",
        None,
        "Canada, Australia impose sanctions on Myanmar generals",
        "Canada and Australia on Wednesday imposed sanctions on four Myanmar generals.",
    ),
    (
        "headline of several states 6",
        "announces",
        None,
        "Baltic states expel ten Russian diplomats",
        "Estonia, Latvia and Lithuania on Wednesday expelled ten Russian diplomats.",
    ),
    (
        "headline of several states 7",
        "none",
        None,
        "US, UK urge China to lift sanctions on lawmakers",
        "The United States and Britain on Wednesday urged China to lift its sanctions on lawmakers.",
    ),
    (
        "joint statement 1",
        "announces",
        "US",
        "Joint Statement on Belarus",
        (
            "Today, the United States, Canada, and the United Kingdom are imposing sanctions on "
            "Belarusian judges."
        ),
    ),
    (
        "joint statement 2",
        "none",
        "US",
        "Joint Statement on Belarus",
        (
            "Today, the United States, Canada, and the United Kingdom call on Belarus to release "
            "all prisoners. We recall that we have imposed sanctions together over the past year."
        ),
    ),
    (
        "announcing or recalling 1",
        "announces",
        "US",
        "Statement",
        "Today, the United States is imposing visa restrictions on Nicaraguan judges.",
    ),
    (
        "announcing or recalling 2",
        "none",
        "US",
        "Remarks on Nicaragua",
        (
            "As you know, we have imposed visa restrictions on Nicaraguan judges over the past "
            "year, and those restrictions remain in place."
        ),
    ),
    (
        "announcing or recalling 3",
        "none",
        "US",
        "Interview",
        "Last month we sanctioned the head of the Example Group, and that has had an effect.",
    ),
    (
        "doing, promising or considering 1",
        "announces",
        "US",
        "Statement",
        "The Department is taking steps to impose visa restrictions on two Georgian officials.",
    ),
    (
        "doing, promising or considering 2",
        "none",
        "US",
        "Statement",
        "The Department may consider visa restrictions on Georgian officials.",
    ),
    (
        "doing, promising or considering 3",
        "none",
        "US",
        "Statement",
        "We are considering whether to impose sanctions on Georgian officials.",
    ),
    (
        "doing, promising or considering 4",
        "none",
        "US",
        "Statement",
        "The Secretary said that the government was weighing sanctions on Iran.",
    ),
    (
        "own or of another 1",
        "announces",
        "US",
        "Statement",
        "The United States is sanctioning two Russian banks.",
    ),
    (
        "own or of another 2",
        "none",
        "US",
        "Welcoming the EU's Sanctions on Russia",
        (
            "The United States welcomes the decision of the European Union today to impose "
            "sanctions on two Russian banks."
        ),
    ),
    (
        "own or of another 3",
        "none",
        "SG",
        "Statement",
        "Today, the European Union imposed restrictive measures on two Russian banks.",
    ),
    (
        "own or of another 4",
        "announces",
        "DE",
        "Statement",
        "Today, the Council of the European Union imposed restrictive measures on two Russian individuals.",
    ),
    (
        "condemning, reserving, answering 1",
        "none",
        "CN",
        "Spokesperson's Remarks",
        (
            "China strongly condemns the unilateral sanctions of the United States on Chinese "
            "companies and urges the US to lift them at once."
        ),
    ),
    (
        "condemning, reserving, answering 2",
        "none",
        "CN",
        "Spokesperson's Remarks",
        (
            "China will take necessary measures to safeguard the legitimate rights and interests of"
            " Chinese companies."
        ),
    ),
    (
        "condemning, reserving, answering 3",
        "threatens",
        "CN",
        "Spokesperson's Remarks",
        (
            "If the US insists on imposing visa restrictions on Chinese officials, China will take "
            "reciprocal countermeasures."
        ),
    ),
    (
        "condemning, reserving, answering 4",
        "none",
        "RU",
        "Comment",
        "Russia reserves the right to respond to the sanctions of the European Union.",
    ),
    (
        "condemning, reserving, answering 5",
        "announces",
        "CN",
        "Spokesperson's Remarks",
        (
            "In response to the US visa restrictions, China has decided to impose reciprocal visa "
            "restrictions on US officials who acted badly on Tibet, and urges the US to correct its"
            " mistake."
        ),
    ),
    (
        "ending or asking to end 1",
        "eases",
        "US",
        "Statement",
        "Today, the United States is lifting sanctions on the Example Bank of Syria.",
    ),
    (
        "ending or asking to end 2",
        "eases",
        "CN",
        "Statement",
        (
            "China will suspend for one year the measures announced on March 4 against 15 US "
            "entities on the unreliable entity list."
        ),
    ),
    (
        "ending or asking to end 3",
        "eases",
        "US",
        "Notice of OFAC Sanctions Actions",
        "OFAC is publishing the names of two persons that have been removed from the SDN List.",
    ),
    (
        "ending or asking to end 4",
        "none",
        "US",
        "Statement",
        "Iran demands that the United States lift all sanctions before talks.",
    ),
    (
        "ending or asking to end 5",
        "none",
        "US",
        "Statement",
        "The State Department has lifted its travel advisory for Iceland.",
    ),
    (
        "ending or asking to end 6",
        "none",
        "US",
        "Remarks",
        "We have no plans to lift sanctions on Iran, and we have been clear about that.",
    ),
    (
        "policy and first use 1",
        "announces",
        "US",
        "New Visa Policy on Thai Officials",
        (
            "I am announcing a new visa restriction policy that will apply to Thai officials who "
            "return members of ethnic groups by force. I am taking steps to impose visa "
            "restrictions under it on three Thai officials today."
        ),
    ),
    (
        "increment or total 1",
        "announces",
        "US",
        "Statement",
        (
            "Today, the Department is imposing visa restrictions on 250 Nicaraguans. This brings "
            "the total to more than 1,000."
        ),
    ),
    (
        "increment or total 2",
        "none",
        "US",
        "Statement",
        "The Department has imposed visa restrictions on more than 1,000 Nicaraguans to date.",
    ),
    (
        "organisations by title 1",
        "announces",
        "US",
        "Foreign Terrorist Organization Designations of the Harvest Front and the Grey Lantern Brigade",
        "No summary provided.",
    ),
    (
        "organisations by title 2",
        "none",
        "US",
        "Review of the Foreign Terrorist Organization Designations of the Grey Lantern Brigade and Others",
        "No summary provided.",
    ),
    (
        "visas as routine 1",
        "none",
        "US",
        "Designation of Qatar into the Visa Waiver Program",
        "The Secretary of Homeland Security has designated Qatar into the Visa Waiver Program.",
    ),
    (
        "visas as routine 2",
        "none",
        "US",
        "Visa fees",
        "The Department announces new fees for visas of nationals of India.",
    ),
    (
        "visas as routine 3",
        "none",
        "US",
        "Travel Advisory",
        "We restrict travel of embassy staff to the border region of Chad.",
    ),
    (
        "visas as routine 4",
        "announces",
        "US",
        "Statement",
        (
            "The United States is suspending the issuance of visas to nationals of South Sudan, "
            "effective immediately, because its government refuses to take back its nationals."
        ),
    ),
    (
        "countermeasures of other kinds 1",
        "none",
        "US",
        "Statement",
        "The Department has awarded contracts for medical countermeasures against anthrax.",
    ),
    (
        "countermeasures of other kinds 2",
        "none",
        "US",
        "Statement",
        "The Army is testing countermeasures against drones of Iran.",
    ),
    (
        "countermeasures of other kinds 3",
        "announces",
        "CN",
        "Statement",
        (
            "China has decided to take countermeasures against ten US companies and their "
            "executives, effective today."
        ),
    ),
    (
        "other senses of designate 1",
        "none",
        "US",
        "Statement",
        "Secretary Roe met with the minister-designate of Georgia today.",
    ),
    (
        "other senses of designate 2",
        "none",
        "US",
        "Statement",
        "Today the Secretary designated a new marine sanctuary near American Samoa.",
    ),
    (
        "other senses of designate 3",
        "none",
        "US",
        "Statement",
        "Today we designated Kenya as a Major Non-NATO Ally.",
    ),
    (
        "other senses of designate 4",
        "announces",
        "US",
        "Statement",
        (
            "Today, the Department designated Jan Roe, a leader of the Example Front in Mali, as a "
            "Specially Designated Global Terrorist."
        ),
    ),
    (
        "other senses of designate 5",
        "none",
        "US",
        "Statement",
        "The charge d'affaires added that the list of guests was long.",
    ),
    (
        "clipped verbs 1",
        "announces",
        "US",
        "Treasury Targets Iranian Oil Network",
        "WASHINGTON - Today, Treasury is sanctioning an Iranian oil network.",
    ),
    (
        "clipped verbs 2",
        "none",
        "US",
        "Secretary Targets New Trade Deal with Kenya",
        "The Secretary met the president of Kenya.",
    ),
    (
        "question or answer 1",
        "none",
        "US",
        "Department Press Briefing",
        (
            "MR ROE: Good afternoon.\nQUESTION: Today China announced sanctions on US officials. Any"
            " reaction?\nMR ROE: I have nothing to say on that.\nQUESTION: Thanks.\nMR ROE: Thank you."
        ),
    ),
    (
        "question or answer 2",
        "announces",
        "US",
        "Department Press Briefing",
        (
            "MR ROE: Good afternoon. Today, the United States is imposing visa restrictions on "
            "seven Georgian judges.\nQUESTION: Anything on Kenya?\nMR ROE: Nothing on Kenya today. We"
            " have talked to them."
        ),
    ),
    (
        "background call 1",
        "announces",
        "US",
        "Background Press Call",
        (
            "MODERATOR: Good morning, everyone. The call is on background.\nSENIOR ADMINISTRATION "
            "OFFICIAL: Thanks, everyone. Today, the United States has taken a series of actions to "
            "hold the parties accountable.\nSpecifically, the Department of the Treasury has "
            "sanctioned four companies of Sudan.\nQ  Thanks. What about Chad?\nSENIOR ADMINISTRATION "
            "OFFICIAL: Nothing on that."
        ),
    ),
    (
        "news that retells 1",
        "announces",
        None,
        "China sanctions three US firms",
        (
            "BEIJING (Example) - China on Wednesday imposed sanctions on three US firms over arms "
            "sales to Taiwan. Last year, Washington sanctioned several Chinese firms."
        ),
    ),
    (
        "news that retells 2",
        "none",
        None,
        "Trade between China and US falls",
        (
            "BEIJING (Example) - Trade fell on Wednesday. Last year, Washington sanctioned several "
            "Chinese firms, and China banned two US firms in March."
        ),
    ),
    (
        "military answer 1",
        "none",
        "RU",
        "Statement",
        (
            "The regime in Kiev attacked a residence with unmanned aerial vehicles. Such reckless "
            "actions will not go unanswered."
        ),
    ),
    (
        "military answer 2",
        "threatens",
        "RU",
        "Comment",
        "The European Union has banned Russian media. Such unfriendly actions will not go unanswered.",
    ),
    (
        "stock line 1",
        "none",
        "US",
        "Remarks",
        (
            "Iran was behind the seizure of a ship. We are consulting with partners, and an "
            "appropriate response will be forthcoming."
        ),
    ),
    (
        "taken back 1",
        "none",
        "US",
        "Press Briefing by the Press Secretary",
        (
            "MS. ROE: Good afternoon.\nQ  On energy?\nMS. ROE: We have — we have taken steps — we "
            "have not taken some steps on energy sanctions against Russia, because we weigh that.\nQ"
            "  Thanks."
        ),
    ),
    (
        "orders ended 1",
        "none",
        "US",
        "Executive Order on Fair Cities",
        "Executive Order 13946 of August 24, 2020 (Targeting Zones for Federal Site Locations) is revoked.",
    ),
    (
        "orders ended 2",
        "eases",
        "US",
        "Executive Order on the Termination of Emergency",
        (
            "I hereby terminate the national emergency declared in Executive Order 13712 with "
            "respect to Burundi, and revoke that order."
        ),
    ),
    (
        "industries 1",
        "none",
        "CN",
        "Minister Meets Firms",
        (
            "The plan designates medicines as a key emerging pillar industry, and companies of the "
            "United States may take part."
        ),
    ),
]


@pytest.mark.parametrize(
    ("verdict", "country", "title", "text"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_what_announces_is_told_from_what_sounds_alike(
    vocabulary: Vocabulary, verdict: str, country: str | None, title: str, text: str
) -> None:
    told = read(vocabulary, Document("t", "test", title, text, ON, language="en", country=country))
    assert told.verdict.value == verdict


def test_a_joint_act_is_an_act_of_each_state_and_first_of_the_publisher(vocabulary: Vocabulary) -> None:
    text = "Today, Canada, the United States, and the United Kingdom are imposing sanctions on Syrian judges."
    told = read(vocabulary, Document("t", "test", "Statement", text, ON, language="en", country="US"))
    assert [a.issuer for a in told.new_actions] == ["US", "CA", "GB"]
    assert {a.targets for a in told.new_actions} == {("SY",)}


def test_a_state_beside_which_another_acts_is_no_issuer(vocabulary: Vocabulary) -> None:
    text = "Today, after talks with Canada, the United States is imposing sanctions on Belarusian judges."
    told = read(vocabulary, Document("t", "test", "Statement", text, ON, language="en", country="US"))
    assert [a.issuer for a in told.new_actions] == ["US"]


def test_the_day_of_a_measure_is_not_the_day_of_its_end(vocabulary: Vocabulary) -> None:
    text = "China will suspend for one year the measures announced on March 4 against 15 US entities listed."
    told = read(vocabulary, Document("t", "test", "Statement", text, ON, language="en", country="CN"))
    assert [(a.stage.value, a.count) for a in told.new_actions] == [("eased", 15)]


REMARKS = "Remarks by the President at a Meeting with Exiles"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("And, today, we are adding sanctions against the national police of Cuba.", "announces"),
        ("And we are proud of the sanctions that we imposed on the national police of Cuba.", "none"),
        ("Today, we are adding provisions on imposing import bans and sanctions on farms of Cuba.", "none"),
        ("As I said, we have imposed sanctions against the national police of Cuba today.", "none"),
    ],
)
def test_remarks_announce_only_what_they_say_is_done_today(
    vocabulary: Vocabulary, text: str, verdict: str
) -> None:
    told = read(vocabulary, Document("t", "test", REMARKS, text, ON, language="en", country="US"))
    assert told.verdict.value == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (
            (
                "OFAC is publishing the names of persons whose property and interests in property have been "
                "unblocked pursuant to Executive Order 13288 of March 10, 2003."
            ),
            "eases",
        ),
        ("OFAC is publishing updates to the names of persons whose property is blocked.", "none"),
    ],
)
def test_property_unblocked_is_names_removed(vocabulary: Vocabulary, text: str, verdict: str) -> None:
    title = "Notice of OFAC Sanctions Actions"
    told = read(vocabulary, Document("t", "test", title, text, ON, language="en", country="US"))
    assert told.verdict.value == verdict

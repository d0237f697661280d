from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.alerts.edits import FIELDS, read_edit, refuse_edit, refuse_link, split_reason
from bot.domain.action import Action, Role
from bot.domain.errors import RefusedError
from bot.domain.words import EasedKind, LinkKind, Measure, Precision, Stage, Standing, TargetKind

TODAY = date(2022, 4, 1)
ACT = Action(
    12,
    "CN",
    ("US",),
    (Measure.VISA_RESTRICTION,),
    Stage.ANNOUNCED,
    date(2022, 3, 31),
    Precision.DAY,
    datetime(2022, 3, 31, 15, tzinfo=UTC),
    Standing.OFFICIAL,
)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("issuer", "cn", "CN"),
        ("issuer", "European Union", "EU"),
        ("targets", "RU, Belarus,ru", ("RU", "BY")),
        ("targets", "unknown", ()),
        ("measures", "entry_ban, asset_freeze", (Measure.ENTRY_BAN, Measure.ASSET_FREEZE)),
        ("stage", "Imposed", Stage.IMPOSED),
        ("eased_kind", "lifted", EasedKind.LIFTED),
        ("eased_kind", "none", None),
        ("target_kinds", "officials", (TargetKind.OFFICIALS,)),
        ("target_kinds", "unknown", ()),
        ("target_class", "officials who lied", "officials who lied"),
        ("persons", "Ann Example; Bo Sample ;", ("Ann Example", "Bo Sample")),
        ("family", "unknown", ()),
        ("count", "4", 4),
        ("count", "unknown", None),
        ("named", "no", False),
        ("named", "unknown", None),
        ("legal_basis", "Section 7031(c)", "Section 7031(c)"),
        ("reason", "-", None),
        ("on", "2022-03-30", date(2022, 3, 30)),
        ("effective_on", "unknown", None),
        ("expires_on", "2023-03-30", date(2023, 3, 30)),
        ("expires_on", "none", None),
        (
            "roles",
            "Ann Example: judge, 2nd chamber; Bo Sample : broker;",
            (Role("Ann Example", "judge, 2nd chamber"), Role("Bo Sample", "broker")),
        ),
        ("roles", "Ann Example: judge; Ann Example: broker", (Role("Ann Example", "broker"),)),
        ("roles", "unknown", ()),
        ("standing", "agency", Standing.AGENCY),
        ("body", "Foreign Ministry", "Foreign Ministry"),
    ],
)
def test_what_is_typed_becomes_the_fact(field: str, words: str, value: object) -> None:
    assert read_edit(field, f" {words} ")[field] == value


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("nonsense", "x", "no field that can be set"),
        ("number", "5", "no field that can be set"),
        ("withdrawn", "yes", "no field that can be set"),
        ("issuer", "Atlantis", "no state we know"),
        ("issuer", "unknown", "no state we know"),
        ("targets", "RU, Atlantis", "'Atlantis' is no state"),
        ("measures", "sanctions", "none of visa_restriction"),
        ("measures", "unknown", "none of"),
        ("stage", "done", "none of threatened"),
        ("count", "0", "Write one from 1"),
        ("count", "-3", "Write one from 1"),
        ("count", "many", "Write one from 1"),
        ("named", "perhaps", "yes, no or unknown"),
        ("on", "31 March", "like 2022-03-31"),
        ("expires_on", "in a year", "like 2022-03-31"),
        ("roles", "Ann Example", "like Ann Example: judge"),
        ("roles", "Ann Example: judge; : broker", "like Ann Example: judge"),
        ("speaker_role", "spokesperson", "no field that can be set"),
        ("body", "", "1 to 500"),
        ("body", "x" * 501, "1 to 500"),
        ("headline", "A better line", "no field that can be set"),
        ("stage", "eased", "write eased with its kind"),
        ("stage", "eased wholly", "'wholly' is none of"),
        ("stage", "imposed lifted", "none of threatened"),
        ("persons", "x" * 501, "1 to 500"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(field: str, words: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        read_edit(field, words)


def test_every_field_that_can_be_set_is_one_of_an_action() -> None:
    assert all(hasattr(ACT, field) for field in FIELDS)


def test_a_stage_that_is_no_easing_takes_the_kind_of_easing_away() -> None:
    assert read_edit("stage", "imposed") == {"stage": Stage.IMPOSED, "eased_kind": None}
    assert read_edit("stage", "eased lifted") == {"stage": Stage.EASED, "eased_kind": EasedKind.LIFTED}


def test_a_day_is_known_to_the_day_and_an_unknown_one_not_at_all() -> None:
    assert read_edit("on", "2022-03-30")["precision"] is Precision.DAY
    assert read_edit("on", "unknown") == {"on": None, "precision": Precision.UNKNOWN}


def test_an_edit_that_changes_something_is_not_refused() -> None:
    assert refuse_edit(ACT, {"targets": ("RU",)}, TODAY) is None
    assert refuse_edit(replace(ACT, stage=Stage.EASED), {"eased_kind": EasedKind.LIFTED}, TODAY) is None
    assert refuse_edit(ACT, read_edit("stage", "eased lifted"), TODAY) is None
    assert refuse_edit(ACT, {"on": TODAY}, TODAY) is None


def test_an_edit_that_changes_nothing_or_cannot_be_is_refused() -> None:
    assert "says so already" in (refuse_edit(ACT, {"targets": ("US",)}, TODAY) or "")
    assert "is withdrawn" in (refuse_edit(replace(ACT, withdrawn=True), {"targets": ("RU",)}, TODAY) or "")
    assert "Set its stage to eased" in (refuse_edit(ACT, {"eased_kind": EasedKind.LIFTED}, TODAY) or "")
    assert "is still to come" in (refuse_edit(ACT, {"on": date(2022, 4, 3)}, TODAY) or "")


@pytest.mark.parametrize(
    ("name", "refused"),
    [("Ann Example", False), ("Example Works", False), ("Cy Example", True), ("Bo", True)],
)
def test_a_role_is_set_for_those_named_and_no_relative(name: str, refused: bool) -> None:
    act = replace(ACT, persons=("Ann Example",), entities=("Example Works",), family=("Cy Example",))
    said = refuse_edit(act, {"roles": (Role(name, "judge"),)}, TODAY) or ""
    assert ("not among the persons and bodies named" in said) is refused


BEGINS, ENDS = date(2022, 4, 10), date(2022, 10, 9)


@pytest.mark.parametrize(
    ("act", "changes", "refused"),
    [
        (ACT, {"expires_on": ENDS}, False),
        (ACT, {"expires_on": ACT.on}, False),  # for the day on which it was announced
        (ACT, {"expires_on": date(2022, 3, 30)}, True),
        (replace(ACT, effective_on=BEGINS), {"expires_on": BEGINS}, False),
        (replace(ACT, effective_on=BEGINS), {"expires_on": date(2022, 4, 9)}, True),
        (replace(ACT, expires_on=ENDS), {"effective_on": BEGINS}, False),
        (replace(ACT, expires_on=ENDS), {"effective_on": date(2022, 10, 10)}, True),
        (replace(ACT, expires_on=date(2022, 3, 31)), {"on": date(2022, 4, 1)}, True),
        (replace(ACT, expires_on=ENDS), {"expires_on": None}, False),
        (replace(ACT, on=None), {"expires_on": date(2000, 1, 1)}, False),
        (replace(ACT, precision=Precision.MONTH), {"expires_on": date(2022, 3, 30)}, False),
        (replace(ACT, expires_on=date(2020, 1, 1)), {"count": 4}, False),  # that is not what is set here
    ],
)
def test_a_measure_ends_on_no_day_before_it_begins(
    act: Action, changes: dict[str, object], refused: bool
) -> None:
    assert ("before it begins" in (refuse_edit(act, changes, TODAY) or "")) is refused


US_ACT = replace(ACT, number=11, issuer="US", targets=("CN",), on=date(2022, 3, 21))
WARNING = replace(ACT, number=10, stage=Stage.THREATENED, on=date(2022, 3, 22))


@pytest.mark.parametrize(
    ("later", "earlier", "kind"),
    [
        (ACT, US_ACT, LinkKind.ANSWERS),
        (ACT, WARNING, LinkKind.CARRIES_OUT),
        (ACT, WARNING, LinkKind.EXTENDS),
        (ACT, replace(US_ACT, on=ACT.on), LinkKind.ANSWERS),
        (ACT, replace(US_ACT, on=None), LinkKind.ANSWERS),
    ],
)
def test_links_that_can_be(later: Action, earlier: Action, kind: LinkKind) -> None:
    assert refuse_link(later, earlier, kind) is None


@pytest.mark.parametrize(
    ("later", "earlier", "kind", "said"),
    [
        (ACT, ACT, LinkKind.ANSWERS, "to itself"),
        (US_ACT, ACT, LinkKind.ANSWERS, "Give the later one first"),
        (ACT, WARNING, LinkKind.ANSWERS, "carries_out, eases, extends"),
        (ACT, US_ACT, LinkKind.EASES, "only be linked as answers"),
    ],
)
def test_links_that_cannot_be(later: Action, earlier: Action, kind: LinkKind, said: str) -> None:
    assert said in (refuse_link(later, earlier, kind) or "")


@pytest.mark.parametrize(
    ("field", "words", "value", "why"),
    [
        ("targets", "RU, BY because both are named", "RU, BY", "both are named"),
        ("stage", "eased lifted Because: it ended", "eased lifted", "it ended"),
        ("count", "3", "3", ""),
        ("persons", "Anna Because; Bob", "Anna Because; Bob", ""),
        ("persons", "Because Li; Bo Xu because: misspelt", "Because Li; Bo Xu", "misspelt"),
        ("family", "Just Because Li; Bo", "Just Because Li; Bo", ""),
        ("entities", "Made Because Ltd; Ore Co because: as listed", "Made Because Ltd; Ore Co", "as listed"),
        ("reason", "held because they spoke", "held because they spoke", ""),
        ("reason", "held because they spoke because: as quoted", "held because they spoke", "as quoted"),
        ("roles", "Ann: jailed because of it", "Ann: jailed because of it", ""),
        ("nonsense", "x because y", "x", "y"),
    ],
)
def test_a_reason_follows_its_value(field: str, words: str, value: str, why: str) -> None:
    assert split_reason(field, words) == (value, why)

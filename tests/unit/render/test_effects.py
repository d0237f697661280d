from dataclasses import replace
from pathlib import Path

import pytest
from render_cases import ANSWER, EFFECTS, US_ACT

from bot.catalogue.effects import load_effects
from bot.domain.action import Action
from bot.domain.errors import ConfigError
from bot.domain.words import EasedKind, Measure, Stage
from bot.render import EffectsError, make_effects

SEVEN = replace(US_ACT, legal_basis="Section 7031(c)")


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (
            SEVEN,
            "no entry to the US, immediate family included. 7031(c) is about visas and freezes no assets",
        ),
        (replace(SEVEN, issuer="CN"), "visas restricted; no asset freeze mentioned"),
        (
            replace(SEVEN, measures=(Measure.VISA_RESTRICTION, Measure.ASSET_FREEZE)),
            "visas restricted; property frozen",
        ),
        (replace(US_ACT, legal_basis=None), "visas restricted; no asset freeze mentioned"),
        (replace(SEVEN, stage=Stage.THREATENED), "none yet; this is a warning"),
        (
            replace(SEVEN, stage=Stage.EASED, eased_kind=EasedKind.LIFTED),
            "the measure no longer applies",
        ),
        (replace(ANSWER, legal_basis="INA 212(a)(3)(C)"), "visas restricted; no asset freeze mentioned"),
        (replace(US_ACT, measures=(Measure.OTHER,), legal_basis=None), "listed; effect not stated"),
        (
            replace(US_ACT, measures=(Measure.OTHER,), legal_basis=None, target_kinds=(), named=None),
            "",
        ),
    ],
)
def test_effects_say_what_a_measure_does_and_does_not_do(action: Action, expected: str) -> None:
    assert EFFECTS.sentence(action) == expected


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_every_measure_and_stage_has_a_sentence(measure: Measure, stage: Stage, language: str) -> None:
    action = replace(US_ACT, measures=(measure,), stage=stage)

    assert EFFECTS.sentence(action, language)


@pytest.mark.parametrize(
    ("tables", "path"),
    [
        ({"measure": {}}, ("measure",)),
        ({"measures": {"visas": {"en": "x"}}}, ("measures", "visas")),
        ({"measures": {"other": {"zh": "x"}}}, ("measures", "other")),
        ({"stages": []}, ("stages",)),
    ],
)
def test_wrong_tables_are_named(tables: dict[str, object], path: tuple[str | int, ...]) -> None:
    with pytest.raises(EffectsError) as caught:
        make_effects(tables)

    assert caught.value.path == path


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("measures:\n  other:\n    zh: x\n", 3),
        ("stages:\n  eased: {en: x}\nmeasures:\n  none: {en: x}\n", 4),
        ("measures: [\n", 2),
    ],
)
def test_the_loader_names_the_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "effects.yml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError) as caught:
        load_effects(file)

    assert caught.value.line == line


def test_the_loader_names_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_effects(tmp_path / "none.yml")

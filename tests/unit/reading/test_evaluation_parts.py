"""Figures: a part of the labelled texts stays locked away, and warnings are told apart."""

from typing import Any

from bot.reading.evaluation import evaluate_rows, format_scores, in_part, locked

KEYS = [f"ministry:{number}" for number in range(2_000)]


def row(verdict: str, language: str = "zh") -> dict[str, Any]:
    stage = {"announces": "imposed", "threatens": "threatened"}.get(verdict)
    actions = [{"issuer": "CN", "stage": stage, "targets": ["US"], "measures": []}] if stage else []
    return {"verdict": verdict, "language": language, "actions": actions}


def test_three_in_ten_are_locked_and_always_the_same() -> None:
    shares = sum(map(locked, KEYS)) / len(KEYS)
    assert 0.27 < shares < 0.33
    assert locked("ministry:0") is locked("ministry:0")


def test_a_document_is_open_or_locked_and_always_in_the_whole() -> None:
    for key in KEYS[:50]:
        assert in_part(key, "whole")
        assert in_part(key, "open") is not in_part(key, "locked")


def test_misses_are_listed_of_the_open_part_only() -> None:
    gold = {key: row("announces") for key in KEYS[:50]}
    scores = evaluate_rows(gold, {key: row("none") for key in gold})
    assert scores.acts.missed == 50
    assert 0 < len(scores.misses) < 50
    assert not any(f" {key}," in miss for miss in scores.misses for key in filter(locked, gold))


def test_firm_leaves_out_what_warns_on_either_side() -> None:
    gold = {"a": row("announces"), "b": row("threatens"), "c": row("none"), "d": row("none")}
    predicted = {"a": row("announces"), "b": row("none"), "c": row("threatens"), "d": row("announces")}
    scores = evaluate_rows(gold, predicted)
    assert (scores.acts.right, scores.acts.false_alarms, scores.acts.missed) == (1, 2, 1)
    assert (scores.firm.right, scores.firm.false_alarms, scores.firm.missed) == (1, 1, 0)


def test_figures_are_told_by_language_and_source() -> None:
    gold = {"x:1": row("announces"), "y:1": row("announces")}
    predicted = {"x:1": row("announces"), "y:1": row("none", "ru")}
    scores = evaluate_rows(gold, predicted)
    assert scores.per_language["zh"].recall == 1
    assert scores.per_language["ru"].recall == 0
    assert scores.per_source["y"].missed == 1
    shown = format_scores(scores)
    assert "  ru" in shown
    assert "firm" in shown

"""detect, link and evaluate: the reader and the linker on files, for tuning and for measuring."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

import click

from bot.catalogue.vocabulary import load_vocabulary
from bot.domain.errors import ConfigError
from bot.linking.wire import link_rows
from bot.reading.evaluation import evaluate_rows, format_scores
from bot.reading.reader import read
from bot.reading.vocabulary import Vocabulary
from bot.reading.wire import document_from_json, explain, reading_to_json
from bot.settings import load_settings

JsonObject = dict[str, Any]


def json_lines(stream: TextIO, name: str) -> Iterator[JsonObject]:
    """The objects of a JSON lines file.

    Raises:
        ConfigError: a line is no JSON object; names the file and the line.
    """
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ConfigError(name, number, f"not JSON: {error}", "Write one JSON object a line.") from error
        if not isinstance(row, dict):
            raise ConfigError(name, number, "not a JSON object", "Write one JSON object a line.")
        yield row


def detections(
    vocabulary: Vocabulary, rows: Iterable[JsonObject], name: str
) -> Iterator[tuple[str, JsonObject]]:
    """For each document, in order: the explanation for people, and the wire format."""
    for number, row in enumerate(rows, 1):
        try:
            document = document_from_json(row, str(number))
        except ValueError as error:
            raise ConfigError(name, number, str(error), "See docs/reading.md for the fields.") from error
        reading = read(vocabulary, document)
        yield explain(reading), reading_to_json(document, reading)


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
@click.option("--explain", "as_text", is_flag=True, help="Print for people: each field with its words.")
@click.option("--json", "_json", is_flag=True, help="JSON lines; this is the default.")
def detect(file: TextIO, *, as_text: bool, _json: bool) -> None:
    """Read documents (JSON lines) and print what each announces, in the same order."""
    vocabulary = load_vocabulary(load_settings().config_dir / "vocabulary")
    for text, row in detections(vocabulary, json_lines(file, file.name), file.name):
        click.echo(text if as_text else json.dumps(row, ensure_ascii=False))


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
@click.option("--json", "_json", is_flag=True, help="JSON lines; this is the default.")
def link(file: TextIO, *, _json: bool) -> None:
    """Link actions (JSON lines), each decided with only the lines above it."""
    try:
        for row in link_rows(json_lines(file, file.name)):
            click.echo(json.dumps(row, ensure_ascii=False))
    except ValueError as error:
        raise ConfigError(file.name, None, str(error), "See docs/linking.md for the fields.") from error


@click.command()
@click.argument("documents", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("labels", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--misses", default=0, metavar="N", help="Also list the first N misses.")
@click.option("--language", help="Score only documents of this language, e.g. en.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate(documents: Path, labels: Path, *, misses: int, language: str | None, as_json: bool) -> None:
    """Read DOCUMENTS and score the result against LABELS (docs/reading.md has the format)."""
    vocabulary = load_vocabulary(load_settings().config_dir / "vocabulary")
    with documents.open(encoding="utf-8") as stream:
        rows = [r for r in json_lines(stream, str(documents)) if language in (None, r.get("lang"))]
    with labels.open(encoding="utf-8") as stream:
        gold = {str(r["id"]): r for r in json_lines(stream, str(labels))}
    wanted = {str(row["id"]) for row in rows}
    gold = {key: value for key, value in gold.items() if key in wanted}
    predicted = {str(row["id"]): row for _, row in detections(vocabulary, rows, str(documents))}
    scores = evaluate_rows(gold, predicted)
    if as_json:
        json.dump(scores.as_json(), sys.stdout, indent=1)
        click.echo()
    else:
        click.echo(format_scores(scores))
    for miss in scores.misses[:misses]:
        click.echo(f"miss {miss}")

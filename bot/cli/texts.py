"""detect, link and evaluate: the reader and the linker on files, for tuning and for measuring."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

import click

from bot.catalogue.vocabulary import load_vocabulary
from bot.cli.output import JsonObject, echo_json, json_lines
from bot.domain.errors import ConfigError
from bot.domain.words import Verdict
from bot.linking.wire import link_rows
from bot.reading.evaluation import evaluate_rows, format_scores
from bot.reading.reader import read
from bot.reading.vocabulary import Vocabulary
from bot.reading.wire import document_from_json, explain, reading_to_json
from bot.settings import load_settings

_READING = "See docs/reading.md for the fields"
_LINKING = "See docs/linking.md for the fields"

Numbered = Iterable[tuple[int, JsonObject]]


def detections(vocabulary: Vocabulary, rows: Numbered, name: str) -> Iterator[tuple[str, JsonObject]]:
    """For each document, in order: the explanation for people, and the wire format.

    A document without an id is called by its place in the file, counted from 1.

    Raises:
        ConfigError: a document lacks a field; names the file and the line.
    """
    for place, (line, row) in enumerate(rows, 1):
        try:
            document = document_from_json(row, str(place))
        except ValueError as error:
            raise ConfigError(name, line, str(error), _READING) from error
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
        if as_text:
            click.echo(text.encode("utf-8", "backslashreplace"))
        else:
            echo_json(row)


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
@click.option("--json", "_json", is_flag=True, help="JSON lines; this is the default.")
def link(file: TextIO, *, _json: bool) -> None:
    """Link actions (JSON lines), each decided with only the lines above it."""
    try:
        for row in link_rows(row for _, row in json_lines(file, file.name)):
            echo_json(row)
    except ValueError as error:
        raise ConfigError(file.name, None, str(error), _LINKING) from error


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
        rows = [(n, r) for n, r in json_lines(stream, str(documents)) if language in (None, r.get("lang"))]
    with labels.open(encoding="utf-8") as stream:
        gold = dict(_label(row, str(labels), line) for line, row in json_lines(stream, str(labels)))
    predicted = {str(row["id"]): row for _, row in detections(vocabulary, rows, str(documents))}
    gold = {key: label for key, label in gold.items() if key in predicted}
    scores = evaluate_rows(gold, predicted)
    if as_json:
        click.echo(json.dumps(scores.as_json(), indent=1))
    else:
        click.echo(format_scores(scores))
    for miss in scores.misses[:misses]:
        click.echo(f"miss {miss}")


def _label(row: JsonObject, name: str, line: int) -> tuple[str, JsonObject]:
    """A label by its document's id, checked for what scoring needs."""
    actions = row.get("actions", [])
    problem = None
    if not isinstance(row.get("id"), str):
        problem = "field 'id' must be the text that the document has"
    elif row.get("verdict") not in list(Verdict):
        problem = f"field 'verdict' must be one of {', '.join(Verdict)}"
    elif not isinstance(actions, list) or not all(map(_complete, actions)):
        problem = "field 'actions' must be a list of objects, each with 'issuer' and 'stage'"
    elif Verdict(row["verdict"]).acts and not actions:
        problem = "field 'actions' is empty although the verdict says that there is an act"
    if problem:
        raise ConfigError(name, line, problem, _READING)
    return str(row["id"]), {**row, "actions": actions}


def _complete(action: object) -> bool:
    if not isinstance(action, Mapping):
        return False
    lists = (action.get(name) or [] for name in ("targets", "measures"))
    return all(isinstance(action.get(name), str) for name in ("issuer", "stage")) and all(
        isinstance(values, list) and all(isinstance(v, str) for v in values) for values in lists
    )

"""detect, link and evaluate: the reader and the linker on files, for tuning and for measuring."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click

from bot.catalogue.sources import load_sources
from bot.catalogue.vocabulary import load_vocabulary
from bot.cli.output import JsonObject, echo_json, json_lines, read_lines
from bot.domain.action import Document, Reading
from bot.domain.errors import ConfigError
from bot.domain.words import Measure, Stage, Verdict
from bot.folders import existing_config
from bot.linking.wire import link_rows
from bot.parse.text import clean_line, html_to_text, looks_like_html
from bot.reading.evaluation import PARTS, Scores, evaluate_rows, format_scores, in_part
from bot.reading.reader import read
from bot.reading.text.passages import whole_text
from bot.reading.vocabulary import Vocabulary
from bot.reading.weighing import told_weighed, weigh
from bot.reading.wire import document_from_json, explain, reading_to_json
from bot.settings import Settings, load_settings

_READING = "See docs/reading.md for the fields"
_LINKING = "See docs/linking.md for the fields"
_TITLE = 100  # characters of a title above an explanation

Numbered = Iterable[tuple[int, JsonObject | ConfigError]]
Detection = tuple[Callable[[], str], JsonObject]
"""What makes the explanation for people, and the wire format."""


def publishers(settings: Settings) -> Mapping[str, str]:
    """Which state publishes each source of the list."""
    return {source.id: source.country for source in load_sources(settings.sources_dir).sources}


def detections(
    vocabulary: Vocabulary, listed: Mapping[str, str], rows: Numbered, name: str
) -> Iterator[Detection | ConfigError]:
    """For each document, in order, what it announces; in place of a document that cannot be read, why not.

    A document without an id is called by its place in the file, counted from 1.
    """
    for place, (line, row) in enumerate(rows, 1):
        if isinstance(row, ConfigError):
            yield row
            continue
        try:
            document = document_from_json(row, str(place), listed)
        except ValueError as error:
            yield ConfigError(name, line, str(error), _READING)
        else:
            yield _detection(vocabulary, document, row)


def _detection(vocabulary: Vocabulary, document: Document, row: JsonObject) -> Detection:
    document = replace(document, title=_unmarked(document.title), text=_unmarked(document.text))
    reading = read(vocabulary, document)
    told = reading_to_json(document, reading)
    given = f"{row.get('title') or ''}\n{row.get('text') or ''}"
    if whole_text(document) != given:
        told["read_as"] = whole_text(document)  # what the places of evidence count in
    return partial(_explained, vocabulary, document, reading), told


def _unmarked(text: str) -> str:
    """The text without the tags and entities of a web page."""
    return html_to_text(text) if looks_like_html(text) else text


def _explained(vocabulary: Vocabulary, document: Document, reading: Reading) -> str:
    """A reading for people, with what was weighed on the way to it; an empty line ends it."""
    weighed = told_weighed(weigh(vocabulary, document, reading.language), whole_text(document))
    head = " · ".join(filter(None, (document.id, document.source, clean_line(document.title, _TITLE))))
    return "\n".join([head, explain(reading), *(f"  weighed: {line}" for line in weighed), ""])


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--explain", "as_text", is_flag=True, help="Print for people: each field with its words.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines; this is the default.")
def detect(file: BinaryIO, *, as_text: bool, as_json: bool) -> None:
    """Read documents (JSON lines) and print what each announces, in the same order.

    A line that cannot be read is told on standard error and the next ones are read; exit code 1 then. Places
    of evidence count characters of `title + newline + text`, or of `read_as` where the answer has it.
    """
    if as_text and as_json:
        raise click.UsageError("--explain prints for people, --json for machines: choose one.")
    settings = load_settings()
    vocabulary = load_vocabulary(existing_config(settings.config_dir) / "vocabulary")
    failed = False
    for found in detections(vocabulary, publishers(settings), read_lines(file, file.name), file.name):
        if isinstance(found, ConfigError):
            failed = True
            click.echo(f"nongrata: {found}", err=True)
        elif as_text:
            click.echo(found[0]().encode("utf-8", "backslashreplace"))
        else:
            echo_json(found[1])
    if failed:
        raise SystemExit(1)


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--json", "_json", is_flag=True, help="JSON lines; this is the default.")
def link(file: BinaryIO, *, _json: bool) -> None:
    """Link actions (JSON lines), each decided with only the lines above it."""
    try:
        for row in link_rows(row for _, row in json_lines(file, file.name)):
            echo_json(row)
    except ValueError as error:
        raise ConfigError(file.name, None, str(error), _LINKING) from error


@click.command()
@click.argument("documents", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("labels", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--misses", default=0, metavar="N", help="Also list the first N misses of the open part.")
@click.option("--language", help="Score only documents of this language, e.g. en.")
@click.option(
    "--part",
    type=click.Choice(PARTS),
    default="whole",
    help="Only the documents that rules are written on, or only those locked away from it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate(
    documents: Path, labels: Path, *, misses: int, language: str | None, part: str, as_json: bool
) -> None:
    """Read DOCUMENTS and score the result against LABELS (docs/reading.md has the format)."""
    settings = load_settings()
    vocabulary = load_vocabulary(existing_config(settings.config_dir) / "vocabulary")
    scores = score_rules(vocabulary, publishers(settings), documents, labels, language=language, part=part)
    if as_json:
        click.echo(json.dumps(scores.as_json(), indent=1))
    else:
        click.echo(format_scores(scores))
    for miss in scores.misses[:misses]:
        click.echo(f"miss {miss}")
    if not scores.documents:
        click.echo("nothing was scored: no label is of a document that was asked for", err=True)
        raise SystemExit(1)


def score_rules(
    vocabulary: Vocabulary,
    listed: Mapping[str, str],
    documents: Path,
    labels: Path,
    *,
    language: str | None = None,
    part: str = "whole",
) -> Scores:
    """Read documents with these rules and score the result against their labels.

    A document counts under the language it is said to be in, else under the one it is read in. Labels without
    a document, as where only some are scored, are told on standard error.

    Raises:
        ConfigError: a line of one of the files is wrong; names the file and the line.
    """
    with documents.open("rb") as stream:
        rows = list(_each_once(json_lines(stream, str(documents)), str(documents)))
    with labels.open("rb") as stream:
        gold = dict(_label(row, str(labels), line) for line, row in json_lines(stream, str(labels)))
    read_rows = _all_read(detections(vocabulary, listed, rows, str(documents)))
    said = [row.get("lang") or row.get("language") for _, row in rows]
    every = [
        row | {"language": stated or row["language"]} for stated, row in zip(said, read_rows, strict=True)
    ]
    if strays := gold.keys() - {row["id"] for row in every}:
        first = next(key for key in gold if key in strays)
        click.echo(f"{len(strays)} labels have no document here, the first is {first!r}", err=True)
    predicted = {str(row["id"]): row for row in every if language in (None, row["language"])}
    gold = {key: label for key, label in gold.items() if key in predicted and in_part(key, part)}
    return evaluate_rows(gold, predicted)


def _each_once(rows: Iterable[tuple[int, JsonObject]], name: str) -> Iterator[tuple[int, JsonObject]]:
    """The rows. Raises ConfigError for the second with one id: labels would not say which is meant."""
    known: dict[object, int] = {}
    for line, row in rows:
        key = row.get("id")
        if key is not None and key in known:
            raise ConfigError(
                name, line, f"id {key!r} is that of line {known[key]}, too", "Give each its own"
            )
        known[key] = line
        yield line, row


def _all_read(found: Iterable[Detection | ConfigError]) -> Iterator[JsonObject]:
    """The wire formats. Raises ConfigError for the first document that was not read: it cannot be scored."""
    for each in found:
        if isinstance(each, ConfigError):
            raise each
        yield each[1]


def _label(row: JsonObject, name: str, line: int) -> tuple[str, JsonObject]:
    """A label by its document's id, checked for what scoring needs."""
    actions = row.get("actions", [])
    problem = None
    if not isinstance(row.get("id"), str):
        problem = "field 'id' must be the text that the document has"
    elif row.get("verdict") not in list(Verdict):
        problem = f"field 'verdict' must be one of {', '.join(Verdict)}"
    elif not isinstance(actions, list) or not all(map(_complete, actions)):
        problem = (
            "field 'actions' must be a list of objects, each with 'issuer' and 'stage', and 'measures' where "
            "they are known, in the words of docs/reading.md"
        )
    elif Verdict(row["verdict"]).acts and not actions:
        problem = "field 'actions' is empty although the verdict says that there is an act"
    if problem:
        raise ConfigError(name, line, problem, _READING)
    return str(row["id"]), {**row, "actions": actions}


def _complete(action: object) -> bool:
    if not isinstance(action, Mapping):
        return False
    targets, measures = (action.get(name) or [] for name in ("targets", "measures"))
    return (
        isinstance(action.get("issuer"), str)
        and action.get("stage") in list(Stage)
        and isinstance(targets, list)
        and all(isinstance(target, str) for target in targets)
        and isinstance(measures, list)
        and all(measure in list(Measure) for measure in measures)
    )

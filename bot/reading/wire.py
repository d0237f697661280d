"""Documents and readings as JSON lines, and a reading as text for people."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from bot.domain.action import ActionDraft, Document, Evidence, Reading
from bot.domain.letters import plain_letters
from bot.domain.words import Standing
from bot.lexicon import resolve_country
from bot.lexicon.patterns import Pattern

_TEXTS = ("title", "text")
_OPTIONAL_TEXTS = ("id", "source", "url", "lang", "language", "country", "date", "standing")


# Codes of states with which ids begin that mean none: "no_source", "it_blog", "in-focus", "my-feed", "id_1".
_WORDS = frozenset(
    "ad ai am as at be by do fm id im in io is it la ma me mr ms my no pm pr re so st to tv".split()  # noqa: SIM905 -- thirty lines as a list
)
_UNLISTED: Mapping[str, str] = MappingProxyType({})


def document_from_json(
    data: Mapping[str, object], default_id: str, listed: Mapping[str, str] = _UNLISTED
) -> Document:
    """A document from one JSON object, in plain letters as texts of sources are.

    Without "country" its source tells the publisher, see `publisher_of`. Raises ValueError with a sentence
    naming the field.
    """
    for field in (*_TEXTS, *_OPTIONAL_TEXTS):
        value = data.get(field)
        if value is not None and not isinstance(value, str):
            raise ValueError(f"field {field!r} must be a text")
    if data.get("title") is None and data.get("text") is None:
        raise ValueError("field 'text' is missing, and there is no 'title' either")
    given = {field: str(data[field]) for field in (*_TEXTS, *_OPTIONAL_TEXTS) if data.get(field) is not None}
    source = given.get("source") or given.get("id", "").partition(":")[0]
    country = given.get("country")
    if country is not None and resolve_country(country) is None:
        raise ValueError(f"field 'country' is no state: {country!r}")
    standing = _standing(given.get("standing"))
    publisher = resolve_country(country) if country else publisher_of(source, listed)
    return Document(
        id=given.get("id", default_id),
        source=source,
        title=plain_letters(given.get("title", "")),
        text=plain_letters(given.get("text", "")),
        date=_date(given.get("date")),
        url=given.get("url"),
        language=given.get("lang") or given.get("language"),
        country=publisher,
        standing=standing,
    )


def publisher_of(source: str, listed: Mapping[str, str] = _UNLISTED) -> str | None:
    """The state that publishes a source, None for one that nothing tells, which is taken as news.

    Of an id in the list of sources (`listed`: id to state; "_" is as good as "-") the list tells it; of
    others the state's code that the id begins with ("us_state_rss"; "uk" is GB), unless that is a word.
    """
    known = listed.get(source) or listed.get(source.replace("_", "-"))
    head = source.replace("-", "_").partition("_")[0]
    if known or len(head) != 2 or head == source or head.lower() in _WORDS:  # noqa: PLR2004 -- ISO 3166-1 alpha-2
        return known
    return resolve_country(head)


def _standing(value: str | None) -> Standing | None:
    try:
        return Standing(value) if value else None
    except ValueError:
        raise ValueError(f"field 'standing' must be official or agency, not {value!r}") from None


_SHOWN = 160  # characters of the words that a field rests on
_COARSE = Pattern(r"\d{4}(?:-\d{2})?")


def _date(value: str | None) -> date | None:
    """A day. Of a month or year its first: nothing that happened within it is past then."""
    if not value:
        return None
    day = f"{value}-01-01"[:10] if _COARSE.fullmatch(value) else value[:10]
    try:
        return date.fromisoformat(day)
    except ValueError:
        wanted = "a day, month or year such as 2022-03-31, 2022-03 or 2022"
        raise ValueError(f"field 'date' must be {wanted}, not {value!r}") from None


def reading_to_json(document: Document, reading: Reading) -> dict[str, object]:
    """A reading as plain JSON values."""
    return {
        "id": document.id,
        "verdict": reading.verdict.value,
        "none_kind": reading.none_kind.value if reading.none_kind else None,
        "language": reading.language,
        "rules_version": reading.rules_version,
        "actions": [_action(a) for a in reading.actions],
        "issues": list(reading.issues),
    }


def _action(a: ActionDraft) -> dict[str, object]:
    return {
        "issuer": a.issuer,
        "body": a.body,
        "targets": list(a.targets),
        "measures": [m.value for m in a.measures],
        "stage": a.stage.value,
        "new": a.new,
        "eased_kind": a.eased_kind.value if a.eased_kind else None,
        "target_kinds": [k.value for k in a.target_kinds],
        "target_class": a.target_class,
        "themes": list(a.themes),
        "persons_named": list(a.persons_named),
        "family_named": list(a.family_named),
        "entities_named": list(a.entities_named),
        "roles": {role.name: role.role for role in a.roles},
        "count": a.count,
        "count_stated": a.count_stated,
        "count_listed": a.listed,
        "named": a.named,
        "legal_basis": a.legal_basis,
        "reason": a.reason,
        "answers": a.answers,
        "answers_on": a.answers_on.isoformat() if a.answers_on else None,
        "carries_out": a.carries_out,
        "quote": a.quote,
        "where": a.where,
        "speaker": a.speaker,
        "speaker_role": a.speaker_role,
        "effective_on": a.effective_on.isoformat() if a.effective_on else None,
        "expires_on": a.expires_on.isoformat() if a.expires_on else None,
        "confidence": a.confidence,
        "confidences": a.confidences,
        "evidence": [_evidence(e) for e in a.evidence],
    }


def _evidence(e: Evidence) -> dict[str, object]:
    return {
        "field": e.field,
        "start": e.span.start,
        "end": e.span.end,
        "text": e.span.text,
        "rule": e.rule,
        "confidence": e.confidence,
    }


def summarise(reading: Reading) -> str:
    """A reading in one line, without the words it rests on."""
    acts = "; ".join(_announced(action) for action in reading.actions)
    kind = f" ({reading.none_kind})" if reading.none_kind else ""
    return f"{reading.verdict}{kind}{f': {acts}' if acts else ''}"


def _announced(action: ActionDraft) -> str:
    age = "new" if action.new else "older, retold"
    measures = ", ".join(action.measures)
    whom = " ".join(action.targets) or "?"
    what = f"{action.issuer} > {whom}: {measures}, {action.stage}"
    return f"{age}: {what}, confidence {action.confidence}"


def explain(reading: Reading) -> str:
    """A reading for people: each field with the words it rests on."""
    kind = f" ({reading.none_kind})" if reading.none_kind else ""
    lines = [f"{reading.verdict}{kind}, language {reading.language}, rules {reading.rules_version}"]
    for number, action in enumerate(reading.actions, 1):
        lines.append(f"{number}. {_announced(action)}")
        for e in action.evidence:
            rule = f" [{e.rule}]" if e.rule else ""
            words = " ".join(e.span.text.split())[:_SHOWN]
            lines.append(f"   {e.field:15} {e.span.start}-{e.span.end} {words!r}{rule} {e.confidence:.2f}")
    lines += [f"! {issue}" for issue in reading.issues]
    return "\n".join(lines)

"""The bundled archive, config/history.jsonl: facts of acts of before this installation, with their links."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from bot.domain.action import Action
from bot.domain.errors import ConfigError
from bot.domain.words import EasedKind, LinkKind, Standing, TargetKind
from bot.linking.wire import action_from_history

_REMEDY = "Correct the line, or remove it together with the links that name it"
# Hosts that only the issuer's own authorities have; besides, gov.xx and its like under the issuer's domain.
_OWN_HOSTS = {
    "US": ("gov", "mil"),
    "EU": ("europa.eu",),
    "UN": ("un.org",),
    "GB": ("gov.uk", "parliament.uk"),
    "CA": ("canada.ca", "gc.ca"),
    "RU": ("mid.ru", "kremlin.ru", "government.ru", "gov.ru"),
    "DE": ("bund.de", "auswaertiges-amt.de", "bundesregierung.de"),
    "FR": ("gouv.fr", "elysee.fr"),
    "CH": ("admin.ch",),
    "NL": ("government.nl", "rijksoverheid.nl"),
    "IR": ("mfa.ir", "gov.ir", "president.ir"),
    "EE": ("vm.ee", "valitsus.ee"),
    "LT": ("urm.lt", "lrv.lt"),
    "LV": ("mfa.gov.lv", "gov.lv", "mk.gov.lv"),
}
_GOVERNMENT_LABELS = ("gov", "gob", "gub", "gouv", "govt", "go")


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """One act of the archive. Its action has number 0 until the store gives one."""

    archive_id: str
    action: Action
    urls: tuple[str, ...] = ()
    answers: str | None = None  # archive id of the act it answers, eases or extends
    answers_kind: LinkKind = LinkKind.ANSWERS
    carries_out: str | None = None  # archive id of the warning it fulfils

    @property
    def links(self) -> tuple[tuple[str, str, LinkKind], ...]:
        """(this row, earlier row, kind), by archive id."""
        found = []
        if self.answers:
            found.append((self.archive_id, self.answers, self.answers_kind))
        if self.carries_out:
            found.append((self.archive_id, self.carries_out, LinkKind.CARRIES_OUT))
        return tuple(found)


def parse_archive(text: str, file: str) -> tuple[ArchiveRow, ...]:
    """Rows of the archive in order. Links are taken as given.

    Raises ConfigError with file and line for a line that is no JSON object, a field of the wrong kind, an id
    that is missing or used twice, or a link to a row that does not stand above.
    """
    rows: dict[str, ArchiveRow] = {}
    for line, raw in enumerate(text.splitlines(), 1):
        if not raw.strip():
            continue
        try:
            row = _row(json.loads(raw), line)
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise ConfigError(file, line, str(error), _REMEDY) from error
        if row.archive_id in rows:
            raise ConfigError(
                file, line, f"id {row.archive_id} stands twice", "Give each row an id of its own"
            )
        for _, earlier, _kind in row.links:
            if earlier not in rows:
                raise ConfigError(file, line, f"no row above has the id {earlier}", _REMEDY)
        rows[row.archive_id] = row
    return tuple(rows.values())


def _row(raw: Any, line: int) -> ArchiveRow:
    if not isinstance(raw, dict):
        raise TypeError("the line is not a JSON object")
    urls = _urls(raw)
    archive_id = _id(raw, "id")
    if archive_id is None:
        raise ValueError("id is missing")
    # The line number orders rows of one day; the store gives the public number.
    facts = action_from_history(raw, line)
    official = any(is_own_host(facts.issuer, url) for url in urls)
    action = replace(
        facts,
        number=0,
        archive_id=archive_id,
        standing=Standing.OFFICIAL if official else Standing.AGENCY,
        answers_text=_id(raw, "answers_text"),
        target_kinds=tuple(TargetKind(kind) for kind in _texts(raw, "target_kinds")),
        themes=_texts(raw, "themes"),
        eased_kind=EasedKind(raw["eased_kind"]) if raw.get("eased_kind") else None,
        family=_texts(raw, "family"),
        entities=_texts(raw, "entities"),
        expires_on=_last_day(raw, facts.on),
        confidence=1.0 if raw.get("confidence") == "A" else 0.9,
    )
    return ArchiveRow(
        archive_id=archive_id,
        action=action,
        urls=urls,
        answers=_id(raw, "answers"),
        answers_kind=LinkKind(raw.get("answers_kind") or LinkKind.ANSWERS),
        carries_out=_id(raw, "carries_out"),
    )


def _id(raw: Mapping[str, Any], field: str) -> str | None:
    value = raw.get(field)
    if value is None or (isinstance(value, str) and value):
        return value
    raise ValueError(f"{field} is not text: {value!r}")


def _last_day(raw: Mapping[str, Any], on: date | None) -> date | None:
    value = _id(raw, "expires_on")
    if value is None:
        return None
    try:
        ends = date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"expires_on is no day such as 2022-03-31: {value!r}") from None
    if on and ends < on:
        raise ValueError(f"expires_on lies before the act: {value}")
    return ends


def _texts(raw: Mapping[str, Any], field: str) -> tuple[str, ...]:
    values = raw.get(field) or []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError(f"{field} is not a list of texts: {values!r}")
    return tuple(values)


def _urls(raw: Mapping[str, Any]) -> tuple[str, ...]:
    urls = raw.get("urls") or []
    if not isinstance(urls, list) or not all(isinstance(u, str) and urlsplit(u).hostname for u in urls):
        raise ValueError(f"urls is not a list of addresses: {urls!r}")
    if any(urlsplit(u).scheme not in ("http", "https") for u in urls):
        raise ValueError(f"urls holds an address that is not http or https: {urls!r}")
    return tuple(urls)


def is_own_host(issuer: str, url: str) -> bool:
    """Whether the address belongs to the issuer's own authorities; anything else is a report."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    labels = (f"{label}.{issuer.lower()}" for label in _GOVERNMENT_LABELS)
    suffixes = (*_OWN_HOSTS.get(issuer, ()), *labels)
    return any(host == suffix or host.endswith(f".{suffix}") for suffix in suffixes)

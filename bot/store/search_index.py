"""The full-text index: one document per action, made of its own words and those of notices that announce it.

The table `action_words` is FTS5 on SQLite (rowid is the action's number), a tsvector on PostgreSQL. Both are
created in the first migration and fed with terms cut by `bot.store.words`, so that both find the same.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import text
from sqlmodel import Session, col, select

from bot.store.sql import chunks, is_postgres
from bot.store.tables_actions import ActionRow, MentionRow
from bot.store.tables_sources import NoticeTextRow
from bot.store.words import Term, document_terms

INDEX_TABLE = "action_words"


class SearchIndex:
    """Keeps the documents of actions in step with what they are made of."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._postgres = is_postgres(session)

    def refresh(self, numbers: Sequence[int]) -> None:
        """Rebuild the documents of these actions."""
        for part in chunks(dict.fromkeys(numbers)):
            texts = self._action_texts(part)
            for number, title, body in self._notice_texts(part):
                texts[number] += [title, body]
            self._write({number: document_terms(listed) for number, listed in texts.items()})

    def _action_texts(self, numbers: Sequence[int]) -> dict[int, list[str]]:
        rows = self._session.exec(select(ActionRow).where(col(ActionRow.number).in_(numbers)))
        return {
            row.number or 0: [
                row.headline,
                row.target_class or "",
                row.legal_basis or "",
                *row.persons,
                *row.entities,
            ]
            for row in rows
        }

    def _notice_texts(self, numbers: Sequence[int]) -> list[tuple[int, str, str]]:
        """Newest revision first: it is the one that must fit."""
        statement = (
            select(MentionRow.number, NoticeTextRow.title, NoticeTextRow.text)
            .join(NoticeTextRow, col(NoticeTextRow.notice_id) == col(MentionRow.notice_id))
            .where(col(MentionRow.number).in_(numbers), col(MentionRow.new))
            .order_by(col(NoticeTextRow.notice_id), col(NoticeTextRow.revision).desc())
        )
        return list(self._session.exec(statement))

    def _write(self, documents: Mapping[int, Sequence[str]]) -> None:
        if not documents:
            return
        connection = self._session.connection()
        if self._postgres:
            rows = [{"number": number, "words": _vector(terms)} for number, terms in documents.items()]
            connection.execute(
                text(
                    "INSERT INTO action_words (number, words) VALUES (:number, CAST(:words AS tsvector)) "
                    "ON CONFLICT (number) DO UPDATE SET words = excluded.words"
                ),
                rows,
            )
            return
        rows = [{"number": number, "words": " ".join(terms)} for number, terms in documents.items()]
        connection.execute(text("DELETE FROM action_words WHERE rowid = :number"), rows)
        connection.execute(text("INSERT INTO action_words (rowid, words) VALUES (:number, :words)"), rows)


def _vector(terms: Sequence[str]) -> str:
    """Terms hold letters and digits only: quoting them needs no escapes."""
    return " ".join(f"'{term}':{place}" for place, term in enumerate(terms, 1))


def match_expression(terms: Sequence[Term], *, postgres: bool) -> str:
    """The question in the database's own language: all terms, neighbours in order."""
    if postgres:
        return " & ".join(
            "(" + " <-> ".join(f"'{part}'" for part in term.parts) + (":*" if term.prefix else "") + ")"
            for term in terms
        )
    return " AND ".join(f'"{" ".join(term.parts)}"' + (" *" if term.prefix else "") for term in terms)

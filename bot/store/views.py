"""Actions with what surrounds them, read in few questions however many are asked for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import or_
from sqlmodel import Session, col, select

from bot.domain.action import Action, Evidence
from bot.domain.notice import Notice
from bot.domain.views import ActionView, LinkView
from bot.domain.words import LinkKind, Standing
from bot.store.mapping import to_action, unpack_evidence
from bot.store.mapping_notices import to_notice
from bot.store.sql import chunks, plain
from bot.store.tables_actions import ActionRedirectRow, ActionRow, LinkRow, MentionRow
from bot.store.tables_sources import NoticeRow


@dataclass
class _Announcements:
    """Notices that announce one action, with the words they do it in."""

    notices: list[Notice] = field(default_factory=list)
    evidence: dict[int, tuple[Evidence, ...]] = field(default_factory=dict)


@dataclass
class _Ends:
    """Links by the action at each of their ends, in order."""

    later: dict[int, list[LinkRow]]
    earlier: dict[int, list[LinkRow]]

    @classmethod
    def of(cls, links: Iterable[LinkRow]) -> "_Ends":
        ends = cls(defaultdict(list), defaultdict(list))
        for link in links:
            ends.later[link.later].append(link)
            ends.earlier[link.earlier].append(link)
        return ends


def action_views(session: Session, numbers: Sequence[int]) -> tuple[ActionView, ...]:
    """In the order asked, each once; unknown numbers are left out, merged ones followed."""
    session.flush()  # what follows asks past the session's memory of rows
    asked = _follow(session, numbers)
    links = _links(session, asked)
    rows = _rows(session, {*asked, *(link.later for link in links), *(link.earlier for link in links)})
    announced = _announcements(session, asked)
    actions = {number: to_action(row) for number, row in rows.items()}
    links = [link for link in links if _stands(link, actions)]
    links.sort(key=lambda link: (rows[link.later].sort_day, rows[link.later].first_seen_at, link.later))
    ends = _Ends.of(links)
    return tuple(_view(rows[n], actions, ends, announced[n]) for n in asked if n in rows)


def redirects(session: Session, numbers: Sequence[int]) -> dict[int, int]:
    """Where those of the numbers lead that a merge has taken away."""
    moved: dict[int, int] = {}
    for part in chunks(numbers):
        statement = select(ActionRedirectRow).where(col(ActionRedirectRow.old_number).in_(part))
        moved |= {row.old_number: row.number for row in session.exec(statement)}
    return moved


def _follow(session: Session, numbers: Sequence[int]) -> tuple[int, ...]:
    moved = redirects(session, numbers)
    return tuple(dict.fromkeys(moved.get(number, number) for number in numbers))


def _rows(session: Session, numbers: Iterable[int]) -> dict[int, ActionRow]:
    rows: dict[int, ActionRow] = {}
    for part in chunks(numbers):
        found = plain(session, ActionRow, col(ActionRow.number).in_(part))
        rows |= {row.number or 0: row for row in found}
    return rows


def _links(session: Session, numbers: Sequence[int]) -> list[LinkRow]:
    links: dict[tuple[int, int, str], LinkRow] = {}
    for part in chunks(numbers):
        ends = or_(col(LinkRow.later).in_(part), col(LinkRow.earlier).in_(part))
        found = plain(session, LinkRow, ends, ~col(LinkRow.removed))
        links |= {(row.later, row.earlier, row.kind): row for row in found}
    return list(links.values())


def _stands(link: LinkRow, actions: dict[int, Action]) -> bool:
    """A withdrawn action answers nothing and is answered by nothing."""
    return not (actions[link.later].withdrawn or actions[link.earlier].withdrawn)


def _announcements(session: Session, numbers: Sequence[int]) -> dict[int, _Announcements]:
    found: dict[int, _Announcements] = defaultdict(_Announcements)
    for part in chunks(numbers):
        mentions = plain(session, MentionRow, col(MentionRow.number).in_(part), col(MentionRow.new))
        announcing: dict[int, list[MentionRow]] = defaultdict(list)
        for mention in mentions:
            announcing[mention.notice_id].append(mention)
        for notice in _notices(session, announcing):
            for mention in announcing[notice.id]:
                found[mention.number].notices.append(notice)
                found[mention.number].evidence[notice.id] = unpack_evidence(mention.evidence)
    return found


def _notices(session: Session, ids: Iterable[int]) -> list[Notice]:
    """In the order in which they were seen."""
    rows = [row for part in chunks(ids) for row in plain(session, NoticeRow, col(NoticeRow.id).in_(part))]
    return [to_notice(row) for row in sorted(rows, key=lambda row: (row.first_seen_at, row.id))]


def _view(row: ActionRow, actions: dict[int, Action], links: _Ends, announced: _Announcements) -> ActionView:
    number = row.number or 0
    notices = announced.notices
    # The issuer's own page comes first, even when an agency was faster.
    own = (n for n in notices if n.speaks_for(row.issuer))
    ranked = (*own, *(n for n in notices if n.id == row.notice_id), *notices)
    first = next(iter(ranked), None)
    official = [n.url for n in notices if n.standing is Standing.OFFICIAL]
    urls = dict.fromkeys([*official, *row.urls, *(n.url for n in notices)])
    return ActionView(
        action=actions[number],
        notice=first,
        urls=tuple(urls),
        answers=tuple(_link_view(k, actions[k.earlier]) for k in links.later.get(number, ())),
        answered_by=tuple(_link_view(k, actions[k.later]) for k in links.earlier.get(number, ())),
        evidence=announced.evidence.get(first.id, ()) if first else (),
    )


def _link_view(link: LinkRow, other: Action) -> LinkView:
    return LinkView(LinkKind(link.kind), other, tuple(link.reasons), link.stated, link.confidence)

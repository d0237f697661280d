"""A digest: what is new, which warnings are open, which days lie ahead, and what was read."""

from collections import Counter
from datetime import timedelta

from bot.domain.chat import Button, Message
from bot.domain.digest import Digest
from bot.domain.views import ActionView
from bot.domain.words import Stage
from bot.lexicon import country_name
from bot.lexicon.zones import zone_name, zone_of
from bot.render import marks
from bot.render.answer_words import tell
from bot.render.dates import day
from bot.render.digest_words import told
from bot.render.headline import headline
from bot.render.history import progress
from bot.render.manner import local_moment
from bot.render.markup import bold, esc
from bot.render.splitting import split
from bot.render.wishes import describe
from bot.render.words import say

OPEN_DIGEST = "dg"  # number of the digest, then of the part where it is not the first

_LATE = timedelta(minutes=15)  # a pass that is busy takes minutes at most; more is worth a word
_ACTS = 100  # lines; a busier wish is for the history
_STATES = 3  # issuers named in the first line


def render_digest(digest: Digest) -> Message:
    """The digest in its chat's language and time zone; in a discreet chat a cover.

    It may be longer than one message, and is cut between rows then. An empty one says what was read.
    """
    chat = digest.kept.chat
    language = chat.language
    if chat.discreet:
        button = Button(say("b_open", language), data=f"{OPEN_DIGEST}:{digest.kept.id}")
        return Message(say("cover_digest", language), ((button,),))
    return Message("\n".join(_rows(digest)))


def open_digest(digest: Digest, page: int = 1) -> Message:
    """One part of the digest in the place of its cover, with buttons to those beside it.

    Only one message can be replaced, and a further one would show on the screen what the cover hides. A page
    that is no more is the last one.
    """
    language = digest.kept.chat.language
    parts = split("\n".join(_rows(digest)))
    page = min(page, len(parts))
    turns = [
        Button(told(key, language, page=to, pages=len(parts)), data=f"{OPEN_DIGEST}:{digest.kept.id}:{to}")
        for key, to in (("turn_back", page - 1), ("turn_on", page + 1))
        if 0 < to <= len(parts)
    ]
    return Message(parts[page - 1], (tuple(turns),) if turns else ())


def _rows(digest: Digest) -> list[str]:
    language = digest.kept.chat.language
    rows = [bold(_news(digest, language)), *_period(digest, language)]
    if digest.acts:
        rows.append("")
        rows.extend(_line(view, language) for view in digest.acts[:_ACTS])
    if (more := len(digest.acts) - _ACTS) > 0:
        rows.append(told("more_acts", language, count=more))
    return [*rows, *_warnings(digest, language), *_ahead(digest, language), "", _read(digest, language)]


def _news(digest: Digest, language: str) -> str:
    """How many, and of whom."""
    acts = digest.acts
    if not acts:
        return told("nothing_new", language, wish=describe(digest.kept.wish, language))
    issuers = [code for code, _ in Counter(view.action.issuer for view in acts).most_common()]
    states = tell("list_comma", language).join(esc(country_name(c, language)) for c in issuers[:_STATES])
    if len(issuers) > _STATES:
        states += tell("and_states_more", language, count=len(issuers) - _STATES)
    news = told("one_new" if len(acts) == 1 else "some_new", language, count=len(acts), states=states)
    warned = sum(view.action.stage is Stage.THREATENED for view in acts)
    return told("with_warnings", language, news=news, count=warned) if warned else news


def _period(digest: Digest, language: str) -> list[str]:
    kept = digest.kept
    zone = kept.chat.zone
    since, until = (local_moment(at, zone, language) for at in (kept.since, kept.until))
    rows = [told("period", language, since=since, until=until, zone=zone_name(zone, language))]
    if digest.acts:
        rows.append(describe(kept.wish, language))
    if kept.until - kept.due_at > _LATE:
        rows.append(told("late", language, moment=local_moment(kept.due_at, zone, language)))
    return rows


def _line(view: ActionView, language: str) -> str:
    action = view.action
    year = action.first_seen_at.year
    parts = (
        progress(view, language),
        f"{marks.arrow(action)} {esc(headline(action, language))}",
        marks.on_day(action, language, year),
        marks.number(action),
    )
    return " · ".join(parts)


def _warnings(digest: Digest, language: str) -> list[str]:
    if not digest.warnings:
        return []
    rows = ["", bold(told("still_open", language))]
    for each in digest.warnings:
        care = told("no_act_seen" if each.read else "unread", language, days=each.days, read=each.read)
        rows.append(f"{_line(each.view, language)} · {care}")
    return [*rows, told("without", language)]


def _ahead(digest: Digest, language: str) -> list[str]:
    if not digest.ahead:
        return []
    here = digest.kept.until.astimezone(zone_of(digest.kept.chat.zone))
    rows = ["", bold(told("ahead", language))]
    for each in digest.ahead:
        what = told("begins" if each.begins else "last_day", language)
        when = f"{bold(day(each.on, language, year=here.year))} {what}"
        action = each.view.action
        rows.append(
            f"{when} · {marks.arrow(action)} {esc(headline(action, language))} · {marks.number(action)}"
        )
    return rows


def _read(digest: Digest, language: str) -> str:
    if not digest.sources:
        return told("none_for_it", language)
    return told("read_since", language, read=digest.read, sources=digest.sources)

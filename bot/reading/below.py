"""Those hit where a title alone acts, as with an excerpt: each heads a sentence of the text below."""

from dataclasses import replace

from bot.lexicon.patterns import Pattern
from bot.reading.acts import Act
from bot.reading.name_words import SUFFIX
from bot.reading.names import Name
from bot.reading.notes import Note
from bot.reading.origins import origins
from bot.reading.setting import Setting
from bot.reading.shortnames import spelled_out
from bot.reading.targets import distinct, own_states

_MOST_TEXT = 6000  # characters of an excerpt that are looked through
_MOST = 100  # of those hit
# "Ruritania-based Example Trading LLC (Example) sold ...", "The Ruritanian national Jan Roe is ...".
_OPENS = Pattern(
    r"(?:^|\n|[.!?][”\"]?[ \t]+)[ \t•*·–—\-]*(?:The )?"
    r"(?P<seat>(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}-(?:based|registered|headquartered) )?"
    r"(?:(?:[A-Z][a-z]+ )?(?:national|citizen|businessman|broker|official) )?)(?=[A-Z])"
)
_DOES = Pattern(
    r"[ \t]*(?:\([^()\n]{1,80}\)[ \t]*){0,2}(?:,|\bis\b|\bare\b|\bwas\b|\bhas\b|\bhave\b|[a-z]+(?:s|ed)\b|"
    r"sold|bought|sent|and [A-Z])"
)


def told_below(setting: Setting, act: Act) -> Act:
    """The act with those whom the text names and where they sit, if its title alone acts and names nobody."""
    draft = act.draft
    titled = all(finding.sentence.title and finding.cue.kind == "act" for finding in act.told)
    if not titled or draft.named or setting.layout.transcript:
        return act
    found = _heading(setting)
    if not found:
        return act
    whole = setting.layout.whole
    persons = distinct([name.text for name in found if not name.body])
    bodies = distinct([name.text for name in found if name.body])
    own = own_states(draft.issuer)
    seats = [m for m in origins(whole, (*persons, *bodies), bodies=frozenset(bodies)) if m.code not in own]
    notes: list[Note] = [
        ("entities_named" if name.body else "persons_named", name.start, name.end, "below") for name in found
    ]
    notes += [("targets", m.start, m.end, "seat") for m in seats]
    filled = replace(
        draft,
        persons_named=persons,
        entities_named=bodies,
        named=True,
        targets=distinct([*draft.targets, *(m.code for m in seats)]),
        count=draft.count or len(persons) + len(bodies),
    )
    return act._replace(draft=filled, further=(*act.further, *notes))


def _heading(setting: Setting) -> list[Name]:
    """Firms that head a sentence of the text, and persons whose nationality or seat is told before them."""
    whole = setting.layout.whole
    start = len(setting.document.title)
    found: list[Name] = []
    for opening in _OPENS.finditer(whole, start, start + _MOST_TEXT):
        name = spelled_out(whole[opening.end() :])
        if name is None or not _DOES.match(whole, opening.end() + name.end):
            continue
        if (name.body and SUFFIX.search(name.text)) or opening["seat"].strip():
            found.append(Name(name.text, opening.end() + name.start, opening.end() + name.end, name.body))
    return found[:_MOST]

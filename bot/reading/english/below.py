"""Those hit where a title alone acts, as with an excerpt: each heads a sentence of the text below."""

from dataclasses import replace

from bot.domain.words import Measure
from bot.lexicon.patterns import Pattern
from bot.reading.english.acts import Act
from bot.reading.english.origins import origins
from bot.reading.english.setting import Setting
from bot.reading.english.targets import distinct, own_states
from bot.reading.names.name_words import SUFFIX
from bot.reading.names.names import Name
from bot.reading.names.shortnames import spelled_out
from bot.reading.notes import Note

_LISTINGS = frozenset({Measure.ASSET_FREEZE, Measure.SANCTIONS_UNSPECIFIED})
_MOST_TEXT = 6000  # characters of an excerpt that are looked through
_MOST = 100  # of those hit
# "Ruritania-based Example Trading LLC (Example) sold ...", "The Ruritanian national Jan Roe is ...".
_OPENS = Pattern(
    r"(?:^|\n|[.!?][”\"]?[ \t]+)[ \t•*·–—\-]*(?:The )?"
    r"(?P<seat>(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}-(?:based|registered|headquartered) )?"
    r"(?:(?:[A-Z][a-z]+ )?(?:national|citizen|businessman|broker|official) )?)(?=[A-Z])"
)
_BRACKETS = Pattern(r"[ \t]*(?:\([^()\n]{1,80}\)[ \t]*){0,2}")
_BESIDE = Pattern(r",|and [A-Z]")  # something stands between the name and its verb
_NEXT_VERB = Pattern(r"(?:,[ \t]+(?:and |who |which )?|(?:^|[ \t]+)and )(?:[A-Z][\w.’'&-]*[ \t]+)*")
_SENTENCE_END = Pattern(r"\n|[.!?][”\"]?(?=[ \t]+[A-Z]|[ \t]*$)")
_LONGEST = 400  # characters behind a name in which its verb is looked for
_HELPED = r"(?:(?:has|have|had|is|are|was|were|been|being|also|later|since|then|\w+ly) ){0,5}"
# What those designated are said to be, to do or to have done.
_DEED = Pattern(
    r"\b(?:(?:is|are|was|were|been) (?:(?:also|being|\w+ly) ){0,2}(?:"
    r"an?|the|one|its|his|her|their|part|among|in|on|under|behind|at|based|located|registered|"
    r"headquartered|established|founded|involved|responsible|complicit|active|engaged|owned|"
    r"controlled|led|run|managed|used|linked|affiliated|associated|designated|sanctioned|added|listed|"
    r"known|identified|believed|suspected|wanted)\b|"
    r"(?:is|are|was|were) [A-Z]|(?:has|have|had) (?:also )?(?:an?|the|its|his|her|close|ties|links)\b|"
    + _HELPED
    + r"(?:(?:own|operat|manag|control|direct|head|procur|purchas|suppl|provid|facilitat|transport|ship|"
    r"transferr?|financ|fund|launder|broker|arrang|coordinat|oversee|support|assist|help|act|serv|"
    r"work|trad|export|import|deliver|produc|manufactur|develop|design|issu|invoic|receiv|pay|"
    r"negotiat|market|stor|load|unload|discharg|recruit|train|smuggl|conceal|obtain|acquir|handl|"
    r"process|charter|lease|employ|establish|found|creat|sponsor|organi[sz]|plann?|carr|conduct|us|"
    r"enabl|channel|mov|mediat|consign|refin|order|sign|represent|collaborat|cooperat|contract|engag|"
    r"participat|register|collect|rais|distribut|deal|speciali[sz]|contribut|attempt|attack|kill|"
    r"detain|arrest|kidnap|tortur|threaten|conspir|aid|evad|falsif|forg|host|maintain|perform|run|"
    r"lead|sell|buy|send|mak|tak|hold|giv|bring)"
    r"(?:s|es|ies|d|ed|ied|ped|ned|ing|ying)|"
    r"oversaw|sold|bought|sent|led|ran|made|took|held|gave|paid|brought|hid|dealt|lent|built)\b)"
)
# What is said of others: they speak, or suffer what the network did.
_NO_DEED = Pattern(
    _HELPED
    + r"(?:welcom|critici[sz]|condemn|prais|applaud|denounc|den[iy]|said|says?|ask|report|told|tells?|"
    r"comment|declin|refus|respond|repl|stat(?:ed|es)|not(?:ed|es)|added|adds|announc|warn|claim|call|"
    r"urg|wrote|writes|express|believes|hop(?:ed|es)|die[ds]\b|flee|fled|lost\b|suffer)"
    r"|(?:(?:has|have|had|also|later|since|then|\w+ly) ){0,3}"
    r"(?:is|are|was|were|been|being) (?:(?:also|being|\w+ly) ){0,2}"
    r"(?:kill|murder|hurt|wound|injur|attack|detain|arrest|kidnap|abduct|tortur|threaten|rob|beat|"
    r"harm|hit\b|jail|imprison|held (?:hostage|captive))"
)


def told_below(setting: Setting, act: Act) -> Act:
    """The act with those whom the text names and where they sit, if it names nobody and its title acts.

    So too where those hit are only counted, unless the text heads more sentences with names than that.
    """
    draft = act.draft
    if draft.named or setting.layout.transcript or not _open(act):
        return act
    said = {finding.sentence.text for finding in act.told}
    found = [name for name in _heading(setting) if not any(name.text in text for text in said)]
    if not found or len(found) > (draft.count or len(found)):
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


def _open(act: Act) -> bool:
    """Whether the text below may say who is hit: the title acts, or a listing counts them."""
    if any(finding.cue.kind != "act" for finding in act.told):
        return False
    titles = [finding.sentence.title for finding in act.told]
    listing = set(act.draft.measures) <= _LISTINGS
    return all(titles) or (listing and (any(titles) or act.draft.count is not None))


def _heading(setting: Setting) -> list[Name]:
    """Firms that head a sentence of the text, and persons whose nationality or seat is told before them."""
    whole = setting.layout.whole
    start = len(setting.document.title)
    found: list[Name] = []
    for opening in _OPENS.finditer(whole, start, start + _MOST_TEXT):
        name = spelled_out(whole[opening.end() :])
        if name is None or not _acts(whole, opening.end() + name.end):
            continue
        if (name.body and SUFFIX.search(name.text)) or opening["seat"].strip():
            found.append(Name(name.text, opening.end() + name.start, opening.end() + name.end, name.body))
    return found[:_MOST]


def _acts(whole: str, end: int) -> bool:
    """Whether the sentence says what the name that ends there does or is, not what it says or suffers."""
    beside = _BRACKETS.match(whole, end)
    start = beside.end() if beside else end
    stop = _SENTENCE_END.search(whole, start, start + _LONGEST)
    words = whole[start : stop.start() if stop else start + _LONGEST]
    if not _BESIDE.match(words):
        return _NO_DEED.match(words) is None and _DEED.match(words) is not None
    verbs = [part for part in _NEXT_VERB.split(words) if _NO_DEED.match(part)]
    return not verbs and _DEED.search(words) is not None

"""Whether a name read in a title, where every word is written large, can be one."""

from bot.lexicon.patterns import Pattern
from bot.reading.names.names import Name

# Words of what titles say is done, to whom and why: never part of a person's name.
_TITLE_WORDS = """
against over following announcement announces announcing announced sanction sanctions sanctioning
sanctioned imposing imposes imposition restrictions restrictive measures visa visas entry removal removing
suspension suspending respect responsible that this their with linked related certain additional further
persons individuals entities officials countries country target targets targeting designates designating
allies partners accountability promoting combating countering disrupting taking blocking statement
policies actions situation perpetrators violence regime elites tycoon businesses enablers spies hacker
hackers cyber networks leaders supporters financier financiers facilitators gang gangs oligarchs smugglers
traffickers militants terrorist terrorists commanders judges magnitsky-style third-country evasion corrupt
corruption undemocratic actors abuses abusers democracy
"""
# These are in the names of bodies too: "Foreign Trade Bank", "Human Rights Council", "Economic Front".
_OF_BODIES = "new foreign nationals property members shadow war machine human rights high risk economic"
_SAID = frozenset(_TITLE_WORDS.split())
_NO_PERSON = _SAID | frozenset(_OF_BODIES.split())
_ENGLISH = Pattern(
    r"\w{3,}(?:tions?|ments?|ities|ness|ships?|ings?|ists|ism|ible|able|ful|ously|ively)|"
    r"\w{4,}(?:ers|ors|ants|ents|als)"
)


def may_be_name(name: Name) -> bool:
    """Whether none of its words is one of what titles say; a person has no English ending either."""
    words = [word.strip(".,;:’'").lower() for word in name.text.split()]
    if name.body:
        return not any(word in _SAID for word in words)
    return not any(word in _NO_PERSON or _ENGLISH.fullmatch(word) for word in words)


def without_kind(name: Name) -> Name:
    """The name without the words of a title that say what it is: "Gangs Example"."""
    text, start = name.text.removesuffix(" Pursuant"), name.start
    while True:
        first, _, rest = text.partition(" ")
        if first.lower() not in _SAID or " " not in rest:
            return Name(text, start, start + len(text), name.body)
        text, start = rest, start + len(first) + 1

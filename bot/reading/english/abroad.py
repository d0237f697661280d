"""Whether what only a duty, a loss or the noun of a measure tells reaches beyond a state's own house.

"Staff of the embassy must leave by five" and "visitors can no longer enter" are said in every house; they
tell an act where people or bodies of another state are near, or where the state itself is closed to them.
"""

from collections.abc import Iterator
from itertools import islice

from bot.lexicon import find_countries
from bot.reading.english.befallen import at_border
from bot.reading.english.setting import Claim, Setting
from bot.reading.sides import same_side

_BACK = 3  # sentences before, in which those hit may be told of: "two spies were found. They must leave"
_ON = 1  # sentences after: "nine persons may no longer enter. All are citizens of ..."


def reaches_abroad(setting: Setting, claim: Claim) -> bool:
    """Whether another state is named in the sentence, close around it or in the title, or the own border.

    The United Nations have people of their own only where the sentence itself names them.
    """
    own = {code for code in (claim.issuer.code, setting.publisher) if code}
    text, cue = claim.sentence.text, claim.cue
    for mention in find_countries(text):
        if not _is_own(mention.code, own) or at_border(text, cue.start, cue.end, mention):
            return True
    return any(
        mention.code != "UN" and not _is_own(mention.code, own)
        for near in _around(setting, claim)
        for mention in find_countries(near)
    )


def _is_own(code: str, own: set[str]) -> bool:
    return any(same_side(code, each) for each in own)


def _around(setting: Setting, claim: Claim) -> Iterator[str]:
    sentence, layout = claim.sentence, setting.layout
    yield setting.document.title
    yield from (each.text for each in layout.before(sentence, _BACK))
    yield from (each.text for each in islice(layout.after(sentence), _ON))

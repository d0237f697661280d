"""Forms of English verbs are made from the verbs alone."""

import pytest

from bot.reading.rows import Row, VocabularyError
from bot.reading.verb_forms import forms_of


@pytest.mark.parametrize(
    ("verb", "third", "ing", "past", "participle"),
    [
        ("ban", "bans", "banning", "banned", "banned"),
        ("limit", "limits", "limiting", "limited", "limited"),
        ("freeze/froze/frozen", "freezes", "freezing", "froze", "frozen"),
        ("cut/cut", "cuts", "cutting", "cut", "cut"),
        ("forbid/forbade/forbidden", "forbids", "forbidding", "forbade", "forbidden"),
        ("debar/debarred", "debars", "debarring", "debarred", "debarred"),
        ("deny", "denies", "denying", "denied", "denied"),
        ("decree", "decrees", "decreeing", "decreed", "decreed"),
        ("tie", "ties", "tying", "tied", "tied"),
        ("quash", "quashes", "quashing", "quashed", "quashed"),
        ("undo/undid/undone", "undoes", "undoing", "undid", "undone"),
        ("withdraw/withdrew/withdrawn", "withdraws", "withdrawing", "withdrew", "withdrawn"),
        ("prevent", "prevents", "preventing", "prevented", "prevented"),
    ],
)
def test_a_verb_has_the_forms_that_english_gives_it(
    verb: str, third: str, ing: str, past: str, participle: str
) -> None:
    forms = forms_of(Row("en-verbs", 0, {"verbs": verb}, {}))
    assert set(forms) == {verb.partition("/")[0], third, ing, past, participle}
    assert {"ing"} == forms[ing]
    assert "past" in forms[past]
    assert "participle" in forms[participle]


def test_both_spellings_of_a_verb_are_known() -> None:
    forms = forms_of(Row("en-verbs", 0, {"verbs": "cancel"}, {}))
    assert {"canceled", "cancelled", "canceling", "cancelling"} <= set(forms)


def test_a_class_of_verbs_stands_for_its_verbs() -> None:
    forms = forms_of(Row("en-verbs", 0, {"verbs": "{undo} ban"}, {"undo": "revoke void"}))
    assert {"revoking", "voided", "bans"} <= set(forms)


@pytest.mark.parametrize("verbs", ["Ban", "ban, bar", "tie-up", "a/b/c/d", "{nosuch}"])
def test_what_is_no_verb_is_refused(verbs: str) -> None:
    with pytest.raises(VocabularyError):
        forms_of(Row("en-verbs", 0, {"verbs": verbs}, {}))

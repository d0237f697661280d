"""Plain forms of texts, in which words are looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lexicon.folding import lowered, plain, spaced


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Re-freeze_2 IT!", b"re freeze_2 it "),
        ("U.S.’s caf\u00e9", b"u s  s caf "),
        ("\u0130z \u017fet \u212aey \u0131t", b"iz set key it"),
        ("a\n\u2003b\ud800", b"a  b "),
        ("", b""),
    ],
)
def test_only_letters_digits_and_underscores_of_ascii_are_kept(text: str, form: bytes) -> None:
    assert plain(text) == form


@given(st.text(max_size=40), st.text(max_size=3))
def test_the_plain_form_of_what_a_text_holds_is_in_its_plain_form(text: str, piece: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(spaced(lowered(piece))) in plain(text + piece.upper() + text) or len(piece.upper()) != len(
        piece
    )

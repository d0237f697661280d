"""Patterns that stop only at letters with which they can begin find what those of `re.compile` find."""

import re
from re import _constants as code  # type: ignore[attr-defined]
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lexicon import compiling, parsing
from bot.lexicon.compiling import compiled

PARTS = [
    "a", "B", "[bc]", "(?:a|bc)", "d?", "(?<!a)", "(?<=b)", "a*", "(?P<g>c)", "\\b", "[x-z]", "\\d", "$", "^",
    "(?=b)", "(?!c)", "(?:k|\\bs)", "[^b]", ".", "(?i:b)", "(?i:[b-k])", "(?-i:S)", "[a-c]",
    "(?:a|)", "(?>a+)", "\u0130", "制",
]  # fmt: skip
TEXTS = st.text("aAbBcd1x \nkK\u212asS\u017fiI\u0130\u0131制", max_size=14)


def _found(
    pattern: re.Pattern[str], text: str
) -> list[tuple[tuple[int, int], tuple[str | None, ...], str | None]]:
    return [(m.span(), m.groups(), m.lastgroup) for m in pattern.finditer(text)]


@settings(max_examples=400)
@given(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=4, unique=True),
    st.sampled_from([0, re.IGNORECASE, re.MULTILINE, re.IGNORECASE | re.DOTALL]),
    TEXTS,
)
def test_what_is_found_is_the_same(parts: list[str], flags: int, text: str) -> None:
    for pattern in ("".join(parts), "|".join(parts), rf"\b(?:{'|'.join(parts)})"):
        made, usual = compiled(pattern, flags), re.compile(pattern, flags)
        assert _found(made, text) == _found(usual, text)
        for start in range(0, len(text), 3):
            one, other = made.search(text, start, start + 5), usual.search(text, start, start + 5)
            assert (one and one.span()) == (other and other.span())


@pytest.mark.parametrize(
    "pattern", [r"\b(?P<w>ban|[Vv]isa)s?", r"(?i)\b(?:ban|visa)", r"x(?:a)(b)", "", "a|"]
)
def test_what_a_pattern_tells_of_itself_is_the_same(pattern: str) -> None:
    made, usual = compiled(pattern), re.compile(pattern)
    assert (made.pattern, made.flags, made.groups) == (usual.pattern, usual.flags, usual.groups)
    assert made.groupindex == usual.groupindex


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (r"\b(?:ban|visa)", True),
        (r"(?<!no )(?:(?:an|the) )?visa", True),
        (r"\b(?:ban|.isa)", False),
        (r"\bx?", False),
    ],
)
def test_the_engine_is_told_the_first_letters_where_they_are_known(
    monkeypatch: pytest.MonkeyPatch, pattern: str, told: bool
) -> None:
    programs: list[list[int]] = []
    monkeypatch.setattr(
        compiling, "_sre", SimpleNamespace(compile=lambda _p, _f, program, *_: programs.append(program))
    )
    compiled(pattern)
    assert (programs[0][2] == code.SRE_INFO_CHARSET) is told


def test_of_an_engine_that_is_not_known_nothing_is_assumed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "ENGINE_KNOWN", False)
    monkeypatch.setattr(compiling, "compiler", None)
    monkeypatch.setattr(parsing, "plain_tree", None)
    parsing.parsed.cache_clear()
    assert _found(compiled(r"\b(?:ban|visa)s?"), "bans, visas") == [((0, 4), (), None), ((6, 11), (), None)]
    assert parsing.parsed("(?:ban|visa)s?").getwidth() == (3, 5)
    parsing.parsed.cache_clear()


def test_a_broken_pattern_is_refused() -> None:
    with pytest.raises(re.error):
        compiled("(ban")

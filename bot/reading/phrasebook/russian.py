"""Russian beside its tables: the names of those hit, behind their office, after "among them" and in lists."""

from bot.lexicon.patterns import Pattern
from bot.reading.phrasebook.grammar import Grammar, Name

_WORD = r"[А-ЯЁ][А-Яа-яЁё'’]+(?:-[А-ЯЁа-яё][а-яё'’]+){0,2}"
_SMALL = r"(?:де|ди|да|дю|фон|ван|дер|бин|ибн|оф|аль|эль|О['’])"
_NAME = rf"{_WORD}(?: (?:{_SMALL} )?{_WORD}){{1,3}}"
_NO_NAME = Pattern(
    r"^(?:Республик|Посольств|Генеральн|Генконсульств|Соедин|Северн|Южн|Российск|Европейск|Государств|Министерств|"
    r"Палат|Бундестаг|Сейм|Верховн|Рад[аыуе]\b|Совет|Конгресс|Сенат|Комитет|Фонд|Центр|Бюро|Федера|Правительств|"
    r"Президент|Управлени|Департамент|Служб|Национальн|Организаци|Список|Народн|Уважаем)"
)
# An office in any case, of whom or of what, then the name; behind it what is done or the end.
_OFFICER = Pattern(
    r"(?i:\b(?:секретар\w+|атташе|консул\w*|советник\w*|корреспондент\w*|журналист\w*|депутат\w*|сенатор\w*|директор\w*|"
    r"редактор\w*|генерал\w*|граждан(?:ин|ина|ину|ка|ку|ки)|сотрудни(?:к|ка|ку|ца|цы|це)))"
    rf"(?: [\w«»-]+){{0,6}}? (?P<name>{_WORD} (?:{_SMALL} )?{_WORD})"
    r"(?=[,.;)]|$| (?:долж\w+|обязан\w*|призна\w+|объявл\w+|лиш\w+|вн[ео]с\w+|включ\w+|покин\w+|выс\w+|не)\b)"
)
_AMONG = Pattern(r"\b(?:в том числе|среди них|в их числе|включая|а именно)\b[\s:–—-]{0,4}")
_LISTED = Pattern(
    rf"(?:,? (?:и|а также) |, |)"
    rf"(?:(?P<name>{_NAME})|(?:[а-яё]+(?: [а-яё]+)? )?«(?P<body>[^«»\n]{{2,60}})»)"
)
_ENTRY = Pattern(
    r"(?:^|\n)[^\S\n]*\d{1,4}[.)][^\S\n]*"
    rf"(?:(?P<name>{_NAME})|[^«»\n]{{0,40}}«(?P<body>[^«»\n]{{2,80}})»)"
    r"(?=[^\S\n]*(?:[–—(,;]|-[^\S\n]|\.?[^\S\n]*(?:\n|$)))"
)
_FEWEST = 2  # entries that make a list
_MOST = 1000


def names(text: str) -> tuple[Name, ...]:
    """Persons behind their office, and those told apart in an announcing sentence."""
    found: dict[str, Name] = {}
    for officer in _OFFICER.finditer(text):
        _keep(found, officer["name"], officer.start("name"), body=False)
    for among in _AMONG.finditer(text):
        at = among.end()
        while match := _LISTED.match(text, at):
            at = match.end()
            body = match["body"] is not None
            _keep(found, match["body"] or match["name"], match.start("body" if body else "name"), body=body)
    return tuple(sorted(found.values(), key=lambda name: name[1]))


def listed(text: str) -> tuple[Name, ...]:
    """The numbered entries below an announcement: names with their posts, or bodies in quotation marks."""
    found: dict[str, Name] = {}
    for entry in _ENTRY.finditer(text):
        body = entry["body"] is not None
        _keep(found, entry["body"] or entry["name"], entry.start("body" if body else "name"), body=body)
        if len(found) >= _MOST:
            break
    return tuple(found.values()) if len(found) >= _FEWEST else ()


def _keep(found: dict[str, Name], name: str, at: int, *, body: bool) -> None:
    if body or not _NO_NAME.match(name):
        found.setdefault(name, (name, at, at + len(name), body))


RUSSIAN = Grammar(names=names, listed=listed)

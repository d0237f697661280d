"""Why two acts are linked, in the language of a chat.

Reasons are stored as the English sentences of `bot/linking`; each of them has its row here. What an operator
wrote is kept as written, and so is a sentence that no row knows (of an older version, say).
"""

import re
from datetime import date
from types import MappingProxyType

from bot.domain.words import Precision
from bot.render.dates import day
from bot.render.sentences import Sentences
from bot.render.words import Row

_ROWS: tuple[Row, ...] = (
    ("the same two states, the other way round", "双方角色互换", "стороны поменялись местами"),
    ("{a} and {b} reversed", "双方角色互换", "стороны поменялись местами"),  # as it was stored before
    ("the same day", "同一天", "в тот же день"),
    ("the next day", "次日", "на следующий день"),
    ("{n} days after", "{n}天后", "спустя {n} дн."),
    ("{n} to {m} days after", "{n}至{m}天后", "спустя от {n} до {m} дн."),
    ("the text names the act of {day}", "文本写明所指为{day}的措施", "в тексте назван день той меры: {day}"),
    ("the text names that act in words", "文本提及该措施", "та мера названа в тексте"),
    ("both are about the same place", "涉及同一地点", "речь об одном и том же месте"),
    ("the same package of sanctions is named", "提及同一轮制裁", "назван тот же пакет санкций"),
    ("the same subject in words", "措辞涉及同一事项", "в словах — тот же предмет"),
    ("the same theme", "主题相同", "та же тема"),
    ("the same kind of measure", "措施类型相同", "мера того же вида"),
    ("the same number hit ({n})", "对象数目相同（{n}）", "число затронутых совпадает ({n})"),
    (
        "it calls itself an answer or rests on a law made for answering",
        "自称为回应，或依据专为回应而设的法律",
        "названа ответом или опирается на закон об ответных мерах",
    ),
    (
        "the issuer's own warning against the same state",
        "同一发布方此前对同一对象的警告",
        "предупреждение той же стороны тому же государству",
    ),
    ("the text recalls the warning", "文本重提该警告", "текст напоминает о предупреждении"),
    (
        "it carries out a warning against that act",
        "落实针对该措施的警告",
        "исполняет предупреждение, вызванное той мерой",
    ),
    (
        "the issuer's only known measure against that state",
        "发布方对该对象唯一已知的措施",
        "единственная известная мера этой стороны против этого государства",
    ),
    ("the same issuer and state", "发布方与对象相同", "та же сторона и то же государство"),
    ("the same names", "姓名或名称相同", "те же имена"),
    ("the same legal basis", "法律依据相同", "то же правовое основание"),
    ("the same subject", "事项相同", "тот же предмет"),
    (
        "the text repeats the number hit ({n})",
        "文本重提对象数目（{n}）",
        "текст повторяет число затронутых ({n})",
    ),
    ("The bundled archive records it.", "随附档案有此记录。", "Связь записана в приложенном архиве."),
    ("A person linked them", "由人工关联", "связано человеком"),
    ("A person linked them: {why}", "由人工关联：{why}", "связано человеком: {why}"),
)
_DAY_FORMS = (
    (re.compile(r"(\d+) (\w+) (\d{4})"), Precision.DAY),
    (re.compile(r"()(\w+) (\d{4})"), Precision.MONTH),
)
_MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - reads as a list
)


def reason(told: str, language: str) -> str:
    """A stored reason in the language; as it is stored where no row knows it. Plain text, not HTML."""
    return _SENTENCES.tell(told, language)


def _day(value: str, language: str) -> str:
    """The day that `bot.linking.facts.day_words` told, in the language."""
    for pattern, precision in _DAY_FORMS:
        if (found := pattern.fullmatch(value)) and found[2] in _MONTHS:
            on = date(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1] or 1))
            return day(on, language, precision=precision)
    return (
        day(date(int(value), 1, 1), language, precision=Precision.YEAR)
        if value.isdecimal()
        else day(None, language)
    )


_SENTENCES = Sentences(_ROWS, MappingProxyType({"day": _day}))

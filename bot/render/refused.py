# ruff: noqa: E501 - prose: lines are what people see
"""Why an operator's act cannot be done, in the language of the chat. The shell says it in English, as raised."""

from bot.render.markup import esc
from bot.render.sentences import Sentences, slots
from bot.render.words import Row

_ROWS: tuple[Row, ...] = (
    (
        "nothing waits or waited under the number {n}",
        "没有编号为{n}的待处理事项，以前也没有",
        "под номером {n} ничего не ждёт и не ждало",
    ),
    (
        "{n} is no held alert, so it cannot be sent. Withdraw {acts}, or drop {m} if it stands.",
        "{n}不是待发提醒，不能发送。请撤回{acts}；如维持不变，请放弃{m}。",
        "{n} — не задержанное сообщение, отправить его нельзя. Отзовите {acts} или отклоните {m}, если всё верно.",
    ),
    (
        "another alert has told already what {n} tells. Drop {m}.",
        "另一条提醒已包含{n}的内容。请放弃{m}。",
        "о том, что в {n}, уже сообщено. Отклоните {m}.",
    ),
    ("{act} is withdrawn already", "{act}此前已撤回", "{act} уже отозвана"),
    (
        "{act} is withdrawn. What is withdrawn stays as it was told.",
        "{act}已撤回。已撤回的内容保持原样。",
        "{act} отозвана. Отозванное остаётся таким, каким о нём сообщили.",
    ),
    ("{act} says so already.", "{act}已是如此。", "в {act} так и сказано."),
    (
        "{act} is not eased. Set its stage to eased with this kind.",
        "{act}的阶段不是放宽。请将阶段设为放宽并写明方式。",
        "{act} — не смягчение. Задайте стадию смягчения вместе с его видом.",
    ),
    (
        "{names}: not among the persons and bodies named. A relative has no role.",
        "{names}：不在点名的人员和机构之列。家属没有职务。",
        "{names}: среди названных лиц и организаций нет. У родственников должности нет.",
    ),
    (
        "{day} is still to come. What begins later has its day in effective_on.",
        "{day}尚未到来。以后才开始的，请写入生效日期。",
        "{day} ещё не наступило. Если мера начнётся позже, задайте дату её начала.",
    ),
    (
        "it would end on {ends}, before it begins on {begins}. Set the wrong one of the two first.",
        "结束日{ends}早于起始日{begins}。请先更正其中有误的一个。",
        "конец ({ends}) раньше начала ({begins}). Сначала исправьте ту дату, которая неверна.",
    ),
    (
        "{word} is no field that can be set. Choose one of {words}.",
        "{word}不是可更正的内容。可选：{words}。",
        "{word} — не факт, который можно задать. Выберите из: {words}.",
    ),
    ("write 1 to {n} characters.", "请写1至{n}个字符。", "напишите от 1 до {n} знаков."),
    (
        "{word} is no name with a role. Write it like Ann Example: judge.",
        "{word}不是带职务的姓名。请写作“姓名: 法官”。",
        "{word} — не имя с должностью. Напишите так: «Имя: судья».",
    ),
    (
        "{word} is no state we know. Write its name or its code, such as CN, EU or UN.",
        "{word}不是已知的国家或地区。请写名称或代码。",
        "{word}: такого государства мы не знаем. Напишите название или код.",
    ),
    (
        "write eased with its kind, one of {words}: eased {word}.",
        "请写明放宽方式，可选：{words}。例如 <code>eased {word}</code>。",
        "укажите вид смягчения, один из: {words}. Например: <code>eased {word}</code>.",
    ),
    (
        "{word} is no number of those hit. Write one from 1, or unknown.",
        "{word}不是对象数目。请写1以上的数字，或写 <code>unknown</code>。",
        "{word} — не число затронутых. Напишите число от 1 или <code>unknown</code>.",
    ),
    (
        "write yes, no or unknown.",
        "请写 <code>yes</code>、<code>no</code> 或 <code>unknown</code>。",
        "напишите <code>yes</code>, <code>no</code> или <code>unknown</code>.",
    ),
    (
        "{word} is no day. Write it like 2022-03-31, or unknown.",
        "{word}不是日期。请写作 2022-03-31，或写 <code>unknown</code>。",
        "{word} — не дата. Напишите так: 2022-03-31, или <code>unknown</code>.",
    ),
    (
        "{word} is none of {words}.",
        "{word}不在可选之列：{words}。",
        "{word}: нет среди возможных. Возможны: {words}.",
    ),
)
_LONG = 300  # characters of what was typed, repeated in the answer


def _typed(words: str, _: str) -> str:
    return esc(words, _LONG)


_SENTENCES = Sentences(_ROWS, dict.fromkeys(slots(_ROWS), _typed))


def refused(error: Exception, language: str) -> str:
    """What an error of an operator's act says, as a sentence; safe for a message."""
    raised = str(error)
    told = _SENTENCES.tell(raised, language)
    if told == raised:
        told = esc(raised, 2 * _LONG)
    return told[:1].upper() + told[1:]

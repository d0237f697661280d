# ruff: noqa: E501, ISC004 - prose: lines are what people see
"""Longer texts that do not depend on data, in each language."""

from collections.abc import Sequence

from bot.chat.commands import COMMANDS
from bot.chat.talk import About
from bot.chat.words import said
from bot.lexicon import country_name
from bot.render.markup import bold, esc, italic
from bot.render.words import Row, pick

_PASSED_OVER = 8  # short words told of in one answer

# Said at /start, /help and on exports.
_CAUTION: Row = (
    "Texts are read by machine, so errors and delays are possible; nothing here is legal advice or a screening list.",
    "文本由机器读取，可能有误或延迟；此处内容不构成法律意见，也不是筛查名单。",
    "Тексты читает программа, поэтому возможны ошибки и задержки; это не юридическая консультация и не санкционный "
    "список для проверки лиц.",
)
_START: Row = (
    """<b>nongrata tells you when governments restrict each other's officials</b>
Visa restrictions, entry bans, sanctions, expulsions, and the countermeasures that answer them, read at the \
official source minutes after publication.

What do you want to follow? Choose below, or write for example <code>/subscribe cn us visa</code>.""",
    """<b>nongrata：各国政府互相限制对方官员时，第一时间通知您</b>
签证限制、禁止入境、制裁、驱逐，以及对此的回应措施；官方发布后数分钟内直接从官方来源读取。

您想关注什么？请在下方选择，或输入例如 <code>/subscribe 中国 美国 签证</code>。""",
    """<b>nongrata сообщает, когда государства ограничивают должностных лиц друг друга</b>
Визовые ограничения, запреты на въезд, санкции, высылки и ответные меры — из официальных источников, через минуты \
после публикации.

На что подписаться? Выберите ниже или напишите, например, <code>/subscribe китай сша визы</code>.""",
)
_OTHER_LANGUAGES = "中文 · Русский: /settings"
_CHOOSE: Row = (
    """<b>Say what you want to follow, in any order</b>
Countries: <code>cn us</code> (both directions), <code>cn&gt;us</code>, <code>from cn</code>, <code>against us</code>
Measures: <code>visa</code>, <code>sanctions</code>, <code>trade</code>, <code>expulsion</code>, <code>embassy</code>
How far: <code>warned</code>, <code>acted</code>, <code>eased</code>
Whom: <code>officials</code>, <code>lawmakers</code>, <code>diplomats</code>, <code>military</code>, \
<code>companies</code>, <code>media</code>
Subjects: <code>over hong kong</code>, <code>tibet</code>, <code>corruption</code>
Also: <code>countermeasures</code>, <code>official</code>, <code>silent</code>, <code>daily digest 8:00</code>, <code>weekly digest friday</code>

For example: <code>/subscribe ru pl expulsion diplomats</code>
English, 中文 and русский are understood: <code>/subscribe 中国对美国 签证</code>""",
    """<b>请写出您想关注的内容，顺序不限</b>
国家和地区：<code>中国 美国</code>（双向）、<code>中国对美国</code>、<code>cn&gt;us</code>
措施：<code>签证</code>、<code>制裁</code>、<code>贸易</code>、<code>驱逐</code>、<code>使馆</code>
进展：<code>警告</code>、<code>实施</code>、<code>放宽</code>
对象：<code>官员</code>、<code>议员</code>、<code>外交官</code>、<code>军方</code>、<code>企业</code>、<code>媒体</code>
主题：<code>香港</code>、<code>西藏</code>、<code>腐败</code>
另有：<code>反制</code>、<code>官方</code>、<code>静音</code>、<code>每日摘要 8:00</code>、<code>每周五摘要</code>

例如：<code>/subscribe 中国对美国 签证</code>
中文、英文和俄文均可。""",
    """<b>Напишите, на что подписаться, в любом порядке</b>
Страны: <code>китай сша</code> (в обе стороны), <code>китай против сша</code>, <code>cn&gt;us</code>
Меры: <code>визы</code>, <code>санкции</code>, <code>торговля</code>, <code>высылка</code>, <code>посольство</code>
Как далеко: <code>предупреждения</code>, <code>введены</code>, <code>смягчено</code>
Кого: <code>чиновники</code>, <code>депутаты</code>, <code>дипломаты</code>, <code>военные</code>, <code>компании</code>, <code>сми</code>
Темы: <code>гонконг</code>, <code>тибет</code>, <code>коррупция</code>
Ещё: <code>ответные меры</code>, <code>официально</code>, <code>без звука</code>, <code>сводка ежедневно 8:00</code>, <code>сводка по пятницам</code>

Например: <code>/subscribe россия польша высылка дипломаты</code>
Можно писать по-русски, по-английски и по-китайски.""",
)
_HOW_TO_ASK: Row = ("How to ask", "如何提问", "Как спрашивать")
_NUMBERED: Row = ("the action with that number", "该编号的措施", "мера с этим номером")
_WITHOUT_COMMAND: Row = (
    "In a private chat words without a command are a question to the history.",
    "私聊中，不带命令的文字即为查询历史。",
    "В личном чате слова без команды — вопрос к истории.",
)
_MARKS: Row = (
    "🔴 acted · 🟡 warned · 🔵 widened or renewed · 🟢 eased · ⚪ reported, not yet official",
    "🔴 已采取 · 🟡 警告 · 🔵 扩大或延期 · 🟢 放宽 · ⚪ 有报道，尚无官方文本",
    "🔴 мера принята · 🟡 предупреждение · 🔵 расширено или продлено · 🟢 смягчено · ⚪ сообщается, официально ещё нет",
)


def start(language: str) -> str:
    """The first words to a newcomer, with how the other languages are chosen."""
    others = f"\n{_OTHER_LANGUAGES}" if language == "en" else ""
    return f"{pick(_START, language)}{others}\n\n{italic(pick(_CAUTION, language))}"


def caution(language: str) -> str:
    """How far to trust it, in one sentence."""
    return italic(pick(_CAUTION, language))


def choose(language: str) -> str:
    """Which words a wish may consist of."""
    return pick(_CHOOSE, language)


def help_text(language: str, *, is_operator: bool) -> str:
    """Every command with an example."""
    rows = [bold(pick(_HOW_TO_ASK, language))]
    for command in COMMANDS:
        if command.operators_only and not is_operator:
            continue
        example = f" · <code>{esc(command.example)}</code>" if command.example else ""
        rows.append(f"/{command.name} – {esc(pick(command.description, language))}{example}")
    rows.append(f"/a147 – {pick(_NUMBERED, language)}")
    rows.append(pick(_WITHOUT_COMMAND, language))
    return "\n".join([*rows, "", pick(_MARKS, language), italic(pick(_CAUTION, language))])


def passed_over(words: Sequence[tuple[str, str]], language: str) -> str:
    """Plain text: which short words were read as English and not as the codes of states; "" for none."""
    told = []
    for word, code in dict(words[:_PASSED_OVER]).items():
        state = country_name(code, language)
        write = state if word.isupper() else said("either", language, one=word.upper(), other=state)
        told.append(said("not_taken", language, word=word, state=state, write=write))
    return " ".join(told)


_PLACE: Row = (
    "This server stands in: {place}.",
    "本服务器位于：{place}。",
    "Этот сервер находится: {place}.",
)
_NO_PLACE: Row = (
    "The operator of this installation has not said where its server stands.",
    "运营者未说明服务器所在地。",
    "Оператор не указал, где находится сервер.",
)
_CONTACT: Row = (" Operator: {contact}.", " 运营者：{contact}。", " Оператор: {contact}.")
_PRIVACY: Row = (
    """<b>What is kept of this chat</b>
Its number and kind, language, time zone, whether it is discreet, what it follows, how and since when, what waits for its next digest, what \
it muted, and which alerts, digests and notices of the operators it was sent: /mydata \
shows it. No names, no messages, no questions; a doubt (“Wrong?”) is kept without who had it.
<b>Who can read it</b>
Telegram can read everything in this chat: bots have no end-to-end encryption. Whoever holds your phone can, too; /settings has a discreet mode \
that keeps alerts off a locked screen. The \
operator of this installation can read the list of what chats follow in its database; in the program operators see \
counts only, and logs carry an internal number.
<b>Where</b>
{where}
<b>How it goes away</b>
/forget deletes all of it at once. Without it the list of sent alerts stays 180 days, the rest until the chat has left \
or blocked the bot for 30 days. Backups are the operator's: they should keep it for 14 days more at most.""",
    """<b>保存本会话的哪些信息</b>
会话编号和类型、语言、时区、是否隐私模式、关注内容、方式及起始时间、等待下次摘要的内容、屏蔽的往来、已发送的提醒、摘要和运营者通知：可用 /mydata 查看。不保存姓名、消息或提问；\
“有误？”的反馈不记录提出者。
<b>谁能看到</b>
Telegram 能读取本会话的全部内容：机器人没有端到端加密。拿到您手机的人也能看到；/settings 中的隐私模式可使提醒内容不出现在锁屏上。本程序的运营者能在数据库中读到各会话\
关注的内容；在程序中运营者只看到数量，日志只含内部编号。
<b>存放地点</b>
{where}
<b>如何删除</b>
/forget 立即全部删除。否则发送记录保留180天，其余信息在机器人被移出或被屏蔽满30天后删除。\
备份由运营者保管，应在此后最多14天内删除。""",
    """<b>Что хранится об этом чате</b>
Номер и вид, язык, часовой пояс, скрытый ли режим, подписки, их вид и с какого времени, что ждёт следующей сводки, \
отключённые обмены и какие сообщения, сводки и уведомления операторов отправлены: это покажет /mydata. \
Ни имён, ни сообщений, ни вопросов; сомнение («Ошибка?») хранится без того, у кого оно возникло.
<b>Кто может это прочесть</b>
Telegram может прочесть всё в этом чате: у ботов нет сквозного шифрования. Тот, у кого ваш телефон, — тоже; скрытый режим \
в /settings не даёт сообщениям появиться на экране блокировки. Оператор \
этой установки может прочесть в своей базе данных, кто за чем следит; сама программа показывает операторам только \
числа, в журналах стоит внутренний номер.
<b>Где</b>
{where}
<b>Как это удалить</b>
/forget удаляет всё сразу. Иначе список отправленного хранится 180 дней, остальное — до тех пор, пока бот не будет удалён \
из чата или заблокирован дольше 30 дней. Резервные копии хранит оператор: он должен удалить их не позже чем через 14 дней.""",
)


def privacy_text(about: About, language: str) -> str:
    """What is kept, who can read it, where it stands, and how it goes away."""
    place = about.server_place
    where = pick(_PLACE, language).format(place=esc(place)) if place else pick(_NO_PLACE, language)
    contact = pick(_CONTACT, language).format(contact=esc(about.contact)) if about.contact else ""
    return pick(_PRIVACY, language).format(where=where + contact)

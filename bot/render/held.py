"""Why something waits for an operator, and who ruled on it why: kept in English, told in any language."""

from bot.render.operator_words import DROP_REASONS
from bot.render.sentences import Sentences
from bot.render.words import Row

_WAITS: tuple[Row, ...] = (
    ("found by the first poll of this source", "首次读取该来源时发现", "найдено при первом чтении источника"),
    ("found by a first poll", "首次读取时发现", "найдено при первом чтении"),
    (
        "all {n} entries of the poll were new: the source may have changed its addresses",
        "此次读取的{n}条全部是新的：来源可能更换了网址",
        "все записи источника оказались новыми ({n}): возможно, у него сменились адреса",
    ),
    (
        "published {n} hours before it was first seen",
        "发布{n}小时后才首次读到",
        "опубликовано за {n} ч до того, как было замечено",
    ),
    (
        "read only {n} hours after it was first seen",
        "首次发现{n}小时后才读取",
        "прочитано лишь через {n} ч после того, как было замечено",
    ),
    (
        "{n} acts from one source within an hour",
        "同一来源一小时内有{n}项措施",
        "из одного источника за час мер: {n}",
    ),
    (
        "read with confidence {sure}, below {bar} for a report",
        "读取把握{sure}，低于报道所需的{bar}",
        "прочитано с уверенностью {sure}; для сообщения прессы нужно {bar}",
    ),
    (
        "read with confidence {sure}, below {bar} for a text",
        "读取把握{sure}，低于所需的{bar}",
        "прочитано с уверенностью {sure}; нужно {bar}",
    ),
    (
        "read in a language whose rules have no measured figures ({code})",
        "该语言（{code}）的规则尚无评测数据",
        "правила этого языка ({code}) ещё не проверены на числах",
    ),
    (
        "read in {name}, measured on {n} texts that act and not on {m}",
        "该语言（{name}）只用{n}篇文本评测，未达{m}篇",
        "правила этого языка ({name}) проверены на {n} текстах, а нужно {m}",
    ),
    (
        "read in {name}, measured below the bar of {least} and {most}: precision {right}, recall {found}",
        "该语言（{name}）评测未达标准{least}和{most}：准确率{right}，召回率{found}",
        "правила этого языка ({name}) не достигают {least} и {most}: точность {right}, полнота {found}",
    ),
    ("a reader pressed “wrong?”", "有读者点按了“有误？”", "читатель нажал «Ошибка?»"),
    (
        "no longer read in the notice that announced it: {url}",
        "原公告中已读不到：{url}",
        "больше не читается в тексте, который об этом объявил: {url}",
    ),
    (
        "perhaps {act} again, which an earlier page of this source announced",
        "也许是该来源先前页面已宣布的{act}",
        "возможно, снова {act}: об этом уже объявила другая страница источника",
    ),
    ("split from {act} by a person", "由人工从{act}中拆出", "отделено человеком от {act}"),
    (
        "seen before the database was brought back from a copy, so it may have been told",
        "数据库由备份恢复前已读到，可能已经提醒过",
        "замечено до восстановления базы из копии: возможно, об этом уже сообщалось",
    ),
    (
        "{act} was withdrawn (no reason given); this page announces it again",
        "{act}曾被撤回（未写明理由）；此页再次宣布",
        "{act}: отозвано (без причины); эта страница объявляет снова",
    ),
    (
        "{act} was withdrawn ({why}); this page announces it again",
        "{act}曾被撤回（{why}）；此页再次宣布",
        "{act}: отозвано ({why}); эта страница объявляет снова",
    ),
)
_RULED: tuple[Row, ...] = (
    *DROP_REASONS.values(),
    ("it stands", "维持不变", "остаётся в силе"),
    ("operator {n}", "运营者{n}", "оператор {n}"),
    ("the terminal", "终端", "терминал"),
    ("the shell, user {n}", "命令行，用户{n}", "командная строка, пользователь {n}"),
    ("the shell", "命令行", "командная строка"),
)
_LANGUAGES: tuple[Row, ...] = (
    ("Korean", "韩语", "корейский"),
    ("Swedish", "瑞典语", "шведский"),
    ("Russian", "俄语", "русский"),
    ("Spanish", "西班牙语", "испанский"),
    ("French", "法语", "французский"),
    ("English", "英语", "английский"),
    ("Chinese", "中文", "китайский"),
)
_SENTENCES = Sentences((*_WAITS, *_RULED), {"name": Sentences(_LANGUAGES).tell})


def held(told: str, language: str) -> str:
    """The kept words in the language; as kept where an operator typed them. Plain text, not HTML."""
    return _SENTENCES.tell(told, language)

# ruff: noqa: E501 - prose: lines are what people see
"""What is wrong with a source, in the language of the chat: kept in English, as fetching and parsing say it.

Words of servers and libraries that such a sentence quotes stay as they are, and so does one that no row knows.
"""

from bot.render.sentences import Sentences
from bot.render.words import Row

_FETCHING: tuple[Row, ...] = (
    ("No answer within {s} seconds", "{s}秒内无响应", "нет ответа за {s} с"),
    ("No complete answer within {s} seconds", "{s}秒内响应不完整", "нет полного ответа за {s} с"),
    ("The server was not reached: {what}", "无法连接服务器：{what}", "сервер недоступен: {what}"),
    (
        "The server closed the connection without an answer",
        "服务器未响应即断开连接",
        "сервер закрыл соединение без ответа",
    ),
    ("The answer was cut off", "响应中断", "ответ оборвался"),
    ("The answer is no proper HTTP: {what}", "响应不符合协议：{what}", "ответ нарушает протокол: {what}"),
    ("The address cannot be read", "网址无法识别", "адрес не разобрать"),
    ("The request cannot be made: {what}", "无法发出请求：{what}", "запрос невозможен: {what}"),
    ("The document is larger than {n} bytes", "文件超过{n}字节", "документ больше {n} байт"),
    (
        "The server used the encoding {what}, which was not asked for",
        "服务器使用了未要求的压缩方式{what}",
        "сервер применил сжатие {what}, о котором не просили",
    ),
    ("The compressed body is broken", "压缩内容损坏", "сжатый ответ испорчен"),
    ("The compressed body is cut off", "压缩内容不完整", "сжатый ответ оборван"),
    (
        "{host} redirects from https to http",
        "{host}从加密连接转向非加密连接",
        "{host} переводит с защищённого адреса на незащищённый",
    ),
    ("More than {n} redirects", "转向超过{n}次", "перенаправлений больше {n}"),
    (
        "{host} redirects without saying where to",
        "{host}转向但未给出网址",
        "{host} перенаправляет, не говоря куда",
    ),
    (
        "{host} asked for a pause; it is left alone for another {n} seconds",
        "{host}要求暂停；将再等{n}秒",
        "{host} просит паузу; ещё {n} с его не трогают",
    ),
    (
        "{host} answered 304 to an unconditional request",
        "{host}对无条件请求答复304",
        "{host} ответил 304 на безусловный запрос",
    ),
    ("{host} failed a moment ago", "{host}刚才无法读取", "{host} только что не отвечал"),
    ("{where}, which is not a public address", "{where}不是公共地址", "{where} — не общедоступный адрес"),
    ("{where} is not a public address", "{where}不是公共地址", "{where} — не общедоступный адрес"),
    (
        "{detail}. To allow it set {what}",
        "{detail}。如要允许，请设置 {what}",
        "{detail}. Чтобы разрешить, задайте {what}",
    ),
    (
        "Port {n} of {host} is not one of the web's",
        "{host}的端口{n}不是网页端口",
        "порт {n} у {host} — не для сайтов",
    ),
    (
        "Only http and https are fetched, not {what}",
        "只读取网页地址，不读取{what}",
        "читаются только адреса сайтов, не {what}",
    ),
    ("{host} answered {n} {what}", "{host}答复{n} {what}", "{host} ответил {n} {what}"),
    ("{host} answered {n}", "{host}答复{n}", "{host} ответил {n}"),
)
_PARSING: tuple[Row, ...] = (
    ("The answer is empty", "响应为空", "ответ пуст"),
    ("The document could not be read: {what}", "文件无法读取：{what}", "документ не прочитать: {what}"),
    ("The page could not be read: {what}", "网页无法读取：{what}", "страницу не прочитать: {what}"),
    ("The answer could not be read: {what}", "响应无法读取：{what}", "ответ не прочитать: {what}"),
    (
        "The server answered a page that asks to prove being human",
        "服务器要求验证是否为真人",
        "сервер требует доказать, что его читает человек",
    ),
    (
        "The address answers an HTML page, not a feed",
        "该网址返回的是网页，不是订阅源",
        "по адресу страница, а не лента",
    ),
    (
        "The address answers an HTML page, not JSON",
        "该网址返回的是网页，不是程序接口数据",
        "по адресу страница, а не ответ для программ",
    ),
    (
        "The address answers an HTML page, not JSON with markup in it",
        "该网址返回的是网页，不是程序接口数据",
        "по адресу страница, а не ответ для программ",
    ),
    (
        "The document declares entities of its own, which is how XML bombs are built",
        "文件自行定义实体，可能是恶意构造",
        "документ задаёт собственные сущности, как это делают вредоносные файлы",
    ),
    ("The document has no entries", "文件中没有条目", "в документе нет записей"),
    ("The document has no entries ({what})", "文件中没有条目（{what}）", "в документе нет записей ({what})"),
    (
        "None of {n} {noun} could be read: {detail}",
        "{n}个条目均无法读取：{detail}",
        "не читается ни одна запись из {n}: {detail}",
    ),
    (
        "None of {n} {noun} could be used: {detail}",
        "{n}个条目均无法使用：{detail}",
        "не годится ни одна запись из {n}: {detail}",
    ),
    (
        "{n} {noun}, expected at least {m}",
        "只有{n}个条目，至少应有{m}个",
        "записей: {n}, а ожидалось не меньше {m}",
    ),
    (
        "Nothing on the page matches the selector {what}: its layout changed",
        "网页上找不到{what}：版面已改",
        "на странице нет ничего по {what}: её вид изменился",
    ),
    (
        "A selector of the list cannot be used: {what}",
        "列表的选择规则无法使用：{what}",
        "правило выбора списка не годится: {what}",
    ),
    (
        "The page nests elements too deep, or gives one too many attributes, to be a list",
        "网页结构嵌套过深或属性过多，不像列表",
        "у страницы слишком глубокая вложенность или слишком много атрибутов для списка",
    ),
    ("The answer nests lists and objects too deep", "响应嵌套过深", "у ответа слишком глубокая вложенность"),
    ("The answer is no JSON: {what}", "响应不是程序接口数据：{what}", "это не ответ для программ: {what}"),
    (
        "There is no list at {what}: the answer has another shape",
        "{what}处没有列表：响应的结构不同",
        "по {what} нет списка: ответ устроен иначе",
    ),
    ("The list at {what} is empty", "{what}处的列表为空", "список по {what} пуст"),
    (
        "{work} took longer than {s} seconds",
        "{work} 超过{s}秒",
        "{work}: дольше {s} с",
    ),
)
_ODD: tuple[Row, ...] = (
    (
        "the entry has neither title, text nor link",
        "条目没有标题、正文和链接",
        "у записи нет ни заголовка, ни текста, ни ссылки",
    ),
    ("{n} items, the first {m} were read", "共{n}个条目，读取了前{m}个", "записей {n}, прочитаны первые {m}"),
    ("No item has a date at {what}", "{what}处没有日期", "ни у одной записи нет даты по {what}"),
    ("The link {what} has no words", "链接{what}没有文字", "у ссылки {what} нет слов"),
    ("An item has no link: {what}", "条目没有链接：{what}", "у записи нет ссылки: {what}"),
    ("A link leads nowhere: {what}", "链接无效：{what}", "ссылка никуда не ведёт: {what}"),
    ("No usable link: {what}", "没有可用的链接：{what}", "нет пригодной ссылки: {what}"),
    ("The item {what} has no title", "条目{what}没有标题", "у записи {what} нет заголовка"),
    ("No date can be read: {what}", "日期无法识别：{what}", "дату не разобрать: {what}"),
    (
        "{n} items share the address of: {what}. Each goes by its fragment or its title",
        "{n}个条目网址相同：{what}。按网址片段或标题区分",
        "у {n} записей один адрес: {what}. Их различают по части адреса или заголовку",
    ),
    (
        "The page is UTF-8, not {what} as its row says, and was read as UTF-8",
        "网页编码与设置的{what}不符，已按实际编码读取",
        "кодировка страницы не {what}, как задано; прочитано в настоящей",
    ),
    (
        "{n} characters could not be decoded as {what}",
        "{n}个字符无法按{what}解码",
        "знаков, не читаемых в {what}: {n}",
    ),
    ("{url}: it redirects to {what}", "{url}：转向 {what}", "{url}: перенаправляет на {what}"),
)
_ROWS = (*_FETCHING, *_PARSING, *_ODD)


def trouble(told: str, language: str) -> str:
    """The sentence in the language. Plain text, not HTML."""
    return _SENTENCES.tell(told, language)


_SENTENCES = Sentences(_ROWS, {"detail": trouble})

"""The commands, for menus, help and the nearest match to a mistyped one."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.render.words import Row


@dataclass(frozen=True, slots=True)
class Command:
    """One command as menus show it (Bot API BotCommand: name up to 32, description up to 256 characters)."""

    name: str
    description: Row
    example: str = ""
    operators_only: bool = False


COMMANDS: tuple[Command, ...] = (
    Command(
        "subscribe",
        (
            "follow countries, measures or themes",
            "关注国家或地区、措施或主题",
            "следить за странами, мерами или темами",
        ),
        "/subscribe cn us visa",
    ),
    Command("subscriptions", ("what this chat follows", "本会话关注的内容", "подписки этого чата")),
    Command("unsubscribe", ("stop following", "取消关注", "отменить подписку")),
    Command(
        "latest",
        (
            "the last act, and what came before it",
            "最近一次措施及此前的措施",
            "последняя мера и что было до неё",
        ),
        "/latest china on us officials",
    ),
    Command(
        "history",
        ("what was done, newest first", "历史记录，由新到旧", "что было сделано, сначала новое"),
        "/history ru pl expulsion 2024",
    ),
    Command(
        "search",
        ("find words and names in the texts", "在文本中查找词语和姓名", "искать слова и имена в текстах"),
        "/search magnitsky",
    ),
    Command("show", ("one action in full", "查看一项措施的全部内容", "одна мера полностью"), "/show 147"),
    Command(
        "chain",
        ("an exchange, step by step", "一组往来的各个步骤", "обмен мерами шаг за шагом"),
        "/chain 147",
    ),
    Command(
        "stats",
        (
            "how many: by year, measure and direction",
            "数量统计：按年份、措施和方向",
            "сколько мер: по годам, видам и направлениям",
        ),
        "/stats cn us",
    ),
    Command(
        "export",
        (
            "the history as a file, CSV or JSON",
            "将历史记录导出为文件（CSV 或 JSON）",
            "история файлом: CSV или JSON",
        ),
        "/export cn us 2025 json",
    ),
    Command(
        "status",
        (
            "what can be seen right now, and what cannot",
            "目前能看到和看不到的来源",
            "что сейчас видно, а что нет",
        ),
    ),
    Command(
        "settings",
        (
            "language, time zone, and discreet mode",
            "语言、时区和隐私模式",
            "язык, часовой пояс и скрытый режим",
        ),
        "/settings discreet on",
    ),
    Command(
        "help",
        ("how to ask, and how far to trust", "如何提问，可信程度", "как спрашивать и насколько верить"),
    ),
    Command(
        "privacy",
        (
            "what is kept of you, and who can read it",
            "保存哪些信息，谁能看到",
            "что о вас хранится и кто может это прочесть",
        ),
    ),
    Command(
        "mydata", ("all that is kept of this chat", "本会话保存的全部信息", "всё, что хранится об этом чате")
    ),
    Command("forget", ("delete my data", "删除我的数据", "удалить мои данные")),
    Command("start", ("begin", "开始", "начать")),
    Command(
        "review",
        ("what waits for you: look, send, drop", "待处理事项", "что ждёт вас"),
        "/review drop 12 old news",
        operators_only=True,
    ),
    Command(
        "withdraw",
        ("an alert was wrong: tell everybody who had it", "撤回有误的提醒", "отозвать ошибочное сообщение"),
        "/withdraw 147 recalls 2020",
        operators_only=True,
    ),
    Command(
        "fix",
        ("set a fact of an action right", "更正一项措施的内容", "исправить сведения о мере"),
        "/fix 147 targets RU because …",
        operators_only=True,
    ),
    Command(
        "broadcast",
        (
            "tell every chat something, after a preview",
            "预览后向所有会话发送通知",
            "сообщить что-то всем чатам, после просмотра",
        ),
        "/broadcast No alerts on Sunday, 02:00 to 03:00 UTC",
        operators_only=True,
    ),
    Command(
        "operators",
        ("who may act, and where", "运营者及其会话", "кто может действовать и где"),
        operators_only=True,
    ),
    Command(
        "invite",
        ("a link that lets one chat in", "生成供一个会话加入的链接", "ссылка, которая впустит один чат"),
        operators_only=True,
    ),
    Command(
        "sources",
        ("every source and its state", "所有来源及其状态", "все источники и их состояние"),
        operators_only=True,
    ),
    Command(
        "source",
        (
            "one source in full; switch it off or on",
            "查看一个来源，停用或启用",
            "один источник полностью; отключить или включить",
        ),
        "/source us-state-press-rss off",
        operators_only=True,
    ),
)

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "stop": "unsubscribe",
        "unfollow": "unsubscribe",
        "follow": "subscribe",
        "list": "subscriptions",
        "last": "latest",
        "find": "search",
        "exchange": "chain",
        "statistics": "stats",
        "delete": "forget",
        "language": "settings",
    }
)
"""What people try first."""

_NAMES = frozenset(command.name for command in COMMANDS)
_ACTION = re.compile(r"a[0-9]{1,15}")
_ALIKE = 0.6  # difflib's own default: below it suggestions look random


def nearest(name: str, *, is_operator: bool) -> str | None:
    """The command most like a mistyped one; None when none is alike."""
    names = [command.name for command in COMMANDS if is_operator or not command.operators_only]
    found = difflib.get_close_matches(name.casefold(), names, n=1, cutoff=_ALIKE)
    return found[0] if found else None


def is_command(name: str) -> bool:
    """Whether we have this command; `a147` is one too."""
    folded = name.casefold()
    return folded in _NAMES or bool(_ACTION.fullmatch(folded))

# ruff: noqa: E501 - prose: lines are what people see
"""What operators are told of themselves, of those they let in and of what they tell everybody: (English, 中文, Русский)."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.render.words import Row

OPERATING: Mapping[str, Row] = MappingProxyType(
    {
        "operators_are": (
            "Operators, by their numbers at Telegram:",
            "运营者（Telegram 编号）：",
            "Операторы, по номерам в Telegram:",
        ),
        "operators_none": (
            "There are no operators at Telegram: the settings name none.",
            "设置中未指定 Telegram 运营者。",
            "Операторов в Telegram нет: настройки никого не называют.",
        ),
        "operators_chat": (
            "Their chat: <code>{chat}</code>",
            "运营者会话：<code>{chat}</code>",
            "Их чат: <code>{chat}</code>",
        ),
        "operators_no_chat": (
            "They have no chat of their own: what waits is told to each in private.",
            "没有运营者会话：待处理事项以私聊告知每位运营者。",
            "Общего чата нет: о том, что ждёт, каждому говорится лично.",
        ),
        "operators_set": (
            "Only whoever runs this bot can add or remove one: write the number into the settings, for example <code>NONGRATA_OPERATORS={example}</code>, the chat into <code>NONGRATA_OPERATOR_CHAT</code>; it counts once the bot starts anew. A person learns the number by sending /operators in private.",
            "只有运行本机器人的人可以增减运营者：将编号写入设置，例如 <code>NONGRATA_OPERATORS={example}</code>，会话写入 <code>NONGRATA_OPERATOR_CHAT</code>；重新启动后生效。本人在私聊中发送 /operators 即可得知自己的编号。",
            "Добавить или убрать оператора может только тот, кто запускает бота: номер пишется в настройки, например <code>NONGRATA_OPERATORS={example}</code>, чат — в <code>NONGRATA_OPERATOR_CHAT</code>; действует после перезапуска. Свой номер человек узнает, отправив /operators в личном чате.",
        ),
        "your_number": (
            "Your own number at Telegram: <code>{number}</code>. Whoever runs this bot needs it to make you one.",
            "您的 Telegram 编号：<code>{number}</code>。运行本机器人的人需要此编号才能将您设为运营者。",
            "Ваш номер в Telegram: <code>{number}</code>. Он нужен тому, кто запускает бота, чтобы сделать вас оператором.",
        ),
        "invitation": (
            "This link lets one private chat in, once, until {moment}. Only its hash is kept: it cannot be shown again.\n<code>{link}</code>",
            "此链接可让一个私聊加入，限用一次，有效期至{moment}。系统只保存其哈希值，无法再次显示。\n<code>{link}</code>",
            "Эта ссылка впустит один личный чат, один раз, до {moment}. Хранится только её хеш: показать её снова нельзя.\n<code>{link}</code>",
        ),
        "invite_open": (
            "Anybody may use this bot: <code>NONGRATA_ACCESS</code> is <code>open</code>. With <code>invite</code> this command makes a link that lets one chat in.",
            "任何人都可以使用本机器人：<code>NONGRATA_ACCESS</code> 为 <code>open</code>。设为 <code>invite</code> 后，此命令会生成供一个会话加入的链接。",
            "Ботом может пользоваться любой: <code>NONGRATA_ACCESS</code> — <code>open</code>. С <code>invite</code> эта команда создаст ссылку, которая впустит один чат.",
        ),
        "invite_closed": (
            "Nobody new is let in: <code>NONGRATA_ACCESS</code> is <code>closed</code>. With <code>invite</code> this command makes a link that lets one chat in.",
            "不再接纳新会话：<code>NONGRATA_ACCESS</code> 为 <code>closed</code>。设为 <code>invite</code> 后，此命令会生成供一个会话加入的链接。",
            "Новых не впускают: <code>NONGRATA_ACCESS</code> — <code>closed</code>. С <code>invite</code> эта команда создаст ссылку, которая впустит один чат.",
        ),
        "invite_elsewhere": (
            "An invitation is a link of Telegram: ask for it there.",
            "邀请是 Telegram 链接：请在 Telegram 中使用此命令。",
            "Приглашение — ссылка Telegram: попросите о ней там.",
        ),
        "broadcast_how": (
            "What shall everybody be told? <code>/broadcast No alerts on Sunday, 02:00 to 03:00 UTC</code>. You see it first; at most {most} characters.",
            "要通知什么？<code>/broadcast 周日 02:00 至 03:00（UTC）暂停提醒</code>。发送前会先给您预览；最多{most}个字符。",
            "Что сообщить всем? <code>/broadcast В воскресенье с 02:00 до 03:00 UTC сообщений не будет</code>. Сначала вы увидите текст; не больше {most} знаков.",
        ),
        "broadcast_preview": (
            "This would go to {count:chat|chats}, as written:",
            "将按原文发送给{count}个会话：",
            "Это получит {count:чат|чата|чатов}, слово в слово:",
        ),
        "broadcast_sent": (
            "On its way to {count:chat|chats}. How many it reached is told at the end.",
            "正在发送给{count}个会话。结束后会告知送达数量。",
            "Отправляется в {count:чат|чата|чатов}. Скольких достигло, будет сказано в конце.",
        ),
        "broadcast_dropped": (
            "Dropped: nobody was told anything.",
            "已放弃：未发送给任何人。",
            "Отменено: никому ничего не отправлено.",
        ),
        "broadcast_over": (
            "That was decided before: it was sent or dropped.",
            "此前已作决定：已发送或已放弃。",
            "Это уже решено: отправлено или отменено.",
        ),
        "b_broadcast": ("Send to all", "发送给所有会话", "Отправить всем"),
        "b_broadcast_drop": ("Drop", "放弃", "Отменить"),
    }
)

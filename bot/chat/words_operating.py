# ruff: noqa: E501 - prose: lines are what people see
"""What operators are told who let somebody in: (English, 中文, Русский)."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.render.words import Row

OPERATING: Mapping[str, Row] = MappingProxyType(
    {
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
    }
)

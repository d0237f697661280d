# ruff: noqa: E501 - prose: lines are what people see
"""What is said of a chat's own choices and of what is kept of it: (English, 中文, Русский)."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.render.words import Row

CHOICES: Mapping[str, Row] = MappingProxyType(
    {
        "settings": ("Settings of this chat", "本会话的设置", "Настройки этого чата"),
        "language_is": ("Language: {name}", "语言：{name}", "Язык: {name}"),
        "zone_is": (
            "Time zone of digests: {zone}, where it is {moment} now",
            "摘要时区：{zone}，当地现在是{moment}",
            "Часовой пояс сводок: {zone}, там сейчас {moment}",
        ),
        "zone_chosen": (
            "Digests come at their times in this zone.",
            "摘要将按此时区的时间发送。",
            "Сводки будут приходить по времени этого пояса.",
        ),
        "is_discreet": (
            "Discreet mode: on. Messages say “1 new item”, and nothing else, until somebody here taps them.",
            "隐私模式：开。消息只显示“1条新消息”，点按后才显示内容。",
            "Скрытый режим: включён. Сообщение говорит только «1 новое сообщение», пока его здесь не откроют.",
        ),
        "is_open": (
            "Discreet mode: off. Messages show what they are about, on a locked screen too.",
            "隐私模式：关。消息直接显示内容，锁屏上也能看到。",
            "Скрытый режим: выключен. Сообщения видны целиком, в том числе на экране блокировки.",
        ),
        "how_to_choose": (
            "Choose below or type <code>/settings language zh</code>, <code>/settings discreet on</code>, <code>/settings zone Paris</code>. Quotations and names stay as the source wrote them.",
            "请在下方选择，或输入 <code>/settings language en</code>、<code>/settings 隐私模式 开</code>、<code>/settings 时区 北京</code>。引文和姓名保留来源原文。",
            "Выберите ниже или напишите <code>/settings language en</code>, <code>/settings скрытый режим вкл</code>, <code>/settings часовой пояс Москва</code>. Цитаты и имена остаются такими, как в источнике.",
        ),
        "discreet_now": (
            "What comes from now on is covered until it is tapped. What stands in this chat already stays as it is, and answers to questions are not covered.",
            "今后的消息点按后才显示内容。会话中已有的消息不变，对提问的答复不作隐藏。",
            "Новые сообщения откроются только по нажатию. Уже пришедшие остаются как есть, ответы на вопросы не скрываются.",
        ),
        "open_now": (
            "What comes from now on shows what it is about.",
            "今后的消息直接显示内容。",
            "Новые сообщения сразу видны целиком.",
        ),
        "language_chosen": (
            "Cards and answers come in English from now on.",
            "今后卡片和答复使用中文。",
            "Теперь карточки и ответы будут на русском языке.",
        ),
        "no_such_zone": (
            "I do not know the time zone “{words}”. {hint}",
            "没有时区“{words}”。{hint}",
            "Нет часового пояса «{words}». {hint}",
        ),
        "near_zones": ("Perhaps {zones}.", "也许是 {zones}。", "Может быть, {zones}."),
        "zone_typed": (
            "<code>/settings zone {zone}</code>",
            "<code>/settings 时区 {zone}</code>",
            "<code>/settings часовой пояс {zone}</code>",
        ),
        "how_zones": (
            "Write a city, the name of a zone or an offset: <code>/settings zone Paris</code>, <code>/settings zone Europe/Paris</code>, <code>/settings zone UTC+3</code>.",
            "请写城市、时区名或与 UTC 的时差：<code>/settings 时区 北京</code>、<code>/settings 时区 Europe/Paris</code>、<code>/settings 时区 UTC+8</code>。",
            "Напишите город, название пояса или разницу с UTC: <code>/settings часовой пояс Москва</code>, <code>/settings часовой пояс Europe/Moscow</code>, <code>/settings часовой пояс UTC+3</code>.",
        ),
        "no_such_setting": (
            "I do not know the setting “{words}”.",
            "没有“{words}”这项设置。",
            "Такой настройки нет: «{words}».",
        ),
        "my_data": (
            "All that is kept of this chat",
            "本会话保存的全部信息",
            "Всё, что хранится об этом чате",
        ),
        "kept_chat": (
            "Telegram's number of this chat: {number}{topic}, {kind}; known since {since}",
            "本会话的 Telegram 编号：{number}{topic}，类型：{kind}；自{since}起保存",
            "Номер чата в Telegram: {number}{topic}, вид: {kind}; хранится с {since}",
        ),
        "kept_topic": (", topic {topic}", "，话题{topic}", ", тема {topic}"),
        "kind_private": ("private chat", "私聊", "личный чат"),
        "kind_group": ("group", "群组", "группа"),
        "kind_supergroup": ("supergroup", "超级群组", "супергруппа"),
        "kind_channel": ("channel", "频道", "канал"),
        "kind_terminal": ("terminal", "终端", "терминал"),
        "kept_follows": ("Follows, with the day it began:", "关注（及起始日）：", "Подписки и с какого дня:"),
        "kept_no_follows": ("Follows: nothing", "关注：无", "Подписки: нет"),
        "kept_muted": (
            "Muted exchanges: {numbers}",
            "已屏蔽的往来：{numbers}",
            "Отключённые обмены: {numbers}",
        ),
        "kept_no_muted": ("Muted exchanges: none", "已屏蔽的往来：无", "Отключённые обмены: нет"),
        "kept_gathered": (
            "Acts that wait for a digest: {count}",
            "等待下次摘要：{count}项",
            "Ждут сводки: {count}",
        ),
        "kept_sent": (
            "Alerts, digests, corrections and notices of the operators it was sent, of the last 180 days: {count}, each with its number and how its delivery went; the last {moment}",
            "近180天内发送的提醒、摘要、更正和运营者通知：{count}条，各含编号和送达情况；最近一条：{moment}",
            "Сообщения, сводки, исправления и уведомления операторов за последние 180 дней: {count}, каждое со своим номером и тем, как прошла доставка; последнее {moment}",
        ),
        "kept_none_sent": ("Alerts it was sent: none", "已发送的提醒：无", "Отправленные сообщения: нет"),
        "kept_paused": (
            "Paused: Telegram took no message for this chat; the reason and the day are kept.",
            "已暂停：Telegram 未接受发往本会话的消息；保存其原因和日期。",
            "Приостановлено: Telegram не принял сообщение в этот чат; хранятся причина и день.",
        ),
        "kept_no_more": (
            "Nothing else: no names, no messages, no questions. /forget deletes it.",
            "此外无其他信息：不保存姓名、消息或提问。/forget 可删除。",
            "Больше ничего: ни имён, ни сообщений, ни вопросов. Удалить: /forget.",
        ),
        "no_data": (
            "Nothing is kept of this chat: it follows nothing and chose nothing.",
            "未保存本会话的任何信息：没有关注，也没有设置。",
            "Об этом чате ничего не хранится: нет ни подписок, ни настроек.",
        ),
    }
)

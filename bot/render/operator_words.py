# ruff: noqa: E501 - prose: lines are what people see
"""What operators are told of their work, in each language: (English, 中文, Русский)."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.render.words import Row, filled

WORK: Mapping[str, Row] = MappingProxyType(
    {
        # ---- what waits
        "waits_held": ("An alert waits for you", "一条提醒待您处理", "Сообщение ждёт вашего решения"),
        "waits_vanished": (
            "An action is no longer announced",
            "一项措施已不见于原公告",
            "О мере больше не сказано там, где о ней объявили",
        ),
        "waits_doubted": (
            "A reader doubts an action",
            "有读者对一项措施提出疑问",
            "Читатель сомневается в мере",
        ),
        "nothing_waits": ("Nothing waits for you.", "没有待处理事项。", "Ничего не ждёт вашего решения."),
        "things_wait": (
            "⏸ {count:thing waits|things wait} for you",
            "⏸ {count}项待您处理",
            "⏸ Ждут вашего решения: {count}",
        ),
        "all_wait": ("⏸ {count:waits|wait}", "⏸ 待处理：{count}项", "⏸ Ждут: {count}"),
        "tap_number": (
            "Tap a number to see it. /review lists everything that waits.",
            "点按编号查看。全部待处理事项见 /review。",
            "Нажмите номер, чтобы посмотреть. Всё, что ждёт, покажет /review.",
        ),
        "more_wait": ("… and {count} more", "……另有{count}项", "… и ещё {count}"),
        "more_acts": (" and {count} more", "，另有{count}项", " и ещё {count}"),
        "waits_because": ("Why: {reason}", "原因：{reason}", "Почему: {reason}"),
        "withdraw_it": (
            "Wrong? <code>/withdraw {number} and why</code>",
            "有误？<code>/withdraw {number} 理由</code>",
            "Ошибка? <code>/withdraw {number} и почему</code>",
        ),
        "of_archive": ("From the archive.", "来自档案。", "Из архива."),
        "b_wait_newer": ("← Newer", "← 较新", "← Новее"),
        "b_wait_older": ("Older →", "更早 →", "Раньше →"),
        "b_words": ("The words", "依据的原文", "Слова источника"),
        "b_send": ("Send", "发送", "Отправить"),
        "b_drop": ("Drop …", "放弃……", "Отклонить …"),
        "b_stands": ("It stands", "维持不变", "Оставить в силе"),
        "b_keep_waiting": ("Keep waiting", "暂不处理", "Пусть ждёт"),
        "drop_question": ("Why is {id} dropped?", "为何放弃{id}？", "Почему отклонить {id}?"),
        "drop_otherwise": (
            "Another reason: <code>/review drop {id} your words</code>",
            "其他理由：<code>/review drop {id} 理由</code>",
            "Другая причина: <code>/review drop {id} ваши слова</code>",
        ),
        # ---- what was ruled
        "ruled_sent": ("✅ Sent", "✅ 已发送", "✅ Отправлено"),
        "ruled_dropped": ("🗑 Dropped", "🗑 已放弃", "🗑 Отклонено"),
        "ruled_withdrawn": ("↩️ Withdrawn", "↩️ 已撤回", "↩️ Отозвано"),
        "deed_because": ("Because: {why}", "理由：{why}", "Причина: {why}"),
        "ruled_before": (
            "That was ruled before; nothing was changed now.",
            "此前已有决定；这次未作更改。",
            "Решение уже было принято; сейчас ничего не изменилось.",
        ),
        "goes_out": (
            "It goes to everybody who follows it at this moment, marked as checked by a person.",
            "将发送给此刻关注它的所有会话，并注明已经人工核对。",
            "Оно уйдёт всем, кто сейчас на это подписан, с пометкой «проверено человеком».",
        ),
        "never_told": (
            "It is never told; it stays in the history.",
            "不会发送；仍保留在历史记录中。",
            "О ней не сообщат; в истории она останется.",
        ),
        "review_how": (
            "<code>/review</code> lists what waits, <code>/review 12</code> shows one,\n<code>/review send 12</code> sends it, <code>/review drop 12 old news</code> drops it: say why.",
            "<code>/review</code> 列出待处理事项，<code>/review 12</code> 查看一项，\n<code>/review send 12</code> 发送，<code>/review drop 12 旧闻</code> 放弃：请写明理由。",
            "<code>/review</code> покажет, что ждёт, <code>/review 12</code> — одно из этого,\n<code>/review send 12</code> отправит, <code>/review drop 12 старая новость</code> отклонит: напишите почему.",
        ),
        # ---- corrections
        "withdraw_how": (
            "Which action, and why? For example <code>/withdraw 147 he recalled a case of 2020</code>.\nEverybody who had the alert is told, with your words.",
            "撤回哪一项，为什么？例如 <code>/withdraw 147 他说的是2020年的旧事</code>。\n收到过该提醒的会话都会看到您写的理由。",
            "Какую меру отозвать и почему? Например, <code>/withdraw 147 он вспоминал случай 2020 года</code>.\nВсе, кто получил сообщение, узнают об этом, с вашими словами.",
        ),
        "fix_how": (
            "Which action, which fact, and what is right? For example <code>/fix 147 targets RU, BY because the list names both</code>.\nThe reason is kept with your act and may be left out.\nFacts: <code>{facts}</code>. Names are separated by “;”, roles are written as in “Ann Example: judge”; <code>unknown</code> empties a fact. The reason of a text or of names begins with <code>because:</code> and its colon.",
            "哪一项措施，哪一项内容，正确的是什么？例如 <code>/fix 147 targets RU, BY because 名单上两者都有</code>。\n理由随操作保存，可以不写。\n可更正的内容：<code>{facts}</code>。姓名用“;”分隔，职务写作“姓名: 法官”；<code>unknown</code> 表示清空。更正文字或姓名时，理由以 <code>because:</code> 开头，冒号不可省略。",
            "Какая мера, какой факт и как правильно? Например, <code>/fix 147 targets RU, BY because в списке названы обе</code>.\nПричина хранится вместе с правкой, её можно не писать.\nФакты: <code>{facts}</code>. Имена разделяются знаком «;», должности пишутся как «Имя: судья»; <code>unknown</code> очищает факт. Причина при тексте или именах начинается с <code>because:</code> и двоеточия.",
        ),
        "deed_withdrawn": ("Withdrawn", "已撤回", "Отозвано"),
        "deed_fixed": ("Fixed", "已更正", "Исправлено"),
        "had_it": (
            "{count:chat|chats} had the alert: it is edited there.",
            "{count}个会话收到过该提醒：已在其中修改。",
            "Сообщение было в {count:чате|чатах|чатах}: там оно изменено.",
        ),
        "had_it_loud": (
            "{count:chat|chats} had the alert: it is edited there, and a reply says what changed.",
            "{count}个会话收到过该提醒：已在其中修改，并以回复说明改动。",
            "Сообщение было в {count:чате|чатах|чатах}: там оно изменено, и ответ под ним говорит, что поменялось.",
        ),
        "lost_it": (
            "{count:chat was|chats were} told; addresses are no longer kept, so nothing is said there.",
            "{count}个会话曾收到；地址已不再保存，故不再通知。",
            "Об этом знали в {count:чате|чатах|чатах}; адреса больше не хранятся, поэтому там ничего не сказано.",
        ),
        "lost_it_too": (
            "{count:chat more was|chats more were} told; addresses are no longer kept, so nothing is said there.",
            "另有{count}个会话曾收到；地址已不再保存，故不再通知。",
            "Ещё об этом знали в {count:чате|чатах|чатах}; адреса больше не хранятся, поэтому там ничего не сказано.",
        ),
        "nobody_had": (
            "Nobody has been told of it, so nobody is told now.",
            "此前未发送给任何会话，故现在也不通知。",
            "Об этом никто не знал, поэтому и сейчас никому не сказано.",
        ),
        "offered_now": (
            "Who follows it only as it reads now gets the alert.",
            "更正后才符合其关注的会话将收到提醒。",
            "Кому она по подписке подходит только теперь, тот получит сообщение.",
        ),
        # ---- sources
        "sources_shown": (
            "{count} of {total:source|sources}",
            "{total}个来源，显示{count}个",
            "Источники: {count} из {total}",
        ),
        "sources_narrow": (
            "… more: narrow it, for example <code>/sources cn</code>",
            "……另有更多：请缩小范围，例如 <code>/sources cn</code>",
            "… есть и другие: сузьте, например <code>/sources cn</code>",
        ),
        "source_feed": ("feed", "订阅源", "лента"),
        "source_html": ("page with a list", "列表网页", "страница со списком"),
        "source_json": ("answer for programs", "程序接口", "ответ для программ"),
        "standing_official": ("official", "官方", "официальный"),
        "standing_agency": ("agency", "通讯社", "агентство"),
        "status_never": ("not read yet", "尚未读取", "ещё не читался"),
        "status_ok": ("read", "正常", "читается"),
        "status_failing": ("cannot be read", "无法读取", "не читается"),
        "status_blocked": ("refuses programs", "拒绝程序读取", "не пускает программы"),
        "status_gone": ("gone for good", "已永久关闭", "закрыт навсегда"),
        "status_disabled": ("switched off", "已停用", "отключён"),
    }
)

DROP_REASONS: Mapping[str, Row] = MappingProxyType(
    {
        "n": ("announces nothing", "未宣布任何措施", "ничего не объявляет"),
        "o": ("old news", "旧闻", "старая новость"),
        "t": ("told already", "此前已提醒", "об этом уже сообщалось"),
        "i": ("of no interest", "无需关注", "не представляет интереса"),
    }
)
"""What the buttons offer, by the letter in their data; the English words are kept. Other reasons are typed."""


def put(key: str, language: str, **values: object) -> str:
    """A phrase with its values, which must be safe for a message already."""
    return filled(WORK, key, language, values)

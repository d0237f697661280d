# ruff: noqa: E501 - prose: lines are what people see
"""What the conversation says in each language: (English, 中文, Русский)."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.chat.words_operating import OPERATING
from bot.chat.words_own import CHOICES
from bot.render.words import Row, filled

OWN_NAMES: Mapping[str, str] = MappingProxyType({"en": "English", "zh": "中文", "ru": "Русский"})
"""The languages of cards and answers, each in its own words."""

PHRASES: Mapping[str, Row] = MappingProxyType(
    {
        **CHOICES,
        **OPERATING,
        "administrators_only": (
            "In a group only its administrators can see or change its settings and what it follows.",
            "在群组中，只有管理员可以查看或更改设置和关注内容。",
            "В группе смотреть и менять настройки и подписки могут только её администраторы.",
        ),
        "old_button": (
            "That button is from an older message and no longer means anything. /help shows what works.",
            "该按钮来自旧消息，已失效。可用命令见 /help。",
            "Эта кнопка из старого сообщения и больше ничего не значит. Что работает, покажет /help.",
        ),
        "nothing_changed": ("Nothing was changed.", "未作任何更改。", "Ничего не изменено."),
        "unknown_command": (
            "I do not know /{name}. {hint}",
            "没有 /{name} 这个命令。{hint}",
            "Команды /{name} нет. {hint}",
        ),
        "did_you_mean": ("Did you mean /{name}?", "您是指 /{name} 吗？", "Может быть, /{name}?"),
        "see_help": ("/help shows what I understand.", "可用命令见 /help。", "Что я понимаю, покажет /help."),
        # ---- following
        "what_to_follow": ("What do you want to follow?", "您想关注什么？", "На что подписаться?"),
        "no_such_time": (
            "“{time}” is no time of a day: {clock} was taken.",
            "“{time}”不是时间：按{clock}处理。",
            "«{time}» — не время суток: взято {clock}.",
        ),
        "your_zone": (
            "Times are in {zone}; another one: <code>/settings zone Paris</code>.",
            "时间按 {zone}；如需更改：<code>/settings 时区 北京</code>。",
            "Время по {zone}; другой пояс: <code>/settings часовой пояс Москва</code>.",
        ),
        "left_out": (
            "I do not know: {words}. It is left out.",
            "无法识别：{words}，已略去。",
            "Не понято и пропущено: {words}.",
        ),
        "not_taken": (
            "I did not take “{word}” as {state}; write {write}.",
            "未将“{word}”理解为 {state}；请写 {write}。",
            "«{word}» не понято как {state}; пишите {write}.",
        ),
        "either": ("{one} or {other}", "{one} 或 {other}", "{one} или {other}"),
        "dates_left_out": (
            "Alerts are about what comes: the dates are left out.",
            "提醒只针对今后的措施：日期已略去。",
            "Подписка касается только будущих мер: даты не учтены.",
        ),
        "nothing_stored": ("Nothing was stored.", "未保存任何内容。", "Ничего не сохранено."),
        "too_many": (
            "This chat follows {count} things already. /unsubscribe from one first.",
            "本会话已关注{count}项。请先用 /unsubscribe 取消一项。",
            "В этом чате уже {count} подписок — больше нельзя. Сначала отпишитесь от одной: /unsubscribe.",
        ),
        "you_follow": (
            "✅ You follow {wish}, {how}.",
            "✅ 已关注：{wish}，{how}。",
            "✅ Подписка оформлена: {wish}, {how}.",
        ),
        "status_shows": (
            "/status shows what can be seen of it.",
            "相关来源的状态见 /status。",
            "Состояние источников покажет /status.",
        ),
        "follows_nothing": (
            "This chat follows nothing yet. /subscribe",
            "本会话尚未关注任何内容。/subscribe",
            "В этом чате пока нет подписок. /subscribe",
        ),
        "this_chat_follows": ("This chat follows", "本会话关注", "Подписки этого чата"),
        "how_to_stop": (
            "Stop one with <code>/unsubscribe number</code>, everything with <code>/unsubscribe all</code>",
            "取消一项：<code>/unsubscribe 编号</code>；全部取消：<code>/unsubscribe all</code>",
            "Отписаться от одной: <code>/unsubscribe номер</code>, от всех: <code>/unsubscribe all</code>",
        ),
        "stopped_all": (
            "Subscriptions stopped: {count}. This chat follows nothing now. /subscribe",
            "已取消{count}项关注。本会话不再关注任何内容。/subscribe",
            "Подписок прекращено: {count}. Теперь подписок нет. /subscribe",
        ),
        "none_stopped": ("Nothing was stopped.", "未取消任何关注。", "Ничего не отключено."),
        "no_such_wish": (
            "This chat follows nothing with the number {number}. /subscriptions",
            "本会话没有编号为{number}的关注。/subscriptions",
            "Подписки с номером {number} здесь нет. /subscriptions",
        ),
        "stopped_waiting": (
            "Not sent any more: {count:act that waited|acts that waited} for its digest. /history has all that was announced.",
            "原待列入摘要的{count}项不再发送；已宣布的措施见 /history。",
            "Не придёт то, что ждало сводки: {count:мера|меры|мер}. Всё объявленное есть в /history.",
        ),
        "stopped": ("No longer followed: {wish}", "已取消关注：{wish}", "Подписка прекращена: {wish}"),
        "muted": (
            "🔕 The exchange of /a{number} is muted here: no later step of it will be sent.",
            "🔕 已屏蔽 /a{number} 所属的往来：其后续措施不再发送到本会话。",
            "🔕 Обмен мерами, в который входит /a{number}, здесь отключён: о дальнейших шагах сообщений не будет.",
        ),
        "unmuted": (
            "🔔 Later steps of the exchange of /a{number} are sent again.",
            "🔔 已取消屏蔽：/a{number} 所属往来的后续措施将照常发送。",
            "🔔 О дальнейших шагах обмена, в который входит /a{number}, снова будут сообщения.",
        ),
        "doubt_taken": (
            "Thank you. A person will look at /a{number}. Nothing changes until then; if it is corrected or withdrawn, every chat that had it is told.",
            "谢谢。将有人核查 /a{number}。在此之前不作更改；若更正或撤回，收到过它的每个会话都会得到通知。",
            "Спасибо. Запись /a{number} проверит человек. До тех пор ничего не меняется; если её исправят или отзовут, об этом узнает каждый чат, который её получил.",
        ),
        "forget_question": (
            "<b>Delete my data?</b>\nWhat this chat follows, what it muted and what it was sent is deleted at once; backups, which the operator keeps, should forget it within 14 days. Alerts stop. Messages already in this chat stay: delete them in your app.",
            "<b>删除我的数据？</b>\n本会话的关注、屏蔽和发送记录将立即删除；运营者的备份应在14天内清除。提醒停止。会话中已有的消息仍会保留：请在应用中自行删除。",
            "<b>Удалить мои данные?</b>\nПодписки этого чата, отключённые обмены и список отправленного удаляются сразу; из резервных копий оператора они должны исчезнуть за 14 дней. Сообщения перестанут приходить. Уже пришедшие остаются: удалите их в приложении.",
        ),
        "forgotten": (
            "Deleted. Nothing is kept of this chat; the operator's backups should forget it within 14 days.",
            "已删除。不再保存本会话的任何信息；运营者的备份应在14天内清除。",
            "Удалено. Об этом чате ничего не хранится; из резервных копий оператора он должен исчезнуть за 14 дней.",
        ),
        "nothing_kept": (
            "Nothing was kept of this chat.",
            "未保存本会话的任何信息。",
            "Об этом чате ничего не хранилось.",
        ),
        # ---- asking
        "which_words": (
            "Which words? For example <code>/search magnitsky</code>; names as they are spelled.",
            "搜索哪些词？例如 <code>/search magnitsky</code>；姓名按原文拼写。",
            "Какие слова искать? Например, <code>/search magnitsky</code>; имена — как в источнике.",
        ),
        "first_words_only": (
            "Only the first {count} words were searched.",
            "仅搜索了前{count}个词。",
            "Поиск шёл только по первым словам ({count}).",
        ),
        "first_characters_only": (
            "Only the first {count} characters were read.",
            "仅读取了前{count}个字符。",
            "Прочитано только начало: {count} знаков.",
        ),
        "searched_for": (
            "I searched the texts for “{words}”, which I do not know as a country, measure or subject{rest}.",
            "未识别“{words}”为国家或地区、措施或主题，故在文本中搜索{rest}。",
            "«{words}» не распознано как страна, мера или тема, поэтому поиск шёл по текстам{rest}.",
        ),
        "rest_understood": ("; the rest I understood", "；其余已理解", "; остальное понято"),
        "no_more_pages": ("There are no pages beyond this one.", "后面没有更多页。", "Дальше страниц нет."),
        "older_typed": (
            "Older: <code>{typed}</code>",
            "更早：<code>{typed}</code>",
            "Раньше: <code>{typed}</code>",
        ),
        "which_action": (
            "Which action? For example <code>/show 147</code>, or tap a number like /a147.",
            "哪一项措施？例如 <code>/show 147</code>，或点按 /a147 这样的编号。",
            "Какая мера? Например, <code>/show 147</code>, или нажмите на номер вроде /a147.",
        ),
        "which_exchange": (
            "Which exchange? Give the number of one of its actions: <code>/chain 147</code>",
            "哪一组往来？请给出其中一项措施的编号：<code>/chain 147</code>",
            "Какой обмен мерами? Назовите номер одной из мер: <code>/chain 147</code>",
        ),
        "no_such_action": (
            "There is no action /a{number}. /latest shows the newest one, /history all of them.",
            "没有 /a{number} 这项措施。最新一项见 /latest，全部见 /history。",
            "Меры /a{number} нет. Последняя — /latest, все — /history.",
        ),
        "sources_for_operators": (
            "The list of sources is for operators. What I can see for you stands in /status.",
            "来源列表仅供运营者查看。与您有关的情况见 /status。",
            "Список источников — для операторов. Что видно для вас, покажет /status.",
        ),
        "operators_only": (
            "Only operators of this installation can do that.",
            "只有本系统的运营者可以执行此操作。",
            "Это могут только операторы этой установки.",
        ),
        "which_source": (
            "Which source? <code>/source us-state-press-rss</code> shows it, <code>off</code> or <code>on</code> behind the id switches it. /sources lists the ids.",
            "哪个来源？<code>/source us-state-press-rss</code> 查看详情，编号后加 <code>off</code> 或 <code>on</code> 停用或启用。编号见 /sources。",
            "Какой источник? <code>/source us-state-press-rss</code> покажет его, <code>off</code> или <code>on</code> после имени отключит или включит. Имена — в /sources.",
        ),
        "no_such_source": (
            "There is no source {id}. /sources lists all of them.",
            "没有 {id} 这个来源。全部来源见 /sources。",
            "Источника {id} нет. Все — в /sources.",
        ),
        "sources_alike": ("Alike: {ids}", "相近的有：{ids}", "Похожие: {ids}"),
        "source_off": (
            "Switched off: it is not read any more within ten seconds.",
            "已停用：十秒内不再读取。",
            "Отключён: не позже чем через десять секунд его перестанут читать.",
        ),
        "source_on": (
            "Switched on: it is read again within ten seconds.",
            "已启用：十秒内恢复读取。",
            "Включён: не позже чем через десять секунд его снова начнут читать.",
        ),
        "source_off_already": ("It is switched off already.", "该来源已是停用状态。", "Он уже отключён."),
        "source_on_already": ("It is switched on already.", "该来源已是启用状态。", "Он уже включён."),
        "no_button": (
            "[{number}] is no button any more.",
            "[{number}] 已不是按钮。",
            "[{number}] больше не кнопка.",
        ),
        "no_question": (
            "{number} alone is no question.",
            "单独一个 {number} 不是问题。",
            "Одно число {number} ни о чём не спрашивает.",
        ),
        "write_action": (
            "For the action write /a{number}",
            "查看措施请写 /a{number}",
            "Чтобы открыть меру, напишите /a{number}",
        ),
        # ---- exporting
        "export_counts": (
            "{total}, newest first · {kind}",
            "{total}，由新到旧 · {kind}",
            "{total}, сначала новые · {kind}",
        ),
        "export_cut": (
            "Only the newest {count} are in the file: ask for less, for example a year at a time.",
            "文件仅含最新{count}项：请缩小范围，例如按年份导出。",
            "В файле только последние ({count}): сузьте запрос, например до одного года.",
        ),
        "export_later": (
            "This chat has had {count} files within an hour; the next one in {minutes} min. /stats and /history answer at once.",
            "本会话一小时内已导出{count}个文件；{minutes}分钟后可再次导出。/stats 和 /history 随时可用。",
            "За час этот чат получил файлов: {count}. Следующий — через {minutes} мин. /stats и /history отвечают сразу.",
        ),
        # ---- buttons
        "b_follow": ("Follow", "关注", "Подписаться"),
        "b_follow_silently": ("Follow silently", "静音关注", "Подписаться без звука"),
        "b_daily": ("Daily digest", "每日摘要", "Сводка раз в день"),
        "b_no": ("No", "不关注", "Не надо"),
        "b_stop": ("Stop following", "取消关注", "Отписаться"),
        "b_follow_again": ("Follow again", "重新关注", "Подписаться снова"),
        "b_unmute": ("Unmute", "取消屏蔽", "Сообщать снова"),
        "b_delete": ("Delete my data", "删除我的数据", "Удалить мои данные"),
        "b_keep": ("Keep it", "保留", "Оставить"),
        "b_choose": ("Choose …", "自行选择……", "Выбрать …"),
        "b_be_discreet": ("Turn discreet mode on", "开启隐私模式", "Включить скрытый режим"),
        "b_open_again": ("Turn discreet mode off", "关闭隐私模式", "Выключить скрытый режим"),
        "b_newer": ("← Newer", "← 较新", "← Новее"),
        "b_older": ("Older →", "更早 →", "Раньше →"),
        "b_earlier": ("← Earlier", "← 之前", "← Раньше"),
        "b_later": ("Later →", "之后 →", "Позже →"),
        "busy": (" (usually several a day)", "（通常每天数条）", " (обычно несколько в день)"),
        "busy_daily": (
            " (busy: about {count} a day)",
            "（较多：每天约{count}条）",
            " (много: около {count} в день)",
        ),
    }
)


def said(key: str, language: str, **values: object) -> str:
    """A phrase of the conversation with its values filled in."""
    return filled(PHRASES, key, language, values)

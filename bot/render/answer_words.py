# ruff: noqa: E501 - prose: lines are what people see
"""What answers to questions say in each language: (English, 中文, Русский)."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.render.follow_words import BEFORE_FOLLOWING
from bot.render.words import Row, filled

ANSWERS: Mapping[str, Row] = MappingProxyType(
    {
        "list_comma": (", ", "、", ", "),
        "and_states_more": (" and {count} more", "等另{count}个", " и ещё {count}"),
        # ---- pages of the history
        "no_clearance": (
            "No hit is no clearance: this is not a screening list. Official lists: {lists}",
            "未找到不等于未受制裁：本库不是筛查名单。官方名单：{lists}",
            "Если ничего не найдено, это не значит, что санкций нет: по этой базе никого нельзя проверять. Официальные списки: {lists}",
        ),
        "nothing_matches": (
            "Nothing in the history matches. That does not mean that nothing happened.",
            "历史记录中没有符合的内容。这不表示没有发生。",
            "В истории ничего не найдено. Это не значит, что ничего не было.",
        ),
        "without_words": (
            "Nothing with “{words}” in the texts; shown without it.",
            "文本中没有“{words}”；以下为去掉该词后的结果。",
            "«{words}» в текстах нет; ниже — ответ без этого слова.",
        ),
        "try_latin": (
            "Names are kept as the source wrote them, mostly in Latin letters: try that spelling too.",
            "姓名按来源原文保存，多为拉丁字母：请也用该拼写搜索。",
            "Имена хранятся так, как в источнике, чаще латиницей: попробуйте и такое написание.",
        ),
        "archive_gaps": (
            "Before {month} the archive is compiled from press reports; it has gaps.",
            "{month}以前的档案据新闻报道整理，并不完整。",
            "До {month} архив составлен по сообщениям прессы; в нём есть пробелы.",
        ),
        "not_read_so_far": (
            "Not read so far: {states}; newer acts of theirs are not seen.",
            "尚未读取：{states}；其新近措施无法看到。",
            "Пока не читаются: {states}; их новые меры не видны.",
        ),
        "read_until": ("Read until {moment}.", "读取截至{moment}。", "Прочитано до {moment}."),
        "nothing_read": (
            "No source has been read yet.",
            "尚未读取任何来源。",
            "Ни один источник ещё не прочитан.",
        ),
        "measures_found": ("{count} measures", "{count}项措施", "мер: {count}"),
        "measure_found": ("1 measure", "1项措施", "мер: 1"),
        "newest_first": ("newest first", "由新到旧", "сначала новые"),
        "shown_from": ("{first} to {last} shown", "显示第{first}至{last}项", "показаны {first}–{last}"),
        "basis_unstated": (
            "basis not stated in our source",
            "来源未说明法律依据",
            "основание в источнике не указано",
        ),
        "a_warning": ("a warning", "警告", "предупреждение"),
        "carried_out_day": (", carried out {day}", "，已于{day}落实", ", исполнено {day}"),
        "as_reported": (" (reported)", "（据报道）", " (по сообщениям)"),
        "in_all": ("{count}", "共{count}", "всего {count}"),
        "are_named": ("named", "姓名已公布", "имена названы"),
        "are_unnamed": ("unnamed", "姓名未公布", "имена не названы"),
        "rel_answers": ("answers {number}", "回应 {number}", "ответ на {number}"),
        "rel_carries_out": ("carries out {number}", "落实 {number}", "исполняет {number}"),
        "rel_eases": ("eases {number}", "放宽 {number}", "смягчает {number}"),
        "rel_continues": ("continues {number}", "延续 {number}", "продолжает {number}"),
        "official_label": ("official text", "官方文本", "официальный текст"),
        "press_label": (
            "press report; no official page in our records",
            "新闻报道；本库无官方页面",
            "сообщение прессы; официальной страницы в базе нет",
        ),
        "no_address": ("{label}; no address kept", "{label}；无链接", "{label}; ссылки нет"),
        # ---- the last act
        "last_time": ("Last time: {query}", "最近一次措施（{query}）", "Последняя мера ({query})"),
        "before_that": ("Before that", "此前", "До того"),
        "left_out": (
            "Left out: {others} (latest {day}) {number}",
            "未计入：{others}（最近一次{day}） {number}",
            "Не учтено: {others} (последнее — {day}) {number}",
        ),
        "acts_unsaid": (
            "acts that do not say who is hit",
            "未说明对象的措施",
            "меры, где не сказано, против кого",
        ),
        # ---- an exchange
        "no_exchange": ("No exchange", "没有往来记录", "Обмена мерами нет"),
        "nothing_linked": (
            "Nothing that answers or is answered is known.",
            "没有已知的回应或被回应的措施。",
            "Ни ответа, ни того, на что это ответ, не известно.",
        ),
        "exchange_goes_on": (
            "… more steps, not shown here",
            "……其余步骤未显示",
            "… остальные шаги здесь не показаны",
        ),
        "steps": (
            "{count:step|steps}{span} · nothing further seen",
            "{count}个步骤{span} · 未见后续",
            "шагов: {count}{span} · дальнейшего не видно",
        ),
        "in_days": (" in {days}", "，历时{days}", " за {days}"),
        "next_day": ("next day", "次日", "на следующий день"),
        "days_later": ("{count} days later", "{count}天后", "через {count} дн."),
        "after_first": (", {count} after step 1", "，距第1步{count}天", ", {count} дн. от шага 1"),
        "step_answers": ("answers step {step}", "回应第{step}步", "ответ на шаг {step}"),
        "step_carries_out": ("carries out step {step}", "落实第{step}步", "исполняет шаг {step}"),
        "step_eases": ("eases step {step}", "放宽第{step}步", "смягчает шаг {step}"),
        "step_continues": ("continues step {step}", "延续第{step}步", "продолжает шаг {step}"),
        "why_linked": ("Why linked: {reasons}", "关联理由：{reasons}", "Почему связано: {reasons}"),
        "why_inferred": (
            "Why linked (inferred): {reasons}",
            "关联理由（推断）：{reasons}",
            "Почему связано (вывод программы): {reasons}",
        ),
        "more_reasons": (
            "{reasons}; and {count} more",
            "{reasons}；另有{count}条",
            "{reasons}; и ещё {count}",
        ),
        # ---- what can be seen
        "silence": (
            "Silence means: nothing found in what was read. It does not mean nothing happened.",
            "没有消息表示：在已读取的内容中未发现。这不表示没有发生。",
            "Тишина значит: в прочитанном ничего не найдено. Это не значит, что ничего не было.",
        ),
        "seen_now": ("What I can see right now", "来源当前状态", "Состояние источников"),
        "fresh_sources": (
            "{fresh} of {total:source|sources} read in the last hour",
            "{total}个来源中{fresh}个在一小时内读取过",
            "За последний час прочитано источников: {fresh} из {total}",
        ),
        "more_in_trouble": ("… more sources in trouble", "……另有来源异常", "… есть и другие неполадки"),
        "more_sources": ("… more sources", "……另有来源", "… есть и другие источники"),
        "healthy_more": (
            "✅ {count} more, read without trouble",
            "✅ 另有{count}个，读取正常",
            "✅ и ещё {count}: читаются нормально",
        ),
        "not_read_at_all": ("Not read at all", "完全未读取", "Совсем не читаются"),
        "no_source_of": (
            "No source of these issuers is read: {states}",
            "以下各方没有可读取的来源：{states}",
            "Нет источников этих сторон: {states}",
        ),
        "last_alert": (
            "Last alert to this chat: {moment}",
            "本会话最近一次提醒：{moment}",
            "Последнее сообщение в этот чат: {moment}",
        ),
        "none_yet": ("none yet", "尚无", "пока нет"),
        "alerts_wait": (
            "⚠️ Alerts wait since {moment}: nobody could be told; they are tried again.",
            "⚠️ 自{moment}起提醒未能送达任何会话；正在重试。",
            "⚠️ Сообщения ждут с {moment}: доставить не удаётся никому; попытки повторяются.",
        ),
        "unread_never": ("Not read yet: {names}", "尚未读取：{names}", "Ещё не читались: {names}"),
        "unread_off": (
            "Switched off, so not read: {names}",
            "已停用，故不读取：{names}",
            "Отключены и не читаются: {names}",
        ),
        "all_sources": (
            "{heading} (this chat follows nothing yet: /subscribe)",
            "{heading}（本会话尚未关注任何内容：/subscribe）",
            "{heading} (подписок пока нет: /subscribe)",
        ),
        "all_sources_heading": ("All sources", "全部来源", "Все источники"),
        "what_you_follow": ("For what you follow", "与您的关注有关", "По вашим подпискам"),
        "since": (" since {moment}", "（自{moment}起）", " с {moment}"),
        "switched_off": ("switched off", "已停用", "отключён"),
        "never_read_yet": ("never read yet", "尚未读取", "ещё не читался"),
        "gone": (
            "says it is gone for good{since}",
            "来源称已永久关闭{since}",
            "сообщает, что закрыт навсегда{since}",
        ),
        "refuses": (
            "refuses machine readers{since}{instead}",
            "拒绝程序读取{since}{instead}",
            "не пускает программы{since}{instead}",
        ),
        "unreadable": (
            "cannot be read{since} · {read}{instead}",
            "无法读取{since} · {read}{instead}",
            "не читается{since} · {read}{instead}",
        ),
        "newest_entry": ("{read} · newest {day}", "{read} · 最新条目{day}", "{read} · новейшее {day}"),
        "no_entry": ("{read} · no entry yet", "{read} · 尚无条目", "{read} · записей пока нет"),
        "look_at": ("look at: {issue}", "请检查：{issue}", "проверьте: {issue}"),
        "never_read": ("never read", "从未读取", "не читался"),
        "read_at": ("read {clock}", "{clock}读取", "прочитан в {clock}"),
        "last_read": ("last read {moment}", "上次读取：{moment}", "последний раз прочитан {moment}"),
        "usually_daily": ("usually daily", "通常每天更新", "обычно ежедневно"),
        "usually_weekly": ("usually weekly", "通常每周更新", "обычно еженедельно"),
        "usually_within": (
            "usually within {count:day|days}",
            "通常{count}天内更新",
            "обычно в пределах {count} дн.",
        ),
        "quiet_days": (
            "nothing for {count:day|days}, {habit}",
            "已{count}天无内容，{habit}",
            "ничего {count} дн., {habit}",
        ),
        "quiet_hours": (
            "nothing for hours, {habit}",
            "已数小时无内容，{habit}",
            "ничего уже несколько часов, {habit}",
        ),
        "read_instead": (" · {body} read instead", " · 改读{body}", " · вместо него читается {body}"),
        "many_refuse": (
            "{count:source refuses|sources refuse} machine readers",
            "{count}个来源拒绝程序读取",
            "не пускают программы, источников: {count}",
        ),
        "many_fail": (
            "{count:source|sources} cannot be read",
            "{count}个来源无法读取",
            "не читаются, источников: {count}",
        ),
        "many_quiet": (
            "{count:source is|sources are} quiet for longer than usual",
            "{count}个来源沉默时间超过常态",
            "молчат дольше обычного, источников: {count}",
        ),
        "not_reached": ("server not reached", "无法连接服务器", "сервер недоступен"),
        "no_answer_in_time": ("no answer in time", "未及时响应", "нет ответа вовремя"),
        **BEFORE_FOLLOWING,
    }
)


def tell(key: str, language: str, **values: object) -> str:
    """A phrase of an answer with its values filled in."""
    return filled(ANSWERS, key, language, values)

# ruff: noqa: ISC004 - rows of a table are parenthesised already
"""What is said in each language: labels, measures, stages, kinds.

A row is (English, 中文, Русский); a missing translation falls back to English.
"""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.words import EasedKind, Measure, Stage, TargetKind

LANGUAGES = ("en", "zh", "ru")

Row = tuple[str, str, str]

MEASURES: Mapping[Measure, Row] = MappingProxyType(
    {
        Measure.VISA_RESTRICTION: ("visa restrictions", "签证限制", "визовые ограничения"),
        Measure.ENTRY_BAN: ("entry ban", "禁止入境", "запрет на въезд"),
        Measure.ASSET_FREEZE: ("asset freeze", "冻结资产", "блокировка активов"),
        Measure.SANCTIONS_UNSPECIFIED: (
            "sanctions, kind not stated",
            "制裁（未说明具体措施）",
            "санкции (вид не указан)",
        ),
        Measure.TRADE_RESTRICTION: (
            "business or export ban on named firms",
            "对特定企业的贸易或出口限制",
            "торговые ограничения против компаний",
        ),
        Measure.EXPULSION: (
            "expulsion (persona non grata)",
            "驱逐／不受欢迎的人",
            "высылка (персона нон грата)",
        ),
        Measure.MISSION_RESTRICTION: (
            "limits on embassies and consulates",
            "对使领馆的限制",
            "ограничения для посольств и консульств",
        ),
        Measure.VISA_POLICY: (
            "visa rules for a whole nationality",
            "针对一国公民的签证措施",
            "визовый режим для граждан страны",
        ),
        Measure.OTHER: ("other measure", "其他措施", "другая мера"),
    }
)

STAGES: Mapping[Stage, Row] = MappingProxyType(
    {
        Stage.THREATENED: ("warned", "警告将采取措施", "предупреждение"),
        Stage.ANNOUNCED: ("announced", "已宣布", "объявлено"),
        Stage.IMPOSED: ("imposed", "已实施", "введено"),
        Stage.EXPANDED: ("widened", "扩大范围", "расширено"),
        Stage.EXTENDED: ("renewed", "延期", "продлено"),
        Stage.EASED: ("eased", "放宽", "смягчено"),
    }
)

EASED: Mapping[EasedKind, Row] = MappingProxyType(
    {
        EasedKind.LIFTED: ("lifted", "解除", "отменено"),
        EasedKind.SUSPENDED: ("suspended", "暂停", "приостановлено"),
        EasedKind.NAMES_REMOVED: ("names removed", "移出名单", "исключены из списка"),
        EasedKind.NARROWED: ("narrowed", "放宽", "смягчено"),
    }
)

KINDS: Mapping[TargetKind, Row] = MappingProxyType(
    {
        TargetKind.OFFICIALS: ("officials", "官员", "должностные лица"),
        TargetKind.LAWMAKERS: ("lawmakers", "议员", "депутаты"),
        TargetKind.MILITARY: ("military personnel", "军方人员", "военные"),
        TargetKind.DIPLOMATS: ("diplomats", "外交人员", "дипломаты"),
        TargetKind.COMPANY: ("companies", "企业", "компании"),
        TargetKind.ORGANISATION: ("organisations", "组织", "организации"),
        TargetKind.MEDIA: ("journalists and media", "媒体和记者", "СМИ и журналисты"),
        TargetKind.NATIONALS: ("nationals", "公民", "граждане"),
        TargetKind.VESSELS: ("vessels", "船舶", "суда"),
        TargetKind.FAMILY: ("family members", "家属", "члены семей"),
    }
)

PHRASES: Mapping[str, Row] = MappingProxyType(
    {
        "comma": (", ", "，", ", "),
        "and": (" and ", "和", " и "),
        "reported": ("Reported: {news}", "据报道：{news}", "Сообщается: {news}"),
        "not_official": (
            "⚪ Reported; not yet on the issuer's own page",
            "⚪ 有报道，尚未见于官方网站",
            "⚪ Сообщается; на официальном сайте пока нет",
        ),
        "will_replace": (
            "This message will be replaced when the official text appears; you will be told if it says "
            "something else.",
            "官方文本发布后将替换本消息；如内容不同，会另行告知。",
            "Когда появится официальный текст, это сообщение будет заменено; если в нём сказано иное, "
            "вы узнаете.",
        ),
        "countermeasure": ("Countermeasure", "{counter}", "Ответная мера"),
        "new_measure": ("New measure", "新措施", "Новая мера"),
        "warning": ("Warning", "警告", "Предупреждение"),
        "no_act_yet": ("no measure taken yet", "尚未采取措施", "мера пока не принята"),
        "start_unknown": ("start date not given", "未说明生效日期", "дата начала не указана"),
        "starts": ("from {day}", "自{day}起", "с {day}"),
        "until": ("until {day}", "至{day}止", "по {day}"),
        "public_designation": ("public designation", "公开指认", "публичное включение"),
        "whom": ("Whom", "对象", "Против кого"),
        "whom_unknown": ("not stated", "未说明", "не указано"),
        "in_words": (
            "{who}; in the text's words: “{words}”",
            "{who}；原文表述：“{words}”",
            "{who}; словами документа: «{words}»",
        ),
        "names": ("Names", "姓名", "Имена"),
        "names_not_released": ("not released", "未公布", "не названы"),
        "names_in_source": (
            "published; not read here, see the source",
            "已公布；此处未读取，见来源",
            "опубликованы; здесь не прочитаны, см. источник",
        ),
        "names_unknown": (
            "whether they were released is not known",
            "是否公布不详",
            "неизвестно, названы ли",
        ),
        "number_unknown": ("number not stated", "人数未说明", "число не указано"),
        "number": ("{count} persons or bodies", "共{count}个（人或机构）", "лиц и организаций: {count}"),
        "number_people": ("{count} people", "共{count}人", "{count} чел."),
        "one_person": ("1 person", "共1人", "1 чел."),
        "named": ("Named", "点名对象", "Названы"),
        "counted": (
            "{count} in the text; {read} could be read",
            "文中{count}个；可读取{read}个",
            "в тексте {count}; удалось прочитать {read}",
        ),
        "uncounted": (
            "number not stated; {read} could be read",
            "人数未说明，读取{read}个",
            "число не указано, прочитано {read}",
        ),
        "family": (
            "Listed as family; no conduct of theirs is alleged:",
            "以家属身份列入，未指称其本人有任何行为：",
            "Указаны как родственники; им самим ничего не вменяется:",
        ),
        "bodies": ("Bodies:", "机构：", "Организации:"),
        "more_names": (
            "and {count} more: see the source",
            "另有{count}个，见来源",
            "и ещё {count}: см. источник",
        ),
        "effect": ("Effect", "效果", "Что это значит"),
        "leave_by": ("Deadline to leave", "离境期限", "Срок выезда"),
        "basis": ("Basis", "法律依据", "Основание"),
        "law": ("Law", "法律文件", "Правовой акт"),
        "reach_entry": ("entry", "入境", "въезд"),
        "reach_assets": ("assets", "资产", "активы"),
        "reach_dealings": ("dealings", "交易", "сделки"),
        "how_does": ("yes", "是", "да"),
        "how_may": ("if the act says so", "视决定而定", "если так сказано в решении"),
        "how_not": ("no", "否", "нет"),
        "listed_in": ("Listed in", "列入", "Список"),
        "basis_unknown": ("not stated in our source", "来源未说明", "в нашем источнике не указано"),
        "reason": ("Reason given", "所称理由", "Названная причина"),
        "reason_by": ("{who} says: “{words}”", "{who}称：“{words}”", "{who}: «{words}»"),
        "reason_they": ("{who} says they “{words}”", "{who}称其“{words}”", "{who}: они «{words}»"),
        "reason_unknown": ("none in our source", "来源未说明", "в нашем источнике не названа"),
        "answers": ("Answers", "回应", "Ответ на"),
        "answers_nothing": ("nothing named", "未提及", "ничего не названо"),
        "answers_words": (
            "“{words}” (no act that we have recorded)",
            "“{words}”（本库未收录该举措）",
            "«{words}» (этого акта в нашей базе нет)",
        ),
        "answers_own": ("Answers, by its own words", "回应，据其原文", "Ответ, по словам документа"),
        "quoted": ("“{words}”", "“{words}”", "«{words}»"),
        "answered_by": ("Answered by", "回应者", "Ответ"),
        "carried_out_by": ("Carried out by", "由此落实", "Исполнено"),
        "eased_by": ("Eased by", "由此放宽", "Смягчено"),
        "extended_by": ("Continued by", "由此延续", "Продолжено"),
        "more_addresses": ("More addresses: {links}", "其他网址：{links}", "Другие адреса: {links}"),
        "no_evidence": (
            "No words are kept for this entry: it comes from the archive or was entered by a person.",
            "本条未保存原文：来自档案或由人工录入。",
            "Слова не сохранены: запись из архива или внесена человеком.",
        ),
        "read_by": ("Rules {rules}, sure {sure}", "规则{rules}，把握{sure}", "Правила {rules}, {sure}"),
        "against": ("What spoke against: {what}", "存疑之处：{what}", "Что вызвало сомнения: {what}"),
        "nothing_against": ("nothing", "无", "ничего"),
        "link_to": ("link to {number}", "关联{number}", "связь с {number}"),
        "stated": ("stated in the text", "原文写明", "сказано в тексте"),
        "no_reason_kept": ("no reason kept", "未保存理由", "причина не сохранена"),
        "carries_out": ("Carries out", "落实", "Исполняет"),
        "eases": ("Eases", "放宽", "Смягчает"),
        "extends": ("Continues", "延续", "Продолжает"),
        "the_warning": ("the warning of {day}", "{day}的警告", "предупреждение от {day}"),
        "act_of": ("{arrow} {measure} of {day}", "{arrow} {day}的{measure}", "{arrow} {measure}, {day}"),
        "inferred": ("(inferred)", "（推断）", "(вывод программы)"),
        "days_earlier": ("{count} days earlier", "{count}天前", "раньше на {count} дн."),
        "day_earlier": ("a day earlier", "1天前", "днём раньше"),
        "same_day": ("the same day", "同日", "в тот же день"),
        "no_quote": ("No sentence to quote was found.", "未找到可引用的句子。", "Цитата не найдена."),
        "published_exact": (
            "Published {local} ({utc} UTC)",
            "发布：{local}（{utc} UTC）",
            "Опубликовано {local} ({utc} UTC)",
        ),
        "published_utc": ("Published {utc} UTC", "发布：{utc} UTC", "Опубликовано {utc} UTC"),
        "published_day": (
            "Published {day}, time not given",
            "发布：{day}，时间未注明",
            "Опубликовано {day}, время не указано",
        ),
        "published_unknown": ("Publication time not given", "发布时间未注明", "Время публикации не указано"),
        "seen": ("seen {utc} UTC", "读取：{utc} UTC", "замечено {utc} UTC"),
        "late": (
            "⏳ Late: seen {gap} after it was published",
            "⏳ 延迟：发布{gap}后才读到",
            "⏳ С опозданием: замечено через {gap} после публикации",
        ),
        "hours": ("{count} h", "{count}小时", "{count} ч"),
        "days": ("{count} days", "{count}天", "{count} дн."),
        "one_day": ("a day", "1天", "день"),
        "source": ("Source", "来源", "Источник"),
        "official_text": ("Official text", "官方文本", "Официальный текст"),
        "report": ("Report", "报道", "Сообщение СМИ"),
        "press_report": (
            "press report; no official page in our records",
            "新闻报道；本库无官方页面",
            "сообщение прессы; официальной страницы в базе нет",
        ),
        "no_source": ("no address in our records", "本库无链接", "ссылки в базе нет"),
        "by_machine": ("read by machine", "机器读取", "прочитано программой"),
        "by_person": ("checked by a person", "人工核对", "проверено человеком"),
        "from_archive": ("from the archive", "来自档案", "из архива"),
        "unsure": ("reading uncertain", "读取结果不确定", "прочитано неуверенно"),
        "no_list": ("not a screening list", "非筛查名单", "не список для проверки"),
        "withdrawn": (
            "⚠️ Withdrawn: this was wrong, or is no longer held to be so",
            "⚠️ 已撤回：此条有误或不再成立",
            "⚠️ Отозвано: ошибка или больше не подтверждается",
        ),
        "now_expired": (
            "⌛ Expired: the last day was {day}; no renewal seen",
            "⌛ 已到期：最后一日为{day}，未见延期",
            "⌛ Истекло: последний день был {day}; продления не видно",
        ),
        "now_renewed": (
            "🔵 Renewed on {day} {number}",
            "🔵 {day}延期 {number}",
            "🔵 Продлено {day} {number}",
        ),
        "now_renewed_until": (
            "🔵 Renewed on {day}, until {until} {number}",
            "🔵 {day}延期至{until} {number}",
            "🔵 Продлено {day}, по {until} {number}",
        ),
        "how_sure": ("How sure", "把握程度", "Насколько точно"),
        "sure_of_all": ("sure of every field", "各项均有把握", "всё прочитано уверенно"),
        "sure_of_rest": ("sure of the rest", "其余有把握", "остальное уверенно"),
        "less_sure_of": ("less sure of {fields}", "把握较小：{fields}", "менее уверенно: {fields}"),
        "not_sure_of": ("unsure of {fields}", "没有把握：{fields}", "неуверенно: {fields}"),
        "less_sure": ("less sure", "把握较小", "менее уверенно"),
        "not_sure": ("unsure", "没有把握", "неуверенно"),
        "semicolon": ("; ", "；", "; "),
        "now_eased": ("🟢 {how} on {day} {number}", "🟢 {day}{how} {number}", "🟢 {how} {day} {number}"),
        "and_more": (
            "and {count} more from the same text: {where}",
            "同一文本另有{count}项：{where}",
            "и ещё {count} из того же текста: {where}",
        ),
        "as_above": ("The rest as above", "其余同上", "Остальное как выше"),
        "cut": ("… more in {where}", "……更多见 {where}", "… продолжение: {where}"),
        "b_exchange": ("Exchange", "往来", "Обмен мерами"),
        "b_evidence": ("The words it rests on", "依据的原文", "На каких словах основано"),
        "b_mute": ("Mute this exchange", "静音此往来", "Не сообщать об этом обмене"),
        "b_wrong": ("Wrong?", "有误？", "Ошибка?"),
        "apology": (
            "Sorry, something went wrong here and I could not answer. Please try again in a minute; if it "
            "happens again, tell whoever runs this bot the reference {reference}.",
            "抱歉，这里出了错，没能答复。请过一分钟再试；若再次出现，请把编号 {reference} 告诉运营者。",
            "Извините, здесь произошла ошибка, и ответить не удалось. Попробуйте ещё раз через минуту; если "
            "это повторится, сообщите тому, кто ведёт бота, номер {reference}.",
        ),
        "unnamed": ("unnamed", "未公布姓名", "без имён"),
        "carried_out_on": ("carried out {day}", "{day}已落实", "исполнено {day}"),
    }
)


def pick(row: Row, language: str) -> str:
    """The cell of a language; English for one that is not kept."""
    return row[LANGUAGES.index(language)] if language in LANGUAGES else row[0]


def say(key: str, language: str, **values: object) -> str:
    """A phrase with its values filled in."""
    return pick(PHRASES[key], language).format(**values)

"""What digests say in each language: (English, 中文, Русский)."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.render.words import Row, filled

DIGESTS: Mapping[str, Row] = MappingProxyType(
    {
        "one_new": ("1 new: {states}", "新增1项：{states}", "Новых: 1 — {states}"),
        "some_new": ("{count} new: {states}", "新增{count}项：{states}", "Новых: {count} — {states}"),
        "with_warnings": (
            "{news}; warnings: {count}",
            "{news}；其中警告{count}项",
            "{news}; из них предупреждений: {count}",
        ),
        "nothing_new": ("Nothing new: {wish}", "没有新措施：{wish}", "Ничего нового: {wish}"),
        "period": (
            "Digest, {since} – {until} ({zone})",
            "摘要，{since} – {until}（{zone}）",
            "Сводка, {since} – {until} ({zone})",
        ),
        "late": (
            "⏱ Late: it was to come {moment}.",
            "⏱ 迟到：原定{moment}发送。",
            "⏱ С опозданием: должна была прийти {moment}.",
        ),
        "still_open": ("Warnings still open", "尚未落实的警告", "Предупреждения без продолжения"),
        "no_act_seen": (
            "no announcement seen for {days:day|days}; its issuer was read on {read} of {days:day|days}",
            "{days}天来未见宣布；其中{read}天读取了发布方",
            "дней без объявления: {days}; из них сторона читалась {read} дн.",
        ),
        "unread": (
            "its issuer was read on none of the {days:day|days} since",
            "此后{days}天均未读取发布方",
            "сторона не читалась ни в один из дней с тех пор: {days}",
        ),
        "without": (
            "Measures can be taken without an announcement.",
            "措施可能不经宣布即已采取。",
            "Меры могут быть приняты и без объявления.",
        ),
        "ahead": ("Dates ahead", "近期日期", "Ближайшие даты"),
        "begins": ("begins", "开始生效", "вступает в силу"),
        "last_day": ("last day", "最后一天", "последний день"),
        "read_since": (
            "Read since then: {read} of {sources:source|sources} for it. /status",
            "此后已读取相关来源：{read}/{sources}。/status",
            "За это время прочитано источников: {read} из {sources}. /status",
        ),
        "none_for_it": (
            "No source is read for it. /status",
            "没有读取与此有关的来源。/status",
            "Источников по этой теме нет. /status",
        ),
        "more_acts": (
            "and {count} more: <code>/history</code>",
            "另有{count}项：<code>/history</code>",
            "и ещё {count}: <code>/history</code>",
        ),
        "turn_back": (
            "← Part {page} of {pages}",
            "← 第{page}页（共{pages}页）",
            "← Часть {page} из {pages}",
        ),
        "turn_on": ("Part {page} of {pages} →", "第{page}页（共{pages}页） →", "Часть {page} из {pages} →"),
        # ---- how the alerts of a subscription come
        "daily": (
            "daily digest at {clock} {zone}",
            "每日摘要，{clock}（{zone}）",
            "сводка каждый день в {clock} ({zone})",
        ),
        "weekly": (
            "weekly digest, {weekday} at {clock} {zone}",
            "每周摘要，{weekday}{clock}（{zone}）",
            "сводка раз в неделю, {weekday} в {clock} ({zone})",
        ),
        "quiet": ("{how}, without sound", "{how}，静音", "{how}, без звука"),
        "next": ("{how}, next {moment}", "{how}，下次：{moment}", "{how}, следующая {moment}"),
    }
)
WEEKDAYS: tuple[Row, ...] = (
    ("Monday", "星期一", "понедельник"),
    ("Tuesday", "星期二", "вторник"),
    ("Wednesday", "星期三", "среда"),
    ("Thursday", "星期四", "четверг"),
    ("Friday", "星期五", "пятница"),
    ("Saturday", "星期六", "суббота"),
    ("Sunday", "星期日", "воскресенье"),
)


def told(key: str, language: str, **values: object) -> str:
    """A phrase of a digest with its values filled in."""
    return filled(DIGESTS, key, language, values)

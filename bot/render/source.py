"""One source in full, for operators."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.chat import Message
from bot.domain.source import Source, SourceState
from bot.domain.views import SourceDetail
from bot.render.dates import moment
from bot.render.markup import bold, esc, fit
from bot.render.operator_words import put
from bot.render.status import source_row
from bot.render.trouble import trouble
from bot.render.words import Row, pick

_ADDRESS: Row = ("Address", "地址", "Адрес")
_KIND: Row = ("Kind", "类型", "Вид")
_EVERY: Row = ("Read every", "读取间隔", "Читается каждые")
_MINUTES: Row = ("{count} min", "{count}分钟", "{count} мин.")
_STATE: Row = ("State", "状态", "Состояние")
_POLLED: Row = ("Last asked", "上次请求", "Последний запрос")
_READ: Row = ("Last read", "上次读取成功", "Последнее чтение")
_NEW: Row = ("Last new item", "上次有新内容", "Последняя новая запись")
_DUE: Row = ("Next due", "下次读取", "Следующий раз")
_AT_ONCE: Row = ("at once", "立即", "сейчас")
_NEVER: Row = ("never", "从未", "никогда")
_OFF: Row = ("not while it is switched off", "停用期间不读取", "не читается, пока отключён")
_FAILURES: Row = ("Failures in a row", "连续失败", "Неудач подряд")
_ERROR: Row = ("Last error", "上次错误", "Последняя ошибка")
_MOVED: Row = ("Moved to", "已迁至", "Переехал на")
_INSTEAD: Row = ("Stands in for", "备用于", "Заменяет")
_NOTES: Row = ("Notes", "备注", "Заметки")
_SET: Row = ("Set in the chat", "在会话中设置", "Задано в чате")
_ISSUES: Row = ("What was odd", "异常情况", "Что было странно")
_LINE: Row = ("{name}: {value}", "{name}：{value}", "{name}: {value}")
_SWITCH_OFF: Row = (
    "Switch it off: <code>/source {id} off</code>",
    "停用：<code>/source {id} off</code>",
    "Отключить: <code>/source {id} off</code>",
)
_SWITCH_ON: Row = (
    "Switch it on: <code>/source {id} on</code>",
    "启用：<code>/source {id} on</code>",
    "Включить: <code>/source {id} on</code>",
)
_LONG = 300  # characters of an address, an error or a note


def render_source(detail: SourceDetail, *, now: datetime, language: str = "en", note: str = "") -> Message:
    """What it is, how it goes, and what an operator can do; `note` (markup) says what has just been done."""
    source, state = detail.view.source, detail.view.state
    rows = [*([bold(note), ""] if note else []), source_row(detail.view, (detail.view,), now, language), ""]
    rows += _lines(_row_of(source, language), language)
    rows += ["", *_lines(_state_of(source, state, now, language), language)]
    if detail.overlay:
        values = ", ".join(f"{field}={value}" for field, value in sorted(detail.overlay.items()))
        rows += _lines([(_SET, esc(values, _LONG))], language)
    if detail.issues:
        rows += ["", bold(pick(_ISSUES, language))]
        rows += [
            f"{moment(at, language, year=now.year)} · {esc(trouble(text, language), _LONG)}"
            for at, text in detail.issues
        ]
    how = _SWITCH_OFF if source.enabled else _SWITCH_ON
    return Message(fit(rows, ["", pick(how, language).format(id=esc(source.id, _LONG))], "…"))


def _lines(pairs: Sequence[tuple[Row, str]], language: str) -> list[str]:
    return [pick(_LINE, language).format(name=pick(row, language), value=value) for row, value in pairs]


def _row_of(source: Source, language: str) -> list[tuple[Row, str]]:
    every = pick(_MINUTES, language).format(count=f"{source.every / timedelta(minutes=1):g}")
    busy = f" · {esc(source.busy, _LONG)}" if source.busy else ""
    kinds = put(f"source_{source.kind}", language), put(f"standing_{source.standing}", language)
    rows = [
        (_ADDRESS, f"<code>{esc(source.url, _LONG)}</code>"),
        (_KIND, " · ".join((*kinds, f"<code>{esc(source.language)}</code>"))),
        (_EVERY, every + busy),
    ]
    if source.fallback_of:
        rows.append((_INSTEAD, esc(source.fallback_of, _LONG)))
    if source.notes:
        rows.append((_NOTES, esc(source.notes, _LONG)))
    return rows


def _state_of(
    source: Source, state: SourceState | None, now: datetime, language: str
) -> list[tuple[Row, str]]:
    never = pick(_NEVER, language)
    if state is None:
        return [(_STATE, never), (_DUE, pick(_AT_ONCE if source.enabled else _OFF, language))]

    def at(when: datetime | None, otherwise: str = never) -> str:
        return moment(when, language, year=now.year) if when else otherwise

    due = at(state.next_due_at, pick(_AT_ONCE, language)) if source.enabled else pick(_OFF, language)
    rows = [
        (_STATE, put(f"status_{state.status}", language)),
        (_POLLED, at(state.last_polled_at)),
        (_READ, at(state.last_ok_at)),
        (_NEW, at(state.last_new_at)),
        (_DUE, due),
    ]
    if state.failures:
        rows.append((_FAILURES, f"{state.failures:g}"))
    if state.last_error:
        rows.append((_ERROR, esc(trouble(state.last_error, language), _LONG)))
    if state.moved_to:
        rows.append((_MOVED, f"<code>{esc(state.moved_to, _LONG)}</code>"))
    return rows

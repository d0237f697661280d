"""The reply below a card: what was wrong and what holds now, or that the issuer's own text has appeared."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from bot.domain.action import Action
from bot.domain.chat import Message
from bot.domain.views import ActionChange, Correction
from bot.domain.words import Material
from bot.lexicon import country_name
from bot.render import marks
from bot.render.buttons import action_buttons
from bot.render.card import how_read, source_link
from bot.render.dates import moment
from bot.render.headline import headline
from bot.render.markup import bold, esc, fit
from bot.render.words import Row, pick, say

_NAMES = 6  # names written out in one row
_NAME = 90  # characters of one name
_WHY = 300  # characters of an operator's sentence
_ACTIONS = 4  # changed actions told in full; the card below which this stands shows as many

WORDS: Mapping[str, Row] = MappingProxyType(
    {
        "withdrawn": (
            "⚠️ Withdrawn: the alert above was wrong",
            "⚠️ 撤回：上方提醒有误",
            "⚠️ Отозвано: сообщение выше было ошибкой",
        ),
        "partly": (
            "⚠️ Withdrawn in part: the alert above was partly wrong",
            "⚠️ 部分撤回：上方提醒部分有误",
            "⚠️ Отозвано частично: сообщение выше отчасти было ошибкой",
        ),
        "corrected": (
            "⚠️ Corrected: the alert above said something else",
            "⚠️ 更正：上方提醒原来的内容不同",
            "⚠️ Исправлено: в сообщении выше было сказано иное",
        ),
        "official_differs": (
            "⚠️ Now official, and the official text says something else",
            "⚠️ 官方文本已发布，内容与报道不同",
            "⚠️ Теперь официально, и в официальном тексте сказано иное",
        ),
        "official": (
            "✅ Now official: the issuer's own text says the same",
            "✅ 现已有官方文本，内容相同",
            "✅ Теперь официально: в тексте самого ведомства сказано то же",
        ),
        "added": (
            "➕ The same text announces more than the alert above said",
            "➕ 同一文本还宣布了上方提醒未提的内容",
            "➕ В том же тексте объявлено больше, чем в сообщении выше",
        ),
        "stands": (
            "The alert above was edited; it stands as it reads now",
            "上方提醒已修改，以现在的内容为准",
            "Сообщение выше изменено; верно то, что в нём сейчас",
        ),
        "it_said": ("It said: {news}", "原称：{news}", "Было сказано: {news}"),
        "nothing_left": (
            "That does not hold: we no longer count it as announced.",
            "此说不成立，不再计为已宣布的行动。",
            "Это не подтверждается: мы больше не считаем это объявленным.",
        ),
        "now_reads": ("It now says: {news}", "现称：{news}", "Теперь: {news}"),
        "was_now": (
            "was {before}, is {after}",
            "原为{before}，现为{after}",
            "было: {before}; стало: {after}",
        ),
        "issuer": ("Issuer", "发布方", "Кто"),
        "targets": ("Target", "对象", "Против кого"),
        "measures": ("Measure", "措施", "Мера"),
        "stage": ("Stage", "阶段", "Стадия"),
        "names": ("Names", "姓名", "Имена"),
        "count": ("Number", "数量", "Число"),
        "no_longer": ("no longer named: {names}", "不再点名：{names}", "больше не названы: {names}"),
        "now_named": ("now named: {names}", "新点名：{names}", "теперь названы: {names}"),
        "relative": ("{name} (family)", "{name}（家属）", "{name} (родственник)"),
        "and_others": ("and {count} more", "另有{count}个", "и ещё {count}"),
        "not_stated": ("not stated", "未说明", "не указано"),
        "pass_on": (
            "If you passed it on, please pass this on too.",
            "如已转发，请将本条一并转发。",
            "Если вы передали это дальше, передайте, пожалуйста, и это.",
        ),
        "doubtful": (
            "It is not known whether that alert arrived here.",
            "该提醒是否已送达本会话，不得而知。",
            "Неизвестно, дошло ли сюда то сообщение.",
        ),
        "sent": ("Alert sent {at}", "提醒发送于{at}", "Сообщение отправлено {at}"),
        "withdrawn_at": ("withdrawn {at} by an operator", "由运营者于{at}撤回", "отозвано оператором {at}"),
        "told_now": ("this message {at}", "本条发送于{at}", "это сообщение {at}"),
    }
)


def render_correction(
    correction: Correction, *, language: str, now: datetime, told_at: datetime | None = None
) -> Message:
    """What has become of the card above, in a chat's language, from what to what for every changed fact.

    `told_at` is when the card arrived there; None where nobody knows whether it did. HTML of at most 4096
    UTF-16 units, cut between rows only.
    """
    rows = [bold(_say(_title(correction), language))]
    if told_at is None:
        rows.append(_say("doubtful", language))
    for change in correction.changes[:_ACTIONS]:
        rows.extend(["", *_changed(change, language)])
    for action in correction.added[:_ACTIONS]:
        rows.extend(["", f"{_news(action, language)} {marks.number(action)}"])
    wrong = any(change.withdrawn or change.facts for change in correction.changes)
    tail = ["", _say("pass_on", language)] if wrong else [""]
    tail.extend([_times(correction, now, told_at, language), _trust(correction, language)])
    first = next((c.after for c in correction.changes), next(iter(correction.added), None))
    return Message(fit(rows, tail, "…"), action_buttons(first, language) if first else ())


def _say(key: str, language: str, **values: object) -> str:
    return pick(WORDS[key], language).format(**values)


def _title(correction: Correction) -> str:
    changes = correction.changes
    if any(change.withdrawn for change in changes):
        return "partly" if correction.stands else "withdrawn"
    if any(change.facts for change in changes):
        return "official_differs" if any(change.official for change in changes) else "corrected"
    if changes:
        return "official"
    return "added" if correction.added else "stands"


def _changed(change: ActionChange, language: str) -> list[str]:
    number = marks.number(change.after)
    said = _say("it_said", language, news=_news(change.before, language))
    if change.withdrawn:
        why = [esc(change.after.withdrawn_why, _WHY)] if change.after.withdrawn_why else []
        return [said, *why, f"{_say('nothing_left', language)} {number}"]
    if not change.facts:
        return [f"{_news(change.after, language)} {number}"]
    read = _say("now_reads", language, news=_news(change.after, language))
    facts = [_fact(fact, change, language) for fact in change.facts]
    return [said, f"{read} {number}", *facts]


def _news(action: Action, language: str) -> str:
    return f"{marks.arrow(action)} {esc(headline(action, language))}"


def _fact(fact: Material, change: ActionChange, language: str) -> str:
    colon = "：" if language == "zh" else ": "
    label = bold(_say(fact.value, language))
    if fact is Material.NAMES:
        return f"{label}{colon}{_name_changes(change, language)}"
    before, after = (_VALUES[fact](action, language) for action in (change.before, change.after))
    values = {
        "before": before or _say("not_stated", language),
        "after": after or _say("not_stated", language),
    }
    return f"{label}{colon}{_say('was_now', language, **values)}"


def _states(action: Action, language: str) -> str:
    return esc(
        ("、" if language == "zh" else ", ").join(country_name(code, language) for code in action.targets)
    )


_VALUES: Mapping[Material, Callable[[Action, str], str]] = MappingProxyType(
    {
        Material.ISSUER: lambda action, language: esc(country_name(action.issuer, language)),
        Material.TARGETS: _states,
        Material.MEASURES: marks.measures,
        Material.STAGE: marks.stage_word,
        Material.COUNT: lambda action, _: str(action.count or ""),
    }
)


def _name_changes(change: ActionChange, language: str) -> str:
    """Relatives are marked as such: no conduct of theirs is alleged."""
    before, after = (_labelled(action, language) for action in (change.before, change.after))
    gone = [label for name, label in before.items() if name not in after]
    new = [label for name, label in after.items() if name not in before]
    parts = [
        _say(key, language, names=_listed(names, language))
        for key, names in (("no_longer", gone), ("now_named", new))
        if names
    ]
    return say("semicolon", language).join(parts)


def _labelled(action: Action, language: str) -> dict[str, str]:
    family = {name: _say("relative", language, name=esc(name, _NAME)) for name in action.family}
    return {name: esc(name, _NAME) for name in (*action.persons, *action.entities)} | family


def _listed(names: list[str], language: str) -> str:
    more = [_say("and_others", language, count=len(names) - _NAMES)] if len(names) > _NAMES else []
    return ", ".join([*names[:_NAMES], *more])


def _times(correction: Correction, now: datetime, told_at: datetime | None, language: str) -> str:
    """When the alert came, when it was withdrawn, and when this does: two minutes or two days later."""
    withdrawn = (c.after.withdrawn_at for c in correction.changes if c.withdrawn)
    moments = (
        ("sent", told_at),
        ("withdrawn_at", next((at for at in withdrawn if at), None)),
        ("told_now", now),
    )
    said = [_say(key, language, at=moment(at, language, year=now.year)) for key, at in moments if at]
    text = " · ".join(said)
    return text[:1].upper() + text[1:]


def _trust(correction: Correction, language: str) -> str:
    views = correction.card.actions
    return f"{source_link(views, correction.card.notice, language)} · {how_read(views, language)}"

"""What is said before somebody follows something, in each language: (English, 中文, Русский)."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.render.phrase_rows import Row

BEFORE_FOLLOWING: Mapping[str, Row] = MappingProxyType(
    {
        "follow_this": ("Follow {wishes}?", "关注{wishes}？", "Подписаться: {wishes}?"),
        "and_wishes": (" and ", "以及", " и "),
        "all_measures": ("all measures", "所有措施", "все меры"),
        "how_loud": ("at once", "即时提醒", "сразу"),
        "how_silent": ("silently", "静音", "без звука"),
        "includes_steps": (
            "Includes every later step of an exchange even if its measure differs",
            "包括往来的全部后续步骤，即使措施不同",
            "Включая все дальнейшие шаги обмена, даже если мера другая",
        ),
        "includes_all": (
            "Includes warnings, easings, and every later step of an exchange even if its measure differs",
            "包括警告、放宽，以及往来的全部后续步骤，即使措施不同",
            "Включая предупреждения, смягчения и все дальнейшие шаги обмена, даже если мера другая",
        ),
        "same_already": (
            "You follow exactly this already; following again changes only how it comes.",
            "您已关注相同内容；再次关注只改变提醒方式。",
            "Такая подписка уже есть; повторная меняет только то, как приходят сообщения.",
        ),
        "wider_already": (
            "You already follow something that includes it: {wish}",
            "您已有包含此内容的关注：{wish}",
            "У вас уже есть подписка, включающая это: {wish}",
        ),
        "volume_none": (
            "In the last {days} days: nothing. It may stay quiet for long; that is no fault.",
            "过去{days}天：没有符合的措施。可能长期没有消息，这并非故障。",
            "За последние {days} дн.: ничего. Тишина может быть долгой; это не неисправность.",
        ),
        "volume_unread": (
            "Nothing of it has been read here yet: how much it brings is not known.",
            "此处尚未读取过相关来源：会有多少消息，目前不得而知。",
            "Источники по ней здесь ещё не читались: сколько будет сообщений, пока неизвестно.",
        ),
        "volume_young": (
            "Read here only since {day}, and nothing so far: how much it brings is not known yet.",
            "{day}才开始在此读取，至今没有符合的措施：会有多少消息，目前不得而知。",
            "Читается здесь лишь с {day}, пока ничего: сколько будет сообщений, ещё неизвестно.",
        ),
        "volume": (
            "In the last {days} days: {total}{busy}{warned}. {since}The latest:",
            "过去{days}天：{total}{busy}{warned}。{since}最近一次：",
            "За последние {days} дн. — {total}{busy}{warned}. {since}Последняя:",
        ),
        "since_young": (
            "Read here only since {day}; before, there may have been more. ",
            "{day}才开始在此读取，此前可能还有更多。",
            "Читается здесь лишь с {day}, до того их могло быть больше. ",
        ),
        "since_unread": (
            "Nothing of it has been read here yet: this is from the archive. ",
            "此处尚未读取过相关来源：以上来自档案。",
            "Источники по ней здесь ещё не читались: это данные архива. ",
        ),
        "busy_daily": (" (about {count} a day)", "（每天约{count}项）", " (около {count} в день)"),
        "one_warned": (", 1 of them a warning", "，其中警告1项", ", одна из них — предупреждение"),
        "some_warned": (
            ", {count} of them warnings",
            "，其中警告{count}项",
            ", из них предупреждений: {count}",
        ),
        "can_be_seen": ("Sources read for it: {names}", "相关来源：{names}", "Источники по ней: {names}"),
        "nothing_seen": ("none", "无", "нет"),
        "uncovered": ("Not read at all: {states}", "完全未读取：{states}", "Совсем не читаются: {states}"),
        "seen_refuses": (" refuses machine readers", " 拒绝程序读取", " не пускает программы"),
        "seen_fails": (" cannot be read now", " 目前无法读取", " сейчас не читается"),
        "seen_never": (" not read yet", " 尚未读取", " ещё не читался"),
        "seen_quiet": (" quiet", " 沉默", " молчит"),
    }
)

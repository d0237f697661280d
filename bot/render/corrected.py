"""What an operator's correction did, said to the operator."""

from bot.domain.action import Action
from bot.domain.chat import Message
from bot.render import marks
from bot.render.headline import headline
from bot.render.markup import bold, esc
from bot.render.operator_words import put

_WHY = 300


def render_corrected(
    deed: str,
    action: Action,
    *,
    chats: int,
    loud: bool,
    forgotten: int = 0,
    offered: bool = False,
    why: str = "",
    language: str = "en",
) -> Message:
    """`deed` is a word such as "Withdrawn"; `chats` had the alert and hear of it, when `loud` by a reply.

    `forgotten` chats had it as well, but nobody knows any more which; `offered` is it to those whom it
    concerns only now. `why` is said where it was typed together with a value.
    """
    news = f"{marks.arrow(action)} {esc(headline(action, language))} {marks.number(action)}"
    rows = [bold(f"✅ {deed}"), news]
    if why:
        rows.append(put("deed_because", language, why=esc(why, _WHY)))
    if chats:
        rows.append(put("had_it_loud" if loud else "had_it", language, count=chats))
    if forgotten:
        rows.append(put("lost_it_too" if chats else "lost_it", language, count=forgotten))
    if not chats and not forgotten:
        rows.append(put("nobody_had", language))
    if offered:
        rows.append(put("offered_now", language))
    return Message("\n".join(rows))

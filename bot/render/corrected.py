"""What an operator's correction did, said to the operator."""

from bot.domain.action import Action
from bot.domain.chat import Message
from bot.domain.counted import counted
from bot.render import marks
from bot.render.headline import headline
from bot.render.markup import bold, esc

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
) -> Message:
    """`deed` is a word such as "Withdrawn"; `chats` had the alert and hear of it, when `loud` by a reply.

    `forgotten` chats had it as well, but nobody knows any more which; `offered` is it to those whom it
    concerns only now. `why` is said where it was typed together with a value.
    """
    rows = [bold(f"✅ {deed}"), f"{marks.arrow(action)} {esc(headline(action, 'en'))} {marks.number(action)}"]
    if why:
        rows.append(f"Because: {esc(why, _WHY)}")
    if chats:
        reply = ", and a reply says what changed" if loud else ""
        rows.append(f"{counted(chats, 'chat')} had the alert: it is edited there{reply}.")
    if forgotten:
        also = " more" if chats else ""
        told = f"{counted(forgotten, 'chat')}{also} {_were(forgotten)} told"
        rows.append(f"{told}; addresses are no longer kept, so nothing is said there.")
    if not chats and not forgotten:
        rows.append("Nobody has been told of it, so nobody is told now.")
    if offered:
        rows.append("Who follows it only as it reads now gets the alert.")
    return Message("\n".join(rows))


def _were(chats: int) -> str:
    return "was" if chats == 1 else "were"

# ruff: noqa: E501, ISC004 - prose: lines are what people see, lists are lists of lines
"""Longer texts that do not depend on data."""

from collections.abc import Sequence

from bot.chat.commands import COMMANDS
from bot.chat.talk import About
from bot.render.markup import bold, esc, italic

_PASSED_OVER = 8  # short words told of in one answer
CAUTION = italic(
    "Texts are read by machine, so errors and delays are possible; nothing here is legal advice or a screening list."
)
"""Said at /start, /help and on exports."""

START = f"""{bold("nongrata tells you when governments restrict each other's officials")}
Visa restrictions, entry bans, sanctions, expulsions, and the countermeasures that answer them, read at the \
official source minutes after publication.

What do you want to follow? Choose below, or write for example <code>/subscribe cn us visa</code>.

{CAUTION}"""

CHOOSE = f"""{bold("Say what you want to follow, in any order")}
Countries: <code>cn us</code> (both directions), <code>cn&gt;us</code>, <code>from cn</code>, <code>against us</code>
Measures: <code>visa</code>, <code>sanctions</code>, <code>trade</code>, <code>expulsion</code>, <code>embassy</code>
How far: <code>warned</code>, <code>acted</code>, <code>eased</code>
Whom: <code>officials</code>, <code>lawmakers</code>, <code>diplomats</code>, <code>military</code>, \
<code>companies</code>, <code>media</code>
Subjects: <code>over hong kong</code>, <code>tibet</code>, <code>corruption</code>
Also: <code>countermeasures</code>, <code>official</code>, <code>silent</code>

For example: <code>/subscribe ru pl expulsion diplomats</code>
English, 中文 and русский are understood: <code>/subscribe 中国对美国 签证</code>"""


def help_text(*, is_operator: bool) -> str:
    """Every command with an example."""
    rows = [bold("How to ask")]
    for command in COMMANDS:
        if command.operators_only and not is_operator:
            continue
        example = f" · <code>{esc(command.example)}</code>" if command.example else ""
        rows.append(f"/{command.name} – {esc(command.description)}{example}")
    rows.append("/a147 – the action with that number")
    rows.append("In a private chat words without a command are a question to the history.")
    marks = "🔴 acted · 🟡 warned · 🔵 widened or renewed · 🟢 eased · ⚪ reported, not yet official"
    return "\n".join([*rows, "", marks, CAUTION])


def passed_over(words: Sequence[tuple[str, str]]) -> str:
    """Plain text: which short words were read as English and not as the codes of states; "" for none."""
    said = []
    for word, state in dict(words[:_PASSED_OVER]).items():
        write = state if word.isupper() else f"{word.upper()} or {state}"
        said.append(f"I did not take “{word}” as {state}; write {write}.")
    return " ".join(said)


def privacy_text(about: About) -> str:
    """What is kept, who can read it, where it stands, and how it goes away."""
    place = (
        f"This server stands in: {esc(about.server_place)}."
        if about.server_place
        else "The operator of this installation has not said where its server stands."
    )
    contact = f" Operator: {esc(about.contact)}." if about.contact else ""
    return "\n".join(
        [
            bold("What is kept of this chat"),
            "Its number and kind, language, time zone, what it follows and since when, what it muted, and which "
            "alerts it was sent. No names, no messages, no questions; a doubt (“Wrong?”) is kept without who had it.",
            bold("Who can read it"),
            "Telegram can read everything in this chat: bots have no end-to-end encryption. Whoever holds your "
            "phone can, too. The operator of this installation can read the list of what chats follow in its "
            "database; in the program operators see counts only, and logs carry an internal number.",
            bold("Where"),
            place + contact,
            bold("How it goes away"),
            "/forget deletes all of it at once. Without it the list of sent alerts stays 180 days, the rest until the "
            "chat has left or blocked the bot for 30 days. Backups are the "
            "operator's: they should keep it for 14 days more at most.",
        ]
    )


FORGET = f"""{bold("Delete my data?")}
What this chat follows, what it muted and what it was sent is deleted at once, and after 14 days in backups too. \
Alerts stop. Messages already in this chat stay: delete them in your app."""

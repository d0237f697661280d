"""Buttons below an action, and the data they carry: `<what>:<number>`, read by the chat room."""

from bot.domain.action import Action
from bot.domain.chat import Button
from bot.render.words import say

EXCHANGE = "ex"
EVIDENCE = "ev"
MUTE = "mu"
UNMUTE = "um"
WRONG = "wr"
REVIEW = (
    "rv"  # of what waits for an operator: look at it, send it, ask why to drop it, drop it, turn the page
)
SEND = "rs"
DROP = "rd"
DROP_BECAUSE = "rx"
REVIEW_PAGE = "rp"


def action_buttons(action: Action, language: str = "en") -> tuple[tuple[Button, ...], ...]:
    """Two rows: exchange and evidence; mute and "wrong?"."""

    def button(key: str, what: str) -> Button:
        return Button(say(key, language), data=f"{what}:{action.number}")

    return (
        (button("b_exchange", EXCHANGE), button("b_evidence", EVIDENCE)),
        (button("b_mute", MUTE), button("b_wrong", WRONG)),
    )

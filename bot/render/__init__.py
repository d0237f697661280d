"""Messages: cards, answers, corrections, in Telegram's HTML."""

from bot.render.action import render_action, render_evidence
from bot.render.authorities import EffectsError, make_authorities
from bot.render.card import render_card
from bot.render.chain import render_chain
from bot.render.correction import render_correction
from bot.render.effects import Effects, make_effects
from bot.render.headline import headline
from bot.render.history import render_history
from bot.render.latest import render_latest
from bot.render.status import render_status, render_subscribe_preview

__all__ = [
    "Effects",
    "EffectsError",
    "headline",
    "make_authorities",
    "make_effects",
    "render_action",
    "render_card",
    "render_chain",
    "render_correction",
    "render_evidence",
    "render_history",
    "render_latest",
    "render_status",
    "render_subscribe_preview",
]

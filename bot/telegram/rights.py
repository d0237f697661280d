"""Who may do what. Asked at every change, never remembered: rights are taken away, too."""

from dataclasses import dataclass

import structlog
from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden

from bot.settings import Access
from bot.telegram.heard import Heard
from bot.telegram.transport import QuietBot

log = structlog.get_logger(__name__)

_GONE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
_DECIDING = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class House:
    """The rules of this installation."""

    operators: frozenset[int] = frozenset()
    operator_chat: int | None = None
    access: Access = Access.OPEN


def is_operator(heard: Heard, house: House) -> bool:
    """By user id, in private or in the operators' chat; never somebody who speaks as a chat."""
    if heard.user_id is None or heard.user_id not in house.operators:
        return False
    return heard.private or heard.address.chat_id == house.operator_chat


def is_welcome(heard: Heard, house: House, *, known: bool) -> bool:
    """Whether this chat may use the bot: all when open; else those known already, and operators anywhere."""
    return house.access is Access.OPEN or known or heard.user_id in house.operators


def has_left(member: ChatMember) -> bool:
    """Whether that member, who is us, is no member any more."""
    if isinstance(member, ChatMemberRestricted):
        return not member.is_member
    return member.status in _GONE


def may_write(member: ChatMember, *, channel: bool) -> bool:
    """Whether that member, who is us, may post; a group's rules for all its members are not known here."""
    if isinstance(member, ChatMemberAdministrator):
        return not channel or bool(member.can_post_messages)
    if isinstance(member, ChatMemberRestricted):
        return member.is_member and member.can_send_messages
    return member.status == ChatMemberStatus.OWNER or (
        member.status == ChatMemberStatus.MEMBER and not channel
    )


async def may_administer(bot: QuietBot, heard: Heard) -> bool:
    """In private everybody; in groups and channels their administrators, anonymous ones as the group itself.

    Raises TelegramError when the question got no answer; a refusal to answer counts as no.
    """
    if heard.private or heard.as_chat:
        return True
    if heard.user_id is None:
        return False
    return await administers(bot, heard.address.chat_id, heard.user_id)


async def administers(bot: QuietBot, chat_id: int, user_id: int) -> bool:
    """Whether the user is an administrator of the chat, asked now."""
    try:
        member = await bot.get_chat_member(chat_id, user_id)
    except (BadRequest, Forbidden):
        return False
    return member.status in _DECIDING

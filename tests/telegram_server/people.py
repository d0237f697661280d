"""Persons, chats, members and topics."""

from dataclasses import dataclass, field
from typing import Any

Message = dict[str, Any]

ADMINISTRATORS = {"creator", "administrator"}
ADMIN_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories",
)  # fmt: skip
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages")
GROUP_RIGHTS = ("can_pin_messages", "can_manage_topics")
MEMBER_RIGHTS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info",
    "can_invite_users", "can_pin_messages", "can_manage_topics",
)  # fmt: skip


@dataclass(eq=False)
class Person:
    """A user, or a bot."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    deactivated: bool = False

    def as_json(self) -> dict[str, Any]:
        """A `User`."""
        body = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        more = {"username": self.username, "language_code": self.language_code}
        return body | {name: value for name, value in more.items() if value is not None}


ANONYMOUS = Person(1087968824, "Group", "GroupAnonymousBot", is_bot=True)


@dataclass
class Member:
    """What a person is in a chat: creator, administrator, member, restricted, left or kicked."""

    person: Person
    status: str = "member"
    rights: frozenset[str] = frozenset()

    def may(self, right: str) -> bool:
        """Whether the right is not withheld; ordinary members have all of a member."""
        if self.status == "creator":
            return True
        if self.status in {"administrator", "restricted"}:
            return right in self.rights
        return self.status == "member"

    def as_json(self, chat_type: str) -> dict[str, Any]:
        """A `ChatMember` of its status."""
        body: dict[str, Any] = {"user": self.person.as_json(), "status": self.status}
        if self.status == "creator":
            body["is_anonymous"] = "is_anonymous" in self.rights
        elif self.status == "administrator":
            names = ADMIN_RIGHTS + (CHANNEL_RIGHTS if chat_type == "channel" else GROUP_RIGHTS)
            body |= {name: name in self.rights for name in (*names, "is_anonymous")} | {
                "can_be_edited": False
            }
        elif self.status == "restricted":
            body |= {name: name in self.rights for name in MEMBER_RIGHTS} | {
                "is_member": True,
                "until_date": 0,
            }
        elif self.status == "kicked":
            body["until_date"] = 0
        return body


@dataclass
class Topic:
    """A forum topic; its id is the id of the message that opened it."""

    id: int
    name: str
    closed: bool = False


@dataclass(eq=False)
class Chat:
    """A chat with its members, its messages and what the bot did there."""

    id: int
    type: str
    title: str
    username: str | None = None
    is_forum: bool = False
    migrated_to: int | None = None
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    from_bot: list[int] = field(default_factory=list)
    edits: list[Message] = field(default_factory=list)
    silent: set[int] = field(default_factory=set)
    last_id: int = 0

    def as_json(self) -> dict[str, Any]:
        """A `Chat`."""
        name = {"first_name": self.title} if self.type == "private" else {"title": self.title}
        more = {"username": self.username, "is_forum": self.is_forum or None}
        return {"id": self.id, "type": self.type} | name | {k: v for k, v in more.items() if v is not None}

    @property
    def is_private(self) -> bool:
        """A chat with one person."""
        return self.type == "private"

    def member(self, person_id: int) -> Member | None:
        """The member, also one that left or was kicked."""
        return self.members.get(person_id)

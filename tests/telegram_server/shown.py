"""Messages as a person sees and touches them."""

from dataclasses import dataclass, field
from typing import Any

from telegram_server.people import Chat, Message, Person
from telegram_server.state import Query, World


@dataclass
class Shown:
    """One message of the bot in a chat. Its properties show the message as it is now, edits included."""

    _world: World = field(repr=False)
    _chat: Chat = field(repr=False)
    id: int
    _edits_seen: int = field(default=0, repr=False)

    @property
    def json(self) -> Message:
        """The message of the Bot API."""
        return self._chat.messages[self.id]

    @property
    def deleted(self) -> bool:
        """Whether it is gone."""
        return self.id not in self._chat.messages

    @property
    def text(self) -> str:
        """Its text or caption, without markup."""
        return str(self.json.get("text") or self.json.get("caption") or "")

    @property
    def entities(self) -> list[dict[str, Any]]:
        """Its entities, offsets in UTF-16 units."""
        found = self.json.get("entities") or self.json.get("caption_entities") or []
        return list(found)

    @property
    def buttons(self) -> list[list[str]]:
        """The texts of its inline keyboard, row by row."""
        return [[button["text"] for button in row] for row in self._rows()]

    @property
    def silent(self) -> bool:
        """Whether it came without a sound."""
        return self.id in self._chat.silent

    @property
    def topic(self) -> int | None:
        """The topic it stands in."""
        return self.json.get("message_thread_id")

    @property
    def reply_to(self) -> int | None:
        """The id of the message it replies to."""
        replied: int | None = self.json.get("reply_to_message", {}).get("message_id")
        return replied

    def data_of(self, button: str) -> str:
        """The callback data behind a button."""
        return str(self._button(button)["callback_data"])

    async def press(self, button: str, *, by: Person | None = None) -> "Press":
        """Press a callback button, named by its text or a part of it; say `by` outside private chats."""
        return await self.press_data(self.data_of(button), by=by)

    async def press_data(self, data: str, *, by: Person | None = None) -> "Press":
        """Press a button that carries `data`, even one no longer there: phones may show an old keyboard."""
        person = by or self._world.people[self._chat.id]
        query = self._world.open_query()
        self._world.note(self._chat.title, f"{person.first_name} presses {data!r} on message {self.id}")
        self._world.seen.add(person.id)
        body = {"id": query.id, "from": person.as_json(), "chat_instance": str(self._chat.id), "data": data}
        self._world.updates.add("callback_query", body | {"message": self.json})
        return Press(self._world, query)

    async def edited(self, seconds: float = 10.0) -> "Shown":
        """Wait for the next edit of this message that no such wait has returned yet."""
        await self._world.until(self._next_edit, f"edit of message {self.id}", seconds)
        return self

    def _next_edit(self) -> bool | None:
        count = sum(edit["message_id"] == self.id for edit in self._chat.edits)
        if count > self._edits_seen:
            self._edits_seen += 1
            return True
        return None

    async def gone(self, seconds: float = 10.0) -> None:
        """Wait until it is deleted."""
        await self._world.until(lambda: self.deleted or None, f"deletion of message {self.id}", seconds)

    def _rows(self) -> list[list[dict[str, Any]]]:
        rows: list[list[dict[str, Any]]] = self.json.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    def _button(self, label: str) -> dict[str, Any]:
        buttons = [button for row in self._rows() for button in row]
        exact = [button for button in buttons if button["text"] == label]
        for button in exact or [b for b in buttons if label.casefold() in b["text"].casefold()]:
            return button
        raise AssertionError(f"No button {label!r} among {self.buttons} of: {self.text[:80]}")


@dataclass
class Press:
    """A pressed button or an inline query, waiting for its answer."""

    _world: World = field(repr=False)
    _query: Query = field(repr=False)

    async def answered(self, seconds: float = 10.0) -> dict[str, Any]:
        """The parameters of the answer: `text`, `show_alert`, `url`, or `results`."""
        return await self._world.until(lambda: self._query.answer, "answer to a button", seconds)

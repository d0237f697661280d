"""Numbers with their English nouns, as operators, logs and the record of deeds have them."""


def counted(number: int, one: str, many: str = "") -> str:
    """Like "1 chat" and "2 chats"; `many` where it is not made by an s."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"

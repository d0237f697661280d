"""What files still hold of a chat that should be forgotten."""

from pathlib import Path


def holding(folder: Path, chat_id: int) -> list[Path]:
    """The files below a folder that hold the number, as SQLite stores it or as text."""
    forms = [chat_id.to_bytes(size, "big", signed=True) for size in (6, 8)] + [str(chat_id).encode()]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(form in path.read_bytes() for form in forms)]

"""A text before any rule is tried: its language, its parts, its days, and what is blacked out."""

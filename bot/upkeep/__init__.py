"""Looking after an installation: its sign of life, and what is wrong with it."""

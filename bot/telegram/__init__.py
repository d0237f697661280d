"""The chat in Telegram: updates in, messages out."""

import os

# The library's way to have durations as durations; without it every 429 makes a deprecation warning.
os.environ.setdefault("PTB_TIMEDELTA", "true")

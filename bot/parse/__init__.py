"""Bytes to entries, articles and decisions about them: pure, no network, no clock.

Nothing is imported here: only `bot.parse.feed` pulls in feedparser, which belongs into the worker process.
"""

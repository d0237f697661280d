"""Bytes to entries, articles and decisions about them: pure, no network, no clock.

Nothing is imported here: feedparser belongs into the worker process, which imports it with the first feed.
"""

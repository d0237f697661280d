"""Fixtures of the end-to-end tests; what they are made of is in installation.py."""

from installation import installation, server

__all__ = ["installation", "server"]

"""The words of the field as frozen values: no I/O, no clock, no settings."""

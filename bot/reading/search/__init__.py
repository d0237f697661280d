"""The letters machinery: which patterns of the tables can match in a text, so that only those are tried."""

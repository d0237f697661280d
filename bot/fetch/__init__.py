"""HTTP: conditional, polite, bounded, safe. And the worker process that hostile documents are parsed in."""

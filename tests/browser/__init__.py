"""The dashboard as a reader meets it: the real server, the real warehouse, a real browser."""

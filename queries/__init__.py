"""What was asked, and the one read-only way to ask it."""

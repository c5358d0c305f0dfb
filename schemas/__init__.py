"""The contract of every table, and the closed word lists."""

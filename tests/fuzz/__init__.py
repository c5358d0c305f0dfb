"""Fuzzing of everything that reads what somebody brings: `make fuzz MINUTES=30`, or `python -m tests.fuzz --help`."""

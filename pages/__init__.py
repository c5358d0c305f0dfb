"""One script per question a reader asks: question, choice, answer. Run by dashboard.py, never imported."""

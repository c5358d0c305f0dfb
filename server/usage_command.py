"""``python -m server usage``: how often which page was opened, per day or together; counts under five are not told."""

import argparse
import json
from collections import Counter
from collections.abc import Sequence

from operation import usage


def main(arguments: Sequence[str]) -> int:
    """Print the counts; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m server usage", description="How often which page was opened.")
    parser.add_argument("--days", action="store_true", help="one line per day (default: per month)")
    parser.add_argument("--json", action="store_true", help="one JSON object per line; null: fewer than five")
    options = parser.parse_args(arguments)
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for key, count in usage.read():
        when = key.day if options.days else key.day[:7]
        counts[when, key.page, key.role, key.language] += count
    heads = ("day" if options.days else "month", "page", "role", "language")
    for key_of_line, count in sorted(counts.items()):
        shown = usage.told(count)
        if options.json:
            print(json.dumps({**dict(zip(heads, key_of_line, strict=True)), "opened": shown}))
        else:
            print(*key_of_line, f"<{usage.LEAST}" if shown is None else shown, sep="\t")
    return 0

"""`python -m bench.national --out DIR`: make a simulated lake of the whole country (etl/lake/layout.py)."""

import argparse
import sys
from datetime import date
from pathlib import Path

from bench.national import making
from bench.national.making import Size


def main(arguments: list[str] | None = None) -> int:
    """Make the lake and say what is in it; 1 when the folder is not empty."""
    usual = Size()
    parser = argparse.ArgumentParser(prog="python -m bench.national", description="Make a simulated national lake.")
    parser.add_argument("--out", type=Path, required=True, help="folder of the lake: new, or empty")
    parser.add_argument("--groups", type=int, default=usual.groups, help=f"default: {usual.groups}")
    parser.add_argument("--meetings", type=int, default=usual.meetings, help=f"default: {usual.meetings}")
    parser.add_argument(
        "--until", type=date.fromisoformat, default=usual.until, help=f"last day, default {usual.until}"
    )
    parser.add_argument("--csv", type=float, default=usual.csv, help="share of the partitions written as CSV, 0 to 1")
    parser.add_argument("--seed", type=int, default=usual.seed, help=f"default: {usual.seed}")
    options = parser.parse_args(arguments)
    size = Size(options.groups, options.meetings, options.until, options.csv, options.seed)
    try:
        rows = making.make(options.out, size)
    except FileExistsError as error:
        print(error, file=sys.stderr)
        return 1
    for table, count in rows.items():
        print(f"{table:<22} {count:>12,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

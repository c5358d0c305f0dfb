"""Command line of the ETL: `python -m etl build [--if-needed] [--data FOLDER]`."""

import argparse
import sys
from pathlib import Path

from etl import build as building
from etl.problems import BadInputError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 done, 1 inputs refused)."""
    parser = argparse.ArgumentParser(prog="python -m etl", description="Build the warehouse from the raw files.")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="build the warehouse and swap it in")
    build.add_argument("--if-needed", action="store_true", help="do nothing when it is newer than its inputs")
    build.add_argument("--data", type=Path, default=None, help="folder that holds raw/ (default: data)")
    options = parser.parse_args(arguments)
    if options.if_needed and building.is_current(options.data):
        print("The warehouse is up to date.")
        return 0
    return _build(options.data)


def _build(data: Path | None) -> int:
    try:
        summary = building.build(data, progress=_print_step)
    except BadInputError as error:
        print(f"Nothing was written. {len(error.problems)} problem(s):", file=sys.stderr)
        for problem in error.problems:
            print(f"  {problem}", file=sys.stderr)
        return 1
    print(f"\n{'table':<20} rows")
    for table, rows in summary.rows.items():
        print(f"{table:<20} {rows:>4}")
    printed = sum(summary.cells.values())
    print(f"\ncells of tables 3-20: {printed}")
    for status, cells in summary.cells.items():
        print(f"  {status:<22} {cells:>4}")
    print(f"indicators: {summary.indicators}\nwarehouse: {summary.path.name}")
    return 0


def _print_step(number: int, of: int, words: str) -> None:
    print(f"[{number}/{of}] {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

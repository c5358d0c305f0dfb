"""Command line of the ETL: build, check, load, mend, confirm, undo, status, backup, restore, template (`--help`)."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from etl import build as building
from etl import checks
from etl.backup import command as backup
from etl.history import command as history
from etl.intake import command as intake
from etl.intake import mend_command as mending
from etl.problems import BadInputError
from etl.rounds import command as rounds
from etl.rounds import form_command
from etl.whatsapp import confirm_command


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 done, 1 inputs refused, 3 some rows refused, 4 busy)."""
    parser = argparse.ArgumentParser(prog="python -m etl", description="Build the warehouse from the raw files.")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="build the warehouse and swap it in")
    build.add_argument("--if-needed", action="store_true", help="do nothing when it is newer than its inputs")
    build.add_argument("--data", type=Path, default=None, help="folder that holds raw/ (default: data)")
    build.add_argument("--as-of", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD",
                       help="day for which the log is judged (default: today)")  # fmt: skip
    intake.add_progress(build)
    intake.add_wait(build)
    checks.add(commands)
    confirm_command.add(commands)
    intake.add(commands)
    mending.add(commands)
    history.add(commands)
    backup.add(commands)
    form_command.add(commands)
    rounds.add(commands)
    options = parser.parse_args(arguments)
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    if hasattr(options, "run"):
        return int(options.run(options))
    others: dict[str, Callable[[], int]] = {
        "template": lambda: intake.template(options.out, options.whatsapp),
        "form": lambda: _form(options),
        "round": lambda: rounds.run(options),
    }
    if options.command in others:
        return others[options.command]()
    if options.if_needed and building.is_current(options.data, options.as_of):
        print("The warehouse is up to date.")
        return 0
    return intake.in_turn(options, "build", lambda: _build(options))


def _form(options: argparse.Namespace) -> int:
    out = options.out_option or options.out
    return form_command.write_meeting(out) if options.meeting else form_command.write(out, options.template)


def _build(options: argparse.Namespace) -> int:
    make = building.build_if_needed if options.if_needed else building.build
    tell = intake.steps_of(options, len(building.STEPS)).building if options.progress else _print_step
    try:
        summary = make(options.data, progress=tell, as_of=options.as_of)
    except BadInputError as error:
        print(f"Nothing was written. {len(error.problems)} problem(s):", file=sys.stderr)
        for problem in error.problems:
            print(f"  {problem}", file=sys.stderr)
        return 1
    if summary is None:
        print("The warehouse is up to date.")
        return 0
    print(f"\n{'table':<22}   rows")
    for table, rows in summary.rows.items():
        print(f"{table:<22} {rows:>6}")
    printed = sum(summary.cells.values())
    print(f"\ncells of tables 3-20: {printed}")
    for status, cells in summary.cells.items():
        print(f"  {status:<22} {cells:>4}")
    print(f"indicators: {summary.indicators} of the survey, {summary.log_indicators} of the log")
    print(f"warehouse: {summary.path.name}")
    return 0


def _print_step(number: int, of: int, words: str) -> None:
    print(f"[{number}/{of}] {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

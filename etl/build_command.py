"""The command `build` of `python -m etl`: what it tells a person, and with --json a program."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from etl import build as building
from etl.build import Progress, Summary
from etl.intake import command as intake
from etl.problems import BadInputError

CURRENT = "The warehouse is up to date."


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    build = commands.add_parser("build", help="build the warehouse and swap it in")
    build.add_argument("--if-needed", action="store_true", help="do nothing when it is newer than its inputs")
    build.add_argument("--data", type=Path, default=None, help="folder that holds raw/ (default: data)")
    build.add_argument(
        "--lake",
        type=Path,
        default=None,
        metavar="DIR",
        help="a register and log in Parquet or CSV instead of own files (etl/lake/layout.py)",
    )
    build.add_argument("--marts", type=Path, default=None, metavar="DIR",
                       help="tables that `python -m etl.spark` derived from this lake")  # fmt: skip
    build.add_argument("--as-of", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD",
                       help="day for which the log is judged (default: today)")  # fmt: skip
    build.add_argument("--json", action="store_true", help="one JSON object: status, warehouse, rows, problems")
    intake.add_progress(build)
    intake.add_wait(build)
    build.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Returns 0 (built, or it was current), 1 (inputs refused), 4 (another writer), 5 (the disk or the memory let it
    down); but for 0 the old warehouse stays.
    """
    if options.if_needed and building.is_current(options.data, options.as_of, options.lake, options.marts):
        _tell(options, {"status": "current"}, [CURRENT])
        return 0
    return intake.in_turn(options, "build", lambda: _build(options))


def _build(options: argparse.Namespace) -> int:
    make = building.build_if_needed if options.if_needed else building.build
    try:
        summary = make(options.data, _progress(options), options.as_of, options.lake, options.marts)
    except BadInputError as error:
        if options.json:
            _tell(options, {"status": "refused", "problems": [asdict(one) for one in error.problems]}, [])
            return 1
        print(f"Nothing was written. {len(error.problems)} problem(s):", file=sys.stderr)
        for problem in error.problems:
            print(f"  {problem}", file=sys.stderr)
        return 1
    if summary is None:
        _tell(options, {"status": "current"}, [CURRENT])
        return 0
    told = {"status": "built", "warehouse": summary.path.name, "build_id": summary.build_id, "rows": summary.rows,
            "cells": summary.cells, "indicators": summary.indicators,
            "log_indicators": summary.log_indicators}  # fmt: skip
    _tell(options, told, _lines(summary))
    return 0


def _progress(options: argparse.Namespace) -> Progress | None:
    if options.progress:
        return intake.steps_of(options, len(building.STEPS)).building
    return None if options.json else _print_step


def _tell(options: argparse.Namespace, told: dict[str, Any], lines: list[str]) -> None:
    print(json.dumps(told, ensure_ascii=False) if options.json else "\n".join(lines))


def _lines(summary: Summary) -> list[str]:
    printed = sum(summary.cells.values())
    return [
        f"\n{'table':<22}   rows",
        *(f"{table:<22} {rows:>6}" for table, rows in summary.rows.items()),
        f"\ncells of tables 3-20: {printed}",
        *(f"  {status:<22} {cells:>4}" for status, cells in summary.cells.items()),
        f"indicators: {summary.indicators} of the survey, {summary.log_indicators} of the log",
        f"warehouse: {summary.path.name}",
    ]


def _print_step(number: int, of: int, words: str) -> None:
    print(f"[{number}/{of}] {words}", flush=True)

"""Command line of the sample: make it (default), or show it beside the study (`--compare`).

`python -m etl.sample [--until YEAR] [--kabupaten CODE ... | all] [--groups N] [--years N] [--out FOLDER]`
`python -m etl.sample --compare [--as-of DATE] [--out FOLDER]`
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from etl.problems import BadInputError
from etl.sample import compare, reading, report, rules, scaled, study, writing
from schemas.warehouse_file import ROOT

FOLDER = ROOT / "data" / "sample"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; returns the exit code (0 done, 1 refused)."""
    options = _parser().parse_args(arguments)
    if options.out is None:
        options.out = FOLDER
    try:
        known = study.load(ROOT / "data")
        if options.compare:
            return _compare(options, known)
        return _make(options, known)
    except (BadInputError, scaled.UnknownKabupatenError) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etl.sample", description="Make the simulated register and log.")
    parser.add_argument("--until", type=int, default=rules.LAST_DAY.year, help="last year of the log")
    parser.add_argument("--years", type=int, help=f"years of the log, from {rules.FIRST_DAY.year} on (instead)")
    parser.add_argument("--kabupaten", nargs="+", default=[], help="codes, or all (default: those of the study)")
    parser.add_argument("--groups", type=int, help="groups in all, beside the KKPS (default: as in table 1)")
    parser.add_argument("--out", type=Path, help="folder (default: data/sample)")
    parser.add_argument("--compare", action="store_true", help="print sample and study side by side")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 1, 1), help="day for --compare")
    return parser


def _make(options: argparse.Namespace, known: study.Study) -> int:
    if (options.kabupaten or options.groups) and options.out == FOLDER:
        print("data/sample holds the sample of the study: choose another folder with --out", file=sys.stderr)
        return 1
    until = rules.FIRST_DAY.year + options.years - 1 if options.years else options.until
    if until < rules.FIRST_DAY.year + rules.YEARS_SHOWN:
        least = rules.YEARS_SHOWN + 1
        print(f"the log starts in {rules.FIRST_DAY.year}: it needs {least} years to show two", file=sys.stderr)
        return 1
    tables = writing.frames(writing.world(known, scaled.totals(options.kabupaten, options.groups, known)), until)
    size = writing.write(tables, options.out)
    for table, frame in tables.items():
        print(f"{table:<24} {len(frame):>8}")
    print(f"{'bytes':<24} {size:>8}")
    return 0


def _compare(options: argparse.Namespace, known: study.Study) -> int:
    tables = reading.read(options.out, options.as_of)
    for line in report.markdown(list(compare.rows(tables, known)), compare.access(tables, known)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())

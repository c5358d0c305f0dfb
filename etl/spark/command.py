"""`python -m etl.spark`, and the same under spark-submit (deploy/spark_submit.py)."""

import argparse
import importlib.util
import sys
import time
from datetime import date, datetime
from pathlib import Path

from etl.problems import BadInputError
from etl.turn import WITA
from schemas import warehouse_file

NO_SPARK = (
    "pyspark is not installed. Cure: pip install -r requirements-spark.txt (it needs a Java runtime, 17 or newer)"
)


def main(arguments: list[str] | None = None) -> int:
    """Work out the derived tables of a lake; returns 0 (written) or 1 (inputs refused, or Spark is missing)."""
    options = _parser().parse_args(arguments)
    if importlib.util.find_spec("pyspark") is None:
        print(NO_SPARK, file=sys.stderr)
        return 1
    try:
        return _run(options)
    except BadInputError as error:
        print(f"The tables are not finished. {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    words = "Work out the tables of the log on Spark, for `python -m etl build --marts`."
    parser = argparse.ArgumentParser(prog="python -m etl.spark", description=words)
    parser.add_argument("--lake", required=True, help="folder or address (s3a://...) of the register and the log")
    parser.add_argument("--out", required=True, help="folder or address for the tables")
    parser.add_argument("--as-of", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD",
                        help="day for which the log is judged (default: today)")  # fmt: skip
    parser.add_argument("--data", type=Path, default=None, help="folder that holds raw/ (default: data)")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--master", help="local[2], spark://host:7077 ... (default: what spark-submit says)")
    where.add_argument("--remote", help="Spark Connect: sc://host:15002")
    parser.add_argument("--memory", help="of a driver that starts here (default: 1g)")
    return parser


def _run(options: argparse.Namespace) -> int:
    from etl.spark import engine, reference, session  # noqa: PLC0415 - pyspark is an optional extra

    as_of = options.as_of or datetime.now(WITA).date()
    data = options.data or warehouse_file.data_folder()
    known = reference.read(data, as_of)
    started = time.perf_counter()

    def tell(table: str, rows: int) -> None:
        print(f"{table:<22} {rows:>12,} rows  {time.perf_counter() - started:7.1f} s", flush=True)

    try:
        with session.opened(options.master, options.remote, options.memory) as spark:
            note = engine.run(spark, _address(options.lake), _address(options.out), known, as_of, tell)
    except session.FAILURES as error:
        print(f"The tables are not finished. Spark: {session.told(error)}", file=sys.stderr)
        return 1
    print(f"{note.engine}: {options.out} holds the tables of {note.as_of}", flush=True)
    return 0


def _address(where: str) -> str:
    """A folder in full, since a server of Spark works elsewhere; an address as it is."""
    return where if "://" in where else str(Path(where).resolve())

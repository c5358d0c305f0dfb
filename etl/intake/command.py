"""The commands `load` and `template` of `python -m etl`. What they tell is Indonesian: data officers read it."""

import argparse
import sys
from datetime import date, datetime
from pathlib import Path

from etl import build as building
from etl.intake import TEMPLATE
from etl.problems import BadInputError
from schemas.warehouse_file import ROOT

# What reads and writes workbooks and shapes is imported where it is used: a build that has nothing to do must not wait.

DEFAULT_BY = "petugas data"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands to the command line."""
    load = commands.add_parser("load", help="load filled-in templates (.xlsx, or a folder of .csv) and rebuild")
    load.add_argument("files", nargs="+", type=Path, metavar="FILE", help="template as .xlsx, or folder of its CSVs")
    load.add_argument("--data", type=Path, default=None, help="folder that holds raw/ (default: data)")
    load.add_argument("--by", default=DEFAULT_BY, help=f"who brings it: an office, not a name (default: {DEFAULT_BY})")
    load.add_argument("--as-of", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD",
                      help="day for which the log is judged (default: today)")  # fmt: skip
    template = commands.add_parser("template", help="write the Excel template")
    template.add_argument("--out", type=Path, default=Path(TEMPLATE), help=f"default: {TEMPLATE}")
    template.add_argument("--whatsapp", action="store_true", help="print the message to paste into a WhatsApp group")


def template(out: Path, is_for_whatsapp: bool = False) -> int:
    """Write the template, or print the message that groups paste into WhatsApp; returns 0."""
    if is_for_whatsapp:
        from etl.whatsapp import form  # noqa: PLC0415

        print(f"{form.blank()}\n\n{form.instructions()}")
        return 0
    from etl.intake import workbook  # noqa: PLC0415

    out.write_bytes(workbook.written())
    print(f"Templat ditulis: {out}")
    return 0


def load(files: list[Path], data: Path | None, by: str, as_of: date | None) -> int:
    """Load files; returns 0 (all in), 3 (some refused), 1 (nothing loaded; nothing has changed)."""
    from etl.intake import loading  # noqa: PLC0415

    folder, now = data or ROOT / "data", datetime.now(building.WITA)
    try:
        done = loading.load(folder, files, by, now, lambda: building.build(folder, as_of=as_of))
    except BadInputError as error:
        tell_not_built(error)
        return loading.NOTHING
    print("\n".join(done.lines))
    return done.code


def tell_not_built(error: BadInputError) -> None:
    """Say that the warehouse could not be made from what was loaded, and why."""
    print("Gudang data tidak dapat dibuat; tidak ada yang berubah.", file=sys.stderr)
    for problem in error.problems:
        print(f"  {problem}", file=sys.stderr)

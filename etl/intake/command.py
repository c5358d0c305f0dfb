"""The commands `load` and `template` of `python -m etl`. What they tell is Indonesian: data officers read it."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from etl import build as building
from etl import disk, progress, turn
from etl.intake import TEMPLATE
from etl.problems import BadInputError
from etl.progress import Steps
from schemas.warehouse_file import data_folder

if TYPE_CHECKING:
    from etl.intake.loading import Loaded

# What reads and writes workbooks and shapes is imported where it is used: a build that has nothing to do must not wait.

DEFAULT_BY = "petugas data"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands to the command line."""
    load = commands.add_parser("load", help="load filled-in templates (.xlsx, or a folder of .csv) and rebuild")
    load.add_argument("files", nargs="+", type=Path, metavar="FILE", help="template as .xlsx, or folder of its CSVs")
    add_brought(load)
    add_common(load)
    load.set_defaults(run=load_files)
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


def add_common(command: argparse.ArgumentParser) -> None:
    """What all commands that write what they are given understand."""
    command.add_argument("--data", type=Path, default=None, help="folder that holds raw/ (default: data)")
    command.add_argument("--as-of", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD",
                         help="day for which the log is judged (default: today)")  # fmt: skip
    command.add_argument("--json", action="store_true", help="tell programs: one JSON object per file on a line")
    add_wait(command)


def add_brought(command: argparse.ArgumentParser) -> None:
    """What all commands that take files of somebody understand: who it is, for which places, and telling of steps."""
    add_asking(command)
    command.add_argument("--mapping", type=Path, default=None, metavar="FILE",
                         help="which column is which (.json), or the XLSForm of an export (.xlsx)")  # fmt: skip


def add_asking(command: argparse.ArgumentParser) -> None:
    """Who asks, for which places, and telling of steps."""
    command.add_argument(
        "--by", default=DEFAULT_BY, help=f"who brings it: an office, not a name (default: {DEFAULT_BY})"
    )
    add_only(command)
    add_progress(command)


def add_progress(command: argparse.ArgumentParser) -> None:
    """For whoever draws a bar: each step as it begins."""
    command.add_argument("--progress", action="store_true", help="tell each step on stderr, one JSON object on a line")


def add_only(command: argparse.ArgumentParser) -> None:
    """Of which places rows may be read and brought."""
    command.add_argument("--only", default=None, metavar="CODES", type=_codes,
                         help="codes of kabupaten, with commas: rows of others are refused")  # fmt: skip


def only(options: argparse.Namespace) -> tuple[str, ...] | None:
    """Codes of the kabupaten whose rows may go in; None: of all."""
    codes: tuple[str, ...] | None = options.only
    return codes


def steps_of(options: argparse.Namespace, of: int) -> Steps:
    """The steps of a command, told where that was asked for."""
    return Steps(of, progress.to_stderr) if options.progress else Steps(of)


def _codes(words: str) -> tuple[str, ...]:
    """`52.04,52.06` -> the codes. An empty list is one: nothing may go in then."""
    from geo import places  # noqa: PLC0415

    codes = tuple(sorted({one.strip() for one in words.split(",") if one.strip()}))
    unknown = set(codes) - set(places.kabupaten()["code"])
    if unknown:
        raise argparse.ArgumentTypeError(f"no kabupaten has the code {', '.join(sorted(unknown))}")
    return codes


def add_wait(command: argparse.ArgumentParser) -> None:
    """How long to wait for another writer."""
    command.add_argument("--wait", type=float, default=turn.WAIT, metavar="SECONDS",
                         help=f"how long to wait for another writer (default: {turn.WAIT:.0f})")  # fmt: skip


def load_files(options: argparse.Namespace) -> int:
    """Load files; returns 0 (all in), 3 (some refused), 1 (nothing loaded; nothing has changed), 4 (another writer)."""
    from etl.intake import examining, loading  # noqa: PLC0415

    folder = options.data or data_folder()

    of = len(options.files) * examining.STEPS_EACH + examining.STEPS_ALL + 1 + len(building.STEPS)
    steps = steps_of(options, of)

    def rebuild() -> object:
        return building.build(folder, progress=steps.building, as_of=options.as_of)

    def work() -> int:
        now = datetime.now(building.WITA)
        done = loading.load(
            folder, options.files, options.by, now, rebuild, only=only(options), mapping=options.mapping, steps=steps
        )
        return told(options, folder, done)

    return in_turn(options, "load", work)


def told(options: argparse.Namespace, folder: Path, done: "Loaded") -> int:
    """Say what a load, or a mend, has done; returns its exit code."""
    if not done.kept:
        # One that was killed after it had kept what it was given is brought to its end by the next one.
        building.build_if_needed(folder, as_of=options.as_of)
    lines = [json.dumps(one, ensure_ascii=False) for one in done.files] if options.json else done.lines
    print("\n".join(lines))
    return done.code


def in_turn(options: argparse.Namespace, command: str, work: Callable[[], int]) -> int:
    """Do the work as the only writer; where that, the build or the disk fails say so and return the exit code."""
    try:
        with (
            disk.faults_told(),
            turn.take(options.data or data_folder(), command, wait=options.wait, tell=_tell_of_waiting),
        ):
            return work()
    except turn.BusyError as busy:
        words = f"Masih ditulis oleh {turn.said(busy.owner)}; tidak ada yang berubah. Coba lagi nanti."
        print(words, file=sys.stderr)
        return turn.BUSY
    except BadInputError as error:
        tell_not_built(error)
        return 1
    except disk.DiskError as error:
        print(error, file=sys.stderr)
        return disk.FAILED


def _tell_of_waiting(owner: "turn.Owner") -> None:
    print(f"Menunggu {turn.said(owner)} ...", file=sys.stderr, flush=True)


def tell_not_built(error: BadInputError) -> None:
    """Say that the warehouse could not be made from what was loaded, and why."""
    print("Gudang data tidak dapat dibuat; tidak ada yang berubah.", file=sys.stderr)
    for problem in error.problems:
        print(f"  {problem}", file=sys.stderr)

"""The command `round` of `python -m etl`. What it tells is Indonesian: data officers read it."""

import argparse
import re
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from etl import build as building
from etl import survey_2018
from etl.intake.command import DEFAULT_BY, add_wait, in_turn
from schemas import contract
from schemas.warehouse_file import data_folder

if TYPE_CHECKING:
    from etl.rounds import loading

_ID = re.compile(r"survey_[a-z0-9_]{1,40}")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    one = commands.add_parser("round", help="load a later round of the survey from records, or take it away")
    one.add_argument("files", nargs="*", type=Path, metavar="FILE",
                     help="filled-in template, or export of KoboToolbox or ODK Central (.xlsx, .csv)")  # fmt: skip
    one.add_argument("--id", dest="round_id", metavar="survey_2026", help="identifier, used in links")
    one.add_argument("--title", help="title of the survey, as readers see it")
    one.add_argument("--from", type=date.fromisoformat, dest="fielded_from", metavar="YYYY-MM-DD", help="first day")
    one.add_argument("--to", type=date.fromisoformat, dest="fielded_to", metavar="YYYY-MM-DD", help="last day")
    allowed = contract.load("survey_round").column("sampling").allowed
    one.add_argument("--sampling", choices=allowed, help="how the groups were chosen")
    one.add_argument("--simulated", action="store_true", help="simulated answers, marked so on every screen; without "
                     "FILE those that come with the dashboard, to try it out")  # fmt: skip
    what = one.add_mutually_exclusive_group()
    what.add_argument("--replace", action="store_true", help="instead of the round of this id")
    what.add_argument("--remove", action="store_true", help="take the round away")
    one.add_argument("--refused", type=Path, default=Path(), metavar="FOLDER",
                     help="where refused rows are written to (default: here)")  # fmt: skip
    one.add_argument("--data", type=Path, default=None, help="folder that holds raw/ (default: data)")
    one.add_argument("--by", default=DEFAULT_BY, help=f"who brings it: an office, not a name (default: {DEFAULT_BY})")
    one.add_argument("--as-of", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD",
                     help="day for which the log is judged (default: today)")  # fmt: skip
    add_wait(one)


def run(options: argparse.Namespace) -> int:
    """Load or remove a round; returns 0 (done), 3 (some refused), 1 (nothing loaded or changed), 4 (another writer)."""
    from etl.rounds import loading  # noqa: PLC0415 - reads workbooks; a plain build must not wait for it

    with tempfile.TemporaryDirectory() as shipped:
        if options.simulated and not options.files:
            _take_shipped(options, Path(shipped))
        wrong = _wrong(options)
        if wrong:
            print(wrong, file=sys.stderr)
            return loading.NOTHING
        return in_turn(options, "round", lambda: _told(options))


def _told(options: argparse.Namespace) -> int:
    done = _done(options)
    print("\n".join(done.lines))
    return done.code


def _done(options: argparse.Namespace) -> "loading.Loaded":
    from etl.rounds import loading  # noqa: PLC0415
    from etl.rounds.keeping import About  # noqa: PLC0415

    folder = options.data or data_folder()

    def rebuild() -> object:
        return building.build(folder, as_of=options.as_of)

    if options.remove:
        return loading.remove(folder, options.round_id, rebuild)
    about = About(options.round_id, " ".join(options.title.split()), options.fielded_from, options.fielded_to,
                  options.sampling, options.simulated)  # fmt: skip
    return loading.load(folder, about, options.files, options.by, datetime.now(building.WITA), rebuild,
                        replace=options.replace, refused_to=options.refused)  # fmt: skip


def _take_shipped(options: argparse.Namespace, folder: Path) -> None:
    """The simulated round that comes with the dashboard: its file, and what is said of it."""
    from etl.rounds import simulated  # noqa: PLC0415

    options.round_id = options.round_id or simulated.ROUND_ID
    if options.remove:
        return
    options.files = [folder / simulated.FILE]
    simulated.write(options.files[0])
    options.title = options.title or simulated.TITLE
    options.fielded_from = options.fielded_from or simulated.FIELDED_FROM
    options.fielded_to = options.fielded_to or simulated.FIELDED_TO
    options.sampling = options.sampling or simulated.SAMPLING


def _wrong(options: argparse.Namespace) -> str:
    """What is wrong with the command itself, with its cure; empty when nothing is."""
    if not _ID.fullmatch(options.round_id or "") or options.round_id == survey_2018.ROUND:
        return (
            f"--id {options.round_id or ''!r}: harus survey_ lalu huruf kecil, angka, atau garis bawah, dan bukan "
            f"{survey_2018.ROUND} (survei awal). Contoh: --id survey_2026"
        )
    if options.remove:
        return ""
    needed = {"FILE": options.files, "--title": (options.title or "").strip(), "--from": options.fielded_from,
              "--to": options.fielded_to, "--sampling": options.sampling}  # fmt: skip
    absent = [name for name, value in needed.items() if not value]
    if absent:
        return f"Yang belum ada: {', '.join(absent)}. Lihat: python -m etl round --help"
    if options.fielded_from > options.fielded_to:
        return f"--from {options.fielded_from} harus sebelum --to {options.fielded_to}: tukar keduanya."
    return ""

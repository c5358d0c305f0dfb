"""`python -m etl check FILE...`: what would files bring? Nothing is saved, and nobody who writes is waited for.

Chats are looked at one by one; all other files together, as a load would take them. What it tells is Indonesian: data
officers read it. With --json one object per file, on a line of its own, in the order of the files.
"""

import argparse
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from etl import turn
from etl.intake.command import add_brought, only, steps_of
from etl.problems import BadInputError, Problem
from schemas.warehouse_file import data_folder

ALL_READ, NOTHING, SOME_REFUSED = 0, 1, 3
NEEDS_CONFIRMATION, UNREADABLE = "needs_confirmation", "unreadable"
NOTHING_SAVED = "Ini baru diperiksa; tidak ada yang disimpan."
_HEAD = 4096
_CHATS = (".txt", ".zip", "")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb")


@dataclass(frozen=True)
class Told:
    """What was found in one file: as an object and as lines for a person; the exit code it asks for."""

    json: dict[str, Any]
    lines: list[str]
    code: int = ALL_READ


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    check = commands.add_parser("check", help="tell what files would bring, and save nothing")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help="table (.xlsx, .csv, folder) or chat")
    check.add_argument("--json", action="store_true", help="one JSON object per file, on a line of its own")
    check.add_argument("--data", type=Path, default=None, help="folder that holds raw/ (default: data)")
    check.add_argument("--marked", type=Path, default=None, metavar="DIR",
                       help="give files with errors back as .xlsx into this folder, coloured")  # fmt: skip
    add_brought(check)
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check files; returns 0 (all read), 3 (some files or rows refused), 1 (nothing could be read)."""
    chats = {path for path in options.files if is_chat(path)}
    others = iter(_tables([path for path in options.files if path not in chats], options))
    codes = []
    for path in options.files:
        told = _chat(path, options) if path in chats else next(others)
        codes.append(told.code)
        print(json.dumps(told.json, ensure_ascii=False) if options.json else "\n".join(told.lines), flush=True)
    if all(code == NOTHING for code in codes):
        return NOTHING
    return SOME_REFUSED if any(codes) else ALL_READ


def is_chat(path: Path) -> bool:
    """Whether a file is read as a chat: text, a zip without tables, or of no kind that is known."""
    from etl.intake import xlsx_file  # noqa: PLC0415 - a build must not wait for it

    suffix = path.suffix.casefold()
    if path.is_dir() or suffix in (".csv", ".tsv", *_WORKBOOKS):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    if head.startswith(b"PK"):
        return not _holds_tables(path)
    return not xlsx_file.is_workbook(path, head)


def _holds_tables(path: Path) -> bool:
    """Whether a zip is a workbook under another name, or an export of CSV files."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return False
    is_export = any(name.casefold().endswith(".csv") for name in names)
    return "[Content_Types].xml" in names or (is_export and not any(name.endswith(".txt") for name in names))


# --- tables: together, as a load would take them ---------------------------------------------------------------------


def _tables(paths: Sequence[Path], options: argparse.Namespace) -> list[Told]:
    if not paths:
        return []
    from etl.intake import examining, loading, machine_report, marked, report  # noqa: PLC0415

    brought = examining.Brought(paths, options.by, datetime.now(turn.WITA), only(options), options.mapping)
    of = len(paths) * (examining.STEPS_EACH + bool(options.marked)) + examining.STEPS_ALL
    steps = steps_of(options, of)
    found = examining.examine(options.data or data_folder(), brought, steps)
    told = []
    for one in found.files:
        path = None
        if options.marked is not None:
            steps.next("mark", file=one.path.name)
            path = marked.write(one, options.marked)
        lines = [*report.lines(one), *([f"Berkas dengan tanda: {path}"] if path else [])]
        told.append(Told(
            machine_report.of_file(one, is_saved=False) | {"marked": str(path) if path else None},
            [*lines, *([NOTHING_SAVED] if one.is_taken else [])],
            loading.code(examining.Examined([one], [])),
        ))  # fmt: skip
    return told


# --- chats -----------------------------------------------------------------------------------------------------------


def _chat(path: Path, options: argparse.Namespace) -> Told:
    from etl.whatsapp import check, doubts, received, report, senders  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            is_known = path.suffix.casefold() in _CHATS or received.is_zip(file.read(4))
        if not is_known:
            raise doubts.refused(path.name, "kind_unknown")
        found = check.checked(path, senders.key(options.data or data_folder()))
    except BadInputError as error:
        return _refused(path, error)
    told = {**found.as_json(), "status": NEEDS_CONFIRMATION, "errors": [], "marked": None}
    return Told(told, [] if options.json else report.lines(found))


def _refused(path: Path, error: BadInputError) -> Told:
    from etl.intake import batches, machine_report  # noqa: PLC0415
    from etl.whatsapp.check import file_name  # noqa: PLC0415

    name = file_name(path.name)
    problems = [machine_report.whole_file(one.rule, one.cure) for one in error.problems]
    found = {"kind": None, "file": name, "sha256": batches.fingerprint_of(path), "messages": [], "candidates": [],
             "warnings": [], "status": UNREADABLE, "errors": problems, "marked": None}  # fmt: skip
    return Told(found, [f"Berkas: {name}", *(_line(one) for one in error.problems)], NOTHING)


def _line(problem: Problem) -> str:
    return f"  Tidak dapat dibaca: {problem.rule}. Cara memperbaiki: {problem.cure}."

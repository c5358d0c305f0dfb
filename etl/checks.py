"""`python -m etl check FILE...`: what would a file bring? Each kind of file has a row in the table; nothing is saved.

What it tells is Indonesian: data officers read it. With --json one object per file, on a line of its own.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.problems import BadInputError, Problem
from schemas.warehouse_file import ROOT

ALL_READ, NOTHING, SOME_REFUSED = 0, 1, 3
_HEAD = 4096


@dataclass(frozen=True)
class Told:
    """What was found in one file: as an object and as lines for a person; `is_whole`: no row of it is refused."""

    json: dict[str, Any]
    lines: list[str]
    is_whole: bool = True


@dataclass(frozen=True)
class FileKind:
    """One kind of file. `sniff`: is it one, by its path and first bytes? `check` may raise BadInputError."""

    name: str
    sniff: Callable[[Path, bytes], bool]
    check: Callable[[Path, argparse.Namespace], Told]


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    check = commands.add_parser("check", help="tell what is in files, and save nothing (WhatsApp chats)")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help="exported chat (.txt or .zip)")
    check.add_argument("--json", action="store_true", help="one JSON object per file, on a line of its own")
    check.add_argument("--data", type=Path, default=None, help="folder with the key of the senders (default: data)")


def run(options: argparse.Namespace) -> int:
    """Check files; returns 0 (all read), 3 (some files or rows refused), 1 (nothing could be read)."""
    whole = refused = 0
    for path in options.files:
        try:
            told = checked(path, options)
            whole += 1
            refused += not told.is_whole
        except BadInputError as error:
            told = _refused(path, error)
            refused += 1
        print(json.dumps(told.json, ensure_ascii=False) if options.json else "\n".join(told.lines))
    if not whole:
        return NOTHING
    return SOME_REFUSED if refused else ALL_READ


def checked(path: Path, options: argparse.Namespace) -> Told:
    """What is in one file. Raises BadInputError where it cannot be read, or another command reads it."""
    from etl.whatsapp.doubts import refused  # noqa: PLC0415 - a build must not wait for it

    try:
        head = b"" if path.is_dir() else _first_bytes(path)
    except OSError as error:
        raise refused(path.name, "file_missing") from error
    for kind in KINDS:
        if kind.sniff(path, head):
            return kind.check(path, options)
    raise refused(path.name, "kind_unknown")


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _refused(path: Path, error: BadInputError) -> Told:
    from etl.whatsapp.check import file_name  # noqa: PLC0415

    name = file_name(path.name)
    problems = [{"rule": one.rule, "cure": one.cure} for one in error.problems]
    found = {"kind": None, "file": name, "sha256": _sha256(path), "messages": [], "candidates": [], "warnings": [],
             "errors": problems}  # fmt: skip
    return Told(found, [f"Berkas: {name}", *(_line(one) for one in error.problems)])


def _line(problem: Problem) -> str:
    return f"  Tidak dapat dibaca: {problem.rule}. Cara memperbaiki: {problem.cure}."


def _sha256(path: Path) -> str | None:
    from etl.whatsapp.check import fingerprint  # noqa: PLC0415

    try:
        return fingerprint(path)
    except OSError:
        return None


# --- the kinds, the surest sign first -------------------------------------------------------------------------------


def _is_workbook(path: Path, head: bytes) -> bool:
    from etl.intake import xlsx_file  # noqa: PLC0415

    is_named = path.suffix.casefold() in (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb")
    return is_named or (xlsx_file.is_workbook(path, head) and not head.startswith(b"PK"))


def _is_csv(path: Path, _: bytes) -> bool:
    return path.suffix.casefold() in (".csv", ".tsv")


def _is_chat(path: Path, head: bytes) -> bool:
    from etl.whatsapp import received  # noqa: PLC0415

    return received.is_zip(head) or path.suffix.casefold() in (".txt", ".zip", "")


def _elsewhere(key: str) -> Callable[[Path, argparse.Namespace], Told]:
    """A kind that another command reads."""

    def told(path: Path, _: argparse.Namespace) -> Told:
        from etl.whatsapp.doubts import refused  # noqa: PLC0415

        raise refused(path.name, key)

    return told


def _chat(path: Path, options: argparse.Namespace) -> Told:
    from etl.whatsapp import check, report, senders  # noqa: PLC0415

    found = check.checked(path, senders.key(options.data or ROOT / "data"))
    return Told(found.as_json(), [] if options.json else report.lines(found))


KINDS = (
    FileKind("folder", lambda path, _: path.is_dir(), _elsewhere("kind_folder")),
    FileKind("workbook", _is_workbook, _elsewhere("kind_workbook")),
    FileKind("csv", _is_csv, _elsewhere("kind_csv")),
    FileKind("whatsapp", _is_chat, _chat),
)

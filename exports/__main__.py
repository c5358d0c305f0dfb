"""Command line of the documents, for a person or a job: `python -m exports brief --kabupaten 52.06 --out DIR`."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from answers import data
from doors.scope import EVERYTHING
from exports import request
from exports.files import File
from exports.order import Document, Order
from exports.press import make
from exports.refusals import Refusal, RefusedError
from queries.run import NoWarehouseError
from queries.selection import PROVINCE, SURVEY_ROUND

HELP: dict[Document, str] = {
    "brief": "one A4 page (PDF)",
    "slides": "slides with charts and tables that can be edited (PPTX)",
    "workbook": "tables of plain numbers (XLSX)",
    "offline": "one page that opens from a USB stick (HTML)",
    "card": "a picture for a phone (PNG)",
    "message": "five lines for WhatsApp (TXT)",
    "briefs": "the page of every kabupaten and of all together (ZIP)",
    "package": "all of it for a meeting (ZIP)",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 written, 1 refused or no warehouse: nothing written)."""
    options = _parser().parse_args(arguments)
    data.read_through(data.Direct(EVERYTHING))  # who has a shell here has the files
    try:
        data.build()
        orders = request.orders(options.document, options)
        target = _target(options.out, orders)
        made = [(order, make(order)) for order in orders]  # all of it before the first file is written
        written = _write([(target(file), file) for _, file in made])
    except RefusedError as error:
        _complain(error.refusals)
        return 1
    except NoWarehouseError as error:
        print(f"Nothing was written: {error}", file=sys.stderr)
        return 1
    _say([order for order, _ in made], written, as_json=options.json)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m exports", description="Write documents of the dashboard.")
    commands = parser.add_subparsers(dest="document", required=True)
    for document in get_args(Document):
        one = commands.add_parser(document, help=HELP[document])
        place = one.add_mutually_exclusive_group()
        place.add_argument("--kabupaten", action="append", metavar="CODE",
                           help="code, name or `semua` (all together, the default); may be given again")  # fmt: skip
        place.add_argument("--all", action="store_true", help="all five together, and each of them")
        one.add_argument("--province", default=PROVINCE, metavar="CODE",
                         help=f"whose kabupaten `--all` and `semua` mean (default: {PROVINCE})")  # fmt: skip
        one.add_argument("--type", default="KKG", metavar="TYPE", help="KKG, KKKS, KKM or KKPS (default: KKG)")
        one.add_argument("--round", default=SURVEY_ROUND, metavar="ID", help="round of the survey (default: the study)")
        one.add_argument("--language", default="id", metavar="CODE", help="id or en (default: id)")
        one.add_argument("--url", default="", metavar="ADDRESS", help="address of the dashboard, for links and QR code")
        one.add_argument(
            "--slides", default="", metavar="KEYS", help="slides in their order, e.g. judul,peta,keputusan"
        )
        one.add_argument("--logo", type=Path, metavar="FILE", help="PNG or JPEG for the slides")
        one.add_argument("--out", type=Path, default=Path(), metavar="PATH",
                         help="a file, or a folder for files named by themselves (default: this folder)")  # fmt: skip
        one.add_argument("--json", action="store_true", help="tell what was written as JSON")
    return parser


class _Target:
    """Where each file goes."""

    def __init__(self, out: Path, *, is_folder: bool) -> None:
        self.out, self.is_folder = out, is_folder

    def __call__(self, file: File) -> Path:
        return self.out / file.name if self.is_folder else self.out


def _target(out: Path, orders: Sequence[Order]) -> _Target:
    """A folder where it is one, where several files come, or where the name has no ending. Refuses what cannot be."""
    is_folder = out.is_dir() or not out.suffix
    if not is_folder and len(orders) > 1:
        rule, cure = f"{len(orders)} files do not fit into one", "name a folder"
        raise RefusedError([Refusal("--out", str(out), rule, cure)])
    folder = out if is_folder else out.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        rule, cure = f"a folder that can be made ({error.strerror})", "name another one"
        raise RefusedError([Refusal("--out", str(out), rule, cure)]) from error
    return _Target(out, is_folder=is_folder)


def _write(files: Sequence[tuple[Path, File]]) -> list[tuple[Path, int]]:
    """All files whole or none: first each under another name beside its place, then all are moved there."""
    drafts: list[tuple[str, Path]] = []
    taken = [path for path, _ in files if path.is_dir()]  # nothing can be moved onto a folder
    if taken:
        raise RefusedError([Refusal("--out", str(one), "not the name of a folder", "move it away") for one in taken])
    try:
        for path, file in files:
            handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".draft")
            drafts.append((draft, path))
            with os.fdopen(handle, "wb") as out:
                out.write(file.content)
            Path(draft).chmod(0o644)  # mkstemp lets nobody else read it
        while drafts:
            draft, path = drafts[0]
            Path(draft).replace(path)
            drafts.pop(0)
    except OSError as error:
        place, rule = str(error.filename or ""), f"a place that can be written ({error.strerror})"
        raise RefusedError([Refusal("--out", place, rule, "free some space, or name another place")]) from error
    finally:
        for draft, _ in drafts:
            Path(draft).unlink(missing_ok=True)
    return [(path, len(file.content)) for path, file in files]


def _say(orders: Sequence[Order], written: Sequence[tuple[Path, int]], *, as_json: bool) -> None:
    if as_json:
        told = [
            {"kabupaten": order.kabupaten_code or "semua", "file": str(path), "bytes": size}
            for order, (path, size) in zip(orders, written, strict=True)
        ]
        print(json.dumps({"build": data.build(), "files": told}, ensure_ascii=False, indent=1))
        return
    for path, size in written:
        print(f"{path}  {size / 1000:,.0f} kB")


def _complain(refusals: Sequence[Refusal]) -> None:
    print(f"Nothing was written. {len(refusals)} problem(s):", file=sys.stderr)
    for one in refusals:
        print(f"  {one}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())

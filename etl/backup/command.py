"""The commands `backup` and `restore` of `python -m etl`. What they tell is Indonesian."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from etl import build as building
from etl import turn
from etl.backup import archive
from etl.backup.words import refused
from etl.intake.command import add_common, add_wait, in_turn, tell_not_built
from etl.problems import BadInputError
from schemas.warehouse_file import ROOT

_MEGABYTE = 2**20


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands to the command line."""
    backup = commands.add_parser("backup", help="write one zip of everything that cannot be built again")
    backup.add_argument("--out", type=Path, default=None, help="default: cadangan-<time>.zip in this folder")
    backup.add_argument("--data", type=Path, default=None, help="folder that holds raw/ (default: data)")
    backup.add_argument("--json", action="store_true", help="one JSON object")
    add_wait(backup)
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="put a backup in place of what is there, and rebuild")
    restore.add_argument("file", type=Path, metavar="FILE", help="as `backup` wrote it")
    restore.add_argument("--replace", action="store_true", help="also where files are kept already (backed up first)")
    restore.add_argument("--check", action="store_true", help="only look whether the backup is whole")
    add_common(restore)
    restore.set_defaults(run=_restore)


def _backup(options: argparse.Namespace) -> int:
    """Returns 0 (written), 1 (nothing was written), 4 (another writer is at work)."""
    data, now = options.data or ROOT / "data", datetime.now(turn.WITA).replace(microsecond=0, tzinfo=None)

    def work() -> int:
        out = options.out or Path(f"cadangan-{now:%Y%m%d-%H%M%S}.zip")
        try:
            files = archive.write(data, out, now)
        except (BadInputError, OSError) as error:
            return _not_done("Cadangan tidak dibuat.", error)
        size = sum(one.size for one in files) / _MEGABYTE
        _tell(options, {"status": "written", "file": str(out), "files": len(files)}, [
            f"Cadangan ditulis: {out} ({len(files)} berkas, {size:.1f} MB sebelum dipadatkan).",
            "Simpan di tempat lain dan jaga kerahasiaannya: kunci pengirim dan daftar akun ada di dalamnya.",
        ])  # fmt: skip
        return 0

    return in_turn(options, "backup", work)


def _restore(options: argparse.Namespace) -> int:
    """Returns 0 (in place and built, or whole), 1 (refused; nothing has changed), 4 (another writer is at work)."""
    data, now = options.data or ROOT / "data", datetime.now(turn.WITA).replace(microsecond=0, tzinfo=None)
    if options.check:
        try:
            files = archive.looked_through(options.file)
        except BadInputError as error:
            return _not_done("Cadangan tidak dapat dipakai.", error)
        _tell(options, {"status": "whole", "files": len(files)}, [f"Cadangan utuh: {len(files)} berkas."])
        return 0
    data.mkdir(parents=True, exist_ok=True)
    return in_turn(options, "restore", lambda: _put_back(options, data, now))


def _put_back(options: argparse.Namespace, data: Path, now: datetime) -> int:
    try:
        files = archive.looked_through(options.file)
        there = archive.kept(data)
        if there and not options.replace:
            raise refused(str(data), "not_empty", value=str(len(there)))
        before = data / archive.BACKUPS / f"cadangan-{now:%Y%m%d-%H%M%S}-sebelum-pulih.zip"
        if there:
            archive.write(data, before, now)
        archive.unpack(options.file, data, files)
    except (BadInputError, OSError) as error:
        return _not_done("Tidak ada yang dipulihkan; tidak ada yang berubah.", error)
    archive.finish(data)
    lines = [f"Dipulihkan: {len(files)} berkas dari {options.file}."]
    lines += [f"Yang ada sebelumnya dicadangkan: {before}"] if there else []
    try:
        built = building.build(data, as_of=options.as_of)
    except BadInputError as error:
        print("\n".join(lines), file=sys.stderr)
        tell_not_built(error)
        return 1
    told = {"status": "restored", "files": len(files), "before": str(before) if there else None,
            "build": built.path.name}  # fmt: skip
    _tell(options, told, [*lines, f"Gudang data: {built.path.name}"])
    return 0


def _tell(options: argparse.Namespace, told: dict[str, Any], lines: list[str]) -> None:
    print(json.dumps(told, ensure_ascii=False) if options.json else "\n".join(lines))


def _not_done(words: str, error: BadInputError | OSError) -> int:
    print(words, file=sys.stderr)
    for problem in error.problems if isinstance(error, BadInputError) else []:
        print(f"  {problem.file}: {problem.rule}. Cara memperbaiki: {problem.cure}.", file=sys.stderr)
    if isinstance(error, OSError):
        print(f"  {error.filename or ''}: {error.strerror}", file=sys.stderr)
    return 1

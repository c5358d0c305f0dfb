"""The commands `undo` and `status` of `python -m etl`. What they tell is Indonesian: data officers read it."""

import argparse
import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from etl import build as building
from etl import turn
from etl.intake.command import DEFAULT_BY, add_common, in_turn
from schemas.vocabulary import BatchEvent
from schemas.warehouse_file import data_folder

if TYPE_CHECKING:
    from etl.history.status import Status

_MEGABYTE = 2**20


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands to the command line."""
    undo = commands.add_parser("undo", help="take a loaded file back (its rows count no more), or bring it again")
    undo.add_argument("batch_id", metavar="BATCH_ID", help="as `status` lists it; of a survey round its identifier")
    undo.add_argument("--redo", action="store_true", help="bring a file again that was taken back")
    undo.add_argument("--by", default=DEFAULT_BY, help=f"who asks: an office, not a name (default: {DEFAULT_BY})")
    undo.add_argument("--why", default=None, metavar="TEXT", help="why, kept beside the file")
    undo.add_argument("--yes", action="store_true", help="also when rows of other files are refused then")
    add_common(undo)
    undo.set_defaults(run=_undo)
    status = commands.add_parser("status", help="what is loaded, which build answers, who is at work")
    status.add_argument("--data", type=Path, default=None, help="folder that holds raw/ (default: data)")
    status.add_argument("--json", action="store_true", help="one JSON object")
    status.set_defaults(run=_status)


def _undo(options: argparse.Namespace) -> int:
    """Returns 0 (done, or it was so already), 1 (nothing has changed), 4 (another writer is at work)."""
    from etl.history import undoing  # noqa: PLC0415 - reads workbooks; other commands must not wait for it
    from etl.intake import messages  # noqa: PLC0415

    data = options.data or data_folder()
    event = BatchEvent.REDONE if options.redo else BatchEvent.UNDONE
    why = messages.shown(" ".join((options.why or "").split())) or None
    asked = undoing.Asked(options.batch_id, event, options.by, why, options.yes)

    def work() -> int:
        now = datetime.now(turn.WITA)
        done = undoing.run(data, asked, now, lambda: building.build(data, as_of=options.as_of))
        if done.told["status"] in ("nothing", "unknown"):
            # An undo that was killed after it had kept its event is brought to its end by the next one.
            building.build_if_needed(data, as_of=options.as_of)
        print(json.dumps(done.told, ensure_ascii=False) if options.json else "\n".join(done.lines))
        return done.code

    return in_turn(options, "undo", work)


def _status(options: argparse.Namespace) -> int:
    from etl.history import status  # noqa: PLC0415

    found = status.now(options.data or data_folder())
    print(json.dumps(asdict(found), ensure_ascii=False) if options.json else "\n".join(_lines(found)))
    return 0


def _lines(found: "Status") -> list[str]:
    lines = [f"Gudang data: {found.build}, dinilai untuk {found.as_of}" if found.build else "Belum ada gudang data."]
    if found.build and not (found.is_current and found.is_of_today):
        why = "Dinilai untuk hari lain" if found.is_current else "Berkas atau program berubah sejak itu"
        lines.append(f"  {why}. Perbarui: python -m etl build")
    if found.not_counted:
        lines.append(f"  Belum dihitung: {', '.join(found.not_counted)}")
    if found.writer is not None:
        lines.append(f"Sedang ditulis: python -m etl {found.writer['command']} sejak {found.writer['since']} "
                     f"(proses {found.writer['pid']} di {found.writer['host']})")  # fmt: skip
    lines.append(f"Berkas ({len(found.files)}):")
    for one in found.files:
        lines.append(f"  {one['batch_id']}  {one['file']}, {one['loaded_at']}, {one['loaded_by']}")
        lines.append("    {new} baru, {changed} diubah, {same} sama, {refused} ditolak".format(**one["counts"]))
        if one["is_undone"]:
            why = f": {one['why']}" if one["why"] else ""
            lines.append(f"    dibatalkan {one['last_at']} oleh {one['last_by']}{why}")
    lines.append(f"Nilai yang ditolak dan menunggu perbaikan: {found.refused}")
    kept, free = found.kept_bytes / _MEGABYTE, found.free_bytes / _MEGABYTE
    lines.append(f"Berkas tersimpan: {kept:.1f} MB; ruang kosong: {free:.0f} MB")
    return lines

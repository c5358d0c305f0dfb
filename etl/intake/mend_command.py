"""The commands `quarantine` and `mend` of `python -m etl`. What they tell is Indonesian: data officers read it."""

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from etl import build as building
from etl import turn
from etl.intake.command import add_asking, add_common, add_only, in_turn, only, steps_of, told
from schemas.warehouse_file import data_folder


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands to the command line."""
    listed = commands.add_parser("quarantine", help="refused rows that wait to be mended")
    listed.add_argument("--data", type=Path, default=None, help="folder that holds raw/ (default: data)")
    listed.add_argument("--json", action="store_true", help="one JSON object per row, on a line of its own")
    add_only(listed)
    listed.set_defaults(run=quarantine)
    mend = commands.add_parser("mend", help="bring refused rows again as they were mended, or set them aside")
    mend.add_argument("file", type=Path, metavar="FILE.json", help="rows with their cells, and rows that are dropped")
    add_asking(mend)
    add_common(mend)
    mend.set_defaults(run=mend_rows)


def quarantine(options: argparse.Namespace) -> int:
    """Tell the rows that wait; returns 0."""
    from etl.intake import batches  # noqa: PLC0415 - a build must not wait for it
    from etl.intake import quarantine as waiting  # noqa: PLC0415

    allowed = {one.record.batch_id: one.record.allowed for one in batches.kept(options.data or data_folder())}
    found = waiting.waiting(only(options), allowed)
    if options.json:
        print("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in found), end="")
        return 0
    print(f"Baris yang ditolak dan menunggu perbaikan: {len(found)}")
    for one in found:
        print(f"{one['file']} ({one['batch_id']}), {one['sheet']} baris {one['row']}")
        for error in one["errors"]:
            print(f"  {error['column'] or 'baris'}: {error['rule']}. Cara memperbaiki: {error['cure']}.")
    return 0


def mend_rows(options: argparse.Namespace) -> int:
    """Mend rows; returns 0 (all in), 3 (some refused), 1 (nothing; nothing has changed), 4 (another writer)."""
    from etl.intake import mending  # noqa: PLC0415
    from etl.intake.messages import UnreadableFileError  # noqa: PLC0415

    folder = options.data or data_folder()
    steps = steps_of(options, mending.STEPS + len(building.STEPS))
    try:
        content = mending.read(options.file)
    except UnreadableFileError as error:
        return _unreadable(options, error.rule, error.cure)

    def rebuild() -> object:
        return building.build(folder, progress=steps.building, as_of=options.as_of)

    def work() -> int:
        asked = mending.Asked(content, options.by, datetime.now(turn.WITA), only(options))
        done = mending.mend(folder, asked, rebuild, steps)
        return told(options, folder, done)

    return in_turn(options, "mend", work)


def _unreadable(options: argparse.Namespace, rule: str, cure: str) -> int:
    from etl.intake import machine_report  # noqa: PLC0415

    told: dict[str, Any] = {"file": options.file.name, "status": machine_report.UNREADABLE,
                            "errors": [machine_report.whole_file(rule, cure)]}  # fmt: skip
    words = f"Tidak dapat dibaca: {rule}. Cara memperbaiki: {cure}."
    print(json.dumps(told, ensure_ascii=False) if options.json else words)
    return 1
